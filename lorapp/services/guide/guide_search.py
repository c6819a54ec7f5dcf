"""Finding in the guide: what a tired or frightened person types, and the passage that answers."""

import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Final

from lorapp.domain.placing.programs.acquaintance import folded
from lorapp.frozen import dataclass
from lorapp.services.guide.guide import GuidePage, pages
from lorapp.services.guide.guide_text import BULLET, Passage, passages
from lorapp.services.pages.plain import WIDTH

SHORT: Final = 3
"""Letters up to which a word is taken as it stands."""
ENOUGH: Final = 0.6
"""The share of what was asked that a passage has to hold."""
LIKENESS: Final = 0.7
"""What a word of the same meaning counts, beside the word itself."""
HEADING: Final = 0.5
TITLE: Final = 0.6
ALSO: Final = 0.8
MEANT: Final = 3.0
STORY: Final = 1.25
STORIES: Final = "failure-stories"
MARKS: Final = ". "
LONGER: Final = 0.08
_ENDING: Final = re.compile(r"(?<=\w{4})(?:ings?|ed|es|s|e|ly)$")
_SHELVING: Final = Lock()


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that a search found; ``line`` counts the lines of the page as it is printed."""

    page: GuidePage
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page that answers, and the passage of it that answers best."""

    page: GuidePage
    passage: Passage
    score: float
    is_whole: bool


def search(text: str) -> tuple[GuidePage, ...]:
    """Return the pages that answer, the best first. Accents, case and signs do not matter."""
    return tuple(found.page for found in answers(text))


def answers(text: str) -> tuple[Found, ...]:
    """Every page that answers, with its best passage, the best first."""
    best: dict[str, Found] = {}
    for found in _rated(text):
        before = best.get(found.page.slug)
        if before is None or found.score > before.score:
            best[found.page.slug] = found
    return tuple(sorted(best.values(), key=lambda found: -found.score))


def hits(text: str, width: int = WIDTH) -> tuple[Hit, ...]:
    """The passages that hold all the words, else the best one of each page that answers."""
    whole = [found for found in _rated(text) if found.is_whole]
    kept: Iterable[Found] = sorted(whole, key=lambda found: -found.score) or answers(text)
    starts: dict[str, Mapping[Passage, int]] = {}
    told = []
    for found in kept:
        page, one = found.page, found.passage
        if page.slug not in starts:
            starts[page.slug] = _starts(page, width)
        line = starts[page.slug][one]
        told.append(Hit(page, line, f"{one.mark}{one.text}".removeprefix(BULLET)))
    return tuple(told)


def _starts(page: GuidePage, width: int) -> Mapping[Passage, int]:
    """The line at which each passage begins; of two alike, the first."""
    line, starts = 1, dict[Passage, int]()
    for one in passages(page):
        starts.setdefault(one, line)
        line += len(one.lines(width))
    return starts


Places = Mapping[str, frozenset[int]]
"""For each word the numbers of the passages that hold it."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Every passage with the count of its words, and where each word stands."""

    passages: Sequence[tuple[GuidePage, Passage, int]]
    texts: Places
    headings: Places
    titles: Places
    also: Places
    phrases: Sequence[tuple[str, int]]
    """What people say for a passage, and its number."""


def _shelf() -> _Shelf:
    with _SHELVING:  # who asks while it is read waits for that, instead of reading as well
        return _shelved()


@cache
def _shelved() -> _Shelf:
    shelved: list[tuple[GuidePage, Passage, int]] = []
    places: tuple[dict[str, set[int]], ...] = ({}, {}, {}, {})
    phrases: list[tuple[str, int]] = []
    for page in pages():
        for one in passages(page):
            if one.text:
                told = [folded(text).split() for text in (one.text, one.heading, page.title)]
                phrases += [(phrase, len(shelved)) for phrase in _also(page, one)]
                typed = " ".join(_also(page, one)).split()
                told = [told[0] + typed, told[1], told[2], typed]
                for held, tokens in zip(places, told, strict=True):
                    for token in tokens:
                        held.setdefault(token, set()).add(len(shelved))
                shelved.append((page, one, len(told[0])))
    texts, headings, titles, also = (
        {token: frozenset(numbers) for token, numbers in held.items()} for held in places
    )
    return _Shelf(shelved, texts, headings, titles, also, phrases)


