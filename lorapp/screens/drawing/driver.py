"""A terminal driver that sleeps until a key comes.

Textual's looks for keys ten times a second and is only asked to stop between two looks. This one
waits without a limit: no wake-ups at rest, and leaving does not wait for the looks to end (the
way out took 220 ms and takes 26). It leans on how Textual 8.2 reads keys; where that is not so,
Textual's own driver is used.
"""

import codecs
import contextlib
import os
import selectors
import sys
from collections.abc import Callable, Iterable, Iterator
from threading import Event
from typing import TYPE_CHECKING, Any, Final

from textual.driver import Driver

from lorapp.first_page import ENTER, take_over, typed_before

if TYPE_CHECKING:
    from textual._parser import Parser
    from textual.message import Message

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


def typed(
    parser: "Parser[Message]", keyboard: int, bell: Bell, before: bytes = b""
) -> "Iterator[Message]":
    """What is typed, after what was ``before``, until the bell rings or the terminal is gone."""
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    if first := decode(before):
        yield from parser.feed(first)
    with selectors.SelectSelector() as selector:
        selector.register(keyboard, selectors.EVENT_READ)
        selector.register(bell, selectors.EVENT_READ)
        while not bell.is_set():
            # While an Esc stands alone the parser waits to learn whether it stays so.
            is_open = getattr(parser, "_timeout_time", ESCAPE_WAIT) is not None
            ready = selector.select(ESCAPE_WAIT if is_open else None)
            if any(key.fd == keyboard for key, _ in ready):
                found = _read(keyboard)
                if not found:
                    return  # the app looks for a lost terminal itself
                text = decode(found)  # nothing yet, where a character came in halves
                yield from _last_of_focus(parser.feed(text)) if text else ()
            yield from parser.tick()


def _last_of_focus(messages: "Iterable[Message]") -> "Iterator[Message]":
    """All messages, but of a flood of focus won and lost the last: each one styles every widget."""
    from textual.events import AppBlur, AppFocus

    held: Message | None = None
    for message in messages:
        if isinstance(message, AppBlur | AppFocus):
            held = message
            continue
        if held is not None:
            yield held
            held = None
        yield message
    if held is not None:
        yield held


def _read(keyboard: int) -> bytes:
    try:
        return os.read(keyboard, CHUNK)
    except OSError:
        return b""


if sys.platform == "win32":

    def waiting_driver(usual: type[Driver]) -> type[Driver]:
        """Textual's own driver: Windows tells of keys in another way."""
        return usual

else:
    from textual._parser import ParseError
    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver

    class WaitingDriver(LinuxDriver):
        """Textual's driver, reading keys as they come, over the page that may stand already."""

        def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401  Textual's own
            super().__init__(*arguments, **named)
            self.exit_event: Bell = Bell()
            self._is_open = False

        def start_application_mode(self) -> None:
            before = take_over()
            self._is_open = before is not None
            if self._key_thread is not None and self._key_thread.is_alive():
                # Woken without having gone to sleep itself (``kill -STOP``): two readers would
                # take keys from each other, and one of them would never end.
                before = self.attrs_before
                self.exit_event.set()
                self._key_thread.join()
                self.exit_event.clear()
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if before is not None:
                self.attrs_before = before

        def _sigtstp_application(self, *_: object) -> None:
            self._in_turn(super()._sigtstp_application)

        def _sigcont_application(self, *_: object) -> None:
            self._in_turn(super()._sigcont_application)

        def _in_turn(self, follow: Callable[[], object]) -> None:
            """Follow a signal between two callbacks: it may have come in the middle of a write."""
            if self._auto_restart and self._loop.is_running():
                self._loop.call_soon_threadsafe(follow)
            else:
                follow()

        def write(self, data: str) -> None:
            # The first page stands on the alternate screen; opening it again might clear it.
            if self._is_open and data == ENTER:
                self._is_open = False
            else:
                super().write(data)

        def run_input_thread(self) -> None:
            parser = XTermParser(self._debug)
            for message in typed(parser, self.fileno, self.exit_event, typed_before()):
                self.process_message(message)
            with contextlib.suppress(EOFError, ParseError):
                for _ in parser.feed(""):
                    pass

    def waiting_driver(usual: type[Driver]) -> type[Driver]:
        """The driver that sleeps, in the place of Textual's for Linux and macOS; else the usual."""
        is_known = usual is LinuxDriver and hasattr(usual, "run_input_thread")
        return WaitingDriver if is_known else usual
