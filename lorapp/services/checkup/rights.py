"""Who may look into the folder, and where its owner may write."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lorapp.domain.leaves import shown
from lorapp.domain.wording.days import count_words
from lorapp.paths import Paths
from lorapp.services.checkup.findings import FOLDER, Finding, wrong
from lorapp.services.checkup.kept import kept, strangers

NAMED: Final = 4
"""So many files are named one by one; of more, the first is."""

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_LOCKED: Final = "its rights do not let you write"


def findings(home: Path) -> Iterator[Finding]:
    """Whose the folder is, what others may look into, where nothing can be saved."""
    yield from _owner(home)
    yield from _open(home)
    locked = unwritable(home)
    if locked and home.stat().st_mode & stat.S_IWUSR:  # else it was told of the folder itself
        others = count_words(len(locked) - 1, "more place")
        places = f"{locked[0]} and {others}" if len(locked) > 1 else f"{locked[0]}"
        text = f"Nothing can be saved in {places}: {_LOCKED}."
        yield wrong(FOLDER, "read-only", text, mends=True)


def _owner(home: Path) -> Iterator[Finding]:
    if sys.platform == "win32" or not home.is_dir():
        return
    state = home.stat()
    if state.st_uid != os.geteuid():
        yield wrong(
            FOLDER,
            "owner",
            f"{home} belongs to another user of this computer, who can read and change it. "
            "Set LORAPP_HOME to a folder of yours.",
        )
    elif not state.st_mode & stat.S_IWUSR:
        yield wrong(FOLDER, "read-only", f"Nothing can be saved in {home}: {_LOCKED}.", mends=True)
    elif not os.access(home, os.W_OK):
        yield wrong(
            FOLDER,
            "read-only",
            f"Nothing can be saved in {home}: its disk is only for reading. "
            "Set LORAPP_HOME to another folder; here `lorapp today` can still be read.",
        )


def _open(home: Path) -> Iterator[Finding]:
    if shared(home):
        yield wrong(
            FOLDER,
            "rights",
            f"Others may look into {home}, where {shown(strangers(home)[0])} lies, too: lorapp "
            "changes no rights there. Set LORAPP_HOME to a folder for lorapp alone.",
        )
    open_ones = too_open(home)
    for path in open_ones[:NAMED]:
        mode = "700" if path.is_dir() else "600"
        text = f"Others may look into {path}; `chmod {mode}` makes it yours alone."
        yield wrong(FOLDER, "rights", text, mends=True)
    more = len(open_ones) - NAMED
    if more > 0:
        text = f"Others may look into {count_words(more, 'more file')}."
        yield wrong(FOLDER, "rights", text, mends=True)


def shared(home: Path) -> bool:
    """Whether others may look into a folder that is not lorapp's alone, as one's own home is not.

    Its rights are for its owner to think over: shutting it may shut out what needs it.
    """
    return bool(_own(home).get(home, 0) & _OTHERS) and bool(strangers(home))


def too_open(home: Path) -> list[Path]:
    """What of lorapp's others on this computer may look into.

    What the applicant writes with an editor has the rights that editors give, and a closed folder
    around it.
    """
    paths = Paths(home)
    by_hand = {paths.settings, paths.templates}
    found = [path for path, mode in _own(home).items() if mode & _OTHERS]
    if home in found:
        return found if not shared(home) else found[1:]
    return [path for path in found if by_hand.isdisjoint((path, *path.parents))]


def unwritable(home: Path) -> list[Path]:
    """The store and the folders in which the applicant may not write, though they own them."""
    locked = [path for path, mode in _own(home).items() if not mode & stat.S_IWUSR]
    return [path for path in locked if path != home and (path.is_dir() or path.parent == home)]


def shut(paths: Paths) -> list[Path]:
    """The folder and its lock, where the applicant may not write in them, though they own them."""
    own = _own(paths.home)
    return [path for path in (paths.home, paths.lock) if not own.get(path, 0o700) & stat.S_IWUSR]


def _own(home: Path) -> dict[Path, int]:
    """What of lorapp's belongs to this account, with its rights."""
    if sys.platform == "win32" or not home.is_dir():
        return {}
    uid, found = os.geteuid(), {}
    for path in kept(home):
        try:
            state = path.stat()
        except FileNotFoundError:
            # Another lorapp has just finished with it: a journal, a file it was writing.
            continue
        if state.st_uid == uid:
            found[path] = state.st_mode
    return found
