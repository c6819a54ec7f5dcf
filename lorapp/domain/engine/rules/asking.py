"""Steps around the ask: the ask itself, the answer, the packet (practice 1 to 3)."""

from collections.abc import Iterator
from datetime import date, timedelta

from lorapp.domain.calendar.business import (
    holiday_name,
    is_business_day,
    is_doubtful,
    next_business_day,
)
from lorapp.domain.engine.rules.rotating import at_site, people, wanted
from lorapp.domain.engine.sketch import Sketch, about, in_words, send_fact, time_part
from lorapp.domain.engine.stakes import Stakes, need_reason, stake_parts, stakes
from lorapp.domain.engine.steps import DraftKind, Part, Severity
from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.letters.age import Recency, recency
from lorapp.domain.letters.courtesy import polite_day, sending_day
from lorapp.domain.letters.dates import ask_by
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.rotations import Rotation
from lorapp.domain.wording.days import day_short, with_tilde

K = EventKind
DAY = timedelta(days=1)
TO_ASK = frozenset({LetterState.IDEA, LetterState.PLANNED})


def ask(at: Situation) -> Iterator[Sketch]:
    """Ask in the last days of the rotation; without one, by the latest safe day."""
    for letter in at.file.letters:
        if state(at, letter) not in TO_ASK or at.is_past(letter) or on_paper(at, letter):
            continue
        if at.mentor(letter).do_not_contact:
            continue
        rotation = at.rotation(letter)
        found = _ask_after(at, letter, rotation) if rotation else _ask_by(at, letter)
        if found:
            yield found
    named = {letter.rotation for letter in at.file.letters}
    for rotation in wanted(at):
        if rotation.key not in named:
            yield _ask_somebody(at, rotation)


def ask_window(at: Situation, rotation: Rotation) -> tuple[tuple[date, ...], tuple[str, ...]]:
    """The working days among the last five of a rotation, and sentences on the others."""
    span = at.number("ask_window_days")
    days = [rotation.ends_on - DAY * back for back in range(span - 1, -1, -1)]
    days = [day for day in days if day >= rotation.starts_on]
    good = tuple(day for day in days if is_business_day(day) and not is_doubtful(day))
    notes = []
    for day in days:
        name = holiday_name(day)
        if name:
            notes.append(f"{day_short(day, at.today, act_on=True)} is a holiday ({name}).")
        elif is_doubtful(day):
            notes.append(
                f"{day_short(day, at.today, act_on=True)} is doubtful: between a holiday and "
                "the weekend."
            )
    return good, tuple(notes)


def _ask_after(at: Situation, letter: Letter, rotation: Rotation) -> Sketch:
    good, notes = ask_window(at, rotation)
    opens = good[0] if good else min(rotation.ends_on, next_business_day(rotation.starts_on))
    over = -at.in_days(rotation.ends_on)
    working = ", ".join(day_short(day, at.today, act_on=True) for day in good)
    why = [f"Your rotation{at_site(rotation)} ends on {day_short(rotation.ends_on, at.today)}."]
    if over > 0:
        why = [f"Your rotation{at_site(rotation)} ended {in_words(at, rotation.ends_on)}."]
        if over > at.number("ask_too_late_days"):
            why.append("That is too long ago for a fresh letter; ask whether they remember you.")
    elif working:
        why.append(f"Working days to ask: {working}.")
    why += [] if over > 0 else notes
    return _ask_sketch(at, letter, opens, rotation.ends_on, why, _ask_severity(at, over))


def _ask_severity(at: Situation, days_over: int) -> Severity | None:
    if days_over > at.number("ask_red_after_days"):
        return Severity.RED
    return Severity.AMBER if days_over > 0 else None


def _ask_by(at: Situation, letter: Letter) -> Sketch | None:
    due = ask_by(at, letter)
    if due is None:
        return None
    left = at.in_days(due) + at.number("lead_time_days")
    severity = None
    if left < at.number("lead_amber_days"):
        severity = Severity.RED if left < at.number("lead_red_days") else Severity.AMBER
    opens = due - at.days("ask_ahead_days")
    shown = with_tilde(day_short(due, at.today), _is_projected(stakes(at, letter)))
    why = [f"No rotation is named; {shown} is the latest safe day to ask."]
    return _ask_sketch(at, letter, opens, due, why, severity)


