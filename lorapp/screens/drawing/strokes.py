"""The bytes that write cells with pens, as few as it takes."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

FIRST_PEN: Final = 0x100000
"""Pens are numbered by private characters, so that a row of them is a string as its text is."""

_OFF: Final = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""How an attribute is taken back."""

ERASED_LEAST: Final = 6
"""Blanks at the end of a stroke that are cheaper to have erased, even where a jump follows."""

_ERASES_IN_COLOUR: Final = (
    "xterm",
    "tmux",
    "kitty",
    "alacritty",
    "foot",
    "wezterm",
    "ghostty",
    "rxvt",
    "konsole",
    "linux",
)
"""How terminals are called that keep the ground of the pen in what they erase; others may not."""

_UNSEEN_ON_BLANKS: Final = frozenset({"", "1", "2", "3"})


class Stroke(NamedTuple):
    """Cells beside one another, written with one pen."""

    x: int
    y: int
    text: str
    ansi: str

    def ends_at(self, other: "Stroke") -> bool:
        """Whether another one goes on where this one ends."""
        return self.y == other.y and self.x + len(self.text) == other.x

    def longer(self, other: "Stroke", ansi: str) -> "Stroke":
        """Both as one."""
        return Stroke(self.x, self.y, self.text + other.text, ansi)


def erases_in_colour(terminal: str) -> bool:
    """Whether cells that a terminal of this name (``TERM``) erases have the ground of the pen."""
    return terminal.startswith(_ERASES_IN_COLOUR)


class Brush:
    """Gathers one update, and says it with as few bytes as it takes.

    Either line by line, or pen by pen: a colour costs twenty bytes, a jump eight. With
    ``may_erase`` the terminal itself makes long runs of blanks.
    """

    def __init__(self, pens: list[str], *, may_erase: bool = False) -> None:
        self._pens = pens
        self._may_erase = may_erase
        self._strokes: list[Stroke] = []
        self._shifts: list[str] = []

    def shift(self, x: int, y: int, by: int) -> None:
        """Have the terminal move the end of a row from a place on, before anything is written."""
        self._shifts.append(f"\x1b[{y + 1};{x + 1}H\x1b[{abs(by)}{'@' if by > 0 else 'P'}")

    def write(self, x: int, y: int, text: str, pens: str) -> None:
        """Write cells at a place, each with its pen."""
        at = 0
        while at < len(text):
            pen, end = pens[at], at + 1
            while end < len(text) and pens[end] == pen:
                end += 1
            self._add(Stroke(x + at, y, text[at:end], self._pens[ord(pen) - FIRST_PEN]))
            at = end

    def _add(self, stroke: Stroke) -> None:
        """Keep a stroke; blanks go along with what stands beside them."""
        before = self._strokes[-1] if self._strokes else None
        if before is not None and before.ends_at(stroke):
            if _shows_as(before.ansi, stroke.ansi):
                self._strokes[-1] = before.longer(stroke, before.ansi)
                return
            if _shows_as(stroke.ansi, before.ansi):
                self._strokes[-1] = before.longer(stroke, stroke.ansi)
                return
        self._strokes.append(stroke)

    def in_order(self) -> str:
        """Everything gathered, line by line from left to right."""
        return "".join((*self._shifts, _told(self._strokes)))

    def done(self) -> str:
        """Everything gathered, with the terminal's own pen at the end."""
        by_pen: dict[str, list[Stroke]] = {}
        for stroke in self._strokes:
            by_pen.setdefault(stroke.ansi, []).append(stroke)
        told = _told(self._strokes, may_erase=self._may_erase)
        if len(by_pen) < len(self._strokes):
            _lend_pens(by_pen)
            in_turn = chain.from_iterable(by_pen[pen] for pen in _tour(by_pen))
            grouped = _told(in_turn, may_erase=self._may_erase)
            told = min(told, grouped, key=len)
        return "".join((*self._shifts, told))


