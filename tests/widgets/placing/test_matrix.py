"""The grid of letters and programs: its widths, its cursor, and how it is drawn."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from rich.cells import cell_len
from textual import on
from textual.pilot import Pilot

from lorapp.widgets.placing.matrix import Head, Matrix, MatrixGrid, Sign
from lorapp.widgets.placing.matrix_paint import FROZEN, spread
from lorapp.widgets.rows.row_paint import MARGIN
from lorapp.widgets.rows.rows import Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.glyphs import Tone
from tests.widgets.stage import Stage

NAMES = ("Brockhausen", "Li", "Umetani", "李医生", "Khourani", *(f"Writer{n}" for n in range(10)))
HEADS = tuple(Head(f"L{n}", name, glyphs.THERE, Tone.GOOD) for n, name in enumerate(NAMES))
FREE, PINNED = Sign(glyphs.DOT, Tone.INK), Sign(glyphs.PLANNED, Tone.INK, "p")


def programs(count: int) -> Group:
    rows = tuple(
        Row(id=f"P{n}", title=f"Ashgrove {n} Internal Medicine", fact="2/3", number="1")
        for n in range(count)
    )
    return Group("", rows)


class Shown(Stage):
    """A grid and what it told."""

    @on(RowList.Chosen)
    def choose(self, event: RowList.Chosen) -> None:
        self.told.append(f"{event.row.id} {self.query_one(Matrix).letter}")


@asynccontextmanager
async def showing(
    rows: int = 300, letters: int = 15, size: tuple[int, int] = (80, 12)
) -> AsyncIterator[tuple[Pilot[Any], Matrix, Shown]]:
    app = Shown(MatrixGrid())
    async with app.run_test(size=size) as pilot:
        grid = app.query_one(Matrix)
        await pilot.pause()
        grid.draw(HEADS[:letters], [programs(rows)], sign)
        await pilot.pause()
        yield pilot, grid, app


def sign(program: str, letter: str) -> Sign:
    return PINNED if (program, letter) == ("P0", "L1") else FREE


def shown(pilot: Pilot[Any]) -> list[str]:
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


@pytest.mark.parametrize("width", [60, 68, 80, 100, 112, 120, 160, 200])
@pytest.mark.parametrize("letters", [0, 1, 5, 8, 15])
def test_columns_names_and_margin_share_the_width(width: int, letters: int) -> None:
    grid = spread(width, letters)
    used = FROZEN + grid.title + grid.count * grid.cell + MARGIN
    assert used <= width
    assert used == width or grid.title == 34
    assert grid.count == min(letters, grid.count)
    assert grid.title >= 18
    assert grid.begins == FROZEN + grid.title


async def test_every_line_is_as_wide_as_the_window_and_the_head_stays() -> None:
    async with showing() as (pilot, grid, _):
        for keys in ((), ("right",) * 9, ("greater_than_sign",)):
            await pilot.press(*keys)
            assert {cell_len(line) for line in shown(pilot)} == {80}
        lines = shown(pilot)
        assert lines[0].startswith("    letters 4 to 10 of 15")
        assert lines[1].startswith("    Program")
        assert "Ashgrove 299 IM" in lines[-1]
        assert grid.letter == "L9"


async def test_the_cursor_goes_over_letters_and_programs_and_stays_inside() -> None:
    async with showing(rows=30) as (pilot, grid, app):
        keys = ("left", "l", "j", "enter", "end", "right", "enter", "home", "pagedown", "enter")
        await pilot.press(*keys)
        await pilot.press("greater_than_sign", "enter", "less_than_sign", "enter", "h", "k")
        assert app.told == ["P1 L1", "P1 L14", "P10 L0", "P29 L0", "P0 L0"]
        grid.stand_on("L14")
        assert grid.letter == "L14"
        grid.stand_on("L99")
        assert grid.letter == "L14"
        await pilot.resize_terminal(200, 12)
        assert len(grid.window.shown) == 15


async def test_a_click_goes_to_a_cell_and_a_second_one_acts() -> None:
    async with showing(rows=5, letters=5) as (pilot, grid, app):
        at = grid.window.spread.begins + grid.window.spread.cell + 1
        await pilot.click(Matrix, offset=(at, 3))
        assert (grid.current and grid.current.id, grid.letter) == ("P3", "L1")
        await pilot.click(Matrix, offset=(at, 3))
        assert app.told == ["P3 L1"]
        await pilot.click(Matrix, offset=(6, 2))
        assert (grid.current and grid.current.id, grid.letter) == ("P2", "L1")
        await pilot.click(Matrix, offset=(at, 8))
        await pilot.click(Matrix, offset=(79, 2))
        assert (grid.letter, app.told) == ("L1", ["P3 L1"])


async def test_the_cursor_stays_on_its_letter_and_program_when_others_go() -> None:
    async with showing(rows=5, letters=5) as (pilot, grid, _):
        await pilot.press("down", "down", "end")
        grid.draw(HEADS[2:5], [Group("", programs(5).rows[1:])], sign)
        assert (grid.current and grid.current.id, grid.letter) == ("P2", "L4")
        grid.draw(HEADS[:2], [programs(1)], sign)
        assert (grid.current and grid.current.id, grid.letter) == ("P0", "L1")
        await pilot.pause()
        assert "◍p" in shown(pilot)[2]
        glyphs.choose(ascii_only=True)
        grid.refresh()
        grid.head.refresh()
        await pilot.pause()
        assert ">@p" in shown(pilot)[2]
        assert shown(pilot)[2].isascii()


async def test_without_letters_or_programs_nothing_is_drawn_and_keys_do_nothing() -> None:
    async with showing(rows=0, letters=0) as (pilot, grid, app):
        await pilot.press("right", "down", "enter", "end")
        assert (grid.letter, grid.current, app.told) == (None, None, [])
        grid.draw(HEADS[:2], [Group("Nothing here has this.", ())], sign)
        await pilot.press("right")
        await pilot.pause()
        assert "Nothing here has this." in shown(pilot)[2]
