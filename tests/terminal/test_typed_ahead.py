"""S5: keys that come faster than screens open, or while nothing is read, are all taken in turn."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from lorapp.screens.drawing.type_ahead import OrderlyApp
from tests.screens.fakes import settle
from tests.screens.real import demo_services, opened
from tests.terminal.monkey import key_event
from tests.terminal.terminals import PATIENCE, Terminal

BURSTS = (
    ("f", "Find", "the fox"),
    ("5f", "Find", "123 mark"),
    ("4/", "LettersScreen", "umetani quit"),
    ("3a", "FormScreen", "Dr. Quill"),
    ("1z", "FormScreen", "+3w"),
)
BLOCKED_SECONDS = float(os.environ.get("LORAPP_BLOCKED", "0.5"))
SLOW_BYTES = int(os.environ.get("LORAPP_BAUD", "0")) // 10
"""Bytes a second that are read; 9600 baud are 960. At once without a number."""

LAST = "the quick brown fox"
TYPED = b"5412345678" * 4 + b"f" + b"abc\x7f\x7f\x7f" * 40 + LAST.encode()
MEMORY_MAX = 16 * 1024
"""Kilobytes that the widgets of all screens and what waits may take.

What the app reads ahead by itself, 41 MiB of modules after the first page, is there before.
"""


def hail(pilot: Pilot[Any], keys: str) -> None:
    """Type faster than anything can be drawn."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        driver.send_message(key_event(key))


async def typed_ahead(home: Path) -> dict[str, tuple[str, str]]:
    """The screen, and the value of its field, after each burst."""
    found = {}
    async with opened(demo_services(home, "midseason")) as pilot:
        for opening, _, text in BURSTS:
            hail(pilot, opening + text)
            await settle(pilot)
            while isinstance(pilot.app, OrderlyApp) and pilot.app.has_typed_ahead:
                await settle(pilot)
            field = pilot.app.focused
            value = field.value if isinstance(field, Input) else ""
            found[opening] = type(pilot.app.screen).__name__, value
            await pilot.press("escape", "escape", "escape", "1")
    return found


async def test_what_is_typed_ahead_stands_in_the_field_that_the_first_key_opens(
    tmp_path: Path,
) -> None:
    found = await typed_ahead(tmp_path)
    wrong = {opening for opening, *wanted in BURSTS if found[opening] != tuple(wanted)}
    print(f"S5 bursts={len(BURSTS)} keys lost or given to another screen={len(wrong)}")
    assert not wrong, found


async def test_without_waiting_in_turn_they_are_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OrderlyApp, "_is_at_rest", lambda *_: True)
    found = await typed_ahead(tmp_path)
    wrong = sum(found[opening][1] != text for opening, _, text in BURSTS)
    print(f"S5 mutant=every-key-at-once bursts={len(BURSTS)} wrong={wrong}")
    assert wrong


def test_a_blocked_line_loses_no_key_and_what_waits_stays_small(terminal: Terminal) -> None:
    terminal.come_to_rest()
    before = terminal.memory()
    ends = time.monotonic() + BLOCKED_SECONDS
    for at in range(0, len(TYPED), 64):
        os.write(terminal.outside, TYPED[at : at + 64])
    while time.monotonic() < ends:
        time.sleep(0.05)
    most, begun, read = before, time.monotonic(), len(terminal.seen)
    ends = begun + PATIENCE + (300 if SLOW_BYTES else 0)
    while LAST not in terminal.shown() and (now := time.monotonic()) < ends:
        room = read + int((now - begun) * SLOW_BYTES) - len(terminal.seen) if SLOW_BYTES else 65536
        if room > 0:
            terminal.read(0.1, room)
        else:
            time.sleep(0.05)
        most = max(most, terminal.memory())
    told = f"keys={len(TYPED)} blocked={BLOCKED_SECONDS}s baud={SLOW_BYTES * 10 or 'any'}"
    print(f"S5 {told} bytes={len(terminal.seen)} memory=+{(most - before) / 1024:.0f} MiB")
    assert LAST in terminal.shown()
    assert most - before < MEMORY_MAX
    terminal.write(b"\x11")
    assert terminal.ended() == 0
