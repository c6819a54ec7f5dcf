"""The folder that holds everything: where it lies, who may look, and what does not belong."""

import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lorapp.domain.storage import network_kind, size_words, synced_part
from lorapp.domain.wording.days import count_words
from lorapp.errors import LorError
from lorapp.paths import Paths, write_whole
from lorapp.services.checkup.findings import Finding, fine, note, wrong
from lorapp.services.checkup.surroundings import Surroundings, here

ABOUT: Final = "Folder"
SCARCE: Final = 50_000_000
"""Bytes below which a backup or an export may not fit any more."""

NAMED: Final = 4
"""So many files are named one by one; of more, the first is."""

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_KEPT: Final = tuple(name for name, kind in vars(Paths).items() if isinstance(kind, property))
"""What lorapp keeps in its folder, each by the name of its path."""


def findings(paths: Paths, around: Surroundings) -> Iterator[Finding]:
    """Everything about the folder, its worth first."""
    home = paths.home
    yield from far(home, around)
    if not can_look(home):
        return
    yield from _room(home, around)
    yield from _owner(home)
    yield from _rights(home)
    yield from _leftovers(paths)
    yield from _strangers(paths)


def far(home: Path, around: Surroundings) -> Iterator[Finding]:
    """Whether the folder lies where a save may be lost or met by another computer's."""
    place = Path(os.path.realpath(home))
    kind = network_kind(str(place), around.mounts)
    if kind:
        yield note(
            ABOUT,
            "network",
            f"{home} lies on a network drive ({kind}); a save can be lost when the connection "
            "breaks. Set LORAPP_HOME to a folder of this computer.",
        )
    part = synced_part(place.parts)
    if part:
        yield note(
            ABOUT,
            "synced",
            f"{home} lies in a folder that is synced ({part}); a copy made in the middle of "
            "a save can be damaged. Set LORAPP_HOME to a folder of this computer.",
        )
    open_one = open_above(place)
    if open_one is not None:
        yield note(
            ABOUT,
            "open-above",
            f"Everybody on this computer may put another folder in the place of {home}, as "
            f"{open_one} is open to all; `chmod o-w {open_one}` closes it, or set LORAPP_HOME to "
            "a folder of yours.",
        )


def open_above(place: Path) -> Path | None:
    """The nearest folder above in which others may rename what is not theirs."""
    if sys.platform == "win32":
        return None
    for above in place.parents:
        try:
            mode = above.stat().st_mode
        except OSError:
            # It is not there yet, or not to be looked at from here.
            continue
        if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            return above
    return None


def can_look(home: Path) -> bool:
    """Whether the folder may be looked into; where not, the store's finding has said so."""
    try:
        return os.access(home, os.R_OK | os.X_OK) or not home.exists()
    except OSError:
        # A folder above it is shut.
        return False


def warn_once(paths: Paths) -> tuple[str, ...]:
    """What an applicant must hear of this folder, but only once for each place."""
    found = list(far(paths.home, here()))
    told = _told_before(paths)
    fresh = [one for one in found if f"{one.state} {paths.home}" not in told]
    if fresh:
        now = [*told, *(f"{one.state} {paths.home}" for one in fresh)]
        try:
            write_whole(paths.told, json.dumps(now).encode())
        except LorError:
            # Hearing it again the next time does less harm than not hearing it now.
            return tuple(one.text for one in fresh)
    return tuple(one.text for one in fresh)


def _told_before(paths: Paths) -> list[str]:
    try:
        found = json.loads(paths.told.read_bytes())
    except (OSError, ValueError):
        # Nothing was told yet, or nobody knows: then it is told again.
        return []
    return [str(one) for one in found] if isinstance(found, list) else []


def _room(home: Path, around: Surroundings) -> Iterator[Finding]:
    there = next(place for place in (home, *home.parents) if place.exists())
    free = around.free(there)
    if free < SCARCE:
        yield note(
            ABOUT,
            "disk",
            f"Only {size_words(free)} are free on the disk of {home}; the next save or backup may "
            "not fit. Free some space; what is saved is safe.",
        )
    else:
        yield fine(ABOUT, f"Everything is kept in {home}; {size_words(free)} are free there.")


def _owner(home: Path) -> Iterator[Finding]:
    if sys.platform == "win32" or not home.is_dir():
        return
    state = home.stat()
    if state.st_uid != os.geteuid():
        yield wrong(
            ABOUT,
            "owner",
            f"{home} belongs to another user of this computer, who can read and change it. "
            "Set LORAPP_HOME to a folder of yours.",
        )
    elif not state.st_mode & stat.S_IWUSR:
        yield wrong(ABOUT, "read-only", f"Nothing can be saved in {home}: {_LOCKED}.", mends=True)
    elif not os.access(home, os.W_OK):
        yield wrong(
            ABOUT,
            "read-only",
            f"Nothing can be saved in {home}: its disk is only for reading. "
            "Set LORAPP_HOME to another folder; here `lorapp today` can still be read.",
        )


