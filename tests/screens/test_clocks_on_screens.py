"""The hours on the Season screen and in Match Week, against the zone database."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lorapp.bootstrap import open_services
from lorapp.clock import clock_from
from lorapp.screens.match.soap import SoapScreen
from lorapp.screens.season.season import SeasonScreen
from lorapp.services.interchange.demo import demo_text
from lorapp.widgets.frame.panel import Panel
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import lines, settle
from tests.screens.real import opened

EASTERN = ZoneInfo("America/New_York")
HOURS = {
    "rank-list-due": datetime(2027, 3, 3, 21, tzinfo=EASTERN),
    "match-week": datetime(2027, 3, 15, 10, tzinfo=EASTERN),
    "soap-ends": datetime(2027, 3, 18, 21, tzinfo=EASTERN),
    "match-day": datetime(2027, 3, 19, 12, tzinfo=EASTERN),
}


def day(moment: datetime) -> str:
    return f"{moment:%a} {moment.day} {moment:%b}"


@pytest.mark.parametrize("zone", ["Asia/Manila", "America/Sao_Paulo"])
async def test_agenda_and_match_week_say_the_hours_of_both_clocks(
    tmp_path: Path, zone: str
) -> None:
    services = open_services(tmp_path / "store", clock_from("2027-03-02T12:00:00-05:00"))
    source = tmp_path / "record.json"
    source.write_text(demo_text("midseason").replace("Asia/Amman", zone), "utf-8")
    services.exchange.read_file(source)
    async with opened(services, (120, 36)) as pilot:
        await pilot.press("6")
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, SeasonScreen)
        for code, there in HOURS.items():
            screen.select(code)
            await settle(pilot)
            home = there.astimezone(ZoneInfo(zone))
            told = "\n".join(lines(pilot))
            assert f"{home:%H:%M}" in told
            assert f"{there:%H:%M} ET" in told
            assert day(home) in told
        await pilot.press("w")
        await settle(pilot)
        assert isinstance(pilot.app.screen, SoapScreen)
        rows = pilot.app.screen.query_one(RowList)
        for code in ("match-week", "soap-ends", "match-day"):
            assert rows.select(f"hour:{code}")
            await settle(pilot)
            there = HOURS[code]
            home = there.astimezone(ZoneInfo(zone))
            whole = str(pilot.app.screen.query_one(Panel).explained.whole().plain)
            assert f"{day(home)} {home:%H:%M}" in whole
            assert f"{there:%H:%M} ET" in whole
