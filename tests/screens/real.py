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
from lorapp.services.demo import DEMO_NOW, demo_text
from tests.screens.fakes import settle


def demo_services(home: Path, demo: str, at: str = DEMO_NOW) -> Services:
    """The services of a new store with a demo in it."""
    services = open_services(home / "store", clock_from(at))
    source = home / f"{demo}.json"
    source.write_text(demo_text(demo), encoding="utf-8")
    services.exchange.read_file(source)
    return services


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
