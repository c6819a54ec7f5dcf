import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lorapp.db import backup
from lorapp.errors import StoreError

START = datetime(2026, 1, 1, 12)  # noqa: DTZ001 - names of copies are UTC without saying so


def _name(folder: Path, at: datetime) -> Path:
    path = folder / f"lorapp-{at:%Y%m%d-%H%M%S}-step1.db"
    path.touch()
    return path


def test_a_year_of_daily_copies_keeps_exactly_the_promised_ones(tmp_path: Path) -> None:
    for day in range(400):
        at = START + timedelta(days=day)
        for hour in (0, 4):
            _name(tmp_path, at + timedelta(hours=hour))
        backup.thin(tmp_path, at + timedelta(hours=4))
    kept = backup.automatic(tmp_path)
    ages = [(START + timedelta(days=399, hours=4) - backup.made_at(path)).days for path in kept]
    print(f"V13 days=400 made=800 kept={len(kept)} oldest={ages[-1]} days")
    recent = [age for age in ages if age < backup.RECENT_DAYS]
    assert len(recent) == 4
    assert len(kept) == 4 + backup.DAILY + backup.WEEKLY + backup.MONTHLY
    assert ages[4 : 4 + backup.DAILY] == list(range(2, 14))
    assert ages[-1] > 300


@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_never_fewer_than_three_are_kept_however_old(tmp_path: Path, count: int) -> None:
    for number in range(count):
        _name(tmp_path, START + timedelta(minutes=number))
    backup.thin(tmp_path, START + timedelta(days=300))
    assert len(backup.automatic(tmp_path)) == min(count, backup.FEWEST)


def test_other_files_in_the_folder_are_never_thinned(tmp_path: Path) -> None:
    mine = tmp_path / "before-restore-20200101-120000-step0.db"
    mine.touch()
    for number in range(9):
        _name(tmp_path, START + timedelta(minutes=number))
    backup.thin(tmp_path, START + timedelta(days=300))
    assert mine.exists()


@pytest.mark.parametrize(
    "name",
    [
        "lorapp-20260101-120000-step1 (conflicted copy).db",
        "lorapp-20260101-120000-step1 copy.db",
        "lorapp-20269999-120000-step1.db",
        "lorapp-before-christmas-step1.db",
        "lorapp-20260101-120000-step.db",
    ],
)
def test_a_copy_that_somebody_renamed_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    ours = [_name(tmp_path, START + timedelta(minutes=number)) for number in range(9)]
    gone = backup.thin(tmp_path, START + timedelta(days=300))
    assert set(gone) < set(ours)
    assert set(backup.automatic(tmp_path)) == set(ours) - set(gone)
    assert (tmp_path / name).exists()


def test_a_link_that_leads_nowhere_keeps_no_copy_from_being_made(tmp_path: Path) -> None:
    (tmp_path / "lorapp-20260101-120000-step1.db").symlink_to(tmp_path / "nowhere")
    ours = _name(tmp_path, START + timedelta(days=1))
    assert backup.automatic(tmp_path)[0] == ours


def test_two_copies_of_one_second_get_two_names(tmp_path: Path) -> None:
    first = backup.stamped(tmp_path, START, 7)
    first.touch()
    second = backup.stamped(tmp_path, START, 7)
    second.touch()
    assert first != second
    assert [backup.step_of(path) for path in (first, second)] == [7, 7]
    assert backup.made_at(second) == START


def test_no_copy_is_kept_of_a_damaged_store(tmp_path: Path) -> None:
    path = tmp_path / "bad.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE one (x REFERENCES two (x))")
        connection.execute("CREATE TABLE two (x PRIMARY KEY)")
        connection.execute("INSERT INTO one VALUES (1)")
        connection.commit()
        with pytest.raises(StoreError, match="row 1 of one names a two that is not there"):
            backup.copy_store(connection, tmp_path / "backups" / "copy.db")
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_copy_is_private_and_a_leftover_part_is_no_hindrance(tmp_path: Path) -> None:
    target = tmp_path / "backups" / "copy.db"
    target.parent.mkdir()
    (target.parent / ".part-copy.db").write_bytes(b"half")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE one (x)")
        assert backup.copy_store(connection, target) == target
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "copy.db").mkdir()
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE one (x)")
        with pytest.raises(StoreError, match="could not be written"):
            backup.copy_store(connection, tmp_path / "copy.db")
