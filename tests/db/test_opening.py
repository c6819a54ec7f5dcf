import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from lorapp.bootstrap import open_services
from lorapp.clock import FixedClock
from lorapp.db.lock import StoreLock
from lorapp.db.opening import SCHEMA, check_file, check_kind, look, make_empty_file
from lorapp.db.seal import fingerprint
from lorapp.errors import StoreBusyError, StoreError
from lorapp.paths import Paths
from lorapp.services.keeping.doctor import Finding
from tests.conftest import NOON, a_beginning
from tests.db.scratch import opened
from tests.undoing import next_undo


@pytest.fixture
def closed(paths: Paths) -> Paths:
    """A store with an applicant, closed and sealed."""
    with opened(paths.home) as services:
        services.unit.begin(a_beginning(), "Begin")
    return paths


def name_of(paths: Paths) -> str:
    with opened(paths.home) as services:
        return services.unit.file().applicant.name


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def as_link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def as_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def as_database_of_another(path: Path) -> None:
    path.unlink()
    run_sql(path, "CREATE TABLE things (name)")


HARM: list[tuple[Callable[[Path], object], str]] = [
    (as_folder, "is a folder; move it away"),
    (as_link, "is a link to another file"),
    (as_pipe, "is not a plain file"),
    (as_database_of_another, "database of another program"),
    (lambda path: os.link(path, path.with_name("twin")), "has a second name"),
    (lambda path: path.write_bytes(b""), r"is damaged \(the file is empty\)"),
    (lambda path: path.write_bytes(b"Dear program director"), "it is not a lorapp store"),
    (lambda path: path.write_bytes(path.read_bytes()[:99]), "it is not a lorapp store"),
    (lambda path: path.write_bytes(path.read_bytes()[:-1]), "its end is missing"),
    (lambda path: path.write_bytes(path.read_bytes()[:5000]), "its end is missing"),
    (lambda path: run_sql(path, f"PRAGMA user_version = {SCHEMA + 1}"), "made by a newer lorapp"),
    (
        lambda path: run_sql(path, f"UPDATE alembic_version SET version_num = '{SCHEMA + 1:04}'"),
        "newer lorapp",
    ),
    (lambda path: run_sql(path, "DELETE FROM alembic_version"), "says nothing about its schema"),
    (lambda path: run_sql(path, "DROP TABLE alembic_version"), "says nothing about its schema"),
    (lambda path: path.unlink(), "is gone. Put it back"),
]


@pytest.mark.parametrize(("harm", "words"), HARM)
def test_a_store_that_cannot_be_used_is_told_in_one_sentence_and_left_alone(
    closed: Paths, harm: Callable[[Path], object], words: str
) -> None:
    harm(closed.db)
    before = fingerprint(closed.db) if closed.db.is_file() else ""
    with opened(closed.home) as services, pytest.raises(StoreError, match=words) as told:
        services.unit.file()
    assert "\n" not in str(told.value)
    assert (fingerprint(closed.db) if closed.db.is_file() else "") == before
    assert any(not finding.is_fine for finding in doctor_of(closed))


def doctor_of(paths: Paths) -> tuple[Finding, ...]:
    with opened(paths.home) as services:
        return services.doctor.report()


def test_a_newer_store_is_refused_without_touching_a_byte_or_its_time(closed: Paths) -> None:
    run_sql(closed.db, f"PRAGMA user_version = {SCHEMA + 1}")
    before = (fingerprint(closed.db), closed.db.stat().st_mtime_ns)
    for _ in range(2):
        with (
            opened(closed.home) as services,
            pytest.raises(
                StoreError, match=rf"schema {SCHEMA + 1}; this one knows {SCHEMA}\). Nothing was"
            ),
        ):
            services.exchange.export_json()
    assert (fingerprint(closed.db), closed.db.stat().st_mtime_ns) == before


def test_a_page_overwritten_is_found_before_anything_is_shown(closed: Paths) -> None:
    content = bytearray(closed.db.read_bytes())
    content[4096 : 2 * 4096] = bytes(4096)
    closed.db.write_bytes(content)
    with opened(closed.home) as services, pytest.raises(StoreError, match="is damaged"):
        services.unit.file()


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file")
    with pytest.raises(StoreError, match="is not a folder"):
        open_services(home, FixedClock(NOON))
    services = open_services(home, FixedClock(NOON), read_only=True)
    with pytest.raises(StoreError, match="is not a folder"):
        services.unit.is_empty()


def test_the_sealed_record_is_read_without_opening_the_store(closed: Paths) -> None:
    stamp = closed.db.stat().st_mtime_ns
    with opened(closed.home) as services:
        assert services.unit.file() == a_beginning()
        assert services.unit.notices == []
    assert closed.db.stat().st_mtime_ns == stamp
    assert closed.seal.exists()


@pytest.mark.parametrize("spoiled", [b"", b"{", b"[1]", b'{"sha256": "0"}'])
def test_a_spoiled_seal_only_costs_the_quick_way(closed: Paths, spoiled: bytes) -> None:
    closed.seal.write_bytes(spoiled)
    assert name_of(closed) == "Samir Daghlani"


@pytest.mark.parametrize("spoiled", [b"", b'{"applicant": {"name": "Someone Else"}}', None])
def test_a_spoiled_record_beside_the_store_is_never_shown(
    closed: Paths, spoiled: bytes | None
) -> None:
    if spoiled is None:
        closed.record.unlink()
    else:
        closed.record.write_bytes(spoiled)
    assert name_of(closed) == "Samir Daghlani"


