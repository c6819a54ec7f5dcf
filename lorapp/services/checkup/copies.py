"""The dated copies: whether each can bring the record back, and whether they are recent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from lorapp.domain.wording.days import count_words
from lorapp.errors import StoreError
from lorapp.paths import Paths
from lorapp.services.checkup.findings import Finding, fine, note, wrong
from lorapp.services.keeping.invariants import copy_not_as_saved
from lorapp.services.keeping.restoring import damage_words

ABOUT: Final = "Backups"
OLD: Final = timedelta(days=7)
"""A copy older than this is not recent, if anything was done since."""


def findings(paths: Paths, now: datetime, seq: int | None) -> Iterator[Finding]:
    """Every copy is looked into; ``seq`` is the newest step of the store, None if unknown."""
    from lorapp.db import backup

    try:
        copies = backup.automatic(paths.backups)
    except StoreError as error:
        yield wrong(ABOUT, "backups-shut", str(error))
        return
    spoilt = {path: why for path in copies if (why := why_unusable(path))}
    for path, why in spoilt.items():
        text = f"The backup {path.name} is not usable: {why}"
        yield wrong(ABOUT, "spoilt-copy", text, mends=True)
    changed = _changed(path for path in copies if path not in spoilt)
    for path, count in changed.items():
        yield wrong(ABOUT, "changed-copy", damage_words(count, f"The backup {path.name}"))
    whole = [path for path in copies if path not in {**spoilt, **changed}]
    if not whole:
        kind = "whole backup" if copies else "backup yet"
        text = f"There is no {kind}; `lorapp backup` makes one."
        yield note(ABOUT, "no-backup", text, mends=seq is not None)
        return
    yield _how_recent(whole, now, seq)


def _how_recent(whole: Sequence[Path], now: datetime, seq: int | None) -> Finding:
    """Whether the newest whole copy holds what was done since."""
    from lorapp.db import backup

    age = now.astimezone(UTC).replace(tzinfo=None) - backup.made_at(whole[0])
    if seq is None:
        return note(
            ABOUT,
            "way-back",
            f"The newest backup that is whole is {whole[0]}; `lorapp restore FILE --dry-run` shows "
            "what is in it, `lorapp restore FILE` puts it in its place.",
        )
    if age > OLD and backup.step_of(whole[0]) != seq:
        old = count_words(age.days, "day")
        return note(
            ABOUT,
            "old-backup",
            f"The newest backup is {old} old and lacks what you did since; `lorapp backup` "
            "makes a new one.",
            mends=True,
        )
    kept = count_words(len(whole), "backup")
    return fine(ABOUT, f"{kept}, whole; the newest is {whole[0].name}.")


def _changed(copies: Iterable[Path]) -> dict[Path, int]:
    """The copies that are whole as files, but not as they were saved, each with how much of it."""
    found = {path: len(copy_not_as_saved(path)) for path in copies}
    return {path: count for path, count in found.items() if count}


def why_unusable(path: Path) -> str:
    """Why a copy cannot bring anything back; empty when it can."""
    from lorapp.db import backup
    from lorapp.db.words import DamagedError

    try:
        backup.verify(path)
    except DamagedError as error:
        return f"it is damaged ({error.found})."
    except StoreError as error:
        return str(error)
    return ""
