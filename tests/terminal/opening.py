"""Opens and closes each screen again and again, and tells what stays behind."""

import asyncio
import ctypes
import gc
import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from textual.dom import DOMNode
from textual.pilot import Pilot

from lorapp.app import LorApp
from lorapp.screens.drawing.type_ahead import OrderlyApp
from tests.screens.real import demo_services
from tests.screens.test_hostile_everywhere import VIEWS
from tests.terminal.hasty import hasty
from tests.terminal.monkey import key_event

WARM, SHARE = 2, 5
"""Rounds after which everything that is read once has been read; with many, also a fifth of them.

Caches of styles and strips are full after six or eight.
"""

LOOKS, PAUSE = 8, 0.1
"""What is held for good is there at each look, what a timer still holds is not."""


class Heap(ctypes.Structure):
    """What the C library tells of its memory, as ``mallinfo2`` lays it out."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "mapped"),
            *("usmblks", "fsmblks", "used", "free", "keepcost"),
        )
    )
    mapped: int
    used: int


def memory() -> float:
    """Megabytes in use. What is kept free between used pieces depends on luck and is left out.

    Of a C library that does not tell, what the process holds, used or free.
    """
    told = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if told is None:
        pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    told.restype = Heap
    heap: Heap = told()
    return (heap.used + heap.mapped) / 2**20


def held(collections: int = 1) -> dict[str, Any]:
    """What the process holds now: live widgets by kind, open files, megabytes in use."""
    for _ in range(collections):
        gc.collect()
    live = gc.get_objects()
    return {
        "widgets": Counter(type(one).__name__ for one in live if isinstance(one, DOMNode)),
        "files": len(list(Path("/proc/self/fd").iterdir())),
        "memory": memory(),
    }


async def held_at_last() -> dict[str, Any]:
    """What is still held when the screen closed last has been let go: the least of some looks."""
    least = held(collections=3)
    for _ in range(LOOKS):
        await asyncio.sleep(PAUSE)
        now = held()
        least["widgets"] &= now["widgets"]
        least["files"] = min(least["files"], now["files"])
    return least


async def open_all(pilot: Pilot[Any], kept: list[object] | None = None) -> None:
    """One round: by the keys of each view to it, and back to Today."""
    for keys in VIEWS if kept is None else VIEWS[20:25]:
        await _press(pilot, *keys)
        if kept is not None:
            kept += pilot.app.screen.walk_children()
        await _press(pilot, "escape", "escape", "escape", "1")


async def _press(pilot: Pilot[Any], *keys: str) -> None:
    app = pilot.app
    for key in keys:
        if app._driver is not None:
            app._driver.send_message(key_event(key))
    await pilot.pause()
    while isinstance(app, OrderlyApp) and app.has_typed_ahead:
        await pilot.pause()


async def run(home: Path, rounds: int, *, keep: bool) -> None:
    """Print what is held after the first rounds and after the last, as JSON."""
    app = LorApp(demo_services(home, "midseason"))
    kept: list[object] | None = [] if keep else None
    before: dict[str, Any] = {}
    warm = max(WARM, rounds // SHARE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for number in range(1, rounds + warm + 1):
            await open_all(pilot, kept)
            if number == warm:
                before = await held_at_last()
        after = await held_at_last()
    faults = [repr(fault) for fault in app.faults]
    print(json.dumps({"before": before, "after": after, "views": len(VIEWS), "faults": faults}))


if __name__ == "__main__":
    gc.freeze = lambda: None  # a frozen heap is not looked through
    with tempfile.TemporaryDirectory() as folder, hasty(4):
        asyncio.run(run(Path(folder), int(sys.argv[1]), keep="--keep" in sys.argv))
