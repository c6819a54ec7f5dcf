"""Guards around the terminal itself, where Textual would end the app or never end it."""

import codecs
import os
import sys
import threading
from typing import Final

from textual.drivers._writer_thread import WriterThread

WEB_INPUT: Final = "textual-input"
"""The thread that reads what a browser sends; it ends with the server."""


class TolerantWriter(WriterThread):
    """Goes on taking what is drawn when the terminal is gone, so that leaving never waits."""

    def run(self) -> None:
        is_there = True
        while (text := self._queue.get()) is not None:
            is_there = is_there and self._passed_on(text)

    def _passed_on(self, text: str) -> bool:
        try:
            self._file.write(text)
            if self._queue.qsize() == 0:
                self._file.flush()
        except OSError:
            return False
        return True


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
