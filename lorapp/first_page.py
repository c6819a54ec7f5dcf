"""The first frame, on the terminal before anything heavy is read, where it was foretold.

It stands on the alternate screen as the app's own will, without an echo of keys: what is typed
meanwhile waits in the terminal and reaches the app. Textual's driver takes the terminal over as it
is; if the app does not come to that, everything is put back before anything is said. Who has seen
enough and presses the key to leave, or Ctrl+C, does not wait for the app either: nothing was opened
yet.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any, Final

ENTER: "Final" = "\x1b[?1049h"
"""The alternate screen, as Textual's driver opens it."""

_BEGIN: "Final" = "\x1b[?25l\x1b[?7l\x1b[H"
_LEAVE: "Final" = "\x1b[?7h\x1b[?1049l\x1b[?25h"

INTERRUPT: "Final" = b"\x03"
"""What Ctrl+C sends while the page stands; it makes no signal, so it breaks nothing in two."""

GLANCE: "Final" = 0.015
"""Seconds between two looks for the key to leave, while the page stands alone."""

_held: "list[Any]" = []
"""How the terminal was set before the page was painted, while the page stands alone."""

_typed = bytearray()
"""The first keys, where they were read to see whether they ask to leave."""


def is_standing() -> bool:
    """Whether a page stands on the terminal that nobody has taken over yet."""
    return bool(_held)


def take_over() -> "list[Any] | None":
    """Take the terminal over with its page: how it was set before, for the way out."""
    if not _held:
        return None
    import signal

    signal.setitimer(signal.ITIMER_REAL, 0)
    before: list[Any] = _held.pop()
    return before


def typed_before() -> bytes:
    """What was typed and read before the terminal was taken over."""
    typed = bytes(_typed)
    _typed.clear()
    return typed


def show() -> None:
    """Show the first page, if it is known; who does so runs the app inside ``Standing``."""
    page, leave = _page()
    if page and _paint(page):
        _watch(leave.encode())


class Standing:
    """While the app comes up; if it does not, the terminal is put back as it was."""

    def __enter__(self) -> None:
        """Nothing: the page stands already, or there is none."""

    def __exit__(
        self,
        kind: "type[BaseException] | None",
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> None:
        put_back()


def _page() -> "tuple[str, str]":
    """The first frame for this minute, store and terminal, and the key to leave; else nothing."""
    if sys.platform == "win32" or not all(os.isatty(number) for number in range(3)):
        return "", ""
    from lorapp.recalled import page_of

    return page_of(os.environ, *os.get_terminal_size(2))


def _paint(page: str) -> bool:
    import termios

    try:
        before = termios.tcgetattr(0)
        quiet = termios.tcgetattr(0)
        quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
        termios.tcsetattr(0, termios.TCSANOW, quiet)
    except termios.error:
        return False  # no terminal to be quiet on; the app will say so
    _held.append(before)
    os.write(2, (ENTER + _BEGIN + page).encode("utf-8", "replace"))
    return True


def _watch(leave: bytes) -> None:
    """Mind signals and the key to leave, from when the page stands until the app does."""
    import select
    import signal  # takes as long as all before it: the page need not wait

    def glance(_number: int, _frame: object) -> None:
        if not _held or not select.select((0,), (), (), 0)[0]:
            return
        signal.setitimer(signal.ITIMER_REAL, 0)
        try:
            key = os.read(0, 1)
        except OSError:
            return  # the terminal was closed
        if key and key in {leave, INTERRUPT}:
            put_back()
            os._exit(0 if key == leave else 128 + signal.SIGINT)
        _typed.extend(key)

    signal.signal(signal.SIGTERM, _stop)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:  # `nohup` means to go on
        signal.signal(signal.SIGHUP, _stop)
    signal.signal(signal.SIGALRM, glance)
    signal.setitimer(signal.ITIMER_REAL, GLANCE, GLANCE)


def _stop(number: int, _frame: object) -> None:
    """End as the signal asks, the terminal put back, wherever the start has come to.

    At once: nothing was saved yet, and what is being read would turn an exception into another.
    """
    put_back()
    os._exit(128 + number)


def put_back() -> None:
    """Put the terminal back as it was, where a page stands on it."""
    before = take_over()
    if before is None:
        return
    import termios

    try:
        os.write(2, _LEAVE.encode())
        termios.tcsetattr(0, termios.TCSANOW, before)
    except (OSError, termios.error):
        return  # it was closed: there is nothing to put back
