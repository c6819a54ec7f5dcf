"""What kind of place a folder lies in: a network drive, or one that other programs copy."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

NETWORK: Final = frozenset({"nfs", "nfs4", "cifs", "smbfs", "smb2", "smb3", "davfs", "afs", "ceph"})
LOCAL_FUSE: Final = frozenset({"fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.veracrypt"})
"""File systems in user space that lie on this computer all the same."""

SYNCED: Final = (
    "dropbox",
    "onedrive",
    "icloud",
    "google drive",
    "googledrive",
    "my drive",
    "nextcloud",
    "mobile documents",
    "com~apple~clouddocs",
    "cloudstorage",
)
"""How folders begin that other programs copy while lorapp writes."""

_CODED: Final = re.compile(r"\\([0-7]{3})")
_COLUMNS: Final = 3
_UNITS: Final = ("B", "kB", "MB", "GB")
_STEP: Final = 1000
_TEN: Final = 10


def network_kind(folder: str, mounts: str) -> str | None:
    """The kind of network drive a folder lies on, by the system's table of mounts."""
    if folder.startswith("\\\\"):
        return "a Windows share"
    place = kind = ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < _COLUMNS:
            continue
        here = _plain(parts[1])
        # The deepest counts; of two on one place the later one is what is seen.
        if PurePath(folder).is_relative_to(here) and len(here) >= len(place):
            place, kind = here, parts[2]
    is_far = kind in NETWORK or (kind.startswith("fuse.") and kind not in LOCAL_FUSE)
    return kind if is_far else None


def synced_part(parts: Sequence[str]) -> str | None:
    """The part of a path that names a service which copies its folder to other computers."""
    return next((part for part in parts if part.casefold().startswith(SYNCED)), None)


def size_words(size: float) -> str:
    """A size in bytes as a person reads it: ``214 kB``, ``1.4 GB``."""
    unit = 0
    while size >= _STEP and unit < len(_UNITS) - 1:
        size, unit = size / _STEP, unit + 1
    number = f"{size:.1f}" if unit > 1 and size < _TEN else f"{size:.0f}"
    return f"{number} {_UNITS[unit]}"


def _plain(place: str) -> str:
    return _CODED.sub(lambda found: chr(int(found[1], 8)), place)
