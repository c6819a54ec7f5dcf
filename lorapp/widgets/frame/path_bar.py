"""The bars of a guided path: what it is about, where one is in it, and how its words look."""

from collections.abc import Sequence
from enum import StrEnum

from rich.cells import cell_len
from textual.content import Content

from lorapp.frozen import dataclass
from lorapp.widgets.frame.bars import OneLine, Piece, Spot, StatusLine, sides
from lorapp.widgets.text.cells import cut, one_line
from lorapp.widgets.text.glyphs import (
    DONE,
    FAILED,
    JOINT,
    MUTED,
    NEEDS_YOU,
    PARTLY,
    Tone,
    drawn,
    own,
)


class Place(StrEnum):
    """Where a station of a path stands."""

    DONE = "done"
    HERE = "here"
    OPEN = "open"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Station:
    """One station of a path; ``action`` is what a click on it runs, if anything."""

    name: str
    place: Place
    action: str = ""


class PathTitle(OneLine):
    """What the path is about, bold; a plain fact at the right."""

    _title = ""
    _fact = ""

    def show(self, title: str, fact: str = "") -> None:
        """Draw a title, which may hold a name, and a fact of lorapp's own."""
        self._title, self._fact = one_line(title), own(fact)
        self.fit()

    def fit(self) -> None:
        width = self.size.width
        room = width - 4 - (cell_len(self._fact) + 2 if self._fact else 0)
        title = cut(self._title, room if room >= len(self._title) // 2 else width - 4)
        self.put(sides([(title, "bold")], [(self._fact, MUTED)] if self._fact else [], width))


class PathBar(OneLine):
    """The stations of a path in a line; the one here in the accent, underlined."""

    _stations: tuple[Station, ...] = ()

    def show(self, stations: Sequence[Station]) -> None:
        """Draw these stations."""
        self._stations = tuple(stations)
        self.fit()

    def fit(self) -> None:
        joint = f"  {drawn(JOINT)}  "
        pieces, spots = self._drawn(joint)
        for gap in (f" {drawn(JOINT)} ", "  "):
            if sum(cell_len(text) for text, _ in pieces) <= self.size.width:
                break
            pieces, spots = self._drawn(gap)
        self.put(Content.assemble(*pieces), spots)

    def _drawn(self, gap: str) -> tuple[list[Piece], list[Spot]]:
        pieces: list[Piece] = [("  ", "")]
        spots: list[Spot] = []
        at = 2
        for number, station in enumerate(self._stations):
            if number:
                pieces.append((gap, Tone.LINE.style))
                at += cell_len(gap)
            sign, sign_style, name_style = _look(station.place)
            pieces += [(sign, sign_style), (" ", ""), (station.name, name_style)]
            width = 2 + cell_len(station.name)
            if station.action:
                spots.append(Spot(at, at + width, station.action))
            at += width
        return pieces, spots


def _look(place: Place) -> tuple[str, str, str]:
    match place:
        case Place.DONE:
            return drawn(DONE), DONE.tone.style, MUTED
        case Place.HERE:
            return own("●"), Tone.ACCENT.style, "$accent bold underline"
        case Place.FAILED:
            return drawn(FAILED), FAILED.tone.style, MUTED
        case Place.OPEN:
            return own("○"), MUTED, MUTED


class ChecksLine(StatusLine):
    """What a look over the words found, at the status row; a toast stands in its place."""

    _passed: tuple[str, ...] = ()
    _doubts: tuple[str, ...] = ()
    _missing = 0

    def look(self, passed: Sequence[str], doubts: Sequence[str] = (), missing: int = 0) -> None:
        """Draw what passed, what may be better, and how many blanks are open."""
        self._passed, self._doubts, self._missing = tuple(passed), tuple(doubts), missing
        self.fit()

    def fit(self) -> None:
        if self._toast is not None:
            super().fit()
            return
        width = self.size.width
        right: list[Piece] = []
        if self._missing:
            noun = "blank" if self._missing == 1 else "blanks"
            sign = (drawn(NEEDS_YOU), NEEDS_YOU.tone.style)
            right = [sign, (f" {self._missing} {noun} left", Tone.INK.style)]
        elif len(self._passed) > 1:
            right = [(drawn(DONE), DONE.tone.style), (f" {self._passed[-1]}", MUTED)]
        room = width - 5 - sum(cell_len(text) for text, _ in right)
        self.put(sides(self._left_pieces(room), right, width))

    def _left_pieces(self, room: int) -> list[Piece]:
        if self._doubts:
            more = f" (+{len(self._doubts) - 1})" if len(self._doubts) > 1 else ""
            text = cut(self._doubts[0], room - 2 - len(more)) + more
            return [(drawn(PARTLY), PARTLY.tone.style), (f" {text}", Tone.INK.style)]
        if self._passed:
            return [(drawn(DONE), DONE.tone.style), (f" {cut(self._passed[0], room - 2)}", MUTED)]
        return []
