"""What a walk by chance spares: waiting, pictures, and layouts that the next key outruns.

The app, its screens and its handlers are the real ones, and each key is taken as it always is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, Final

from textual import _wait
from textual.css.model import RuleSet
from textual.screen import Screen

from lorapp.screens.drawing.type_ahead import OrderlyApp
from tests.terminal.painted import with_a_canvas

OUTRUN_MAX: Final = 16
"""Beats that keys may outrun while more of them wait, as on a slow machine."""

BEATS: Final = 4
"""So many beats make one of sixty in a second, as other apps of Textual have it."""


@contextmanager
def hasty(painted: int = 1) -> Iterator[None]:
    """Spare what only costs time: waits behind each key, and all pictures but each n-th."""
    granularity, paint, number = _wait.SLEEP_GRANULARITY, Screen._compositor_refresh, count(1)
    slow_hash = RuleSet.__hash__

    def seldom(screen: Screen[Any]) -> None:
        if next(number) % painted == 0:
            paint(screen)

    _wait.SLEEP_GRANULARITY = 0.0001
    RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]  # the same, and not in Python
    Screen._compositor_refresh = seldom  # type: ignore[method-assign, assignment]
    try:
        with with_a_canvas():
            yield
    finally:
        _wait.SLEEP_GRANULARITY = granularity
        RuleSet.__hash__ = slow_hash  # type: ignore[method-assign]
        Screen._compositor_refresh = paint  # type: ignore[method-assign]


@contextmanager
def outrun() -> Iterator[None]:
    """Lay out seldom, where nothing waits for it; most seldom while keys are held down."""
    usual, number = Screen._on_timer_update, count(1)

    def late(screen: Screen[Any]) -> None:
        app = screen.app
        beats = OUTRUN_MAX if isinstance(app, OrderlyApp) and len(app._typed) > 1 else BEATS
        if screen._callbacks or next(number) % beats == 0:
            usual(screen)

    Screen._on_timer_update = late  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Screen._on_timer_update = usual  # type: ignore[method-assign]
