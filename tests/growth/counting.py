"""Counts what a piece of work does, line by line: no clock, so a busy machine changes nothing."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final, TypeVar

import lorapp

T = TypeVar("T")

OURS: Final = str(Path(lorapp.__file__).parent)


def lines_of(work: Callable[[], object]) -> int:
    """How many lines of lorapp a piece of work goes through; each turn of a loop counts."""
    count = 0

    def line(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += 1
        return line

    known: dict[str, bool] = {}

    def call(frame: FrameType, _event: str, _argument: object) -> Any:
        name = frame.f_code.co_filename
        ours = known.get(name)
        if ours is None:
            ours = known[name] = name.startswith((OURS, "<lorapp", "<string")) or name == __file__
        return line if ours else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
