"""D8: settings, drafts, exports and the seal while the program is killed."""

import os
import shutil
import signal
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lorapp.db.seal import read_record, read_seal
from lorapp.paths import Paths
from lorapp.services.computer.unfinished import Unfinished
from tests.conftest import a_beginning
from tests.db.scratch import opened
from tests.durability.children import Child
from tests.durability.dice import SEED, dice_of
from tests.durability.scribbler import is_whole

pytestmark = pytest.mark.xdist_group("durability")

KILLS = int(os.environ.get("LORAPP_KILLS", "30"))


class Scribbler(Child):
    """A process that forks one scribble after another."""

    def kill_after(self, wait: float, number: int, how: str) -> None:
        """Let it scribble for some time, then kill it."""
        self.say(f"{number} {how}")
        child = int(self.hear().removeprefix("go "))
        threading.Timer(wait, os.kill, [child, signal.SIGKILL]).start()
        assert self.hear() == "end"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A closed store."""
    home = tmp_path / "home"
    with opened(home) as services:
        services.unit.begin(a_beginning(), "Begin")
    shutil.rmtree(home / "exports", ignore_errors=True)
    (home / "exports").mkdir(mode=0o700)
    return home


@pytest.fixture
def scribbler(home: Path) -> Iterator[Scribbler]:
    found = Scribbler("scribbler", str(home))
    yield found
    found.close()


def _spoilt(paths: Paths) -> list[str]:
    """Which small files are neither old nor new, or not private."""
    found = []
    if not is_whole(paths.settings.read_bytes()):
        found.append("settings")
    draft = Unfinished(paths).load("note") or {}
    if not is_whole(draft.get("text", "").encode()):
        found.append("draft")
    seal = read_seal(paths)
    if seal is None or read_record(paths, seal) != (True, a_beginning()):
        found.append("seal")
    exports = paths.exports.glob("*.csv")
    found += [path.name for path in exports if not is_whole(path.read_bytes())]
    loose = [path for path in paths.home.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077]
    return [*found, *map(str, loose)]


def test_a_small_file_is_old_or_new_whenever_the_program_is_killed(
    home: Path, scribbler: Scribbler
) -> None:
    paths, dice = Paths(home), dice_of()
    looked = 0
    for number in range(KILLS):
        scribbler.kill_after(dice.uniform(0.0, 0.01), number, "whole")
        assert _spoilt(paths) == [], (number, SEED)
        for path in paths.exports.iterdir():
            looked += path.suffix == ".csv"
            path.unlink()
    print(f"D8 kills={KILLS} files=4 exports={looked} half=0 empty=0 loose=0 seed={SEED}")
    assert looked >= KILLS


def test_the_storm_can_tell_a_file_that_is_written_in_its_place(
    home: Path, scribbler: Scribbler
) -> None:
    paths, dice, torn = Paths(home), dice_of(), 0
    for number in range(30):
        scribbler.kill_after(dice.uniform(0.0, 0.004), number, "torn")
        torn += not is_whole(paths.settings.read_bytes())
    print(f"D8 mutant, written in place: torn={torn} of 30 seed={SEED}")
    assert torn
