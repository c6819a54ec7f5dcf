"""Tables in a pasted page: the header row, and answers of yes and no in its columns."""

import csv
from typing import Final

from lorapp.domain.placing.portal.portal_words import IDLE, STATE_WORDS, tokens
from lorapp.frozen import dataclass

SPLITS: Final = ("\t", "|", ";", ",")
_ANSWERS: Final = {"yes": "yes", "y": "yes", "true": "yes", "x": "yes", "✓": "yes"} | {
    "no": "no",
    "n": "no",
    "false": "no",
    "-": "no",
    "✗": "no",
}


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a table: its columns, and what parts them."""

    split: str
    columns: tuple[str, ...]

    def told(self, line: str) -> str:
        """A row of the table with each yes or no beside the state it answers."""
        cells = _cells(line, self.split)
        if len(cells) != len(self.columns):
            return line
        told = []
        for column, cell in zip(self.columns, cells, strict=True):
            answer = _ANSWERS.get(cell.strip().casefold())
            told.append(f"{column} {answer}" if answer and column else cell)
        return "\t".join(told)


def header_of(line: str) -> Header | None:
    """The columns, where every cell of a line is a common word; None for any other line."""
    for split in SPLITS:
        cells = _cells(line, split) if split in line else []
        if len(cells) > 1 and all(_is_idle(cell) for cell in cells):
            return Header(split, tuple(_state_words(cell) for cell in cells))
    return None


def _is_idle(cell: str) -> bool:
    found = tokens(cell)
    return bool(found) and all(token.norm in IDLE for token in found)


def _state_words(cell: str) -> str:
    return " ".join(token.norm for token in tokens(cell) if token.norm in STATE_WORDS)


def _cells(line: str, split: str) -> list[str]:
    if split != ",":
        return line.split(split)
    return next(csv.reader([line]), [])
