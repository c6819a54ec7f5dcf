"""One letter of recommendation and the dated events it is made of."""

from datetime import date, datetime
from enum import StrEnum

from lorapp.domain.mentors import Channel
from lorapp.domain.values import NOT_GIVEN, Note
from lorapp.frozen import dataclass


class EventKind(StrEnum):
    """What can happen to a letter: first what people say, then what the portal shows."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    PACKET_SENT = "packet_sent"
    RECEIPT_CONFIRMED = "receipt_confirmed"
    REMINDED = "reminded"
    SPOKE = "spoke"
    SAYS_SENT = "says_sent"
    THANKED = "thanked"
    TOLD_OUTCOME = "told_outcome"
    LAPSED = "lapsed"
    CONFIRMED = "confirmed"
    REQUESTED = "requested"
    BOUNCED = "bounced"
    UPLOADED = "uploaded"
    AVAILABLE = "available"
    IMPORTED = "imported"
    REVOKED = "revoked"
    ABANDONED = "abandoned"

    @property
    def is_shown(self) -> bool:
        """Whether the portal shows it, rather than a person saying it."""
        return self in SHOWN


SHOWN = frozenset(
    {
        EventKind.CONFIRMED,
        EventKind.REQUESTED,
        EventKind.BOUNCED,
        EventKind.UPLOADED,
        EventKind.AVAILABLE,
        EventKind.IMPORTED,
        EventKind.REVOKED,
        EventKind.ABANDONED,
    }
)


class Answer(StrEnum):
    """How the writer agreed."""

    STRONG = "strong"
    YES = "yes"
    HESITANT = "hesitant"


class Form(StrEnum):
    """The form of a letter (rules R-04, R-06)."""

    NARRATIVE = "narrative"
    STANDARDIZED = "standardized"


class Delivery(StrEnum):
    """How the writer gets the request (rules R-00f)."""

    PORTAL = "portal"
    FORM = "form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened to a letter on one day."""

    kind: EventKind
    on: date
    how: Channel | None = None
    answer: Answer | None = None
    promised_on: date | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPaper:
    """One paper as its writer got it in the packet of a day.

    ``sha256`` is the digest of the file's bytes (hex), so that a later version is noticed.
    """

    on: date
    name: str
    version: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter of one writer in one season and service.

    ``specialty`` is a slug or ``general``; ``proves`` is what the packet asked for, ``packet``
    the papers that went to the writer. What a letter says has no field: a waived letter cannot
    be known (rules R-12, R-96). ``processing_since`` is when the portal began to show an
    imported letter as "Processing" (rules R-20).
    """

    key: str
    mentor: str
    rotation: str | None = None
    season: int | None = None
    service: str | None = None
    specialty: str | None = None
    form: Form | None = None
    chair: bool | None = None
    waived: bool | None = None
    email: str | None = None
    letter_id: str | None = None
    channel: Delivery | None = None
    stated_deadline: date | None = None
    written_on: date | None = None
    imported_from: int | None = None
    processing_since: datetime | None = None
    proves: tuple[str, ...] = NOT_GIVEN
    packet: tuple[SentPaper, ...] = NOT_GIVEN
    events: tuple[Event, ...] = NOT_GIVEN
