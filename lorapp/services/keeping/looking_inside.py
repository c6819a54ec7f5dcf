"""The texts of a file, whatever kind it is, for finding a name in it."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from email import message_from_bytes, policy
from pathlib import Path
from typing import Final

from lorapp.errors import LorError
from lorapp.services.keeping.encryption import is_encrypted

_FOLDS: Final = ("\r\n ", "\r\n\t", "\n ", "=\r\n", "=\n")
"""How lines are broken inside a word by cards, calendars and mails."""


class ShutError(LorError):
    """Nobody can say what is in this file."""


def texts(path: Path) -> Iterator[str]:
    """Every text of a file. Raises ShutError where it cannot be looked into."""
    yield path.name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ShutError(str(path)) from error
    if is_encrypted(content):
        raise ShutError(str(path))
    yield from _texts(path, content)


def _texts(path: Path, content: bytes) -> Iterator[str]:
    if content.startswith(b"SQLite format 3"):
        yield from _rows(path)
    elif content.startswith(b"PK\x03\x04"):
        yield from _members(path)
    elif content.startswith(b"%PDF"):
        yield from _pages(path)
    else:
        text = content.decode("utf-8", "replace")
        yield text
        for fold in _FOLDS:
            text = text.replace(fold, "")
        yield text
        if path.suffix.lower() == ".eml":
            yield from _mail(content)
        elif path.suffix.lower() == ".json":
            yield _without_codes(text)


def _rows(path: Path) -> Iterator[str]:
    from lorapp.db.backup import open_reading
    from lorapp.db.sqlite_words import TROUBLES

    try:
        with closing(open_reading(path)) as connection:
            yield from connection.iterdump()
    except TROUBLES as error:
        raise ShutError(str(path)) from error


def _members(path: Path) -> Iterator[str]:
    try:
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                yield packed.read(name).decode("utf-8", "replace")
    except (zipfile.BadZipFile, OSError, RuntimeError) as error:
        raise ShutError(str(path)) from error


def _pages(path: Path) -> Iterator[str]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        for page in PdfReader(path).pages:
            yield page.extract_text()
    except (PyPdfError, OSError, ValueError, KeyError) as error:
        raise ShutError(str(path)) from error


def _without_codes(text: str) -> str:
    """JSON with its letters as letters; what is none is left as it is."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return text


def _mail(content: bytes) -> Iterator[str]:
    mail = message_from_bytes(content, policy=policy.default)
    yield " ".join(str(value) for value in mail.values())
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            yield str(part.get_content())
