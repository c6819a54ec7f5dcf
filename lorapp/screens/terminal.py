"""Guards around the terminal itself, where Textual would end the app or never end it."""

import codecs
import select
import sys
from threading import Lock
from typing import IO, Final

from textual.drivers._writer_thread import WriterThread

LITTLE: Final = 4096
"""Characters that a terminal ready for more takes without a wait."""


class TolerantWriter(WriterThread):
    """Goes on taking what is drawn when the terminal is gone, so that leaving never waits.

    A little is written by whoever asks, where the terminal takes it at once: a thread that is
    busy gives way to this one only every 5 ms, which is longer than a cursor takes to move.
    """

    def __init__(self, file: IO[str]) -> None:
        super().__init__(file)
        self._turn = Lock()
        self._is_there = True
        self._given = self._taken = 0

    def write(self, text: str) -> None:
        with self._turn:
            is_idle = self._given == self._taken
            if is_idle and len(text) <= LITTLE and self._is_open_for_more():
                self._pass_on(text)
                return
            self._given += 1
        super().write(text)

    def run(self) -> None:
        while (text := self._queue.get()) is not None:
            self._pass_on(text)
            self._taken += 1

    def _is_open_for_more(self) -> bool:
        return bool(select.select((), (self._file,), (), 0)[1])

    def _pass_on(self, text: str) -> None:
        if not self._is_there:
            return
        try:
            self._file.write(text)
            if self._queue.qsize() == 0:
                self._file.flush()
        except OSError:
            self._is_there = False


def guard_driver() -> None:
    """Put the guards in the place of what Textual's driver would use."""
    if sys.platform == "win32":
        return
    import textual.drivers.linux_driver as driver

    # One byte that is not UTF-8 would end the app (textual#6456); it is drawn as "?" instead.
    vars(driver)["getincrementaldecoder"] = lambda encoding: (
        lambda: codecs.getincrementaldecoder(encoding)("replace")
    )
    vars(driver)["WriterThread"] = TolerantWriter
