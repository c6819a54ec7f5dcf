"""Stores of earlier schemas, made from today's."""

import sqlite3
from contextlib import closing
from dataclasses import replace

from lorapp.db import opening, schema
from lorapp.db.engine import open_engine
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from lorapp.paths import Paths
from lorapp.services.interchange.demo import demo_text
from lorapp.services.interchange.reading import parse
from tests.db.scratch import opened


def older_store(paths: Paths) -> SeasonFile:
    """Make a closed store of schema 1 that holds the demo record; return that record."""
    with opened(paths.home) as services:
        file = parse(demo_text("midseason"), Rulebook())
        services.unit.begin(file, "Begin")
        services.unit.command("Theme", lambda held: replace(held, themes=(*held.themes, "calm")))
        services.history.undo()
    today = paths.home / "today.db"
    paths.db.rename(today)
    for stale in (paths.seal, paths.record):
        stale.unlink()
    opening.make_empty_file(paths.db)
    engine = open_engine(paths.db)
    schema.migrate(engine, to=1)
    engine.dispose()
    with closing(sqlite3.connect(paths.db)) as connection:
        connection.execute("ATTACH ? AS today", (str(today),))
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'alembic_version'"
        )
        for (table,) in tables.fetchall():
            columns = [f'"{line[1]}"' for line in connection.execute(f"PRAGMA table_info({table})")]
            names = ", ".join(columns)
            rows = f"INSERT INTO {table} ({names}) SELECT {names} FROM today.{table}"
            connection.execute(rows)
        connection.commit()
    today.unlink()
    return file
