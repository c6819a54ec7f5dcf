"""A partial paint shows what a whole one would, and asks only for the rows it paints."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from textual._compositor import ChopsUpdate, Compositor
from textual._context import visible_screen_stack
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from lorapp.widgets.rows.rows import RowList
from tests.screens.real import demo_services, opened, press


def asked_of(widget: Widget) -> list[Region]:
    """The lines that a widget is asked for from now on."""
    asked: list[Region] = []
    usual = widget.render_lines

    def noted(crop: Region) -> list[Strip]:
        asked.append(crop)
        return usual(crop)

    widget.render_lines = noted  # type: ignore[method-assign]  # notes what is asked for
    return asked


async def test_two_rows_painted_again_are_all_a_list_is_asked_for(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        screen = pilot.app.screen
        rows = screen.query_one(RowList)
        asked = asked_of(rows)
        screen._compositor._dirty_regions = {Region(0, rows.region.y + 3, 60, 2)}
        screen._compositor.render_partial_update()
        assert [(crop.y, crop.height) for crop in asked] == [(3, 2)]


async def test_a_part_painted_again_is_the_part_of_the_whole(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        compositor = pilot.app.screen._compositor
        whole = [strip.text for strip in compositor.render_strips()]
        compositor._dirty_regions = {Region(0, 5, 120, 2), Region(80, 9, 20, 1)}
        update = compositor.render_partial_update()
        assert isinstance(update, ChopsUpdate)
        for y, first, last in update.spans:
            pieces = [strip.text for strip in update.chops[y].values() if strip is not None]
            assert "".join(pieces)[first:last] == whole[y][first:last]


async def test_frames_are_those_of_textual_cell_for_cell(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        for keys in ("1 z", "4 space", "4 a", "8"):
            await press(pilot, *keys.split())
            visible_screen_stack.set(pilot.app._background_screens)
            near = pilot.app.screen._compositor
            crop = near.size.region
            found = near._render_chops(crop, lambda _: True)
            usual = Compositor._render_chops(near, crop, lambda _: True)
            assert cells(found) == cells(usual), keys
            await press(pilot, "escape")


async def test_what_is_covered_is_not_asked_for(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        body = pilot.app.screen.query_one("#body")
        asked = asked_of(body)
        compositor = pilot.app.screen._compositor
        compositor._dirty_regions = {Region(0, body.region.y + 3, 40, 2)}
        compositor.render_partial_update()
        assert all(crop.height <= 2 for crop in asked)
        compositor._dirty_regions = {Region(0, 0, 120, 1)}
        asked.clear()
        compositor.render_partial_update()
        assert not asked


def cells(rows: Sequence[Mapping[int, Strip]]) -> list[list[tuple[str, object]]]:
    """Text and style of each piece, row by row."""
    lines = [Strip.join(row.values()).simplify() for row in rows]
    return [[(text, style) for text, style, _ in line] for line in lines]
