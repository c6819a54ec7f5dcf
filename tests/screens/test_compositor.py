"""A partial paint shows what a whole one would, and asks only for the rows it paints."""

from pathlib import Path

from textual._compositor import ChopsUpdate
from textual.geometry import Region
from textual.strip import Strip

from lorapp.widgets.rows import RowList
from tests.screens.real import demo_services, opened


async def test_two_rows_painted_again_are_all_a_list_is_asked_for(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        screen = pilot.app.screen
        rows = screen.query_one(RowList)
        asked: list[Region] = []
        usual = rows.render_lines

        def watched(crop: Region) -> list[Strip]:
            asked.append(crop)
            return usual(crop)

        rows.render_lines = watched  # type: ignore[method-assign]  # notes what is asked for
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
