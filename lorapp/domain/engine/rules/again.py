"""Steps of a new season: earlier letters, imports that hang, and what does not carry over."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from lorapp.domain.calendar.season import is_over, milestone, season_opens
from lorapp.domain.engine.sketch import Sketch, about, send_fact, time_part
from lorapp.domain.engine.steps import DraftKind, Part, Severity
from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.letters.courtesy import sending_day
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.seasons.past import has_applied_before
from lorapp.domain.wording.days import day_short, home_text, with_tilde

if TYPE_CHECKING:
    from lorapp.domain.seasons.earlier import Earlier


def ask_reuse(at: Situation) -> Iterator[Sketch]:
    """May an earlier letter be used again? One question a person, before the import (P30)."""
    if not has_applied_before(at.file):
        return
    # Imported only for who applies again: the first frame of all others is quicker without.
    from lorapp.domain.seasons.earlier import Standing, earlier_letters

    season = at.file.applicant.season
    asked: set[str] = set()
    for one in earlier_letters(at):
        mentor = at.mentor(one.letter)
        service = at.file.letter_service(one.letter)
        if mentor.key in asked or is_over(at.file, season, service, at.running.first):
            continue
        if one.standing is Standing.ASKED:
            asked.add(mentor.key)
            yield _log_answer(at, one)
        elif one.standing is Standing.ASK and not mentor.do_not_contact:
            found = _ask(at, one)
            if found is not None:
                asked.add(mentor.key)
                yield found


def _ask(at: Situation, one: "Earlier") -> Sketch | None:
    from lorapp.domain.letters.asking_again import again_day
    from lorapp.domain.seasons.earlier import WATERMARK, advice, age_words

    letter, season = one.letter, at.file.applicant.season
    begins = season_opens(at.file, season, at.file.letter_service(letter))
    polite = again_day(at, letter.mentor)
    if begins is None or polite.day is None:
        return None
    opens = sending_day(at, letter.mentor, begins - at.days("reuse_ahead_days"))
    opens = max(opens, polite.day) if opens <= at.today else opens
    due = max(opens, begins + at.days("import_days"))
    return Sketch(
        rule="ask-reuse",
        **about(letter),
        title=f"Ask {mentor_mark(letter.mentor)} about the letter of season {one.season}",
        opens=opens,
        due=due,
        source="R-33",
        why=(
            f"It will be {age_words(one).replace(' by then', '')} old when programs read."
            if one.months is not None
            else "Its date is not on record.",
            "May it be used again, or would they write a fresh one? Ask before you import.",
            *advice(at, one),
            WATERMARK,
        ),
        parts=[*time_part(at, max(due, at.today), "the season opens"), Part("quick to do", 2)],
        severity=Severity.AMBER if due < at.today else None,
        is_message=True,
        draft=DraftKind.ASK,
        fact=send_fact(at, max(opens, at.sending_day)),
    )


def _log_answer(at: Situation, one: "Earlier") -> Sketch:
    day = (one.reuse.asked_on if one.reuse else None) or at.today
    due = day + at.days("reuse_answer_days")
    return Sketch(
        rule="reuse-answer",
        kind="letter",
        key=one.letter.key,
        title=f"Log what {mentor_mark(one.letter.mentor)} says about the old letter",
        opens=due,
        due=due,
        source="R-33",
        why=(
            f"You asked on {day_short(day, at.today)}.",
            "Yes, a fresh one, or no: nothing is imported before you know.",
        ),
        parts=[Part("an answer is open", 3)],
        severity=Severity.AMBER if due < at.today else None,
        mentor=one.letter.mentor,
        letter=one.letter.key,
        fact=f"asked {day_short(day, at.today)}",
        open_since=day,
    )


def import_processing(at: Situation) -> Iterator[Sketch]:
    """An import that still processes after a day is a case for support (R-20, failure F-21)."""
    for letter in at.file.letters:
        if letter.processing_since is None or at.is_past(letter):
            continue
        from lorapp.domain.seasons.processing import support_open, support_words, ticket_at

        since = ticket_at(at, letter)
        if since is None or since > at.now:
            continue
        home = at.file.applicant
        opens: date = since.astimezone(home.zone).date()
        due = support_open(since).astimezone(home.zone).date()
        begun = letter.processing_since
        shown = home_text(begun, home, at.today)
        yield Sketch(
            rule="import-processing",
            **about(letter),
            title=f"Write to ERAS support about {mentor_mark(letter.mentor)}'s letter",
            opens=opens,
            due=due,
            source="R-20",
            why=(
                f"The portal shows the import as processing since {shown}.",
                "After a day it does not come by itself, and it counts nowhere until then.",
                support_words(at, at.now),
                "Log “available” once the portal shows it.",
            ),
            parts=[Part("it counts nowhere", 8), Part("quick to do", 2)],
            severity=Severity.RED if due < at.today else Severity.AMBER,
            event=EventKind.AVAILABLE,
            fact="processing",
            open_since=begun.astimezone(home.zone).date(),
        )


def next_season(at: Situation) -> Iterator[Sketch]:
    """After a season without a place: go on to the next one, before it opens (A104)."""
    if not at.file.outcomes:
        return
    from lorapp.domain.arrival.outcomes import is_unplaced, outcomes_of, place_of, result_day

    file, season = at.file, at.file.applicant.season
    said = outcomes_of(file, season, at.today)
    if not said or any(map(is_unplaced, said)) or place_of(file, season, at.today):
        return
    opens = result_day(file, season, at.today) or at.today
    begins = milestone(file, season + 1, file.service_of(None, season + 1), "season-opens")
    due = begins.day if begins and begins.day else opens + at.days("outcome_days")
    due = max(opens, due)
    yield Sketch(
        rule="next-season",
        kind="season",
        key=str(season + 1),
        title=f"Go on to season {season + 1}",
        opens=opens,
        due=due,
        source="R-33",
        why=(
            "People, moments and what you know of programs come along; it is rehearsed first.",
            "Letters stay in their season, and each can be asked about again.",
            "Not needed where you do not apply again.",
        ),
        parts=[*time_part(at, max(due, at.today), "the season opens"), Part("quick to do", 2)],
        severity=Severity.AMBER if due < at.today else None,
        fact=f"season {season + 1}",
        projected=bool(begins and begins.is_projected),
    )


def start_season(at: Situation) -> Iterator[Sketch]:
    """What a season wants anew and no other step says (R-51, R-61, failure F-20)."""
    file = at.file
    if not has_applied_before(file):
        return
    season = file.applicant.season
    applied = (x.applied_on for x in file.programs if file.program_season(x) == season)
    if any(day is not None and day <= at.today for day in applied):
        return
    from lorapp.domain.seasons.starting import season_start

    for one in season_start(at):
        due = one.due_on
        if not (one.line.step and one.is_open) or due is None:
            continue
        begins = one.line.code == "token"
        opens = due if begins else due - at.days("paper_ahead_days")
        last = due + at.days("import_days") if begins else due
        yield Sketch(
            rule="season-start",
            kind="task",
            key=one.line.code,
            title=one.line.title,
            opens=opens,
            due=last,
            source=one.line.source,
            why=(one.line.why,),
            parts=[*time_part(at, max(last, at.today), "the season starts"), Part("quick", 1)],
            severity=Severity.AMBER if last < at.today else None,
            waits=True,
            fact=with_tilde(day_short(due, at.today), one.is_projected),
            late_since=last if last < at.today else None,
            projected=one.is_projected,
        )
