"""V8: a second lorapp on the same store, while the first lives and after it was killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from lorapp.bootstrap import open_services
from lorapp.clock import FixedClock
from lorapp.db import lock
from lorapp.errors import StoreBusyError
from lorapp.paths import Paths
from tests.cli.conftest import DEMO_FILES
from tests.conftest import NOON
from tests.db.scratch import opened
from tests.durability.children import busy
from tests.terminal.terminals import behind_terminal

pytestmark = pytest.mark.xdist_group("durability")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    with opened(home) as services:
        services.exchange.read_file(DEMO_FILES / "midseason.json")
    return home


@pytest.fixture
def first(home: Path) -> "Iterator[subprocess.Popen[str]]":
    """Another process that has the store open."""
    with busy("hold", str(home)) as child:
        yield child.process


def _around(home: Path) -> dict[str, str | None]:
    return {"LORAPP_HOME": str(home), "LORAPP_NOW": NOON.isoformat()}


def test_the_app_leaves_at_once_and_names_who_holds_the_store_since_when(
    home: Path, first: "subprocess.Popen[str]"
) -> None:
    begins = perf_counter()
    shown = behind_terminal("lorapp", environment=_around(home))
    assert shown.ended() == 1
    took = perf_counter() - begins
    told = shown.seen.replace(b"\r\n", b" ").decode()
    shown.end()
    assert f"Another lorapp (process {first.pid}, since 2026-11-22 17:00 UTC)" in told
    assert "Traceback" not in told
    print(f"V8 second start: told pid and since in {took:.2f} s")


@pytest.mark.usefixtures("first")
def test_looking_works_while_another_has_the_store_and_touches_nothing(home: Path) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    for words in (["letters"], ["history"]):
        done = subprocess.run(
            [sys.executable, "-m", "lorapp", *words],
            env={**os.environ, **{name: told or "" for name, told in _around(home).items()}},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    print("V8 looks=2 refused=0 files changed=0")


def test_the_lock_of_one_that_was_killed_is_free_at_once(
    home: Path, first: "subprocess.Popen[str]"
) -> None:
    with pytest.raises(StoreBusyError, match=f"process {first.pid}"):
        open_services(home, FixedClock(NOON))
    first.kill()
    first.wait()
    words = Paths(home).lock.read_text("utf-8")
    assert str(first.pid) in words, "the file stays, and is no lock by itself"
    with opened(home) as services:
        assert services.unit.file().applicant.name == "Samir Daghlani"
        assert Paths(home).lock.read_text("utf-8").startswith(f"{os.getpid()}\n")
    print("V8 killed=1 lock free=1 stale file harmless=1")


@pytest.mark.usefixtures("first")
def test_without_the_lock_a_second_writer_would_come_in(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_lock", lambda _descriptor: None)
    with opened(home) as services:
        print("V8 mutant, lock off: the second writer is let in")
        assert not services.unit.is_empty()
