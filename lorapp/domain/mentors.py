"""Mentors: the people who may write, and how they wish to be treated."""

from datetime import date
from enum import StrEnum

from lorapp.domain.values import NOT_GIVEN, Note
from lorapp.frozen import dataclass


class Role(StrEnum):
    """The mentor's post, as program rules name it."""

    ATTENDING = "attending"
    FACULTY = "faculty"
    PROGRAM_DIRECTOR = "program-director"
    ASSOCIATE_PROGRAM_DIRECTOR = "associate-program-director"
    DEPARTMENT_CHAIR = "department-chair"
    RESEARCH_MENTOR = "research-mentor"
    FELLOW = "fellow"
    RESIDENT = "resident"
    COORDINATOR = "coordinator"
    PEER = "peer"


class Channel(StrEnum):
    """How two people were in touch."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    PHONE = "phone"
    EMAIL = "email"
    MESSAGE = "message"


def is_address(text: str) -> bool:
    """Whether a line of text can be an e-mail address."""
    name, at, host = text.partition("@")
    is_whole = name and at and "." in host.strip(".") and " " not in text
    return bool(is_whole) and "@" not in host


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailAddress:
    """One address of a person; old ones are kept."""

    address: str
    current: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderWish:
    """When the writer asked to be reminded: days before the stated deadline."""

    days_before: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """An assistant or coordinator of a mentor."""

    name: str
    role: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """One person. ``trained_here``: the applicant trained under this director (rules R-10).

    ``prefers`` is how this person likes to be reached, ``wants_facts`` whether a page of facts
    is welcome; unset, the usual way and the page.
    """

    key: str
    name: str
    title: str | None = None
    institution: str | None = None
    role: Role | None = None
    specialty: str | None = None
    country: str | None = None
    trained_here: bool | None = None
    emails: tuple[EmailAddress, ...] = NOT_GIVEN
    phone: str | None = None
    away_until: date | None = None
    left_on: date | None = None
    do_not_contact: bool | None = None
    lead_time_days: int | None = None
    reminder_wish: ReminderWish | None = None
    prefers: Channel | None = None
    wants_facts: bool | None = None
    helpers: tuple[Helper, ...] = NOT_GIVEN
    knows_programs: tuple[str, ...] = NOT_GIVEN
    notes: Note | None = None

    @property
    def takes_facts(self) -> bool:
        """Whether a page of facts goes along: unless this person said no."""
        return self.wants_facts is not False

    @property
    def email(self) -> str | None:
        """The address marked current, else the newest one not marked as old."""
        for mail in self.emails:
            if mail.current:
                return mail.address
        usable = [mail.address for mail in self.emails if mail.current is None]
        return usable[-1] if usable else None


def reachable(mentor: Mentor) -> tuple[str, ...]:
    """Everything a person is found by beside the name: addresses, and who answers for them."""
    helpers = [text for one in mentor.helpers for text in (one.name, one.email) if text]
    return (*(mail.address for mail in mentor.emails), *helpers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One time the applicant and a mentor were in touch."""

    mentor: str
    on: date
    how: Channel | None = None
    note: Note | None = None
