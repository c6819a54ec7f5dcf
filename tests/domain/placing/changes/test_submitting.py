# ruff: noqa: ANN401 - helpers pass any field of a record on to its class
"""Submitting, its correction, and signals."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from lorapp.domain.calendar.rows import CalendarRow, RowStatus
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.submitting import correct_submission, set_signal, submit
from lorapp.domain.programs import Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from tests.domain.engine.builders import ZONE, day, program, record, situation

S = ProgramStatus
OPEN = day("10-5")


def a_file(place: Program | None = None, **parts: Any) -> SeasonFile:
    return replace(record(programs=(place or program(),)), **parts)


def submitted(place: Program | None = None) -> Program:
    return submit(situation(a_file(place), OPEN), "P1").programs[0]


@pytest.mark.parametrize(
    ("status", "after"),
    [(None, S.APPLIED), (S.CONSIDERING, S.APPLIED), (S.APPLIED, S.APPLIED)],
)
def test_submitting_writes_down_the_day_and_what_it_went_by(
    status: ProgramStatus | None, after: ProgramStatus
) -> None:
    place = program(status=status, applied_on=day("10-9") if status is S.APPLIED else None)
    sent = submitted(place)
    assert (sent.applied_on, sent.status) == (OPEN, after)
    assert (sent.service, sent.season) == ("eras", 2027)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (program(applied_on=day("9-21")), "You applied to Program P1 on 21 Sep already"),
        (program(status=S.INTERVIEW), "You applied to Program P1 already"),
        (program(status=S.WITHDRAWN), r"is finished \(withdrawn\)"),
    ],
)
def test_what_was_sent_or_is_over_is_not_submitted_again(place: Program, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        submitted(place)


HOUR = datetime(2026, 9, 2, 9, tzinfo=ZONE)
DUE = CalendarRow(
    season=2027, service="eras", code="submission-opens", at=HOUR, status=RowStatus.PUBLISHED
)


@pytest.mark.parametrize("row", [DUE, replace(DUE, at=HOUR.date(), status=RowStatus.SECONDARY)])
def test_nothing_is_submitted_before_the_published_day(row: CalendarRow) -> None:
    file = a_file(calendar=(row,))
    with pytest.raises(RefusedError, match=r"takes applications from Wed 2 Sep\. Submit Program"):
        submit(situation(file, day("9-1")), "P1")
    assert submit(situation(file, day("9-2")), "P1").programs[0].applied_on == day("9-2")


def test_the_hour_counts_and_an_expected_day_holds_nobody_back() -> None:
    with pytest.raises(RefusedError, match="takes applications from"):
        submit(Situation(a_file(calendar=(DUE,)), HOUR.replace(hour=8)), "P1")
    expected = replace(DUE, status=RowStatus.PROJECTED)
    early = submit(situation(a_file(calendar=(expected,)), day("9-1")), "P1")
    assert early.programs[0].status is S.APPLIED


def test_where_no_day_is_known_nothing_stands_against_submitting() -> None:
    far = program(season=2040)
    assert submitted(far).applied_on == OPEN


def test_an_application_recorded_by_mistake_is_corrected_with_a_reason() -> None:
    file = a_file(program(applied_on=day("9-21"), status=S.INTERVIEW))
    back = correct_submission(situation(file, OPEN), "P1", "wrong row").programs[0]
    assert (back.applied_on, back.status) == (None, S.CONSIDERING)
    with pytest.raises(RefusedError, match="Say in a few words"):
        correct_submission(situation(file, OPEN), "P1", " ")
    with pytest.raises(RefusedError, match="not applied to, so there is nothing to correct"):
        correct_submission(situation(a_file(), OPEN), "P1", "wrong row")


def test_a_signal_is_given_and_taken_back_until_applying() -> None:
    given = set_signal(situation(a_file()), "P1", " gold ")
    assert given.programs[0].signal == "gold"
    assert set_signal(situation(given), "P1", None).programs[0].signal is None
    sent = a_file(program(applied_on=day("8-1"), signal="gold"))
    with pytest.raises(RefusedError, match="so its signal stays"):
        set_signal(situation(sent), "P1", "silver")
    assert set_signal(situation(sent), "P1", "gold") == sent
