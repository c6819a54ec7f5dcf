"""Pages that write files: in a thread, one at a time, and with a line that tells the truth."""

from collections.abc import Callable
from typing import ClassVar, Final

from textual import on
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from lorapp.errors import LorError
from lorapp.frozen import dataclass
from lorapp.screens.paths.page import PathPage
from lorapp.widgets.frame.path_bar import ChecksLine

SOON: Final = 1.0
"""Seconds after which it is said that something is still being written."""


class WritesFiles(PathPage):
    """A page that writes files without ever holding up a key."""

    _writing: Timer | None = None
    STILL: ClassVar[str] = "The last one is still being written."

    @dataclass
    class Written(Message):
        """A thread is done; ``told`` says what it wrote and where, or why it wrote nothing."""

        told: str
        is_refused: bool = False

    def write(self, title: str, make: Callable[[], str]) -> None:
        """Write a file in a thread; ``make`` gives the sentence about it, or refuses."""
        if self._writing is not None:
            self.shell.say(self.STILL)
            return
        line = self.query_one(ChecksLine)
        waiting = Content.assemble(("Writing: ", "$muted"), (title, "$muted"))
        self._writing = self.set_timer(SOON, lambda: line.say(waiting))

        def run() -> None:
            try:
                done = self.Written(make())
            except LorError as problem:
                done = self.Written(str(problem), is_refused=True)
            self.post_message(done)

        self.run_worker(run, thread=True, name="files")

    @on(Written)
    def _tell(self, event: Written) -> None:
        event.stop()
        if self._writing is not None:
            self._writing.stop()
            self._writing = None
        self.query_one(ChecksLine).say(self.shell.toast)
        self.shell.say(event.told, error=event.is_refused)
