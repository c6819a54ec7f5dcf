"""Records by what they name: gathered once for a whole record, however many rules ask.

To look through a list for each piece of another takes minutes where both are long.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import wraps
from typing import TypeVar

from lorapp.domain.letters.record import Letter
from lorapp.domain.mentors import Contact
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Interview
from lorapp.domain.programs import Assignment
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation
from lorapp.domain.seasons.record import Reuse

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def once(work_out: Callable[[SeasonFile], T]) -> Callable[[SeasonFile], T]:
    """Keep what a function finds out from a record alone; another record is another object."""
    name = f"{work_out.__module__}.{work_out.__qualname__}"

    @wraps(work_out)
    def ask(file: SeasonFile) -> T:
        kept: dict[str, T] = file.worked_out
        if name not in kept:
            kept[name] = work_out(file)
        return kept[name]

    return ask


def grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """What comes with each key, in its order."""
    found: dict[K, list[T]] = {}
    for key, record in pairs:
        found.setdefault(key, []).append(record)
    return {key: tuple(records) for key, records in found.items()}


@once
def reuses_of(file: SeasonFile) -> Mapping[str, tuple[Reuse, ...]]:
    """What was asked about letters of seasons before, by letter."""
    return grouped((one.letter, one) for one in file.reuses)


@once
def stays_with(file: SeasonFile) -> Mapping[str, tuple[Rotation, ...]]:
    """Rotations by the mentors who are there."""
    return grouped((key, stay) for stay in file.rotations for key in dict.fromkeys(stay.mentors))


@once
def letters_of(file: SeasonFile) -> Mapping[str, tuple[Letter, ...]]:
    """Letters by their writer."""
    return grouped((letter.mentor, letter) for letter in file.letters)


@once
def contacts_with(file: SeasonFile) -> Mapping[str, tuple[Contact, ...]]:
    """Contacts by mentor."""
    return grouped((contact.mentor, contact) for contact in file.contacts)


@once
def letters_from(file: SeasonFile) -> Mapping[str | None, tuple[Letter, ...]]:
    """Letters by the rotation they come from."""
    return grouped((letter.rotation, letter) for letter in file.letters)


@once
def moments_of(file: SeasonFile) -> Mapping[str | None, tuple[WitnessedMoment, ...]]:
    """Moments by the mentor who saw them."""
    return grouped((moment.mentor, moment) for moment in file.moments)


@once
def moments_in(file: SeasonFile) -> Mapping[str | None, tuple[WitnessedMoment, ...]]:
    """Moments by the rotation they happened in."""
    return grouped((moment.rotation, moment) for moment in file.moments)


@once
def assigned_to(file: SeasonFile) -> Mapping[str, tuple[Assignment, ...]]:
    """What is assigned, by program."""
    return grouped((one.program, one) for one in file.assignments)


@once
def interviews_at(file: SeasonFile) -> Mapping[str, tuple[Interview, ...]]:
    """Interviews by program."""
    return grouped((talk.program, talk) for talk in file.interviews)
