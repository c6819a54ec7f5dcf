"""The app over a real store in a folder of the test, filled with a demo."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from lorapp.app import LorApp
from lorapp.bootstrap import Services, open_services
from lorapp.clock import clock_from
from lorapp.config import Settings
from lorapp.services.interchange.demo import DEMO_NOW
from lorapp.widgets.frame.panel import Panel
from lorapp.widgets.rows.rows import RowList
from tests.demo_store import put_demo_store
from tests.screens.fakes import lines, settle


def demo_services(home: Path, demo: str, at: str = DEMO_NOW) -> Services:
    """The services of a new store with a demo in it."""
    put_demo_store(home / "store", demo, at)
    return open_services(home / "store", clock_from(at))


@asynccontextmanager
async def opened(
    services: Services, size: tuple[int, int] = (80, 24), settings: Settings | None = None
) -> AsyncIterator[Pilot[Any]]:
    """Run the app over these services; a fault that the boundary caught fails the test."""
    app = LorApp(services, settings)
    with closing(services):
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot
            await settle(pilot)
    assert app.faults == []


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, then wait."""
    await pilot.press(*keys)
    await settle(pilot)


async def stand(pilot: Pilot[Any], row: str) -> None:
    """Put the cursor of the list on a row."""
    assert pilot.app.screen.query_one(RowList).select(row)
    await settle(pilot)


def current(pilot: Pilot[Any]) -> str:
    """The title of the row under the cursor."""
    row = pilot.app.screen.query_one(RowList).current
    return row.title if row else ""


def told(pilot: Pilot[Any]) -> str:
    """What the panel tells."""
    return str(pilot.app.screen.query_one(Panel).explained.whole().plain)


def shown(pilot: Pilot[Any]) -> str:
    """Everything on the screen, row under row."""
    return "\n".join(lines(pilot))


def as_one_line(pilot: Pilot[Any]) -> str:
    """The screen as one line: where a sentence breaks does not matter."""
    return " ".join(shown(pilot).split())


def screen_name(pilot: Pilot[Any]) -> str:
    """What kind of screen is open."""
    return type(pilot.app.screen).__name__
