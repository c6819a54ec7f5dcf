"""What was true at the last clean close, so that a start need not open the store at all."""

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lorapp.errors import StoreError
from lorapp.paths import (
    Paths,
    cannot_write,
    sync_folder,
    write_whole,
)
from lorapp.plain_files import kept_json, open_plain

if TYPE_CHECKING:
    from lorapp.domain.record import SeasonFile


class Seal(NamedTuple):
    """The fingerprints of the store and of the record beside it.

    ``size`` in bytes; ``schema`` is the store's version; ``seq`` its newest journal step;
    ``closed_at`` an ISO instant.
    """

    sha256: str
    size: int
    schema: int
    seq: int
    record_sha256: str
    closed_at: str

    @property
    def last_used(self) -> datetime | None:
        """``closed_at`` as an instant; None where it is none."""
        try:
            found = datetime.fromisoformat(self.closed_at)
        except (ValueError, TypeError):
            # Only the clock is judged by it; what the store holds is judged by the digests.
            return None
        return found if found.tzinfo else None


def fingerprint(path: Path) -> str:
    """The sha256 of a file. Never of a store that this process has open."""
    with open_plain(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_seal(paths: Paths) -> Seal | None:
    """The seal, if there is one that can be read."""
    try:
        found = kept_json(paths.seal)
        return Seal(**found)
    except (OSError, ValueError, TypeError):
        # No seal, or none of ours: the store is then checked in full, which is always right.
        return None


def fits(seal: Seal, path: Path) -> bool:
    """Whether a store is byte for byte what was sealed."""
    return path.stat().st_size == seal.size and fingerprint(path) == seal.sha256


def still_fits(paths: Paths) -> bool:
    """Whether the store is what lies sealed beside it. No one may have it open."""
    seal = read_seal(paths)
    return seal is not None and paths.db.exists() and fits(seal, paths.db)


def write_seal(
    paths: Paths, file: "SeasonFile | None", seq: int, schema: int, at: datetime
) -> None:
    """Seal a store whose last connection is closed. Raises StoreError when it cannot.

    A journal left beside it tells of a save that could be neither made nor taken back: the file
    is whole only once SQLite has played the journal, and a seal would say that it is none of ours.
    """
    from lorapp.db import sealed_record

    if paths.rollback.exists():
        raise StoreError(
            f"The last save in {paths.db} was cut short; the next start takes it back."
        )
    record = b"" if file is None else sealed_record.written(file)
    write_whole(paths.record, record)
    try:
        seal = Seal(
            sha256=fingerprint(paths.db),
            size=paths.db.stat().st_size,
            schema=schema,
            seq=seq,
            record_sha256=hashlib.sha256(record).hexdigest(),
            closed_at=at.isoformat(),
        )
    except OSError as error:
        raise StoreError(f"The store {paths.db} cannot be read ({error.strerror}).") from error
    write_whole(paths.seal, json.dumps(seal._asdict(), indent=1).encode())


def read_record(paths: Paths, seal: Seal) -> "tuple[bool, SeasonFile | None]":
    """The record as it was sealed: whether it can be trusted, and the record."""
    try:
        if fingerprint(paths.record) != seal.record_sha256:
            return False, None
        if not paths.record.stat().st_size:
            return True, None
        from lorapp.db import sealed_record

        file = sealed_record.read(paths.record)
    except OSError:
        # The store itself is there; the record is only the quicker way.
        return False, None
    return file is not None, file


def break_seal(paths: Paths) -> None:
    """Before the first save: from here on the record beside the store is out of date.

    Raises StoreError when it cannot be taken away; then nothing may be saved.
    """
    for path in (paths.foretold, paths.seal):
        try:
            if os.path.lexists(path):
                path.unlink()
                sync_folder(paths.home)
        except OSError as error:
            # The store is what matters to a person, unless something else lies in the way.
            named = path if path.is_dir() else paths.db
            raise StoreError(cannot_write(named, error)) from error
