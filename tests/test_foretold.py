"""What was foretold is said only while it is so, and then it is what the long way says."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp import foretold, recalled
from lorapp.bootstrap import open_services
from lorapp.clock import clock_from
from lorapp.foretold import Telling, without_clocks
from lorapp.paths import Paths
from lorapp.recalled import EASTERN_CLOCK, FIRST_LINE, HOME_CLOCK, answer_of, page_of, store_mark
from lorapp.services.interchange.demo import DEMO_NOW
from tests.screens.real import demo_services

CLOCKS = ("20:00", "12:00")
BEGINS = int(datetime.fromisoformat(DEMO_NOW).timestamp())
HOURS = 2
PAGE, ANSWER = "page \x01 and \x02", "text \x01 and \x02"
SIZE = 80, 24


def with_clocks(text: str, at_home: str, eastern: str) -> str:
    """A text whole again, as it is said in another minute."""
    return text.replace(HOME_CLOCK, at_home).replace(EASTERN_CLOCK, eastern)


@given(st.text("ab0:12"), st.text("ab0:12"), st.text("ab0:12"))
def test_a_text_without_its_clocks_is_whole_again_with_them(
    before: str, between: str, after: str
) -> None:
    text = f"{before}20:00{between}12:00{after}"
    timeless = without_clocks(text, CLOCKS)
    assert with_clocks(timeless, *CLOCKS) == text
    assert timeless.count("\x01") == timeless.count("\x02") == 1


def test_the_clocks_of_another_minute_take_the_place_of_the_first() -> None:
    timeless = without_clocks("at 20:00 in Amman, 12:00 ET", CLOCKS)
    assert with_clocks(timeless, "20:07", "12:07") == "at 20:07 in Amman, 12:07 ET"
    only = without_clocks("at 12:00 in Toronto", ("12:00", "12:00"))
    assert with_clocks(only, "09:00", "09:00") == "at 09:00 in Toronto"


@given(st.integers(0, 2**33), st.integers(-14 * 60, 14 * 60))
def test_a_clock_is_that_of_the_calendar(seconds: int, offset: int) -> None:
    there = datetime.fromtimestamp(seconds + 60 * offset, tz=UTC)
    assert recalled.clocks(seconds, (offset,)) == (f"{there:%H:%M}",)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A sealed store with something foretold for two hours of the demo's own day."""
    services = demo_services(tmp_path, "midseason")
    paths = services.home
    services.close()
    monkeypatch.setenv("LORAPP_HOME", str(paths.home))
    monkeypatch.delenv("LORAPP_NOW", raising=False)
    telling = Telling(BEGINS, BEGINS + HOURS * 3600, (180, -300), PAGE, ANSWER)
    foretold.keep(
        paths, foretold.blank(paths, "q", SIZE).also(telling), store_mark(str(paths.home))
    )
    at(monkeypatch, BEGINS)
    return paths


