"""Acceptance tests A: Mirela Vantu, mid-rotation, planning for season 2028."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from lorapp.domain.calendar.season import milestone, season_rows
from lorapp.domain.engine.rules.backing_up import is_expected, wise_number
from lorapp.domain.engine.steps import Severity, StepState
from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.age import Recency
from lorapp.domain.letters.changes import Confirmation, confirm
from lorapp.domain.letters.dates import suggested_deadline
from lorapp.domain.letters.record import Event, EventKind, Form
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState
from lorapp.domain.placing.rules.checking import check, check_with
from lorapp.domain.placing.rules.verdicts import Result, Strictness
from lorapp.domain.programs import Assignment
from lorapp.domain.themes.coverage import Finding, coverage
from lorapp.domain.themes.taker import taker
from lorapp.errors import RefusedError
from tests.acceptance.applicants import (
    TODAY,
    at,
    logged,
    mirela,
    planned,
    reasons,
    step,
    summary,
    with_letter,
)

K = EventKind


def test_at_a1_the_agenda_names_the_working_days_to_ask() -> None:
    found = step(mirela(), "ask:letter:A-L1")
    text = reasons(mirela(), found)
    assert (found.opens, found.due) == (date(2026, 11, 23), date(2026, 11, 27))
    assert "Mon 23 Nov, Tue 24 Nov, Wed 25 Nov." in text
    assert "Thu 26 Nov is a holiday (Thanksgiving)" in text
    assert "Fri 27 Nov is doubtful" in text


@pytest.mark.parametrize(
    ("now", "state", "severity"),
    [
        (at(2026, 11, 23), StepState.TODAY, None),
        (at(2026, 11, 27), StepState.TODAY, None),
        (at(2026, 11, 28), StepState.OVERDUE, Severity.AMBER),
        (at(2026, 12, 27), StepState.OVERDUE, Severity.AMBER),
        (at(2026, 12, 28), StepState.OVERDUE, Severity.RED),
    ],
)
def test_at_a2_a_missed_ask_turns_amber_then_red(
    now: datetime, state: StepState, severity: Severity | None
) -> None:
    found = step(mirela(), "ask:letter:A-L1", now)
    assert (found.state, found.severity) == (state, severity)


def test_at_a2_an_ask_long_after_the_rotation_says_so() -> None:
    found = step(mirela(), "ask:letter:A-L1", at(2027, 6, 1))
    assert "too long ago" in reasons(mirela(), found)


def test_at_a3_the_deadline_is_suggested_three_weeks_after_the_rotation() -> None:
    file = mirela()
    suggested = suggested_deadline(Situation(file, TODAY), file.letter("A-L1"))
    assert suggested == date(2026, 12, 18)


def test_at_a5_an_early_upload_brings_the_two_tasks_that_keep_it() -> None:
    early = replace(mirela().letter("A-L1"), season=2027)
    file = with_letter(mirela(), early)
    certify = step(file, "keep-letter:service:eras")
    assert certify.due == date(2027, 5, 31)
    assert "17:00 ET" in reasons(file, certify)
    taken = step(file, "import-letter:letter:A-L1")
    assert (taken.opens, taken.state) == (date(2027, 6, 9), StepState.WAITING)


def test_at_a6_two_spellings_of_the_address_keep_the_entry_a_draft() -> None:
    agreed = logged(mirela(), "A-L1", K.AGREED, date(2026, 11, 22))
    answers = Confirmation(
        email="h.quistgard@example.org",
        repeated="h.quistgaard@example.org",
        specialty="internal-medicine",
        form=Form.NARRATIVE,
        chair=False,
        waived=True,
    )
    with pytest.raises(RefusedError, match="differ"):
        confirm(Situation(agreed, TODAY), "A-L1", answers)
    sure = replace(answers, email=answers.repeated)
    confirmed = confirm(Situation(agreed, TODAY), "A-L1", sure)
    assert summary(confirmed, "A-L1").state is LetterState.CONFIRMED


def test_at_a7_a_paper_letter_is_red_and_asks_for_a_new_one() -> None:
    found = summary(mirela(), "A-L0")
    assert (found.recency, found.age_months) == (Recency.RED, 26.7)
    fresh = step(mirela(), "refresh:letter:A-L0")
    assert fresh.severity is Severity.RED
    assert "no way in" in reasons(mirela(), fresh)
    assert planned(mirela()).step("ask:letter:A-L0") is None


def test_at_a8_an_observership_does_not_count_where_the_program_says_so() -> None:
    file = mirela()
    for key, day in (("A-L1", 20), ("A-L2", 21), ("A-L4", 22)):
        letter = file.letter(key)
        came = Event(kind=K.UPLOADED, on=date(2027, 7, day))
        file = with_letter(file, replace(letter, events=(*letter.events, came)))
    here = Situation(file, at(2027, 8, 16))
    place = file.program("A-P4")
    observed = {v.rule: v for v in check_with(here, place, ("A-L1", "A-L2"))}
    assert observed["us"].result is Result.FAIL
    assert observed["us"].letters == ("A-L2",)
    assert observed["counts_observership"].letters == ("A-L1",)
    hands_on = {v.rule: v for v in check_with(here, place, ("A-L2", "A-L4"))}
    assert hands_on["us"].result is Result.PASS
    assert hands_on["us"].letters == ("A-L2", "A-L4")
    before = {v.rule: v for v in check(mirela(), TODAY).by_key["A-P4"].rules}
    assert by_name(before["us"].why, file) == "Needs 2 US letters, holds none."


def test_at_a8_assigned_letters_satisfy_the_program() -> None:
    file = mirela()
    for key in ("A-L2", "A-L4"):
        came = Event(kind=K.UPLOADED, on=date(2027, 7, 20))
        file = with_letter(file, replace(file.letter(key), events=(came,)))
    placed = tuple(
        Assignment(letter=key, program="A-P4", on=date(2027, 8, 2), reason="both know me")
        for key in ("A-L2", "A-L4")
    )
    found = check(replace(file, assignments=placed), at(2027, 8, 16)).by_key["A-P4"]
    results = {v.rule: v.result for v in found.rules}
    assert (results["us"], results["in_specialty"]) == (Result.PASS, Result.PASS)
    assert (results["recency_months"], found.below_minimum_by) == (Result.PASS, 1)


def test_at_a9_a_visa_is_a_hard_mismatch_and_no_letter_problem() -> None:
    found = check(mirela(), TODAY).by_key["A-P5"]
    visa = next(v for v in found.rules if v.rule == "visas")
    assert "visa: none, you need J-1" in visa.why
    assert (visa.strictness, visa.result, visa.letters) == (Strictness.STRICT, Result.FAIL, ())
    assert found.is_excluded
    others = [one for one in check(mirela(), TODAY).programs if one.key != "A-P5"]
    assert not any(v.rule == "visas" for one in others for v in one.unmet)


@pytest.mark.parametrize(
    ("letter", "months"),
    [("A-L0", 26.7), ("A-L1", 9.1), ("A-L2", 7.1), ("A-L3", 5.2), ("A-L4", 3.2)],
)
def test_the_letter_plan_shows_each_age_at_release(letter: str, months: float) -> None:
    assert summary(mirela(), letter).age_months == months


@pytest.mark.parametrize(
    ("letter", "opens", "due"),
    [
        ("A-L1", date(2026, 11, 23), date(2026, 11, 27)),
        ("A-L2", date(2027, 2, 1), date(2027, 2, 5)),
        ("A-L3", date(2027, 3, 29), date(2027, 4, 2)),
        ("A-L4", date(2027, 5, 24), date(2027, 5, 28)),
    ],
)
def test_the_letter_plan_asks_in_the_last_days_of_each_rotation(
    letter: str, opens: date, due: date
) -> None:
    found = step(mirela(), f"ask:letter:{letter}")
    assert (found.opens, found.due) == (opens, due)


def test_at_a10_a_theme_that_nobody_is_asked_to_prove_is_a_gap_until_a_letter_is() -> None:
    shown = coverage(Situation(mirela(), TODAY))
    assert [row.theme for row in shown.rows] == ["precision", "teaching patients", "teamwork"]
    proving = {row.theme: [cell.column.key for cell in row.proving] for row in shown.rows}
    assert proving == {"precision": ["A-L1"], "teaching patients": [], "teamwork": ["A-L1"]}
    gaps = [row.theme for row in shown.rows if Finding.UNPROVED in row.findings]
    assert gaps == ["teaching patients"]
    suggested = taker(Situation(mirela(), TODAY), "teaching patients")
    assert suggested is not None
    assert suggested.letter == "A-L2"
    asked = replace(mirela().letter("A-L2"), proves=("teaching patients",))
    then = coverage(Situation(with_letter(mirela(), asked), TODAY))
    assert not [row.theme for row in then.rows if Finding.UNPROVED in row.findings]


def test_at_a11_every_date_of_the_planned_season_is_marked_as_projected() -> None:
    rows = [row for row in season_rows(mirela(), TODAY) if row.at is not None]
    assert rows
    assert all(row.projected for row in rows)
    opening = milestone(mirela(), 2028, "eras", "season-opens")
    assert opening is not None
    assert (opening.day, opening.or_at) == (date(2027, 6, 9), date(2027, 6, 2))


def test_at_a11_projected_dates_never_raise_an_alarm() -> None:
    projected = [found for found in planned(mirela()).steps if found.projected]
    assert projected
    assert all(found.severity is not Severity.RED for found in projected)


def test_at_a12_five_letters_are_wise_and_none_is_expected_yet() -> None:
    here = Situation(mirela(), TODAY)
    assert wise_number(here) == 5
    assert sum(is_expected(here, letter) for letter in mirela().letters) == 0
    found = step(mirela(), "line-up-backup:service:eras")
    assert found.fact == "0 of 5"
    assert "asks for 4" in reasons(mirela(), found)
