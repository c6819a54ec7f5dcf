"""East of the US a day is over while its last hours still run there: it is not past yet."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Severity, StepState
from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.ahead import coming
from lorapp.domain.letters.dates import need, ranking_is_over
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.programs.program_story import closing_text
from lorapp.domain.placing.rules.checking import check_program
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.deadlines import needed_sentence
from tests.domain.engine.builders import agreed, applicant, ev, letter, program, record

CLOSES = date(2026, 11, 23)
EVENING = datetime(2026, 11, 24, 0, tzinfo=UTC)
"""19:00 in New York on the closing day; 08:00 of the next one in Manila."""
MIDNIGHT = datetime(2026, 11, 24, 5, tzinfo=UTC)
ZONES = {"Asia/Manila": "Manila", "Asia/Karachi": "Karachi"}


def at_home(zone: str, now: datetime, **parts: object) -> Situation:
    uploaded = letter(ev(EventKind.UPLOADED, "10-5"))
    file = record(
        uploaded,
        applicant=applicant(timezone=zone),
        programs=(program(complete_by=CLOSES, applied_on=date(2026, 9, 23)),),
    )
    return Situation(replace(file, **parts), now)  # type: ignore[arg-type]


def assign(at: Situation) -> tuple[StepState, str]:
    found = plan(at.file, at.now, at).step("assign:letter:L1")
    assert found is not None
    return found.state, " ".join(by_name(why, at.file) for why in found.why)


@pytest.mark.parametrize("zone", ZONES)
def test_a_program_reads_until_its_own_midnight(zone: str) -> None:
    at = at_home(zone, EVENING)
    assert at.today == CLOSES + timedelta(days=1)
    place, mine = at.file.programs[0], at.file.letters[0]
    assert not at.places.is_closed(place)
    assert check_program(at, place).missed_by_days is None
    found = need(at, mine)
    assert found is not None
    assert (found.day, found.named, found.program) == (at.today, CLOSES, place)
    assert needed_sentence(at, mine) == "Program P1 stops reading letters on Monday 23 November."
    steps = plan(at.file, at.now, at)
    assert [one.day for one in coming(at, steps, mine) if "stops reading" in one.text] == [at.today]
    last = datetime(2026, 11, 24, 4, 59, tzinfo=UTC).astimezone(ZoneInfo(zone))
    clocks = f"Tue 24 Nov {last:%H:%M} {ZONES[zone]} (Mon 23 Nov 23:59 ET)"
    assert closing_text(at, CLOSES) == f"{clocks}, today"
    state, text = assign(at)
    assert state is not StepState.MISSED
    assert f"Program P1 stops reading on {clocks} and" in text
    step = steps.step("assign:letter:L1")
    assert step is not None
    assert (step.severity, step.loses_on) == (Severity.RED, at.today)


@pytest.mark.parametrize("zone", ZONES)
def test_after_its_midnight_it_is_closed_everywhere(zone: str) -> None:
    at = at_home(zone, MIDNIGHT)
    place, mine = at.file.programs[0], at.file.letters[0]
    assert at.places.is_closed(place)
    assert check_program(at, place).missed_by_days == 1
    found = need(at, mine)
    assert found is not None
    assert found.program is None
    assert closing_text(at, CLOSES).endswith("1 day ago")
    assert assign(at)[0] is StepState.MISSED
    assert "closed on Mon 23 Nov" in assign(at)[1]


def test_west_of_the_us_the_home_day_counts() -> None:
    late = datetime(2026, 11, 24, 6, tzinfo=UTC)
    at = at_home("Pacific/Honolulu", late)
    assert at.today == CLOSES
    assert not at.places.is_closed(at.file.programs[0])
    assert closing_text(at, CLOSES).endswith("today")


def owed(zone: str) -> SeasonFile:
    one = letter(agreed("7-1"), ev(EventKind.REQUESTED, "7-6"))
    return record(one, applicant=applicant(timezone=zone))


def test_a_day_of_the_season_is_needed_until_its_own_midnight() -> None:
    evening = datetime(2026, 9, 24, 0, tzinfo=UTC)
    at = Situation(owed("Asia/Manila"), evening)
    found = need(at, at.file.letters[0])
    assert found is not None
    assert (found.code, found.day, found.named) == (
        "release",
        date(2026, 9, 24),
        date(2026, 9, 23),
    )
    later = need(Situation(at.file, evening + timedelta(hours=5)), at.file.letters[0])
    assert later is not None
    assert later.code == "ranking-opens"


def test_rank_lists_are_over_at_their_hour() -> None:
    closes = datetime(2027, 3, 4, 2, tzinfo=UTC)
    file = owed("Asia/Manila")
    assert not ranking_is_over(Situation(file, closes - timedelta(minutes=1)), file.letters[0])
    assert ranking_is_over(Situation(file, closes), file.letters[0])


def test_a_season_ends_at_its_own_midnight() -> None:
    file = owed("Asia/Manila")
    at = Situation(file, EVENING)
    ends = at.season_ends(file.letters[0])
    assert ends is not None
    evening = datetime(ends.year, ends.month, ends.day, 23, tzinfo=UTC)
    here = Situation(file, evening)
    assert here.today > ends
    assert not here.is_past(file.letters[0])
    assert Situation(file, evening + timedelta(hours=6)).is_past(file.letters[0])
