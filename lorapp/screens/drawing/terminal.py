"""Guards around the terminal itself, where Textual would end the app or never end it."""

import codecs
import os
import select
import sys
import threading
from threading import Lock
from typing import IO, Final

from textual.drivers._writer_thread import WriterThread

LITTLE: Final = 4096
"""Characters that a terminal ready for more takes without a wait."""

WEB_INPUT: Final = "textual-input"
"""The thread that reads what a browser sends; it ends with the server."""


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
    # A shell's word about some window of its own; the terminal itself knows its size.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    _guard_parser()


def _guard_parser() -> None:
    """Let a key that makes no sense (a part of it no number, no such sign) be no key.

    Textual's parser raises, which ends the app; what it would then take for text is dropped.
    """
    from textual._xterm_parser import XTermParser
    from textual.events import Key
    from textual.keys import Keys

    usual = XTermParser._parse_extended_key  # noqa: SLF001  where such keys are read

    def sensible(parser: XTermParser, sequence: str) -> list[Key] | None:
        try:
            found = usual(parser, sequence)
        except (ValueError, OverflowError):
            return [Key(Keys.Ignore, sequence)]
        signs = "".join(key.character or "" for key in found or ())
        is_half = any("\ud800" <= sign <= "\udfff" for sign in signs)
        return [Key(Keys.Ignore, sequence)] if is_half else found

    XTermParser._parse_extended_key = sensible  # type: ignore[method-assign, assignment]  # noqa: SLF001


def is_looked_at(*, is_web: bool) -> bool:
    """Whether a terminal is at the other end, or the server of a browser."""
    if is_web:
        return any(thread.name == WEB_INPUT for thread in threading.enumerate())
    return os.isatty(0)
