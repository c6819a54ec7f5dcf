"""What a look at a paper of the applicant's own found, as sentences that say what to do (A035).

Papers that go along with a packet are looked at as files; nothing judges what they say.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from lorapp.domain.rulebook import Rulebook
from lorapp.domain.themes.looks import size_words
from lorapp.frozen import dataclass

READ_MOST: Final = 50_000_000
"""Bytes of a file that are read at all; a larger one is refused by its size."""
SECONDS_MOST: Final = 10
PAGES_MOST: Final = 60
"""A longer paper is not the one that was meant."""
LETTER: Final = (612.0, 792.0)
A4: Final = (595.3, 841.9)
POINTS_OFF: Final = 6.0
"""How far a page may be from its paper's size, in points, and still be that paper."""
FORBIDDEN: Final = "|*?:"
POINTS_PER_INCH: Final = 72
KILO: Final = 1024

_OFFICE: Final = frozenset(
    {"doc", "docx", "docm", "dot", "dotx", "odt", "rtf", "pages", "wpd", "tex", "txt", "md"}
)
_FORM_KINDS: Final = frozenset({"sel", "sloe", "slor", "eslor", "esloe", "form", "letter form"})
_BLANK_FORM: Final = re.compile(r"\b(?:blank|empty|template|instructions?)\b", re.IGNORECASE)
_LETTER_NAME: Final = re.compile(
    r"\b(?:e?lors?|slors?|sloes?|recommendations?"
    r"|(?:reference|referee|recommender|chair)s? letters?|evaluative letters?"
    r"|letters? of (?:evaluation|support|reference))\b",
    re.IGNORECASE,
)


class FileKind(StrEnum):
    """What a file turned out to be."""

    PDF = "pdf"
    MISSING = "missing"
    EMPTY = "empty"
    LARGE = "large"
    UNREADABLE = "unreadable"
    OTHER = "other"
    BROKEN = "broken"
    SLOW = "slow"


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfLook:
    """What was found in a file. ``sheets`` are the sizes of its pages in points, each once."""

    kind: FileKind
    size: int = 0
    pages: int = 0
    sheets: tuple[tuple[float, float], ...] = ()
    is_protected: bool = False
    is_signed: bool = False
    is_layered: bool = False


@dataclass(frozen=True, slots=True)
class PdfFinding:
    """One thing that is wrong with a file; ``stops`` keeps it out of the packet."""

    text: str
    stops: bool = False


def size_limit(book: Rulebook) -> int:
    """The most bytes that letter portals take."""
    found = book.constants.get("file_max_kilobytes")
    return found.value * KILO if found else READ_MOST


def says_letter(name: str) -> bool:
    """Whether a kind or a file's name says that it is a letter of recommendation.

    The empty form of a standardized letter is none.
    """
    words = re.sub(r"[^\w]|_", " ", PurePath(name.replace("\\", "/")).name)
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words)
    plain = " ".join(parted.split())
    if plain.casefold() in _FORM_KINDS or _BLANK_FORM.search(plain):
        return False
    return any(_LETTER_NAME.search(text) for text in (words, plain))


def pdf_findings(look: PdfLook, name: str, limit: int) -> tuple[PdfFinding, ...]:
    """Say what is wrong with a file of this name; ``limit`` is the most bytes it may have."""
    return tuple(_findings(look, name, limit))


def _findings(look: PdfLook, name: str, limit: int) -> Iterator[PdfFinding]:
    if says_letter(name):
        yield PdfFinding(
            "Its name says that it is a letter of recommendation, and none goes along with a "
            "packet. Name another file, or rename it.",
            stops=True,
        )
    if look.kind is not FileKind.PDF:
        yield PdfFinding(_not_pdf(look, name, limit), stops=True)
        return
    yield from _inside(look)
    if look.size > limit:
        yield PdfFinding(
            f"It has {size_words(look.size)}; the portal takes at most {size_words(limit)}. "
            "Save it again with smaller pictures."
        )
    signs = "".join(sign for sign in FORBIDDEN if sign in name)
    if signs:
        yield PdfFinding(
            f"Its name holds {' '.join(signs)}, which the portal refuses. Rename the file."
        )


def _not_pdf(look: PdfLook, name: str, limit: int) -> str:
    suffix = name.rpartition(".")[2].casefold() if "." in name else ""
    if look.kind is FileKind.OTHER and suffix in _OFFICE:
        return "It is no PDF. Save it as PDF in the program it was written in, and name that file."
    return {
        FileKind.MISSING: "There is no file at this path. Look at the path, or name the file anew.",
        FileKind.EMPTY: "The file is empty. Save it again as PDF.",
        FileKind.LARGE: (
            f"It has {size_words(look.size)}; the portal takes at most {size_words(limit)}. "
            "Save it again with smaller pictures."
        ),
        FileKind.UNREADABLE: "The file may not be read. Look at its permissions.",
        FileKind.OTHER: "It is no PDF. Save it as PDF, and name that file.",
        FileKind.BROKEN: "The PDF is damaged or cut off. Save it again from its program.",
        FileKind.SLOW: (
            f"The PDF could not be looked through within {SECONDS_MOST} seconds. "
            "Print it to a new PDF."
        ),
    }[look.kind]


def _inside(look: PdfLook) -> Iterator[PdfFinding]:
    if look.is_protected:
        text = "It is protected by a password. Save a copy without protection."
        yield PdfFinding(text, stops=True)
        return
    if look.pages > PAGES_MOST:
        text = f"It has {look.pages:,} pages; is it the right file? At most {PAGES_MOST} go along."
        yield PdfFinding(text, stops=True)
    if look.is_layered:
        text = "It has layers that can be hidden. Print it to a new PDF."
        yield PdfFinding(text, stops=True)
    if look.is_signed:
        yield PdfFinding("It has a digital signature, which portals refuse. Print it to a new PDF.")
    wrong = [sheet for sheet in look.sheets if not _is_sheet(sheet, LETTER)]
    if wrong:
        yield PdfFinding(
            f"{_paper(wrong[0])} US Letter (8.5 x 11 inches) is the US paper: choose it and save "
            "the PDF again."
        )


def _paper(sheet: tuple[float, float]) -> str:
    if _is_sheet(sheet, A4):
        return "Its paper is A4."
    width, height = (round(side / POINTS_PER_INCH, 1) for side in sheet)
    return f"A page has {width:g} x {height:g} inches."


def _is_sheet(sheet: tuple[float, float], paper: tuple[float, float]) -> bool:
    return all(
        abs(side - wanted) <= POINTS_OFF
        for side, wanted in zip(sorted(sheet), sorted(paper), strict=True)
    )
