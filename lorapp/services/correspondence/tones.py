"""How formally each person was written to the last time: a small private file."""

import json
from typing import Final

from lorapp.domain.wording.tones import Tone
from lorapp.paths import Paths, make_folder, write_whole
from lorapp.plain_files import kept_json

ENTRIES_MAX: Final = 500
BYTES_MAX: Final = 200_000
_VERSION: Final = 1


class Tones:
    """The tone chosen for each mentor, the latest kept; formal for everybody else."""

    def __init__(self, paths: Paths | None = None) -> None:
        self._paths = paths

    def of(self, mentor: str) -> Tone:
        """The tone this person was last written to in."""
        return self._entries().get(mentor, Tone.FORMAL)

    def keep(self, mentor: str, tone: Tone) -> None:
        """Remember a tone. Raises StoreError when it cannot be written."""
        entries = self._entries()
        if self._paths is None or entries.get(mentor, Tone.FORMAL) is tone:
            return
        entries.pop(mentor, None)
        entries[mentor] = tone
        kept = dict(list(entries.items())[-ENTRIES_MAX:])
        make_folder(self._paths.home)
        body = {"version": _VERSION, "tones": kept}
        write_whole(self._paths.tones, json.dumps(body, indent=1).encode())

    def _entries(self) -> dict[str, Tone]:
        if self._paths is None:
            return {}
        try:
            body = kept_json(self._paths.tones, BYTES_MAX)
            return {str(mentor): Tone(tone) for mentor, tone in body["tones"].items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            # Nothing was kept, or something else lies there: everybody is then formal again.
            return {}
