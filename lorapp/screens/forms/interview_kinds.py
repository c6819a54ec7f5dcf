"""Fields of interviews: the one line, an hour, a zone, and questions to ask."""

from datetime import date, datetime, time
from typing import Final

from lorapp.domain.dates import written_day
from lorapp.domain.interviews.hours import read_hour
from lorapp.domain.interviews.invited import QuickInvitation, read_deadline, read_quick
from lorapp.domain.interviews.line import Quick, read_line
from lorapp.domain.interviews.told import understood_text
from lorapp.domain.interviews.zones import label, zone_of
from lorapp.domain.letters.situation import Situation
from lorapp.domain.programs import Program
from lorapp.domain.text import clean
from lorapp.domain.values import LINE_MAX, Moment
from lorapp.domain.wording.days import EASTERN, home_text
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass
from lorapp.widgets.fields.field_kinds import MARK, Day

QUESTIONS_MAX: Final = 100


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """One line that says everything; below it stands how it was understood, and what it meets.

    With a ``program`` it is the hour for an invitation, else it may be an invitation itself.
    """

    at: Situation
    program: Program | None = None

    def read(self, text: str, today: date) -> Quick | QuickInvitation:
        if self.program is not None:
            return read_line(text, self.at.file, self.at.now, self.program)
        return read_quick(text, self.at.file, self.at.now)

    def write(self, value: object) -> str:
        return ""

    def understood(self, text: str, today: date) -> str:
        return understood_text(self.at, self.read(text, today))


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when to answer, such as ``fri 5 pm ET`` or ``3 dec``."""

    at: Situation
    program: Program

    def read(self, text: str, today: date) -> Moment | None:
        return read_deadline(text, self.program, self.at.file, self.at.now)

    def write(self, value: object) -> str:
        if isinstance(value, datetime):
            there = value.astimezone(EASTERN)
            return f"{written_day(there.date())} {there:%H:%M} ET"
        return written_day(value) if isinstance(value, date) else ""

    def understood(self, text: str, today: date) -> str:
        found = self.read(text, today)
        if not isinstance(found, datetime):
            return Day().understood(text, today)
        return MARK + home_text(found, self.at.file.applicant, today)


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the day, such as ``10:00`` or ``2 pm``."""

    def read(self, text: str, today: date) -> time:
        return read_hour(clean(text).casefold())

    def write(self, value: object) -> str:
        return f"{value:%H:%M}" if isinstance(value, time) else ""

    def understood(self, text: str, today: date) -> str:
        shown = self.write(self.read(text, today))
        return "" if shown == clean(text) else f"= {shown}"


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone by its short name in the US, or its name in the zone database."""

    home: str
    program: Program

    def read(self, text: str, today: date) -> str:
        found = zone_of(clean(text), self.home, self.program)
        if found is None:
            raise RefusedError("Write ET, CT, MT or PT, or a zone such as `America/Chicago`.")
        return found

    def write(self, value: object) -> str:
        name = str(value or "")
        short = label(name) if name else ""
        return short if short and zone_of(short, self.home, self.program) == name else name

    def understood(self, text: str, today: date) -> str:
        found = self.read(text, today)
        return "" if found == clean(text) else f"= {found}"


def questions_of(text: str | None) -> tuple[str, ...]:
    """Questions typed one a line; RefusedError where they are too many or too long."""
    kept = tuple(line for line in map(clean, (text or "").split("\n")) if line)
    if len(kept) > QUESTIONS_MAX or any(len(line) > LINE_MAX for line in kept):
        raise RefusedError(f"At most {QUESTIONS_MAX} questions of {LINE_MAX} characters fit.")
    return kept
