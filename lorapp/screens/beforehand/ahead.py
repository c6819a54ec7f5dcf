"""What is done ahead of its need, one thing after another, while nobody types."""

import asyncio
from collections.abc import Callable, Iterator
from contextvars import copy_context
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from lorapp.screens.drawing.between_keys import begin

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from textual.app import App
    from textual.timer import Timer

Jobs = Iterator[Callable[[], object]]

REST: Final = 6.0
"""Seconds without a key after which something is done ahead: who pauses is still at work."""

BREATH: Final = 0.02
"""Seconds between two things done ahead: all at once would make keys wait."""

SOON: Final = BREATH
"""Seconds after the first frame until what is prepared before the first key begins."""

WORKER: Final = "ahead"


class Ahead:
    """Hands one job after another to a thread, each after a rest.

    Jobs come from iterators; what those do between two jobs is done where the app itself runs.
    """

    def __init__(self, app: "App[Any]") -> None:
        self._app = app
        self._waiting: dict[str, tuple[float | None, Jobs]] = {}
        self._timer: Timer | None = None
        self._is_at_work = False
        self._is_stirred = False

    def put(
        self, name: str, jobs: Jobs, *, rest: float | None = REST, is_next: bool = False
    ) -> None:
        """Do these jobs when there is time; what waited under the same name is dropped.

        There is a rest before the first of them, and a breath before each other one. Without a
        rest of their own they are for the moments before the first key.
        """
        self._waiting.pop(name, None)
        put = {name: (rest, jobs)}
        self._waiting = put | self._waiting if is_next else self._waiting | put
        self._wait()

    def stir(self) -> None:
        """Begin a rest anew: a key was pressed."""
        for name, (rest, jobs) in self._waiting.items():
            self._waiting[name] = REST if rest is None else rest, jobs
        self._is_stirred = True
        self._wait()

    def _wait(self, *, is_breath: bool = False) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._waiting and not self._is_at_work:
            rest, _ = next(iter(self._waiting.values()))
            seconds = SOON if rest is None else rest
            self._timer = self._app.set_timer(BREATH if is_breath else seconds, self._work)

    def done(self) -> None:
        """A job has ended, well or not."""
        self._is_at_work = False
        self._wait(is_breath=not self._is_stirred)

    def _work(self) -> None:
        self._timer = None
        while self._waiting and self._app.is_running:  # no screen is built for who is leaving
            name, (_, jobs) = next(iter(self._waiting.items()))
            job = next(jobs, None)
            if job is not None:
                self._is_at_work, self._is_stirred = True, False
                begin(self._app, partial(apart, job), name=WORKER)
                return
            if self._waiting.get(name, (0, None))[1] is jobs:
                del self._waiting[name]
                self._wait()
                return


async def apart(job: Callable[[], object]) -> None:
    """Do a job in a thread that leaving need not wait for: what it finds out is lost with it."""
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(_thread(), partial(copy_context().run, job))


@lru_cache(maxsize=1)
def _thread() -> "ThreadPoolExecutor":
    from concurrent.futures import ThreadPoolExecutor  # after the first frame

    return ThreadPoolExecutor(1, thread_name_prefix=WORKER)
