"""Who is still owed a word at the end of a season, and what each person has had so far."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from lorapp.domain.arrival.outcomes import first_day, outcomes_of, place_of, result_day
from lorapp.domain.calendar.season import milestone
from lorapp.domain.engine.words import name_parts
from lorapp.domain.gathered import contacts_with, once
from lorapp.domain.letters.courtesy import message_days
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.mentors import Helper, Mentor
from lorapp.domain.papers import InterviewStatus
from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass

K = EventKind
PLANNED: Final = frozenset({LetterState.IDEA, LetterState.PLANNED})
SILENT: Final = PLANNED | {LetterState.ABANDONED}


class Word(StrEnum):
    """The words a person is owed in the course of a season."""

    THANKS = "thanks"
    NOTE = "season note"
    RESULT = "result"
    DAY_ONE = "first-day note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One word that is owed. ``step_id`` is the step of the plan that it belongs to."""

    mentor: str
    word: Word
    what: str
    since: date
    step_id: str
    letter: str | None = None


def written(at: Situation, mentor: str) -> tuple[Letter, ...]:
    """The letters of a person that came further than a plan."""
    return tuple(one for one in at.letters_of(mentor) if state(at, one) not in SILENT)


def of_season(at: Situation, mentor: str, season: int) -> tuple[Letter, ...]:
    """The letters of a person in a season that came further than a plan."""
    return tuple(x for x in written(at, mentor) if at.file.letter_season(x) == season)


def thanked_on(at: Situation, letter: Letter) -> date | None:
    """The day a letter, or a refusal, was thanked for after it was seen."""
    seen = at.last(letter, K.UPLOADED, K.DECLINED)
    thanks = at.last(letter, K.THANKED)
    return thanks.on if seen and thanks and thanks.on >= seen.on else None


def told_on(at: Situation, mentor: str, season: int) -> date | None:
    """The day a person heard the result: by its message, without a letter by any word."""
    since = result_day(at.file, season, at.today)
    if since is None or since > at.today:
        return None
    letters = of_season(at, mentor, season)
    if letters:
        events = (e for one in letters for e in at.events(one))
        days = [e.on for e in events if e.kind is K.TOLD_OUTCOME and e.on >= since]
    else:
        days = [day for day in message_days(at, mentor) if day >= since]
    return max(days, default=None)


def noted_on(at: Situation, mentor: str, season: int) -> date | None:
    """The day of a first word on or after the first day of work."""
    begins = begins_on(at, season)
    days = message_days(at, mentor) if begins else ()
    return next((day for day in days if begins and day >= begins), None)


def begins_on(at: Situation, season: int) -> date | None:
    """The first day of work; the season's own while no result is on record."""
    place = place_of(at.file, season, at.today)
    if place is not None:
        return first_day(at.file, place)
    if outcomes_of(at.file, season, at.today):
        return None
    row = milestone(at.file, season, "residency", "residency-begins")
    return row.day if row else None


def invited_on(at: Situation, season: int) -> date | None:
    """The first interview of a season that was offered, as far as days are known."""
    file, kept = at.file, at.kept[invited_on]
    if season not in kept:
        days = [
            talk.at.astimezone(file.applicant.zone).date()
            for talk in file.interviews
            if talk.status is not InterviewStatus.DECLINED
            and file.program_season(file.program(talk.program)) == season
        ]
        kept[season] = min(days, default=None)
    invited: date | None = kept[season]
    return invited


def owed_words(at: Situation, mentor: Mentor, season: int) -> Iterator[Owed]:
    """What a person is owed for a season, put away or not, in the order of the season."""
    if mentor.do_not_contact:
        return
    letters = of_season(at, mentor.key, season)
    for letter in letters:
        yield from _thanks(at, letter)
    if letters:
        yield from _season_note(at, mentor, season)
    has_result = bool(outcomes_of(at.file, season, at.today))
    if letters or has_result:
        yield from _result(at, mentor, season)
    if letters or message_days(at, mentor.key):
        yield from _first_day(at, mentor, season)


