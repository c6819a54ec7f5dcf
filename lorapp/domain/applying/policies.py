"""What a site says about letters: a neutral fact, and a caution where a letter is for sale."""

import re
from collections.abc import Mapping
from typing import Final

from lorapp.domain.applying.record import LetterPolicy, RotationApplication
from lorapp.domain.rotations import Rotation

SOURCE: Final = "bought-letters"
GUARANTEED: Final = "guaranteed"
CAUTION: Final = (
    "! A letter sold or guaranteed before anyone saw you work can harm you: readers know such "
    "sites. A letter is earned. Source: Academic Medicine."
)
WORDS: Final = {
    LetterPolicy.EARNED: "earned",
    LetterPolicy.PROMISED: "promised",
    LetterPolicy.NONE: "not given",
}
"""The same words as a rotation has, so that the fact goes along when one becomes the other."""
MEANINGS: Final[Mapping[str, str]] = {
    LetterPolicy.EARNED: "Only if someone knows your work.",
    LetterPolicy.PROMISED: "Promised, guaranteed or sold: see the caution.",
    LetterPolicy.NONE: "This site writes no letters.",
}
_SOLD: Final = (
    r"guarante|promis|\bsold\b|\bsells?\b|\bselling\b|for sale|\bassured\b"
    r"|\bbuys?\b|\bbuying\b|\bbought\b|letters? included|includes? (?:an? |the )?letter"
)
_DENIED: Final = r"(?:\bno|\bnot|\bnever|\bnothing|\bnone|n't|\bwithout)(?: \w+){0,3} $"


def is_sold(text: str | None) -> bool:
    """Whether a site's word says promised, guaranteed or sold; “not promised” does not."""
    said = " ".join((text or "").casefold().replace("’", "'").split())
    return any(not re.search(_DENIED, said[: found.start()]) for found in re.finditer(_SOLD, said))


def caution(record: Rotation | RotationApplication) -> str:
    """The caution on a rotation or an application; empty where none is needed."""
    return CAUTION if is_sold(record.letter_policy) else ""


def policy_words(record: RotationApplication) -> str:
    """What is known about letters at the place of an application."""
    policy = record.letter_policy
    return f"Letters there: {WORDS[policy] if policy else 'not known'}."
