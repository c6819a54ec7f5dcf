"""Words about letters in slots: counts of a kind, and whose they are."""

from collections.abc import Mapping, Sequence
from typing import Final

from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.placing.sets.traits import Portfolio
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.names import specialty_words

GROUPS: Final[Mapping[str, str]] = {
    "in_specialty": "",
    "us": "US",
    "us_hands_on": "US hands-on",
    "chair": "chair's",
    "standardized": "standardized",
}
"""The rules that want letters of a kind, and the word for the kind."""


def joined(parts: Sequence[str]) -> str:
    """Write a list in a sentence: ``A``, ``A and B``, ``A, B and C``."""
    if len(parts) < 2:  # noqa: PLR2004 - one thing needs no "and"
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def theirs(book: Portfolio, keys: Sequence[str]) -> str:
    """Name letters by their writers, as marks."""
    return joined([mentor_mark(book.traits[key].letter.mentor) for key in keys])


def letter_word(count: int) -> str:
    return "letter" if count == 1 else "letters"


def group_words(
    file: SeasonFile, program: Program, kind: str, count: int, *, more: bool = False
) -> str:
    """Write a number of letters of a kind: ``2 US letters``, ``1 more neurology letter``."""
    name = kind or specialty_words(file, program.specialty) or "own-specialty"
    return f"{count}{' more' if more else ''} {name} {letter_word(count)}"


def months_words(months: float) -> str:
    """Write an age: ``26.7 months old``; a date still to come says so."""
    if months < 0:
        return "not yet written"
    return f"{months:.1f} months old"
