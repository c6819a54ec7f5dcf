"""Kinds of the applicant's own papers, however they were written down."""

import hashlib
from typing import Final

CV: Final = "cv"
STATEMENT: Final = "statement"
SENT: Final = {CV: "CV", STATEMENT: "statement"}
"""The papers that go out with a packet."""

_SAME: Final = {
    "resume": CV,
    "curriculum vitae": CV,
    "personal-statement": STATEMENT,
    "personal statement": STATEMENT,
    "ps": STATEMENT,
}


def paper_kind(kind: str) -> str:
    """The kind of a paper however it was written down: ``resume`` is a ``cv``."""
    plain = kind.casefold().strip()
    return _SAME.get(plain, plain)


_LETTERS: Final = frozenset(
    {"letter", "letters", "reference", "references", "letter of rec", "rec letter"}
)


def is_letter(kind: str) -> bool:
    """Whether a kind of paper is a letter of recommendation; the blank form of one is none.

    A file that is only called ``letter.pdf`` may be anything; a kind says what it is.
    """
    return " ".join(kind.casefold().replace("-", " ").replace("_", " ").split()) in _LETTERS


def numbered(name: str, version: str | None) -> str:
    """A paper with its version: ``CV, version 5``."""
    return f"{name}, version {plain_number(version)}" if version else name


def plain_number(version: str) -> str:
    """A version without the letter before it."""
    return version.removeprefix("v")


def text_digest(text: str) -> str:
    """The mark by which a later text is told from this one."""
    return hashlib.sha256(text.encode()).hexdigest()
