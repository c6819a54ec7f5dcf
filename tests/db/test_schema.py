import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL
from sqlalchemy.schema import CreateTable

import lorapp.db.migrations
from lorapp.db import opening, schema
from lorapp.db.engine import PRAGMAS, open_engine, reading, writing
from lorapp.db.migrations.initial.kinds import Table
from lorapp.db.migrations.versions import (
    arrival_0005,
    goals_0006,
    initial_0001,
    interviews_0004,
    paper_0003,
    placing_0002,
    sites_0007,
)
from lorapp.db.store import Store
from lorapp.db.tables import Base
from lorapp.domain.record import SeasonFile
from lorapp.errors import StoreError
from lorapp.paths import Paths
from lorapp.services.keeping.invariants import changed_silently
from tests.conftest import NOON
from tests.db.older import older_store
from tests.db.scratch import described, opened

MIGRATIONS = str(Path(lorapp.db.migrations.__file__).parent)


def _shape(path: Path) -> dict[str, list[str]]:
    """Every table as its columns and its named rules, in whatever order they were made."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name != 'alembic_version'"
        ).fetchall()
        return {
            name: sorted([*_columns(connection, name), *_rules(" ".join(sql.split()))])
            for name, sql in found
        }


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    found = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return [" ".join(map(str, column[1:])) for column in found]


def _rules(sql: str) -> list[str]:
    """The named constraints of a table, which may stand beside a column or after all of them."""
    found = []
    for rule in sql.split("CONSTRAINT ")[1:]:
        depth, end = 0, len(rule)
        for place, sign in enumerate(rule):
            depth += (sign == "(") - (sign == ")")
            if depth < 0 or (depth == 0 and sign == ","):
                end = place
                break
        found.append(rule[:end].replace('"', "").strip())
    return found


@pytest.fixture
def migrated(tmp_path: Path) -> Path:
    """A store made by the migrations alone."""
    path = tmp_path / "migrated.db"
    opening.make_empty_file(path)
    engine = open_engine(path)
    schema.migrate(engine)
    engine.dispose()
    return path


def test_migrations_and_models_make_the_same_store(migrated: Path, paths: Paths) -> None:
    paths.home.mkdir()
    schema.create_store(paths)
    assert _shape(migrated) == _shape(paths.db)
    assert len(_shape(paths.db)) == len(Base.metadata.tables)


def test_alembic_finds_nothing_to_change_after_the_last_migration(migrated: Path) -> None:
    engine = open_engine(migrated)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        assert context.get_current_revision() == schema.revision(opening.SCHEMA)
    engine.dispose()


def test_the_newest_migration_is_the_schema_this_lorapp_knows() -> None:
    scripts: Any = ScriptDirectory(MIGRATIONS)
    assert scripts.get_current_head() == schema.revision(opening.SCHEMA)
    for migration in (
        initial_0001,
        placing_0002,
        paper_0003,
        interviews_0004,
        arrival_0005,
        goals_0006,
        sites_0007,
    ):
        with pytest.raises(StoreError, match="cannot go back"):
            migration.downgrade()


def test_the_tables_can_be_made_on_postgresql_too() -> None:
    dialect = URL.create("postgresql+psycopg").get_dialect()()
    for table in Base.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))


@pytest.fixture
def oldest(paths: Paths) -> SeasonFile:
    """A closed store of schema 1 that holds the demo record; returns that record."""
    return older_store(paths)


def test_a_store_of_schema_1_is_copied_and_brought_up_to_date_with_every_record(
    paths: Paths, oldest: SeasonFile
) -> None:
    assert opening.check_file(paths.db) == 1
    with opened(paths.home) as services:
        assert services.unit.file() == oldest
        assert described(services.unit.file()) == described(oldest)
        assert changed_silently(services.unit.store()) == ()
        assert [entry.label for entry in services.history.entries()] == ["Theme", "Theme", "Begin"]
        services.history.redo()
        assert services.unit.file().themes == (*oldest.themes, "calm")
    assert opening.check_file(paths.db) == opening.SCHEMA
    before = (
        paths.backups / f"before-schema-{schema.revision(opening.SCHEMA)}-20261122-170000-step3.db"
    )
    with opened(paths.home) as services:
        services.backups.restore(before)
        assert services.unit.file() == oldest


def test_an_older_store_is_not_migrated_by_one_who_only_reads(
    paths: Paths, oldest: SeasonFile
) -> None:
    assert oldest.programs
    store = Store(paths, read_only=True)
    with pytest.raises(StoreError, match="Open it once with `lorapp`"):
        store.prepare(full_check=False, at=NOON)
    store.close()


def test_an_upgrade_cut_short_leaves_the_older_store_whole(
    paths: Paths, oldest: SeasonFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise StoreError("cut short")

    before = _shape(paths.db)
    with monkeypatch.context() as patched:
        patched.setattr(Table, "create", lambda *_: fail())
        with opened(paths.home) as services, pytest.raises(StoreError, match="cut short"):
            services.unit.file()
    assert _shape(paths.db) == before
    with opened(paths.home) as services:
        assert services.unit.file() == oldest


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "half.db"
    opening.make_empty_file(path)
    engine = open_engine(path)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE letters (key)")
    with pytest.raises(Exception, match="already exists"):
        schema.migrate(engine)
    with engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    engine.dispose()
    assert names == ["letters"]


EXPECTED = {
    "foreign_keys": 1,
    "journal_mode": "delete",
    "synchronous": 3,
    "fullfsync": 1,
    "busy_timeout": 3000,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
}


def test_every_connection_has_the_settings_that_survive_a_power_cut(
    migrated: Path,
) -> None:
    from threading import Thread

    engine = open_engine(migrated)
    seen: list[dict[str, object]] = []

    def ask() -> None:
        with reading(engine) as session:
            connection = session.connection()
            seen.append(
                {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in EXPECTED}
            )

    ask()
    schema.migrate(engine)
    ask()
    thread = Thread(target=ask)
    thread.start()
    thread.join()
    engine.dispose()
    ask()
    engine.dispose()
    read_only = open_engine(migrated, read_only=True)
    engine = read_only
    ask()
    engine.dispose()
    print(f"D3 connections={len(seen)} settings={len(EXPECTED)} wrong=0")
    assert seen == [EXPECTED] * 5
    assert len(PRAGMAS) == len(EXPECTED)


def test_a_writer_holds_the_lock_from_its_first_word_and_a_reader_does_not(migrated: Path) -> None:
    one, two = open_engine(migrated), open_engine(migrated)
    with reading(one), writing(two) as session:
        assert session.connection().in_transaction()
    seen: list[str] = []
    with one.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.set_trace_callback(seen.append)
    with writing(one):
        pass
    assert seen[0] == "BEGIN IMMEDIATE"
    one.dispose()
    two.dispose()
