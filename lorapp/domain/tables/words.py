"""Words of column names and cells brought into one form, so that they can be compared."""

import re
import unicodedata
from typing import Final

_PARTS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD: Final = re.compile(r"[a-z0-9%#]+")
_SAME: Final = {
    **dict.fromkeys(("lor", "lors", "letter", "recs", "recommendations"), "letters"),
    **dict.fromkeys(("min", "minimal"), "minimum"),
    **dict.fromkeys(("max", "maximal"), "maximum"),
    **dict.fromkeys(("req", "reqd", "requires", "requirement"), "required"),
    **dict.fromkeys(("yr", "yrs", "year"), "years"),
    **dict.fromkeys(("mo", "mos", "month"), "months"),
    **dict.fromkeys(("pct", "percentage", "percent"), "%"),
    **dict.fromkeys(("speciality", "specialities", "specialties"), "specialty"),
    **dict.fromkeys(("programs", "programme", "programmes", "residency"), "program"),
    **dict.fromkeys(("visa", "sponsored", "sponsorship", "sponsors"), "visas"),
    **dict.fromkeys(("img", "imgs", "fmg", "fmgs"), "imgs"),
    **dict.fromkeys(("num", "no", "nr", "#"), "number"),
    **dict.fromkeys(("usa", "american"), "us"),
    **dict.fromkeys(("note", "comment", "comments", "remark", "remarks"), "notes"),
}
_DROPPED: Final = {"of", "the", "for", "to", "in", "a", "per", "recommendation", "from", "or"}


def header_words(text: str) -> str:
    """A column name in its plainest form: ``Min. # of LORs`` is ``minimum number letters``."""
    words = (_SAME.get(word, word) for word in _WORD.findall(_folded(text)))
    return " ".join(dict.fromkeys(word for word in words if word not in _DROPPED))


def without_brackets(text: str) -> str:
    """A column name without what stands in brackets: ``Deadline (ET)`` is ``Deadline``."""
    return _PARTS.sub(" ", text)


def plain_words(text: str) -> str:
    """A cell in lower case without accents and punctuation: ``OB/GYN`` is ``ob gyn``."""
    return " ".join(re.findall(r"[a-z0-9]+", _folded(text)))


def same_name(text: str) -> str:
    """A name for comparing: case and the width of blanks do not matter."""
    return " ".join(text.casefold().split())


def _folded(text: str) -> str:
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parted if not unicodedata.combining(sign))
