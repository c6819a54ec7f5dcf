"""The hours of Match Week: what happens at each, what to do in it, and where the week stands."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import MAXYEAR, MINYEAR, datetime, time, timedelta
from typing import Final

from lorapp.domain.calendar.rows import Milestone, RowStatus
from lorapp.domain.calendar.season import milestone
from lorapp.domain.letters.situation import Situation
from lorapp.domain.values import Moment
from lorapp.domain.wording.days import EASTERN, count_words, home_text, weekday_name, with_tilde
from lorapp.frozen import dataclass

NRMP: Final = "nrmp"
NO_HOUR: Final = "Open the portal and NRMP, and have your sets at hand."
BEGINS: Final = "match-week"
APPLICATIONS: Final = "soap-applications"
OFFERS: Final = "soap-offers"
ENDS: Final = "soap-ends"
MATCH_DAY: Final = "match-day"
_CODES: Final = (
    "school-unmatched-report",
    BEGINS,
    APPLICATIONS,
    "soap-review",
    "school-soap-report",
    ENDS,
    MATCH_DAY,
)
_DAY: Final = 24 * 60
_HOUR: Final = 60
NIGHT_FROM: Final = 23
_TITLES: Final[Mapping[str, str]] = {
    BEGINS: "You learn whether you matched; the list of open places opens",
    ENDS: "SOAP ends; the last list of open places comes out",
    MATCH_DAY: "Match Day: you learn where you go",
}
_SHORT: Final[Mapping[str, str]] = {
    "school-unmatched-report": "Schools see the result",
    BEGINS: "Did you match?",
    APPLICATIONS: "Applications open",
    "soap-review": "Programs read",
    "school-soap-report": "Report for schools",
    ENDS: "SOAP ends",
    MATCH_DAY: "Match Day",
}
"""Titles for a row and a sentence; the panel has them whole."""
_TO_DO: Final[Mapping[str, str]] = {
    "school-unmatched-report": "Nothing for you. Have the portal and NRMP open, and your sets.",
    BEGINS: (
        "Read the result at NRMP. Without a place, read the list of open places and mark those "
        "that take your visa, your scores and your year of graduation."
    ),
    APPLICATIONS: (
        "Send applications with the set of each specialty. Use your own list; call and write to "
        "no program."
    ),
    "soap-review": (
        "Be complete before this hour. From now on keep the phone loud and the mail open: a "
        "program that is interested calls."
    ),
    "school-soap-report": "Nothing for you. Answer programs that call, and log who did.",
    "soap-round": "Read the offers at NRMP and answer each in this round; it lapses with it.",
    ENDS: "Without a place, programs with open places may be written to freely from now on.",
    MATCH_DAY: "Tell the people who wrote for you; they hear it from you first.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """One hour of the week; ``ends`` is known of a round of offers only."""

    code: str
    title: str
    at: datetime
    to_do: str
    source: str
    status: RowStatus
    ends: datetime | None = None

    @property
    def short(self) -> str:
        """Its title where there is little room."""
        return _SHORT.get(self.code, self.title)

    @property
    def is_projected(self) -> bool:
        """Whether it is only expected and shown with "~"."""
        return self.status is RowStatus.PROJECTED


def hours(at: Situation) -> tuple[Hour, ...]:
    """Every hour of the week of the season applied for, in order; empty where none is known."""
    found = [_hour(row, moment) for row, moment in _rows(at, _CODES)]
    for offers, moment in _rows(at, (OFFERS,)):
        found += _rounds(at, offers, moment)
    # Sorted by the instant alone, so that an own entry may move an hour.
    return tuple(sorted(found, key=lambda hour: hour.at))


def _rows(at: Situation, codes: Iterable[str]) -> Iterator[tuple[Milestone, datetime]]:
    """The rows of these codes whose day is known, each with its instant."""
    for code in codes:
        row = milestone(at.file, at.file.applicant.season, NRMP, code)
        # At the edges of the calendar there is no other clock to show.
        if row is not None and row.at is not None and MINYEAR < row.at.year < MAXYEAR:
            yield row, _instant(row.at)


def _instant(moment: Moment) -> datetime:
    """The hour of a row; of an own entry without an hour, the begin of its day in ET."""
    if isinstance(moment, datetime):
        return moment.astimezone(EASTERN)
    return datetime.combine(moment, time(), EASTERN)


def _hour(row: Milestone, moment: datetime) -> Hour:
    return Hour(
        code=row.code,
        title=_TITLES.get(row.code, row.title),
        at=moment,
        to_do=_TO_DO[row.code],
        source=row.source,
        status=row.status,
    )


def _rounds(at: Situation, offers: Milestone, first: datetime) -> Iterator[Hour]:
    """The rounds of offers; only the first hour is official, the rest is told by advisers."""
    length = timedelta(hours=at.number("soap_round_hours"))
    for number in range(at.number("soap_rounds")):
        starts = first + number * length
        status, source = (offers.status, offers.source) if not number else _derived(offers)
        yield Hour(
            code=f"soap-round-{number + 1}",
            title=f"Round {number + 1} of offers",
            at=starts,
            to_do=_TO_DO["soap-round"],
            source=source,
            status=status,
            ends=starts + length,
        )


def _derived(offers: Milestone) -> tuple[RowStatus, str]:
    projected = offers.status is RowStatus.PROJECTED
    return RowStatus.PROJECTED if projected else RowStatus.SECONDARY, "K27"


def hour_of(at: Situation, code: str) -> Hour | None:
    """One hour of the week; None where the calendar does not have it."""
    return next((hour for hour in hours(at) if hour.code == code), None)


def is_match_week(at: Situation) -> bool:
    """Whether the week runs: from its first hour to Match Day."""
    found = hours(at)
    return bool(found) and found[0].at <= at.now <= found[-1].at


def has_begun(at: Situation) -> bool:
    """Whether the week runs or is behind."""
    found = hours(at)
    return bool(found) and found[0].at <= at.now


def is_soap(at: Situation) -> bool:
    """Whether SOAP runs, in which nobody may speak to a program first (K28)."""
    begins, ends = hour_of(at, BEGINS), hour_of(at, ENDS)
    return begins is not None and ends is not None and begins.at <= at.now < ends.at


def is_past(at: Situation, hour: Hour) -> bool:
    """Whether an hour is behind; a round is when its answers are due."""
    return (hour.ends or hour.at) <= at.now


def running(at: Situation) -> Hour | None:
    """The hour that began last; None before the week and once it is over."""
    begun = [hour for hour in hours(at) if hour.at <= at.now]
    return begun[-1] if begun and is_match_week(at) else None


def coming(at: Situation) -> Hour | None:
    """The next hour; None once Match Day has come."""
    return next((hour for hour in hours(at) if hour.at > at.now), None)


def clocks(at: Situation, hour: Hour) -> str:
    """An hour on both clocks, with the weekday of each where they differ."""
    return with_tilde(home_text(hour.at, at.file.applicant, at.today), hour.is_projected)


def clock_here(at: Situation, hour: Hour) -> str:
    """An hour on the clock at home, for little room: ``18:00``, ``~Tue 15:00``."""
    home = hour.at.astimezone(at.file.applicant.zone)
    day = "" if home.date() == at.today else f"{weekday_name(home.date())[:3]} "
    return with_tilde(f"{day}{home:%H:%M}", hour.is_projected)


def time_left(at: Situation, hour: Hour) -> str:
    """How long it is to an hour: ``in 3 days``, ``in 2 h 30 min``, ``now``."""
    minutes = (hour.at - at.now) // timedelta(minutes=1)
    if minutes >= 2 * _DAY:
        # Counted as the dates of the season are: by the days of the hour's own zone.
        days = (hour.at.date() - at.now.astimezone(hour.at.tzinfo).date()).days
        return f"in {count_words(days, 'day')}"
    if minutes >= _HOUR:
        rest = f" {minutes % _HOUR} min" if minutes % _HOUR and minutes < _DAY else ""
        return f"in {minutes // _HOUR} h{rest}"
    return f"in {minutes} min" if minutes > 0 else "now"


def next_words(at: Situation) -> str:
    """What is next and in how long, as a sentence."""
    found = coming(at)
    if found is None:
        return "Match Week is over."
    return f"Next, {time_left(at, found)}: {found.short}, {clocks(at, found)}."


def is_at_night(at: Situation, hour: Hour) -> bool:
    """Whether an hour falls into the applicant's night."""
    local = hour.at.astimezone(at.file.applicant.zone)
    return not at.number("interview_night_to_hour") <= local.hour < NIGHT_FROM
