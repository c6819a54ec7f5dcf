"""Every clock right on both sides of each change, checked against the zone database."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.interviews.clocks import apart, apart_text, clocks_text, tripwire
from lorapp.domain.interviews.hours import instant, read_hour
from lorapp.domain.interviews.zones import label, zone_of
from lorapp.domain.papers import Interview
from lorapp.domain.programs import Program
from lorapp.errors import RefusedError
from tests.acceptance.applicants import TODAY, samir
from tests.domain.interviews.cases import interview, living_in, situation

HOMES = ("Asia/Karachi", "Asia/Amman", "Africa/Lagos", "Asia/Manila", "America/Sao_Paulo")
PROGRAMS = {"CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
ARIZONA = "America/Phoenix"
CHANGES = (datetime(2026, 11, 1, 7, tzinfo=UTC), datetime(2027, 3, 14, 8, tzinfo=UTC))
AMMAN = "Asia/Amman"
HOUR = timedelta(hours=1)


def held(at: datetime, zone: str) -> Interview:
    return Interview(program="B-P04", at=at, zone=zone)


def test_an_interview_is_shown_on_all_three_clocks() -> None:
    """AT-B9: 08:30 Central is 09:30 Eastern and 17:30 in Amman."""
    found = interview("granite ferry 7 jan 8:30 CT in person")
    assert found == next(one for one in samir().interviews if one.program == "B-P04")
    told = clocks_text(found, AMMAN, TODAY.date())
    assert told == "Thu 7 Jan 17:30 Amman (08:30 CT, 09:30 ET)"
    assert apart_text(found, AMMAN) == "Amman is then 9 h ahead of CT."


def test_a_clock_that_says_the_same_is_left_out_and_a_day_that_differs_is_named() -> None:
    eastern = interview("ashgrove 3 dec 10:00 ET")
    today = TODAY.date()
    assert clocks_text(eastern, "America/New_York", today) == "Thu 3 Dec 10:00 ET"
    assert apart_text(eastern, "America/New_York") == ""
    late = interview("ashgrove 3 dec 14:00 PT")
    told = "Fri 4 Dec 06:00 Manila (Thu 3 Dec 14:00 PT, 17:00 ET)"
    assert clocks_text(late, "Asia/Manila", today) == told
    assert apart_text(late, "Pacific/Honolulu") == "Hawaii is then 2 h behind PT."
    assert clocks_text(Interview(program="P", at=late.at), AMMAN, today).count("ET") == 1


@settings(max_examples=120)
@given(
    st.sampled_from(HOMES),
    st.sampled_from((*PROGRAMS.values(), ARIZONA)),
    st.sampled_from(CHANGES),
    st.integers(-5 * 24 * 4, 5 * 24 * 4),
)
def test_both_clocks_agree_with_the_zone_database_around_each_us_change(
    home: str, there: str, change: datetime, quarters: int
) -> None:
    at = change + timedelta(minutes=15 * quarters)
    local = at.astimezone(ZoneInfo(there))
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    if twice:
        with pytest.raises(RefusedError, match="comes twice"):
            instant(local.date(), local.time(), there)
    read = instant(local.date(), local.time(), there, (local.tzname() or "") if twice else "")
    assert read == at
    assert read.utcoffset() == local.utcoffset()
    told = clocks_text(held(at, there), home, TODAY.date())
    assert f"{at.astimezone(ZoneInfo(home)):%H:%M} {label(home)}" in told
    assert f"{local:%H:%M} {label(there)}" in told
    assert f"{at.astimezone(ZoneInfo('America/New_York')):%H:%M} ET" in told
    ours = at.astimezone(ZoneInfo(home)).replace(tzinfo=None)
    assert apart(at, home, there) * HOUR == ours - local.replace(tzinfo=None)


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("zone", PROGRAMS.values())
def test_the_weeks_around_a_us_change_are_marked_and_the_others_are_not(
    home: str, zone: str
) -> None:
    file = living_in(home)
    at = situation(file)
    for days, side in ((-10, "after"), (10, "before")):
        found = held(CHANGES[1] + timedelta(days=days), zone)
        told = tripwire(at, found)
        here = abs(apart(found.at, home, zone))
        assert told.startswith(f"The US changes its clocks on Sun 14 Mar, {label(home)} does not:")
        assert f"{here:g} h apart at the interview" in told
        assert told.endswith(f"{side} that day.")
    assert tripwire(at, held(CHANGES[1] - timedelta(days=60), zone)) == ""
    assert tripwire(at, held(datetime(2029, 7, 1, 15, tzinfo=UTC), zone)) == ""
    # From before a change on, whatever lies behind it is marked, however far.
    october = situation(file, CHANGES[0] - timedelta(days=9))
    assert "The US changes its clocks on Sun 1 Nov" in tripwire(
        october, held(CHANGES[0] + timedelta(days=60), zone)
    )


@pytest.mark.parametrize("home", HOMES)
def test_nothing_is_marked_where_neither_clock_moves(home: str) -> None:
    at = situation(living_in(home))
    for days in range(-20, 21, 5):
        assert tripwire(at, held(CHANGES[1] + timedelta(days=days), ARIZONA)) == ""


def test_where_both_move_on_other_days_each_is_named() -> None:
    at = situation(living_in("Europe/Bucharest"))
    assert tripwire(at, interview("ashgrove 20 mar 10:00 ET")) == (
        "The US changes its clocks on Sun 14 Mar, Bucharest on Sun 28 Mar: "
        "6 h apart at the interview, 7 h before that day."
    )
    assert tripwire(at, interview("ashgrove 1 apr 10:00 ET")) == (
        "Bucharest changes its clocks on Sun 28 Mar, the US on Sun 14 Mar: "
        "7 h apart at the interview, 6 h before that day."
    )
    chicago = situation(living_in("America/Chicago"))
    assert tripwire(chicago, interview("ashgrove 20 mar 10:00 ET")) == ""


def test_a_change_that_has_been_is_told_as_such_and_a_past_interview_has_none() -> None:
    now = datetime(2026, 11, 5, 12, tzinfo=UTC)
    at = situation(now=now)
    assert tripwire(at, interview("ashgrove 12 nov 10:00 ET", now=now)) == (
        "The US changed its clocks on Sun 1 Nov, Amman did not: "
        "8 h apart at the interview, 7 h before that day."
    )
    assert tripwire(at, interview("ashgrove 3 nov 10:00 ET", now=now)) == ""


def test_clocks_that_move_in_the_same_night_are_no_news_at_whatever_hour_one_looks() -> None:
    for hour in range(24):
        now = datetime(2027, 3, 1, hour, 30, tzinfo=UTC)
        at = situation(living_in("America/Chicago"), now)
        assert tripwire(at, interview("ashgrove 20 mar 10:00 ET", now=now)) == ""


def test_an_hour_is_read_or_shown_how_to_write() -> None:
    assert read_hour("9.30 pm") == time(21, 30)
    with pytest.raises(RefusedError, match="Write the hour as `10:00`"):
        read_hour("soon")


def test_zones_are_named_by_short_words_and_by_the_database() -> None:
    plain = Program(key="P", name="P")
    told = {
        "ET": "America/New_York",
        "akst": "America/Anchorage",
        "(MT)": "America/Denver",
        "america/new_york": "America/New_York",
        "Amman": AMMAN,
        "nowhere": None,
        "no/where": None,
        "../etc/passwd": None,
    }
    assert {word: zone_of(word, AMMAN, plain) for word in told} == told
    assert label("America/Indiana/Indianapolis") == "ET"
