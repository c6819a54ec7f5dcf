"""A statement's text in sentences, and the themes that its words suggest (A093).

Words only suggest; a claim is marked by the applicant. Nothing here judges the writing.
"""

import re
from collections.abc import Iterable
from typing import Final

from lorapp.domain.themes.coverage import folded
from lorapp.frozen import dataclass

_END: Final = re.compile(r"(?<=[.!?])[\"')\u201d\u2019]*\s+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_STEM: Final = 5
"""Letters that two words must begin with alike: teach and teaching, precise and precision."""

_NEAR: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("teamwork", ("team", "together", "colleagues", "nurses", "shared")),
    ("team", ("teamwork", "together", "colleagues", "nurses", "shared")),
    ("calm", ("emergency", "emergencies", "slowly", "steady", "quiet", "pressure")),
    ("emergencies", ("emergency", "resuscitation", "code", "night")),
    ("precision", ("precise", "exact", "careful", "carefully", "checked", "detail")),
    ("teaching", ("taught", "explained", "explain", "students", "learned")),
    ("handovers", ("handover", "handoff", "handed", "signout")),
    ("communication", ("spoke", "speak", "language", "listened", "listen", "families")),
    ("leadership", ("led", "lead", "organized", "organised", "coordinated")),
    ("research", ("study", "trial", "published", "paper", "data")),
    ("empathy", ("listened", "grief", "fear", "family", "families")),
    ("curiosity", ("asked", "wondered", "question", "questions")),
    ("resilience", ("again", "failed", "difficult", "despite")),
)
_LITTLE: Final = frozenset({"patients", "patient", "and", "the", "with", "for", "from", "under"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``line`` counts the lines of the text from 1."""

    line: int
    text: str


def sentences(text: str) -> tuple[Sentence, ...]:
    """Part a text into sentences, line by line; empty lines are left out."""
    return tuple(
        Sentence(number, " ".join(part.split()))
        for number, line in enumerate(text.split("\n"), 1)
        for part in _END.split(line)
        if part.strip()
    )


def suggested(sentence: str, themes: Iterable[str]) -> tuple[str, ...]:
    """The themes that words of a sentence point to, in the order they are given."""
    words = {word.casefold() for word in _WORD.findall(sentence)}
    return tuple(theme for theme in themes if _points_to(words, theme))


def _points_to(words: set[str], theme: str) -> bool:
    own = {word.casefold() for word in _WORD.findall(theme)} - _LITTLE
    near = {word for name, others in _NEAR if name in own for word in others}
    return any(word in near or any(_alike(word, mine) for mine in own) for word in words)


def _alike(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) >= _STEM and word[:_STEM] == other[:_STEM])


def same_line(line: str | None, sentence: str) -> bool:
    """Whether a claim's line is this sentence, or part of it."""
    return bool(line) and folded(line or "") in folded(sentence)
