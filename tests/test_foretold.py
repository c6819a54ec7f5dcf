"""What was foretold is said only while it is so, and then it is what the long way says."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp import foretold
from lorapp.bootstrap import open_services
from lorapp.clock import clock_from
from lorapp.db.seal import read_seal
from lorapp.foretold import Foretold, Telling, cut_at_clocks, joined, present
from lorapp.paths import Paths
from lorapp.services.demo import DEMO_NOW
from tests.screens.real import demo_services

CLOCKS = ("20:00", "12:00")


@given(st.text("ab0:12"), st.text("ab0:12"), st.text("ab0:12"))
def test_a_text_cut_at_its_clocks_is_whole_again(before: str, between: str, after: str) -> None:
    text = f"{before}20:00{between}12:00{after}"
    parts = cut_at_clocks(text, CLOCKS)
    assert joined(parts, CLOCKS) == text
    assert len(parts) >= len(CLOCKS)


def test_the_clocks_of_another_minute_take_the_place_of_the_first() -> None:
    parts = cut_at_clocks("at 20:00 in Amman, 12:00 ET", CLOCKS)
    assert joined(parts, ("20:07", "12:07")) == "at 20:07 in Amman, 12:07 ET"
    assert joined(cut_at_clocks("at 12:00 in Toronto", ("12:00", "12:00")), ("9", "9")) == (
        "at 9 in Toronto"
    )


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A sealed store with something foretold for the demo's own day."""
    services = demo_services(tmp_path, "midseason")
    paths = services.home
    services.close()
    begins = datetime.fromisoformat(DEMO_NOW)
    telling = Telling(
        begins.isoformat(),
        (begins + timedelta(hours=2)).isoformat(),
        (180, -300),
        ("page ", " and ", ""),
        ("text ", " and ", ""),
    )
    monkeypatch.setenv("LORAPP_HOME", str(paths.home))
    monkeypatch.setenv("LORAPP_NOW", DEMO_NOW)
    monkeypatch.setenv("TERM", "xterm-256color")
    look = foretold.look_mark(paths, {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"})
    made = Foretold(foretold.rules_mark(paths), look, 80, 24, (telling,))
    seal = read_seal(paths)
    assert seal is not None
    foretold.keep(paths, made, seal.sha256)
    return paths


@pytest.fixture(autouse=True)
def _same_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLORTERM", "TERM_PROGRAM", "FORCE_COLOR", "PYTHONIOENCODING", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("LANG", raising=False)


@pytest.mark.usefixtures("home")
def test_what_was_foretold_is_said_with_the_present_minute() -> None:
    found = present()
    assert found is not None
    assert (found.page, found.text) == ("page 20:00 and 12:00", "text 20:00 and 12:00")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("minutes", [-1, 120, 60 * 24])
def test_outside_its_hours_nothing_is_said(monkeypatch: pytest.MonkeyPatch, minutes: int) -> None:
    moved = datetime.fromisoformat(DEMO_NOW) + timedelta(minutes=minutes)
    monkeypatch.setenv("LORAPP_NOW", moved.isoformat())
    assert present() is None


def _other_byte(paths: Paths) -> None:
    content = bytearray(paths.db.read_bytes())
    content[-1] ^= 1
    paths.db.write_bytes(content)


def _own_rules(paths: Paths) -> None:
    paths.rules.mkdir()
    (paths.rules / "constants.toml").write_text("", encoding="utf-8")


def _folder(paths: Paths) -> None:
    paths.foretold.unlink()
    paths.foretold.mkdir()


CHANGES: dict[str, Callable[[Paths], object]] = {
    "another byte in the store": _other_byte,
    "no store": lambda paths: paths.db.unlink(),
    "no seal": lambda paths: paths.seal.unlink(),
    "rules of one's own": _own_rules,
    "half a file": lambda paths: paths.foretold.write_bytes(paths.foretold.read_bytes()[:-9]),
    "a list where a table was": lambda paths: paths.foretold.write_bytes(b"[]"),
    "bytes that are no text": lambda paths: paths.foretold.write_bytes(b"\xff\xfe"),
    "a folder": _folder,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_any_change_nothing_is_said(home: Paths, change: Callable[[Paths], object]) -> None:
    assert present() is not None
    change(home)
    assert present() is None


def test_of_another_lorapp_nothing_is_said(home: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    assert home.foretold.exists()
    monkeypatch.setattr(foretold, "__version__", "99.0")
    assert present() is None


@pytest.mark.parametrize("variable", ["TERM", "NO_COLOR", "LC_ALL"])
@pytest.mark.usefixtures("home")
def test_in_another_terminal_the_answer_stands_without_its_page(
    monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "other")
    found = present()
    assert found is not None
    assert (found.page, found.text) == ("", "text 20:00 and 12:00")


def test_other_settings_have_another_page(home: Paths) -> None:
    home.settings.write_text('theme = "paper"\n', encoding="utf-8")
    found = present()
    assert found is not None
    assert found.page == ""


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("wrong", ["tomorrow", "1066-10-14"])
def test_a_wrong_clock_is_left_to_the_long_way(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("LORAPP_NOW", wrong)
    assert present() is None


def test_the_first_save_takes_it_back(home: Paths) -> None:
    services = open_services(home.home, clock_from(DEMO_NOW))
    services.unit.command("Change the name", lambda file: replace(file, portal_checks=()))
    assert not home.foretold.exists()
    services.close()
    assert present() is None


def test_a_copy_of_the_folder_says_what_the_folder_says(home: Paths, tmp_path: Path) -> None:
    copy = Paths(tmp_path / "copy")
    shutil.copytree(home.home, copy.home)
    found = foretold.of_store(copy)
    assert found is not None
    assert found.at(datetime(2026, 11, 22, 18, tzinfo=UTC)) == found.tellings[0]
