"""What is looked for on a main screen is found there, also where that screen is only coming up."""

from pathlib import Path

import pytest

import lorapp.screens.frame.openers  # noqa: F401  fills the tables
from lorapp.screens.frame.routes import BY_KIND
from lorapp.screens.mentors.mentors import MentorsScreen
from lorapp.screens.programs.programs import ProgramsScreen
from lorapp.screens.rotations.rotations import RotationsScreen
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import settle
from tests.screens.real import demo_services, opened, press

PLACES = [
    ("mentor", "B-M3", MentorsScreen),
    ("program", "B-P04", ProgramsScreen),
    ("rotation", "B-R2", RotationsScreen),
]


@pytest.mark.parametrize("is_coming_up", [False, True])
@pytest.mark.parametrize(("kind", "key", "screen"), PLACES)
async def test_the_cursor_stands_on_what_was_looked_for(
    tmp_path: Path, kind: str, key: str, screen: type[MentorsScreen], is_coming_up: bool
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        if is_coming_up:
            pilot.app.switch_mode(screen.MODE)
            pilot.app.switch_mode("today")
        BY_KIND[kind](pilot.app, key)  # type: ignore[arg-type]  # the real app
        await settle(pilot)
        assert isinstance(pilot.app.screen, screen)
        current = pilot.app.screen.query_one(RowList).current
        assert current is not None
        assert current.id == key


async def test_what_was_asked_for_gives_way_to_what_is_looked_for(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await press(pilot, "3", "slash", *"ottilie", "enter")
        BY_KIND["mentor"](pilot.app, "B-M2")  # type: ignore[arg-type]  # the real app
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, MentorsScreen)
        current = screen.query_one(RowList).current
        assert current is not None
        assert (current.id, screen.is_narrowed) == ("B-M2", False)
