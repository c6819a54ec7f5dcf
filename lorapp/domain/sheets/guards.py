"""Keeping spreadsheet programs from computing what is only text."""

import re
from typing import Final

_QUOTES: Final = "'\"`‘’“”"
_SIGNS: Final = r"=+\-@＝＋－＠﹦﹢﹣﹫−"
_COMPUTED: Final = re.compile(rf"[\s{_QUOTES}]*[{_SIGNS}]|[{_QUOTES}]*[\t\r\n]")
GUARD: Final = "'"


def guarded(text: str) -> str:
    """A text with a mark before it where a program would take it for a formula.

    That is a first ``=``, ``+``, ``-`` or ``@``, also full-width or after quotes and blanks, and
    a first tab or line end, which move the text to a cell of its own.
    """
    return GUARD + text if _COMPUTED.match(text) else text


def unguarded(text: str) -> str:
    """The text of a cell that may carry the mark; ``guarded`` turned round."""
    return text[1:] if text.startswith(GUARD) and _COMPUTED.match(text, 1) else text