def shelve() -> None:
    """Read what is searched ahead of the first search; meant for a thread."""
    _shelf()


@dataclass(frozen=True, slots=True)
class _Asked:
    """One word of a search: where it stands, where its likes stand, and how rare that is."""

    same: frozenset[int]
    like: frozenset[int]
    heading: frozenset[int]
    title: frozenset[int]
    also: frozenset[int]
    weight: float

    def share(self, number: int) -> float:
        """How much of the word a passage holds."""
        return 1.0 if number in self.same else LIKENESS * (number in self.like)

    def points(self, number: int, *, is_question: bool) -> float:
        """What the word counts in a passage, more under a heading or a title that has it."""
        bonus = HEADING * (number in self.heading) + TITLE * (number in self.title)
        bonus += ALSO * (is_question and number in self.also)
        return self.weight * self.share(number) * (1 + bonus)


def _asked(word: str, shelf: _Shelf) -> _Asked:
    same = _held(shelf.texts, word)
    like = frozenset[int]().union(*(_held(shelf.texts, one) for one in _likes(word)))
    weight = math.log(1 + len(shelf.passages) / (1 + len(same | like)))
    return _Asked(
        same,
        like,
        heading=_held(shelf.headings, word),
        title=_held(shelf.titles, word),
        also=_held(shelf.also, word),
        weight=weight,
    )


def _rated(text: str) -> Iterator[Found]:
    """Every passage that holds enough of what was asked, with how well it does."""
    typed = folded(text).split()
    shelf, empty = _shelf(), _habits().empty
    asked = [_asked(word, shelf) for word in typed if word not in empty or len(typed) == 1]
    total = sum(one.weight for one in asked)
    is_question = len(typed) > 1
    told = f" {' '.join(typed)} "
    meant = {number for phrase, number in shelf.phrases if f" {phrase} " in told}
    for number in meant.union(*(one.same | one.like for one in asked)):
        page, passage, length = shelf.passages[number]
        covered = sum(one.weight * one.share(number) for one in asked) / total
        if covered >= ENOUGH:
            is_story = page.slug == STORIES and passage.mark and is_question
            score = sum(one.points(number, is_question=is_question) for one in asked)
            score *= (STORY if is_story else 1.0) * (MEANT if number in meant else 1.0)
            score *= covered / (1 + LONGER * math.log(1 + length))
            yield Found(page, passage, score, all(number in one.same for one in asked))


def _held(places: Places, word: str) -> frozenset[int]:
    """The passages with a word that begins like this one, less its ending."""
    if len(word) < SHORT:
        return places.get(word, frozenset())
    stem = _stem(word)
    return frozenset[int]().union(
        *(numbers for token, numbers in places.items() if token.startswith(stem))
    )


def _likes(word: str) -> Iterator[str]:
    """Words that mean the same to whoever asks."""
    stem = _stem(word)
    for group in _habits().like:
        if stem in map(_stem, group):
            yield from (one for one in group if one != word)


def _stem(word: str) -> str:
    return _ENDING.sub("", word)


def _also(page: GuidePage, one: Passage) -> list[str]:
    """What people type for this passage in words that do not stand there."""
    if page.slug == STORIES and one.mark:
        return list(_habits().also.get(f"{STORIES} {one.mark.strip(MARKS)}", ()))
    return list(_habits().also.get(page.slug, ())) if one.text == page.title else []


@dataclass(frozen=True, slots=True)
class _Habits:
    """How people ask: words that ask for nothing, words alike, words for a story."""

    empty: frozenset[str]
    like: tuple[tuple[str, ...], ...]
    also: Mapping[str, tuple[str, ...]]


@cache
def _habits() -> _Habits:
    place = files("lorapp") / "guide" / "search.toml"
    found = tomllib.loads(place.read_text(encoding="utf-8"))
    like = tuple(tuple(folded(group).split()) for group in found["like"])
    also = {
        about: tuple(folded(phrase) for phrase in said.split(","))
        for about, said in found["also"].items()
    }
    return _Habits(frozenset(found["empty"].split()), like, also)
