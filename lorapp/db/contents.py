"""What a store holds, told from the file alone, whatever its schema."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from lorapp.db.backup import open_reading
from lorapp.db.opening import check_file
from lorapp.db.sqlite_words import TROUBLES, sentence
from lorapp.frozen import dataclass

COUNTED: Final = ("letters", "mentors", "rotations", "programs", "assignments", "interviews")
"""The lists that tell a person at a glance which record this is."""

_COMMANDS: Final = "kind IN ('do', 'final', 'import') AND state = 'done'"


@dataclass(frozen=True, slots=True)
class Contents:
    """The applicant, how many records of each kind, and the newest action that stands.

    ``seq`` is the number of the newest step, 0 before the first; ``at`` is in UTC.
    """

    name: str
    timezone: str
    counts: tuple[tuple[str, int], ...]
    seq: int
    label: str = ""
    at: datetime | None = None


def contents(path: Path, inside: bytes | None = None) -> Contents:
    """Look into a store that no one has open; ``inside`` is what an encrypted copy holds.

    Raises StoreError when it cannot be read.
    """
    try:
        with closing(_opened(path, inside)) as connection:
            return _contents(connection)
    except TROUBLES as error:
        raise sentence(error, path) from error


def _opened(path: Path, inside: bytes | None) -> sqlite3.Connection:
    if inside is None:
        check_file(path)
        return open_reading(path)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(inside)
    return connection


def actions_since(path: Path, other: Contents) -> tuple[str, ...] | None:
    """Name what was done in a store after the newest action of another, newest first.

    None when the other is not an earlier state of this store. Raises StoreError as ``contents``.
    """
    try:
        with closing(open_reading(path)) as connection:
            same = connection.execute(
                "SELECT label FROM journal_steps WHERE seq = ?", (other.seq,)
            ).fetchone()
            if other.seq and (same is None or not _is_in(connection, other)):
                return None
            rows = connection.execute(
                f"SELECT label FROM journal_steps WHERE seq > ? AND {_COMMANDS} ORDER BY seq DESC",
                (other.seq,),
            )
            return tuple(str(label) for (label,) in rows)
    except TROUBLES as error:
        raise sentence(error, path) from error


def _is_in(connection: sqlite3.Connection, other: Contents) -> bool:
    """Whether the newest action of another store is an action of this one."""
    if other.at is None:
        return True
    found = connection.execute(
        "SELECT count(*) FROM journal_steps WHERE seq <= ? AND label = ? AND at = ?",
        (other.seq, other.label, other.at.isoformat()),
    )
    return bool(found.fetchone()[0])


def _contents(connection: sqlite3.Connection) -> Contents:
    person = connection.execute("SELECT name, timezone FROM applicant").fetchone()
    seq = connection.execute("SELECT max(seq) FROM journal_steps").fetchone()[0] or 0
    newest = connection.execute(
        f"SELECT label, at FROM journal_steps WHERE {_COMMANDS} ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    counts = tuple(
        (name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for name in COUNTED
    )
    label, at = newest or ("", None)
    moment = datetime.fromisoformat(at).astimezone(UTC) if at else None
    name, zone = person or ("", "UTC")
    return Contents(str(name), str(zone), counts, seq, str(label), moment)