@once
def _put_away(file: SeasonFile) -> Mapping[str, str]:
    """Why a step was put away, by its id."""
    return {note.id: note.not_needed for note in file.steps if note.not_needed is not None}


def skipped(at: Situation, owed: Owed) -> str | None:
    """Why a word was put away by hand; None while it was not."""
    return _put_away(at.file).get(owed.step_id)


def open_words(at: Situation, season: int) -> tuple[Owed, ...]:
    """Every word of a season that is neither said nor put away with a reason."""
    found = (x for mentor in at.file.mentors for x in owed_words(at, mentor, season))
    return tuple(one for one in found if skipped(at, one) is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedHelper:
    """A helper who is owed a word, and by whom they are reached."""

    mentor: str
    helper: Helper
    what: str


def helper_words(at: Situation, season: int) -> Iterator[OwedHelper]:
    """Helpers who were not thanked for a letter that came, or who have not heard the result."""
    results = outcomes_of(at.file, season, at.today)
    since = result_day(at.file, season, at.today) if results else None
    for mentor in at.file.mentors:
        if mentor.do_not_contact:
            continue
        came = any(at.arrived(one) for one in of_season(at, mentor.key, season))
        for helper in mentor.helpers:
            last = helper_told_on(at, mentor, helper)
            what = ""
            if came and last is None:
                what = "thanks for the help with the letter"
            elif came and since and last and last < since <= at.today:
                what = "the result of the Match"
            if what:
                yield OwedHelper(mentor=mentor.key, helper=helper, what=what)


def helper_told_on(at: Situation, mentor: Mentor, helper: Helper) -> date | None:
    """The last contact whose note names a helper."""
    days = [
        contact.on
        for contact in contacts_with(at.file).get(mentor.key, ())
        if contact.on <= at.today and _names(contact.note, helper)
    ]
    return max(days, default=None)


def _names(note: str | None, helper: Helper) -> bool:
    *_, family = name_parts(helper.name)[2].casefold().split() or [""]
    return bool(family) and family in (note or "").casefold()


def _thanks(at: Situation, letter: Letter) -> Iterator[Owed]:
    seen = at.last(letter, K.UPLOADED, K.DECLINED)
    if seen is None or thanked_on(at, letter):
        return
    what = "answer" if seen.kind is K.DECLINED else "upload"
    yield Owed(
        mentor=letter.mentor,
        word=Word.THANKS,
        what=what,
        since=seen.on,
        step_id=f"thank:letter:{letter.key}",
        letter=letter.key,
    )


def _season_note(at: Situation, mentor: Mentor, season: int) -> Iterator[Owed]:
    """Once between the first interview and the result, where nothing was written since."""
    invited, result = invited_on(at, season), result_day(at.file, season, at.today)
    if invited is None or invited > at.today or (result is not None and result <= at.today):
        return
    days = message_days(at, mentor.key)
    if not any(day >= invited - timedelta(days=NOTE_BEFORE) for day in days):
        yield _owed(mentor, Word.NOTE, "how the season goes", invited)


NOTE_BEFORE: Final = 30
"""A word so many days before the first interview told of it already."""


def _result(at: Situation, mentor: Mentor, season: int) -> Iterator[Owed]:
    since = result_day(at.file, season, at.today)
    if since is not None and since <= at.today and told_on(at, mentor.key, season) is None:
        yield _owed(mentor, Word.RESULT, "the result of the Match", since, "tell-outcome")


def _first_day(at: Situation, mentor: Mentor, season: int) -> Iterator[Owed]:
    begins = begins_on(at, season)
    if begins is None or begins > at.today:
        return
    if noted_on(at, mentor.key, season) is None:
        yield _owed(mentor, Word.DAY_ONE, "a line from day one", begins, "first-day-note")


def _owed(mentor: Mentor, word: Word, what: str, since: date, rule: str = "season-note") -> Owed:
    return Owed(
        mentor=mentor.key,
        word=word,
        what=what,
        since=since,
        step_id=f"{rule}:mentor:{mentor.key}",
    )
