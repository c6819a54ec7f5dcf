"""P7, P13: the check-up inside the app, for somebody who is frightened."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerFailed

from lorapp.app import LorApp, RescueApp
from lorapp.bootstrap import Services
from lorapp.domain.plain import to_plain
from lorapp.screens.frame.routes import BY_NAME
from lorapp.screens.keeping.checkup import CheckUpScreen
from tests.screens.fakes import settle
from tests.screens.keeping.test_backups import rescued
from tests.screens.paths.helpers import keys
from tests.screens.real import as_one_line, demo_services, opened


async def looked(pilot: Pilot[Any], *pressed: str) -> str:
    """Press keys, wait until everything was looked over, and read."""
    await keys(pilot, *pressed)
    await pilot.app.workers.wait_for_complete()
    await settle(pilot)
    return as_one_line(pilot)


async def check_up(pilot: Pilot[Any]) -> str:
    assert isinstance(pilot.app, LorApp)
    BY_NAME["Check-up"][1](pilot.app)
    return await looked(pilot)


def spoil(services: Services) -> None:
    """Change a record behind lorapp's back."""
    services.unit.store().connection().execute("UPDATE mentors SET name = 'Dr. Wrong'")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_all_is_well_is_said_in_a_word_and_nothing_is_offered(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    services = demo_services(tmp_path, "midseason")
    services.backups.make()
    async with opened(services, size) as pilot:
        told = await check_up(pilot)
        assert "Wrong" not in told
        assert "lorapp.db is whole" in told
        assert "m mend" not in told
        await looked(pilot, "m")
        assert "nothing to mend here" in as_one_line(pilot)
        await keys(pilot, "b")
        assert "Backups, newest first" in as_one_line(pilot)
        assert "Wrong" not in await looked(pilot, "c")


async def test_a_record_that_changed_by_itself_is_put_back_with_one_key(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    before = to_plain(services.unit.file())
    async with opened(services, (120, 36)) as pilot:
        spoil(services)
        told = await check_up(pilot)
        assert "5 things are wrong" in told
        assert "`m` puts this right" not in told
        assert "m puts this right; what is there now is kept." in told
        told = await looked(pilot, "m")
        assert "Mended. All is well" in told
        assert to_plain(services.unit.file()) == before
        assert list(services.home.backups.glob("before-mend-*"))
        await keys(pilot, "escape", "3")
        assert "Dr. Wrong" not in as_one_line(pilot)


async def test_what_may_only_be_read_is_not_mended_and_that_is_said(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services, (120, 36)) as pilot:
        await check_up(pilot)
        services.unit.read_only = True
        with suppress(WorkerFailed):
            await looked(pilot, "m")
        await settle(pilot)
        assert "opened only for reading; nothing was changed" in as_one_line(pilot)
        assert isinstance(pilot.app.screen, CheckUpScreen)
        assert isinstance(pilot.app, LorApp)
        assert not pilot.app.faults


async def test_the_rescue_leads_to_the_check_up_and_goes_on_once_it_mended(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    services.close()
    db = services.home.db
    elsewhere = db.rename(tmp_path / "elsewhere.db")
    db.symlink_to(elsewhere)
    async with rescued(services.home.home, (80, 24)) as pilot:
        told = await looked(pilot, "c")
        assert isinstance(pilot.app.screen, CheckUpScreen)
        assert "is a link to another file" in told
        await looked(pilot, "r", "m")
        app = pilot.app
    assert isinstance(app, RescueApp)
    assert app.is_restored
    assert not db.is_symlink()
    assert db.read_bytes() == elsewhere.read_bytes()


async def test_what_cannot_be_mended_stays_in_the_rescue(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    services.close()
    services.home.db.write_bytes(b"words")
    async with rescued(services.home.home, (80, 24)) as pilot:
        await looked(pilot, "c", "m")
        assert "it is not a lorapp store" in as_one_line(pilot)
        await keys(pilot, "b")
        assert "The store cannot be opened" in as_one_line(pilot)
        app = pilot.app
    assert isinstance(app, RescueApp)
    assert not app.is_restored
    assert services.home.db.read_bytes() == b"words"
