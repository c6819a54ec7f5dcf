"""What a cell of a workbook holds at most, and how a longer text is cut."""

from typing import Final

CELL_MAX: Final = 32_767
"""Characters a cell of a workbook holds."""

CUT: Final = "…"


def fitted(text: str) -> str:
    """A text cut to what a cell holds; the sign at its end says that it was.

    Workbooks count in UTF-16, so a character may count twice.
    """
    if len(text) * 2 <= CELL_MAX or _length(text) <= CELL_MAX:
        return text
    kept = text.encode("utf-16-le")[: 2 * (CELL_MAX - len(CUT))]
    return kept.decode("utf-16-le", errors="ignore") + CUT


def is_cut_of(text: str, whole: str) -> bool:
    """Whether a text is what a cell showed of a longer one."""
    return text != whole and text.endswith(CUT) and text == fitted(whole).strip()


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
