"""What an interview meets is said before it is saved; nothing of it forbids anything."""

from dataclasses import replace

import pytest

from lorapp.domain.interviews.conflicts import Weight, conflicts, lasts, span_words
from lorapp.domain.papers import InterviewStatus
from lorapp.domain.programs import ProgramStatus
from tests.acceptance.applicants import samir
from tests.domain.engine.builders import rotation
from tests.domain.interviews.cases import interview, situation, with_interviews

ASHGROVE = "Ashgrove Regional IM, Thu 3 Dec 18:00 Amman (10:00 ET)."
GRANITE = "Granite Ferry IM, Thu 7 Jan 17:30 Amman (08:30 CT, 09:30 ET)."
RANK = "! Rank lists are due before, on Wed 3 Mar."


def met(line: str) -> list[str]:
    found = conflicts(situation(), interview(line))
    return [f"{'! ' if one.weight is Weight.CLASH else ''}{one.text}" for one in found]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("elm 4 dec 10:00 ET", []),
        (
            "elm 3 dec 11:00 ET",
            [f"! At the same time: {ASHGROVE}"],
        ),
        (
            "elm 3 dec 14:30 ET",
            [
                f"! 30 min apart, and an interview can run over: {ASHGROVE}",
            ],
        ),
        (
            "elm 3 dec 9:00-10:00 ET",
            [
                f"! 0 min apart, and an interview can run over: {ASHGROVE}",
            ],
        ),
        (
            "elm 6 jan 12:00 CT 60 min",
            [],
        ),
        (
            "elm 8 jan 9:00 ET in person",
            [],
        ),
        (
            "elm 7 jan 18:00 ET video",
            [
                f"! 30 min apart, and one of them is in person: {GRANITE}",
                "02:00 is at night for you. It is fine to ask whether another hour is free.",
            ],
        ),
        (
            "ashgrove 2 feb 10:00 ET",
            ["Ashgrove Regional IM has an interview already: Thu 3 Dec 18:00 Amman (10:00 ET)."],
        ),
        (
            "elm 18 jan 10:00 ET",
            ["Mon 18 Jan is Martin Luther King Jr. Day in the US. Check the day with the program."],
        ),
        ("elm 5 dec 10:00 ET", ["Sat 5 Dec is a Saturday. Check the day with the program."]),
        (
            "elm 4 dec 2:00 ET",
            ["02:00 ET is outside office hours there. Check am and pm."],
        ),
        ("elm 3 mar 10:00 ET", ["The same day as “Rank list closes” (Wed 3 Mar)."]),
        ("elm 10 mar 10:00 ET", [RANK]),
        ("elm 2 nov 10:00 ET", ["! This hour has passed. Write `done` if it took place."]),
        ("elm 2 nov 10:00 ET done", []),
        ("elm 3 dec 11:00 ET declined", []),
    ],
)
def test_an_interview_meets(line: str, told: list[str]) -> None:
    assert met(line) == told


def test_a_rotation_day_and_a_program_marked_rejected_are_named() -> None:
    file = replace(
        samir(),
        rotations=(rotation("12-1", "12-18"), rotation("12-1", "12-18", key="R2", site=None)),
        programs=tuple(
            replace(one, status=ProgramStatus.REJECTED) if one.key == "B-P05" else one
            for one in samir().programs
        ),
    )
    found = [one.text for one in conflicts(situation(file), interview("elm 4 dec 10:00 ET", file))]
    assert found == [
        "Elmhollow IM is marked rejected.",
        "You work at Ashgrove until 18 Dec; ask for the day there in time.",
        "You work at a rotation until 18 Dec; ask for the day there in time.",
    ]


def test_a_changed_interview_does_not_meet_itself_nor_one_that_was_declined() -> None:
    held = samir().interviews[0]
    moved = replace(held, minutes=60)
    assert conflicts(situation(), moved, held) == ()
    assert conflicts(situation(), held) == ()
    declined = replace(held, status=InterviewStatus.DECLINED)
    file = with_interviews(declined)
    assert conflicts(situation(file), interview("elm 3 dec 10:00 ET", file)) == ()


def test_match_week_is_met_and_named_even_after_the_rank_list() -> None:
    found = met("elm 15 mar 10:00 ET")
    assert found[0] == RANK
    assert "The same day as “Match Week begins” (Mon 15 Mar)." in found
    without_dates = replace(samir(), rulebook=replace(samir().rulebook, seasons={}))
    at = situation(without_dates)
    assert conflicts(at, interview("elm 15 mar 10:00 ET", without_dates)) == ()


def test_lengths_are_as_noted_else_as_usual_for_the_way() -> None:
    at = situation()
    told = {
        line: span_words(lasts(at, interview(f"elm 4 dec 10:00 ET {line}")))
        for line in ("video", "phone", "in person", "", "90 min")
    }
    assert told == {
        "video": "4 h",
        "phone": "1 h",
        "in person": "8 h",
        "": "4 h",
        "90 min": "1 h 30 min",
    }
