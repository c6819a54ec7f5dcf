"""What is written to the terminal: only what differs, and never anything else than the frame."""

from collections.abc import Sequence

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, InlineUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from lorapp.screens.drawing.painting import Canvas, Painted
from lorapp.screens.drawing.strokes import erases_in_colour

Picture = list[list[tuple[str | bool, ...]]]
WIDTH, HEIGHT = 16, 3
STYLES = (
    Style.parse("#102030 on #405060"),
    Style.parse("#aabbcc on #405060"),
    Style.parse("bold #aabbcc on #405060"),
    Style.parse("underline #102030 on #0a0b0c"),
    Style.parse("red on blue"),
    Style.parse("dim on #405060"),
    Style(),
)
CELLS = st.lists(st.sampled_from(STYLES), min_size=WIDTH, max_size=WIDTH)
ROW = st.tuples(st.text("ab  ●é", min_size=WIDTH, max_size=WIDTH), CELLS)
SHORT = st.tuples(
    st.text("ab ●é", max_size=6).map(lambda text: text.ljust(WIDTH)),
    st.sampled_from(STYLES).map(lambda style: [style] * WIDTH),
)


def console() -> Console:
    made = Console(color_system="truecolor", force_terminal=True)
    assert made._color_system is ColorSystem.TRUECOLOR
    return made


def strip_of(text: str, styles: Sequence[Style]) -> Strip:
    return Strip(Segment.simplify(Segment(*cell) for cell in zip(text, styles, strict=True)))


def seen(screen: pyte.Screen) -> Picture:
    """What a person sees: the ink and weight of a blank are no part of it."""
    found: Picture = []
    for y in range(screen.lines):
        cells = (screen.buffer[y][x] for x in range(screen.columns))
        found.append(
            [
                (
                    cell.data,
                    cell.bg,
                    cell.underscore,
                    *((cell.fg, cell.bold) * bool(cell.data.strip() or cell.underscore)),
                )
                for cell in cells
            ]
        )
    return found


def painted(*writings: str) -> Picture:
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for writing in writings:
        stream.feed(writing)
    return seen(screen)


def whole(rows: Sequence[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[row] for row in rows], Region(0, 0, WIDTH, HEIGHT))


def part(rows: Sequence[Strip], y: int) -> ChopsUpdate:
    return ChopsUpdate([{0: row} for row in rows], [(y, 0, WIDTH)], [[WIDTH]] * HEIGHT)


Cells = tuple[str, list[Style]]


def assert_kept_up(canvas: Canvas, first: list[Cells], later: list[tuple[int, Cells]]) -> None:
    """What stands after some rows have changed is what a frame painted anew would be."""
    rows = [strip_of(*row) for row in first]
    written = [canvas.written(whole(rows), console())]
    for y, row in later:
        rows[y] = strip_of(*row)
        written.append(canvas.written(part(rows, y), console()))
    anew = whole(rows).render_segments(console()).replace("\n", "\r\n")
    assert painted(*written) == painted(anew)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(ROW, min_size=HEIGHT, max_size=HEIGHT),
    st.lists(st.tuples(st.integers(0, HEIGHT - 1), ROW), max_size=4),
)
def test_the_terminal_ends_as_if_everything_had_been_painted_anew(
    first: list[Cells], later: list[tuple[int, Cells]]
) -> None:
    assert_kept_up(Canvas(), first, later)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(ROW | SHORT, min_size=HEIGHT, max_size=HEIGHT),
    st.lists(st.tuples(st.integers(0, HEIGHT - 1), SHORT), min_size=1, max_size=4),
)
def test_what_the_terminal_erases_looks_as_if_blanks_had_been_written(
    first: list[Cells], later: list[tuple[int, Cells]]
) -> None:
    assert_kept_up(Canvas(may_erase=True), first, later)


def test_long_blanks_are_erased_where_the_terminal_keeps_the_ground() -> None:
    rows = plain_rows("a", "b", "c")
    for may_erase in (False, True):
        canvas = Canvas(may_erase=may_erase)
        canvas.written(whole(plain_rows(*"x" * 3)), console())
        written = canvas.written(whole(rows), console())
        assert ("\x1b[15X" in written) is may_erase
        assert (" " * 15 in written) is not may_erase


