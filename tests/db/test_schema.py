import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, text
from sqlalchemy.schema import CreateTable

import lorapp.db.migrations
from lorapp.db import opening, schema
from lorapp.db.engine import PRAGMAS, open_engine, reading, writing
from lorapp.db.migrations.versions import initial_0001
from lorapp.db.store import Store
from lorapp.db.tables import Base
from lorapp.errors import StoreError
from lorapp.paths import Paths
from tests.conftest import NOON, a_beginning
from tests.db.scratch import opened

MIGRATIONS = str(Path(lorapp.db.migrations.__file__).parent)


def _shape(path: Path) -> dict[str, list[str]]:
    """Every table as the sorted lines of its definition."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name != 'alembic_version'"
        ).fetchall()
    return {name: sorted(_line(line) for line in sql.splitlines()[1:]) for name, sql in found}


def _line(line: str) -> str:
    return re.sub(r'[\s,"]+', " ", line).strip()


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
    with pytest.raises(StoreError, match="cannot go back"):
        initial_0001.downgrade()


def test_the_tables_can_be_made_on_postgresql_too() -> None:
    dialect = URL.create("postgresql+psycopg").get_dialect()()
    for table in Base.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))


def test_an_older_store_is_copied_and_brought_up_to_date(paths: Paths) -> None:
    with opened(paths.home) as services:
        services.unit.begin(a_beginning(), "Begin")
    _make_older(paths)
    with opened(paths.home) as services:
        assert services.unit.file() == a_beginning()
    assert opening.check_file(paths.db) == opening.SCHEMA
    assert (paths.backups / "before-schema-0001-20261122-170000-step1.db").exists()


def test_an_older_store_is_not_migrated_by_one_who_only_reads(paths: Paths) -> None:
    with opened(paths.home) as services:
        services.unit.begin(a_beginning(), "Begin")
    _make_older(paths)
    store = Store(paths, read_only=True)
    with pytest.raises(StoreError, match="Open it once with `lorapp`"):
        store.prepare(full_check=False, at=NOON)
    store.close()


def _make_older(paths: Paths) -> None:
    """Call today's store schema 0: the upgrade then has only the version to write."""
    with closing(sqlite3.connect(paths.db)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
        connection.execute("PRAGMA user_version = 0")
        connection.commit()


@pytest.fixture(autouse=True)
def _nothing_to_migrate(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where today's store is only called older, its tables are already there."""
    if "older_store" in request.node.name:
        monkeypatch.setattr(schema, "migrate", _only_the_version)


def _only_the_version(engine: object) -> None:
    from sqlalchemy import Engine

    if not isinstance(engine, Engine):
        raise TypeError(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        schema.mark_file(connection)


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
