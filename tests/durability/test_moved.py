"""D7: the store is moved, deleted or replaced while lorapp has it open."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Static

from lorapp.bootstrap import Services, open_services
from lorapp.clock import FixedClock
from lorapp.db.store import Store
from lorapp.domain.letters.record import EventKind
from lorapp.errors import LorError, StoreError
from lorapp.paths import Paths
from lorapp.screens.dialogs.log import LogDialog
from lorapp.services.keeping.invariants import changed_silently
from tests.conftest import NOON, a_beginning
from tests.db.scratch import opened, plain
from tests.kept_forms import kept_forms
from tests.screens import real

GONE = "was moved or deleted while lorapp had it open"


def _delete(paths: Paths) -> None:
    paths.db.unlink()


def _move(paths: Paths) -> None:
    paths.db.rename(paths.home / "elsewhere.db")


def _replace(paths: Paths) -> None:
    (paths.home.parent / "other" / "lorapp.db").replace(paths.db)


def _move_the_folder(paths: Paths) -> None:
    paths.home.rename(paths.home.with_name("elsewhere"))


HARM: dict[str, Callable[[Paths], None]] = {
    "deleted": _delete,
    "moved": _move,
    "replaced": _replace,
    "moved with its folder": _move_the_folder,
}


@pytest.fixture
def running(tmp_path: Path) -> Services:
    """A store that was closed and is open again; beside it one of as many steps, another's."""
    for name in ("other", "home"):
        with opened(tmp_path / name) as services:
            services.unit.begin(a_beginning(), "Begin")
            _add(services, name)
    return open_services(tmp_path / "home", FixedClock(NOON))


def _add(services: Services, theme: str) -> None:
    services.unit.command(theme, lambda file: replace(file, themes=(*(file.themes or ()), theme)))


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _expect_gone(services: Services) -> None:
    before = plain(services)
    for _ in range(2):
        with pytest.raises(StoreError, match=GONE):
            _add(services, "lost")
    assert plain(services) == before, "what was saved is still shown"


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_the_next_save_says_so_and_what_was_saved_is_kept_as_a_copy(
    running: Services, harm: Callable[[Paths], None]
) -> None:
    _add(running, "saved")
    paths, before = running.home, plain(running)
    harm(paths)
    there = _content(paths.db)
    _expect_gone(running)
    running.close()
    assert "What was saved is kept at" in running.unit.notices[-1]
    assert _content(paths.db) == there
    assert not paths.seal.exists()
    (copy,) = paths.backups.glob("lorapp-*-step3.db")
    with opened(paths.home) as again:
        again.backups.restore(copy)
        assert plain(again) == before
        assert changed_silently(again.unit.store()) == ()
    print(f"D7 harm={harm.__name__.strip('_')} told=2 written=0 lost=0")


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_a_store_that_went_away_before_it_was_opened_is_never_begun_anew(
    running: Services, harm: Callable[[Paths], None]
) -> None:
    paths, before = running.home, plain(running)
    harm(paths)
    there = _content(paths.db)
    _expect_gone(running)
    running.close()
    assert _content(paths.db) == there
    with opened(paths.home) as again:
        assert _is_not_taken_for(again, before)
    print(f"D7 harm={harm.__name__.strip('_')} sealed told=2 written=0")


def _is_not_taken_for(services: Services, before: object) -> bool:
    """The record of the store that is gone must not be shown for that of another file."""
    try:
        return services.unit.is_empty() or plain(services) != before
    except LorError:
        return True


def test_a_store_that_is_put_back_is_saved_into_again_without_a_restart(running: Services) -> None:
    running.unit.warm()
    _move(running.home)
    _expect_gone(running)
    (running.home.home / "elsewhere.db").rename(running.home.db)
    _add(running, "hope")
    running.close()
    with opened(running.home.home) as again:
        assert again.unit.file().themes == ("home", "hope")
        assert again.unit.notices == []


def test_a_program_that_does_not_look_would_show_the_old_record_over_another_file(
    running: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(running, "saved")
    before = plain(running)
    monkeypatch.setattr(Store, "is_in_place", True)
    _replace(running.home)
    _expect_gone(running)
    running.close()
    with opened(running.home.home) as again:
        print("D7 mutant, no look at the file: the old record is shown over another store")
        assert not _is_not_taken_for(again, before)


async def test_what_was_typed_is_kept_while_the_store_is_away(tmp_path: Path) -> None:
    real.demo_services(tmp_path, "midseason").close()
    services = open_services(tmp_path / "store", FixedClock(NOON))
    async with real.opened(services) as pilot:
        services.unit.warm()
        _move_the_folder(services.home)
        await pilot.app.push_screen(LogDialog("B-L2", expected=EventKind.SPOKE))
        await real.press(pilot, "tab", "tab", "tab", *"a long talk")
        await real.press(pilot, "shift+tab", "shift+tab", "shift+tab", "enter")
        problem = pilot.app.screen.query_one("#problem", Static)
        assert GONE in str(problem.content)
        await real.press(pilot, "escape")
    (form,) = kept_forms(services.unfinished)
    kept = services.unfinished.load(form) or {}
    assert kept["note"] == "a long talk"
    print(f"D7 typed=11 kept={len(kept['note'])}")
