"""A program that fills its places without a match keeps no calendar but its own."""

from dataclasses import replace
from datetime import date

import pytest

from lorapp.domain.engine.plan import plan
from lorapp.domain.letters.dates import need
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.matches import NO_MATCH
from lorapp.domain.papers import Interview
from lorapp.domain.placing.programs.program_facts import fact_lines
from lorapp.domain.placing.rules.reviewing import reading_text, release_of, review_day
from lorapp.domain.placing.supposing.critical_path import critical_path
from lorapp.domain.programs import LetterRules, Program, ProgramStatus
from lorapp.domain.ranking.lists import rank_lists
from lorapp.domain.record import SeasonFile
from tests.acceptance.applicants import at, samir
from tests.domain.engine.builders import day, ev, letter, program, record, said, situation, step

K = EventKind
EARLY, LATE = day("7-15"), date(2027, 3, 10)
"""Before programs read, and after rank lists are closed."""


def offered(*more: Program, complete_by: date | None = None) -> SeasonFile:
    """One agreed letter, and an open position that wants it."""
    open_place = replace(
        program(letters=LetterRules(min=1)), match=NO_MATCH, complete_by=complete_by
    )
    return record(letter(ev(K.AGREED, "7-13")), programs=(open_place, *more))


def needed(file: SeasonFile, on: date = EARLY) -> date | None:
    found = need(situation(file, on), file.letters[0])
    return found.day if found else None


def test_only_its_own_day_counts_for_a_letter() -> None:
    assert needed(offered(complete_by=date(2026, 11, 1))) == date(2026, 11, 1)
    assert needed(offered()) is None


def test_beside_a_program_of_a_match_the_season_counts_too() -> None:
    matched = program("P2", letters=LetterRules(min=1))
    file = offered(matched, complete_by=date(2026, 11, 1))
    assert needed(file) == needed(record(file.letters[0], programs=(matched,)))
    assert needed(file) == date(2026, 9, 23)


def test_its_way_back_is_counted_from_its_own_day_or_not_at_all() -> None:
    dated, bare = offered(complete_by=date(2026, 11, 1)), offered()
    found = critical_path(situation(dated, EARLY), dated.letters[0], dated.programs[0])
    assert found is not None
    assert found.need.day == date(2026, 11, 1)
    assert critical_path(situation(bare, EARLY), bare.letters[0], bare.programs[0]) is None


def test_it_reads_as_applications_come() -> None:
    file = offered()
    at_work, place = situation(file, EARLY), file.programs[0]
    assert release_of(file, place) is None
    assert review_day(at_work, place) == EARLY
    assert reading_text(at_work, place) == "as applications come"
    sent = replace(place, applied_on=day("7-10"), status=ProgramStatus.APPLIED)
    assert review_day(at_work, sent) == day("7-10")


def test_a_letter_can_still_be_assigned_there_when_rank_lists_are_closed() -> None:
    here = letter(ev(K.UPLOADED, "7-13"))
    rules = LetterRules(min=1)
    file = record(here, programs=(replace(program(letters=rules), match=NO_MATCH),))
    found = step(file, "assign:letter:L1", LATE)
    assert "can no longer help" not in said(file, found)
    matched = record(here, programs=(program(letters=rules),))
    assert "can no longer help" in said(matched, step(matched, "assign:letter:L1", LATE))


@pytest.mark.parametrize(("match", "expected"), [(NO_MATCH, True), (None, False)])
def test_its_interview_is_noted_also_after_rank_lists_close(
    match: str | None, expected: bool
) -> None:
    place = Program(key="OPEN", name="Fern Hill IM", season=2027, match=match)
    talk = Interview(program="OPEN", at=at(2027, 3, 9))
    file = replace(samir(), programs=(*samir().programs, place), interviews=(talk,))
    found = plan(file, at(2027, 3, 10)).step("interview:interview:OPEN")
    assert (found is not None) is expected
    if found is not None:
        assert "rank list" not in " ".join(found.why)
        assert "needed for your decision" in " ".join(found.why)


def test_it_stands_on_no_rank_list_and_a_military_one_on_its_own() -> None:
    places = tuple(
        Program(key=match, name=match, season=2027, match=match) for match in (NO_MATCH, "military")
    )
    talks = tuple(Interview(program=one.key, at=at(2026, 12, 1)) for one in places)
    file = replace(samir(), programs=places, interviews=talks, assignments=(), exclusions=())
    now = Situation(file, at(2027, 2, 20))
    assert [(one.match, len(one.waiting)) for one in rank_lists(now)] == [("military", 1)]
    assert plan(file, now.now).step("certify-ranks:service:military") is None


def test_its_match_and_first_day_are_shown_where_they_are_set() -> None:
    place = replace(samir().program("B-P01"), match=NO_MATCH, starts_on=date(2026, 12, 14))
    now = Situation(samir(), at(2026, 11, 22))
    told = {line.label: line.says for line in fact_lines(now, place)}
    assert (told["Match"], told["First day"]) == ("no match", "14 Dec")
    plain = {line.label for line in fact_lines(now, samir().program("B-P01"))}
    assert not plain & {"Match", "First day"}
