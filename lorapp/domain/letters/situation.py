"""The record as it stands at one instant: what rules ask again and again, worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any, TypeVar

from lorapp.domain.cached import cached_property
from lorapp.domain.calendar.business import add_business_days, next_business_day
from lorapp.domain.calendar.running import running_days
from lorapp.domain.calendar.season import is_over, release, season_ends, season_opens
from lorapp.domain.gathered import letters_of
from lorapp.domain.letters.legality import ordered
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.mentors import Mentor
from lorapp.domain.placing.rules.places import ALL_SPECIALTIES, Places
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.values import Moment

__all__ = [
    "ALL_SPECIALTIES",
    "Situation",
    "by_kind",
    "by_letter",
    "has_come",
    "shared",
]


T = TypeVar("T")


def by_letter(work_out: Callable[[Situation, Letter], T]) -> Callable[[Situation, Letter], T]:
    """Keep what a function finds out about a letter in a situation: rules ask for it again."""

    @wraps(work_out)
    def ask(at: Situation, letter: Letter) -> T:
        key = letter.key
        # Another letter of this key is one that somebody is about to change.
        if at.file.letters_by_key.get(key) is not letter:
            return work_out(at, letter)
        kept: dict[Hashable, T] = at.kept[work_out]
        if key not in kept:
            kept[key] = work_out(at, letter)
        return kept[key]

    return ask


def by_kind(work_out: Callable[[Situation, Letter], T]) -> Callable[[Situation, Letter], T]:
    """Keep what a function finds out once for all letters that the same programs would take.

    It may look at nothing of a letter but its season, its service and those programs.
    """

    @wraps(work_out)
    def ask(at: Situation, letter: Letter) -> T:
        kept: dict[Hashable, T] = at.kept[work_out]
        kind = at.places.takers.kind_of(letter)
        if kind not in kept:
            kept[kind] = work_out(at, letter)
        return kept[kind]

    return ask


class Situation:
    """A SeasonFile at ``now``; facts dated after today are not seen.

    ``kept`` holds what was worked out, by the function that did so.
    """

    def __init__(self, file: SeasonFile, now: datetime) -> None:
        self.file = file
        self.now = now
        self.today: date = now.astimezone(file.applicant.zone).date()
        self.running = running_days(now, self.today)
        self.kept: defaultdict[object, dict[Hashable, Any]] = defaultdict(dict)

    @property
    def book(self) -> Rulebook:
        return self.file.rulebook

    @cached_property
    def sending_day(self) -> date:
        """The first day from today on which a message may go out."""
        return next_business_day(self.today)

    @cached_property
    def places(self) -> Places:
        """What programs hold and lack today."""
        return Places(self.file, self.today, self.is_available, self.running.is_gone)

    def in_days(self, day: date) -> int:
        """Calendar days from today to a day; below zero when past."""
        return (day - self.today).days

    def number(self, name: str) -> int:
        return self.book.number(name)

    def days(self, name: str) -> timedelta:
        """A constant of the rulebook as a span of days."""
        spans = self.kept["days"]
        if name not in spans:
            spans[name] = timedelta(days=self.number(name))
        span: timedelta = spans[name]
        return span

    # Letters

    @by_letter
    def events(self, letter: Letter) -> tuple[Event, ...]:
        """What has happened to a letter up to today, in order."""
        found = ordered([event for event in letter.events if event.on <= self.today])
        return letter.events if found == letter.events else found

    def last(self, letter: Letter, *kinds: EventKind) -> Event | None:
        """The newest event of these kinds; of any kind when none is named."""
        for event in reversed(self.events(letter)):
            if not kinds or event.kind in kinds:
                return event
        return None

    @by_letter
    def arrived(self, letter: Letter) -> Event | None:
        """The upload or import that brought the letter into the portal."""
        return self.last(letter, EventKind.UPLOADED, EventKind.IMPORTED)

    @by_letter
    def available_on(self, letter: Letter) -> date | None:
        """The day a letter can be used: said by the portal, else 5 business days (R-19)."""
        return _usable_from(self, letter)

    @by_letter
    def is_available(self, letter: Letter) -> bool:
        """Whether a letter counts for programs and can be assigned (R-26)."""
        gone = self.last(letter, EventKind.REVOKED, EventKind.ABANDONED)
        day = None if gone else self.available_on(letter)
        return day is not None and day <= self.today

    def mentor(self, letter: Letter) -> Mentor:
        return self.file.mentor(letter.mentor)

    def rotation(self, letter: Letter) -> Rotation | None:
        return self.file.rotation(letter.rotation)

    def letters_of(self, mentor: str) -> tuple[Letter, ...]:
        return letters_of(self.file).get(mentor, ())

    # The season of a letter

    def release(self, letter: Letter) -> date | None:
        file = self.file
        return release(file, file.letter_season(letter), file.letter_service(letter))

    def season_opens(self, letter: Letter) -> date | None:
        file = self.file
        return season_opens(file, file.letter_season(letter), file.letter_service(letter))

    def season_ends(self, letter: Letter) -> date | None:
        file = self.file
        return season_ends(file, file.letter_season(letter), file.letter_service(letter))

    @by_letter
    def is_past(self, letter: Letter) -> bool:
        """Whether the letter belongs to a season that is over."""
        file = self.file
        return is_over(
            file, file.letter_season(letter), file.letter_service(letter), self.running.first
        )

    def is_early(self, letter: Letter) -> bool:
        """Whether it is put into a season before the one applied for (R-37)."""
        return self.file.letter_season(letter) < self.file.applicant.season


def has_come(at: Situation, moment: Moment) -> bool:
    """Whether a day, or the home day of an instant, is today or earlier."""
    if isinstance(moment, datetime):
        moment = moment.astimezone(at.file.applicant.zone).date()
    return moment <= at.today


def shared(file: SeasonFile, now: datetime) -> Situation:
    """The situation of a record in the minute of ``now``, the same one for all who only look.

    What one screen had worked out the next need not work out again.
    """
    minute = now.replace(second=0, microsecond=0)
    found = file.worked_out.get("situation")
    if not isinstance(found, Situation) or found.now != minute:
        found = file.worked_out["situation"] = Situation(file, minute)
    return found


def _usable_from(at: Situation, letter: Letter) -> date | None:
    came = at.arrived(letter)
    if came is None:
        return None
    shown = at.last(letter, EventKind.AVAILABLE)
    if came.kind is EventKind.IMPORTED:
        # The portal shows "Processing": nothing may count before it shows the letter.
        if shown is None and letter.processing_since is not None:
            return None
        return shown.on if shown else came.on
    expected = add_business_days(came.on, at.number("processing_business_days"))
    return min(shown.on, expected) if shown else expected
