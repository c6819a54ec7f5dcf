import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from lorapp.db.engine import PRAGMAS
from tests.durability.dice import SEED, dice_of
from tests.durability.disk import Did, Disk, LoggingVFS
from tests.durability.recording import Saves, open_on, record_saves

pytestmark = pytest.mark.xdist_group("durability")

SAVES = 40
CUTS = 1000


@dataclass
class Damage:
    lost: int = 0
    corrupt: int = 0
    partial: int = 0


@pytest.fixture(scope="module")
def saves(tmp_path_factory: pytest.TempPathFactory) -> Saves:
    return record_saves(tmp_path_factory.mktemp("recorded") / "home", SAVES)


def _log(folder: Path, before: bytes, spoken: Sequence[str], synchronous: str) -> list[Did]:
    """Say the same SQL again, with our own settings but one, on a disk that keeps a log."""
    path = folder / "lorapp.db"
    path.write_bytes(before)
    vfs = LoggingVFS(f"power-{synchronous}")
    connection = open_on(vfs.name, path, synchronous)
    for text in spoken:
        connection.execute(text)
        if text == "COMMIT":
            vfs.log.append(Did("said"))
    connection.close()
    return vfs.log


def _cut(folder: Path, before: bytes, log: list[Did], cuts: int) -> Damage:
    """Cut the power at random points and open what is left with Python's own SQLite."""
    dice, damage = dice_of(), Damage()
    points = sorted(dice.randrange(len(log) + 1) for _ in range(cuts))
    disk, done = Disk("lorapp.db", before), 0
    for point in points:
        while done < point:
            disk.follow(log[done])
            done += 1
        disk.after_a_cut(folder, dice)
        _look(folder / "lorapp.db", disk.said, damage)
    return damage


def _look(path: Path, said: int, damage: Damage) -> None:
    try:
        with closing(sqlite3.connect(path)) as connection:
            whole = connection.execute("PRAGMA quick_check").fetchone()[0]
            contacts = connection.execute("SELECT count(*) FROM contacts").fetchone()[0]
            steps = connection.execute("SELECT count(*) FROM journal_steps").fetchone()[0] - 1
            told = connection.execute("SELECT count(*) FROM journal_changes").fetchone()[0] - 2
    except sqlite3.DatabaseError:
        damage.corrupt += 1
        return
    damage.corrupt += whole != "ok"
    damage.partial += len({contacts, steps, told}) > 1
    damage.lost += contacts < said


def _run(folder: Path, saves: Saves, synchronous: str, cuts: int) -> Damage:
    before, spoken = saves
    damage = _cut(folder, before, _log(folder, before, spoken, synchronous), cuts)
    print(f"D2 synchronous={synchronous} cuts={cuts} {damage} seed={SEED}")
    return damage


def test_nothing_told_as_saved_is_lost_in_a_power_cut(tmp_path: Path, saves: Saves) -> None:
    assert "synchronous=extra" in PRAGMAS
    assert sum(text == "COMMIT" for text in saves[1]) == SAVES
    assert _run(tmp_path, saves, "extra", CUTS) == Damage(0, 0, 0)


def test_the_simulation_can_tell_a_setting_that_does_not_wait_for_the_disk(
    tmp_path: Path, saves: Saves
) -> None:
    damage = _run(tmp_path, saves, "off", 300)
    assert damage.corrupt + damage.partial + damage.lost > 30


def test_the_simulation_can_tell_a_setting_that_forgets_the_folder(
    tmp_path: Path, saves: Saves
) -> None:
    assert _run(tmp_path, saves, "full", CUTS).lost > 0
