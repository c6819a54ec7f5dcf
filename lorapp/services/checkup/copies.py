"""The dated copies: whether each can bring the record back, and whether they are recent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from lorapp.domain.wording.days import count_words
from lorapp.errors import StoreError
from lorapp.paths import Paths
from lorapp.services.checkup.findings import Finding, fine, note, wrong

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
    whole = [path for path in copies if path not in spoilt]
    if not whole:
        text = "There is no backup yet; `lorapp backup` makes one."
        yield note(ABOUT, "no-backup", text, mends=seq is not None)
        return
    age = now.astimezone(UTC).replace(tzinfo=None) - backup.made_at(whole[0])
    if seq is None:
        yield note(
            ABOUT,
            "way-back",
            f"The newest backup that is whole is {whole[0]}; `lorapp restore FILE --dry-run` shows "
            "what is in it, `lorapp restore FILE` puts it in its place.",
        )
    elif age > OLD and backup.step_of(whole[0]) != seq:
        old = count_words(age.days, "day")
        yield note(
            ABOUT,
            "old-backup",
            f"The newest backup is {old} old and lacks what you did since; `lorapp backup` "
            "makes a new one.",
            mends=True,
        )
    else:
        kept = count_words(len(whole), "backup")
        yield fine(ABOUT, f"{kept}, whole; the newest is {whole[0].name}.")


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
