"""When support is open, and since when an import is a case for it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lorapp.domain.seasons.processing import (
    is_processing,
    since_of,
    support_open,
    support_words,
    ticket_at,
)
from tests.domain.engine.builders import letter, noon, record
from tests.domain.seasons.builders import JUNE, K, at, day, ev


@pytest.mark.parametrize(
    ("asked", "opens"),
    [
        ("2027-06-15T12:00:00-04:00", "2027-06-15T12:00:00-04:00"),
        ("2027-06-15T05:00:00-04:00", "2027-06-15T08:00:00-04:00"),
        ("2027-06-17T18:00:00-04:00", "2027-06-21T08:00:00-04:00"),
        ("2027-06-19T10:00:00-04:00", "2027-06-21T08:00:00-04:00"),
        ("2027-03-13T23:30:00-05:00", "2027-03-15T08:00:00-04:00"),
        ("2026-10-30T23:30:00-04:00", "2026-11-02T08:00:00-05:00"),
        ("2027-06-14T03:00:00+03:00", "2027-06-14T08:00:00-04:00"),
    ],
    ids=["open", "early", "holiday", "weekend", "spring", "autumn", "other-zone"],
)
def test_support_is_there_on_working_days_from_eight_to_six(asked: str, opens: str) -> None:
    found = support_open(datetime.fromisoformat(asked))
    assert found.astimezone(UTC) == datetime.fromisoformat(opens).astimezone(UTC)


def test_the_next_open_hour_is_told_on_both_clocks() -> None:
    file = record()
    amman = replace(file, applicant=replace(file.applicant, timezone="Asia/Amman"))
    told = support_words(at(amman), datetime.fromisoformat("2027-06-19T10:00:00-04:00"))
    assert "Mon 21 Jun 15:00 Amman (08:00 ET)" in told
    assert "there now" in support_words(at(amman), noon(JUNE))


def test_an_import_is_a_case_after_a_day_until_it_is_through() -> None:
    hung = letter(ev(K.IMPORTED, "2027-6-14"), imported_from=2026)
    since = replace(hung, processing_since=noon(day("2027-6-14")))
    then = at(record(since))
    assert is_processing(then, since)
    assert ticket_at(then, since) == noon(JUNE)
    assert ticket_at(then, hung) is None
    done = replace(since, events=(*since.events, ev(K.AVAILABLE, "2027-6-15")))
    assert ticket_at(at(record(done)), done) is None
    planned = replace(since, events=())
    assert not is_processing(at(record(planned)), planned)


def test_since_when_it_hangs_is_now_today_and_noon_before() -> None:
    now = noon(JUNE, 9)
    assert since_of(JUNE, now) == now
    assert since_of(day("2027-6-10"), now) == noon(day("2027-6-10"))
