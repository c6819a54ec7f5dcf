"""V4 and V7: a store of each schema there was, as the lorapp of that time wrote it.

Each holds the midseason demo, one letter logged as thanked, and that taken back.
"""

import json
import lzma
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from lorapp.db.engine import open_engine
from lorapp.db.opening import SCHEMA, check_file
from lorapp.db.tables import Base
from lorapp.paths import Paths
from lorapp.services.invariants import breaches
from tests.db.scratch import opened

STORES: Final = Path(__file__).parent / "stores"
SCHEMAS: Final = range(1, SCHEMA + 1)


@pytest.fixture
def old(tmp_path: Path, schema: int) -> Paths:
    """A folder as that lorapp left it, but for its seal."""
    paths = Paths(tmp_path / "home")
    paths.home.mkdir(mode=0o700)
    packed = (STORES / f"schema-{schema}.db.xz").read_bytes()
    paths.db.write_bytes(lzma.decompress(packed))
    paths.db.chmod(0o600)
    assert check_file(paths.db) == schema
    return paths


def _differences(paths: Paths) -> int:
    """How many things Alembic would change to make the store what the tables say."""
    engine = open_engine(paths.db)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, Base.metadata)
    engine.dispose()
    return len(found)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_store_of_each_time_is_copied_brought_up_to_date_and_equal(
    old: Paths, schema: int
) -> None:
    expected = json.loads((STORES / "record.json").read_text("utf-8"))
    with opened(old.home) as services:
        assert json.loads(services.exchange.export_json()) == expected
        assert breaches(services.unit.store(), services.unit.file()) == ()
        labels = [entry.label for entry in services.history.entries()]
        assert len(labels) == 3
        services.history.redo()
        services.history.undo()
        assert json.loads(services.exchange.export_json()) == expected
        assert [one.text for one in services.doctor.report() if not one.is_fine] == []
    copies = list(old.backups.glob("before-schema-*.db"))
    assert len(copies) == (schema < SCHEMA)
    assert all(check_file(copy) == schema for copy in copies)
    assert _differences(old) == 0
    print(f"V4 schema={schema} equal=1 steps={len(labels)} copied={len(copies)}; V7 differences=0")


@pytest.mark.parametrize("schema", [SCHEMA])
def test_a_table_that_the_program_does_not_know_of_is_a_difference(old: Paths, schema: int) -> None:
    with closing(sqlite3.connect(old.db)) as connection:
        connection.execute("ALTER TABLE mentors ADD COLUMN odd TEXT")
    print(f"V7 mutant, a column too many in schema {schema}: seen")
    assert _differences(old) == 1


def test_every_schema_that_went_out_has_a_store_here() -> None:
    found = sorted(path.name for path in STORES.glob("schema-*.db.xz"))
    assert found == sorted(f"schema-{number}.db.xz" for number in SCHEMAS)
