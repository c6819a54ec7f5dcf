"""Typed text that cannot be kept, as on a full disk, neither breaks the app nor holds anybody."""

from pathlib import Path

import pytest

from lorapp.bootstrap import open_services
from lorapp.clock import clock_from
from lorapp.errors import StoreError
from lorapp.screens.frame.typing_pause import KEEP_AFTER
from lorapp.services.computer.unfinished import Unfinished
from lorapp.services.interchange.demo import DEMO_NOW
from tests.screens.real import demo_services, opened, press, shown

FULL = "The disk is full."


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise StoreError(FULL)

    monkeypatch.setattr(Unfinished, "save", refuse)


@pytest.mark.usefixtures("full_disk")
@pytest.mark.parametrize(
    ("keys", "title"),
    [
        (("3", "a", "D", "r"), "Add a mentor"),
        (("4", "l", "tab", "3", "space", "n", "o", "v"), "What happened"),
    ],
)
async def test_a_form_on_a_full_disk_says_so_and_is_left_by_asking_twice(
    tmp_path: Path, keys: tuple[str, ...], title: str
) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, *keys)
        await pilot.pause(KEEP_AFTER + 0.1)
        assert FULL in " ".join(shown(pilot).split())
        await press(pilot, "escape")
        assert title in shown(pilot)
        assert "Esc again leaves without" in shown(pilot)
        await press(pilot, "escape")
        assert title not in shown(pilot)
        assert "text is kept" not in shown(pilot)


@pytest.mark.usefixtures("full_disk")
async def test_typing_on_after_the_warning_warns_again(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "3", "a", "D", "escape", "r", "escape")
        assert "Add a mentor" in shown(pilot)
        await press(pilot, "escape")
        assert "Add a mentor" not in shown(pilot)


@pytest.mark.usefixtures("full_disk")
async def test_the_first_questions_are_left_by_asking_twice(tmp_path: Path) -> None:
    async with opened(open_services(tmp_path / "store", clock_from(DEMO_NOW))) as pilot:
        await press(pilot, "A", "n", "escape")
        assert "Esc again leaves without it" in shown(pilot)
        assert FULL in shown(pilot)
        await press(pilot, "escape")
        assert "No record yet" in shown(pilot)


async def test_a_picture_that_cannot_be_saved_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise StoreError(FULL)

    monkeypatch.setattr("lorapp.services.exports.export_places.save_dated", refuse)
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "colon", *"picture", "enter")
        assert FULL in shown(pilot)
        await press(pilot, "4")
        assert "Needs you" in shown(pilot)


async def test_words_about_what_was_undone_meanwhile_are_told_not_broken_over(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await press(pilot, "4", "m", "e", "H", "i")
        while not services.unit.is_empty():
            services.history.undo()
        await pilot.pause(KEEP_AFTER + 0.1)
        assert "There is no record yet" in shown(pilot)
        await press(pilot, "escape", "escape")
        assert pilot.app.is_running
