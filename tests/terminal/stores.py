"""The records a monkey walks over, each with the days on which it does."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from lorapp.bootstrap import Services, open_services
from lorapp.clock import clock_from
from lorapp.domain.record import SeasonFile
from lorapp.services.interchange.demo import DEMO_NOW, demo_text
from lorapp.services.interchange.reading import parse
from lorapp.services.rules.rulebook import load_rulebook
from tests.acceptance.reapplicant import reapplicant
from tests.screens.real import demo_services
from tests.screens.test_hostile_everywhere import hostile_services
from tests.terminal.late import late_services

DAYS: Final = ("2026-11-22", "2027-03-15", "2027-06-20")
MANY: Final = 1000 if "LORAPP_KEYS" in os.environ else 200


def empty_services(home: Path) -> Services:
    """A new store without anybody in it."""
    return open_services(home / "store", clock_from(DEMO_NOW))


def reapplicant_services(home: Path) -> Services:
    """A new store with somebody who applies for the second time."""
    return _begun(home, reapplicant())


def many_services(home: Path) -> Services:
    """A new store with many letters, five of each writer."""
    file = parse(demo_text("midseason").encode(), load_rulebook())
    mentors = [
        replace(file.mentors[n % 5], key=f"M{n}", name=f"{file.mentors[n % 5].name} {n}")
        for n in range(MANY // 5)
    ]
    letters = [
        replace(
            file.letters[n % 5], key=f"L{n}", letter_id=None, mentor=mentors[n % len(mentors)].key
        )
        for n in range(MANY - len(file.letters))
    ]
    return _begun(
        home,
        replace(file, letters=(*file.letters, *letters), mentors=(*file.mentors, *mentors)),
    )


def damaged_services(home: Path) -> Services:
    """A store whose file is none any more, and copies of what it was."""
    services = demo_services(home, "midseason")
    services.backups.make()
    services.close()
    services.home.db.write_bytes(b"This was a store.")
    return services


def _begun(home: Path, file: SeasonFile) -> Services:
    services = empty_services(home)
    services.unit.begin(file, "Begin")
    return services


RECORDS: Final[dict[str, tuple[Callable[[Path], Services], tuple[str, ...]]]] = {
    "midseason": (partial(demo_services, demo="midseason"), DAYS),
    "planner": (partial(demo_services, demo="planner"), DAYS),
    "hostile": (hostile_services, DAYS),
    "match-week": (
        partial(late_services, matched=False),
        ("2027-02-26", "2027-03-15", "2027-03-18", "2027-03-19"),
    ),
    "matched": (
        partial(late_services, matched=True),
        ("2027-03-20", "2027-05-02", "2027-06-28", "2027-10-01"),
    ),
    "reapplicant": (reapplicant_services, ("2026-10-20", "2027-01-10", "2027-03-16")),
    "empty": (empty_services, DAYS),
    "many": (many_services, DAYS),
    "damaged": (damaged_services, DAYS),
}
