"""V3: a journal beside the store that was left by another file, or by another time of this one."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.db import leftovers
from lorapp.domain.mentors import Mentor
from lorapp.errors import LorError
from lorapp.paths import Paths
from lorapp.services.keeping.invariants import breaches
from tests.conftest import a_beginning
from tests.db.scratch import opened, plain
from tests.durability.dice import SEED, dice_of

pytestmark = pytest.mark.xdist_group("durability")

TIMES = 4
"""How many states of the store are told apart."""

CUT_SHORT = """
import os, sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("PRAGMA cache_size = 1"); c.execute("PRAGMA synchronous = off"); c.execute("BEGIN")
c.execute("UPDATE mentors SET name = name || ' half' WHERE position < ?", (int(sys.argv[2]),))
c.execute("UPDATE journal_steps SET label = label || ' half'")
c.execute("UPDATE applicant SET name = name || ' half'")
c.executemany("INSERT INTO themes VALUES (?, ?)", [(n, f"{n}") for n in range(int(sys.argv[2]))])
os._exit(9)
"""


@dataclass(frozen=True)
class Left:
    """A store at one time, and the journal that a crash in its next save left beside it."""

    record: object
    clean: Path
    crashed: Path


@pytest.fixture(scope="module")
def times(tmp_path_factory: pytest.TempPathFactory) -> list[Left]:
    """States of one store, one after another; the last is another person's store."""
    folder = tmp_path_factory.mktemp("times")
    found: list[Left] = []
    for number in range(TIMES):
        home = folder / f"{number}"
        if found and number < TIMES - 1:
            shutil.copytree(found[-1].clean, home)
        with opened(home) as services:
            record = _lived_through(services, number)
        crashed = folder / f"{number} crashed"
        shutil.copytree(home, crashed)
        _cut_short(Paths(crashed), 1 + 20 * number)
        found.append(Left(record, home, crashed))
    return found


def _lived_through(services: Services, number: int) -> object:
    if services.unit.is_empty():
        services.unit.begin(a_beginning(), "Begin")
    for turn in range(5):
        person = Mentor(key=f"M{number}-{turn}", name=f"Dr. {turn}", notes="y" * 700)
        services.unit.command(
            "Add",
            partial(lambda file, one: replace(file, mentors=(*file.mentors, one)), one=person),
        )
    return plain(services)


def _cut_short(paths: Paths, size: int) -> None:
    paths.seal.unlink()
    paths.record.unlink()
    script = [sys.executable, "-c", CUT_SHORT, str(paths.db), str(size)]
    subprocess.run(script, check=False)
    assert paths.rollback.stat().st_size > 0


@dataclass
class Tally:
    tries: int = 0
    told: int = 0
    wrong: int = 0


def _start(home: Path, expected: object, tally: Tally) -> None:
    """Start on what lies there; the record must be the one of the store file."""
    tally.tries += 1
    with opened(home) as services:
        try:
            is_right = plain(services) == expected
            wrong = breaches(services.unit.store(), services.unit.file())
        except LorError:
            is_right, wrong = False, ()
        tally.told += any("was set aside in" in line for line in services.unit.notices)
        tally.wrong += bool(wrong) or not is_right


def _under(tmp_path: Path, store: Left, journal: Path, *, sealed: bool) -> Path:
    """The store of one time, put by hand under a journal of another."""
    home = tmp_path / "home"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(store.clean, home)
    paths = Paths(home)
    shutil.copyfile(journal, paths.home / f"lorapp.db{journal.name.removeprefix('lorapp.db')}")
    if not sealed:
        paths.seal.unlink()
        paths.record.unlink()
    return home


def _every_pair(times: list[Left], tmp_path: Path, tally: Tally) -> None:
    for store in times:
        for other in times:
            if other is store:
                continue
            for sealed in (True, False):
                journal = Paths(other.crashed).rollback
                _start(_under(tmp_path, store, journal, sealed=sealed), store.record, tally)


def test_a_journal_of_another_file_or_time_is_set_aside_and_never_played(
    times: list[Left], tmp_path: Path
) -> None:
    tally = Tally()
    _every_pair(times, tmp_path, tally)
    print(f"V3 journals={tally.tries} set aside={tally.told} wrong={tally.wrong}")
    assert tally.wrong == 0
    # Beside a sealed store every journal is foreign; else some change nothing when played.
    assert tally.told >= tally.tries // 2


def test_a_journal_set_aside_is_kept_letter_for_letter(times: list[Left], tmp_path: Path) -> None:
    journal = Paths(times[-1].crashed).rollback
    home = _under(tmp_path, times[0], journal, sealed=True)
    _start(home, times[0].record, Tally())
    (kept,) = Paths(home).damaged.iterdir()
    assert kept.name.startswith("lorapp.db-journal-")
    assert kept.read_bytes() == journal.read_bytes()


def test_without_a_look_at_the_journal_other_times_would_be_mixed_into_the_store(
    times: list[Left], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "foreign", lambda _paths: ())
    tally = Tally()
    _every_pair(times, tmp_path, tally)
    print(f"V3 mutant, every journal played: wrong={tally.wrong} of {tally.tries}")
    assert tally.wrong > 0


def test_the_journal_of_its_own_crash_is_played_back(times: list[Left], tmp_path: Path) -> None:
    tally = Tally()
    for left in times:
        home = tmp_path / "home"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(left.crashed, home)
        _start(home, left.record, tally)
    print(f"V3 own journals={tally.tries} played={tally.tries - tally.told} wrong={tally.wrong}")
    assert (tally.told, tally.wrong) == (0, 0)


def _as_wal(path: Path, dice: Callable[[], float]) -> Path:
    """A copy of the store in the other mode, and what that leaves beside it after a crash."""
    script = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
        "c.execute('PRAGMA journal_mode = wal'); "
        'c.execute("UPDATE mentors SET name = ?", (sys.argv[2],)); c.commit(); os._exit(9)'
    )
    subprocess.run([sys.executable, "-c", script, str(path), f"Dr. {dice()}"], check=False)
    return path.with_name(f"{path.name}-wal")


def test_a_log_of_the_other_mode_is_never_played_into_the_store(
    times: list[Left], tmp_path: Path
) -> None:
    tally, dice = Tally(), dice_of()
    for number, left in enumerate(times):
        copy = tmp_path / f"{number}.db"
        shutil.copyfile(Paths(left.clean).db, copy)
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA journal_mode = delete")
        wal = _as_wal(copy, dice.random)
        for sealed in (True, False):
            home = _under(tmp_path, left, wal.rename(tmp_path / "lorapp.db-wal"), sealed=sealed)
            wal = tmp_path / "lorapp.db-wal"
            _start(home, left.record, tally)
    print(f"V3 logs={tally.tries} set aside={tally.told} wrong={tally.wrong} seed={SEED}")
    assert (tally.told, tally.wrong) == (tally.tries, 0)
