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

from lorapp.screens.type_ahead import OrderlyApp
from tests.terminal.painted import with_a_canvas

OUTRUN_MAX: Final = 16
"""Beats in a row that keys may outrun, as on a slow machine."""


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
    """Lay out nothing while keys wait that nothing but their own turn holds up."""
    usual, number = Screen._on_timer_update, count(1)

    def late(screen: Screen[Any]) -> None:
        app = screen.app
        is_outrun = isinstance(app, OrderlyApp) and len(app._typed) > 1 and not screen._callbacks
        if not is_outrun or next(number) % OUTRUN_MAX == 0:
            usual(screen)

    Screen._on_timer_update = late  # type: ignore[method-assign]
    try:
        yield
    finally:
        Screen._on_timer_update = usual  # type: ignore[method-assign]
