"""The lines around every screen: who and when, where, how things stand, which keys."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from lorapp.frozen import dataclass
from lorapp.widgets.text.cells import KEY_STYLE, cut, one_line, trimmed
from lorapp.widgets.text.glyphs import MUTED, Glyph, Tone, drawn, own

WIDE: Final = 112
SLIM: Final = 80
NAME_MAX: Final = 24
KEYS_MAX: Final = 7
Piece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a line that can be clicked, and the action it stands for."""

    starts: int
    ends: int
    action: str


class OneLine(Widget):
    """One line of text over the whole width; parts of it may answer to a click."""

    DEFAULT_CSS = "OneLine { height: 1; width: 100%; }"

    @dataclass
    class Pressed(Message):
        """A clickable part was pressed."""

        action: str

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._line = Content()
        self._spots: tuple[Spot, ...] = ()

    def render(self) -> Content:
        return self._line

    def put(self, line: Content, spots: Sequence[Spot] = ()) -> None:
        """Draw another line, if it differs."""
        self._spots = tuple(spots)
        if not line.is_same(self._line):
            self._line = line
            self.refresh()

    def clear(self) -> None:
        """Say nothing."""
        self.put(Content())

    @property
    def text(self) -> str:
        """What the line says."""
        return self._line.plain

    def fit(self) -> None:
        """Fit the line to a new width."""

    def on_resize(self) -> None:
        self.fit()

    def on_click(self, event: events.Click) -> None:
        for spot in self._spots:
            if spot.starts <= event.x < spot.ends:
                self.post_message(self.Pressed(spot.action))


