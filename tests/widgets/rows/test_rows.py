from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from rich.cells import cell_len
from textual import on
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from lorapp.widgets.rows.rows import Group, Row, RowList
from lorapp.widgets.text import glyphs
from tests.widgets.stage import Stage


class Shown(Stage):
    """A list and what it told."""

    @on(RowList.Highlighted)
    def note(self, event: RowList.Highlighted) -> None:
        self.told.append(event.row.id if event.row else "none")

    @on(RowList.Chosen)
    def choose(self, event: RowList.Chosen) -> None:
        self.told.append(f"chosen {event.row.id}")


def group(*names: str, heading: str = "Do now") -> Group:
    rows = tuple(
        Row(id=name, title=name, glyph=glyphs.OPEN, fact="send Mon", number="  9 d left")
        for name in names
    )
    return Group(heading, rows, str(len(rows)))


@asynccontextmanager
async def showing(
    *groups: Group, size: tuple[int, int] = (80, 10)
) -> AsyncIterator[tuple[Pilot[Any], RowList, Shown]]:
    app = Shown(RowList())
    async with app.run_test(size=size) as pilot:
        rows = app.query_one(RowList)
        rows.show(groups)
        await pilot.pause()
        yield pilot, rows, app


def current_of(rows: RowList) -> str | None:
    return rows.current.id if rows.current else None


def text_of(rows: RowList, y: int) -> str:
    return rows.render_line(y).text


async def test_the_columns_stand_where_the_look_says() -> None:
    async with showing(group("Assign the letter")) as (_, rows, _app):
        line = text_of(rows, 1)
        assert line[0] == "▌"
        assert line[2] == "○"
        assert line.index("Assign") == 4
        assert line.index("send Mon") == 53
        assert line[68:78] == "  9 d left"
        assert text_of(rows, 0)[77] == "1"


async def test_keys_move_over_headings_and_stop_at_the_ends() -> None:
    async with showing(group("a", "b"), group("c", heading="Later")) as (pilot, rows, app):
        await pilot.press("j", "j", "j")
        assert current_of(rows) == "c"
        await pilot.press("k", "up", "up")
        assert app.told == ["a", "b", "c", "b", "a"]
        await pilot.press("end", "home", "pagedown", "pageup", "enter")
        assert app.told[-1] == "chosen a"


async def test_the_cursor_stays_on_its_row_after_a_reload() -> None:
    async with showing(group("a", "b", "c")) as (pilot, rows, _app):
        await pilot.press("j")
        rows.show([group("x", "a", "b")])
        assert current_of(rows) == "b"


async def test_when_its_row_is_gone_the_cursor_stays_in_its_place() -> None:
    async with showing(group("a", "b", "c")) as (pilot, rows, app):
        await pilot.press("j")
        rows.show([group("a", "c")])
        await pilot.pause()
        assert current_of(rows) == "c"
        rows.show([])
        await pilot.pause()
        assert current_of(rows) is None
        await pilot.press("j", "enter")
        assert app.told[-1] == "none"


async def test_a_click_moves_the_cursor_and_a_second_one_chooses() -> None:
    async with showing(group("a", "b")) as (pilot, _rows, app):
        await pilot.click(RowList, offset=(10, 2))
        await pilot.click(RowList, offset=(10, 2))
        await pilot.click(RowList, offset=(10, 0))
        assert app.told == ["a", "b", "chosen b"]


async def test_a_long_list_scrolls_with_the_cursor() -> None:
    names = [f"row {number}" for number in range(50)]
    async with showing(group(*names)) as (pilot, rows, _app):
        await pilot.press("end")
        await pilot.pause()
        assert any("row 49" in text_of(rows, y) for y in range(10))
        await pilot.press("home")
        await pilot.pause()
        assert "Do now" in text_of(rows, 0)
        assert rows.select("row 30")
        assert not rows.select("nobody")
        await pilot.pause()
        assert any("row 30" in text_of(rows, y) for y in range(10))


async def test_every_line_is_as_wide_as_the_list_whatever_people_are_called() -> None:
    names = (
        "王小明" * 30,
        "👩‍⚕️ Dr. Ж" * 9,
        "מכתב המלצה",
        "a\x1b[2Jb\x9b1m",
        "[/] [red]x",
        "é" * 99,
    )
    for width in (60, 80, 120):
        async with showing(group(*names), size=(width, 12)) as (_, rows, _app):
            for y in range(8):
                line = rows.render_line(y)
                assert cell_len(line.text) == line.cell_length == rows.size.width
                assert "\x1b" not in line.text
                assert "\x9b" not in line.text


async def test_below_eighty_columns_the_fact_goes_first() -> None:
    async with showing(group("Assign"), size=(70, 10)) as (_, rows, _app):
        assert "send Mon" not in text_of(rows, 1)
        assert text_of(rows, 1)[58:68] == "  9 d left"


async def test_moving_the_cursor_repaints_two_lines_only() -> None:
    async with showing(group("a", "b", "c")) as (pilot, rows, _app):
        drawn: list[int] = []
        original = rows.render_line

        def watched(y: int) -> Strip:
            drawn.append(y)
            return original(y)

        rows.render_line = watched  # type: ignore[method-assign]  # counts what is painted
        await pilot.press("j")
        await pilot.pause()
        assert sorted(set(drawn)) == [1, 2]


def test_of_several_moves_at_once_only_the_last_is_told() -> None:
    rows, others = RowList(), RowList()
    moved = RowList.Highlighted(rows, None)
    assert moved.can_replace(RowList.Highlighted(rows, Row(id="b", title="b")))
    assert not moved.can_replace(RowList.Highlighted(others, None))
    assert not moved.can_replace(RowList.Chosen(rows, Row(id="b", title="b")))


async def test_plain_characters_stand_in_for_glyphs() -> None:
    glyphs.choose(ascii_only=True)
    try:
        async with showing(group("x" * 99)) as (_, rows, _app):
            line = text_of(rows, 1)
            assert line.isascii()
            assert line.startswith("> o xxx")
    finally:
        glyphs.choose(ascii_only=False)


async def test_a_list_without_room_draws_no_line_longer_than_itself() -> None:
    groups = (group("Assign the letter", "Ask", heading="Do now"), group("Wait", heading="Later"))
    async with showing(*groups, size=(1, 10)) as (pilot, rows, _app):
        for width in (*range(1, 64), 79, 81):
            await pilot.resize_terminal(width, 10)
            lines = rows.render_lines(Region(0, 0, width, 5))
            assert {(cell_len(line.text), line.cell_length) for line in lines} == {(width, width)}