def test_a_store_changed_while_lorapp_was_closed_is_noticed_and_shown_as_it_is(
    closed: Paths,
) -> None:
    run_sql(closed.db, "UPDATE applicant SET name = 'Changed'")
    with opened(closed.home) as services:
        assert services.unit.file().applicant.name == "Changed"
        told = "The store changed while lorapp was closed (last closed Sun 22 Nov 2026, 20:00);"
        assert services.unit.notices[0].startswith(told)
        silent = [finding.text for finding in services.doctor.report() if not finding.is_fine]
    assert any("applicant 0 changed without lorapp" in text for text in silent)
    with opened(closed.home) as services:
        services.unit.file()
        assert services.unit.notices == []


def test_a_second_lorapp_is_told_who_holds_the_store_and_may_still_read(closed: Paths) -> None:
    with opened(closed.home) as first:
        first.unit.file()
        with pytest.raises(StoreBusyError, match=rf"process {os.getpid()}, since 2026-11-22 17:00"):
            open_services(closed.home, FixedClock(NOON))
        reader = open_services(closed.home, FixedClock(NOON), read_only=True)
        assert reader.unit.file().applicant.name == "Samir Daghlani"
        first.unit.command("Rename", lambda file: file)
        with pytest.raises(StoreError, match="only for reading"):
            reader.unit.command("Rename", lambda file: file)
        reader.close()
    assert name_of(closed) == "Samir Daghlani"


def test_a_reader_sees_a_store_that_is_open_elsewhere_and_makes_nothing(closed: Paths) -> None:
    with opened(closed.home) as writer:
        writer.unit.command("Say none", lambda file: replace(file, themes=()))
        writer.unit.warm()
        closed.seal.unlink(missing_ok=True)
        there = sorted(path.name for path in closed.home.iterdir())
        reader = open_services(closed.home, FixedClock(NOON), read_only=True)
        assert reader.unit.file() == a_beginning()
        assert next_undo(reader.history) == "Say none"
        reader.close()
        assert sorted(path.name for path in closed.home.iterdir()) == there


def test_reading_where_nothing_is_yet_makes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "nowhere"
    services = open_services(home, FixedClock(NOON), read_only=True)
    assert services.unit.is_empty()
    assert services.history.entries() == ()
    services.close()
    assert not home.exists()


@pytest.mark.parametrize("make", [lambda p: p.symlink_to("victim"), lambda p: p.mkdir()])
def test_a_lock_that_is_not_ours_is_never_followed(
    paths: Paths, make: Callable[[Path], object]
) -> None:
    paths.home.mkdir()
    victim = paths.home / "victim"
    victim.write_text("precious")
    make(paths.lock)
    with pytest.raises(StoreError, match=r"delete the link|is a folder"):
        open_services(paths.home, FixedClock(NOON))
    assert victim.read_text() == "precious"


def test_a_foreign_lock_without_words_is_still_a_lock(closed: Paths) -> None:
    with opened(closed.home):
        closed.lock.write_text("")
        with pytest.raises(StoreBusyError, match="Another lorapp holds the store"):
            open_services(closed.home, FixedClock(NOON))


def test_a_header_is_enough_to_know_the_schema(closed: Paths) -> None:
    assert check_file(closed.db) == SCHEMA


def test_a_save_cut_short_is_rolled_back_also_for_one_who_only_reads(closed: Paths) -> None:
    script = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1'); c.execute('PRAGMA synchronous = off')\n"
        "c.execute('BEGIN'); c.execute(\"UPDATE applicant SET name = 'Half'\")\n"
        "c.execute('CREATE TABLE junk (x)')\n"
        "c.executemany('INSERT INTO junk VALUES (?)', [('x' * 3000,)] * 200)\n"
        "os._exit(9)\n"
    )
    import subprocess
    import sys

    closed.seal.unlink()
    subprocess.run([sys.executable, "-c", script, str(closed.db)], check=False)
    assert closed.rollback.exists()
    reader = open_services(closed.home, FixedClock(NOON), read_only=True)
    assert reader.unit.file().applicant.name == "Samir Daghlani"
    reader.close()
    assert not closed.rollback.exists()


def test_a_folder_that_may_not_be_written_is_told_before_anything_is_made(tmp_path: Path) -> None:
    gone = tmp_path / "gone" / "lock"
    with pytest.raises(StoreError, match="could not be written"):
        StoreLock(gone).take(NOON)
    with pytest.raises(StoreError, match="could not be written"):
        make_empty_file(tmp_path / "gone" / "lorapp.db")
    assert list(tmp_path.iterdir()) == []


def test_a_lock_taken_twice_by_its_holder_is_one_lock(paths: Paths) -> None:
    paths.home.mkdir()
    lock = StoreLock(paths.lock)
    lock.take(NOON)
    lock.take(NOON)
    assert lock.is_held
    lock.release()
    lock.release()
    assert not lock.is_held


def test_a_store_that_is_not_there_is_named_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="check the path"):
        check_kind(tmp_path / "lorapp.db")


def test_missing_rights_to_read_are_said_in_words(
    closed: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_path: Path, *_arguments: str) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as changed:
        changed.setattr(Path, "open", refused)
        with pytest.raises(StoreError, match="no permission to read"):
            check_file(closed.db)
    with monkeypatch.context() as changed:
        changed.setattr(Path, "lstat", refused)
        with pytest.raises(StoreError, match="no permission to read"):
            look(closed)