def sides(left: Sequence[Piece], right: Sequence[Piece], width: int) -> Content:
    """Put pieces at the left and right margins; the right ones go when there is no room."""
    used = 2 + sum(cell_len(text) for text, _ in left)
    need = 2 + sum(cell_len(text) for text, _ in right)
    if not right or used + need + 1 > width:
        return Content.assemble("  ", *left)
    return Content.assemble("  ", *left, " " * (width - used - need), *right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the top line says. ``now`` is aware, in the applicant's zone; ``place`` its city."""

    name: str
    season: str
    specialty: str
    now: datetime
    place: str
    eastern: datetime


class TopLine(OneLine):
    """Name and season at the left; the day and both clocks at the right."""

    _heading: Heading | None = None

    def show(self, heading: Heading) -> None:
        self._heading = heading
        self.fit()

    def fit(self) -> None:
        if self._heading is None:
            return
        width, heading = self.size.width, self._heading
        left: list[Piece] = [
            (cut(heading.name, NAME_MAX), "bold"),
            (own(f"  {heading.season}"), MUTED),
        ]
        if width >= WIDE and heading.specialty:
            left.append((own(" · ") + one_line(heading.specialty), MUTED))
        used = sum(cell_len(text) for text, _ in left) + 5
        for right in (_clocks(heading, wide=width >= WIDE), _clocks(heading, place=False)):
            if used + sum(cell_len(text) for text, _ in right) <= width:
                break
        self.put(sides(left, right, width))


def _clocks(heading: Heading, *, wide: bool = False, place: bool = True) -> list[Piece]:
    now, eastern = heading.now, heading.eastern
    year = f" {now.year}" if wide else ""
    other_day = f"{eastern:%a} " if eastern.date() != now.date() else ""
    return [
        (f"{now:%a} ", MUTED),
        (f"{now.day} {now:%b}{year}", Tone.INK.style),
        (own(" · "), MUTED),
        (f"{now:%H:%M}", Tone.INK.style),
        (
            own(f" {heading.place}" if place else "") + own(f" · {other_day}{eastern:%H:%M} ET"),
            MUTED,
        ),
    ]


@dataclass(frozen=True, slots=True)
class Tab:
    """One main screen: its number, which is its key, its mode and its name."""

    key: str
    mode: str
    name: str


class TabsLine(OneLine):
    """The main screens by number; the one that is open in the accent, underlined."""

    def __init__(self, tabs: Sequence[Tab], active: str, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id)
        self._tabs, self._active = tuple(tabs), active

    def fit(self) -> None:
        wide = self.size.width >= WIDE
        names = sum(len(tab.key) + len(tab.name) + 2 for tab in self._tabs) + 2 <= self.size.width
        pieces: list[Piece] = [("  ", "")]
        spots: list[Spot] = []
        at = 2
        for tab in self._tabs:
            is_active = tab.mode == self._active
            name = tab.name if names or is_active else ""
            key = f"{tab.key} " if wide else tab.key
            pieces += [
                (key, Tone.ACCENT.style if is_active else MUTED),
                (name, "$accent bold underline" if is_active else Tone.INK.style),
                ("   " if wide else "  ", ""),
            ]
            spots.append(Spot(at, at + len(key) + len(name), f"app.main('{tab.mode}')"))
            at += len(key) + len(name) + (3 if wide else 2)
        self.put(Content.assemble(*pieces), spots)


@dataclass(frozen=True, slots=True)
class Count:
    """One count of the status line; zero counts are left out by who makes them."""

    glyph: Glyph
    text: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A label and its counts: ``Letters ● 3 available  ! 1 late``."""

    label: str
    counts: tuple[Count, ...]

    def pieces(self) -> list[Piece]:
        found: list[Piece] = [(f"{self.label} ", MUTED)]
        for number, count in enumerate(self.counts):
            gap = "  " if number else ""
            found += [
                (gap + drawn(count.glyph), count.glyph.tone.style),
                (f" {count.text}", Tone.INK.style),
            ]
        return found


class StatusLine(OneLine):
    """How things stand, and for a while what was just done."""

    _left: tuple[Standing, ...] = ()
    _right: tuple[Standing, ...] = ()
    _note: str = ""
    _toast: Content | None = None

    def show(
        self, left: Sequence[Standing] = (), right: Sequence[Standing] = (), note: str = ""
    ) -> None:
        """Draw the counts; ``note`` is a plain remark at the right."""
        self._left, self._right, self._note = tuple(left), tuple(right), note
        if self._toast is None:
            self.fit()

    def say(self, toast: Content | None) -> None:
        """Show a toast in place of the counts; None brings the counts back."""
        if toast is self._toast:
            return
        self._toast = toast
        if toast is None:
            self.styles.height = 1
        self.fit()

    def fit(self) -> None:
        if self._toast is not None:
            self.put(self._told(self._toast, max(1, self.size.width - 4)))
            return
        left = [piece for standing in self._left for piece in standing.pieces()]
        right = [piece for standing in self._right for piece in standing.pieces()]
        if self._note:
            right.append((own(self._note), MUTED))
        self.put(sides(left, right, self.size.width))

    def _told(self, toast: Content, room: int) -> Content:
        """The toast on one line, or on two where it would be cut: what to do stands at its end."""
        parts = toast.wrap(room)
        if len(parts) > 1 and self.size.width:
            first, rest = parts[0].rstrip(), Content(" ").join(one.rstrip() for one in parts[1:])
            self.styles.height = 2
            return Content.assemble("  ", first, "\n  ", trimmed(rest, room))
        self.styles.height = 1
        return Content.assemble("  ", trimmed(toast, room))


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the key line: the cap, the verb, and the action a click runs."""

    cap: str
    label: str
    action: str


class KeyLine(OneLine):
    """At most seven keys; what does not fit drops from the right, ``?`` stays."""

    _keys: tuple[Key, ...] = ()

    def show(self, keys: Sequence[Key]) -> None:
        """Draw these keys; the last one stays whatever the width."""
        self._keys = tuple(keys)
        self.fit()

    def fit(self) -> None:
        if not self._keys:
            self.put(Content())
            return
        *first, last = self._keys
        most = KEYS_MAX - 1 if self.size.width >= SLIM else 4
        kept = first[:most]
        while kept and _keys_width((*kept, last)) > self.size.width:
            kept.pop()
        pieces: list[Piece] = [("  ", "")]
        spots: list[Spot] = []
        at = 2
        for key in (*kept, last):
            text = own(key.cap)
            pieces += [(text, KEY_STYLE), (f" {key.label}", MUTED), ("   ", "")]
            spots.append(Spot(at, at + cell_len(text) + 1 + cell_len(key.label), key.action))
            at = spots[-1].ends + 3
        self.put(Content.assemble(*pieces), spots)


def _keys_width(keys: Sequence[Key]) -> int:
    return 1 + sum(cell_len(key.cap) + cell_len(key.label) + 4 for key in keys)
