"""Text from outside, made harmless once, where it enters."""

import re
import unicodedata
from typing import Final

_REFUSED: Final = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control codes, but for tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turns of the writing direction
    "\ud800-\udfff"  # half characters, which no file can hold
    "\ue000\ue001"  # the marks that reasons name records by
    "]"
)


_BYTE: Final = re.compile("[\udca0-\udcff]")
"""A byte of an argument that was no UTF-8: most likely a letter of Western Europe."""


def clean(text: str, *, multiline: bool = False) -> str:
    """Take out what could steer a terminal or break a line, and compose accents (NFC).

    One-line text has its runs of white space made one blank each, none at either end; text of
    several lines keeps its blanks and has plain line feeds. Cleaning twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        kept = text
    else:
        unified = text.replace("\r\n", "\n").replace("\r", "\n")
        unified = _BYTE.sub(lambda found: chr(ord(found[0]) - 0xDC00), unified)
        kept = unicodedata.normalize("NFC", _REFUSED.sub("", unified))
    return kept if multiline else " ".join(kept.split())
