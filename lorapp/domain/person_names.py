"""Names of people as records and cards write them: their parts, and whether two mean one person."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Final

from lorapp.frozen import dataclass

_BEFORE: Final = {"dr", "prof", "professor", "doctor", "mr", "ms", "mrs", "miss", "sir", "dame"}
_AFTER: Final = {
    *("md", "phd", "mph", "mbbs", "mba", "dmd", "dds", "pharmd", "rn", "np", "facp", "facs"),
    *("faan", "facc", "faap", "frcp", "mrcp", "frcpc", "jr", "sr", "ii", "iii", "iv", "esq"),
    *("facog", "fccp", "fidsa", "fasn", "faafp", "fapa", "frcs", "mrcs", "mbchb", "dphil"),
}
_AFTER_COMMA: Final = {*_AFTER, "do", "ms", "ma", "msc", "bs", "dr", "mbchb", "mbbch"}
"""Words that are degrees only where a comma parts them from the name (Do is a family too)."""

_DOCTORS: Final = {"md", "do", "phd", "mbbs", "mbchb", "mbbch", "dmd", "dds", "dphil", "dr"}

_PARTICLES: Final = {
    *("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le"),
    *("al", "el", "bin", "ibn", "ter", "ten", "zu"),
}
_OTHER_LETTERS: Final = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", **dict.fromkeys("'’ʼ`´", "")}
)
"""Letters that have no plain one inside them; apostrophes count for nothing."""
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_WORD: Final = re.compile(r"[^\W_]+")
_LONG: Final = 5

Words = tuple[str, ...]


class Likeness(StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    LIKE = "like"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts, each as it was written."""

    prefix: str = ""
    given: str = ""
    family: str = ""
    suffix: str = ""

    @property
    def full(self) -> str:
        """The name as people read it: ``Dr. Ada Winter, MD``."""
        plain = " ".join(part for part in (self.prefix, self.given, self.family) if part)
        return ", ".join(part for part in (plain, self.suffix) if part)

    @property
    def forms(self) -> frozenset[tuple[Words, Words]]:
        """Given and family names brought into one form; two where letters have two spellings."""
        return _forms(self.given, self.family)


@lru_cache(maxsize=20_000)
def _forms(given: str, family: str) -> frozenset[tuple[Words, Words]]:
    found = set()
    for write in (_plain, _spelled):
        words = _WORD.findall(write(family)) or [family.casefold()]
        found.add((tuple(_WORD.findall(write(given))), tuple(words)))
    return frozenset(found)


@lru_cache(maxsize=20_000)
def parted(full: str) -> PersonName:
    """Part a name as it is written in one line.

    Titles and degrees are known words; ``Last, First`` is turned round. A name of one word is
    all family name.
    """
    head, *rest = [part.strip() for part in full.split(",")]
    after = [part for part in rest if part]
    turned = None
    if after and not _is_suffix(after[0]):
        turned, after = after[0], after[1:]
    before, words, behind = _bare((turned or head).split())
    if turned is not None:
        more, family_words, degrees = _bare(head.split())
        before, behind = [*more, *before], [*behind, *degrees]
        given, family = " ".join(words), " ".join(family_words)
    else:
        at = _family_at(words)
        given, family = " ".join(words[:at]), " ".join(words[at:])
    return PersonName(" ".join(before), given, family, ", ".join((*behind, *after)))


def straight(full: str) -> str:
    """A name in the order it is spoken; ``Last, First`` is turned round, others stay."""
    after = [part.strip() for part in full.split(",")[1:]]
    is_turned = any(after) and not _is_suffix(next(filter(None, after)))
    return parted(full).full if is_turned else full


def is_doctor(name: PersonName) -> bool:
    """Whether a degree behind the name makes its bearer a doctor."""
    return not _DOCTORS.isdisjoint(re.findall(r"\w+", name.suffix.replace(".", "").casefold()))


def alike(one: PersonName, other: PersonName) -> Likeness:
    """Whether two names can mean one person.

    The same: titles, accents, case and ``Last, First`` aside. Like: an initial for a name, a
    name less, one letter off, or given and family name in the other order.
    """
    ours, theirs = one.forms, other.forms
    if ours & theirs:
        return Likeness.SAME
    near = any(_is_near(a, b) for a in ours for b in theirs)
    return Likeness.LIKE if near else Likeness.OTHER


def _is_suffix(text: str) -> bool:
    words = text.replace(".", "").casefold().split()
    return all(word in _AFTER_COMMA for word in words)


def _known(word: str, words: set[str]) -> bool:
    return word.replace(".", "").casefold() in words


def _bare(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Titles, the name itself (one word at least), and degrees."""
    start, end = 0, len(words)
    while start < end - 1 and _known(words[start], _BEFORE):
        start += 1
    while end > start + 1 and _known(words[end - 1], _AFTER):
        end -= 1
    return words[:start], words[start:end], words[end:]


def _family_at(words: list[str]) -> int:
    at = max(len(words) - 1, 0)
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return at


def _plain(text: str) -> str:
    """Small letters without accents and apostrophes."""
    small = text.casefold().translate(_OTHER_LETTERS)
    taken_apart = unicodedata.normalize("NFKD", small)
    return "".join(sign for sign in taken_apart if not unicodedata.combining(sign))


def _spelled(text: str) -> str:
    """The same with umlauts written as two letters."""
    return _plain(unicodedata.normalize("NFC", text.casefold()).translate(_UMLAUTS))


def _is_near(one: tuple[Words, Words], other: tuple[Words, Words]) -> bool:
    (given, family), (their_given, their_family) = one, other
    if sorted((*given, *family)) == sorted((*their_given, *their_family)):
        return True
    mine, theirs = set(family), set(their_family)
    if mine <= theirs or theirs <= mine:
        return _fits(given, their_given)
    return bool(given) and given == their_given and _one_off("".join(family), "".join(their_family))


def _fits(given: Words, theirs: Words) -> bool:
    """Whether one given name can stand for the other: left out, an initial, one letter off."""
    if not given or not theirs:
        return True
    short, long = sorted((given[0], theirs[0]), key=len)
    return long.startswith(short) if len(short) == 1 else short == long or _one_off(short, long)


def _one_off(one: str, other: str) -> bool:
    """Whether two long words differ by one letter: another, or one more."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG or len(long) - len(short) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    skipped = 1 if len(long) == len(short) else 0
    return short[at + skipped :] == long[at + 1 :]
