"""What is printed of a packet: the cover, how to upload, what must be on the letter, the facts."""

from collections.abc import Iterator, Mapping, Sequence

from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.pages import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Tone,
)
from lorapp.domain.sections import Page, Section, read_page, section_blocks
from lorapp.domain.wording.cover import cover_rows, without_blanks
from lorapp.domain.wording.days import count_words
from lorapp.domain.wording.fields import Field
from lorapp.frozen import dataclass

FILE, LETTER = "The file", "The letter"
ON_COVER = (FILE, LETTER, "Waiver", "By")
"""Sections of the upload guide that the cover or the checklist says already."""
SOURCE = "Source: "
SEEN = ("What you saw", "What you told me")
SAID_BEFORE = ("For", "How to upload")
"""Sections of the page of facts that stand on the cover."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A paper that is joined behind the printed pages."""

    name: str
    pages: int


def packet_document(
    at: Situation,
    letter: Letter,
    values: Mapping[str, Field],
    texts: tuple[str, str],
    joined: Sequence[Joined],
) -> Document:
    """The pages of a packet that lorapp writes. ``texts`` are the upload guide and the facts."""
    guide, facts = (read_page(without_blanks(text)) for text in texts)
    applicant = at.file.applicant.name
    writer, wanted = at.mentor(letter).name, at.mentor(letter).takes_facts
    cover = Facts(cover_rows(at, letter, values, guide.section(FILE).text))
    blocks = (
        Heading("At a glance"),
        cover,
        Heading("In this packet", 2),
        Bullets((*_own_parts(facts, wanted=wanted), *(_told(paper) for paper in joined))),
        PageBreak(),
        Heading("How to upload the letter"),
        *_guide(guide),
        *((PageBreak(), Heading("Facts to write from"), *_facts(facts)) if wanted else ()),
    )
    return Document(
        title=applicant,
        subtitle=f"Papers for the letter of recommendation by {writer}",
        author=applicant,
        footer=f"{applicant} · packet for {writer}",
        blocks=blocks,
    )


def statement_document(applicant: str, title: str, text: str) -> Document:
    """A statement that is kept as text, as pages of its own."""
    parts = [part for part in text.split("\n\n") if part.strip()]
    blocks = tuple(Paragraph(part.strip()) for part in parts)
    return Document(title=title, subtitle=applicant, author=applicant, blocks=blocks)


def _own_parts(facts: Page, *, wanted: bool) -> tuple[str, ...]:
    was_seen = any(facts.section(heading).points for heading in SEEN)
    guide = "How to upload the letter, and what must be on it"
    if not wanted:
        return (guide,)
    return (
        guide,
        f"Facts to write from: {'what you saw yourself' if was_seen else 'where and when it was'}",
    )


def _told(paper: Joined) -> str:
    return f"{paper.name}, {count_words(paper.pages, 'page')}"


def _guide(guide: Page) -> Iterator[Block]:
    for section in guide.without(*ON_COVER):
        told = tuple(lines for lines in section.paragraphs if not _is_source(lines))
        yield from section_blocks(Section(section.heading, told))
    checklist = guide.section(LETTER)
    yield Heading("What must be on the letter", 2)
    yield Bullets(checklist.points or (checklist.text,), ticks=True)
    for section in guide.sections:
        for lines in filter(_is_source, section.paragraphs):
            yield Paragraph("\n".join(lines), Tone.MUTED)


def _is_source(lines: tuple[str, ...]) -> bool:
    return lines[0].startswith(SOURCE)


def _facts(facts: Page) -> Iterator[Block]:
    if facts.subtitle:
        yield Paragraph(facts.subtitle, Tone.MUTED)
    for section in facts.without(*SAID_BEFORE):
        lines = tuple(tuple(map(_begun, lines)) for lines in section.paragraphs)
        yield from section_blocks(Section(section.heading, lines))


def _begun(line: str) -> str:
    """A line of the page of facts, begun as a line of print."""
    return line[:1].upper() + line[1:]
