"""Counts what a piece of work does, line by line: no clock, so a busy machine changes nothing.

Each turn of a loop is a line, within a comprehension too; so a line that is gone through four
times as often for a record of twice the size stands in a loop within a loop over the record.
"""

import os
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Final

import lorapp

OURS: Final = str(Path(lorapp.__file__).parent)
TWICE: Final = 2.5
"""A line may be gone through so many times as often for twice the record: n log n, no n²."""
FEW: Final = 32
"""Turns that are no growth yet: a list that begins to be cut, a page that becomes a long one."""
LONG: Final = "LORAPP_GROWTH" in os.environ
"""The long form: larger records, each kind of season, and every module."""
ONE_BY_ONE: Final = () if LONG else ("/plain.py", "/leaves.py", "/text.py")
"""Modules that make one value after the other: most of the lines, and no loops in loops."""

Lines = Counter[tuple[CodeType, int]]


@contextmanager
def counted(also: str = OURS) -> Iterator[Lines]:
    """Count the lines of lorapp, and of another file, that are gone through in any thread."""
    lines: Lines = Counter()
    tracers: dict[CodeType, Callable[..., object] | None] = {}

    def tracer(code: CodeType) -> Callable[..., object]:
        def line(frame: FrameType, _event: str, _argument: object) -> object:
            lines[code, frame.f_lineno] += 1
            return line

        return line

    def call(frame: FrameType, _event: str, _argument: object) -> Any:  # noqa: ANN401 - as settrace wants it
        code = frame.f_code
        if code not in tracers:
            name = code.co_filename
            is_ours = name.startswith((OURS, also)) and not name.endswith(ONE_BY_ONE)
            tracers[code] = tracer(code) if is_ours else None
        return tracers[code]

    before = sys.gettrace()
    threading.settrace(call)
    sys.settrace(call)
    try:
        yield lines
    finally:
        sys.settrace(before)
        threading.settrace(before)


def lines_of(work: Callable[[], object], also: str = OURS) -> Lines:
    """How often a piece of work goes through each line."""
    with counted(also) as lines:
        work()
    return lines


def too_steep(once: Lines, twice: Lines, few: int = FEW) -> list[str]:
    """The lines that grow faster than the record, the worst first."""
    found = [
        (count, once[at], f"{at[0].co_filename.removeprefix(OURS)[1:]}:{at[1]} {at[0].co_name}")
        for at, count in twice.items()
        if count > TWICE * once[at] + few
    ]
    return [f"{place}: {before}, then {after}" for after, before, place in sorted(found)[::-1]]
