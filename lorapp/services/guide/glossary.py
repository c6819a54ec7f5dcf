"""The words of the field: each explained once, and found again in what a screen shows."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from lorapp.domain.placing.programs.acquaintance import folded
from lorapp.frozen import dataclass
from lorapp.services.guide.guide import page, titles

PAGE: Final = "glossary"
FIRST: Final = "\n## Words\n"
_ENTRY: Final = re.compile(
    r"^\*\*(?P<term>.+?)\*\*(?: \((?P<forms>.+?)\))?: (?P<meaning>.+?)"
    r"(?: See \*(?P<title>.+?)\*\.)?$",
    re.MULTILINE,
)
_ENDINGS: Final = "(?:s|es|d|ed|r|ing)?"
_CAPITALS: Final = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its meaning; ``forms`` are other ways it is written, ``page`` tells more."""

    term: str
    meaning: str
    forms: tuple[str, ...] = ()
    page: str = PAGE

    @property
    def names(self) -> tuple[str, ...]:
        """Every way it is written."""
        return (self.term, *self.forms)


@cache
def words() -> tuple[Word, ...]:
    """Every word in the order of the glossary page."""
    slugs = {title: slug for slug, title in titles().items()}
    listed = page(PAGE).text.partition(FIRST)[2].partition("\n## ")[0]
    return tuple(
        Word(
            found["term"],
            found["meaning"].strip(),
            tuple(form.strip() for form in (found["forms"] or "").split(",") if form.strip()),
            slugs[found["title"]] if found["title"] else PAGE,
        )
        for found in _ENTRY.finditer(listed)
    )


@cache
def glossary() -> Mapping[str, str]:
    """Return every term with its meaning, in the order of the glossary page."""
    return {word.term: word.meaning for word in words()}


def word_named(text: str) -> Word | None:
    """The word that is written like this, whatever its case and form."""
    wanted = folded(text)
    for word in words():
        if wanted in map(folded, word.names):
            return word
    return None


def words_in(texts: Iterable[str]) -> tuple[Word, ...]:
    """The words that occur in these texts, in the order of the glossary."""
    shown = "\n".join(" ".join(text.split()) for text in texts)
    return tuple(word for word, pattern in _patterns() if pattern.search(shown))


@cache
def _patterns() -> tuple[tuple[Word, re.Pattern[str]], ...]:
    return tuple((word, re.compile("|".join(map(_pattern, word.names)))) for word in words())


def _pattern(name: str) -> str:
    """An abbreviation as it stands, other words in any case and with a usual ending."""
    if sum(letter.isupper() for letter in name) >= _CAPITALS and " " not in name:
        return rf"(?<!\w){re.escape(name)}s?(?!\w)"
    return rf"(?i:(?<!\w){re.escape(name)}{_ENDINGS}(?!\w))"
