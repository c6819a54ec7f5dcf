"""What was foretold for this minute, found again before anything else is read.

Half of a start is Python's own; what follows here until the page stands is counted in tenths of a
millisecond. So this module imports next to nothing: ``typing``, ``pathlib``, ``datetime`` and
``json`` would each take longer than all it does. ``lorapp.foretold`` writes what is read here, and
says when it holds.

The file is a head of lines and, after it, pages and answers in UTF-8 that the head tells the
places of, each with a sum that shows damage.
"""

import os
import sys
import time
from binascii import crc32

from lorapp import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Final

DB: "Final" = "lorapp.db"
SEAL: "Final" = "lorapp.seal"
FORETOLD: "Final" = "lorapp.foretold"
RULES: "Final" = "rules"
SETTINGS: "Final" = "settings.toml"
NOW: "Final" = "LORAPP_NOW"

FIRST_LINE: "Final" = b"lorapp foretold 2\n"
HOME_CLOCK: "Final" = "\x01"
EASTERN_CLOCK: "Final" = "\x02"
"""Where a clock stands in a page or an answer: signs that no text of a record may have."""

_COUNTS: "Final" = slice(24, 100)
"""Where the head of a SQLite file has its count of changes, and what belongs to it."""

_TERMINAL: "Final" = (
    "TERM",
    "COLORTERM",
    "TERM_PROGRAM",
    "NO_COLOR",
    "FORCE_COLOR",
    "PYTHONIOENCODING",
    "LC_ALL",
    "LC_CTYPE",
    "LANG",
)


def home_of(environ: "Mapping[str, str]") -> str:
    """The folder that holds everything; nothing where only the platform's own ways tell it."""
    named = environ.get("LORAPP_HOME")
    if named:
        folder = os.path.expanduser(named)
        if folder.startswith("~"):
            return ""
        try:
            return folder if os.path.isabs(folder) else os.path.join(os.getcwd(), folder)
        except OSError:  # the folder one stands in is gone: the long way says so
            return ""
    if sys.platform != "linux" or hasattr(sys, "getandroidapilevel"):
        return ""
    base = environ.get("XDG_DATA_HOME", "")
    if not os.path.isabs(base):
        base = os.path.join(environ.get("HOME", ""), ".local/share")
    return os.path.join(base, "lorapp") if os.path.isabs(base) else ""


def store_mark(home: str) -> str:
    """A mark of the store as it lies there; another one after whatever was written to it.

    The size, the times and the place of the file, and SQLite's own count of changes: looking at
    a store must not take longer the larger it is. Empty where there is no store.
    """
    place = os.path.join(home, DB)
    if not os.path.isfile(place):
        return ""  # a pipe, for one, would never let go of who opens it
    try:
        with open(place, "rb", buffering=0) as file:
            counts = file.read(_COUNTS.stop)[_COUNTS]
        return f"{file_mark(place)} {counts.hex()}"
    except OSError:
        return ""


def file_mark(place: str) -> str:
    """A mark of a file, or that there is none."""
    try:
        found = os.stat(place)
    except OSError:
        return "-"
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def rules_mark(home: str) -> str:
    """A mark of what the plan depends on beside the store: this lorapp and own rule files."""
    folder = os.path.join(home, RULES)
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        names = []
    return ascii([__version__, *((name, file_mark(os.path.join(folder, name))) for name in names)])


def look_mark(home: str, environ: "Mapping[str, str]") -> str:
    """A mark of what the looks of a page depend on: the settings and the kind of terminal."""
    settings = file_mark(os.path.join(home, SETTINGS))
    return ascii([settings, *(environ.get(name) for name in _TERMINAL)])


class Head:
    """The head of what was foretold: what it was made for, and where each telling lies.

    ``now`` is the clock that was set by hand, ``leave`` the key that ends the app; ``tellings``
    are, for each, its first second and the one after its last, how many minutes the two clocks
    are from UTC, and the place, length and sum of its page and of its answer.
    """

    def __init__(self, lines: "Sequence[str]", size: int) -> None:
        self.store, self.rules, self.look, self.now, self.leave, page_size, *tellings = lines
        self.columns, self.rows = map(int, page_size.split())
        self.tellings = [tuple(map(int, line.split())) for line in tellings]
        self.size = size

    def at(self, seconds: float) -> "tuple[int, ...] | None":
        """The telling of an instant."""
        return next((one for one in self.tellings if one[0] <= seconds < one[1]), None)


def page_of(environ: "Mapping[str, str]", columns: int, rows: int) -> "tuple[str, str]":
    """The first page for this minute and this terminal, and the key to leave; else nothing."""
    home = home_of(environ)
    head = head_of(home, environ)
    if not head or (head.columns, head.rows) != (columns, rows):
        return "", ""
    page = _piece(home, head, 4) if head.look == look_mark(home, environ) else ""
    return page, head.leave


def answer_of(environ: "Mapping[str, str]") -> str:
    """What ``lorapp today`` says in this minute, where it is known; else nothing."""
    home = home_of(environ)
    head = head_of(home, environ)
    return _piece(home, head, 7) if head else ""


def head_of(home: str, environ: "Mapping[str, str]") -> Head | None:
    """The head of what was foretold, where it was made for this store, these rules, this clock."""
    head = _head(home) if home else None
    if head is None or head.now != ascii(environ.get(NOW)) or head.rules != rules_mark(home):
        return None
    is_sealed = os.path.exists(os.path.join(home, SEAL))
    return head if is_sealed and head.store and head.store == store_mark(home) else None


def _head(home: str) -> Head | None:
    place = os.path.join(home, FORETOLD)
    if not os.path.isfile(place):
        return None
    try:
        with open(place, "rb") as file:
            first, size, total = file.readline(), file.readline(16), file.readline(16)
            content = file.read(int(size))
        if first != FIRST_LINE or crc32(content) != int(total):
            return None
        lines = content.decode("ascii").splitlines()
        return Head(lines, len(first) + len(size) + len(total) + len(content))
    except (OSError, ValueError):
        # Not there, or something else wrote there: the usual way is always right.
        return None


def _piece(home: str, head: Head, which: int) -> str:
    """A page (4) or an answer (7) of the present minute, with its clocks."""
    seconds = time.time() if head.now == ascii(None) else head.tellings[0][0]
    telling = head.at(seconds)
    if telling is None:
        return ""
    place, length, total = telling[which : which + 3]
    try:
        with open(os.path.join(home, FORETOLD), "rb") as file:
            file.seek(head.size + place)
            content = file.read(length)
    except OSError:
        return ""
    if crc32(content) != total:
        return ""
    at_home, eastern = clocks(seconds, telling[2:4])
    told = content.decode("utf-8", "surrogatepass")
    return told.replace(HOME_CLOCK, at_home).replace(EASTERN_CLOCK, eastern)


def clocks(seconds: float, offsets: "Sequence[int]") -> "tuple[str, ...]":
    """The minute of an instant where the time is so many minutes from UTC."""
    minutes = (int(seconds // 60 + far) % (24 * 60) for far in offsets)
    return tuple(f"{minute // 60:02}:{minute % 60:02}" for minute in minutes)
