"""A home of its own for every command, and the demo files to fill it with."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lorapp.cli import main
from tests.demo_store import Files, files_of, put_files

DEMO_FILES = Path(__file__).parents[2] / "lorapp" / "demo"
NOW = "2026-11-22T12:00:00-05:00"


@dataclass(frozen=True)
class Said:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str


_IMPORTED: dict[tuple[str, str], tuple[Said, Files]] = {}

Run = Callable[..., Said]
Start = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Shut the machine out: own folder, standing clock, the umask put back."""
    before = os.umask(0o022)
    monkeypatch.setenv("LORAPP_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LORAPP_NOW", NOW)
    yield
    os.umask(before)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def run_it(*arguments: str) -> Said:
        capsys.readouterr()
        status = main(list(arguments))
        out, err = capsys.readouterr()
        return Said(status, out, err)

    return run_it


@pytest.fixture
def start() -> Start:
    """Run a command as a program of its own, without a terminal."""

    def start_it(
        arguments: Sequence[str], changes: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "lorapp", *arguments],
            capture_output=True,
            check=False,
            env={**os.environ, **(changes or {})},
            stdin=subprocess.DEVNULL,
            timeout=60,
        )

    return start_it


@pytest.fixture
def midseason(run: Run, home: Path) -> Said:
    """The applicant in the middle of the season, imported."""
    return _imported("midseason", run, home)


@pytest.fixture
def planner(run: Run, home: Path) -> Said:
    """The applicant who plans ahead, imported."""
    return _imported("planner", run, home)


def _imported(demo: str, run: Run, home: Path) -> Said:
    """Import a demo into a new home; the second time in a process by writing its files again."""
    key = demo, os.environ["LORAPP_NOW"]
    assert not home.exists()
    if key not in _IMPORTED:
        said = run("import", str(DEMO_FILES / f"{demo}.json"))
        _IMPORTED[key] = said, files_of(home)
    else:
        put_files(home, _IMPORTED[key][1])
    return _IMPORTED[key][0]


def answer(run: Run, *arguments: str) -> dict[str, Any]:
    """What a command answers to programs."""
    said = run(*arguments, "--json")
    assert (said.status, said.err) == (0, "")
    told: dict[str, Any] = json.loads(said.out)
    return told
