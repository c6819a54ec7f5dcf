"""What calendars were handed before: a small private file beside the store."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from lorapp.domain.diary.editions import Edition
from lorapp.paths import Paths, make_folder, write_whole
from lorapp.plain_files import kept_json

BYTES_MAX: Final = 5_000_000
SEQUENCE_MAX: Final = 2**31 - 1
_VERSION: Final = 1


class CalendarLedger:
    """Editions by the uid of their entry; no names and no words, only digests and days."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def load(self) -> dict[str, Edition]:
        """The editions handed out; none where nothing was, or where something else lies there."""
        try:
            body = kept_json(self._paths.calendar_ledger, BYTES_MAX)
            listed = dict(body["editions"])
        except (OSError, ValueError, TypeError, KeyError):
            return {}
        found = ((str(uid), _edition(kept)) for uid, kept in listed.items())
        return {uid: edition for uid, edition in found if edition is not None}

    def save(self, editions: Mapping[str, Edition]) -> None:
        """Keep the editions. Raises StoreError when they cannot be written."""
        make_folder(self._paths.home)
        body = {"version": _VERSION, "editions": {uid: _plain(e) for uid, e in editions.items()}}
        write_whole(self._paths.calendar_ledger, json.dumps(body, indent=1).encode())


def _plain(edition: Edition) -> dict[str, object]:
    return {
        "digest": edition.digest,
        "sequence": edition.sequence,
        "changed_at": edition.changed_at.isoformat(),
        "day": edition.day.isoformat(),
        "over_at": edition.over_at.isoformat(),
        "cancelled": edition.is_cancelled,
    }


def _edition(kept: Any) -> Edition | None:  # noqa: ANN401 - whatever stands in the file
    """Read one edition; None when it makes no sense, which costs no more than its number."""
    try:
        sequence = int(kept["sequence"])
        if not 0 <= sequence < SEQUENCE_MAX:
            return None
        return Edition(
            digest=str(kept["digest"]),
            sequence=sequence,
            changed_at=_instant(kept["changed_at"]),
            day=date.fromisoformat(kept["day"]),
            over_at=_instant(kept["over_at"]),
            is_cancelled=kept["cancelled"] is True,
        )
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
