"""Typed text that was not yet saved: kept on every change, offered after a closed terminal."""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from lorapp.paths import Paths, make_folder, write_whole
from lorapp.plain_files import kept_json

_NAME_MAX: Final = 40


class Unfinished:
    """The typed fields of forms, one private file a form, in the drafts folder."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def save(self, form_id: str, fields: Mapping[str, str]) -> None:
        """Keep what stands in a form now. Raises StoreError when it cannot be written."""
        make_folder(self._paths.home)
        make_folder(self._paths.drafts)
        kept = {"form": form_id, "fields": dict(fields)}
        write_whole(self._path(form_id), json.dumps(kept).encode())

    def load(self, form_id: str) -> dict[str, str] | None:
        """What stood in a form when it was left; None when nothing is kept."""
        kept = _read(self._path(form_id))
        return kept[1] if kept and kept[0] == form_id else None

    def clear(self, form_id: str) -> None:
        """Forget a form: it was saved, or thrown away on purpose."""
        # Where it cannot be removed the text comes back once more; what was saved stays saved.
        with suppress(OSError):
            self._path(form_id).unlink()

    def _path(self, form_id: str) -> Path:
        words = "".join(c if c.isascii() and c.isalnum() else "-" for c in form_id)[:_NAME_MAX]
        mark = hashlib.blake2s(form_id.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
        return self._paths.drafts / f"{words}-{mark}.json"


def _read(path: Path) -> tuple[str, dict[str, str]] | None:
    try:
        kept = kept_json(path)
        return str(kept["form"]), {str(k): str(v) for k, v in kept["fields"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        # Nothing was kept, or something else lies there: a form then starts as it is saved.
        return None
