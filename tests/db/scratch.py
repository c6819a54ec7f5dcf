"""Stores for tests that make many: on memory where there is some, gone afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lorapp.bootstrap import Services, open_services
from lorapp.clock import Clock, FixedClock
from lorapp.db import journal
from lorapp.db.saving import EMPTY_LISTS
from lorapp.domain.plain import to_plain
from lorapp.domain.record import SeasonFile
from tests.conftest import NOON

MEMORY = Path("/dev/shm")  # noqa: S108 - private folders are made inside


@contextmanager
def scratch() -> Iterator[Path]:
    """A private folder for a moment."""
    folder = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="lorapp-test-", dir=folder) as name:
        yield Path(name) / "home"


@contextmanager
def opened(home: Path, clock: Clock | None = None) -> Iterator[Services]:
    """Services over a folder, closed afterwards."""
    services = open_services(home, clock or FixedClock(NOON))
    try:
        yield services
    finally:
        services.close()


def plain(services: Services) -> dict[str, object] | None:
    """The record as JSON values; None while there is none."""
    return None if services.unit.is_empty() else to_plain(services.unit.file())


def plain_anew(services: Services) -> dict[str, object] | None:
    """The record as the store's rows hold it, past every cache."""
    if not services.home.db.exists():
        return None
    file, _ = services.unit.store().load()
    return None if file is None else to_plain(file)


def touched(services: Services) -> set[str]:
    """The lists that the newest step of the history concerns."""
    with services.unit.store().reading() as session:
        changes = journal.changes_of(session, journal.last_seq(session))
    names: set[str] = set()
    for change in changes:
        is_of_lists = change.shelf == EMPTY_LISTS
        names |= {*change.before} ^ {*change.after} if is_of_lists else {change.shelf}
    return names


def described(file: SeasonFile) -> dict[str, object]:
    """What a file says, lists left empty and lists never given told apart."""
    return to_plain(file)
