"""Snapshots of Today: four sizes, two themes, a clock that stands still."""

from pathlib import Path
from typing import Any

import pytest

from lorapp.config import Settings
from tests.screens.fakes import fake_services, make_app

SIZES = [(60, 24), (80, 24), (120, 36), (200, 50)]


@pytest.mark.parametrize("theme", ["dusk", "paper"])
@pytest.mark.parametrize("size", SIZES)
def test_today_looks_right(
    snap_compare: Any,  # noqa: ANN401  the plugin gives it no type
    tmp_path: Path,
    size: tuple[int, int],
    theme: str,
) -> None:
    app = make_app(fake_services(tmp_path), Settings(theme=theme))
    assert snap_compare(app, terminal_size=size)
