"""A name for a file or folder that every system takes, from any text (X7)."""

import unicodedata
from typing import Final

from lorapp.domain.text import clean

NAME_BYTES: Final = 100
"""Bytes of a name as UTF-8: far below the 255 that file systems take, with room for a number."""

_SIGNS: Final = frozenset(" -_,'()&+")
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
"""Names that Windows keeps for devices, whatever stands behind a dot."""


def safe_name(text: str, instead: str) -> str:
    """Make a name of a text: its letters and digits in any script, no sign that could be a path.

    ``instead`` is the name where nothing of the text is left. The result holds no dot but
    those between letters or digits, is never a device's name, and is at most ``NAME_BYTES``.
    """
    plain = clean(text)
    kept = "".join(_sign(sign, plain, place) for place, sign in enumerate(plain))
    name = _cut(" ".join(kept.split())).strip(" .-_,")
    if not any(sign.isalnum() for sign in name):
        return instead
    stem = name.partition(".")[0].strip().casefold()
    return f"{instead} {name}" if stem in _RESERVED else name


def _sign(sign: str, text: str, place: int) -> str:
    if sign.isalnum() or sign in _SIGNS or _is_mark(sign):
        return sign
    between = 0 < place < len(text) - 1 and text[place - 1].isalnum()
    return sign if sign == "." and between and text[place + 1].isalnum() else " "


def _is_mark(sign: str) -> bool:
    """Whether it is a vowel sign or accent that belongs to the letter before it."""
    return unicodedata.category(sign) in {"Mn", "Mc"}


def _cut(name: str) -> str:
    content = name.encode()
    return content[:NAME_BYTES].decode(errors="ignore")
