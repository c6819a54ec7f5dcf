"""A letter that will not come names who misses it, and who could write in its place."""

from typing import Any

from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.replacing import could_write
from lorapp.domain.letters.story_needs import need_lines
from lorapp.domain.mentors import Role
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import (
    agreed,
    asked,
    day,
    ev,
    letter,
    mentor,
    program,
    record,
    rotation,
    situation,
)

K = EventKind
NO: Letter = letter(asked("7-1"), ev(K.DECLINED, "7-20"))
PEOPLE = (
    mentor(),
    mentor("M2", "Dr. Bo Lind", role=Role.ATTENDING),
    mentor("M3", "Dr. Cy Roe", role=Role.RESIDENT),
    mentor("M4", "Dr. Di Falk", role=Role.COORDINATOR),
)


def told(file: SeasonFile) -> dict[str, Any]:
    at = situation(file, day("8-3"))
    lines = need_lines(at, file.letter("L1"))
    return {line.label: " · ".join(fact.text for fact in line.facts) for line in lines}


def test_who_could_be_asked_comes_by_points_and_who_is_busy_or_cannot_does_not() -> None:
    stays = (rotation("5-1", "5-28", mentors=("M2",)),)
    file = record(NO, mentors=PEOPLE, programs=(program(),), rotations=stays)
    assert could_write(situation(file, day("8-3")), NO) == ("M2", "M3")
    found = told(file)
    assert found["Short"] == "! Program P1 below its minimum"
    assert found["Instead"] == "Dr. Lind could be asked · Dr. Roe could be asked"
    busy = letter(agreed("7-2"), key="L2", mentor="M2", specialty="neurology")
    more = record(NO, busy, mentors=PEOPLE, programs=(program(), program("P2")), rotations=stays)
    assert told(more)["Instead"] == "Dr. Roe could be asked"
    assert told(more)["Short"] == "! Program P1 and 1 more program"


def test_a_letter_that_is_planned_already_stands_first() -> None:
    idea = letter(key="L2", mentor="M2")
    file = record(NO, idea, mentors=PEOPLE, programs=(program(minimum=0),))
    assert told(file) == {
        "Courtesy": told(file)["Courtesy"],
        "Instead": "Dr. Lind · Dr. Roe could be asked",
    }


def test_a_lapsed_letter_keeps_its_other_lines_and_nobody_is_said() -> None:
    gone = letter(agreed("7-1"), ev(K.REQUESTED, "7-2"), ev(K.LAPSED, "7-20"))
    found = told(record(gone, programs=(program(),)))
    assert found["Instead"] == "nobody on record"
    assert {"Needed", "Courtesy", "Short"} < set(found)
    assert "Backup" not in found
