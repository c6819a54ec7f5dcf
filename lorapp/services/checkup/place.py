"""The folder that holds everything: where it lies, who may look, and what does not belong."""

import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lorapp.domain.storage import network_kind, size_words, synced_part
from lorapp.errors import LorError
from lorapp.paths import Paths, write_whole
from lorapp.plain_files import kept_json
from lorapp.services.checkup import rights
from lorapp.services.checkup.findings import FOLDER, Finding, fine, note
from lorapp.services.checkup.kept import strangers
from lorapp.services.checkup.rights import NAMED
from lorapp.services.checkup.surroundings import Surroundings, here

SCARCE: Final = 50_000_000
"""Bytes below which a backup or an export may not fit any more."""


def findings(paths: Paths, around: Surroundings) -> Iterator[Finding]:
    """Everything about the folder, its worth first."""
    home = paths.home
    yield from far(home, around)
    if not can_look(home):
        return
    yield from _room(home, around)
    yield from rights.findings(home)
    yield from _leftovers(paths)
    yield from _strangers(paths)


def far(home: Path, around: Surroundings) -> Iterator[Finding]:
    """Whether the folder lies where a save may be lost or met by another computer's."""
    place = Path(os.path.realpath(home))
    kind = network_kind(str(place), around.mounts)
    if kind:
        yield note(
            FOLDER,
            "network",
            f"{home} lies on a network drive ({kind}); a save can be lost when the connection "
            "breaks. Set LORAPP_HOME to a folder of this computer.",
        )
    part = synced_part(place.parts)
    if part:
        yield note(
            FOLDER,
            "synced",
            f"{home} lies in a folder that is synced ({part}); a copy made in the middle of "
            "a save can be damaged. Set LORAPP_HOME to a folder of this computer.",
        )
    open_one = open_above(place)
    if open_one is not None:
        yield note(
            FOLDER,
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
        if stat.S_ISDIR(mode) and mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            return above
    return None


def can_look(home: Path) -> bool:
    """Whether the folder may be looked into; where not, the store's finding has said so."""
    try:
        return os.access(home, os.R_OK | os.X_OK) or not home.exists()
    except OSError:
        # A folder above it is shut.
        return False


def why_none(home: Path, around: Surroundings) -> str:
    """Why nothing can ever be kept in a folder, in one sentence; nothing where it can be."""
    try:
        there = next(place for place in (home, *home.parents) if os.path.lexists(place))
        is_real = there.is_dir() and around.free(there) is not None
    except OSError:
        # A folder above it is shut: the store's finding says so.
        return ""
    if is_real and (there == home or os.access(there, os.W_OK | os.X_OK)):
        return ""
    if is_real:
        why = f"you may not write in {there}"
    elif there.is_dir():
        why = "the computer itself makes what is there, and keeps nothing"
    else:
        why = f"{there} is not a folder"
    return f"Nothing can be saved in {home}: {why}. Set LORAPP_HOME to a folder of yours."


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
        found = kept_json(paths.told)
    except (OSError, ValueError):
        # Nothing was told yet, or nobody knows: then it is told again.
        return []
    return [str(one) for one in found] if isinstance(found, list) else []


def _room(home: Path, around: Surroundings) -> Iterator[Finding]:
    there = next(place for place in (home, *home.parents) if place.exists())
    free = around.free(there) or 0
    if free < SCARCE:
        yield note(
            FOLDER,
            "disk",
            f"Only {size_words(free)} are free on the disk of {home}; the next save or backup may "
            "not fit. Free some space; what is saved is safe.",
        )
    else:
        yield fine(FOLDER, f"Everything is kept in {home}; {size_words(free)} are free there.")


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
        kept = kept_json(path)
    except (OSError, ValueError):
        return False
    return isinstance(kept, dict) and isinstance(kept.get("fields"), dict) and "form" in kept


def _leftovers(paths: Paths) -> Iterator[Finding]:
    for path in unfinished(paths):
        text = f"{path.name} is the beginning of a file that was never finished; nothing needs it."
        yield note(FOLDER, "unfinished", text, mends=True)
    for path in spoilt_drafts(paths):
        text = f"What was typed into a form cannot be read any more ({path.name})."
        yield note(FOLDER, "draft", text, mends=True)


def _strangers(paths: Paths) -> Iterator[Finding]:
    """Name what lorapp did not put there: it may be a second store of a syncing program."""
    unknown = strangers(paths.home)
    if unknown:
        shown = ", ".join(unknown[:NAMED]) + (", …" if len(unknown) > NAMED else "")
        yield note(
            FOLDER,
            "stranger",
            f"lorapp does not know {shown}, and leaves that alone. If it is a copy of the store, "
            "`lorapp restore FILE --dry-run` shows what is in it.",
        )
