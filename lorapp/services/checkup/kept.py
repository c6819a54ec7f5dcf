"""What in the folder is lorapp's, told by its name. All else there is somebody's own."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from lorapp.paths import Paths

_KEPT: Final = tuple(name for name, kind in vars(Paths).items() if isinstance(kind, property))
"""What lorapp keeps in its folder, each by the name of its path."""

_PASSING: Final = (
    *("report-*.txt", "lorapp.db-*"),
    *(".restore.*", ".new.*", ".trial-*", ".part-*", ".*.part"),
)
"""Reports of faults, journals, and files that are being written or were cut short."""


def strangers(home: Path) -> list[str]:
    """The names in the folder that lorapp did not give; hidden ones are of no concern."""
    names = [path.name for path in _within(home)]
    return [name for name in names if not name.startswith(".") and not _is_ours(home, name)]


def kept(home: Path) -> Iterator[Path]:
    """The folder and all in it that is lorapp's; links lead elsewhere and are left out."""
    yield home
    for path in _within(home):
        if _is_ours(home, path.name) and not path.is_symlink():
            yield path
            for place, folders, files in os.walk(path):
                inside = [Path(place, one) for one in sorted([*folders, *files])]
                yield from (one for one in inside if not one.is_symlink())


def _within(home: Path) -> list[Path]:
    try:
        return sorted(home.iterdir()) if home.is_dir() else []
    except PermissionError:
        # It is shut even for its owner: what is in it can wait until it is open again.
        return []


def is_kept(path: Path, home: Path) -> bool:
    """Whether a path is lorapp's own, links followed; what lies in the exports is anybody's."""
    inside, top = Path(os.path.realpath(path)), Path(os.path.realpath(home))
    if top not in inside.parents:
        return inside == top
    name, *below = inside.relative_to(top).parts
    if name == Paths(home).exports.name:
        return not below and not inside.is_dir()
    return _is_ours(home, name)


def _is_ours(home: Path, name: str) -> bool:
    own = {getattr(Paths(home), one).name for one in _KEPT}
    return name in own or any(fnmatchcase(name, sign) for sign in _PASSING)
