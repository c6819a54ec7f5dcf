"""Notices a walk that stands still, and tells where: each thread, and what each task waits for."""

import asyncio
import faulthandler
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, FrameType
from typing import Any, Final, TextIO

LOOKS: Final = 8
"""Looks at a walk in the time after which it counts as standing."""

STANDS: Final = 3
"""What a process whose walk stands ends with."""


@contextmanager
def watched(step: Callable[[], int], seconds: float, stands: Callable[[], None]) -> Iterator[None]:
    """Call ``stands`` when the walk has been at the same step for so long."""
    is_over = threading.Event()

    def watch() -> None:
        seen, looks = step(), 0
        while not is_over.wait(seconds / LOOKS):
            newest = step()
            looks = looks + 1 if newest == seen else 0
            seen = newest
            if looks == LOOKS:
                stands()
                return

    watcher = threading.Thread(target=watch, name="watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        is_over.set()
        watcher.join()


def tell_and_end(loop: asyncio.AbstractEventLoop, walked: object) -> None:
    """Tell on stderr what was done and where everything stands, and end the process at once."""
    print(f"stands still: {walked}", file=sys.stderr)
    tell(loop, sys.stderr)
    faulthandler.dump_traceback(2)  # what stands for stderr may have no number by now
    os._exit(STANDS)


def tell(loop: asyncio.AbstractEventLoop, told: TextIO) -> None:
    """What each task waits for, from what began it to the innermost place."""
    for task in sorted(asyncio.all_tasks(loop), key=asyncio.Task.get_name):
        print(f"task {task.get_name()}", *places(task.get_coro()), sep="\n  ", file=told)
    told.flush()


def places(awaited: Any) -> Iterator[str]:  # noqa: ANN401  coroutines, generators and futures
    """Each place that something stands at, down to what it waits for."""
    while awaited is not None:
        frame: FrameType | None = _of(awaited, "frame")
        if frame is None:
            yield repr(awaited)
            return
        code: CodeType = frame.f_code
        who = type(frame.f_locals["self"]).__name__ if "self" in frame.f_locals else ""
        yield f"{code.co_filename}:{frame.f_lineno} {code.co_qualname} {who}".rstrip()
        awaited = _of(awaited, "await") or _of(awaited, "yieldfrom")


def _of(awaited: Any, what: str) -> Any:  # noqa: ANN401
    for kind in ("cr", "gi", "ag"):
        found = getattr(awaited, f"{kind}_{what}", None)
        if found is not None:
            return found
    return None
