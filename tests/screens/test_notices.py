"""T1, V1: what was found on the way to the record is said when the first frame stands."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from lorapp.app import LorApp
from lorapp.bootstrap import open_services
from tests.conftest import NOON, MovingClock
from tests.screens.fakes import fake_services, lines, make_app, settle
from tests.screens.real import demo_services

SENTENCE = "Your clock reads Sat 1 Feb 2025, but this record was in use on Sun 22 Nov"


async def test_a_wrong_clock_is_told_in_whole_and_stays_until_a_key(tmp_path: Path) -> None:
    demo_services(tmp_path, "midseason").close()
    services = open_services(tmp_path / "store", MovingClock(NOON - timedelta(days=659)))
    with closing(services):
        app = LorApp(services)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            first, second = lines(pilot)[-3:-1]
            assert first == f"  {SENTENCE}"
            assert second == "  2026. Set the clock right first: every day here is counted from it."
            await pilot.press("j")
            await settle(pilot)
            assert SENTENCE not in "\n".join(lines(pilot))
        assert app.faults == []


async def test_each_finding_is_told_once(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    services.unit.notices.append("No backup was made: the disk is full.")
    app = make_app(services)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "No backup was made: the disk is full." in lines(pilot)[-2]
    assert services.unit.notices == []
