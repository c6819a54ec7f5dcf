"""The way to the first day as rows of a list, and what the panel says about each."""

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from lorapp.domain.arrival.forgotten import Owed, OwedHelper, Word
from lorapp.domain.arrival.onboarding import Onboarding, Planned, TaskState
from lorapp.domain.arrival.outcomes import (
    CLASSES,
    first_day,
    identity,
    outcome_words,
    outcomes_of,
)
from lorapp.domain.arrival.record import MatchOutcome
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.courtesy import polite_day
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.wording.days import day_short, distance_sentence, tally_text, with_tilde
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.rows.row_paint import Group, Row
from lorapp.widgets.season.agenda_panel import source_text
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, noted, one_line, stated
from lorapp.widgets.text.glyphs import Glyph, Tone, own

RECORD_ID: Final = "record"
VISA_ID: Final = "visa"
SEASONS_ID: Final = "seasons"
CLOSED_ID: Final = "closed"
FACT: Final = 16
SIGNS: Final[dict[TaskState, Glyph]] = {
    TaskState.LATE: glyphs.NEEDS_YOU,
    TaskState.OPEN: glyphs.OPEN,
    TaskState.BLOCKED: glyphs.WAITING,
    TaskState.DONE: glyphs.DONE,
    TaskState.NOT_NEEDED: glyphs.FAILED,
}
HEADINGS: Final = {
    Word.THANKS: "Thanks",
    Word.NOTE: "How the season goes",
    Word.RESULT: "The result",
    Word.DAY_ONE: "A line from residency",
}
ASK_RESULT: Final = (
    "Matched, through SOAP, outside the Match, not matched or withdrew: `Enter` writes it down. "
    "The words to your writers and the list to the first day follow from it."
)
ASK_VISA: Final = (
    "J-1, H-1B or none: the list is another one for each. A green card or a US passport counts "
    "as none. `Enter` says which was agreed."
)
NEXT_SEASON: Final = (
    "It hurts, and it says little about you as a doctor. Take some days. `Enter` shows what of "
    "this season can be used again, letter by letter."
)
NO_VERDICT: Final = "Days are planned back from your first day; ask your program what holds there."


def task_groups(at: Situation, plan: Onboarding | None, *, wide: bool) -> list[Group]:
    """The results, then the lines by what can be done now."""
    season = at.file.applicant.season
    results = [_outcome_row(at, one) for one in outcomes_of(at.file, season, at.today)]
    if not results:
        title = "Write down how the season ended"
        results = [Row(id=RECORD_ID, title=title, glyph=glyphs.OPEN)]
    groups = [Group("How the season ended", tuple(results))]
    if plan is not None and plan.visa is None:
        ask = Row(id=VISA_ID, title="Say which visa class was agreed", glyph=glyphs.NEEDS_YOU)
        groups.append(Group("To do", (ask,), "1"))
    for state in TaskState:
        tasks = [one for one in plan.tasks if one.state is state] if plan else []
        if tasks:
            rows = tuple(_task_row(at, plan, one, wide=wide) for one in tasks if plan)
            groups.append(Group(str(state), rows, str(len(rows))))
    return groups


def _outcome_row(at: Situation, outcome: MatchOutcome) -> Row:
    begins = first_day(at.file, outcome)
    is_place = bool(outcome.program or outcome.place)
    day = day_short(begins, at.today) if begins and is_place else ""
    left = at.in_days(begins) if begins and is_place else 0
    return Row(
        id=f"outcome:{identity(outcome)}",
        title=outcome_words(at.file, outcome),
        glyph=glyphs.THERE if is_place else glyphs.FAILED,
        tone=Tone.GOOD if is_place else Tone.MUTED,
        fact=f"begins {day}" if day else "",
        number=tally_text(left, "left").strip() if left > 0 else "",
    )


def _task_row(at: Situation, plan: Onboarding, one: Planned, *, wide: bool) -> Row:
    sign = SIGNS[one.state]
    left = at.in_days(one.due_on)
    number = "" if not one.is_open else "today" if not left else _tally(left)
    day = day_short(one.due_on, at.today, act_on=wide)
    if one.is_open:
        day = with_tilde(day, plan.is_expected and one.own_day is None)
    return Row(
        id=f"task:{one.line.code}",
        title=one.line.title,
        glyph=sign,
        tone=sign.tone if one.is_open else Tone.MUTED,
        fact=day if one.state is not TaskState.NOT_NEEDED else "",
        number=number,
        title_tone=Tone.INK if one.is_open else Tone.MUTED,
    )


def _tally(left: int) -> str:
    return tally_text(abs(left), "left" if left > 0 else "late").strip()


def task_explained(at: Situation, plan: Onboarding, one: Planned) -> Explained:
    """When it is due and why, who does it, what it waits for, and who says so."""
    when = Content.styled(_when(at, plan, one), "bold")
    told = tuple(stated(one_line(text)) for text in _told(plan, one))
    source = source_text(at.file, one.line.source, at.today)
    verb = "opens it again" if not one.is_open else "ticks it off"
    short = keyed(own(f"`Enter` {verb} · `Space` more"), Tone.MUTED.style)
    foot = keyed(own(f"{source}. {NO_VERDICT}"), Tone.MUTED.style)
    return Explained(one.line.title, (when, *told), short, (when, *told, foot))


