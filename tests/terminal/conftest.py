"""The app in a terminal of its own, over the midseason demo."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lorapp.services.interchange.demo import DEMO_NOW
from tests.demo_store import put_demo_store
from tests.terminal.terminals import Terminal, behind_terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """``lorapp`` with Today drawn; its store is ``store`` in the test's folder."""
    home = tmp_path / "store"
    put_demo_store(home, "midseason", DEMO_NOW)
    shown = behind_terminal(
        "lorapp", environment={"LORAPP_HOME": str(home), "LORAPP_NOW": DEMO_NOW}
    )
    shown.read_until(b"Do now")
    yield shown
    shown.end()
