"""From one season to the next: one change, in which nothing of the old season moves."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lorapp.domain.applicant import Account, Registration
from lorapp.domain.arrival.record import Closing, MatchOutcome, MatchResult
from lorapp.domain.calendar.season import milestone
from lorapp.domain.checks import problems
from lorapp.domain.engine.plan import plan
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Document, Interview, Statement, StepNote
from lorapp.domain.programs import Assignment, LetterRules, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.seasons.rollover import kept_programs, rehearse, roll_over
from lorapp.domain.values import NOT_GIVEN
from lorapp.errors import RefusedError
from tests.domain.engine.builders import applicant, asked, book, letter, noon, program, record
from tests.domain.seasons.builders import K, at, day, ev
from tests.records import season_files

APRIL = date(2027, 4, 10)


def full() -> SeasonFile:
    """A whole first season, whose records follow the season applied for."""
    person = applicant(
        accounts=(Account(service="eras", certified_on=date(2026, 9, 10)),),
        registrations=(Registration(service="nrmp"),),
    )
    return record(
        letter(ev(K.UPLOADED, "8-3")),
        letter(asked("8-3"), ev(K.AGREED, "8-4"), ev(K.REQUESTED, "8-5"), key="L2"),
        applicant=person,
        programs=(
            program(applied_on=date(2026, 9, 23), status=ProgramStatus.APPLIED, signal="gold"),
            program(key="P2", status=ProgramStatus.REJECTED, service="residencycas"),
        ),
        assignments=(Assignment(letter="L1", program="P1", on=date(2026, 9, 23)),),
        statements=(Statement(key="S1"),),
        documents=(Document(kind="mspe"), Document(kind="CV"), Document(kind="photo", season=2026)),
        interviews=(Interview(program="P1", at=noon(date(2026, 12, 1))),),
        steps=(
            StepNote(id="document:document:photo", not_needed="have it"),
            StepNote(id="thank:letter:L1", not_needed="in person"),
        ),
    )


def test_what_followed_the_season_keeps_the_old_one() -> None:
    file = roll_over(at(full(), APRIL))
    assert file.applicant.season == 2028
    assert {one.season for one in file.letters} == {2027}
    assert {one.season for one in file.programs} == {2027}
    assert [one.season for one in file.statements] == [2027]
    assert [one.season for one in file.documents] == [2027, None, 2026]
    assert file.applicant.accounts[0].season == 2027
    assert file.applicant.registrations[0].season == 2027
    assert [note.id for note in file.steps] == ["thank:letter:L1"]
    assert (file.assignments, file.interviews) == (full().assignments, full().interviews)
    assert file.calendar is NOT_GIVEN
    assert problems(file) == []


def test_programs_come_along_as_considered_entries_without_letters() -> None:
    rules = LetterRules(min=3)
    before = full()
    before = replace(before, programs=(replace(before.programs[0], letters=rules), program("P2")))
    file = roll_over(at(before, APRIL), ("P1", "P2", "P1"))
    first, second = file.programs[2:]
    assert (first.key, first.season, first.status) == ("P1-28", 2028, ProgramStatus.CONSIDERING)
    assert (first.letters, first.applied_on, first.signal) == (rules, None, None)
    assert first.facts[-1].seen_on == APRIL
    assert "season 2027" in first.facts[-1].says
    assert second.key == "P2-28"
    assert not any(one.program.endswith("-28") for one in file.assignments)
    again = roll_over(at(file, day("2028-4-10")), ("P1-28",))
    assert again.programs[-1].key == "P1-29"


def test_a_key_that_is_taken_gets_a_number_and_a_service_of_its_own_stays() -> None:
    taken = replace(
        full(),
        programs=(
            program("P1", service="residencycas"),
            program("P1-28", season=2028),
            program("P1-28-2", season=2028),
        ),
        assignments=(),
        interviews=(),
    )
    new = roll_over(at(taken, APRIL), ("P1",)).programs[-1]
    assert (new.key, new.service) == ("P1-28-3", "residencycas")
    usual = replace(taken, programs=(program("P1", service="eras"),))
    assert roll_over(at(usual, APRIL), ("P1",)).programs[-1].service is None


def test_the_rehearsal_names_what_is_left_open_and_changes_nothing() -> None:
    file = full()
    told = rehearse(at(file, APRIL))
    assert (told.before, told.after) == (2027, 2028)
    assert told.marked == ("2 letters", "2 programs", "1 statement", "1 paper")
    words = " ".join(told.left_open)
    assert "How the season ended is not written down." in words
    assert "not certified" not in words
    assert [one.key for one in told.offered] == ["P1", "P2"]
    assert kept_programs(told, "all") == ("P1", "P2")
    assert kept_programs(told, "open") == ("P1",)
    assert kept_programs(told, "none") == ()


def test_the_rehearsal_warns_of_letters_and_interviews_that_would_be_lost() -> None:
    bare = replace(
        full(),
        applicant=applicant(),
        programs=(program(),),
        outcomes=(MatchOutcome(season=2027, result=MatchResult.WITHDREW, on=date(2026, 8, 4)),),
    )
    words = " ".join(rehearse(at(bare, date(2026, 8, 10))).left_open)
    assert "not closed" in words
    assert "A word is owed to" in words
    assert "not certified" in words
    assert "Interviews are still to come" in words
    shut = replace(bare, closings=(Closing(season=2027, on=date(2026, 8, 5)),))
    assert "not closed" not in " ".join(rehearse(at(shut, date(2026, 8, 10))).left_open)
    empty = record()
    assert rehearse(at(empty, APRIL)).marked == ()


def test_a_program_of_no_season_and_a_season_too_far_are_refused() -> None:
    with pytest.raises(RefusedError, match="not a program of season 2027"):
        roll_over(at(full(), APRIL), ("P9",))
    with pytest.raises(RefusedError, match="too far ahead"):
        roll_over(at(record(applicant=applicant(season=2040)), APRIL))


def _about_past(file: SeasonFile, now_at: Situation) -> list[str]:
    """Steps that are about a program of a season before."""
    past = {one.key for one in file.programs if file.program_season(one) < file.applicant.season}
    return [
        step.id
        for step in plan(file, now_at.now).steps
        if (step.kind in {"program", "interview"} and step.key in past) or past & set(step.programs)
    ]


@pytest.mark.parametrize("days", range(0, 420, 15))
def test_after_a_rollover_no_day_asks_about_past_programs(days: int) -> None:
    on = date(2026, 11, 22) + timedelta(days=days)
    file = roll_over(at(full(), on), ("P1",))
    for later in (0, 40, 200):
        then = at(file, on + timedelta(days=later))
        assert _about_past(file, then) == []
        assert not then.is_available(file.letter("L2"))


@settings(max_examples=12, phases=(Phase.generate,))
@given(season_files(), st.dates(date(2024, 1, 1), date(2034, 12, 31)))
def test_a_rollover_never_marks_an_old_letter_as_assigned(file: SeasonFile, on: date) -> None:
    file = replace(file, applicant=replace(file.applicant, season=2030), rulebook=book())
    then = Situation(file, noon(on))
    try:
        brought = kept_programs(rehearse(then), "all")
        new = roll_over(then, brought)
    except RefusedError:
        return
    assert new.assignments == file.assignments
    here = {one.key for one in new.programs if new.program_season(one) == new.applicant.season}
    assert not any(
        one.program in here and one.program not in file.programs_by_key for one in new.assignments
    )
    for before, after in zip(file.letters, new.letters, strict=True):
        assert file.letter_season(before) == new.letter_season(after)
        assert file.letter_service(before) == new.letter_service(after)
    assert set(problems(new)) <= set(problems(file))
    assert _about_past(new, Situation(new, noon(on))) == []
    assert milestone(new, 2031, "eras", "season-opens") is not None
