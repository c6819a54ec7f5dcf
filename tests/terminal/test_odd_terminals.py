"""S2: surroundings that lack or lie: the app is drawn and leaves clean, or text is told instead."""

import os
import time
from pathlib import Path

import pytest

from lorapp.services.interchange.demo import DEMO_NOW
from tests.demo_store import put_demo_store
from tests.terminal.terminals import Terminal, behind_terminal

DRAWN = b"\x1b[?1049h"
RESTORED = b"\x1b[?1049l"
LIES = {"COLUMNS": "99999", "LINES": "9999"}
BARE = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
SINGLE: tuple[dict[str, str | None], ...] = (
    {},
    {"NO_COLOR": "1"},
    {"TERM": ""},
    {"TERM": "vt100"},
    {"TERM": "no such terminal"},
    {"LC_ALL": "C"},
    {"PYTHONIOENCODING": "latin-1"},
    {"COLUMNS": "1", "LINES": "1"},
    {"COLUMNS": "0", "LINES": "x"},
    {"COLORTERM": "truecolor"},
    {"HOME": None},
)
TOGETHER: tuple[dict[str, str | None], ...] = (
    {"NO_COLOR": "1", "TERM": "screen", "LC_ALL": "C", **LIES},
    {**BARE, "PYTHONIOENCODING": "ascii", "TERM": "tmux-256color", "HOME": None},
    {"TERM": "dumb"},
    {"TERM": None},
)
ODD = (*SINGLE, *TOGETHER) if "LORAPP_KEYS" in os.environ else TOGETHER


def outcome(shown: Terminal) -> str:
    """How a session ends: drawn and left by ctrl+q, or told as text; it never hangs."""
    ends = time.monotonic() + 30
    while "Do now" not in shown.shown() and shown.process.poll() is None:
        assert time.monotonic() < ends, "nothing was drawn"
        shown.read(0.1)
    if DRAWN in shown.seen:
        shown.write(b"j\x11")
    assert shown.ended() == 0
    assert "Traceback" not in shown.shown()
    if DRAWN not in shown.seen:
        assert b"\x1b" not in shown.seen
        assert b"Do now" in shown.seen
        return "told"
    assert RESTORED in shown.seen
    return "drawn"


@pytest.mark.parametrize("changes", ODD, ids=str)
def test_the_app_is_drawn_or_told_and_never_hangs(
    tmp_path: Path, changes: dict[str, str | None]
) -> None:
    home = tmp_path / "store"
    put_demo_store(home, "midseason", DEMO_NOW)
    shown = behind_terminal(
        "lorapp", environment={"LORAPP_HOME": str(home), "LORAPP_NOW": DEMO_NOW, **changes}
    )
    try:
        found = outcome(shown)
    finally:
        shown.end()
    print(f"S2 {changes}: {found}, hung=0")
    assert found == ("told" if changes.get("TERM", "xterm") in {"dumb", "", None} else "drawn")


def test_a_program_that_leaves_the_terminal_as_it_is_not_is_noticed() -> None:
    shown = behind_terminal("timeit", "-n", "1", "-r", "1", f"print('Do now', '{DRAWN.decode()}')")
    with pytest.raises(AssertionError):
        outcome(shown)
    shown.end()
    print("S2 mutant=not-restored noticed=1")