def _lend_pens(by_pen: dict[str, list[Stroke]]) -> None:
    """Write blanks with a pen that is taken in hand anyhow, where they look the same with it."""
    for ground in [pen for pen in by_pen if _is_ground(pen)]:
        lender = next((pen for pen in by_pen if pen != ground and _shows_as(pen, ground)), None)
        if lender is not None:
            by_pen[lender] = sorted((*by_pen[lender], *by_pen.pop(ground)), key=_place)


def _place(stroke: Stroke) -> tuple[int, int]:
    return stroke.y, stroke.x


def _tour(pens: Iterable[str]) -> Iterator[str]:
    """The pens in an order in which one leads to the next with few bytes."""
    left, pen = list(pens), ""
    while left:
        pen = min(left, key=lambda other: len(_turn(pen, other)))
        left.remove(pen)
        yield pen


def _told(strokes: Iterable[Stroke], *, may_erase: bool = False) -> str:
    """The bytes of some strokes in this order."""
    parts: list[str] = []
    x = y = -1
    pen = ""
    for stroke in strokes:
        if (x, y) != (stroke.x, stroke.y):
            parts.append(_jump(x if y == stroke.y else -1, stroke))
        if stroke.ansi != pen and not _shows_as(pen, stroke.ansi):
            parts.append(_turn(pen, stroke.ansi))
            pen = stroke.ansi
        text = stroke.text.rstrip(" ") if may_erase and _is_bare(pen) else stroke.text
        blanks = len(stroke.text) - len(text)
        if blanks < ERASED_LEAST:
            text, blanks = stroke.text, 0
        parts.append(f"{text}\x1b[{blanks}X" if blanks else text)
        x, y = stroke.x + len(text), stroke.y
    if pen:
        parts.append(_turn(pen, ""))
    return "".join(parts)


def _jump(x: int, stroke: Stroke) -> str:
    """The shortest way to where a stroke begins; ``x`` is the place in its row, if it is there."""
    if x < 0:
        return f"\x1b[{stroke.y + 1};{stroke.x + 1}H" if stroke.x else f"\x1b[{stroke.y + 1}H"
    if stroke.x < x:
        return f"\x1b[{stroke.x + 1}G"
    return f"\x1b[{stroke.x - x}C" if stroke.x - x > 1 else "\x1b[C"


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
def on_blanks(ansi: str) -> str:
    """The pen as blanks show it: its ground, unless it draws lines as well."""
    attributes, _, ground = _parted(ansi)
    return ground if attributes in _UNSEEN_ON_BLANKS else ansi


@lru_cache(maxsize=4096)
def _shows_as(held: str, wanted: str) -> bool:
    """Whether blanks look the same with the pen in hand as with one that is nothing but ground."""
    return _is_ground(wanted) and on_blanks(held) == wanted


@lru_cache(maxsize=4096)
def _is_bare(ansi: str) -> bool:
    """Whether a pen shows nothing but its ground on blanks."""
    return _parted(ansi)[0] in _UNSEEN_ON_BLANKS


def _is_ground(ansi: str) -> bool:
    """Whether a pen is nothing but a ground, and so for blanks alone; see ``on_blanks``."""
    attributes, ink, ground = _parted(ansi)
    return bool(ground) and not attributes and not ink


def _drops_a_colour(before: tuple[str, str, str], after: tuple[str, str, str]) -> bool:
    return any(had and not has for had, has in zip(before[1:], after[1:], strict=True))


@lru_cache(maxsize=4096)
def _turn(old: str, new: str) -> str:
    """The shortest codes from one pen to another."""
    if not new:
        return "\x1b[m"
    before, after = _parted(old), _parted(new)
    was, now = (set(filter(None, part[0].split(";"))) for part in (before, after))
    lost = was - now
    if not lost <= _OFF.keys() or _drops_a_colour(before, after):
        return f"\x1b[0;{new}m"
    codes = sorted({_OFF[one] for one in lost})
    codes += sorted(now if lost else now - was)
    codes += [has for had, has in zip(before[1:], after[1:], strict=True) if had != has]
    return f"\x1b[{';'.join(codes)}m" if codes else ""
