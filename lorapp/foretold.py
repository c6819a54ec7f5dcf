"""What lorapp will say first in the coming days, worked out beforehand and kept beside the store.

The plan changes with the day, so it is told for a few days, each piece with the instants it is
true between. At the next start the piece for the present instant is shown before Textual and the
rules are read (a tenth of the time to the first frame). It counts only while nothing has changed:
the store and its seal, the applicant's settings and rule files, this lorapp, the terminal. In all
other cases the start takes its usual way, which is always right.
"""

import json
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import blake2s
from pathlib import Path
from typing import Final, NamedTuple

from lorapp import __version__
from lorapp.errors import LorError
from lorapp.paths import Paths, find_home, write_whole

_TERMINAL: Final = (
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


class Telling(NamedTuple):
    """What is said from one instant until just before another (ISO, with offset).

    ``page`` is the first frame as bytes for the terminal, ``text`` the answer of ``lorapp
    today``; both are in parts, cut where the clocks of home and of US Eastern time stand, which
    are so many minutes from UTC (``offsets``).
    """

    begins: str
    ends: str
    offsets: tuple[int, int]
    page: tuple[str, ...]
    text: tuple[str, ...]

    def holds_at(self, instant: datetime) -> bool:
        """Whether it is true at an instant."""
        return datetime.fromisoformat(self.begins) <= instant < datetime.fromisoformat(self.ends)


class Foretold(NamedTuple):
    """The tellings of the coming days, and what they were made for.

    ``rules`` and ``look`` are marks of what they depend on beside the store; ``columns`` and
    ``rows`` the size of the terminal.
    """

    rules: str
    look: str
    columns: int
    rows: int
    tellings: tuple[Telling, ...]

    def at(self, instant: datetime) -> Telling | None:
        """What is said at an instant, if that is known."""
        return next((one for one in self.tellings if one.holds_at(instant)), None)


def clocks(instant: datetime, offsets: Sequence[int]) -> tuple[str, ...]:
    """The minute of an instant where the time is so many minutes from UTC."""
    return tuple(f"{instant.astimezone(UTC) + timedelta(minutes=far):%H:%M}" for far in offsets)


def cut_at_clocks(text: str, shown: Sequence[str]) -> tuple[str, ...]:
    """A text in parts around the clocks that end it; one that is not there cuts nothing."""
    parts: list[str] = []
    for clock in reversed(shown):
        before, found, after = text.rpartition(clock)
        if found:
            parts.append(after)
            text = before
    return (text, *reversed(parts))


def joined(parts: Sequence[str], shown: Sequence[str]) -> str:
    """A text whole again, with the clocks of another minute."""
    first, *others = parts
    late = shown[len(shown) - len(others) :]
    return first + "".join(clock + part for clock, part in zip(late, others, strict=True))


def rules_mark(paths: Paths) -> str:
    """A mark of what the plan depends on beside the store: this lorapp and own rule files."""
    seen: list[object] = [__version__]
    if paths.rules.is_dir():
        seen += [(path.name, _content(path)) for path in sorted(paths.rules.iterdir())]
    return _mark(seen)


def look_mark(paths: Paths, environ: Mapping[str, str]) -> str:
    """A mark of what the looks of a page depend on: the settings and the kind of terminal."""
    return _mark([_content(paths.settings), *(environ.get(name) for name in _TERMINAL)])


def _mark(seen: Sequence[object]) -> str:
    return blake2s(repr(seen).encode("utf-8", "replace")).hexdigest()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        # Not there, or not a file: another mark than any file's.
        return None


def keep(paths: Paths, foretold: Foretold, seal: str) -> None:
    """Write beside a sealed store what will be said; ``seal`` is the fingerprint of the store.

    Raises StoreError when it cannot be written.
    """
    content = json.dumps({"seal": seal, **foretold._asdict()}, ensure_ascii=False)
    write_whole(paths.foretold, content.encode("utf-8", "surrogatepass"))


def forget(paths: Paths) -> None:
    """Take back what was foretold: the record changes. Raises OSError."""
    paths.foretold.unlink(missing_ok=True)


class Present(NamedTuple):
    """What was foretold for this very minute.

    ``page`` is empty where settings or terminal are others; ``columns`` and ``rows`` are its size.
    """

    columns: int
    rows: int
    page: str
    text: str


def present(environ: Mapping[str, str] = os.environ) -> Present | None:
    """What was foretold for this minute, where nothing has changed since."""
    from lorapp.clock import clock_from

    try:
        paths = Paths(find_home(environ))
        found = of_store(paths)
        instant = clock_from(environ.get("LORAPP_NOW")).now(UTC)
    except LorError:
        return None  # the usual way says what is wrong
    telling = found.at(instant) if found else None
    if found is None or telling is None:
        return None
    shown = clocks(instant, telling.offsets)
    is_alike = found.look == look_mark(paths, environ)
    page = joined(telling.page, shown) if is_alike else ""
    return Present(found.columns, found.rows, page, joined(telling.text, shown))


def of_store(paths: Paths) -> Foretold | None:
    """What was foretold for this store and these rules; else None."""
    from lorapp.db.seal import fits, read_seal

    try:
        if not paths.foretold.exists():
            return None
        seal = read_seal(paths)
        found = _recalled(paths, seal.sha256) if seal else None
        if seal is None or found is None or found.rules != rules_mark(paths):
            return None
        return found if fits(seal, paths.db) else None
    except OSError:
        return None  # the usual way says what is wrong with the store


def _recalled(paths: Paths, seal: str) -> Foretold | None:
    try:
        found = json.loads(paths.foretold.read_bytes())
        if found.pop("seal") != seal:
            return None
        tellings = tuple(Telling(*one) for one in found.pop("tellings"))
        return Foretold(**found, tellings=tellings)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        # Something else wrote there: the usual way is always right.
        return None
