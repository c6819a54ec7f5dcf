"""Steps that keep the relation: thanks, the outcome, a line now and then."""

from collections.abc import Iterator
from datetime import date

from lorapp.domain.calendar.season import milestone
from lorapp.domain.engine.sketch import Sketch, about, in_words, send_fact
from lorapp.domain.engine.steps import DraftKind, Part, Severity
from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.gathered import stays_with
from lorapp.domain.letters.courtesy import message_days, polite_day, sending_day
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.mentors import Mentor, Role
from lorapp.domain.seasons.past import has_applied_before
from lorapp.domain.wording.days import day_brief, day_short

K = EventKind
_QUIET = frozenset({LetterState.IDEA, LetterState.PLANNED, LetterState.ABANDONED})


def thank(at: Situation) -> Iterator[Sketch]:
    """Two days after an upload was seen, also after a refusal; it stays until done."""
    for letter in at.file.letters:
        seen = at.last(letter, K.UPLOADED, K.IMPORTED, K.DECLINED)
        if seen is None or seen.kind is K.IMPORTED or _thanked(at, letter, seen):
            continue
        polite = polite_day(at, letter.mentor, exempt=True)
        if polite.day is None:
            continue
        due = sending_day(at, letter.mentor, seen.on + at.days("thank_after_days"))
        opens = sending_day(at, letter.mentor, seen.on)
        late = due < at.today
        what = "refusal" if seen.kind is K.DECLINED else "upload"
        yield Sketch(
            rule="thank",
            **about(letter),
            title=f"Thank {mentor_mark(letter.mentor)}",
            opens=opens,
            due=due,
            source="practice-7",
            why=(
                f"No thank-you is logged since the {what} on {day_short(seen.on, at.today)}.",
                "Writers rarely hear back. A short line is enough, even late.",
            ),
            parts=[*_waiting_parts(at, seen.on, late=late), Part("quick to do", 2)],
            severity=Severity.AMBER if late else None,
            is_message=True,
            draft=DraftKind.THANKS,
            event=K.THANKED,
            fact=send_fact(at, max(polite.day, opens)),
            open_since=seen.on,
        )


def _thanked(at: Situation, letter: Letter, seen: Event) -> bool:
    return any(e.kind is K.THANKED and e.on >= seen.on for e in at.events(letter))


