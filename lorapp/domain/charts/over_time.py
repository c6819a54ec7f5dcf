"""Letters over time: how many were asked, agreed, uploaded and available in each week."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from lorapp.domain.calendar.rows import Milestone
from lorapp.domain.calendar.season import milestone
from lorapp.domain.charts.chart import Chart, Level, Mark, Series, Shape, Value
from lorapp.domain.engine.rules.backing_up import required, wise_number
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import lapsed_on
from lorapp.domain.wording.days import count_words, day_short, with_tilde
from lorapp.frozen import dataclass

K = EventKind
NAME: Final = "letters-over-time"
TITLE: Final = "Letters over time"
STAGES: Final = ("Asked", "Agreed", "Uploaded", "Available")
TODAY: Final = "today"
RELEASE: Final = "programs read"
WEEK: Final = timedelta(days=7)
WEEKS_MAX: Final = 104
"""Two years; an older beginning is told in a sentence and counted in the first week."""

_ASKED: Final = (K.ASKED, K.REMINDED, K.SAYS_SENT)
_AGREED: Final = (K.AGREED, K.CONFIRMED, K.REQUESTED)
_OVER: Final = (K.DECLINED, K.REVOKED, K.ABANDONED)


@dataclass(frozen=True, slots=True)
class Progress:
    """The first day of each stage of one letter, and the day it stopped counting."""

    days: tuple[date | None, ...]
    over_on: date | None


class Standing:
    """How many letters stand in a stage on any day; having been asked is never lost."""

    def __init__(self, found: Iterable[Progress], stage: int) -> None:
        spans = [
            (day, one.over_on if stage else None)
            for one in found
            if (day := one.days[stage]) is not None
        ]
        lasting = [(day, over) for day, over in spans if over is None or day < over]
        self._begins = sorted(day for day, _ in lasting)
        self._ends = sorted(over for _, over in lasting if over is not None)

    def on(self, day: date) -> int:
        """The count at the end of a day."""
        return bisect_right(self._begins, day) - bisect_right(self._ends, day)


def progress(at: Situation, letter: Letter) -> Progress:
    """How far a letter had come on which day; a later stage includes those before it.

    An imported letter was asked for in the season it comes from; in this one it is only available.
    """
    if at.last(letter, K.IMPORTED):
        return Progress((None, None, None, at.available_on(letter)), _over_on(at, letter))
    days = [
        _first(at, letter, (*_ASKED, *_AGREED, K.UPLOADED)),
        _first(at, letter, (*_AGREED, K.UPLOADED)),
        _first(at, letter, (K.UPLOADED,)),
        at.available_on(letter),
    ]
    for stage, (before, own) in enumerate(pairwise(days), start=1):
        if before is not None and own is not None:
            days[stage] = max(before, own)
    return Progress(tuple(days), _over_on(at, letter))


def _over_on(at: Situation, letter: Letter) -> date | None:
    over = at.last(letter, *_OVER)
    if over is not None:
        return over.on
    return None if at.arrived(letter) else lapsed_on(at, letter)


def letters_over_time(at: Situation) -> Chart:
    """The chart of the letters of this season and those kept for it."""
    found = [progress(at, letter) for letter in at.file.letters if not at.is_past(letter)]
    begun = [day for one in found for day in one.days if day is not None]
    if not begun:
        return Chart(name=NAME, title=TITLE, sentence=_nothing_asked(at))
    release = _release(at)
    weeks = _weeks(at.today, min(begun), release.day if release else None)
    asked = [one.days[0] for one in found if one.days[0] is not None]
    wise = wise_number(at)
    return Chart(
        name=NAME,
        title=TITLE,
        sentence=_sentence(at, found),
        shape=Shape.LAYERS,
        head="Week from",
        unit="letters",
        labels=tuple(day_short(week, at.today, at.file.applicant.season) for week in weeks),
        series=tuple(
            Series(name, _counts(found, stage, weeks, at.today))
            for stage, name in enumerate(STAGES)
        ),
        level=Level(f"{wise} wise to have", wise),
        marks=_marks(weeks, release, at.today),
        notes=_notes(at, weeks[0], asked, release),
    )


def _first(at: Situation, letter: Letter, kinds: Sequence[EventKind]) -> date | None:
    return next((event.on for event in at.events(letter) if event.kind in kinds), None)


def _nothing_asked(at: Situation) -> str:
    planned = count_words(len(at.file.letters), "letter")
    told = f"; {planned} planned or of other seasons" if planned else ""
    return f"Nobody has been asked for a letter of this season yet{told}."


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks(today: date, first: date, release: date | None) -> tuple[date, ...]:
    """The Mondays drawn: from the first ask or the release to this week or the release."""
    begin, end = _monday(first), _monday(today)
    span = (WEEKS_MAX - 1) * WEEK
    if release is not None and abs(_monday(release) - end) <= span:
        begin, end = min(begin, _monday(release)), max(end, _monday(release))
    begin = max(begin, end - span)
    return tuple(begin + WEEK * number for number in range((end - begin) // WEEK + 1))


def _release(at: Situation) -> Milestone | None:
    season = at.file.applicant.season
    return milestone(at.file, season, at.file.service_of(None, season), "release")


def _counts(
    found: Sequence[Progress], stage: int, weeks: Sequence[date], today: date
) -> tuple[Value, ...]:
    """How many letters stood in a stage at the end of each week; None for weeks to come."""
    ends = (min(week + timedelta(days=6), today) if week <= today else None for week in weeks)
    standing = Standing(found, stage)
    return tuple(None if end is None else standing.on(end) for end in ends)


def _marks(weeks: Sequence[date], release: Milestone | None, today: date) -> tuple[Mark, ...]:
    places = {week: number for number, week in enumerate(weeks)}
    days = {TODAY: today, RELEASE: release.day if release else None}
    mondays = ((text, _monday(day)) for text, day in days.items() if day is not None)
    return tuple(Mark(text, places[week]) for text, week in mondays if week in places)


def _sentence(at: Situation, found: Sequence[Progress]) -> str:
    asked, *others = (Standing(found, stage).on(at.today) for stage in range(len(STAGES)))
    told = [f"{count} {name.lower()}" for count, name in zip(others, STAGES[1:], strict=True)]
    imported = Standing([one for one in found if one.days[0] is None], len(STAGES) - 1)
    count = imported.on(at.today)
    aside = f" ({count} imported)" if count else ""
    needed, wise = required(at), wise_number(at)
    return (
        f"{count_words(asked, 'letter') or 'No letter'} asked for: {', '.join(told)}{aside}. "
        f"{needed} are needed, {wise} are wise to have."
    )


def _notes(
    at: Situation, begin: date, asked: Sequence[date], release: Milestone | None
) -> tuple[str, ...]:
    notes = []
    if release is not None and release.day is not None:
        day = day_short(release.day, at.today, at.file.applicant.season)
        verb = "begin" if release.day > at.today else "began"
        notes.append(f"Programs {verb} to read on {with_tilde(day, release.is_projected)}.")
    older = sum(day < begin for day in asked)
    if older:
        were = count_words(older, "letter was", "letters were")
        notes.append(f"{were} asked for before the picture begins, and counted from its start.")
    return tuple(notes)
