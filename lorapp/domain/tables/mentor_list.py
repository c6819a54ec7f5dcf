"""Lists of mentors: what their columns mean, and which mentor a line is about."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, Final

from lorapp.domain.leaves import RefusalError
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import EmailAddress, Helper, Mentor, Role
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables import cells
from lorapp.domain.tables.names import spoken
from lorapp.domain.tables.program_list import fits
from lorapp.domain.tables.reading import addresses_cell, all_named, days_before_cell, member_cell
from lorapp.domain.tables.targets import ListKind, Mark, Target, key_of, text
from lorapp.domain.tables.words import same_name

_ROLES: Final = {
    "attending": ("attending physician", "physician", "doctor", "consultant", "preceptor"),
    "faculty": ("faculty member", "professor", "assistant professor", "associate professor"),
    "program-director": ("pd", "director", "residency director"),
    "associate-program-director": ("apd", "assistant program director"),
    "department-chair": ("chair", "chairman", "chairperson", "department head"),
    "research-mentor": ("research", "pi", "principal investigator"),
    "coordinator": ("program coordinator", "secretary"),
}

_TARGETS: Final[tuple[Target, ...]] = (
    key_of("mentor"),
    text(
        "name",
        "name",
        *("mentor", "mentor name", "writer", "writer name", "letter writer", "full name"),
        *("attending", "attending name", "doctor", "physician", "preceptor", "recommender"),
    ),
    text("title", "title", "position", "job title", "academic title"),
    text(
        "institution",
        "institution",
        *("hospital", "affiliation", "employer", "organization", "company", "site", "clinic"),
    ),
    Target("role", "role", member_cell(Role, _ROLES), ("post", "relationship")),
    Target("specialty", "specialty", cells.specialty_cell, ("spec", "field", "department")),
    text("country", "country"),
    Target(
        "trained_here",
        "trained under this director",
        cells.flag_cell,
        ("trained here", "my program director"),
    ),
    Target(
        "email",
        "e-mail",
        addresses_cell,
        ("email", "mail", "e mail address", "email address", "current email", "contact email"),
        is_text=True,
    ),
    text("phone", "phone", "telephone", "phone number", "cell", "mobile", "tel"),
    Target("away_until", "away until", cells.day_cell, ("back on", "on leave until")),
    Target("left_on", "left on", cells.day_cell, ("left", "left institution on")),
    Target(
        "do_not_contact",
        "not to be contacted",
        cells.flag_cell,
        ("do not contact", "dont contact", "no contact"),
    ),
    Target(
        "lead_time_days",
        "days needed to write",
        cells.count_cell,
        ("lead time days", "lead time", "days needed", "notice days"),
    ),
    Target(
        "reminder_days",
        "reminders wished days before",
        days_before_cell,
        ("reminder days", "remind days before", "reminders"),
    ),
    text("helper.name", "assistant", "helper", "coordinator", "secretary", only_read=True),
    text("helper.role", "assistant's role", "assistant role", "helper role", only_read=True),
    text(
        "helper.email",
        "assistant's e-mail",
        *("assistant email", "helper email", "coordinator email"),
        only_read=True,
    ),
    text(
        "helper.phone",
        "assistant's phone",
        *("assistant phone", "helper phone", "coordinator phone"),
        only_read=True,
    ),
    Target(
        "knows_programs",
        "knows programs",
        all_named("programs"),
        ("knows people at", "connections", "programs known"),
        is_text=True,
    ),
    text("notes", "notes", "notes", "my notes"),
)

_HELPER: Final = tuple(field.name for field in fields(Helper))


def _shape(plain: dict[str, object]) -> None:
    """Addresses, wishes and an assistant are records of their own."""
    addresses = plain.pop("email", None)
    if isinstance(addresses, list):
        first, *rest = addresses
        plain["emails"] = [
            {"address": first, "current": True},
            *({"address": address} for address in rest),
        ]
    if "reminder_days" in plain:
        plain["reminder_wish"] = {"days_before": plain.pop("reminder_days")}
    told = {name: plain.pop(f"helper.{name}", None) for name in _HELPER}
    helper = {name: value for name, value in told.items() if value is not None}
    if helper and "name" not in helper:
        raise RefusalError("assistant: has no name; write it beside the rest.")
    if helper:
        plain["helpers"] = [helper]


def with_addresses(
    held: tuple[EmailAddress, ...], given: tuple[EmailAddress, ...]
) -> tuple[EmailAddress, ...]:
    """The addresses with another one in use; the ones before are kept as old."""
    new = given[0].address
    known = {mail.address for mail in held}
    added = tuple(mail for mail in given if mail.address not in known)
    if not added and Mentor(key="", name="", emails=held).email == new:
        return held
    kept = tuple(
        replace(mail, current=True)
        if mail.address == new
        else replace(mail, current=False)
        if mail.current
        else mail
        for mail in held
    )
    return (*kept, *added)


def with_helpers(held: tuple[Helper, ...], given: tuple[Helper, ...]) -> tuple[Helper, ...]:
    """The helpers with one more, or with more known of one."""
    found = list(held)
    for helper in given:
        told: dict[str, Any] = {
            name: value for name in _HELPER if (value := getattr(helper, name)) is not None
        }
        places = [at for at, one in enumerate(found) if _same(one.name, helper.name)]
        if places:
            known = found[places[0]]
            found[places[0]] = replace(known, **{**told, "name": known.name})
        else:
            found.append(helper)
    return tuple(found) if tuple(found) != held else held


def _same(one: str, other: str) -> bool:
    return same_name(one) == same_name(other)


def _marks(mentor: Mentor) -> Iterator[Mark]:
    yield ("name", spoken(mentor.name))
    for mail in mentor.emails:
        yield ("mail", same_name(mail.address))


def _sureness(_file: SeasonFile, wanted: Mentor, there: Mentor) -> int:
    """By an e-mail address and the name, else by the name at one institution."""
    if spoken(wanted.name) != spoken(there.name):
        return 0
    mails = [{same_name(mail.address) for mail in one.emails} for one in (wanted, there)]
    if mails[0] & mails[1]:
        return 5
    places = [same_name(one.institution) if one.institution else None for one in (wanted, there)]
    if not fits(*places):
        return 0
    return 1 + 2 * int(None not in places) + int(same_name(wanted.name) == same_name(there.name))


def _refuse(_at: Situation, _before: Mentor, _after: Mentor) -> None:
    """Nothing of a mentor is ever locked."""


MENTORS: Final = ListKind(
    name="mentors",
    noun="mentor",
    record=Mentor,
    targets=_TARGETS,
    needed={"name": "the mentor's name"},
    apart="the institution, an e-mail address or the short id",
    marks=_marks,
    sureness=_sureness,
    refuse=_refuse,
    shape=_shape,
    blend={"emails": with_addresses, "helpers": with_helpers},
)
