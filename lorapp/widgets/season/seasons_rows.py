"""The seasons as rows of a list, and what the panel says about each."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.age import Recency
from lorapp.domain.letters.asking_again import again_day
from lorapp.domain.letters.situation import Situation
from lorapp.domain.seasons.difference import Difference
from lorapp.domain.seasons.earlier import WATERMARK, Earlier, Standing, advice, age_words
from lorapp.domain.seasons.overview import SeasonLine
from lorapp.domain.seasons.starting import Started
from lorapp.domain.wording.days import day_short, with_tilde
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.rows.row_paint import Group, Row
from lorapp.widgets.season.agenda_panel import source_text
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, noted, one_line, stated
from lorapp.widgets.text.glyphs import Glyph, Tone, own

FACT: Final = 24
TONES: Final = {
    Recency.GREEN: Tone.GOOD,
    Recency.AMBER: Tone.CAUTION,
    Recency.RED: Tone.URGENT,
    None: Tone.MUTED,
}
SIGNS: Final[dict[Standing, Glyph]] = {
    Standing.ASK: glyphs.OPEN,
    Standing.ASKED: glyphs.WAITING,
    Standing.YES: glyphs.PARTLY,
    Standing.WRITTEN_FOR_IT: glyphs.OPEN,
    Standing.HERE: glyphs.DONE,
    Standing.FRESH: glyphs.PLANNED,
    Standing.NO: glyphs.FAILED,
    Standing.LOST: glyphs.FAILED,
}
NEXT: Final[dict[Standing, str]] = {
    Standing.ASK: "ask",
    Standing.ASKED: "log answer",
    Standing.YES: "import",
    Standing.WRITTEN_FOR_IT: "import",
    Standing.HERE: "open",
    Standing.FRESH: "open",
    Standing.NO: "read",
    Standing.LOST: "read",
}
"""What Enter does on an earlier letter."""


def season_groups(
    at: Situation,
    lines: Sequence[SeasonLine],
    letters: Sequence[Earlier],
    started: Sequence[Started],
    changed: Sequence[Difference],
) -> list[Group]:
    """The seasons first, then what is to be settled, then what changed."""
    groups = [Group("Seasons", tuple(_season_row(one) for one in lines))]
    if letters:
        rows = tuple(_letter_row(at, one) for one in letters)
        groups.append(Group("Ask again?", rows, str(len(rows))))
    if started:
        rows = tuple(_start_row(at, one) for one in started)
        left = sum(one.is_open for one in started)
        groups.append(Group("Does not carry over", rows, f"{left} left" if left else "done"))
    if changed:
        rows = tuple(
            Row(id=f"change:{n}", title=one.what, glyph=glyphs.DOT, fact=one.now)
            for n, one in enumerate(changed)
        )
        groups.append(Group("Changed since last time", rows))
    return groups


def _season_row(one: SeasonLine) -> Row:
    return Row(
        id=f"season:{one.season}",
        title=f"Season {one.season}{', you are here' if one.is_here else ''}",
        glyph=glyphs.OPEN if one.is_here else glyphs.THERE,
        tone=Tone.ACCENT if one.is_here else Tone.MUTED,
        fact=one.fact,
    )


def _letter_row(at: Situation, one: Earlier) -> Row:
    sign = SIGNS[one.standing]
    return Row(
        id=f"letter:{one.letter.key}",
        title=f"{short_name(at.file, one.letter.mentor)}, {one.standing.value}",
        glyph=sign,
        tone=sign.tone,
        fact=f"{one.season} · {age_words(one)}",
        fact_tone=TONES[one.recency],
        title_tone=Tone.MUTED if one.standing in {Standing.NO, Standing.LOST} else Tone.INK,
    )


def _start_row(at: Situation, one: Started) -> Row:
    glyph = glyphs.OPEN if one.is_open else glyphs.DONE if one.is_done else glyphs.FAILED
    return Row(
        id=f"line:{one.line.code}",
        title=one.line.title,
        glyph=glyph,
        tone=glyph.tone if one.is_open else Tone.MUTED,
        fact=_start_fact(at, one),
        title_tone=Tone.INK if one.is_open else Tone.MUTED,
    )


def _start_fact(at: Situation, one: Started) -> str:
    if one.by_record:
        return "in the record"
    if one.task and one.task.done_on:
        return f"done {day_short(one.task.done_on, at.today)}"
    if not one.is_open:
        return "not needed"
    return with_tilde(day_short(one.due_on, at.today), one.is_projected) if one.due_on else ""


def season_explained(one: SeasonLine) -> Explained:
    """What a season had."""
    first = Content.styled(one_line(one.told[0]), "bold")
    told = tuple(keyed(one_line(text)) for text in one.told[1:])
    foot = (keyed(own("`n` goes on to the next season"), Tone.MUTED.style),) if one.is_here else ()
    lines = (first, *told, *foot)
    return Explained(f"Season {one.season}", lines, full=lines)


def letter_explained(at: Situation, one: Earlier) -> Explained:
    """Its age, what speaks against it, what was said, and whether it can come at all."""
    name = short_name(at.file, one.letter.mentor)
    first = Content.styled(f"{name}, season {one.season}: {age_words(one)}.", "bold")
    told = tuple(stated(one_line(text)) for text in _letter_words(at, one))
    verb = NEXT[one.standing]
    short = keyed(own(f"`Enter` {verb} · `Space` more"), Tone.MUTED.style)
    foot = keyed(own(f"{source_text(at.file, 'R-33', at.today)}."), Tone.MUTED.style)
    return Explained(f"{name}: {one.standing.value}", (first, *told), short, (first, *told, foot))


def _letter_words(at: Situation, one: Earlier) -> Iterator[str]:
    reuse = one.reuse
    if one.lost and one.becomes is None:
        yield f"! {one.lost}"
    if reuse and reuse.asked_on:
        yield f"Asked on {day_short(reuse.asked_on, at.today)}."
    if reuse and reuse.answer and reuse.answered_on:
        yield f"Answered on {day_short(reuse.answered_on, at.today)}: {reuse.answer}."
    if reuse and reuse.note:
        yield noted(reuse.note)
    yield from advice(at, one)
    if one.standing is Standing.WRITTEN_FOR_IT:
        yield "It was put in early for this season: import it; the writer knows."
    if one.standing is Standing.ASK:
        polite = again_day(at, one.letter.mentor)
        if polite.day is not None and polite.day > at.today:
            yield f"Next kind day to ask: {day_short(polite.day, at.today, act_on=True)}."
    if one.can_come:
        yield WATERMARK


def start_explained(at: Situation, one: Started) -> Explained:
    """Why a line is there, when it is due, and what ticks it off."""
    first = Content.styled(_start_fact(at, one) or "No day is known yet.", "bold")
    told = [keyed(one_line(one.line.why))]
    if one.task and one.task.not_needed:
        told.append(keyed(one_line(f"You said: {one.task.not_needed}")))
    verb = "ticks it off" if one.is_open else "opens it again"
    if one.by_record:
        verb = "says where"
    short = keyed(own(f"`Enter` {verb} · `Space` more"), Tone.MUTED.style)
    foot = keyed(own(f"{source_text(at.file, one.line.source, at.today)}."), Tone.MUTED.style)
    return Explained(one.line.title, (first, *told), short, (first, *told, foot))


def change_explained(one: Difference) -> Explained:
    """One thing then and now."""
    first = Content.styled(one_line(f"{one.what}: {one.now}."), "bold")
    told = tuple(keyed(one_line(text)) for text in one.told)
    return Explained(one.what, (first, *told), full=(first, *told))
