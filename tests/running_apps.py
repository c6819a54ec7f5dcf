"""What every test of a running app stands on: glyphs as they are, and no waiting for nothing."""

import asyncio
import gc
from collections.abc import Iterator
from itertools import count
from math import inf
from typing import Final

import pytest
import textual.app
import textual.pilot
from textual._context import active_app
from textual._wait import wait_for_idle

from lorapp.widgets.text import glyphs

SOON: Final = 0.02
"""Seconds in which something that is due is waited for: a frame, never a clock or a cursor."""

TOGETHER: Final = 50
"""Tests after which the memory of their apps is freed: looking for it costs as much as a test."""

_APPS: Final = count(1)


@pytest.fixture(autouse=True)
def plain_glyphs() -> Iterator[None]:
    """Begin and end with the glyphs as they are."""
    glyphs.choose(ascii_only=False)
    yield
    glyphs.choose(ascii_only=False)


@pytest.fixture(autouse=True)
def no_idle_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a Pilot go on as soon as the app has nothing to do.

    Textual's own takes two or three rests of 20 ms behind every key, however quick the app was,
    and under load takes a starved app for an idle one.
    """
    monkeypatch.setattr(textual.app, "wait_for_idle", until_idle)
    monkeypatch.setattr(textual.pilot, "wait_for_idle", until_idle)


@pytest.fixture(autouse=True)
def collected_apps() -> Iterator[None]:
    """Free the memory of the apps that are gone, now and then.

    An app tells the collector that what is there stays for good. A program has one, tests have
    hundreds, of 5 MB each.
    """
    yield
    if next(_APPS) % TOGETHER == 0:
        gc.unfreeze()
        gc.collect()
        gc.freeze()


async def until_idle(min_sleep: float = SOON, max_sleep: float = 1.0) -> None:
    """Wait until the loop has nothing to run, no worker is at work and nothing is due soon."""
    loop = asyncio.get_running_loop()
    end = loop.time() + max_sleep
    while loop.time() < end:
        await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]
            continue
        if _is_at_work():
            # A thread cannot be looked into: here the time it takes has to tell.
            await wait_for_idle(min_sleep, max_sleep)
            if _is_at_work():
                return
            continue
        due = _due(loop)
        if due > SOON:
            return
        await asyncio.sleep(max(0.0, due))


def _is_at_work() -> bool:
    app = active_app.get(None)
    return app is not None and not all(worker.is_finished for worker in app.workers)


def _due(loop: asyncio.AbstractEventLoop) -> float:
    """Seconds until the next timer of the loop."""
    timers = loop._scheduled  # type: ignore[attr-defined]
    next_at = min((timer.when() for timer in timers if not timer.cancelled()), default=inf)
    return next_at - loop.time()
