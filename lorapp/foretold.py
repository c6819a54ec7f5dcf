"""What lorapp will say first in the coming days, worked out beforehand and kept beside the store.

The plan changes with the day, so it is told for a few days, each piece with the instants it is
true between. At the next start the piece for the present instant is shown before Textual and the
rules are read (a tenth of the time to the first frame; see ``lorapp.recalled``). It counts only
while nothing has changed: the store, the applicant's settings and rule files, this lorapp, the
terminal, a clock that was set by hand. In all other cases the start takes its usual way, which is
always right.
"""

import os
from binascii import crc32
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from lorapp.paths import Paths, write_whole
from lorapp.recalled import EASTERN_CLOCK, FIRST_LINE, HOME_CLOCK, NOW, look_mark, rules_mark


class Telling(NamedTuple):
    """What is said from one instant until just before another, in seconds since 1970.

    ``page`` is the first frame as bytes for the terminal, ``text`` the answer of ``lorapp
    today``, or nothing; both have signs where the clocks of home and of US Eastern time stand,
    which are so many minutes from UTC (``offsets``).
    """

    begins: int
    ends: int
    offsets: tuple[int, int]
    page: str
    text: str

    def holds_at(self, instant: datetime) -> bool:
        """Whether it is true at an instant."""
        return self.begins <= instant.timestamp() < self.ends


class Foretold(NamedTuple):
    """The tellings of the coming days, and what they were made for.

    ``rules`` and ``look`` are marks of what they depend on beside the store, ``now`` is the clock
    that was set by hand; ``leave`` is the key that ends the app, where it is one letter;
    ``columns`` and ``rows`` are the size of the terminal.
    """

    rules: str
    look: str
    now: str | None
    leave: str
    columns: int
    rows: int
    tellings: tuple[Telling, ...] = ()

    def at(self, instant: datetime) -> Telling | None:
        """What is said at an instant, if that is known."""
        return next((one for one in self.tellings if one.holds_at(instant)), None)

    def also(self, telling: Telling) -> "Foretold":
        """The same with one telling more."""
        return self._replace(tellings=(*self.tellings, telling))


def blank(
    paths: Paths, leave: str, size: tuple[int, int], environ: Mapping[str, str] = os.environ
) -> Foretold:
    """Nothing yet, for a record as it lies there and a terminal of this size."""
    home = str(paths.home)
    marks = rules_mark(home), look_mark(home, environ)
    return Foretold(*marks, environ.get(NOW), leave, *size)


def without_clocks(text: str, shown: Sequence[str]) -> str:
    """A text with signs in the place of the clocks that end it; what is not there gives none."""
    after = ""
    for clock, sign in reversed(tuple(zip(shown, (HOME_CLOCK, EASTERN_CLOCK), strict=True))):
        before, found, rest = text.rpartition(clock)
        if found:
            text, after = before, sign + rest + after
    return text + after


def keep(paths: Paths, foretold: Foretold, store: str) -> None:
    """Write beside a sealed store what will be said; ``store`` is the mark of what was sealed.

    Raises StoreError when it cannot be written.
    """
    made_for = store, foretold.rules, foretold.look, ascii(foretold.now), foretold.leave
    lines = [*made_for, f"{foretold.columns} {foretold.rows}"]
    pieces: list[bytes] = []
    size = 0
    for telling in foretold.tellings:
        figures = [telling.begins, telling.ends, *telling.offsets]
        for text in (telling.page, telling.text):
            piece = text.encode("utf-8", "surrogatepass")
            figures += [size, len(piece), crc32(piece)]
            size += len(piece)
            pieces.append(piece)
        lines.append(" ".join(map(str, figures)))
    head = "\n".join(lines).encode("ascii")
    sums = f"{len(head)}\n{crc32(head)}\n".encode()
    write_whole(paths.foretold, FIRST_LINE + sums + head + b"".join(pieces))
