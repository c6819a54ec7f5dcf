import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import apsw
import pytest

from lorapp.bootstrap import open_services
from lorapp.clock import FixedClock
from lorapp.db.engine import PRAGMAS
from lorapp.domain.mentors import Mentor
from lorapp.domain.record import SeasonFile
from tests.conftest import NOON, a_beginning
from tests.durability.dice import SEED, dice_of
from tests.durability.disk import Did, Disk, LoggingVFS
from tests.durability.storm import logged

pytestmark = pytest.mark.xdist_group("durability")

SAVES = 40
CUTS = 1000


@dataclass
class Damage:
    lost: int = 0
    corrupt: int = 0
    partial: int = 0


@pytest.fixture(scope="module")
def saves(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, tuple[str, ...]]:
    """A store, and the very SQL with which the services then save forty times."""
    home = tmp_path_factory.mktemp("recorded") / "home"
    services = open_services(home, FixedClock(NOON))
    file = replace(a_beginning(), mentors=(Mentor(key="M", name="Dr."),))
    services.unit.begin(file, "Begin")
    services.unit.release()
    before = services.home.db.read_bytes()
    spoken: list[str] = []
    services.unit.store().connection().set_trace_callback(spoken.append)

    def save(number: int) -> None:
        def change(held: SeasonFile) -> SeasonFile:
            return logged(held, number)

        services.unit.command("Log", change)

    for number in range(SAVES):
        save(number)
    services.unit.close()
    return before, tuple(text for text in spoken if not text.startswith(("SELECT", "--")))


def _log(folder: Path, before: bytes, spoken: Sequence[str], synchronous: str) -> list[Did]:
    """Say the same SQL again, with our own settings but one, on a disk that keeps a log."""
    path = folder / "lorapp.db"
    path.write_bytes(before)
    vfs = LoggingVFS(f"power-{synchronous}")
    connection = apsw.Connection(str(path), vfs=vfs.name)
    for pragma in (*PRAGMAS, f"synchronous={synchronous}"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
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


def _run(folder: Path, saves: tuple[bytes, tuple[str, ...]], synchronous: str, cuts: int) -> Damage:
    before, spoken = saves
    damage = _cut(folder, before, _log(folder, before, spoken, synchronous), cuts)
    print(f"D2 synchronous={synchronous} cuts={cuts} {damage} seed={SEED}")
    return damage


def test_nothing_told_as_saved_is_lost_in_a_power_cut(
    tmp_path: Path, saves: tuple[bytes, tuple[str, ...]]
) -> None:
    assert "synchronous=extra" in PRAGMAS
    assert sum(text == "COMMIT" for text in saves[1]) == SAVES
    assert _run(tmp_path, saves, "extra", CUTS) == Damage(0, 0, 0)


def test_the_simulation_can_tell_a_setting_that_does_not_wait_for_the_disk(
    tmp_path: Path, saves: tuple[bytes, tuple[str, ...]]
) -> None:
    damage = _run(tmp_path, saves, "off", 300)
    assert damage.corrupt + damage.partial + damage.lost > 30


def test_the_simulation_can_tell_a_setting_that_forgets_the_folder(
    tmp_path: Path, saves: tuple[bytes, tuple[str, ...]]
) -> None:
    assert _run(tmp_path, saves, "full", CUTS).lost > 0
