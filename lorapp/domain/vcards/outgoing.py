"""The record's people as cards, each with an identity that stays and tells nothing.

What goes out: name, title, role, institution, specialty, the address in use, the phone, and
assistants as cards of their own. Old addresses stay behind: a phone would offer them, and dead
addresses lose letters. So does the place of someone who has left it. People not to be contacted
get no card: it would invite to a call. Contacts, wishes and flags never leave; the applicant's
notes only where asked for.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final
from uuid import UUID, uuid5

from lorapp.domain.mentors import Helper, Mentor, Role, is_address
from lorapp.domain.record import SeasonFile
from lorapp.domain.vcards.card import Card
from lorapp.domain.wording.names import specialty_words

_OURS: Final = UUID("5f0d1f6e-6c3b-4f7e-9a54-2b1c6d3e8a90")
_ASSISTANT: Final = re.compile(r"Assistant of (.+)\.")
_ROLES: Final = {str(role).replace("-", " "): role for role in Role}


def cards(file: SeasonFile, today: date, *, notes: bool = False) -> tuple[Card, ...]:
    """The cards of everyone who may be contacted; ``notes`` adds the applicant's own."""
    return tuple(card for mentor in people(file) for card in _cards(file, mentor, today, notes))


def people(file: SeasonFile) -> tuple[Mentor, ...]:
    """The mentors who get a card."""
    return tuple(mentor for mentor in file.mentors if not mentor.do_not_contact)


def mentor_uid(file: SeasonFile, key: str) -> str:
    """The identity of a mentor's card: the same at every export, readable by nobody."""
    return str(uuid5(_OURS, f"{file.applicant.name.casefold()}\n{key}"))


def helper_uid(uid: str, name: str) -> str:
    """The identity of an assistant's card beside the mentor's."""
    return str(uuid5(UUID(uid), name.casefold()))


def uids(file: SeasonFile) -> Mapping[str, tuple[str, str]]:
    """Every identity of ours with the mentor's key and the assistant's name (or none)."""
    found: dict[str, tuple[str, str]] = {}
    for mentor in file.mentors:
        uid = mentor_uid(file, mentor.key)
        found[uid] = (mentor.key, "")
        for helper in mentor.helpers:
            found.setdefault(helper_uid(uid, helper.name), (mentor.key, helper.name))
    return found


def role_of(text: str) -> Role | None:
    """The role that a text names word for word; None for any other text."""
    return _ROLES.get(" ".join(text.replace("-", " ").casefold().split()))


def assistant_of(note: str) -> str:
    """Whose assistant a note says this is; empty where it says nothing of it."""
    found = (_ASSISTANT.fullmatch(line.strip()) for line in note.split("\n"))
    return next((one[1] for one in found if one), "")


def without_assistant(note: str) -> str:
    """A note without the line that names whose assistant this is."""
    lines = (line for line in note.split("\n") if not _ASSISTANT.fullmatch(line.strip()))
    return "\n".join(lines).strip()


def _cards(file: SeasonFile, mentor: Mentor, today: date, notes: bool) -> Iterator[Card]:
    uid = mentor_uid(file, mentor.key)
    is_there = mentor.left_on is None or mentor.left_on > today
    place = (mentor.institution or "") if is_there else ""
    specialty = specialty_words(file, mentor.specialty)
    yield Card(
        uid=uid,
        name=mentor.name,
        institution=place,
        title=(mentor.title or "") if is_there else "",
        role=str(mentor.role or "").replace("-", " ").capitalize(),
        emails=_reachable(mentor.email),
        phones=(mentor.phone,) if mentor.phone else (),
        categories=(specialty[:1].upper() + specialty[1:],) if specialty else (),
        note=(mentor.notes or "") if notes else "",
    )
    known = set()
    for helper in mentor.helpers:
        if helper.name.casefold() not in known:
            known.add(helper.name.casefold())
            yield _helper_card(helper, mentor, helper_uid(uid, helper.name), place)


def _helper_card(helper: Helper, mentor: Mentor, uid: str, place: str) -> Card:
    return Card(
        uid=uid,
        name=helper.name,
        institution=place,
        title=helper.role or "",
        emails=_reachable(helper.email),
        phones=(helper.phone,) if helper.phone else (),
        note=f"Assistant of {mentor.name}.",
    )


def _reachable(address: str | None) -> tuple[str, ...]:
    """The address, where mail can go to it."""
    return (address,) if address and is_address(address) else ()
