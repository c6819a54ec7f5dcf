"""Calendar rows: one date of one season of one service, with where it comes from."""

from datetime import date, datetime
from enum import StrEnum

from lorapp.domain.values import Moment
from lorapp.frozen import dataclass


class RowStatus(StrEnum):
    """How firmly a date is known; a projected date is shown with "~"."""

    PUBLISHED = "published"
    SECONDARY = "secondary"
    PROJECTED = "projected"
    OPEN = "open"


class Settled(StrEnum):
    """What the applicant does once, after which a date needs no more attention."""

    REGISTRATION = "registration"
    CERTIFICATE = "certificate"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRow:
    """The applicant's own word about one date of a season; it overrides the shipped one."""

    season: int | None = None
    service: str | None = None
    code: str
    at: Moment
    status: RowStatus | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One shipped date. ``zone`` is an IANA name; ``at`` is aware, a bare day, or unknown.

    ``or_at`` is a second reading where sources conflict; ``rule`` names the projection that
    gave the date, if any; ``source`` is the id of an entry in the rulebook's sources.
    ``specialties`` and ``visas`` narrow whom it concerns (empty: everyone in the service);
    ``settled_by`` says what in the record makes it a thing of the past. ``own`` marks a row
    that only the applicant knows.
    """

    season: int
    service: str
    code: str
    title: str
    at: Moment | None
    zone: str
    status: RowStatus
    source: str
    or_at: date | None = None
    rule: str | None = None
    checked_on: date | None = None
    specialties: frozenset[str] = frozenset()
    visas: frozenset[str] = frozenset()
    settled_by: Settled | None = None
    own: bool = False

    @property
    def is_projected(self) -> bool:
        """Whether the date is only expected and shown with "~"."""
        return self.status is RowStatus.PROJECTED

    @property
    def day(self) -> date | None:
        """The day in the row's own zone."""
        return self.at.date() if isinstance(self.at, datetime) else self.at
