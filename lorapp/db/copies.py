"""A copy of the store, opened to be read where it lies."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from lorapp.db import engine, schema
from lorapp.db.opening import SCHEMA
from lorapp.db.sqlite_words import TROUBLES, sentence


@contextmanager
def reading_copy(path: Path) -> Iterator[Session | None]:
    """One read transaction on a copy; None where it is not of today's schema.

    Raises StoreError when it cannot be read.
    """
    opened = engine.open_engine(path, read_only=True)
    try:
        with engine.reading(opened) as session:
            is_of_today = schema.schema_of(session.connection(), path) == SCHEMA
            yield session if is_of_today else None
    except (SQLAlchemyError, *TROUBLES) as error:
        raise sentence(error, path) from error
    finally:
        opened.dispose()
