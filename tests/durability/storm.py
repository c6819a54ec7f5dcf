"""The child of D1: saves through the services, and says so only after the call returned.

Each line on stdin (``first when``) starts a storm in a fork of this process, which has loaded
everything already; ``end`` on stdout says that it is over.
"""

import os
import sys
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from lorapp.bootstrap import open_services
from lorapp.clock import FixedClock
from lorapp.domain.mentors import Contact, Mentor
from lorapp.domain.record import SeasonFile
from tests.conftest import NOON, a_beginning


def storm(home: Path, first: int, *, too_early: bool) -> None:
    """Save numbered contacts until killed. ``too_early`` is the mutant: it speaks before."""
    services = open_services(home, FixedClock(NOON))
    if services.unit.is_empty():
        file = replace(a_beginning(), mentors=(Mentor(key="M", name="Dr."),))
        services.unit.begin(file, "Begin")
    number = first
    while True:
        if too_early:
            say(number)
        services.unit.command(f"Log {number}", partial(logged, number=number))
        if not too_early:
            say(number)
        number += 1


def logged(file: SeasonFile, number: int) -> SeasonFile:
    """Add one numbered contact."""
    contact = Contact(mentor="M", on=NOON.date(), note=str(number))
    return replace(file, contacts=(*file.contacts, contact))


def say(number: int) -> None:
    """Tell the parent, past every buffer."""
    os.write(1, f"{number}\n".encode())


def serve(home: Path) -> None:
    """Start one storm after another."""
    import_module("lorapp.db.schema")
    import_module("lorapp.db.store")
    for line in sys.stdin:
        first, when = line.split()
        child = os.fork()
        if child == 0:
            os.write(1, f"pid {os.getpid()}\n".encode())
            storm(home, int(first), too_early=when == "early")
        os.waitpid(child, 0)
        os.write(1, b"end\n")


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
