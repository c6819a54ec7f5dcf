import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from lorapp.bootstrap import Services, open_services
from lorapp.errors import RefusedError, StoreError
from lorapp.paths import Paths
from lorapp.services.keeping.backups import Backups
from tests.conftest import MovingClock, a_beginning
from tests.db.scratch import opened


def theme(services: Services, name: str) -> None:
    services.unit.command("Theme", lambda file: replace(file, themes=(*file.themes, name)))


def test_nothing_is_copied_where_nothing_is(services: Services) -> None:
    with pytest.raises(RefusedError, match="nothing to copy"):
        services.backups.make()
    assert services.backups.list() == ()


def test_a_backup_is_listed_with_its_time_and_can_be_restored(begun: Services) -> None:
    made = begun.backups.make()
    (copy,) = begun.backups.list()
    assert copy.path == made
    assert copy.made_at.isoformat() == "2026-11-22T20:00:00+03:00"
    assert copy.size == made.stat().st_size
    theme(begun, "calm")
    kept = begun.backups.restore(made)
    assert begun.unit.file() == a_beginning()
    assert kept is not None
    begun.backups.restore(kept)
    assert begun.unit.file().themes == ("calm",)


def test_nobody_opens_the_old_store_while_another_takes_its_place(
    begun: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = begun.backups.make()
    reader = Thread(target=begun.unit.store)
    set_aside = Backups._set_aside

    def slowly(backups: Backups) -> Path | None:
        reader.start()
        reader.join(0.2)
        return set_aside(backups)

    monkeypatch.setattr(Backups, "_set_aside", slowly)
    begun.backups.restore(made)
    reader.join()
    assert begun.unit.store().is_in_place
    theme(begun, "calm")
    assert begun.unit.file().themes == ("calm",)


def test_a_backup_is_due_when_something_changed_and_some_time_went_by(
    paths: Paths, moving_clock: MovingClock
) -> None:
    with opened(paths.home, moving_clock) as services:
        services.unit.begin(a_beginning(), "Begin")
        assert services.backups.make_if_due()
        theme(services, "calm")
        moving_clock.pass_by(minutes=29)
        assert services.backups.make_if_due() is None
        moving_clock.pass_by(minutes=1)
        assert services.backups.make_if_due()
        moving_clock.pass_by(days=1)
        assert services.backups.make_if_due() is None
        moving_clock.pass_by(days=-30)
        theme(services, "precision")
        assert services.backups.make_if_due()


def test_closing_after_a_change_keeps_a_backup_and_reading_keeps_none(
    paths: Paths, moving_clock: MovingClock
) -> None:
    with opened(paths.home, moving_clock) as services:
        services.unit.begin(a_beginning(), "Begin")
    moving_clock.pass_by(days=3)
    with opened(paths.home, moving_clock) as services:
        services.unit.file()
        assert len(services.backups.list()) == 1


def test_a_backup_that_fails_is_told_and_what_was_saved_stays(
    begun: Services, paths: Paths
) -> None:
    paths.backups.write_text("not a folder")
    assert begun.backups.make_if_due() is None
    assert "No backup was made" in begun.unit.notices[-1]
    paths.backups.unlink()
    assert begun.backups.make_if_due()


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE x (y)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 77")


def holed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : 2 * 4096] = bytes(4096)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (foreign, "another program"),
        (newer, "made by a newer lorapp"),
        (holed, "damaged"),
        (lambda path: path.write_text("words"), "not a lorapp store"),
        (lambda path: path.unlink(), "There is no file"),
        (lambda path: (path.unlink(), path.mkdir()), "is no file; name a copy"),
    ],
)
def test_what_is_no_whole_store_is_not_restored_and_nothing_changes(
    begun: Services, harm: object, words: str
) -> None:
    made = begun.backups.make()
    theme(begun, "calm")
    assert callable(harm)
    harm(made)
    with pytest.raises(StoreError, match=words):
        begun.backups.restore(made)
    assert begun.unit.file().themes == ("calm",)


def test_a_damaged_store_is_kept_bit_for_bit_when_a_backup_takes_its_place(
    begun: Services, paths: Paths
) -> None:
    made = begun.backups.make()
    begun.close()
    holed(paths.db)
    paths.rollback.write_bytes(b"stale")
    paths.seal.unlink()
    damaged = paths.db.read_bytes()
    with opened(paths.home) as services:
        kept = services.backups.restore(made)
        assert services.unit.file() == a_beginning()
    assert kept is not None
    assert kept.parent == paths.damaged
    assert kept.read_bytes() == damaged
    assert len(list(paths.damaged.iterdir())) == 2


def test_a_link_in_the_place_of_the_store_is_set_aside_and_not_followed(
    begun: Services, paths: Paths
) -> None:
    made = begun.backups.make()
    begun.close()
    victim = paths.home.parent / "victim"
    paths.db.rename(victim)
    paths.db.symlink_to(victim)
    before = victim.read_bytes()
    with opened(paths.home) as services:
        services.backups.restore(made)
        assert services.unit.file() == a_beginning()
    assert victim.read_bytes() == before
    assert not paths.db.is_symlink()


def test_a_lost_store_is_restored_into_its_place(begun: Services, paths: Paths) -> None:
    made = begun.backups.make()
    begun.close()
    paths.db.unlink()
    with opened(paths.home) as services:
        assert services.backups.restore(made) is None
        assert services.unit.file() == a_beginning()


def test_one_who_only_reads_restores_nothing(begun: Services, paths: Paths) -> None:
    made = begun.backups.make()
    reader = open_services(paths.home, begun.clock, read_only=True)
    with pytest.raises(StoreError, match="only for reading"):
        reader.backups.restore(made)
    assert begun.unit.file() == a_beginning()


@pytest.mark.parametrize("name", ["x" * 600, "two\nlines"])
def test_a_name_no_copy_can_have_is_refused_in_one_line(begun: Services, name: str) -> None:
    with pytest.raises(StoreError) as refused:
        begun.backups.restore(Path(name))
    assert str(refused.value).startswith("There is no file ")
    assert "\n" not in str(refused.value)
    with pytest.raises(StoreError, match="There is no file"):
        begun.backups.preview(Path(name))
