"""Looking at the applicant's own files where they lie: lorapp keeps a fingerprint, no copy."""

import hashlib
from pathlib import Path
from typing import Final

from lorapp.domain.text import clean
from lorapp.domain.themes.looks import FileLook, FileState, size_words
from lorapp.errors import LorError, RefusedError

PLAIN: Final = (".txt", ".md")
TEXT_MAX: Final = 200_000
"""Bytes of a statement's file; a personal statement has a tenth of it."""
FILE_MAX: Final = 50_000_000
"""Bytes that are read for a fingerprint."""


def look_at(path: str, sha256: str | None = None) -> FileLook:
    """Look whether a file is there and the same as the one of this fingerprint."""
    try:
        place = Path(path).expanduser()
        if not place.is_file():
            return FileLook(FileState.MISSING)
        size = place.stat().st_size
    except (OSError, ValueError, RuntimeError):
        return FileLook(FileState.MISSING)
    if size > FILE_MAX:
        return FileLook(FileState.UNREADABLE, size)
    try:
        found = hashlib.sha256(place.read_bytes()).hexdigest()
    except OSError:
        return FileLook(FileState.UNREADABLE, size)
    state = FileState.THERE if sha256 in {None, found} else FileState.CHANGED
    return FileLook(state, size, found)


def read_text(path: str) -> str:
    """The text of a plain file; a LorError that says what to do where there is none.

    Other kinds (PDF, Word) are refused: their text is pasted in.
    """
    if not path.casefold().endswith(PLAIN):
        raise RefusedError("Only .txt and .md files are read. Paste the text of other kinds.")
    found = look_at(path)
    if found.state is FileState.MISSING:
        raise LorError(f"There is no file {path}. Look at the path, or paste the text.")
    if found.size > TEXT_MAX:
        raise LorError(f"{path} has {size_words(found.size)}; a statement is far shorter.")
    try:
        content = Path(path).expanduser().read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise LorError(f"{path} cannot be read as text. Paste the text instead.") from None
    return clean(content, multiline=True).strip()
