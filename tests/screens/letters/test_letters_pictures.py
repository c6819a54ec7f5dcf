"""Snapshots of Letters: three sizes, two themes, a clock that stands still."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.app import LorApp
from lorapp.config import Settings
from tests.screens.fakes import settle
from tests.screens.real import demo_services

SHOTS = [((80, 24), "dusk"), ((120, 36), "dusk"), ((120, 36), "paper"), ((200, 50), "dusk")]


@pytest.mark.parametrize(("size", "theme"), SHOTS)
def test_letters_look_right(
    snap_compare: Any,  # noqa: ANN401  the plugin gives it no type
    tmp_path: Path,
    size: tuple[int, int],
    theme: str,
) -> None:
    async def open_letters(pilot: Pilot[None]) -> None:
        await pilot.press("4")
        await settle(pilot)

    services = demo_services(tmp_path, "midseason")
    app = LorApp(services, Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=open_letters)
    services.close()
