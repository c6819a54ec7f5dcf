import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import InvalidRequestError, OperationalError

from lorapp.db.sqlite_words import sentence
from lorapp.db.tables.base import DayOrInstant, Instant, Wish, Word
from lorapp.errors import RefusedError, StoreBusyError, StoreError

PATH = Path(__file__).with_name("lorapp.db")
DIALECT = sqlite.dialect()


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_FULL, StoreError, "is full; nothing was saved"),
        (sqlite3.SQLITE_IOERR_WRITE, StoreError, "is full; nothing was saved"),
        (sqlite3.SQLITE_BUSY, StoreBusyError, "Another program holds the store"),
        (sqlite3.SQLITE_LOCKED, StoreBusyError, "Another program holds the store"),
        (sqlite3.SQLITE_READONLY, StoreError, "no permission"),
        (sqlite3.SQLITE_READONLY_DBMOVED, StoreError, "was moved or deleted"),
        (sqlite3.SQLITE_CANTOPEN, StoreError, "no permission"),
        (sqlite3.SQLITE_CORRUPT, StoreError, "is damaged"),
        (sqlite3.SQLITE_NOTADB, StoreError, "is damaged"),
        (sqlite3.SQLITE_ERROR, StoreError, "could not be used"),
    ],
)
def test_each_kind_of_failure_has_its_own_sentence(
    code: int, kind: type[Exception], words: str
) -> None:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    told = sentence(OperationalError("SELECT", {}, error), PATH)
    assert isinstance(told, kind)
    assert words in str(told)
    assert ("damaged" in str(told)) is (words == "is damaged")


def test_a_folder_that_is_gone_is_not_called_one_without_permission(tmp_path: Path) -> None:
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    assert "was moved or deleted" in str(sentence(error, tmp_path / "gone" / "lorapp.db"))


def test_a_value_the_store_does_not_take_is_a_refusal() -> None:
    told = sentence(sqlite3.IntegrityError("CHECK constraint failed: x"), PATH)
    assert isinstance(told, RefusedError)
    assert "does not take this value" in str(told)


def test_what_is_no_error_of_sqlite_is_told_too() -> None:
    assert "could not be used: odd" in str(sentence(InvalidRequestError("odd"), PATH))


def test_an_instant_without_an_offset_never_reaches_the_store() -> None:
    naive = datetime(2026, 11, 22)  # noqa: DTZ001 - what is refused here
    with pytest.raises(ValueError, match="has no offset"):
        Instant().process_bind_param(naive, DIALECT)


@pytest.mark.parametrize("kind", [Instant(), DayOrInstant(), Wish(), Word()])
def test_nothing_stays_nothing(kind: Instant | DayOrInstant | Wish | Word) -> None:
    assert kind.process_bind_param(None, DIALECT) is None
    assert kind.process_result_value(None, DIALECT) is None
