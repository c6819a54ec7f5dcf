"""The guide without a screen: a page as text that reads well aloud."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lorapp.frozen import dataclass
from lorapp.services.guide.guide import GuidePage
from lorapp.services.pages.plain import INDENT, WIDTH, wrapped

BULLET: Final = "- "
_INLINE: Final = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`")
_LEAD: Final = re.compile(r"\*\*(.+?)\*\*")
_ITEM: Final = re.compile(r"(?P<mark>- |[0-9]+[.] )(?P<text>.*)")


def linear(page: GuidePage, width: int = WIDTH) -> list[str]:
    """A page as lines of at most ``width`` cells: nothing drawn, tables told row by row."""
    return [line for text in passages(page) for line in text.lines(width)]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, item or row under its heading, before it is folded into lines."""

    text: str
    mark: str = ""
    then: str = ""
    heading: str = ""

    def lines(self, width: int) -> list[str]:
        """The passage folded to a width."""
        return wrapped(self.text, width, self.mark, self.then)


def passages(page: GuidePage) -> list[Passage]:
    """Every passage of a page in its order; an empty one stands between two blocks."""
    found: list[Passage] = []
    heading = ""
    for block in _blocks(page.text):
        if block[0].startswith("## "):
            heading = block[0].removeprefix("## ")
        found += ([Passage("")] if found else []) + _told(block, heading)
    return found


def _blocks(text: str) -> Iterator[list[str]]:
    """Headings, tables and runs of other lines, each alone."""
    block: list[str] = []
    for line in [*text.split("\n"), ""]:
        if block and (not line.strip() or line.startswith("#")):
            yield block
            block = []
        if line.startswith("#"):
            yield [line]
        elif line.strip():
            block.append(line)


def _told(block: Sequence[str], heading: str) -> list[Passage]:
    if block[0].startswith("|"):
        return [Passage(row, then=INDENT, heading=heading) for row in _rows(block)]
    told: list[Passage] = []
    for line in block:
        item = _ITEM.fullmatch(line)
        mark, text = (item["mark"], item["text"]) if item else ("", line.lstrip("# "))
        lead = _LEAD.match(text)
        under = f"{heading} {lead[1]}" if lead else heading
        told.append(Passage(_bare(text), mark, " " * len(mark), under))
    return told


def _rows(block: Sequence[str]) -> Iterator[str]:
    """Each row of a table as ``label: value`` lines; a row of more columns names them."""
    rows = [[_bare(cell.strip()) for cell in line.strip("|").split("|")] for line in block]
    head, *others = [row for row in rows if not set("".join(row)) <= set("-: ")]
    for label, *values in others:
        if len(head) == len(("label", "value")):
            yield f"{label}: {' '.join(values)}"
            continue
        for name, value in zip(head[1:], values, strict=False):
            if value:
                yield f"{label}, {name.lower() or 'also'}: {value}"


def _bare(text: str) -> str:
    """A text without the marks for bold words and keys."""
    return _INLINE.sub(lambda found: found[1] or found[2] or found[3], text)
