"""Visas a program sponsors, in one cell: read from any list, written so that they come back."""

import re
from collections.abc import Iterable
from typing import Final

from lorapp.domain.leaves import RefusalError, shown
from lorapp.domain.tables.cells import Where, is_unknown, yes_or_no
from lorapp.domain.tables.words import plain_words

J1: Final = "J-1"
H1B: Final = "H-1B"
NONE: Final = "none"

_PART: Final = r'"((?:[^"]|"")*)"'
_QUOTED: Final = re.compile(rf"{_PART}(?:\s*[,;]\s*{_PART})*")
_QUOTED_PART: Final = re.compile(_PART)
_BETWEEN: Final = re.compile(r"[,;/&|+\n]|\band\b|\bor\b")
_NO_VISAS: Final = frozenset({"no visas", "no visa", "does not sponsor", "not sponsored"})
_CODE: Final = re.compile(r"([a-z])([0-9])([a-z]?)(?:visas?|only)?", re.ASCII)
_KNOWN: Final = {
    **dict.fromkeys(("ecfmgj1",), J1),
    **dict.fromkeys(("h1", "h1visa", "h1visas", "h1only"), H1B),
}


def visas_cell(text: str, _where: Where) -> object:
    """The visas a program sponsors; none is an empty list.

    A visa is known by its code (``J-1``, ``H1B``, ``O-1``); any other text has to stand in
    quotation marks, and then is kept as it is.
    """
    if _QUOTED.fullmatch(text.strip()):
        return [part.replace('""', '"') for part in _QUOTED_PART.findall(text)]
    # Letters of another script are no word of the lists that know nothing.
    if is_unknown(text) and not any(sign.isalnum() and not sign.isascii() for sign in text):
        return None
    answer, words = yes_or_no(text), plain_words(text)
    if answer is True:
        raise RefusalError(f"{shown(text)} does not say which; write J-1, H-1B or both.")
    if answer is False or words in _NO_VISAS:
        return []
    if words == "both":
        return [J1, H1B]
    found = [_visa(part) for part in _BETWEEN.split(text.casefold()) if part.strip()]
    if None in found or not found:
        raise RefusalError(
            f"{shown(text)} is not J-1, H-1B, both or none; put another visa in quotation marks."
        )
    return list(dict.fromkeys(found))


def visas_text(visas: Iterable[str]) -> str:
    """Visas as ``visas_cell`` reads them back: plain where it knows them, else in quotation marks.

    An empty list is one that sponsors none.
    """
    held = list(visas)
    plain = ", ".join(held) if held else NONE
    if _reads(plain, held):
        return plain
    return ", ".join('"' + visa.replace('"', '""') + '"' for visa in held)


def _reads(plain: str, held: list[str]) -> bool:
    try:
        return visas_cell(plain, Where({})) == held
    except RefusalError:
        return False


def _visa(part: str) -> str | None:
    words = plain_words(part).replace(" ", "")
    found = _CODE.fullmatch(words)
    if words in _KNOWN or found is None:
        return _KNOWN.get(words)
    return f"{found[1]}-{found[2]}{found[3]}".upper()