def _when(at: Situation, plan: Onboarding, one: Planned) -> str:
    day = day_short(one.due_on, at.today, act_on=True)
    if one.state is TaskState.DONE:
        return f"Done on {day}."
    if one.state is TaskState.NOT_NEEDED:
        return "Not needed."
    mark = with_tilde(day, plan.is_expected and one.own_day is None)
    own_words = ", your own day" if one.own_day is not None else ""
    return f"By {mark}, {distance_sentence(one.due_on, at.today)}{own_words}."


def _told(plan: Onboarding, one: Planned) -> Iterator[str]:
    if one.state is TaskState.LATE:
        late = "usually done before you could know" if one.is_tight else "its day has passed"
        yield f"! Late already: {late}. Tell the program today how far it is."
    if one.task and one.task.not_needed:
        yield f"You said: {one.task.not_needed}"
    yield one.line.why
    titles = {other.line.code: other.line.title for other in plan.tasks}
    if one.blocked_by and one.is_open:
        yield f"First: {joined([titles[code] for code in one.blocked_by])}."
    yield f"Done by {one.line.who}."
    if one.task and one.task.note:
        yield noted(one.task.note)


def outcome_explained(at: Situation, outcome: MatchOutcome) -> Explained:
    """When it was known, the visa class, the first day, and the note."""
    begins = first_day(at.file, outcome)
    first = Content.styled(f"{outcome_words(at.file, outcome)}.", "bold")
    told = [f"Known since {day_short(outcome.on, at.today, act_on=True)}."]
    if outcome.program or outcome.place:
        day = day_short(begins, at.today, act_on=True) if begins else "not known; `e` enters it"
        told.append(f"First day: {day}.")
        visa = outcome.visa or at.file.applicant.visa
        told.append(f"Visa class: {visa if visa in CLASSES else 'not settled; `e` says which'}.")
    if outcome.note:
        told.append(one_line(noted(outcome.note)))
    lines = tuple(keyed(one_line(text)) for text in told)
    short = keyed(own("`Enter` changes it · `v` who is owed a word"), Tone.MUTED.style)
    return Explained("How the season ended", (first, *lines), short, (first, *lines, short))


def people_groups(
    at: Situation, words: tuple[Owed, ...], helpers: tuple[OwedHelper, ...]
) -> list[Group]:
    """Everybody who is owed a word, by the word."""
    groups = []
    for word in Word:
        rows = tuple(_word_row(at, one) for one in words if one.word is word)
        if rows:
            groups.append(Group(HEADINGS[word], rows, str(len(rows))))
    if helpers:
        rows = tuple(_helper_row(at, number, one) for number, one in enumerate(helpers))
        groups.append(Group("Helpers", rows, str(len(rows))))
    return groups


def word_id(owed: Owed) -> str:
    """The id of the row of an owed word."""
    return f"word:{owed.step_id}"


def _word_row(at: Situation, owed: Owed) -> Row:
    polite = polite_day(at, owed.mentor, exempt=owed.word is Word.THANKS)
    day = "send today" if polite.day == at.today else ""
    if polite.day is not None and not day:
        day = f"send {day_short(polite.day, at.today)}"
    days = -at.in_days(owed.since)
    return Row(
        id=word_id(owed),
        title=short_name(at.file, owed.mentor),
        glyph=glyphs.OPEN,
        tone=Tone.CAUTION,
        fact=day,
        number=tally_text(days, "open").strip() if days else "today",
    )


def _helper_row(at: Situation, number: int, owed: OwedHelper) -> Row:
    role = f", {owed.helper.role}" if owed.helper.role else ""
    return Row(
        id=f"helper:{number}",
        title=f"{owed.helper.name}{role}",
        glyph=glyphs.OPEN,
        tone=Tone.CAUTION,
        fact=f"with {short_name(at.file, owed.mentor)}",
    )


def word_explained(at: Situation, owed: Owed, what: str) -> Explained:
    """What is owed to whom, since when, and what Enter does."""
    name = short_name(at.file, owed.mentor)
    since = day_short(owed.since, at.today, act_on=True)
    first = Content.styled(one_line(f"{name}: {what}."), "bold")
    told = (
        keyed(f"Open since {since}. One personal message each, never a group mail."),
        keyed(own("`Enter` opens the words · `x` leaves it out, with a reason"), Tone.MUTED.style),
    )
    return Explained(f"{name}", (first, *told), full=(first, *told))


def helper_explained(at: Situation, owed: OwedHelper) -> Explained:
    """Which helper is owed what."""
    name = short_name(at.file, owed.mentor)
    first = Content.styled(one_line(f"{owed.helper.name}: {owed.what}."), "bold")
    told = (
        keyed(one_line(f"Reached through {name}. A line or a word on the phone is enough.")),
        keyed("`Enter` writes down that it was said.", Tone.MUTED.style),
    )
    return Explained(owed.helper.name, (first, *told), full=(first, *told))
