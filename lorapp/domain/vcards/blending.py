"""What a card adds to a person: gaps are filled, what is there stays and is named."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from lorapp.domain.mentors import EmailAddress, Helper, Mentor
from lorapp.domain.person_names import Likeness, alike, parted
from lorapp.domain.vcards.card import Card
from lorapp.domain.vcards.outgoing import role_of, without_assistant
from lorapp.frozen import dataclass

_SLUGS: Final = {"role", "specialty"}


@dataclass(frozen=True, slots=True)
class Blend:
    """A person with what a card adds; ``stays`` says what the card has otherwise."""

    mentor: Mentor
    adds: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()


def fresh(card: Card, specialties: Mapping[str, str], key: str) -> Mentor:
    """A new person out of a card. What the card does not say stays unknown."""
    blank = Mentor(key=key, name=card.name)
    return blended(card, blank, specialties).mentor


def blended(card: Card, mentor: Mentor, specialties: Mapping[str, str]) -> Blend:
    """Fill what is missing from a card; ``specialties`` maps names in small letters to slugs."""
    taken: dict[str, object] = {}
    adds, stays = [], []
    for name, given in _values(card, specialties).items():
        held = getattr(mentor, name)
        if given and not held:
            taken[name] = given
            adds.append(f"{name} {_words(name, given)}")
        elif given and _differs(held, given):
            stays.append(f"{name} {_words(name, held)}, the card says {_words(name, given)}")
    if alike(parted(mentor.name), parted(card.name)) is not Likeness.SAME and card.name:
        stays.append(f"name {mentor.name}, the card says {card.name}")
    new = _new_addresses(card, mentor)
    if new:
        taken["emails"] = _with_addresses(mentor, new)
        adds += [f"e-mail {address}" for address in new]
    note = without_assistant(card.note)
    if note and not (mentor.notes or "").strip():
        taken["notes"] = note
        adds.append("note")
    elif note and note not in (mentor.notes or ""):
        stays.append("your note; the card has another")
    changes: dict[str, object] = taken
    return Blend(replace(mentor, **changes) if changes else mentor, tuple(adds), tuple(stays))  # type: ignore[arg-type]


def with_helper(card: Card, mentor: Mentor, name: str | None) -> Blend:
    """A mentor with the assistant of a card: the one of this name completed, None adds one."""
    given = Helper(
        name=card.name,
        role=card.title or card.role or None,
        email=next(iter(card.emails), None),
        phone=next(iter(card.phones), None),
    )
    old = next((one for one in mentor.helpers if one.name == name), None)
    if old is None:
        helpers = (*mentor.helpers, given)
        return Blend(replace(mentor, helpers=helpers), (f"assistant {given.name}",))
    filled = replace(
        old,
        role=old.role or given.role or old.role,
        email=old.email or given.email or old.email,
        phone=old.phone or given.phone or old.phone,
    )
    if filled == old:
        return Blend(mentor)
    helpers = tuple(filled if one is old else one for one in mentor.helpers)
    return Blend(replace(mentor, helpers=helpers), (f"more about {old.name}, the assistant",))


def _values(card: Card, specialties: Mapping[str, str]) -> dict[str, str | None]:
    """The plain fields a card can fill. A role is taken only where it is named word for word."""
    role = role_of(card.role)
    slugs = {specialties[name.casefold()] for name in card.categories if _known(name, specialties)}
    return {
        "title": card.title or ("" if role else card.role) or None,
        "institution": card.institution or None,
        "role": role,
        "specialty": slugs.pop() if len(slugs) == 1 else None,
        "phone": next(iter(card.phones), None),
    }


def _known(name: str, specialties: Mapping[str, str]) -> bool:
    return name.casefold() in specialties


def _words(name: str, value: object) -> str:
    """A value as people read it; slugs and roles lose their hyphens."""
    return str(value).replace("-", " ") if name in _SLUGS else str(value)


def _differs(held: object, given: object) -> bool:
    """Whether two values say different things; spaces and signs between digits do not count."""
    one, other = (re.sub(r"[\W_]+", "", str(value)).casefold() for value in (held, given))
    return one != other


def _new_addresses(card: Card, mentor: Mentor) -> list[str]:
    known = {mail.address.casefold() for mail in mentor.emails}
    return [address for address in card.emails if address.casefold() not in known]


def _with_addresses(mentor: Mentor, new: list[str]) -> tuple[EmailAddress, ...]:
    """Add addresses so that the one in use stays the one in use.

    Where none is in use yet, the card's preferred one becomes the current one.
    """
    more = tuple(EmailAddress(address=address) for address in new)
    if mentor.email is None:
        return (*mentor.emails, replace(more[0], current=True), *more[1:])
    # Of addresses that are not marked the newest counts, so the known ones stay last.
    return (*more, *mentor.emails)
