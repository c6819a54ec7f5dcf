"""S6: screens that are opened and closed again and again leave nothing behind."""

import json
import os
import subprocess
import sys
from collections import Counter
from typing import Any

from tests.terminal.terminals import ROOT

ROUNDS = int(os.environ.get("LORAPP_OPENINGS", "2"))
"""How often each view is opened; 500 takes an hour."""

GROWTH_MAX = 1.2
LAST_MAX = 32
"""Widgets of one screen: the thread that worked last may still hold the one it worked for."""

FILES_MAX = 4
"""Connections to the store that threads may open beside the first."""


def opened(rounds: int, *more: str) -> dict[str, Any]:
    """What a process held before and after the rounds."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.terminal.opening", str(rounds), *more],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        # Python asks the C library for each piece, and that can tell how much is in use.
        env={**os.environ, "MALLOC_ARENA_MAX": "1", "PYTHONMALLOC": "malloc"},
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def more_widgets(found: dict[str, Any]) -> Counter[str]:
    """The kinds of which there are more after than before."""
    return Counter(found["after"]["widgets"]) - Counter(found["before"]["widgets"])


def test_screens_leave_nothing_behind() -> None:
    found = opened(ROUNDS)
    before, after = found["before"], found["after"]
    grown = after["memory"] / before["memory"]
    print(
        f"S6 openings={found['views'] * ROUNDS} memory=x{grown:.2f}"
        f" widgets={sum(after['widgets'].values()) - sum(before['widgets'].values()):+}"
        f" files={after['files'] - before['files']:+}"
    )
    assert found["faults"] == []
    assert sum(more_widgets(found).values()) <= LAST_MAX
    assert after["files"] <= before["files"] + FILES_MAX
    assert grown <= GROWTH_MAX


def test_a_screen_that_is_held_on_to_is_seen() -> None:
    found = opened(8, "--keep")
    more = more_widgets(found)
    print(f"S6 mutant=held-on-to widgets=+{sum(more.values())}")
    assert sum(more.values()) > LAST_MAX
