"""Statements, documents, interviews and portal checks: the papers around the letters."""

from datetime import date, datetime
from enum import StrEnum

from lorapp.domain.values import NOT_GIVEN, Moment, Note
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A theme that a statement claims; ``witness`` is the mentor who can corroborate it."""

    theme: str | None = None
    line: str | None = None
    witness: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One version of a personal statement and the programs that get it.

    ``text`` is the statement itself, where it was pasted in; ``ready_on`` the day this version
    was finished.
    """

    key: str
    specialty: str | None = None
    season: int | None = None
    version: str | None = None
    ready_on: date | None = None
    path: str | None = None
    text: Note | None = None
    claims: tuple[Claim, ...] = NOT_GIVEN
    programs: tuple[str, ...] = NOT_GIVEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper of the applicant's own (cv, statement, mspe, transcript …).

    ``season`` is the one it was uploaded for; a CV belongs to none.
    """

    kind: str
    season: int | None = None
    version: str | None = None
    ready_on: date | None = None
    path: str | None = None
    sha256: str | None = None


class InterviewStatus(StrEnum):
    """Where an interview stands."""

    INVITED = "invited"
    BOOKED = "booked"
    WAITLISTED = "waitlisted"
    DONE = "done"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """One interview at one program; ``zone`` is the program's own.

    ``place`` is an address or the link of a video call, ``contact`` whom to write to about the
    day; ``questions`` are the applicant's own.
    """

    program: str
    at: datetime
    zone: str | None = None
    how: str | None = None
    status: InterviewStatus | None = None
    minutes: int | None = None
    place: str | None = None
    contact: str | None = None
    questions: tuple[str, ...] = NOT_GIVEN
    notes: Note | None = None


class InvitationAnswer(StrEnum):
    """What became of an invitation."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """An invitation to interview whose hour is not chosen yet; ``reply_by`` is its deadline."""

    program: str
    on: date
    reply_by: Moment | None = None
    answer: InvitationAnswer | None = None
    note: Note | None = None


class MessageKind(StrEnum):
    """What the applicant wrote to a program for."""

    THANKS = "thanks"
    INTEREST = "interest"
    FIRST_CHOICE = "first-choice"
    UPDATE = "update"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramMessage:
    """A message that went to a program; lorapp sends none, it keeps what was sent.

    ``until`` is the day from which a first choice no longer holds.
    """

    program: str
    kind: MessageKind
    on: date
    to: str | None = None
    text: Note | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalCheck:
    """A day on which the applicant looked at a service's portal."""

    service: str | None = None
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalView:
    """What a service's assignment page showed on one day, as it was pasted.

    ``seal`` is the SHA-256 (hex) of the view before it (by its seal), the service, the day and
    the text, so that a view cannot be changed later without breaking the chain.
    """

    service: str
    on: date
    text: Note
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepNote:
    """What the applicant said about one step: asleep until a day, or not needed and why."""

    id: str
    snoozed_until: date | None = None
    not_needed: str | None = None
