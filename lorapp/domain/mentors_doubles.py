"""One person on record under two spellings: noticed, and made one again (failure F-40)."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from lorapp.domain.comments import Topic
from lorapp.domain.edits import checked
from lorapp.domain.letters.record import Letter
from lorapp.domain.mentors import Contact, EmailAddress, Mentor
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Statement, StepNote
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOTE_MAX, is_given
from lorapp.domain.vcards.card import Card
from lorapp.domain.vcards.directory import (
    LIKE_NAME,
    SAME_ADDRESS,
    SAME_NAME,
    Directory,
    is_elsewhere,
)
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

T = TypeVar("T")
M = TypeVar("M", Contact, Letter, WitnessedMoment)

_SPEAKS_FOR: Final = (SAME_ADDRESS, SAME_NAME, LIKE_NAME)


@dataclass(frozen=True, slots=True)
class Double:
    """Two mentors who look like one person; ``why`` says what they share."""

    mentor: str
    other: str
    why: str


def doubles(file: SeasonFile) -> tuple[Double, ...]:
    """Every pair that looks like one person, each once, in the record's order."""
    found: tuple[Double, ...] | None = file.worked_out.get("doubles")
    if found is None:
        found = file.worked_out["doubles"] = tuple(_doubles(file))
    return found


def _doubles(file: SeasonFile) -> Iterator[Double]:
    known = Directory()
    for mentor in file.mentors:
        seen = Card(
            name=mentor.name,
            emails=tuple(mail.address for mail in mentor.emails),
            institution=mentor.institution or "",
        )
        for one in known.candidates(seen):
            # Like names in two places are two people more often than one.
            is_far = one.why == LIKE_NAME and is_elsewhere(seen, known.people[one.id])
            if one.why in _SPEAKS_FOR and not is_far:
                yield Double(one.id, mentor.key, one.why)
        known.put(mentor.key, mentor)


@dataclass(frozen=True, slots=True)
class Belongings:
    """What is noted about a mentor, counted."""

    letters: int
    contacts: int
    moments: int
    rotations: int


def belongings(file: SeasonFile, key: str) -> Belongings:
    """Count what a merge would move."""
    return Belongings(
        letters=sum(letter.mentor == key for letter in file.letters),
        contacts=sum(contact.mentor == key for contact in file.contacts),
        moments=sum(moment.mentor == key for moment in file.moments),
        rotations=sum(key in rotation.mentors for rotation in file.rotations),
    )


def merged(file: SeasonFile, kept: str, gone: str) -> SeasonFile:
    """Make one mentor of two: everything of ``gone`` goes to ``kept``, whose fields count.

    What ``kept`` lacks is filled in. Where either is not to be contacted, the one person is
    not. Raises RefusedError for the same one twice, UnknownKeyError, and InvalidError where the
    joined letters break a rule of the season.
    """
    if kept == gone:
        raise RefusedError("These are one and the same already. Choose two people.")
    person = _one(file.mentor(kept), file.mentor(gone))

    def now(key: str | None) -> str | None:
        return kept if key == gone else key

    lists: dict[str, tuple[Any, ...]] = {
        "mentors": tuple(person if m.key == kept else m for m in file.mentors if m.key != gone),
        "rotations": tuple(
            replace(
                stay, mentors=tuple(dict.fromkeys(kept if m == gone else m for m in stay.mentors))
            )
            if gone in stay.mentors
            else stay
            for stay in file.rotations
        ),
        "contacts": tuple(dict.fromkeys(_of(one, now) for one in file.contacts)),
        "moments": tuple(_of(one, now) for one in file.moments),
        "letters": tuple(_of(one, now) for one in file.letters),
        "statements": tuple(_witnessed(one, now) for one in file.statements),
        "comments": tuple(
            replace(one, about=now(one.about)) if one.kind is Topic.MENTOR else one
            for one in file.comments
        ),
        "steps": _steps(file, kept, gone),
    }
    given = {name: new for name, new in lists.items() if is_given(getattr(file, name))}
    changes: dict[str, Any] = given
    return checked(file, replace(file, **changes))


def _of(record: M, now: Callable[[str | None], str | None]) -> M:
    """A record that names its mentor, with the name of today."""
    mentor = now(record.mentor)
    if mentor == record.mentor:
        return record
    changes: dict[str, Any] = {"mentor": mentor}
    return replace(record, **changes)


def _witnessed(statement: Statement, now: Callable[[str | None], str | None]) -> Statement:
    if all(now(claim.witness) == claim.witness for claim in statement.claims):
        return statement
    claims = tuple(replace(claim, witness=now(claim.witness)) for claim in statement.claims)
    return replace(statement, claims=claims)


def _steps(file: SeasonFile, kept: str, gone: str) -> tuple[StepNote, ...]:
    """Notes about steps follow their person; where both have one, the kept one's counts."""
    known = {note.id for note in file.steps}
    found = []
    for note in file.steps:
        rule, _, rest = note.id.partition(":mentor:")
        key, colon, repeat = rest.partition(":")
        if key != gone:
            found.append(note)
        elif (name := f"{rule}:mentor:{kept}{colon}{repeat}") not in known:
            found.append(replace(note, id=name))
    return tuple(found)


def _one(kept: Mentor, gone: Mentor) -> Mentor:
    """One person out of two records of them."""
    filled: dict[str, Any] = {
        field.name: getattr(gone, field.name)
        for field in fields(Mentor)
        if getattr(kept, field.name) in {None, ""}
    }
    joined = replace(
        kept,
        **filled,
        emails=_addresses(kept, gone),
        helpers=_both(kept.helpers, gone.helpers, lambda one: one.name.casefold()),
        knows_programs=_both(kept.knows_programs, gone.knows_programs),
    )
    notes = [note for note in dict.fromkeys((kept.notes, gone.notes)) if note]
    if len(notes) > 1:
        joined = replace(joined, notes="\n".join(notes)[:NOTE_MAX])
    return replace(joined, do_not_contact=True) if gone.do_not_contact else joined


def _both(
    one: tuple[T, ...], other: tuple[T, ...], name: Callable[[T], str] = str
) -> tuple[T, ...]:
    """Two lists as one, told apart by ``name``; a list never filled in stays so."""
    known = {name(item) for item in one}
    more = tuple(item for item in other if name(item) not in known)
    return (*one, *more) if more or is_given(one) else other


def _addresses(kept: Mentor, gone: Mentor) -> tuple[EmailAddress, ...]:
    """All addresses; the one in use stays the one in use."""
    joined = _both(kept.emails, gone.emails, lambda mail: mail.address.casefold())
    if kept.email is None:
        return joined
    # Of addresses that are not marked the last one counts, so the kept ones stay last.
    more = (replace(m, current=None) if m.current else m for m in joined[len(kept.emails) :])
    return (*more, *kept.emails) if is_given(joined) else joined
