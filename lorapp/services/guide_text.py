"""The guide without a screen: a topic found by its words, a page as text that reads well aloud."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from lorapp.domain.placing.acquaintance import folded
from lorapp.errors import UnknownKeyError
from lorapp.services.guide import GuidePage, glossary, pages, search
from lorapp.services.pages.plain import INDENT, WIDTH, wrapped

NEAREST: Final = 3
BULLET: Final = "- "
_NEAR_ENOUGH: Final = 0.55
_INLINE: Final = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`")
_ITEM: Final = re.compile(r"(?P<mark>- |[0-9]+[.] )(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary with its meaning."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that a search found; ``line`` counts the lines of the page as it is printed."""

    page: GuidePage
    line: int
    text: str


Topic = GuidePage | Term


def topic(text: str) -> Topic:
    """Return what a topic names: a page by name or title, a term, or the one they begin.

    UnknownKeyError names the nearest ones.
    """
    wanted = folded(text)
    named = _named()
    for name, found in named:
        if name == wanted:
            return found
    begun: dict[str, Topic] = {}
    for name, found in named:
        if wanted and name.startswith(wanted):
            begun.setdefault(folded(_name(found)), found)  # a page goes before a term of its name
    if len(begun) == 1:
        return next(iter(begun.values()))
    if begun:
        raise UnknownKeyError(f"This can be {_listed([_name(one) for one in begun.values()])}.")
    raise UnknownKeyError(f"The guide has no page or term {text[:60]!r}. {_nearest(wanted)}")


def linear(page: GuidePage, width: int = WIDTH) -> list[str]:
    """A page as lines of at most ``width`` cells: nothing drawn, tables told row by row."""
    return [line for text in _texts(page) for line in text.lines(width)]


def hits(text: str, width: int = WIDTH) -> tuple[Hit, ...]:
    """Every text that holds all the words; of a page that holds them apart, its best one."""
    words = folded(text).split()
    found: list[Hit] = []
    for page in search(text):
        line, best, most, is_whole = 1, None, 0, False
        for one in _texts(page):
            count = sum(word in folded(one.text) for word in words)
            hit = Hit(page, line, f"{one.mark}{one.text}".removeprefix(BULLET))
            line += len(one.lines(width))
            if count == len(words):
                found.append(hit)
                is_whole = True
            elif count > most:
                best, most = hit, count
        if best and not is_whole:
            found.append(best)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Text:
    """One paragraph, item or row, before it is folded into lines."""

    text: str
    mark: str = ""
    then: str = ""

    def lines(self, width: int) -> list[str]:
        return wrapped(self.text, width, self.mark, self.then)


def _texts(page: GuidePage) -> list[_Text]:
    texts: list[_Text] = []
    for block in _blocks(page.text):
        texts += ([_Text("")] if texts else []) + _told(block)
    return texts


def _named() -> list[tuple[str, Topic]]:
    """Every name a topic goes by, pages before terms."""
    by_name: list[tuple[str, Topic]] = [(folded(page.slug), page) for page in pages()]
    by_name += [(folded(page.title), page) for page in pages()]
    return [*by_name, *((folded(term), Term(term, told)) for term, told in glossary().items())]


def _name(found: Topic) -> str:
    return found.slug if isinstance(found, GuidePage) else found.term


def _nearest(wanted: str) -> str:
    named = dict(reversed(_named()))
    near = get_close_matches(wanted, named, n=NEAREST, cutoff=_NEAR_ENOUGH)
    told = list(dict.fromkeys(_name(named[name]) for name in near))
    told = told or [page.slug for page in search(wanted)][:NEAREST]
    if told:
        return f"Near it: {_listed(told)}."
    return "`lorapp guide` lists the pages, `lorapp guide --search WORDS` looks inside them."


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


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


def _told(block: Sequence[str]) -> list[_Text]:
    if block[0].startswith("|"):
        return [_Text(row, then=INDENT) for row in _rows(block)]
    texts: list[_Text] = []
    for line in block:
        item = _ITEM.fullmatch(line)
        mark, text = (item["mark"], item["text"]) if item else ("", line.lstrip("# "))
        texts.append(_Text(_bare(text), mark, " " * len(mark)))
    return texts


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
