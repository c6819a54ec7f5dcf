"""The machine around the program, as a value: tests put another in its place."""

import locale
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from lorapp.frozen import dataclass

MOUNTS: Final = Path("/proc/mounts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the check-up asks of the machine.

    ``free`` gives the bytes left on a folder's disk; None where that is none and holds nothing.
    """

    environ: Mapping[str, str]
    platform: str
    is_terminal: bool
    encoding: str
    locale: str
    size: tuple[int, int]
    mounts: str
    free: Callable[[Path], int | None]


def here() -> Surroundings:
    """The machine this runs on."""
    size, out = shutil.get_terminal_size(), sys.__stdout__  # screens put another in its place
    return Surroundings(
        environ=os.environ,
        platform=sys.platform,
        is_terminal=bool(out and not out.closed and out.isatty()),
        encoding=(out.encoding if out else "ascii").upper(),
        locale=".".join(part for part in locale.getlocale() if part) or "C",
        size=(size.columns, size.lines),
        mounts=_mounts(),
        free=_free,
    )


def _free(folder: Path) -> int | None:
    found = shutil.disk_usage(folder)
    return found.free if found.total else None


def _mounts() -> str:
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        # Only Linux has this table; elsewhere the names of folders must do.
        return ""
