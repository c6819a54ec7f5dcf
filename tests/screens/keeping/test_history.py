"""What was done, in the app, and the way back for what was removed (A103)."""

from dataclasses import replace
from pathlib import Path

from lorapp.app import LorApp
from tests.screens.paths.helpers import keys
from tests.screens.real import as_one_line, demo_services, opened, shown


async def test_what_was_removed_comes_back_by_enter_and_goes_by_undo(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    services.moments.remove("A-E1")
    services.unit.command(
        "Elsewhere", lambda file: replace(file, themes=(*file.themes, "later")), final=True
    )
    async with opened(services, (120, 36)) as pilot:
        await keys(pilot, "colon", *"trash", "enter")
        told = as_one_line(pilot)
        assert "Removed in the last 30 days" in told
        assert "Enter bring back" in told
        assert "Elsewhere for good Sun 22 Nov 19:00" in told
        await keys(pilot, "enter")
        assert "A-E1" in {moment.key for moment in services.unit.file().moments}
        told = as_one_line(pilot)
        assert "Bring back: moment" in told
        assert "Removed in the last 30 days" not in told
        await keys(pilot, "u", "g", "j")
        assert "Taken back at that moment." in as_one_line(pilot)
        await keys(pilot, "j")
        assert "It was taken back since, so it does not stand." in as_one_line(pilot)
        await keys(pilot, "j")
        assert "Undo does not reach it" in as_one_line(pilot)


async def test_where_nothing_was_done_the_history_says_so(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    async with opened(services) as pilot:
        await keys(pilot, "colon", *"history", "enter")
        assert "Begin" in shown(pilot) or "import" in shown(pilot).casefold()
        assert "Removed" not in shown(pilot)
        await keys(pilot, "enter")
        assert isinstance(pilot.app, LorApp)


async def test_the_palette_finds_a_command_by_the_word_on_its_key(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    services.themes.add("later")
    async with opened(services) as pilot:
        await keys(pilot, "colon", *"undo", "enter")
        assert "later" not in services.unit.file().themes