def _waiting_parts(at: Situation, since: date, *, late: bool) -> list[Part]:
    days = -at.in_days(since)
    if not late:
        return [Part("the relation", 10)]
    weeks = min(6, days // 7)
    return [Part("the relation", 10), Part(f"no thanks for {days} days", weeks)]


def tell_outcome(at: Situation) -> Iterator[Sketch]:
    """Match Day to + 10 days, one draft a mentor, never a group mail (failure F-35)."""
    day = milestone(at.file, at.file.applicant.season, "nrmp", "match-day")
    since, results = _result(at, day.day if day else None)
    if since is None:
        return
    for mentor in at.file.mentors:
        letters = [x for x in at.letters_of(mentor.key) if state(at, x) not in _QUIET]
        told = any(
            e.kind is K.TOLD_OUTCOME and e.on >= since for x in letters for e in at.events(x)
        )
        current = [x for x in letters if not _of_other_season(at, x)]
        if not current:
            told = not results or not _was_in_touch(at, mentor, since)
        if told or mentor.do_not_contact:
            continue
        opens = sending_day(at, mentor.key, since)
        yield Sketch(
            rule="tell-outcome",
            kind="mentor",
            key=mentor.key,
            title=f"Tell {mentor_mark(mentor.key)} the result",
            opens=opens,
            due=sending_day(at, mentor.key, since + at.days("outcome_days")),
            source="practice-7",
            why=(
                *(results or (f"Match Day is {day_short(since, at.today, act_on=True)}.",)),
                "One personal message each, also when it did not work out. Never a group mail.",
            ),
            parts=[Part("the relation", 10), Part("quick to do", 2)],
            mentor=mentor.key,
            letter=current[0].key if current else None,
            is_message=True,
            draft=DraftKind.OUTCOME if current else None,
            event=K.TOLD_OUTCOME if current else None,
            fact=send_fact(at, max(opens, at.sending_day)),
            projected=not results and day is not None and day.is_projected,
        )


def _result(at: Situation, match_day: date | None) -> tuple[date | None, tuple[str, ...]]:
    """The day from which there is something to tell, and what; Match Day while none is known."""
    if not at.file.outcomes:
        return match_day, ()
    # Imported only then: the first frame of all others is quicker without.
    from lorapp.domain.arrival.outcomes import result_day, result_lines

    season = at.file.applicant.season
    lines = tuple(result_lines(at.file, season, at.today))
    return result_day(at.file, season, at.today), lines


def _was_in_touch(at: Situation, mentor: Mentor, since: date) -> bool:
    """Whether somebody without a letter knows of the season, but not yet of its result."""
    days = message_days(at, mentor.key)
    return bool(days) and days[-1] < since


def _of_other_season(at: Situation, letter: Letter) -> bool:
    return at.file.letter_season(letter) != at.file.applicant.season


def keep_in_touch(at: Situation) -> Iterator[Sketch]:
    """A line at the role's own interval since the last real contact (pains P46, P48)."""
    for mentor in at.file.mentors:
        days = message_days(at, mentor.key)
        polite = polite_day(at, mentor.key)
        if not days or polite.day is None or _is_busy(at, mentor):
            continue
        group = touch_group(mentor)
        opens = sending_day(at, mentor.key, days[-1] + at.days(f"{group}_ideal_days"))
        due = sending_day(at, mentor.key, days[-1] + at.days(f"{group}_max_days"))
        yield Sketch(
            rule="keep-in-touch",
            kind="mentor",
            key=mentor.key,
            title=f"Write {mentor_mark(mentor.key)} a line",
            opens=max(opens, polite.day) if opens <= at.today else opens,
            due=max(due, polite.day) if due <= at.today else due,
            source="practice-touch",
            why=(
                f"Last contact {day_short(days[-1], at.today)}, {in_words(at, days[-1])}.",
                "A line twice a year keeps the door open for a fresh letter or advice.",
            ),
            parts=[Part("the relation", 5), Part("quick to do", 2)],
            severity=_touch_severity(at, opens, due),
            mentor=mentor.key,
            is_message=True,
            fact=f"last {day_brief(days[-1], at.today)}",
        )


def touch_group(mentor: Mentor) -> str:
    """Which interval holds for a person: ``peer`` or ``writer_after``."""
    return "peer" if mentor.role in {Role.PEER, Role.RESIDENT, Role.FELLOW} else "writer_after"


def _touch_severity(at: Situation, opens: date, due: date) -> Severity | None:
    if due < at.today:
        return Severity.RED
    return Severity.AMBER if opens <= at.today else None


def _is_busy(at: Situation, mentor: Mentor) -> bool:
    """Whether another matter with this person is open, so that no idle line is due.

    A running or coming rotation counts, and so does a letter that is not thanked for.
    """
    if at.file.outcomes and _waits_for_news(at, mentor):
        return True
    if has_applied_before(at.file):
        from lorapp.domain.seasons.earlier import waits_for_question

        if waits_for_question(at, mentor.key):
            return True
    if any(stay.ends_on >= at.today for stay in stays_with(at.file).get(mentor.key, ())):
        return True
    for letter in at.letters_of(mentor.key):
        found = state(at, letter)
        if found in {LetterState.AVAILABLE, LetterState.PROCESSING}:
            came = at.last(letter, K.UPLOADED, K.IMPORTED)
            if came and came.kind is K.UPLOADED and not _thanked(at, letter, came):
                return True
        elif not (found.is_over or found in {LetterState.CLOSED, LetterState.LAPSED}):
            return not at.is_past(letter)
    return False


def _waits_for_news(at: Situation, mentor: Mentor) -> bool:
    """Whether the result, or a line from the first day, is still to be told."""
    from lorapp.domain.arrival.forgotten import Word, owed_words

    words = owed_words(at, mentor, at.file.applicant.season)
    return any(one.word in {Word.RESULT, Word.DAY_ONE} for one in words)
