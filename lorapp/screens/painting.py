"""Writes to the terminal only what differs from what stands there.

Textual paints every cell of a line that was touched and names both colours of every piece anew.
Here the last written cells are kept, only runs that differ are sent, and a colour is named when
it changes: a cursor key costs a third of the bytes (1.5 kB for 4.5 kB on Today), opening a screen
a third, and a slow line (ssh) feels it.

It leans on what Textual's compositor hands to ``App._display``; what is not known here is
painted by Textual itself, and what stands on the screen is then forgotten.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from lorapp.widgets.at_once import Pieces

BRIDGE: Final = 5
"""Cells between two runs that are cheaper to write again than to jump over."""

PENS_MAX: Final = 20_000
_FIRST_PEN: Final = 0x100000
"""Pens are numbered by private characters, so that a row of them is a string as its text is."""

_OFF: Final = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""How an attribute is taken back."""

_UNSEEN_ON_BLANKS: Final = frozenset({"", "1", "2", "3"})


class UnknownPieceError(Exception):
    """A piece that only Textual knows how to paint."""


class Canvas:
    """What stands on the terminal, cell by cell, as far as it is known.

    A row is its text and, as a string of the same length, the pens it was written with; only
    cells that are one column wide in every terminal are kept.
    """

    def __init__(self) -> None:
        self._rows: dict[int, tuple[str, str]] = {}
        self._pens: list[str] = []
        self._numbers: dict[str, str] = {}

    def forget(self) -> None:
        """Know nothing any more: what is painted next is painted whole."""
        self._rows.clear()
        self._pens.clear()
        self._numbers.clear()

    def over(self, update: RenderableType | None) -> RenderableType | None:
        """An update that writes only what differs, in the place of one of Textual's."""
        if isinstance(update, ChopsUpdate | LayoutUpdate | Pieces):
            return Painted(self, update)
        return update

    def written(self, update: CompositorUpdate, console: Console) -> str:
        """The bytes that bring the terminal from what stands there to what shall."""
        if len(self._pens) > PENS_MAX:
            self.forget()
        if isinstance(update, LayoutUpdate):
            self._rows.clear()
        system = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001  as Strip reads it
        brush = Brush(self._pens)
        try:
            for x, y, strip in _placed(update):
                self._paint(brush, x, y, self._cells(strip, system))
        except UnknownPieceError:
            self.forget()
            return update.render_segments(console)
        return brush.done()

    def _paint(self, brush: "Brush", x: int, y: int, cells: tuple[str, str]) -> None:
        text, pens = cells
        end = x + len(text)
        before = self._rows.get(y)
        if before is not None and len(before[0]) >= end:
            old_text, old_pens = before
            for start, stop in _differing((old_text[x:end], old_pens[x:end]), cells):
                brush.write(x + start, y, text[start:stop], pens[start:stop])
            after = old_text[:x] + text + old_text[end:], old_pens[:x] + pens + old_pens[end:]
            self._rows[y] = after
            return
        brush.write(x, y, text, pens)
        known_text, known_pens = before or ("", "")
        if x <= len(known_text):
            self._rows[y] = known_text[:x] + text, known_pens[:x] + pens

    def _cells(self, strip: Strip, system: ColorSystem) -> tuple[str, str]:
        texts: list[str] = []
        pens: list[str] = []
        for text, style, control in strip:
            if control or not _is_plain(text) or (style is not None and style.link):
                raise UnknownPieceError
            texts.append(text)
            ansi = _ansi(style, system)
            pens.append(self._number(_on_blanks(ansi) if text.isspace() else ansi) * len(text))
        return "".join(texts), "".join(pens)

    def _number(self, ansi: str) -> str:
        number = self._numbers.get(ansi)
        if number is None:
            number = self._numbers[ansi] = chr(_FIRST_PEN + len(self._pens))
            self._pens.append(ansi)
        return number


class Painted(CompositorUpdate):
    """An update of Textual's, written over what stands on a canvas."""

    def __init__(self, canvas: Canvas, update: ChopsUpdate | LayoutUpdate | Pieces) -> None:
        self._canvas = canvas
        self._update = update

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from console.render(self._update, options)

    def render_segments(self, console: Console) -> str:
        return self._canvas.written(self._update, console)


