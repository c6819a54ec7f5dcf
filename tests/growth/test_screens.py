"""What a key costs grows as the record does: every main screen and its views, opened and walked."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot

from lorapp.app import LorApp
from lorapp.bootstrap import open_services
from lorapp.clock import clock_from
from tests.growth.counting import LONG, Lines, counted, too_steep
from tests.growth.grown import AT, PEOPLE, PLACES, RECORDS, grown
from tests.screens.fakes import settle

N: Final = 12 if LONG else 6
LISTS: Final = {"people": PEOPLE, "places": PLACES}
DRAWING: Final = ("screens/drawing/", "app.py")
"""What a frame costs is bounded by the terminal; how many frames there are is chance."""
PAGE: Final = 25 * N
"""Lines of what is worked out once for everybody, by whichever view needs it first."""
FIRST: Final = "on the way in"
ALL: Final = (
    *("1", "1 space", "2", "2 v", "3", "3 v", "3 down", "4", "4 v", "4 down", "6", "6 v", "6 v v"),
    *("8", "5", "5 m", "5 o", "5 r", "7", "7 enter", "7 v", "7 v v", "f", "f u m", "1 H"),
)
"""Keys that lead to a view; between two views Esc goes back."""
WAYS: Final = {"people": ("3", "7 v v"), "places": ("6", "5 o", "7")}
"""Those gone without asking for the long form: where most was found to grow too fast."""


async def walked(home: Path, kind: str, ways: Sequence[str]) -> dict[str, Lines]:
    """How often each line is gone through on the way to each view."""
    found: dict[str, Lines] = {}
    app = LorApp(open_services(home, clock_from(AT[kind])))
    with counted() as lines, closing(app.services):
        async with app.run_test(size=(120, 36)) as pilot:
            await settle(pilot)
            for way in (FIRST, *ways):
                if way != FIRST:
                    lines.clear()
                    await _go(pilot, way)
                found[way] = lines.copy()
                await pilot.press("escape")
                await settle(pilot)
    assert app.faults == []
    return found


def steep_on(once: Lines, twice: Lines) -> list[str]:
    """What grows too fast on one way, apart from drawing."""
    return [one for one in too_steep(once, twice, PAGE) if not one.startswith(DRAWING)]


def ways_of(lists: str) -> Sequence[str]:
    """The ways that are gone with such a record."""
    return ALL if LONG else WAYS[lists]


async def _go(pilot: Pilot[Any], way: str) -> None:
    for key in way.split():
        await pilot.press(key)
        await settle(pilot)


@pytest.mark.parametrize("kind", RECORDS if LONG else ["late"])
@pytest.mark.parametrize("lists", LISTS)
async def test_screens_take_twice_the_work_for_twice_the_record(
    tmp_path: Path, kind: str, lists: str, few_compared: None
) -> None:
    homes = [tmp_path / f"{times}" for times in (N, 2 * N)]
    for home, times in zip(homes, (N, 2 * N), strict=True):
        services = open_services(home, clock_from(AT[kind]))
        services.unit.begin(grown(times, LISTS[lists], RECORDS[kind]()), "Begin")
        services.close()
    once, twice = [await walked(home, kind, ways_of(lists)) for home in homes]
    steep = {way for way in once if steep_on(once[way], twice[way])}
    if steep:
        # On a busy machine a view may be drawn more often than it need be: what is steep stays so.
        again = await walked(homes[1], kind, ways_of(lists))
        found = {way: steep_on(once[way], twice[way] & again[way]) for way in steep}
        steep = {way for way, lines in found.items() if lines}
        print(found)
    print(f"growth {kind} {lists}: views={len(once)} steep={len(steep)}")
    assert steep == set()