def _ask_sketch(
    at: Situation,
    letter: Letter,
    opens: date,
    due: date,
    why: list[str],
    severity: Severity | None,
) -> Sketch:
    held = stakes(at, letter)
    latest = ask_by(at, letter)
    if latest and latest >= at.today:
        shown = with_tilde(day_short(latest, at.today), _is_projected(held))
        why.append(f"Latest safe day for this season: {shown}.")
    parts = time_part(at, max(due, at.today), f"the best days to ask end {in_words(at, due)}")
    parts += [part for part in stake_parts(at, held) if not part.why.startswith("programs")]
    return Sketch(
        rule="ask",
        **about(letter),
        title=f"Ask {mentor_mark(letter.mentor)} for a strong letter",
        opens=opens,
        due=due,
        source="practice-1",
        why=(*why, need_reason(at, letter)),
        parts=[*parts, Part("asking opens everything else", 5)],
        severity=severity,
        draft=DraftKind.ASK,
        event=K.ASKED,
        fact="in person" if at.rotation(letter) else "by e-mail",
        late_since=due,
        loses_on=due if due >= at.today else latest,
        missed=held.need is None,
    )


def _is_projected(held: Stakes) -> bool:
    return bool(held.need and held.need.projected)


def _ask_somebody(at: Situation, rotation: Rotation) -> Sketch:
    good, notes = ask_window(at, rotation)
    over = -at.in_days(rotation.ends_on)
    return Sketch(
        rule="ask",
        kind="rotation",
        key=rotation.key,
        title=f"Plan a letter from {people(rotation)}",
        opens=good[0] if good else rotation.starts_on,
        due=rotation.ends_on,
        source="practice-1",
        why=(
            f"You want a letter from your rotation{at_site(rotation)}, and none is planned.",
            "Add a letter for the person who saw you work.",
            *(notes if over <= 0 else ()),
        ),
        parts=[*time_part(at, max(rotation.ends_on, at.today), "the rotation ends")],
        severity=_ask_severity(at, over),
        mentor=rotation.mentors[0] if rotation.mentors else None,
        fact="add a letter",
        late_since=rotation.ends_on,
    )


def await_answer(at: Situation) -> Iterator[Sketch]:
    """Asked, and no answer for 7 days."""
    for letter in at.file.letters:
        if state(at, letter) is not LetterState.ASKED or at.is_past(letter):
            continue
        asked = at.last(letter, K.ASKED, K.REMINDED, K.SPOKE)
        if asked is None:
            continue
        base = max(asked.on + at.days("answer_wait_days"), at.today)
        wait = asked.on + at.days("answer_wait_days")
        polite = polite_day(at, letter.mentor)
        if polite.day is None:
            continue
        opens = max(polite.day, next_business_day(base))
        yield Sketch(
            rule="await-answer",
            **about(letter),
            title=f"Ask {mentor_mark(letter.mentor)} for an answer",
            opens=opens,
            due=opens,
            source="practice-2",
            why=(
                f"Asked on {day_short(asked.on, at.today)}; no answer is logged yet.",
                "After a week of silence one friendly line is welcome.",
                need_reason(at, letter),
            ),
            parts=[*stake_parts(at, stakes(at, letter)), Part("no answer for a week", 6)],
            severity=Severity.AMBER if at.today >= wait else None,
            is_message=True,
            draft=DraftKind.ASK,
            event=K.AGREED,
            fact=send_fact(at, opens),
            open_since=asked.on,
        )


def send_packet(at: Situation) -> Iterator[Sketch]:
    """Agreed + 1 day: thanks, papers and facts (ladder step 0, practice 4)."""
    for letter in at.file.letters:
        if state(at, letter) not in {LetterState.AGREED, LetterState.CONFIRMED}:
            continue
        agreed = at.last(letter, K.AGREED)
        polite = polite_day(at, letter.mentor, exempt=True)
        if agreed is None or at.last(letter, K.PACKET_SENT) or polite.day is None:
            continue
        if at.is_past(letter):
            continue
        due = sending_day(at, letter.mentor, agreed.on + DAY)
        yield Sketch(
            rule="send-packet",
            **about(letter),
            title=f"Send {mentor_mark(letter.mentor)} the packet",
            opens=max(agreed.on, min(polite.day, due)),
            due=due,
            source="practice-3",
            why=(
                f"Agreed on {day_short(agreed.on, at.today)}.",
                "Facts, papers and the deadline, while the yes is fresh.",
            ),
            parts=[*stake_parts(at, stakes(at, letter)), Part("the writer waits for it", 10)],
            severity=Severity.AMBER if due < at.today else None,
            is_message=True,
            draft=DraftKind.PACKET,
            event=K.PACKET_SENT,
            fact=send_fact(at, max(due, polite.day) if due >= at.today else polite.day),
            open_since=agreed.on,
        )


def on_paper(at: Situation, letter: Letter) -> bool:
    """Whether an old dated letter exists outside the portal: a new one is asked for instead.

    A date to come, or one lately past on which the letter should have been written, is a plan.
    """
    written = letter.written_on
    if written is None or written > at.today or at.arrived(letter):
        return False
    return recency(at, letter) in {Recency.AMBER, Recency.RED}