class Brush:
    """Gathers one update: where it stands and with which pen, so that neither is said twice."""

    def __init__(self, pens: list[str]) -> None:
        self._pens = pens
        self._parts: list[str] = []
        self._at: tuple[int, int] | None = None
        self._pen = ""

    def write(self, x: int, y: int, text: str, pens: str) -> None:
        """Write cells at a place, each with its pen."""
        self._go(x, y)
        at = 0
        while at < len(text):
            pen, end = pens[at], at + 1
            while end < len(text) and pens[end] == pen:
                end += 1
            ansi = self._pens[ord(pen) - _FIRST_PEN]
            if not _shows_as(self._pen, ansi):
                self._take(ansi)
            self._parts.append(text[at:end])
            at = end
        self._at = x + len(text), y

    def done(self) -> str:
        """Everything gathered, with the terminal's own pen at the end."""
        self._take("")
        return "".join(self._parts)

    def _go(self, x: int, y: int) -> None:
        if self._at == (x, y):
            return
        if self._at is not None and self._at[1] == y and x > self._at[0]:
            self._parts.append(f"\x1b[{x - self._at[0]}C")
        else:
            self._parts.append(f"\x1b[{y + 1};{x + 1}H")

    def _take(self, ansi: str) -> None:
        if ansi != self._pen:
            self._parts.append(_turn(self._pen, ansi))
            self._pen = ansi


def _placed(update: CompositorUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The strips of an update, each with the cell it begins at."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            yield from _in_a_row(update.region.x, y, line)
    elif isinstance(update, ChopsUpdate):
        for y, first, last in update.spans:
            for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if strip is not None and x <= last and end > first:
                    is_whole = last > x >= first and end <= last
                    yield x, y, strip if is_whole else strip.crop(0, min(end, last) - x)
    elif isinstance(update, Pieces):
        for at, strip in update.pieces:
            yield at.x, at.y, strip
    else:
        raise UnknownPieceError


def _in_a_row(x: int, y: int, line: Iterable[Strip]) -> Iterator[tuple[int, int, Strip]]:
    for strip in line:
        if strip is not None:
            yield x, y, strip
            x += strip.cell_length


def _differing(old: tuple[str, str], new: tuple[str, str]) -> Iterator[tuple[int, int]]:
    """The runs of cells that differ; what lies close together is one run."""
    if old == new:
        return
    start = end = -1
    for at, (was_text, is_text, was_pen, is_pen) in enumerate(
        zip(old[0], new[0], old[1], new[1], strict=True)
    ):
        if was_text == is_text and was_pen == is_pen:
            continue
        if start >= 0 and at - end > BRIDGE:
            yield start, end
            start = at
        elif start < 0:
            start = at
        end = at + 1
    if start >= 0:
        yield start, end


@lru_cache(maxsize=4096)
def _is_plain(text: str) -> bool:
    """Whether each character takes one cell in every terminal."""
    if text.isascii():
        return text.isprintable()
    return all(get_character_cell_size(sign) == 1 for sign in text)


def _ansi(style: Style | None, system: ColorSystem) -> str:
    if style is None:
        return ""
    found = style._ansi  # noqa: SLF001  where Strip keeps it
    return Strip.render_ansi(style, system) if found is None else found


@lru_cache(maxsize=4096)
def _parted(ansi: str) -> tuple[str, str, str]:
    """The codes of a pen by what they change: attributes, ink, ground."""
    codes = ansi.split(";") if ansi else []
    attributes: list[str] = []
    ink = ground = ""
    while codes:
        code = codes[0]
        length = {"2": 5, "5": 3}[codes[1]] if code in {"38", "48"} else 1
        whole, codes = ";".join(codes[:length]), codes[length:]
        if code == "48" or (code != "4" and code.startswith(("4", "10"))):
            ground = whole
        elif code == "38" or (len(code) > 1 and code.startswith(("3", "9"))):
            ink = whole
        else:
            attributes.append(code)
    return ";".join(attributes), ink, ground


@lru_cache(maxsize=4096)
def _on_blanks(ansi: str) -> str:
    """The pen as blanks show it: its ground, unless it draws lines as well."""
    attributes, _, ground = _parted(ansi)
    return ground if attributes in _UNSEEN_ON_BLANKS else ansi


@lru_cache(maxsize=4096)
def _shows_as(held: str, wanted: str) -> bool:
    """Whether blanks look the same with the pen in hand as with the one that is nothing but ground.

    A pen of only a ground is for blanks alone; see ``_on_blanks``.
    """
    attributes, ink, ground = _parted(wanted)
    return bool(ground) and not attributes and not ink and _on_blanks(held) == wanted


def _drops_a_colour(before: tuple[str, str, str], after: tuple[str, str, str]) -> bool:
    return any(had and not has for had, has in zip(before[1:], after[1:], strict=True))


@lru_cache(maxsize=4096)
def _turn(old: str, new: str) -> str:
    """The shortest codes from one pen to another."""
    if not new:
        return "\x1b[0m"
    before, after = _parted(old), _parted(new)
    was, now = (set(filter(None, part[0].split(";"))) for part in (before, after))
    lost = was - now
    if not lost <= _OFF.keys() or _drops_a_colour(before, after):
        return f"\x1b[0;{new}m"
    codes = sorted({_OFF[one] for one in lost})
    codes += sorted(now if lost else now - was)
    codes += [has for had, has in zip(before[1:], after[1:], strict=True) if had != has]
    return f"\x1b[{';'.join(codes)}m" if codes else ""