def at(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let the computer's clock stand at an instant."""
    monkeypatch.setattr(time, "time", lambda: seconds)


def said() -> tuple[str, str]:
    """The page of a terminal of the usual size, and the answer."""
    return page_of(os.environ, *SIZE)[0], answer_of(os.environ)


@pytest.fixture(autouse=True)
def _same_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("COLORTERM", "NO_COLOR", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("home")
def test_what_was_foretold_is_said_with_the_present_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said() == ("page 20:00 and 12:00", "text 20:00 and 12:00")
    assert page_of(os.environ, *SIZE)[1] == "q"
    at(monkeypatch, BEGINS + 67.5 * 60)
    assert said() == ("page 21:07 and 13:07", "text 21:07 and 13:07")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("minutes", [-1, 120, 60 * 24])
def test_outside_its_hours_nothing_is_said(monkeypatch: pytest.MonkeyPatch, minutes: int) -> None:
    at(monkeypatch, BEGINS + 60 * minutes)
    assert said() == ("", "")


@pytest.mark.usefixtures("home")
def test_on_a_terminal_of_another_size_there_is_no_page() -> None:
    assert page_of(os.environ, 81, 24) == page_of(os.environ, 80, 25) == ("", "")


@pytest.mark.parametrize("now", [DEMO_NOW, "2026-11-22", "tomorrow", ""])
def test_a_clock_set_by_hand_has_what_was_told_for_it_alone(
    home: Paths, monkeypatch: pytest.MonkeyPatch, now: str
) -> None:
    monkeypatch.setenv("LORAPP_NOW", now)
    assert said() == ("", "")
    telling = Telling(BEGINS, BEGINS + 60, (180, -300), PAGE, ANSWER)
    made = foretold.blank(home, "q", SIZE).also(telling)
    foretold.keep(home, made, store_mark(str(home.home)))
    at(monkeypatch, BEGINS + 10**6)
    assert said() == ("page 20:00 and 12:00", "text 20:00 and 12:00")
    monkeypatch.setenv("LORAPP_NOW", "2026-11-23")
    assert said() == ("", "")


def _other_byte(paths: Paths) -> None:
    content = bytearray(paths.db.read_bytes())
    content[-1] ^= 1
    found = paths.db.stat()
    paths.db.write_bytes(content)
    os.utime(paths.db, ns=(found.st_atime_ns, found.st_mtime_ns + 1))


def _own_rules(paths: Paths) -> None:
    paths.rules.mkdir()
    (paths.rules / "constants.toml").write_text("", encoding="utf-8")


def _count_of_changes(paths: Paths) -> None:
    """As SQLite writes it, on a disk whose clock ticks too seldom to tell."""
    content = bytearray(paths.db.read_bytes())
    content[27] ^= 1
    found = paths.db.stat()
    paths.db.write_bytes(content)
    os.utime(paths.db, ns=(found.st_atime_ns, found.st_mtime_ns))


def _other_page(paths: Paths) -> None:
    content = paths.foretold.read_bytes()
    paths.foretold.write_bytes(content.replace(b"page", b"rage").replace(b"text", b"test"))


def _other_head(paths: Paths) -> None:
    content = paths.foretold.read_bytes()
    paths.foretold.write_bytes(content.replace(str(BEGINS).encode(), str(BEGINS - 1).encode()))


def _copied(path: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(paths: Paths) -> None:
    paths.foretold.unlink()
    paths.foretold.mkdir()


CHANGES: dict[str, Callable[[Paths], object]] = {
    "another byte in the store": _other_byte,
    "another count of changes in the store": _count_of_changes,
    "a copy of the store in its place": lambda paths: _copied(paths.db),
    "no store": lambda paths: paths.db.unlink(),
    "no seal": lambda paths: paths.seal.unlink(),
    "rules of one's own": _own_rules,
    "half a file": lambda paths: paths.foretold.write_bytes(paths.foretold.read_bytes()[:99]),
    "another letter in a page": _other_page,
    "another figure in the head": _other_head,
    "a word where a size was": lambda paths: paths.foretold.write_bytes(FIRST_LINE + b"a\nb\n"),
    "another file": lambda paths: paths.foretold.write_bytes(b"[]"),
    "bytes that are no text": lambda paths: paths.foretold.write_bytes(b"\xff\xfe"),
    "a folder": _folder,
    "a pipe in its place": lambda paths: _pipe(paths.foretold),
    "a pipe in the place of the store": lambda paths: _pipe(paths.db),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_any_change_nothing_is_said(home: Paths, change: Callable[[Paths], object]) -> None:
    assert all(said())
    change(home)
    assert said() == ("", "")


def test_of_another_lorapp_nothing_is_said(home: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    assert home.foretold.exists()
    monkeypatch.setattr(recalled, "__version__", "99.0")
    assert said() == ("", "")


@pytest.mark.parametrize("variable", ["TERM", "NO_COLOR", "LC_ALL"])
@pytest.mark.usefixtures("home")
def test_in_another_terminal_the_answer_stands_without_its_page(
    monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "other")
    assert said() == ("", "text 20:00 and 12:00")


def test_other_settings_have_another_page(home: Paths) -> None:
    home.settings.write_text('theme = "paper"\n', encoding="utf-8")
    assert said() == ("", "text 20:00 and 12:00")


def test_the_first_save_takes_it_back(home: Paths) -> None:
    services = open_services(home.home, clock_from(DEMO_NOW))
    services.unit.command("Change the name", lambda file: replace(file, portal_checks=()))
    assert not home.foretold.exists()
    services.close()
    assert said() == ("", "")


def test_what_is_kept_is_for_the_store_as_it_was_sealed(home: Paths) -> None:
    marks: list[str] = []
    services = open_services(home.home, clock_from(DEMO_NOW))
    services.unit.when_sealed = marks.append
    assert not services.unit.is_empty()
    services.unit.warm()
    _other_byte(home)
    services.close()
    assert len(marks) == 1
    assert marks[0] != store_mark(str(home.home))


@pytest.mark.parametrize(
    ("environ", "found"),
    [
        ({"LORAPP_HOME": "/a/b"}, "/a/b"),
        ({"LORAPP_HOME": "~no-such-user-here/x"}, ""),
        ({"XDG_DATA_HOME": "/a", "HOME": "/b"}, "/a/lorapp"),
        ({"XDG_DATA_HOME": "a", "HOME": "/b"}, "/b/.local/share/lorapp"),
        ({"HOME": "b"}, ""),
        ({}, ""),
    ],
)
def test_the_folder_is_the_one_of_the_platform(
    environ: dict[str, str], found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from platformdirs import user_data_dir

    if sys.platform != "linux" and "LORAPP_HOME" not in environ:
        found = ""
    assert recalled.home_of(environ) == found
    for name in ("XDG_DATA_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    if found and "LORAPP_HOME" not in environ:
        assert user_data_dir("lorapp", appauthor=False) == found


def test_finding_it_again_reads_next_to_nothing() -> None:
    """What takes as long to read as the page takes to be shown stays unread until it stands."""
    code = (
        "import sys; before = set(sys.modules); "
        "import lorapp.cli, lorapp.first_page, lorapp.recalled, termios; "
        "print(*sorted(set(sys.modules) - before))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    own = ["lorapp", "lorapp.cli", "lorapp.first_page", "lorapp.recalled"]
    assert sorted({*told.stdout.split(), "binascii", "termios"}) == ["binascii", *own, "termios"]
