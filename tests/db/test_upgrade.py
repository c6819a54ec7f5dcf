"""V4 and V7: a store that an earlier program wrote opens whole, with the tables of today."""

import lzma
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from lorapp.db import opening, schema
from lorapp.db.engine import open_engine
from lorapp.db.tables import Base
from lorapp.paths import Paths, make_folder
from lorapp.services.keeping.invariants import breaches
from tests.db.scratch import opened

RELEASED = Path(__file__).parent / "released"
STORES = sorted(RELEASED.glob("schema-*.db.xz"))
ACTIONS = [
    ("undo", "Log thanked: Prof. Khourani, Mon 23 Nov"),
    ("do", "Log thanked: Prof. Khourani, Mon 23 Nov"),
    ("do", "Log reminded: Dr. Umetani, Mon 23 Nov"),
    ("do", "import midseason.json"),
]


def _schema_of(packed: Path) -> int:
    return int(packed.name.removeprefix("schema-").removesuffix(".db.xz"))


def _put(packed: Path, paths: Paths) -> None:
    """Lay an earlier store where lorapp looks for one."""
    make_folder(paths.home)
    opening.make_empty_file(paths.db)
    paths.db.write_bytes(lzma.decompress(packed.read_bytes()))


def _differences(paths: Paths) -> int:
    """How many things Alembic would change to make the store what the tables say."""
    engine = open_engine(paths.db)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, Base.metadata)
    engine.dispose()
    return len(found)


def _check_whole(paths: Paths) -> None:
    """Record, history and the way back are as the earlier program left them."""
    expected = (RELEASED / "record.json").read_text("utf-8")
    with opened(paths.home) as services:
        assert services.exchange.export_json() == expected
        entries = services.history.entries()
        assert [(entry.kind, entry.label) for entry in entries] == ACTIONS
        assert breaches(services.unit.store(), services.unit.file()) == ()
        assert [one.text for one in services.doctor.report() if not one.is_fine] == []
        services.history.redo()
        assert services.exchange.export_json() != expected
        services.history.undo()
        assert services.exchange.export_json() == expected


@pytest.mark.parametrize("packed", STORES, ids=lambda one: one.name.partition(".")[0])
def test_a_store_of_an_earlier_program_keeps_its_record_and_its_history(
    paths: Paths, packed: Path
) -> None:
    _put(packed, paths)
    was = _schema_of(packed)
    assert opening.check_file(paths.db) == was
    _check_whole(paths)
    assert opening.check_file(paths.db) == opening.SCHEMA
    copies = list(paths.backups.glob(f"before-schema-{opening.SCHEMA:04}-*.db"))
    assert len(copies) == (was < opening.SCHEMA)
    assert all(opening.check_file(copy) == was for copy in copies)
    assert _differences(paths) == 0
    print(
        f"V4 schema={was} to={opening.SCHEMA} actions={len(ACTIONS)} lost=0 copies={len(copies)}; "
        "V7 differences=0"
    )


def test_a_new_schema_needs_its_store_so_that_the_next_one_has_it() -> None:
    assert sorted(map(_schema_of, STORES)) == list(range(1, opening.SCHEMA + 1))


def test_a_column_that_no_table_of_the_program_has_is_noticed(paths: Paths) -> None:
    _put(STORES[-1], paths)
    with closing(sqlite3.connect(paths.db)) as connection:
        connection.execute("ALTER TABLE mentors ADD COLUMN odd TEXT")
    assert _differences(paths) == 1
    print("V7 mutant, a column too many: noticed")


def test_an_upgrade_that_drops_a_row_or_an_action_is_noticed(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    _put(STORES[0], paths)
    mark: Callable[[Connection, int], None] = schema.mark_file

    def careless(connection: Connection, to: int) -> None:
        connection.exec_driver_sql("DELETE FROM moments WHERE position = 0")
        mark(connection, to)

    monkeypatch.setattr(schema, "mark_file", careless)
    with pytest.raises(AssertionError):
        _check_whole(paths)
