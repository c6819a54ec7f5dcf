"""Which edition of an entry a calendar is handed: the same one, a newer one, or its end."""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.diary.entry import Entry
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import Moment
from lorapp.frozen import dataclass

BEGINNING: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""Editions count on from the minutes since then, so that a new or lost ledger never goes back."""

_MINUTE: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What was last handed out of one entry.

    ``digest`` tells one content from another. ``sequence`` only grows; ``changed_at`` is when
    it grew. ``day`` is where the entry stands, ``over_at`` the instant from which it is past.
    """

    digest: str
    sequence: int
    changed_at: datetime
    day: date
    over_at: datetime
    is_cancelled: bool = False


def uid(file: SeasonFile, entry: Entry) -> str:
    """The name of an entry in every calendar of this applicant; it tells nobody's name."""
    letters = unicodedata.normalize("NFKC", file.applicant.name).casefold()
    owner = "".join(sign for sign in letters if sign.isalnum())
    return f"{_hash(owner, entry.id)}@lorapp"


def editions(
    known: Mapping[str, Edition], entries: Mapping[str, Entry], now: datetime, home: ZoneInfo
) -> dict[str, Edition]:
    """The editions of these entries by their uid, after those handed out before.

    An entry that changed gets a higher number. One that is gone before its time is cancelled
    until that time has come; one that is past is forgotten.
    """
    found = {name: _edition(known.get(name), entry, now, home) for name, entry in entries.items()}
    for name, old in known.items():
        if name not in found and old.over_at > now:
            found[name] = old if old.is_cancelled else _cancelled(old, now)
    return found


def _edition(old: Edition | None, entry: Entry, now: datetime, home: ZoneInfo) -> Edition:
    digest = _digest(entry)
    if old and old.digest == digest and not old.is_cancelled:
        return old
    day = entry.starts.date() if isinstance(entry.starts, datetime) else entry.starts
    return Edition(
        digest=digest,
        sequence=_next(old, now),
        changed_at=now.astimezone(UTC).replace(microsecond=0),
        day=day,
        over_at=entry.over_at(home).astimezone(UTC),
    )


def _cancelled(old: Edition, now: datetime) -> Edition:
    at = now.astimezone(UTC).replace(microsecond=0)
    return replace(old, sequence=_next(old, now), changed_at=at, is_cancelled=True)


def _next(old: Edition | None, now: datetime) -> int:
    minutes = int((now - BEGINNING).total_seconds()) // _MINUTE
    return max(old.sequence + 1 if old else 0, minutes, 0)


def _digest(entry: Entry) -> str:
    alarms = [f"{alarm.before.total_seconds():g} {alarm.text}" for alarm in entry.alarms]
    return _hash(
        entry.title,
        _written(entry.starts),
        _written(entry.ends),
        *("about", *entry.about, "where", entry.where),
        f"{entry.is_expected} {entry.is_busy}",
        *alarms,
    )


def _written(moment: Moment | None) -> str:
    if moment is None:
        return ""
    zone = f" {moment.tzinfo}" if isinstance(moment, datetime) else ""
    return f"{moment.isoformat()}{zone}"


def _hash(*texts: str) -> str:
    whole = "\0".join(texts).encode("utf-8", "surrogatepass")
    return hashlib.blake2s(whole, digest_size=16).hexdigest()
