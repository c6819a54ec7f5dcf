import sqlite3
from contextlib import suppress
from pathlib import Path

import apsw
import pytest

from tests.durability.failing import FailingVFS, Faults
from tests.durability.recording import Saves, counts, one_by_one, open_on, record_saves

pytestmark = pytest.mark.xdist_group("durability")


@pytest.fixture(scope="module")
def saves(tmp_path_factory: pytest.TempPathFactory) -> Saves:
    return record_saves(tmp_path_factory.mktemp("recorded") / "home", 2)


def _save(connection: apsw.Connection, statements: list[str]) -> bool:
    """Say the statements of one save; whether it was told as done."""
    try:
        for text in statements:
            connection.execute(text)
    except apsw.Error:
        with suppress(apsw.Error):
            connection.execute("ROLLBACK")
        return False
    return True


def _one_fault(path: Path, saves: Saves, at: int, *, for_ever: bool) -> tuple[Faults, int]:
    """Try three times to make two saves while one call fails; return how many were told done."""
    before, spoken = saves
    path.write_bytes(before)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    faults = Faults(0, for_ever)
    vfs = FailingVFS(f"fails-{at}-{for_ever}", faults)
    connection = open_on(vfs.name, path)
    faults.calls, faults.at = 0, at
    waiting = one_by_one(spoken)
    for _ in range(3):
        if waiting and _save(connection, waiting[0]):
            waiting.pop(0)
    with suppress(apsw.Error):
        connection.close()
    return faults, 2 - len(waiting)


@pytest.mark.parametrize("for_ever", [False, True])
def test_whatever_call_of_a_save_fails_it_is_whole_or_not_there(
    tmp_path: Path, saves: Saves, for_ever: bool
) -> None:
    path, old, new, at = tmp_path / "lorapp.db", 0, 0, 0
    while True:
        at += 1
        faults, done = _one_fault(path, saves, at, for_ever=for_ever)
        if not faults.failed:
            break
        contacts, steps, told = counts(path)
        assert contacts == steps == told, (at, faults.failed)
        assert contacts >= done, (at, faults.failed, "told as saved and not there")
        if not for_ever:
            assert done == 2, (at, faults.failed, "the same save must work once the disk does")
        old, new = old + (contacts < 2), new + (contacts == 2)
    way = "for ever" if for_ever else "once"
    print(f"D4 fails={way} calls={at - 1} old={old} new={new} between=0 lost=0")
    assert at - 1 > 20
    assert old or not for_ever


def test_the_harness_can_tell_a_save_that_is_told_too_early(tmp_path: Path, saves: Saves) -> None:
    path, lost = tmp_path / "lorapp.db", 0
    for at in range(1, 12):
        faults, _ = _one_fault(path, saves, at, for_ever=True)
        assert faults.failed
        with suppress(sqlite3.DatabaseError):
            lost += counts(path)[0] < 1  # a mutant that had spoken before its COMMIT
    assert lost > 0
