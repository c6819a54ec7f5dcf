"""A page of plain text by its sections, so that text and print come from one wording.

A page begins with its title line; blank lines part its blocks. A block of two lines and more
whose first line is no sentence is a section with that heading; lines with ``- `` are points.
"""

from typing import Final

from lorapp.domain.pages import Block, Bullets, Heading, Paragraph
from lorapp.frozen import dataclass

HEADING_MAX: Final = 60
POINT: Final = "- "
_SENTENCE_ENDS: Final = (".", ":", "?", ",", ";")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page; ``heading`` is empty for what stands before the first one."""

    heading: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def points(self) -> tuple[str, ...]:
        """Its points, without the mark before them."""
        return tuple(
            line.removeprefix(POINT)
            for lines in self.paragraphs
            for line in lines
            if line.startswith(POINT)
        )

    @property
    def text(self) -> str:
        """Its words without the points, one line a line of the page."""
        kept = (line for lines in self.paragraphs for line in lines if not line.startswith(POINT))
        return "\n".join(kept)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of text: its title, the line below it, and its sections."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]

    def section(self, heading: str) -> Section:
        """The section of a heading; an empty one where the page has none."""
        found = (section for section in self.sections if section.heading == heading)
        return next(found, Section(heading, ()))

    def without(self, *headings: str) -> tuple[Section, ...]:
        """The sections but for those of these headings."""
        return tuple(section for section in self.sections if section.heading not in headings)


def read_page(text: str) -> Page:
    """Take a page of text apart; every line of it ends up in exactly one place."""
    blocks = [block.splitlines() for block in _blocks(text)]
    if not blocks:
        return Page("", "", ())
    title, *below = blocks[0]
    sections: list[Section] = []
    for lines in blocks[1:]:
        if len(lines) > 1 and _is_heading(lines[0]):
            sections.append(Section(lines[0], (tuple(lines[1:]),)))
        else:
            last = sections.pop() if sections else Section("", ())
            sections.append(Section(last.heading, (*last.paragraphs, tuple(lines))))
    return Page(title, "\n".join(below), tuple(sections))


def section_blocks(section: Section) -> tuple[Block, ...]:
    """A section as it is printed: its heading, its paragraphs, its points."""
    made: list[Block] = [Heading(section.heading, 2)] if section.heading else []
    for lines in section.paragraphs:
        plain = [line for line in lines if not line.startswith(POINT)]
        points = tuple(line.removeprefix(POINT) for line in lines if line.startswith(POINT))
        if plain:
            made.append(Paragraph("\n".join(plain)))
        if points:
            made.append(Bullets(points))
    return tuple(made)


def _blocks(text: str) -> list[str]:
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    return [block for block in "\n".join(lines).split("\n\n") if block.strip("\n")]


def _is_heading(line: str) -> bool:
    return (
        len(line) <= HEADING_MAX
        and not line.startswith(POINT)
        and not line.endswith(_SENTENCE_ENDS)
    )