_LOCKED: Final = "its rights do not let you write"


def _rights(home: Path) -> Iterator[Finding]:
    open_ones = too_open(home)
    for path in open_ones[:NAMED]:
        mode = "700" if path.is_dir() else "600"
        text = f"Others may look into {path}; `chmod {mode}` makes it yours alone."
        yield wrong(ABOUT, "rights", text, mends=True)
    more = len(open_ones) - NAMED
    if more > 0:
        yield wrong(
            ABOUT, "rights", f"Others may look into {count_words(more, 'more file')}.", mends=True
        )
    locked = unwritable(home)
    if locked and home.stat().st_mode & stat.S_IWUSR:  # else it was told of the folder itself
        others = count_words(len(locked) - 1, "more place")
        places = f"{locked[0]} and {others}" if len(locked) > 1 else f"{locked[0]}"
        yield wrong(ABOUT, "read-only", f"Nothing can be saved in {places}: {_LOCKED}.", mends=True)


def too_open(home: Path) -> list[Path]:
    """What others of this computer may look into.

    What the applicant writes with an editor has the rights that editors give, and a closed folder
    around it.
    """
    paths = Paths(home)
    by_hand = {paths.settings, paths.templates}
    found = [path for path in _own(home) if path.stat().st_mode & _OTHERS]
    if home in found:
        return found
    return [path for path in found if by_hand.isdisjoint((path, *path.parents))]


def unwritable(home: Path) -> list[Path]:
    """The store and the folders in which the applicant may not write, though they own them."""
    if sys.platform == "win32":
        return []
    kept = [path for path in _own(home) if path.is_dir() or path.parent == home]
    return [path for path in kept if path != home and not path.stat().st_mode & stat.S_IWUSR]


def shut(paths: Paths) -> list[Path]:
    """The folder and its lock, where the applicant may not write in them, though they own them."""
    ends = (paths.home, paths.lock)
    own = [path for path in _own(paths.home) if path in ends]
    return [path for path in own if not path.stat().st_mode & stat.S_IWUSR]


def _own(home: Path) -> Iterator[Path]:
    if sys.platform == "win32" or not home.is_dir():
        return
    uid = os.geteuid()
    for path in [home, *sorted(home.rglob("*"))]:
        if not path.is_symlink() and path.stat().st_uid == uid:
            yield path


def unfinished(paths: Paths) -> list[Path]:
    """Beginnings of files that were cut short while they were written."""
    home = paths.home
    found = [*home.glob(".restore.*"), *home.glob(".new.*"), *home.glob(".trial-*")]
    for folder in (home, paths.backups, paths.damaged, paths.drafts, paths.exports):
        found += [*folder.glob(".part-*"), *folder.glob(".*.part")]
    return sorted(found)


def spoilt_drafts(paths: Paths) -> list[Path]:
    """Drafts of forms that cannot be read any more."""
    return [path for path in sorted(paths.drafts.glob("*.json")) if not _is_draft(path)]


def _is_draft(path: Path) -> bool:
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(kept, dict) and isinstance(kept.get("fields"), dict) and "form" in kept


def _leftovers(paths: Paths) -> Iterator[Finding]:
    for path in unfinished(paths):
        text = f"{path.name} is the beginning of a file that was never finished; nothing needs it."
        yield note(ABOUT, "unfinished", text, mends=True)
    for path in spoilt_drafts(paths):
        text = f"What was typed into a form cannot be read any more ({path.name})."
        yield note(ABOUT, "draft", text, mends=True)


def _strangers(paths: Paths) -> Iterator[Finding]:
    """Name what lorapp did not put there: it may be a second store of a syncing program."""
    if not paths.home.is_dir():
        return
    names = [path.name for path in sorted(paths.home.iterdir())]
    own = {getattr(paths, name).name for name in _KEPT}
    unknown = [name for name in names if name not in own and not _is_passing(name)]
    if unknown:
        shown = ", ".join(unknown[:NAMED]) + (", …" if len(unknown) > NAMED else "")
        yield note(
            ABOUT,
            "stranger",
            f"lorapp does not know {shown}, and leaves that alone. If it is a copy of the store, "
            "`lorapp restore FILE --dry-run` shows what is in it.",
        )


def _is_passing(name: str) -> bool:
    """Reports of faults, and files that are being written or were cut short."""
    ours = name.startswith("report-") and name.endswith(".txt")
    return ours or name.startswith((".", "lorapp.db-"))
