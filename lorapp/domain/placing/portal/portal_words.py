"""The words of a portal's page: tokens of a line, states, and words that name nobody."""

import re
import unicodedata
from enum import StrEnum
from typing import Final

from lorapp.frozen import dataclass


class Shown(StrEnum):
    """What a portal says of a letter in general, or of a letter at a program."""

    NOT_UPLOADED = "not uploaded"
    REQUESTED = "requested"
    PROCESSING = "processing"
    UPLOADED = "uploaded"
    AVAILABLE = "available"
    ASSIGNED = "assigned"
    UNASSIGNED = "not assigned"

    @property
    def is_there(self) -> bool:
        """Whether the portal holds the letter, be it still in process."""
        return self in {self.PROCESSING, self.UPLOADED, self.AVAILABLE, self.ASSIGNED}


@dataclass(frozen=True, slots=True)
class Token:
    """One word: as it is compared, as it stood there, and the cell of the line it stood in.

    ``after_comma`` tells that only a comma stands between it and the word before.
    """

    norm: str
    raw: str
    cell: int
    after_comma: bool = False

    @property
    def is_name_like(self) -> bool:
        """Whether it could be part of a person's name."""
        return self.raw[:1].isupper() and self.norm.isalpha()


_PIECE: Final = re.compile(
    r"(?P<word>[^\W_]+(?:['’.][^\W_]+)*)|(?P<split>[\t|;,()\[\]{}•·>/—–]|(?<=\s)-(?=\s))"
)
_JOINED: Final = {
    ("internal", "medicine"): "im",
    ("family", "medicine"): "fm",
    ("emergency", "medicine"): "em",
}
_SAME: Final = {
    "neuro": "neurology",
    "psych": "psychiatry",
    "peds": "pediatrics",
    "anesth": "anesthesiology",
    "st": "saint",
    "hosp": "hospital",
    "univ": "university",
    "ctr": "center",
    "centre": "center",
}
_LOOSE: Final = {"program", "programme", "residency"}
"""Words at the end of a program's name that one page writes and another leaves out."""

TITLES: Final = frozenset({"dr", "prof", "professor", "doctor", "mr", "ms", "mrs"})
_CREDENTIALS: Final = "md do phd mph facp mbbs msc ms ma ba frcp mba"
_CONNECTING: Final = (
    "letter letters lor lors of recommendation recommendations recommender from by author "
    "authors writer evaluator evaluation the a an to for in on at and or is are was has have it "
    "this you your my all only"
)
_HEADINGS: Final = (
    "program programs programme residency name names status state date day time service type "
    "document documents assignment assignments list page show showing total count slot slots "
    "number specialty confirmed upload yes no none not yet n na id code applied application "
    "narrative standardized general chair waived waiver entry title role email mail"
)
_DAYS: Final = (
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july "
    "august september october november december mon tue wed thu fri sat sun am pm et est edt utc"
)
SMALL: Final = TITLES | frozenset(
    f"{_CREDENTIALS} {_CONNECTING} {_HEADINGS} {_DAYS} true false letter's".split()
)
"""Words that name nobody and no program."""

_PAPERS: Final = (
    "personal photo photograph picture transcript transcripts mspe usmle comlex ecfmg cv step "
    "signal signals statement"
)
OTHER_PAPERS: Final = frozenset(_PAPERS.split())
"""Words that begin a line about another document: it is not understood, and changes nothing."""

CLAIMING: Final = TITLES | {"letter", "lor", "author", "writer", "evaluator", "recommender"}
"""Words that announce a writer; with nobody known behind them the line is not understood."""

_STATES: Final = {
    "not yet uploaded": Shown.NOT_UPLOADED,
    "not uploaded": Shown.NOT_UPLOADED,
    "not yet received": Shown.NOT_UPLOADED,
    "not received": Shown.NOT_UPLOADED,
    "not available": Shown.NOT_UPLOADED,
    "not confirmed for upload": Shown.NOT_UPLOADED,
    "not confirmed": Shown.NOT_UPLOADED,
    "not requested": Shown.NOT_UPLOADED,
    "uploaded no": Shown.NOT_UPLOADED,
    "received no": Shown.NOT_UPLOADED,
    "available no": Shown.NOT_UPLOADED,
    "awaiting upload": Shown.NOT_UPLOADED,
    "missing": Shown.NOT_UPLOADED,
    "confirmed for upload": Shown.REQUESTED,
    "request sent": Shown.REQUESTED,
    "requested": Shown.REQUESTED,
    "pending": Shown.REQUESTED,
    "not yet processed": Shown.PROCESSING,
    "in process": Shown.PROCESSING,
    "processing": Shown.PROCESSING,
    "uploaded yes": Shown.UPLOADED,
    "uploaded": Shown.UPLOADED,
    "received": Shown.UPLOADED,
    "available yes": Shown.AVAILABLE,
    "available": Shown.AVAILABLE,
    "imported": Shown.AVAILABLE,
    "processed": Shown.AVAILABLE,
    "completed": Shown.AVAILABLE,
    "not yet assigned": Shown.UNASSIGNED,
    "not assigned": Shown.UNASSIGNED,
    "unassigned": Shown.UNASSIGNED,
    "assigned no": Shown.UNASSIGNED,
    "assigned none": Shown.UNASSIGNED,
    "assigned yes": Shown.ASSIGNED,
    "assigned": Shown.ASSIGNED,
}
_BY_FIRST: Final[dict[str, list[tuple[tuple[str, ...], Shown]]]] = {}
for _phrase, _state in _STATES.items():
    _words = tuple(_phrase.split())
    _BY_FIRST.setdefault(_words[0], []).append((_words, _state))
for _found in _BY_FIRST.values():
    _found.sort(key=lambda pair: -len(pair[0]))

STATE_WORDS: Final = frozenset(word for phrase in _STATES for word in phrase.split())
IDLE: Final = SMALL | STATE_WORDS


def plain(word: str) -> str:
    """A word as it is compared: small letters, no accents, no dots or apostrophes in it."""
    if not word.isascii():
        apart = unicodedata.normalize("NFKD", word)
        word = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return word.casefold().translate({ord("'"): None, ord("’"): None, ord("."): None})


def tokens(text: str) -> tuple[Token, ...]:
    """Cut a line into words, known abbreviations written one way."""
    found: list[Token] = []
    cell, split = 0, ""
    for piece in _PIECE.finditer(text):
        if piece["split"]:
            cell, split = cell + 1, split + piece["split"]
            continue
        norm = plain(piece["word"])
        token = Token(_SAME.get(norm, norm), piece["word"], cell, after_comma=split == ",")
        split = ""
        before = found[-1] if found else None
        joined = _JOINED.get((before.norm, token.norm)) if before is not None else None
        if before is not None and joined and before.cell == token.cell:
            found[-1] = Token(joined, before.raw, before.cell, before.after_comma)
        else:
            found.append(token)
    return tuple(found)


def words(name: str) -> tuple[str, ...]:
    """A name as it is compared."""
    return tuple(token.norm for token in tokens(name))


def program_words(name: str) -> tuple[str, ...]:
    """A program's name without the words at its end that pages leave out."""
    found = list(words(name))
    while len(found) > 1 and found[-1] in _LOOSE:
        found.pop()
    return tuple(found)


def state_at(line: tuple[Token, ...], at: int) -> tuple[Shown, int] | None:
    """The state a line names from a word on, and how many words that takes."""
    for phrase, state in _BY_FIRST.get(line[at].norm, ()):
        if tuple(token.norm for token in line[at : at + len(phrase)]) == phrase:
            return state, len(phrase)
    return None
