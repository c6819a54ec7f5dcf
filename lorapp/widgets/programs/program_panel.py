"""One program's record: beside the list, below it in four lines, or on the whole screen."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from lorapp.domain.letters.age import Recency
from lorapp.domain.placing.programs.program_ages import AgeLine
from lorapp.domain.placing.programs.program_facts import FactLine
from lorapp.domain.placing.programs.program_story import KnownLine, Labelled, ProgramStory
from lorapp.domain.placing.programs.program_words import RuleLine
from lorapp.domain.placing.rules.verdicts import Result, Strictness
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.letters.letter_lines import hanging, paragraphs
from lorapp.widgets.mentors.remarks import remark_lines
from lorapp.widgets.programs.program_rows import RESULT_SIGNS, light
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import cut, keyed, left, noted, one_line, safe, trimmed
from lorapp.widgets.text.glyphs import MUTED, Tone, drawn, own

LABEL: Final = 11
JOINT: Final = " · "
BRIEF_WIDTH: Final = 76
SOURCE_WIDTH: Final = 50
FRESH: Final = {
    Recency.GREEN: glyphs.DONE,
    Recency.AMBER: glyphs.PARTLY,
    Recency.RED: glyphs.NEEDS_YOU,
}


def explained(story: ProgramStory, width: int) -> Explained:
    """What the panel says of one program, for a panel of so many cells."""
    return Explained(
        title=story.name,
        lines=short_lines(story),
        foot_short=Content.assemble(
            (f"{cut(story.source, SOURCE_WIDTH)}{own(JOINT)}", MUTED), keyed("`Space` more", MUTED)
        ),
        full=tuple(Content("\n").join(part) for part in parts(story, width) if part),
    )


def short_lines(story: ProgramStory) -> tuple[Content, ...]:
    """The stacked panel: why and what to do, the rules in brief, the slots and the closing."""
    dates = {item.label: item.text for item in story.dates}
    closing = next((f"{k.lower()} {dates[k]}" for k in ("Closes", "Closed") if k in dates), "")
    slots = dates.get("Slots", "")
    facts = own(JOINT).join(one_line(part) for part in (slots, closing) if part)
    more = [f"{k} {dates[k]}" for k in ("Interview", "In time", "Holds") if k in dates]
    lines = [keyed(safe(story.advice.text)), rules_brief(story.rules), Content(facts)]
    lines += [Content(cut(text, BRIEF_WIDTH)) for text in more]
    return tuple(line for line in lines if line.plain)


def rules_brief(rules: Sequence[RuleLine]) -> Content:
    """All rules on one line, those that fail first and in words."""
    pieces: list[tuple[str, str]] = []
    for rule in rules:
        sign = RESULT_SIGNS[rule.result]
        if pieces:
            pieces.append(("  ", ""))
        pieces += [(drawn(sign), _tone(rule).style), (f" {one_line(rule.brief)}", "")]
        if rule.result is Result.FAIL and rule.strictness is Strictness.STRICT:
            pieces.append((", strict", MUTED))
    return trimmed(Content.assemble(*pieces), BRIEF_WIDTH)


def _tone(rule: RuleLine) -> Tone:
    if rule.result is Result.FAIL and rule.strictness is Strictness.PREFERRED:
        return Tone.CAUTION
    return RESULT_SIGNS[rule.result].tone


def parts(story: ProgramStory, width: int) -> list[list[Content]]:
    """The record in paragraphs, the most telling first."""
    return [
        [Content.styled(own(JOINT).join(map(one_line, story.tags)), MUTED)] if story.tags else [],
        [keyed(safe(story.advice.text))],
        rule_lines(story, width),
        _labelled(story.dates, width),
        _labelled(story.choices, width),
        known_lines(story, width),
        age_lines(story.ages, width),
        fact_lines(story.facts, width),
        remark_lines(story.comments),
        [keyed(safe(noted(story.notes)))] if story.notes else [],
    ]


def rule_lines(story: ProgramStory, width: int) -> list[Content]:
    """One rule a line with its sign, and whether it excludes; then what is not known."""
    found = []
    for rule in story.rules:
        sign = RESULT_SIGNS[rule.result]
        first = [(drawn(sign), _tone(rule).style), ("  ", "")]
        firm = own(JOINT) + str(rule.strictness)
        found += hanging(first, f"{one_line(rule.text).rstrip('.')}{firm}", width)
        if rule.change:
            found += hanging([("   ", "")], one_line(rule.change), width, MUTED)
    if story.unknown:
        first = [(drawn(glyphs.UNKNOWN), MUTED), ("  ", "")]
        found += hanging(first, f"Unknown: {story.unknown}", width, MUTED)
    return [Content.styled("Rules", "bold"), *found] if found else []


def _labelled(items: Sequence[Labelled], width: int) -> list[Content]:
    found = []
    for item in items:
        found += hanging([(left(item.label, LABEL), MUTED)], one_line(item.text), width)
    return found


def known_lines(story: ProgramStory, width: int) -> list[Content]:
    """Who is known there, and who could put in a word."""
    if not story.known:
        return []
    found = [Content.styled("Who you know here", "bold")]
    for known in story.known:
        found += _known(known, width)
    if story.word:
        found += hanging([("", "")], story.word, width)
    return found


def _known(known: KnownLine, width: int) -> list[Content]:
    tone = "" if known.can_ask else MUTED
    name = one_line(known.name)
    return hanging([(f"{name}  ", tone)], one_line(known.text), width, MUTED)


def age_lines(ages: Sequence[AgeLine], width: int) -> list[Content]:
    """How old each letter is when this program reads it."""
    if not ages:
        return []
    wide = min(width // 2, max(len(one_line(age.name)) for age in ages) + 2)
    found = [Content.styled("Letters, by their age when it reads", "bold")]
    for age in ages:
        sign = FRESH[age.recency] if age.recency else glyphs.UNKNOWN
        there = "" if age.is_here else own(" · not there yet")
        found.append(
            Content.assemble(
                (drawn(sign), sign.tone.style),
                f" {left(age.name, wide)}{age.text}",
                (there, MUTED),
            )
        )
    return found


def fact_lines(facts: Sequence[FactLine], width: int) -> list[Content]:
    """What is known, who says so and when it was read; sources that differ say so."""
    found = [Content.styled("What is known", "bold")] if facts else []
    for fact in facts:
        marks = [word for word, yes in (("differs", fact.differs), ("old", fact.is_stale)) if yes]
        text = one_line(fact.says)
        if fact.source:
            text += f" ({one_line(fact.source)})"
        text = own(JOINT).join([text, *marks])
        style = "" if fact.source else MUTED
        found += hanging([(left(fact.label, LABEL), MUTED)], text, width, style)
    return found


def head(story: ProgramStory, width: int) -> Content:
    """The name with the standing at the right."""
    glyph, tone = light(story.line)
    standing = f"{drawn(glyph)} {one_line(story.line.word)}"
    name = left(story.name, max(1, width - len(standing) - 2))
    return Content.assemble((name, "bold"), "  ", (standing, tone.style))


def record_lines(story: ProgramStory, width: int) -> list[Content]:
    """The whole record in lines of a width."""
    wrapped = [
        [row.rstrip() for line in part for row in line.wrap(width)] for part in parts(story, width)
    ]
    return [head(story, width), *paragraphs(wrapped)]


class ProgramText(Widget):
    """The whole record as text to scroll through, as high as it needs to be."""

    DEFAULT_CSS = "ProgramText { width: 100%; height: auto; }"

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._story: ProgramStory | None = None

    def tell(self, story: ProgramStory) -> None:
        """Show another program."""
        self._story = story
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        return record_lines(self._story, max(1, width)) if self._story else [Content("")]

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))
