"""The copies of the store, and the way back when the store does not open."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.app import LorApp, RescueApp
from lorapp.bootstrap import open_services
from lorapp.clock import FixedClock
from lorapp.paths import Paths
from lorapp.screens.frame.routes import BY_NAME
from lorapp.screens.keeping.backups import BackupsScreen
from tests.conftest import NOON
from tests.durability.test_damage import changed_by_a_letter
from tests.screens.fakes import settle
from tests.screens.paths.helpers import keys
from tests.screens.real import as_one_line, demo_services, opened, shown
from tests.services.keeping.test_encryption import LIGHT

FOUND = "The store is damaged (it is not a lorapp store); it was left as it is."
COMMAND = " Run `lorapp restore FILE` with one of the backups beside it."


async def test_a_copy_is_made_shown_with_what_it_would_change_and_put_back(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        assert isinstance(pilot.app, LorApp)
        BY_NAME["Backups"][1](pilot.app)
        await settle(pilot)
        assert "No backup yet" in as_one_line(pilot)
        await keys(pilot, "b")
        assert "Samir Daghlani: 5 letters, 5 mentors" in as_one_line(pilot)
        services.unit.command("Drop interviews", lambda file: replace(file, interviews=()))
        await keys(pilot, "enter")
        told = as_one_line(pilot)
        assert "interviews 4 instead of 0" in told
        assert "Gone would be what was done since" in told
        await keys(pilot, "enter")
        assert services.unit.file().interviews == ()
        await keys(pilot, "enter", "j", "enter")
        assert len(services.unit.file().interviews) == 4
        assert "Restored" in as_one_line(pilot)


async def test_a_copy_of_which_a_letter_changed_is_told_before_and_after_it_is_put_back(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason")
    changed_by_a_letter(services.backups.make())
    async with opened(services) as pilot:
        assert isinstance(pilot.app, LorApp)
        BY_NAME["Backups"][1](pilot.app)
        await settle(pilot)
        await keys(pilot, "enter")
        assert "This copy was damaged: 1 part of it is not as saved." in as_one_line(pilot)
        await keys(pilot, "j", "enter")
        assert "Restored. This copy was damaged: 1 part of it is not" in as_one_line(pilot)


async def test_on_another_computer_a_copy_comes_in_before_there_is_any_record(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path / "old", "midseason")
    carried = tmp_path / "carried.db"
    services.backups.make().rename(carried)
    services.close()
    fresh = open_services(tmp_path / "new", FixedClock(NOON))
    async with opened(fresh) as pilot:
        await keys(pilot, "escape", "colon", *"backups", "enter", "o", *str(carried), "enter")
        await keys(pilot, "enter")
        told = as_one_line(pilot)
        assert "Samir Daghlani: 5 letters, 5 mentors" in told
        assert "There is no record here yet: nothing is replaced." in told
        await keys(pilot, "j", "enter")
        assert "Restored" in as_one_line(pilot)
        assert fresh.unit.file().applicant.name == "Samir Daghlani"
        await keys(pilot, "escape")
        assert "Do now" in shown(pilot)


@asynccontextmanager
async def rescued(home: Path, size: tuple[int, int]) -> AsyncIterator[Pilot[Any]]:
    """The app over a store that does not open."""
    services = open_services(home, FixedClock(NOON))
    with closing(services):
        app = RescueApp(services, None, FOUND + COMMAND)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot
        assert app.faults == []


def damaged(tmp_path: Path, *, with_copy: bool = True) -> Paths:
    """A demo store whose file became another one."""
    services = demo_services(tmp_path, "midseason")
    if with_copy:
        services.backups.make()
    services.close()
    services.home.db.write_bytes(b"This was a store.")
    return services.home


async def test_a_store_that_does_not_open_shows_its_copies_and_enter_brings_one_back(
    tmp_path: Path,
) -> None:
    paths = damaged(tmp_path)
    async with rescued(paths.home, (80, 24)) as pilot:
        told = as_one_line(pilot)
        assert "The store cannot be opened" in told
        assert "20:00" in told  # the applicant's own zone, read off the copy
        assert "Samir Daghlani" in told
        await keys(pilot, "enter")
        assert "cannot be read, so nothing can be compared" in as_one_line(pilot)
        await keys(pilot, "j", "enter")
        app = pilot.app
    assert isinstance(app, RescueApp)
    assert app.is_restored
    with closing(open_services(paths.home, FixedClock(NOON))) as services:
        assert services.unit.file().applicant.name == "Samir Daghlani"
    assert [path.read_bytes() for path in paths.damaged.iterdir()] == [b"This was a store."]


async def test_in_the_rescue_no_key_touches_anything_but_a_restore(tmp_path: Path) -> None:
    paths = damaged(tmp_path)
    before = paths.db.read_bytes()
    async with rescued(paths.home, (120, 36)) as pilot:
        await keys(pilot, "1", "5", "f", "R", "u", "U", "colon", "b", "escape", "a", "x", "slash")
        assert isinstance(pilot.app.screen, BackupsScreen)
        assert FOUND in as_one_line(pilot) or "cannot be opened" in as_one_line(pilot)
    assert paths.db.read_bytes() == before


async def test_without_any_copy_the_rescue_says_where_to_look(tmp_path: Path) -> None:
    paths = damaged(tmp_path, with_copy=False)
    async with rescued(paths.home, (80, 24)) as pilot:
        await keys(pilot, "enter")
        assert "No backup is there" in as_one_line(pilot)


def left_behind(paths: Paths) -> list[str]:
    """Files that hold what nobody may find: a half restore, or a passphrase."""
    found = [path for path in paths.home.rglob("*") if path.is_file()]
    return [
        path.name
        for path in found
        if path.name.startswith(".restore") or b"four words" in path.read_bytes()
    ]


async def open_copy(pilot: Pilot[Any], path: Path, passphrase: str) -> None:
    """Name a file and what opens it, and wait until it is looked into."""
    await keys(pilot, "o", *str(path), "enter", *passphrase, "enter")
    await settle(pilot)
    while any(one.name == "copy" for one in pilot.app.workers):
        await settle(pilot)
    await settle(pilot)


async def test_an_encrypted_copy_is_written_and_brought_back_by_its_passphrase(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        assert isinstance(pilot.app, LorApp)
        BY_NAME["Backups"][1](pilot.app)
        await settle(pilot)
        await keys(pilot, "e", *"too short", "enter", *"too short", "enter")
        assert "take 12 characters or more" in as_one_line(pilot)
        assert "too short" not in as_one_line(pilot)
        await keys(pilot, "escape", "e", *"four words and one", "enter", *"four words", "enter")
        assert "not the same" in as_one_line(pilot)
        await keys(pilot, *" and one", "enter")
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        (made,) = services.home.exports.iterdir()
        assert "Saved" in as_one_line(pilot)
        assert made.read_bytes().startswith(b"age-encryption.org/")
        assert b"Samir" not in made.read_bytes()
        services.unit.command("Drop interviews", lambda file: replace(file, interviews=()))
        light = tmp_path / "light.age"
        light.write_bytes(LIGHT)
        await open_copy(pilot, light, "another phrase")
        assert "does not open" in as_one_line(pilot)
        assert services.unit.file().interviews == ()
        await open_copy(pilot, made, "four words and one")
        assert "You would have: interviews 4 instead of 0." in as_one_line(pilot)
        assert "Gone would be what was done since: Drop interviews." in as_one_line(pilot)
        await keys(pilot, "j", "enter")
        assert len(services.unit.file().interviews) == 4
    assert left_behind(services.home) == []


@pytest.mark.parametrize("with_copy", [True, False])
async def test_the_rescue_names_the_key_and_no_command(tmp_path: Path, *, with_copy: bool) -> None:
    async with rescued(damaged(tmp_path, with_copy=with_copy).home, (80, 24)) as pilot:
        said = as_one_line(pilot)
        assert FOUND in said
        assert "lorapp restore" not in said
        way = "Enter shows what this copy brings back" if with_copy else "o brings it back"
        assert way in said
        await keys(pilot, "question_mark")
        assert "passphrase" not in shown(pilot)
