"""What is looked for often in each list: a small private file."""

import json
from typing import Final

from lorapp.domain.text import clean
from lorapp.errors import RefusedError
from lorapp.paths import Paths, make_folder, write_whole
from lorapp.plain_files import kept_json

VIEWS_MAX: Final = 12
"""Views of one list: as many as a dialog shows at once."""

BYTES_MAX: Final = 100_000
_VERSION: Final = 1


class Views:
    """The words kept for each list, in the order they were kept."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def of(self, name: str) -> tuple[str, ...]:
        """The views of the list of this name."""
        return self._entries().get(name, ())

    def keep(self, name: str, words: str) -> None:
        """Keep words as a view of a list. Raises RefusedError, or StoreError when it cannot."""
        words, kept = " ".join(clean(words).split()), self.of(name)
        if not words:
            raise RefusedError("Look for something first: `Esc`, then `/` and a word of the line.")
        if words in kept:
            return
        if len(kept) >= VIEWS_MAX:
            raise RefusedError(f"{VIEWS_MAX} views are kept for {name}. Remove one first: `x`.")
        self._write({**self._entries(), name: (*kept, words)})

    def drop(self, name: str, words: str) -> None:
        """Remove a view. Raises StoreError when it cannot be written."""
        left = tuple(one for one in self.of(name) if one != words)
        self._write({**self._entries(), name: left})

    def _write(self, entries: dict[str, tuple[str, ...]]) -> None:
        make_folder(self._paths.home)
        body = {"version": _VERSION, "views": entries}
        write_whole(self._paths.views, json.dumps(body, indent=1, ensure_ascii=False).encode())

    def _entries(self) -> dict[str, tuple[str, ...]]:
        try:
            body = kept_json(self._paths.views, BYTES_MAX)
            return {
                str(name): tuple(clean(str(words)) for words in kept)
                for name, kept in body["views"].items()
            }
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            # Nothing was kept, or something else lies there: there is nothing to choose from then.
            return {}
