"""T2: a deadline is the same day in every zone, a moment the same instant, today one's own."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from lorapp.domain.calendar.offsets import Observance, observances
from lorapp.domain.dates import read_day
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Step
from lorapp.domain.interviews.hours import instant
from lorapp.errors import RefusedError
from tests.clocks.zones import ZONES, living_in

DAY: Final = timedelta(days=1)
NOON: Final = time(12)
DAYS: Final = [date(2026, 11, 22) + count * 11 * DAY for count in range(12)]
APART: Final = date(2011, 12, 29)
"""The last day before Samoa's missing one."""


def _planned(zone: str, day: date, hour: time = NOON) -> dict[str, Step]:
    at = datetime.combine(day, hour, ZoneInfo(zone))
    return {step.id: step for step in plan(living_in(zone), at).steps}


def _due(step: Step, _zone: str) -> date:
    return step.due


def _wrong_days(shown: Callable[[Step, str], date]) -> tuple[int, int]:
    """How many steps were compared over all zones and days, and how many have another day."""
    compared = wrong = 0
    for day in DAYS:
        here = _planned("America/New_York", day)
        for zone in ZONES:
            for key, step in _planned(zone, day).items():
                if step.rule != "interview":  # a moment, which has its own day in every zone
                    compared += 1
                    wrong += key not in here or shown(step, zone) != here[key].due
    return compared, wrong


def test_every_deadline_is_the_same_day_in_each_zone() -> None:
    compared, wrong = _wrong_days(_due)
    print(f"T2 zones={len(ZONES)} days={len(DAYS)} deadlines={compared} wrong={wrong}")
    assert compared > 2_000
    assert wrong == 0


def test_a_deadline_kept_as_midnight_of_eastern_time_would_fall_on_other_days() -> None:
    def as_instant(step: Step, zone: str) -> date:
        midnight = datetime.combine(step.due, time(), ZoneInfo("America/New_York"))
        return midnight.astimezone(ZoneInfo(zone)).date()

    compared, wrong = _wrong_days(as_instant)
    print(f"T2 mutant, days kept as instants: deadlines={compared} wrong={wrong}")
    assert wrong > compared // 10


@pytest.mark.parametrize("zone", ZONES)
def test_an_interview_is_one_instant_and_its_day_is_that_of_the_chosen_zone(zone: str) -> None:
    file, steps = living_in(zone), _planned(zone, DAYS[0])
    found = {f"interview:interview:{one.program}": one.at for one in file.interviews}
    assert {at.astimezone(UTC) for at in found.values()} == {
        one.at.astimezone(UTC) for one in living_in("UTC").interviews
    }
    told = {key: at for key, at in found.items() if key in steps}
    assert told
    for key, at in told.items():
        assert steps[key].due == at.astimezone(ZoneInfo(zone)).date()


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_of_the_plan_begins_and_ends_at_midnight_of_the_chosen_zone(zone: str) -> None:
    late = _planned(zone, DAYS[0], time(23, 59, 59))
    early = _planned(zone, DAYS[0] + DAY, time())
    counted = [
        (late[key].tally, early[key].tally)
        for key in late.keys() & early.keys()
        if late[key].loses_on == early[key].loses_on
    ]
    ends = [(a.days, b.days) for a, b in counted if a and b and a.word == b.word == "left"]
    assert len(ends) > 3
    assert all(before == after + 1 for before, after in ends)


def _changes(zone: str) -> list[Observance]:
    return list(observances(ZoneInfo(zone), date(2026, 1, 1), date(2032, 1, 1))[1:])


def test_an_hour_that_is_not_there_is_refused_and_one_that_comes_twice_is_asked() -> None:
    gaps = folds = 0
    for zone in ZONES:
        for change in _changes(zone):
            jump = change.after - change.before
            inside = change.starts + jump / 2
            word = "does not exist" if jump > timedelta() else "comes twice"
            with pytest.raises(RefusedError, match=word):
                instant(inside.date(), inside.time(), zone)
            gaps, folds = gaps + (jump > timedelta()), folds + (jump < timedelta())
            if jump < timedelta():
                first = instant(inside.date(), inside.time(), zone, "first")
                second = instant(inside.date(), inside.time(), zone, "second")
                assert second - first == -jump, "two hours of one name are two instants"
    print(f"T2 zones={len(ZONES)} gaps={gaps} folds={folds} guessed=0")
    assert (gaps, folds) >= (30, 30)


def test_two_hours_of_one_name_would_be_taken_for_one_without_the_question() -> None:
    here = ZoneInfo("America/New_York")
    first = datetime(2026, 11, 1, 1, 30, tzinfo=here)
    assert first == first.replace(fold=1), "what Python itself says of them"
    gap = datetime(2026, 3, 8, 2, 30, tzinfo=here)
    assert gap.astimezone(UTC).astimezone(here).hour == 3, "and of an hour that is not there"


def test_a_day_that_was_left_out_is_no_hour_but_stays_a_day() -> None:
    with pytest.raises(RefusedError, match="Try `12:00` on Sat 31 Dec 2011"):
        instant(APART + DAY, NOON, "Pacific/Apia")
    here, seen = ZoneInfo("Pacific/Apia"), []
    file = living_in("Pacific/Apia")
    at = datetime.combine(APART, time(), here).astimezone(UTC)
    for _ in range(72):
        today = plan(file, at.astimezone(here)).today
        seen += [today] if today not in seen else []
        at += timedelta(hours=1)
    assert seen == [APART, APART + 2 * DAY, APART + 3 * DAY]
    assert read_day("tomorrow", APART) == APART + DAY, "a deadline may still be written on it"
