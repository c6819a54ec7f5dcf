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
def reading_copy(path: Path, inside: bytes | None = None) -> Iterator[Session | None]:
    """One read transaction on a copy; None where it is not of today's schema.

    ``inside`` is what an encrypted one holds. Raises StoreError when it cannot be read.
    """
    if inside is None:
        opened = engine.open_engine(path, read_only=True)
    else:
        opened = engine.engine_in_memory(inside)
    try:
        with engine.reading(opened) as session:
            is_of_today = schema.schema_of(session.connection(), path) == SCHEMA
            yield session if is_of_today else None
    except (SQLAlchemyError, *TROUBLES) as error:
        raise sentence(error, path) from error
    finally:
        opened.dispose()
