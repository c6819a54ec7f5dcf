"""The version of the tables: a new store gets today's, an older one is brought up to it."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from lorapp.db.engine import open_engine
from lorapp.db.opening import APPLICATION_ID, SCHEMA, make_empty_file
from lorapp.db.sqlite_words import sentence
from lorapp.db.tables import Base
from lorapp.errors import StoreError
from lorapp.paths import Paths, sync_folder

_NEW: Final = ".new.lorapp.db"
_VERSIONS: Final = "alembic_version"


def revision(schema: int) -> str:
    """The name of a schema as the migrations call it."""
    return f"{schema:04}"


def create_store(paths: Paths) -> None:
    """Make an empty store of today's schema, whole or not at all.

    Raises StoreError when the disk is full or the rights are missing.
    """
    new = paths.home / _NEW
    new.unlink(missing_ok=True)
    make_empty_file(new)
    engine = open_engine(new)
    try:
        with engine.begin() as connection:
            Base.metadata.create_all(connection)
            connection.execute(
                text(
                    f"CREATE TABLE {_VERSIONS} (version_num VARCHAR(32) NOT NULL, "
                    f"CONSTRAINT {_VERSIONS}_pkc PRIMARY KEY (version_num))"
                )
            )
            connection.execute(
                text(f"INSERT INTO {_VERSIONS} VALUES (:name)"), {"name": revision(SCHEMA)}
            )
            mark_file(connection)
    except SQLAlchemyError as error:
        raise sentence(error, paths.db) from error
    finally:
        engine.dispose()
    new.replace(paths.db)
    sync_folder(paths.home)


def mark_file(connection: Connection, schema: int = SCHEMA) -> None:
    """Write into the file's header whose store it is, and of which schema."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {schema}")


def schema_of(connection: Connection, path: Path) -> int:
    """The schema of an open store. Raises StoreError when it has none."""
    found = None
    if inspect(connection).has_table(_VERSIONS):
        found = connection.execute(text(f"SELECT version_num FROM {_VERSIONS}")).scalar()
    if found is None or not str(found).isdecimal():
        raise StoreError(f"{path} says nothing about its schema ({found}); nothing was changed.")
    return int(found)


def migrate(engine: Engine, to: int = SCHEMA) -> None:
    """Bring an older store to today's schema in one transaction; a failing step changes nothing.

    ``to`` is a schema before today's, for those who need to see what it was like.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision(to))
        mark_file(connection, to)
