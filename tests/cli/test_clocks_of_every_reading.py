"""Hours that people and programs read, around both US clock changes, against the zone database."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cli.conftest import DEMO_FILES, Run
from tests.services.ics import by_title

ZONES = ("Asia/Karachi", "Asia/Amman", "Africa/Lagos", "Asia/Manila", "America/Sao_Paulo")
EASTERN = ZoneInfo("America/New_York")


def eastern(*parts: int) -> datetime:
    """An hour of US Eastern, as the instant it is."""
    return datetime(*parts, tzinfo=EASTERN).astimezone(UTC)  # type: ignore[misc,arg-type]


# Two weeks each around 1 November 2026 and 14 March 2027, at an hour that splits the days.
INTERVIEWS = tuple(
    eastern(day.year, day.month, day.day, 9 + 8 * (day.day % 2), 30)
    for first in (datetime(2026, 10, 26, tzinfo=UTC), datetime(2027, 3, 8, tzinfo=UTC))
    for day in (first + timedelta(days=count) for count in range(14))
    if day.weekday() < 5
)
SEASON = {
    "rank-list-due": ("Rank list closes", eastern(2027, 3, 3, 21)),
    "match-week": ("Match Week begins", eastern(2027, 3, 15, 10)),
    "soap-applications": ("SOAP applications can be sent", eastern(2027, 3, 15, 11)),
    "soap-offers": ("SOAP offers begin", eastern(2027, 3, 18, 9)),
    "soap-ends": ("SOAP ends", eastern(2027, 3, 18, 21)),
    "match-day": ("Match Day", eastern(2027, 3, 19, 12)),
    "season-ends": ("ERAS season 2027 ends", eastern(2027, 5, 31, 17)),
}
ROUNDS = {
    f"Round {number} of offers": eastern(2027, 3, 18, 7 + 2 * number) for number in (1, 2, 3, 4)
}


def day(moment: datetime) -> str:
    return f"{moment:%a} {moment.day} {moment:%b}"


def city(zone: str) -> str:
    return zone.rsplit("/", maxsplit=1)[-1].replace("_", " ")


def day_in_season(moment: datetime) -> str:
    """A day with its year from June on, when the next season has begun."""
    return (
        f"{day(moment)} {moment.year}" if (moment.year, moment.month) >= (2027, 6) else day(moment)
    )


def short(instant: datetime, zone: str) -> str:
    """``Thu 4 Mar 10:00 Manila (Wed 3 Mar 21:00 ET)``, worked out here."""
    home, there = instant.astimezone(ZoneInfo(zone)), instant.astimezone(EASTERN)
    other = "" if home.date() == there.date() else f"{day_in_season(there)} "
    return f"{day_in_season(home)} {home:%H:%M} {city(zone)} ({other}{there:%H:%M} ET)"


def long(instant: datetime, zone: str) -> str:
    """``Thu 4 Mar 2027, 10:00 Manila; Wed 3 Mar 2027, 21:00 ET``, worked out here."""
    home, there = instant.astimezone(ZoneInfo(zone)), instant.astimezone(EASTERN)
    other = "" if home.date() == there.date() else f"{day(there)} {there.year}, "
    return f"{day(home)} {home.year}, {home:%H:%M} {city(zone)}; {other}{there:%H:%M} ET"


def same(told: str, instant: datetime, zone: str) -> bool:
    """Whether a program reads an instant, written on the clock of a zone."""
    read = datetime.fromisoformat(told)
    wall = instant.astimezone(ZoneInfo(zone))
    return read == instant and read.replace(tzinfo=None) == wall.replace(tzinfo=None)


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, run: Run, tmp_path: Path) -> str:
    """A home zone, with a record that has an interview on each weekday of those weeks."""
    found = str(request.param)
    record = json.loads((DEMO_FILES / "midseason.json").read_text("utf-8"))
    record["applicant"]["timezone"] = found
    programs = [one["key"] for one in record["programs"]]
    record["interviews"] = [
        {"program": programs[at % len(programs)], "at": instant.isoformat(), "how": "video"}
        for at, instant in enumerate(INTERVIEWS)
    ]
    path = tmp_path / "record.json"
    path.write_text(json.dumps(record), "utf-8")
    assert run("import", str(path)).status == 0
    return found


def test_interviews_stand_at_their_hours_on_both_clocks(run: Run, zone: str) -> None:
    text = run("interviews").out
    told = json.loads(run("interviews", "--json").out)["interviews"]
    assert len(told) == len(INTERVIEWS)
    for instant in INTERVIEWS:
        assert short(instant, zone) in text
        row = next(one for one in told if datetime.fromisoformat(one["at"]) == instant)
        assert same(row["local"], instant, zone)


def test_the_dates_of_the_season_stand_at_their_hours(run: Run, zone: str) -> None:
    text = run("season").out
    rows = {one["code"]: one for one in json.loads(run("season", "--json").out)["rows"]}
    plan = {one["id"]: one for one in json.loads(run("today", "--json").out)["steps"]}
    for code, (title, instant) in SEASON.items():
        mark = "~" if rows[code]["status"] == "projected" else ""
        assert f"{title}: {mark}{long(instant, zone)}, in " in text
        assert same(rows[code]["at"], instant, EASTERN.key)
        assert same(rows[code]["local"], instant, zone)
        why = " ".join(plan[f"milestone:milestone:{code}"]["why"])
        assert f"{title}: {mark}{short(instant, zone)}." in why


@pytest.mark.parametrize("now", ["2027-03-03T19:00:00-05:00", "2027-03-12T12:00:00-05:00"])
def test_the_rank_list_and_match_week_stand_at_their_hours(
    run: Run, zone: str, now: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LORAPP_NOW", now)
    _, closes = SEASON["rank-list-due"]
    verb = "closed" if datetime.fromisoformat(now) >= closes else "close"
    assert f"Lists {verb} {short(closes, zone)}." in run("rank").out
    ranks = json.loads(run("rank", "--json").out)["lists"][0]
    assert same(ranks["closes"], closes, EASTERN.key)
    assert ranks["closed"] == (verb == "closed")
    text = run("soap").out
    hours = json.loads(run("soap", "--json").out)["hours"]
    wanted = [instant for code, (_, instant) in SEASON.items() if "-" in code]
    for instant in [one for one in wanted if one.month == 3 and one.day > 14]:
        assert f"{short(instant, zone)}: " in text
        row = next(one for one in hours if datetime.fromisoformat(one["at"]) == instant)
        assert same(row["local"], instant, zone)
    for title, instant in ROUNDS.items():
        assert f"{short(instant, zone)}: {title}" in text


def test_a_calendar_program_reads_the_same_instants(run: Run, zone: str, tmp_path: Path) -> None:
    path = tmp_path / "season.ics"
    assert run("export", "ics", "-o", str(path)).status == 0
    content = path.read_bytes()
    for title, instant in (SEASON["rank-list-due"], SEASON["match-day"], SEASON["soap-ends"]):
        entry = by_title(content, title)
        assert entry["dtstart"].dt == instant
        home = instant.astimezone(ZoneInfo(zone))
        assert f"{home:%H:%M} {city(zone)}" in str(entry["description"])