@pytest.mark.parametrize(
    ("name", "does"),
    [("xterm-256color", True), ("tmux-256color", True), ("screen", False), ("vt100", False)],
)
def test_only_terminals_known_for_it_erase_in_colour(name: str, does: bool) -> None:
    assert erases_in_colour(name) is does


LONG = 72
VERBS = st.lists(st.sampled_from(("open", "log it", "new entry", "é", "●")), min_size=1, max_size=3)
STARTS = st.tuples(VERBS, st.lists(st.sampled_from(STYLES), min_size=3, max_size=3))


def key_line(start: tuple[list[str], list[Style]], edge: Style) -> Strip:
    """A row as the key line is: some words that change, and many behind them that do not."""
    verbs, styles = start
    end = "  z snooze   x not needed   w why   / find   ? help"
    told = [Segment(f"{verb} ", style) for verb, style in zip(verbs, styles, strict=False)]
    room = LONG - sum(len(piece.text) for piece in told)
    return Strip([*told, Segment(end[:room], STYLES[1]), Segment(" " * (room - len(end)), edge)])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(STARTS, st.sampled_from(STYLES[:5])), min_size=2, max_size=4))
def test_a_row_whose_end_the_terminal_moves_ends_as_if_it_had_been_painted_anew(
    shown: list[tuple[tuple[list[str], list[Style]], Style]],
) -> None:
    canvas, region = Canvas(), Region(0, 0, LONG, 1)
    screen = pyte.Screen(LONG, 1)
    rows = [key_line(*one) for one in shown]
    pyte.Stream(screen).feed(canvas.written(LayoutUpdate([[rows[0]]], region), console()))
    for row in rows[1:]:
        update = ChopsUpdate([{0: row}], [(0, 0, LONG)], [[LONG]])
        pyte.Stream(screen).feed(canvas.written(update, console()))
        anew = pyte.Screen(LONG, 1)
        pyte.Stream(anew).feed(LayoutUpdate([[row]], region).render_segments(console()))
        assert seen(screen) == seen(anew)


def test_the_end_of_a_row_is_moved_rather_than_written_again() -> None:
    canvas, styles = Canvas(), [STYLES[0]] * 3
    short, long = (key_line(([verb], styles), STYLES[0]) for verb in ("open", "new entry"))
    first = LayoutUpdate([[short]], Region(0, 0, LONG, 1))
    canvas.written(first, console())
    for row in (long, short):
        written = canvas.written(ChopsUpdate([{0: row}], [(0, 0, LONG)], [[LONG]]), console())
        assert "help" not in written
        assert "not needed" not in written


def plain_rows(*texts: str) -> list[Strip]:
    return [strip_of(text.ljust(WIDTH), [STYLES[0]] * WIDTH) for text in texts]


def test_a_row_that_is_the_same_costs_nothing() -> None:
    canvas, rows = Canvas(), plain_rows("one", "two", "three")
    canvas.written(whole(rows), console())
    assert canvas.written(part(rows, 1), console()) == ""


def test_only_the_cells_that_differ_are_written() -> None:
    canvas = Canvas()
    canvas.written(whole(plain_rows("one", "two", "three")), console())
    written = canvas.written(part(plain_rows("one", "tao", "three"), 1), console())
    assert written.startswith("\x1b[2;2H")
    assert written.count("a") == 1
    assert "t" not in written


def test_what_is_forgotten_is_painted_whole() -> None:
    canvas, rows = Canvas(), plain_rows("one", "two", "three")
    canvas.written(whole(rows), console())
    canvas.forget()
    assert "two" in canvas.written(part(rows, 1), console())


def test_wide_signs_and_links_are_left_to_textual() -> None:
    for odd in (Segment("漢字"), Segment("link", Style(link="https://example.org"))):
        canvas, rows = Canvas(), plain_rows("one", "two", "three")
        canvas.written(whole(rows), console())
        rows[1] = Strip([odd])
        update = part(rows, 1)
        assert canvas.written(update, console()) == update.render_segments(console())
        rows[1] = plain_rows("two")[0]
        assert "two" in canvas.written(part(rows, 1), console())


def test_an_update_of_another_kind_passes_untouched() -> None:
    inline = InlineUpdate([])
    assert Canvas().over(inline) is inline
    assert isinstance(Canvas().over(whole(plain_rows("", "", ""))), Painted)
