"""V13: backups while another process saves, and of a store that is damaged."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from lorapp.db import backup
from lorapp.domain.mentors import Mentor
from lorapp.errors import StoreError
from tests.conftest import a_beginning
from tests.db.scratch import opened
from tests.durability.children import busy
from tests.durability.recording import counts

pytestmark = pytest.mark.xdist_group("durability")

COPIES: Final = int(os.environ.get("LORAPP_COPIES", "30"))
HARM: Final = "INSERT INTO contacts (position, mentor, \"on\") VALUES (7, 'nobody', '2026-11-22')"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    with opened(home) as services:
        services.unit.begin(replace(a_beginning(), mentors=(Mentor(key="M", name="Dr."),)), "Begin")
    return home


@pytest.fixture
def storm(home: Path) -> Iterator[None]:
    """Another process that saves without an end."""
    with busy("write", str(home), "0", "1000000"):
        yield


@pytest.mark.usefixtures("storm")
def test_a_copy_made_while_another_saves_is_whole_each_time(home: Path) -> None:
    seen: set[int] = set()
    with opened(home) as services:
        for _ in range(COPIES):
            made = services.backups.make()
            contacts, _steps, _told = counts(made)
            backup.verify(made)
            seen.add(contacts)
    print(f"V13 copies={COPIES} whole={COPIES} of different moments={len(seen)}")
    assert len(seen) > 1, "nothing was saved meanwhile"


def test_nothing_is_kept_of_a_damaged_store_and_the_good_copies_stay(home: Path) -> None:
    with opened(home) as services:
        for _ in range(4):
            services.backups.make()
        good = {one.path for one in services.backups.list()}
    with closing(sqlite3.connect(home / "lorapp.db")) as connection:
        connection.execute("PRAGMA foreign_keys = off")
        connection.execute(HARM)
        connection.commit()
    with opened(home) as services:
        with pytest.raises(StoreError, match="is damaged"):
            services.backups.make()
        kept = {one.path for one in services.backups.list()}
    assert kept == good
    assert all(not path.name.startswith(".part-") for path in (home / "backups").iterdir())
    print(f"V13 copies of a damaged store=0 good ones kept={len(kept)}")


def test_a_backup_that_does_not_check_would_keep_the_damaged_one(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(home) as services:
        services.unit.warm()
        connection = services.unit.store().connection()
        connection.execute("PRAGMA foreign_keys = off")
        connection.execute(HARM)
        with pytest.raises(StoreError, match="is damaged"):
            services.backups.make()
        monkeypatch.setattr(backup, "problems", lambda _connection: ())
        assert services.backups.make().exists()
    print("V13 mutant, no check: a copy of a damaged store is kept")
