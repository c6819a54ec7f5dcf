"""A cursor is painted before all else its key causes, and looks as it will afterwards."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style
from textual.geometry import Offset, Region
from textual.messages import Update
from textual.pilot import Pilot
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lorapp.screens.drawing.frugal import FrugalApp
from lorapp.screens.frame import find
from lorapp.widgets.frame.at_once import Pieces, gather_asked, paint_at_once
from lorapp.widgets.frame.bars import StatusLine
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.rows.rows import Group, RowList
from tests.screens.real import demo_services, opened

Cells = list[list[tuple[str, Style | None]]]


def cells(strips: list[Strip]) -> Cells:
    """Each cell with its style, however the line is cut."""
    return [[(sign, style) for text, style, _ in strip for sign in text] for strip in strips]


def watched(pilot: Pilot[Any], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What happens, in order: the lines painted at once, and the rows that are explained."""
    told: list[str] = []
    usual = FrugalApp._display

    def display(app: FrugalApp, screen: Any, update: Any) -> None:  # noqa: ANN401  Textual's own
        if isinstance(update, Pieces):
            told.extend(strip.text for _, strip in update.pieces)
        usual(app, screen, update)

    monkeypatch.setattr(FrugalApp, "_display", display)
    screen = pilot.app.screen
    explain = screen._explain  # type: ignore[attr-defined]  # of Today

    def explained() -> None:
        told.append("explained")
        explain()

    monkeypatch.setattr(type(screen), "_explain", lambda _self: explained())
    return told


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_lines_painted_at_once_are_those_that_textual_paints(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), size) as pilot:
        for key in "1345":
            await pilot.press(key)
            await pilot.pause()
            for rows in pilot.app.screen.query(RowList):
                whole = Region(0, 0, *rows.size)
                assert cells(rows.render_lines(whole)) == cells(
                    ScrollView.render_lines(rows, whole)
                )


async def test_both_rows_are_painted_before_the_panel_explains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        told = watched(pilot, monkeypatch)
        rows = pilot.app.screen.query_one(RowList)
        rows.action_down()
        left, entered = told
        assert {left[0], entered[0]} == {" ", "▌"}
        assert "explained" not in told


async def test_nothing_is_painted_at_once_behind_a_dialog_or_in_a_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        told = watched(pilot, monkeypatch)
        rows = pilot.app.screen.query_one(RowList)
        with pilot.app.batch_update():
            rows.action_down()
        await pilot.press("f")
        await pilot.pause()
        told.clear()
        rows.action_down()
        assert not told


async def test_a_row_as_wide_as_before_its_bar_came_leaves_the_bar_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (80, 24)) as pilot:
        rows = pilot.app.screen.query_one(RowList)
        assert rows.show_vertical_scrollbar
        told = watched(pilot, monkeypatch)
        rows.refresh(Region(0, 1, 80, 1))
        paint_at_once(rows)
        assert [len(text) for text in told] == [79]


async def test_a_widget_that_is_not_shown_is_left_to_textual(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        told = watched(pilot, monkeypatch)
        hidden = pilot.app.screen.query_one(FilterLine)
        hidden.refresh()
        paint_at_once(hidden)
        assert not told


async def test_a_character_is_echoed_before_the_list_is_narrowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        told = watched(pilot, monkeypatch)
        rows = pilot.app.screen.query_one(RowList)
        before = len(rows.ids)
        seen: list[int] = []
        line = pilot.app.screen.query_one(FilterLine)
        usual = line.render_lines

        def noted(crop: Region) -> list[Strip]:
            seen.append(len(rows.ids))
            return usual(crop)

        line.render_lines = noted  # type: ignore[method-assign]  # notes when it is drawn
        await pilot.press("t", "h")
        await pilot.pause()
        assert seen[0] == before
        assert len(rows.ids) < before
        assert any(" t" in text for text in told)


async def test_a_name_is_echoed_before_it_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        told: list[str] = []
        usual, display = find.matching, FrugalApp._display

        def sought(found: Iterable[find.Entry], asked: str) -> list[find.Entry]:
            told.append("sought")
            return usual(found, asked)

        def seen(app: FrugalApp, screen: Any, update: Any) -> None:  # noqa: ANN401  Textual's own
            if isinstance(update, Pieces):
                told.append("echoed")
            display(app, screen, update)

        monkeypatch.setattr(find, "matching", sought)
        monkeypatch.setattr(FrugalApp, "_display", seen)
        await pilot.press("u")
        await pilot.pause()
        assert told[:2] == ["echoed", "sought"]


async def test_what_is_about_to_ask_is_painted_with_what_has_asked(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        screen = pilot.app.screen
        rows, status = screen.query_one(RowList), screen.query_one(StatusLine)
        rows.refresh(Region(0, 1, 20, 1))
        screen.post_message(Update(status))
        status._repaint_required = False
        gather_asked(screen)
        assert {rows, status} <= screen._dirty_widgets
        assert not rows._repaint_required
        with pilot.app.batch_update():
            rows.refresh(Region(0, 1, 20, 1))
            screen._layout_required = True
            gather_asked(screen)
            assert rows._repaint_required


async def test_a_list_that_stays_within_its_room_is_not_laid_out_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        rows = pilot.app.screen.query_one(RowList)
        laid_out: list[int] = []
        usual = Screen._refresh_layout

        def counted(screen: Screen[Any], *given: Any, **named: Any) -> None:  # noqa: ANN401
            laid_out.append(len(rows.ids))
            usual(screen, *given, **named)

        few = [Group("", tuple(rows._lines[at] for at in rows._stops[:3]))]  # type: ignore[misc]
        monkeypatch.setattr(Screen, "_refresh_layout", counted)
        rows.show(few)
        await pilot.pause()
        assert not laid_out
        assert rows.virtual_size.height == len(few[0].rows)
        long = Group("", tuple(few[0].rows) * 30)
        rows.show([long])
        await pilot.pause()
        assert laid_out, "it gets a bar"
        assert rows.show_vertical_scrollbar
        laid_out.clear()
        rows.show([Group("", long.rows[:-1])])
        await pilot.pause()
        assert not laid_out
        assert rows.vertical_scrollbar.window_virtual_size == len(long.rows) - 1


async def test_a_terminal_gets_the_cells_of_pieces_where_they_belong(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        strip = Strip.blank(3, Style.parse("on #102030"))
        update = Pieces([(Offset(4, 2), strip)])
        assert update.render_segments(pilot.app.console).startswith("\x1b[3;5H")
        assert "   " in update.render_segments(pilot.app.console)
        assert "".join(part.text for part in pilot.app.console.render(update)).endswith("   ")
