"""What is done ahead of its need, one thing after another, while nobody types."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

REST: Final = 1.0
"""Seconds without a key after which something is done ahead."""

BREATH: Final = 0.05
"""Seconds between two things done ahead: all at once would make keys wait."""

WORKER: Final = "ahead"


class Ahead:
    """Hands one job after another to a thread, each after a rest.

    Jobs come from iterators; what those do between two jobs is done where the app itself runs.
    """

    def __init__(self, app: "App[Any]") -> None:
        self._app = app
        self._waiting: dict[str, Iterator[Callable[[], object]]] = {}
        self._timer: Timer | None = None
        self._is_at_work = False

    def put(self, name: str, jobs: Iterator[Callable[[], object]]) -> None:
        """Do these jobs when there is time; what waited under the same name is dropped."""
        self._waiting[name] = jobs
        self.wait()

    def wait(self, seconds: float = REST) -> None:
        """Begin a rest anew: a key was pressed, or a job is done."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._waiting and not self._is_at_work:
            self._timer = self._app.set_timer(seconds, self._work)

    def done(self) -> None:
        """A job has ended, well or not."""
        self._is_at_work = False
        self.wait(BREATH)

    def _work(self) -> None:
        self._timer = None
        while self._waiting:
            name, jobs = next(iter(self._waiting.items()))
            job = next(jobs, None)
            if job is not None:
                self._is_at_work = True
                self._app.run_worker(job, thread=True, name=WORKER, exit_on_error=False)
                return
            if self._waiting.get(name) is jobs:
                del self._waiting[name]
