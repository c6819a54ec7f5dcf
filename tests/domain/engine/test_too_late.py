"""When nothing a step leads to can help any more, it says so and leaves the list."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from lorapp.domain.engine.steps import StepState
from lorapp.domain.letters.dates import need
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from tests.acceptance.applicants import (
    TODAY,
    at,
    logged,
    mirela,
    planned,
    reasons,
    samir,
    step,
    with_letter,
)


@pytest.mark.parametrize(
    ("step_id", "now"),
    [
        ("remind:letter:B-L3:6", at(2027, 2, 2)),
        ("mend-entry:letter:B-L4", at(2027, 2, 2)),
        ("assign:letter:B-L5", at(2027, 3, 4)),
    ],
)
def test_a_step_that_can_no_longer_help_is_missed(step_id: str, now: datetime) -> None:
    assert step(samir(), step_id, now).state is StepState.MISSED
    assert step_id not in {found.id for found in planned(samir(), now).do_now}


def test_a_missed_assignment_says_that_rank_lists_are_closed() -> None:
    found = step(samir(), "assign:letter:B-L5", at(2027, 3, 4))
    assert "Rank lists are closed" in reasons(samir(), found)


@pytest.mark.parametrize(("now", "is_there"), [(at(2026, 12, 4), True), (at(2027, 3, 4), False)])
def test_notes_on_an_interview_are_asked_for_until_rank_lists_close(
    now: datetime, *, is_there: bool
) -> None:
    found = planned(samir(), now).step("interview:interview:B-P01")
    assert (found is not None) is is_there


def test_an_early_letter_is_needed_when_its_own_season_ends() -> None:
    early = replace(mirela().letter("A-L1"), season=2027)
    file = with_letter(mirela(), early)
    found = need(Situation(file, TODAY), early)
    assert found is not None
    assert found.day == date(2027, 5, 31)
    assert "season ends" in reasons(file, step(file, "ask:letter:A-L1"))
    assert need(Situation(file, at(2027, 6, 1)), early) is None


def test_the_writer_is_not_reminded_of_a_request_that_was_never_sent() -> None:
    now = at(2026, 9, 23)
    ids = {found.id for found in planned(samir(), now).steps}
    assert "send-request:letter:B-L4" in ids
    assert not any(name.startswith("remind:letter:B-L4") for name in ids)
    file = logged(samir(), "B-L4", EventKind.REQUESTED, date(2026, 9, 23))
    later = {found.id for found in planned(file, now).steps}
    assert any(name.startswith("remind:letter:B-L4") for name in later)
