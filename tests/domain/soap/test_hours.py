"""The hours of Match Week against the zone database, in the zones of applicants."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lorapp.domain.calendar.rows import CalendarRow, RowStatus
from lorapp.domain.letters.situation import Situation
from lorapp.domain.soap.hours import (
    clocks,
    coming,
    has_begun,
    hours,
    is_at_night,
    is_match_week,
    is_past,
    is_soap,
    next_words,
    running,
    time_left,
)
from tests.domain.engine.builders import applicant, ids, record
from tests.domain.soap.builders import et, here, unmatched

ZONES = {
    "Asia/Karachi": (5, 5),
    "Asia/Amman": (3, 3),
    "Africa/Lagos": (1, 1),
    "Asia/Manila": (8, 8),
    "America/Sao_Paulo": (-3, -3),
}
"""Hours ahead of UTC in March 2026 and 2027; none of them changes its clocks in that month."""
WEEK = (
    (0, 9, 30),
    (0, 10, 0),
    (0, 11, 0),
    (1, 8, 0),
    (2, 9, 0),
    (3, 9, 0),
    (3, 11, 0),
    (3, 13, 0),
    (3, 15, 0),
    (3, 21, 0),
    (4, 12, 0),
)
"""Day after Monday, hour and minute in ET (domain calendar, section 4)."""
MONDAYS = {2026: date(2026, 3, 16), 2027: date(2027, 3, 15)}


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("season", MONDAYS)
def test_each_hour_is_right_on_the_clock_of_the_applicant(season: int, zone: str) -> None:
    at = Situation(
        record(applicant=applicant(season=season, timezone=zone)),
        datetime(season, 3, 1, tzinfo=UTC),
    )
    found = hours(at)
    assert len(found) == len(WEEK)
    monday = MONDAYS[season]
    ahead = timedelta(hours=ZONES[zone][season - 2026])
    for hour, (after, clock, minute) in zip(found, WEEK, strict=True):
        day = monday + timedelta(days=after)
        # Summer time in the East since Sunday: four hours behind UTC.
        there = datetime(day.year, day.month, day.day, clock, minute, tzinfo=UTC)
        instant = there + timedelta(hours=4)
        assert hour.at == instant
        local = (instant + ahead).replace(tzinfo=None)
        assert hour.at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local
        told = clocks(at, hour)
        assert f"{local:%H:%M}" in told
        assert f"{clock:02}:{minute:02} ET" in told
        if local.date() != day:
            assert f"{day:%a} {day.day}" in told.rpartition("(")[2]


@pytest.mark.parametrize("season", [2025, 2026, 2027, 2028, 2031])
def test_every_season_has_the_whole_week_in_order_with_sources(season: int) -> None:
    at = Situation(record(applicant=applicant(season=season)), et(1, 12))
    found = hours(at)
    eastern = [hour.at.astimezone(ZoneInfo("America/New_York")) for hour in found]
    assert [(one.weekday(), one.hour, one.minute) for one in eastern] == list(WEEK)
    assert all(hour.source in at.book.sources or hour.source in at.book.citations for hour in found)
    review = next(hour for hour in found if hour.code == "soap-review")
    assert clocks(at, review).startswith("~")
    rounds = [hour for hour in found if hour.ends is not None]
    expected = RowStatus.PROJECTED if season in {2025, 2028, 2031} else RowStatus.SECONDARY
    assert {hour.status for hour in rounds[1:]} == {expected}


@pytest.mark.parametrize(
    ("day", "hour", "code", "left"),
    [
        (1, 12, None, "in 14 days"),
        (15, 9, None, "in 30 min"),
        (15, 10, "match-week", "in 1 h"),
        (15, 12, "soap-applications", "in 20 h"),
        (18, 12, "soap-round-2", "in 1 h"),
        (18, 20, "soap-round-4", "in 1 h"),
        (19, 12, "match-day", ""),
        (19, 13, None, ""),
    ],
)
def test_the_week_says_what_runs_and_what_comes_next(
    day: int, hour: int, code: str | None, left: str
) -> None:
    at = here(day, hour)
    now, nxt = running(at), coming(at)
    assert (now.code if now else None) == code
    assert (time_left(at, nxt) if nxt else "") == left
    assert next_words(at).startswith(f"Next, {left}" if left else "Match Week is over.")


def test_an_hour_and_a_half_is_said_so_and_the_instant_itself_is_now() -> None:
    at = here(15, 9, minute=15)
    second = hours(at)[2]
    assert time_left(at, second) == "in 1 h 45 min"
    assert time_left(here(15, 11), second) == "now"


def test_a_round_is_past_when_its_answers_are_due() -> None:
    first = next(hour for hour in hours(here(18, 9)) if hour.code == "soap-round-1")
    assert not is_past(here(18, 10), first)
    assert is_past(here(18, 11), first)


@pytest.mark.parametrize(
    ("day", "hour", "soap", "week"),
    [(15, 9, False, False), (15, 10, True, True), (18, 20, True, True), (18, 21, False, True)],
)
def test_soap_runs_from_the_result_until_it_ends(
    day: int, hour: int, soap: bool, week: bool
) -> None:
    at = here(day, hour)
    assert (is_soap(at), is_match_week(at)) == (soap, week)
    assert has_begun(at) is week
    assert has_begun(here(22, 9))
    assert not is_match_week(here(22, 9))


def test_an_own_entry_moves_its_hour_and_without_an_hour_begins_the_day() -> None:
    own = (CalendarRow(code="soap-ends", at=date(2027, 3, 20)),)
    found = hours(here(15, 10, unmatched(calendar=own)))
    assert found[-1].code == "soap-ends"
    assert found[-1].at == et(20, 0)


@pytest.mark.parametrize("edge", [date.min, date.max])
def test_an_own_day_at_the_edge_of_the_calendar_has_no_hours(edge: date) -> None:
    own = (CalendarRow(code="soap-offers", at=edge), CalendarRow(code="match-week", at=edge))
    file = unmatched(calendar=own)
    assert not any(hour.ends for hour in hours(here(15, 10, file)))
    assert ids(file, date(2027, 3, 15), ["match-week"]) == []


def test_without_a_calendar_there_are_no_hours() -> None:
    file = unmatched()
    at = here(15, 10, replace(file, rulebook=replace(file.rulebook, seasons={})))
    assert hours(at) == ()
    assert not is_match_week(at)
    assert not is_soap(at)
    assert running(at) is None


def test_hours_of_the_night_are_known() -> None:
    manila = unmatched(applicant=applicant(timezone="Asia/Manila"))
    at = here(1, 12, manila)
    nights = [hour.code for hour in hours(at) if is_at_night(at, hour)]
    assert "soap-round-2" in nights
    assert "soap-applications" in nights
    assert "soap-ends" not in nights
