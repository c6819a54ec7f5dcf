"""The very SQL with which the services save, to be said again on disks that misbehave."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import apsw

from lorapp.bootstrap import open_services
from lorapp.clock import FixedClock
from lorapp.db.engine import PRAGMAS
from lorapp.domain.mentors import Mentor
from tests.conftest import NOON, a_beginning
from tests.durability.storm import logged

Saves = tuple[bytes, tuple[str, ...]]
"""A store, and the statements that save into it."""


def record_saves(home: Path, saves: int) -> Saves:
    """Make a store and save some numbered contacts into it."""
    services = open_services(home, FixedClock(NOON))
    file = replace(a_beginning(), mentors=(Mentor(key="M", name="Dr."),))
    services.unit.begin(file, "Begin")
    services.unit.release()
    before = services.home.db.read_bytes()
    spoken: list[str] = []
    services.unit.store().connection().set_trace_callback(spoken.append)
    for number in range(saves):
        services.unit.command("Log", partial(logged, number=number))
    services.unit.close()
    return before, tuple(text for text in spoken if not text.startswith(("SELECT", "--")))


def open_on(name: str, path: Path, synchronous: str = "extra") -> apsw.Connection:
    """A connection with our own settings, but perhaps one, on the disk of this name."""
    connection = apsw.Connection(str(path), vfs=name)
    for pragma in (*PRAGMAS, f"synchronous={synchronous}"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def one_by_one(spoken: Sequence[str]) -> list[list[str]]:
    """The statements of each save."""
    saves: list[list[str]] = [[]]
    for text in spoken:
        saves[-1].append(text)
        if text == "COMMIT":
            saves.append([])
    return saves[:-1]


def counts(path: Path) -> tuple[int, int, int]:
    """Contacts, journal steps and journal changes beyond the beginning; whole or an error."""
    with closing(sqlite3.connect(path)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if whole != "ok":
            raise sqlite3.DatabaseError(whole)
        contacts = connection.execute("SELECT count(*) FROM contacts").fetchone()[0]
        steps = connection.execute("SELECT count(*) FROM journal_steps").fetchone()[0] - 1
        told = connection.execute("SELECT count(*) FROM journal_changes").fetchone()[0] - 2
    return contacts, steps, told
