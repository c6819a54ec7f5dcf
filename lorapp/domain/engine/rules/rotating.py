"""Steps while a rotation runs: say the goal, note moments, hear how it goes (practice 1)."""

from collections.abc import Iterator
from datetime import timedelta

from lorapp.domain.calendar.business import next_business_day
from lorapp.domain.engine.sketch import Sketch, send_fact
from lorapp.domain.engine.steps import DraftKind, Part
from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.gathered import moments_in
from lorapp.domain.letters.courtesy import message_days, polite_day, sending_day
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.rotations import LetterWanted, Rotation
from lorapp.domain.wording.days import day_brief, day_short

DAY = timedelta(days=1)


def tell_goal(at: Situation) -> Iterator[Sketch]:
    """The first days of a rotation from which a letter is wanted: tell the mentor (practice 1)."""
    for rotation in wanted(at):
        told = any(
            day >= rotation.starts_on
            for mentor in rotation.mentors
            for day in message_days(at, mentor)
        )
        if told or rotation.ends_on < at.today:
            continue
        opens = next_business_day(rotation.starts_on)
        last = rotation.starts_on + at.days("tell_goal_days") - DAY
        yield Sketch(
            rule="tell-goal",
            kind="rotation",
            key=rotation.key,
            title=f"Tell {people(rotation)} your goal",
            opens=opens,
            due=max(opens, next_business_day(last)),
            source="practice-1",
            why=(
                (
                    f"Your rotation{at_site(rotation)} starts on "
                    f"{day_short(rotation.starts_on, at.today, act_on=True)}."
                ),
                "Writers who know from the first days that a letter is hoped for watch for it.",
            ),
            parts=[Part("first days of a rotation", 12), Part("quick to do", 2)],
            mentor=rotation.mentors[0] if rotation.mentors else None,
            fact=f"from {day_brief(opens, at.today)}",
        )


def log_moment(at: Situation) -> Iterator[Sketch]:
    """In a running rotation, a week without a noted moment (features A010)."""
    gap = at.days("moment_gap_days")
    for rotation in at.file.rotations:
        if rotation.letter_wanted is LetterWanted.NO or rotation.ends_on < at.today:
            continue
        noted = [
            moment.on
            for moment in moments_in(at.file).get(rotation.key, ())
            if moment.on <= at.today
        ]
        base = max([rotation.starts_on, *noted])
        if base > at.today:
            continue
        weeks = max(1, (at.today - base) // gap)
        opens = base + weeks * gap
        if opens > rotation.ends_on:
            continue
        year, week, _ = opens.isocalendar()
        yield Sketch(
            rule="log-moment",
            kind="rotation",
            key=rotation.key,
            repeat=f"{year}-W{week:02}",
            title="Note a moment from your rotation",
            opens=opens,
            due=max(opens, min(opens + at.days("moment_days"), rotation.ends_on)),
            source="practice-3",
            why=(
                f"Nothing noted{at_site(rotation)} since {day_short(base, at.today)}.",
                "Three to five things your writer saw make the letter specific. No patient data.",
            ),
            parts=[Part("a week without a moment", 6), Part("quick to do", 2)],
            fact="one line",
            loses_on=rotation.ends_on,
        )


def ask_feedback(at: Situation) -> Iterator[Sketch]:
    """The middle of the rotation: ask how it goes (practice 1)."""
    for rotation in wanted(at):
        heard = any(
            moment.feedback and moment.on <= at.today
            for moment in moments_in(at.file).get(rotation.key, ())
        )
        if heard or rotation.ends_on < at.today:
            continue
        middle = rotation.starts_on + (rotation.ends_on - rotation.starts_on) // 2
        opens = next_business_day(middle)
        yield Sketch(
            rule="ask-feedback",
            kind="rotation",
            key=rotation.key,
            title=f"Ask {people(rotation)} for feedback",
            opens=opens,
            due=max(opens, next_business_day(opens + at.days("feedback_days"))),
            source="practice-1",
            why=(
                (
                    f"Half of your rotation{at_site(rotation)} is over on "
                    f"{day_short(middle, at.today)}."
                ),
                "What you hear can be mended now, and it tells you whether to ask for a letter.",
            ),
            parts=[Part("middle of a rotation", 12)],
            mentor=rotation.mentors[0] if rotation.mentors else None,
            fact="in person",
            loses_on=rotation.ends_on,
        )


def thank_rotation(at: Situation) -> Iterator[Sketch]:
    """The days after a rotation: thanks to everybody there, as long as they are fresh (A009)."""
    fresh = at.days("ask_red_after_days")
    for rotation in at.file.rotations:
        if not rotation.ends_on <= at.today <= rotation.ends_on + fresh:
            continue
        for mentor in rotation.mentors:
            polite = polite_day(at, mentor, exempt=True)
            if polite.day is None or _has_thanked(at, rotation, mentor):
                continue
            opens = sending_day(at, mentor, rotation.ends_on + DAY)
            due = sending_day(at, mentor, rotation.ends_on + at.days("thank_after_days"))
            letter = _letter_there(at, rotation, mentor)
            ended = day_short(rotation.ends_on, at.today)
            yield Sketch(
                rule="thank-rotation",
                kind="rotation",
                key=rotation.key,
                repeat=mentor,
                title=f"Thank {mentor_mark(mentor)} for the rotation",
                opens=opens,
                due=max(opens, due),
                source="practice-7",
                why=(
                    f"Your rotation{at_site(rotation)} ends on {ended}."
                    if rotation.ends_on == at.today
                    else f"Your rotation{at_site(rotation)} ended on {ended}.",
                    "A few lines in the first days, whatever becomes of a letter.",
                ),
                parts=[Part("the relation", 10), Part("quick to do", 2)],
                mentor=mentor,
                letter=letter,
                is_message=letter is not None,
                draft=DraftKind.THANKS if letter else None,
                fact=send_fact(at, max(polite.day, opens)),
            )


def _has_thanked(at: Situation, rotation: Rotation, mentor: str) -> bool:
    """Whether they heard from the applicant since, or are thanked for the letter itself."""
    told = any(one.mentor == mentor and one.on == rotation.ends_on for one in at.file.contacts)
    since = any(day > rotation.ends_on for day in message_days(at, mentor))
    seen = any(
        at.last(letter, EventKind.UPLOADED, EventKind.DECLINED) for letter in at.letters_of(mentor)
    )
    return told or since or seen


def _letter_there(at: Situation, rotation: Rotation, mentor: str) -> str | None:
    """The letter that this person writes, or is to write, of this rotation."""
    here = (one for one in at.letters_of(mentor) if one.rotation == rotation.key)
    return next((one.key for one in here if not state(at, one).is_over), None)


def wanted(at: Situation) -> Iterator[Rotation]:
    """Rotations from which a letter is hoped for."""
    for rotation in at.file.rotations:
        if rotation.letter_wanted in {LetterWanted.YES, LetterWanted.MAYBE}:
            yield rotation


def people(rotation: Rotation) -> str:
    """The person to speak to there."""
    return mentor_mark(rotation.mentors[0]) if rotation.mentors else "your supervisor"


def at_site(rotation: Rotation) -> str:
    """`` at Larkspur Valley`` where the site is known."""
    return f" at {rotation.site}" if rotation.site else ""
