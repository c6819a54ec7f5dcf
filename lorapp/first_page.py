"""The first frame, on the terminal before anything heavy is read, where it was foretold.

It stands on the alternate screen as the app's own will, without an echo of keys: what is typed
meanwhile waits in the terminal and reaches the app. Textual's driver takes the terminal over as it
is; if the app does not come to that, everything is put back before anything is said.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

ENTER: Final = "\x1b[?1049h"
"""The alternate screen, as Textual's driver opens it."""

_BEGIN: Final = "\x1b[?25l\x1b[?7l\x1b[H"
_LEAVE: Final = "\x1b[?7h\x1b[?1049l\x1b[?25h"

_held: list[Any] = []
"""How the terminal was set before the page was painted, while the page stands alone."""


def is_standing() -> bool:
    """Whether a page stands on the terminal that nobody has taken over yet."""
    return bool(_held)


def take_over() -> list[Any] | None:
    """Take the terminal over with its page: how it was set before, for the way out."""
    return _held.pop() if _held else None


def show() -> None:
    """Show the first page, if it is known; who does so runs the app inside ``standing``."""
    page = _page()
    if page:
        _paint(page)


@contextmanager
def standing() -> Iterator[None]:
    """While the app comes up; if it does not, the terminal is put back as it was."""
    try:
        yield
    finally:
        _put_back()


def _page() -> str:
    """The first frame for this minute, this store and this terminal; else nothing."""
    if sys.platform == "win32" or not all(os.isatty(number) for number in range(3)):
        return ""
    from lorapp.foretold import present

    found = present()
    if found is None or (found.columns, found.rows) != tuple(os.get_terminal_size(2)):
        return ""
    return found.page


def _paint(page: str) -> None:
    import signal
    import termios

    try:
        before = termios.tcgetattr(0)
        quiet = termios.tcgetattr(0)
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        quiet[6][termios.VSUSP] = b"\0"
        termios.tcsetattr(0, termios.TCSANOW, quiet)
    except termios.error:
        return  # no terminal to be quiet on; the app will say so
    _held.append(before)
    signal.signal(signal.SIGTERM, _stop)
    os.write(2, (ENTER + _BEGIN + page).encode("utf-8", "replace"))


def _stop(number: int, _frame: object) -> None:
    """End as the signal asks, over the way that puts the terminal back."""
    raise SystemExit(128 + number)


def _put_back() -> None:
    before = take_over()
    if before is None:
        return
    import termios

    os.write(2, _LEAVE.encode())
    termios.tcsetattr(0, termios.TCSANOW, before)
