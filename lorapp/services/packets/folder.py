"""The folder of a packet on the disk: a new one, named safely, written whole or not at all."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from lorapp.domain.file_names import safe_name
from lorapp.domain.leaves import shown
from lorapp.errors import LorError, RefusedError, StoreError
from lorapp.paths import Paths, cannot_write, make_folder
from lorapp.services.correspondence.mail import save_new

PACKET: Final = "Packet"
NUMBERS_MOST: Final = 1000


def new_folder(place: Path, name: str) -> Path:
    """Make a folder in ``place`` under a name that is still free."""
    make_folder(place)
    base = safe_name(name, PACKET)
    for number in range(1, NUMBERS_MOST):
        folder = place / (base if number == 1 else f"{base} {number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        except OSError as error:
            raise StoreError(cannot_write(folder, error)) from error
        return folder
    raise RefusedError(f"{place} holds {NUMBERS_MOST} packets of this name. Remove some of them.")


def named_folder(place: Path) -> Path:
    """The folder that was named for a packet: made now, or there and empty."""
    wanted = place.expanduser()
    if wanted.exists() and not wanted.is_dir():
        raise RefusedError(f"{place} is not a folder. Name a new one, or an empty one.")
    try:
        is_used = wanted.is_dir() and any(wanted.iterdir())
        folder = wanted if is_used else make_folder(wanted)
    except (OSError, ValueError) as problem:
        name = shown(str(place))
        raise LorError(f"{name} cannot be used as a folder. Choose another place.") from problem
    if is_used:
        raise RefusedError(f"{place} holds files already. Name a new folder, or an empty one.")
    return folder


def refuse_own_folder(home: Paths, place: Path | None) -> None:
    """Refuse a place among lorapp's own folders; one of its own in the exports is right."""
    try:
        wanted = place.expanduser().resolve() if place else None
    except (OSError, ValueError, RuntimeError):
        # It is no place at all; making the folder says so.
        return
    own = home.home.resolve()
    exports = home.exports.resolve()
    if wanted and wanted.is_relative_to(own) and exports not in wanted.parents:
        raise RefusedError(
            f"{place} is a folder of lorapp's own. Name another one; without a name the packet "
            "gets a folder of its own in the exports."
        )


def fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write every file of a packet; where one cannot be written nothing is left behind."""
    try:
        for name, content in files.items():
            target = folder / name
            make_folder(target.parent)
            save_new(target, content)
    except (LorError, OSError) as problem:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(problem, OSError):
            raise StoreError(cannot_write(folder, problem)) from problem
        raise
