"""The dates a letter hangs on: needed, uploaded, asked, stated."""

from datetime import date

from lorapp.domain.calendar.business import (
    add_business_days,
    business_days_between,
    next_business_day,
)
from lorapp.domain.calendar.season import is_behind, milestone
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation, by_kind
from lorapp.domain.matches import is_open_position
from lorapp.domain.programs import Program
from lorapp.domain.wording.days import home_text, last_minute
from lorapp.frozen import dataclass

SEPTEMBER = 9
OLDEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Need:
    """The day a letter is needed on, and the program that sets it (None: the season does).

    ``last_hours_of`` is the US day before, where that still runs while here it is the next.
    """

    day: date
    program: Program | None = None
    code: str = "release"
    projected: bool = False
    last_hours_of: date | None = None

    @property
    def named(self) -> date:
        """The day as the service or program names it."""
        return self.last_hours_of or self.day


@by_kind
def need(at: Situation, letter: Letter) -> Need | None:
    """Return the earliest day not yet past that a letter is needed on, or None.

    Candidates are the release day of its season and the ``complete_by`` of each program that
    would take it; when all are past, the opening of ranking. Where only open positions would
    take it, no day of the season counts. A letter put into an earlier season only has to be
    there when that season ends (R-37).
    """
    season, service = at.file.letter_season(letter), at.file.letter_service(letter)
    if at.is_early(letter):
        ends = at.season_ends(letter)
        if ends is None or at.running.is_gone(ends):
            return None
        return need_on(at, ends, None, "season-ends")
    wanting = at.places.wanted_by(letter)
    found = [
        need_on(at, program.complete_by, program, "complete_by")
        for program in wanting
        if program.complete_by and not at.running.is_gone(program.complete_by)
    ]
    off_cycle = bool(wanting) and all(is_open_position(program) for program in wanting)
    dated = None if off_cycle else season_need(at, season, service)
    if dated and (dated.code == "release" or not found):
        found.insert(0, dated)
    return min(found, key=lambda item: item.day, default=None)


def need_on(
    at: Situation, day: date, program: Program | None, code: str, *, projected: bool = False
) -> Need:
    """The need of a day of a service or program; in its last hours it is one of today."""
    acting = at.running.acting_day(day)
    return Need(acting, program, code, projected, day if acting != day else None)


def stops_on(at: Situation, day: date) -> str:
    """A day of a service or program in a sentence; in its last hours the hour on both clocks."""
    moment = day if at.running.acting_day(day) == day else last_minute(day)
    return home_text(moment, at.file.applicant, at.today)


def season_need(at: Situation, season: int, service: str) -> Need | None:
    """The day of the season a letter has to be there: release, once past the opening of ranking."""
    for code, where in (("release", service), ("ranking-opens", "nrmp")):
        row = milestone(at.file, season, where, code)
        if row and row.day and not at.running.is_gone(row.day):
            return need_on(at, row.day, None, code, projected=row.is_projected)
    return None


def ranking_is_over(at: Situation, letter: Letter) -> bool:
    """Whether rank lists of the letter's season are closed, so that nothing more is read."""
    row = milestone(at.file, at.file.letter_season(letter), "nrmp", "rank-list-due")
    return row is not None and is_behind(row, at.now)


def needed_on(at: Situation, letter: Letter) -> date | None:
    found = need(at, letter)
    return found.day if found else None


@by_kind
def upload_by(at: Situation, letter: Letter) -> date | None:
    """The latest safe day of the upload: needed on, less the processing time (R-19)."""
    day = needed_on(at, letter)
    return upload_before(at, day) if day else None


def upload_before(at: Situation, day: date) -> date:
    """The latest upload for a day on which the letter is needed."""
    return add_business_days(day, -at.number("processing_business_days"))


def ask_by(at: Situation, letter: Letter) -> date | None:
    """The latest safe day to ask: upload by, less the writer's own lead time or six weeks."""
    day = upload_by(at, letter)
    return ask_before(at, letter, day) if day else None


def ask_before(at: Situation, letter: Letter, upload: date) -> date:
    """The latest day to ask for an upload on a day."""
    own = at.mentor(letter).lead_time_days
    return days_before(upload, own if own is not None else at.number("lead_time_days"))


def days_before(day: date, count: int) -> date:
    """Go back so many days, however many people type; no day of a record is older than 1900."""
    return date.fromordinal(max(day.toordinal() - count, OLDEST.toordinal()))


def deadline(at: Situation, letter: Letter) -> date | None:
    """What the writer was told, else what is suggested."""
    return letter.stated_deadline or suggested_deadline(at, letter)


def suggested_deadline(at: Situation, letter: Letter) -> date | None:
    """Rotation end + 21 days, then 1 September before release; never too late, never past.

    The September day counts only when the first has passed.
    """
    day = usual_deadline(at, letter)
    if day is None:
        return None
    latest = upload_by(at, letter)
    if latest and day > latest:
        day = latest
    return max(day, at.today)


def usual_deadline(at: Situation, letter: Letter) -> date | None:
    """The suggestion before it is fitted between today and the latest upload."""
    rotation = at.rotation(letter)
    if rotation:
        after = rotation.ends_on + at.days("suggested_deadline_after_days")
        if after >= at.today:
            return after
    released = at.release(letter)
    if released is None:
        return None
    september = date(released.year, SEPTEMBER, 1)
    return september if september < released else date(released.year - 1, SEPTEMBER, 1)


def late_since(at: Situation, letter: Letter) -> date | None:
    """The day from which a requested letter counts as late: stated, else latest upload."""
    return letter.stated_deadline or upload_by(at, letter)


def slack(at: Situation, letter: Letter) -> int | None:
    """Business days after today up to the latest safe day of the letter's next step.

    On a free day they count from the next business day. None when no day is set.
    """
    last = latest_safe_day(at, letter)
    return slack_to(at, last) if last else None


def slack_to(at: Situation, last: date) -> int:
    """Business days after today (on a free day: after the next business day) up to a day."""
    return business_days_between(next_business_day(at.today), last)


def latest_safe_day(at: Situation, letter: Letter) -> date | None:
    """The latest safe day of whatever comes next: ask, upload, or assign."""
    if at.arrived(letter):
        return needed_on(at, letter)
    if at.last(letter, EventKind.ASKED, EventKind.AGREED, EventKind.CONFIRMED, EventKind.REQUESTED):
        return upload_by(at, letter)
    return ask_by(at, letter)
