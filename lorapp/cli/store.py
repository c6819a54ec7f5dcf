"""The store as commands use it: opened when needed, closed whatever happens."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lorapp.cli.output import complain
from lorapp.errors import LorError

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.domain.record import SeasonFile


@contextmanager
def reading() -> "Iterator[Services]":
    """The store for looking only; works while the app is open elsewhere."""
    from lorapp.bootstrap import open_services

    with _told(open_services(read_only=True)) as services:
        yield services


@contextmanager
def writing() -> "Iterator[Services]":
    """The store for a change; StoreBusyError names who holds it."""
    from lorapp.bootstrap import open_services

    with _told(open_services()) as services:
        yield services


@contextmanager
def _told(services: "Services") -> "Iterator[Services]":
    """Close the store in the end, and say what was found on the way: the clock, a failed copy."""
    try:
        yield services
    finally:
        services.close()
        for sentence in services.unit.notices:
            complain(sentence)


def record(services: "Services") -> "SeasonFile":
    """The applicant's record; a sentence on how to begin where there is none yet."""
    if services.unit.is_empty():
        raise LorError(
            "There is no applicant yet. Open lorapp and answer five questions, "
            "or use `lorapp begin NAME` or `lorapp import FILE`."
        )
    return services.unit.file()
