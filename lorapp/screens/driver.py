"""A terminal driver that sleeps until a key comes.

Textual's looks for keys ten times a second and is only asked to stop between two looks. This one
waits without a limit: no wake-ups at rest, and leaving does not wait for the next look (about a
tenth of a second). It leans on how Textual 8.2 reads keys; where that is not so, Textual's own
driver is used.
"""

import contextlib
import os
import selectors
import sys
from threading import Event
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from textual.driver import Driver

CHUNK: Final = 4096
ESCAPE_WAIT: Final = 0.05
"""How often to look whether an ``Esc`` stays alone, while one is open."""


class Bell(Event):
    """An event that also wakes whoever waits for a file: ``fileno`` is readable once it is set."""

    def __init__(self) -> None:
        super().__init__()
        self._out, self._in = os.pipe()

    def fileno(self) -> int:
        """What to wait for."""
        return self._out

    def set(self) -> None:
        super().set()
        os.write(self._in, b"\0")

    def clear(self) -> None:
        if self.is_set():
            os.read(self._out, CHUNK)
        super().clear()


def waiting_driver(usual: "type[Driver]") -> "type[Driver]":
    """The driver that sleeps, in the place of Textual's for Linux and macOS; else the usual one."""
    if sys.platform == "win32":
        return usual
    from textual.drivers import linux_driver

    if usual is not linux_driver.LinuxDriver or not hasattr(usual, "run_input_thread"):
        return usual

    class WaitingDriver(linux_driver.LinuxDriver):
        """Textual's driver, reading keys as they come."""

        def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401  Textual's own
            super().__init__(*arguments, **named)
            self.exit_event = Bell()

        def run_input_thread(self) -> None:
            parser = linux_driver.XTermParser(self._debug)
            decode = linux_driver.getincrementaldecoder("utf-8")().decode
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                selector.register(self.exit_event, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    is_open = getattr(parser, "_timeout_time", 0.0) is not None
                    ready = selector.select(ESCAPE_WAIT if is_open else None)
                    if any(key.fd == self.fileno for key, _ in ready):
                        typed = self._read()
                        if not typed:
                            break  # the terminal is gone; the app looks for that itself
                        text = decode(typed)  # nothing yet, where a character came in halves
                        for event in parser.feed(text) if text else ():
                            self.process_message(event)
                    for event in parser.tick():
                        self.process_message(event)
            with contextlib.suppress(EOFError, linux_driver.ParseError):
                for _ in parser.feed(""):
                    pass

        def _read(self) -> bytes:
            """What was typed; nothing when nothing will ever come."""
            try:
                return os.read(self.fileno, CHUNK)
            except OSError:
                return b""

    return WaitingDriver
