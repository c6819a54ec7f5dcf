"""What the status line says: a key that means nothing here, and what was just done."""

from pathlib import Path

from textual.widgets import Input

from tests.screens.fakes import lines
from tests.screens.real import demo_services, opened, press

SAID = "does nothing here. ? shows the keys that do."


async def test_a_letter_that_means_nothing_here_says_so(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "5", "l")
        assert lines(pilot)[22] == f"  l {SAID}"
        await press(pilot, "escape", "f12", "left")
        assert lines(pilot)[22] == f"  l {SAID}"


async def test_keys_that_mean_something_and_typed_text_say_nothing(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "5", "j", "slash", *"qz")
        assert pilot.app.screen.query_one(Input).value == "qz"
        assert SAID not in "\n".join(lines(pilot))


async def test_what_was_just_done_stays_to_be_read(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "z", *"+2d", "enter", "Y")
        assert "takes it back" in lines(pilot)[22]


async def test_what_was_done_is_told_as_done(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "3", "a", *"Elm", "ctrl+s")
        assert lines(pilot)[22].startswith("  Added mentor Elm.")
        await press(pilot, "u")
        assert lines(pilot)[22].startswith("  Taken back: Add mentor Elm.")
