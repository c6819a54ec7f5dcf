"""A store with one writer, one agreed letter and one program, for the tests of services."""

from dataclasses import replace
from datetime import date

from lorapp.bootstrap import Services
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.mentors import EmailAddress, Mentor
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from tests.conftest import a_beginning

K = EventKind
TODAY = date(2026, 11, 22)

WRITER = Mentor(
    key="M1",
    name="Dr. Ada Winter",
    emails=(EmailAddress(address="old@example.org", current=True),),
)


def filled(services: Services, *events: Event, applied_on: date | None = None) -> Services:
    """Put a letter with these events on record."""
    start: SeasonFile = a_beginning()
    letter = Letter(key="L1", mentor="M1", specialty="neurology", events=events)
    place = Program(key="P1", name="Tern Harbor", specialty="neurology", applied_on=applied_on)
    services.unit.begin(
        replace(start, mentors=(WRITER,), letters=(letter,), programs=(place,)), "Begin"
    )
    return services


def event(kind: EventKind, on: date = date(2026, 11, 2)) -> Event:
    return Event(kind=kind, on=on)
