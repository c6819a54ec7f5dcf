"""The calendar file from the Season screen: asked for, written, and named where it is."""

from pathlib import Path

from lorapp.screens.paths.choices import ChoiceDialog
from tests.screens.fakes import lines
from tests.screens.real import demo_services, opened, press


async def test_the_safe_answer_has_the_focus_and_the_toast_names_the_file(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await press(pilot, "6", "i")
        assert isinstance(pilot.app.screen, ChoiceDialog)
        shown = "\n".join(lines(pilot))
        assert "▌ ○ Without names, for a calendar others see" in shown
        await press(pilot, "enter")
        assert "Saved season-2027-private.ics in" in "\n".join(lines(pilot))
    exports = tmp_path / "store" / "exports"
    assert [path.name for path in exports.iterdir()] == ["season-2027-private.ics"]
    assert b"Ashgrove" not in (exports / "season-2027-private.ics").read_bytes()


async def test_names_are_one_key_away_and_leaving_writes_nothing(tmp_path: Path) -> None:
    exports = tmp_path / "store" / "exports"
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6", "i", "escape")
        assert not exports.exists()
        await press(pilot, "i", "j", "enter")
    assert b"Ashgrove" in (exports / "season-2027.ics").read_bytes()


async def test_a_full_folder_is_told_and_the_app_goes_on(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    services.home.exports.write_text("not a folder")
    async with opened(services, (120, 36)) as pilot:
        await press(pilot, "6", "i", "enter")
        assert "is not a folder" in "\n".join(lines(pilot))
