"""Handing a message to the applicant's own mail program, where one can be reached from here."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Thread
from typing import Final

START_SECONDS: Final = 2.0
"""An opener that still runs after this has become the mail program."""

_HERE_ONLY: Final = ("SSH_CONNECTION", "SSH_TTY")
"""Over SSH a mail program would open on the wrong machine, if at all."""


def openers(platform: str, environ: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the programs that open a link in a window here, the likeliest first."""
    if any(name in environ for name in _HERE_ONLY):
        return ()
    if platform == "darwin":
        return (("open",),)
    if platform == "win32":
        return (("rundll32.exe", "url.dll,FileProtocolHandler"),)
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        return (("xdg-open",),)
    return ()


def open_link(
    link: str,
    *,
    platform: str = sys.platform,
    environ: Mapping[str, str] | None = None,
    which: Callable[[str], str | None] = shutil.which,
) -> bool:
    """Open a ``mailto:`` link with the system's own opener; False when there is none.

    No other kind is opened: a file or a script would be run as the applicant.
    """
    if not link.startswith("mailto:"):
        raise ValueError("Only mail links are opened.")
    here = os.environ if environ is None else environ
    for command in openers(platform, here):
        tool = which(command[0])
        if tool and _start((tool, *command[1:], link)):
            return True
    return False


def _start(command: tuple[str, ...]) -> bool:
    try:
        program = subprocess.Popen(  # noqa: S603 - the openers are named above, found on the path
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return program.wait(START_SECONDS) == 0
    except subprocess.TimeoutExpired:
        # It runs on as the mail program itself; somebody has to wait for its end.
        Thread(target=program.wait, daemon=True).start()
        return True


def has_own_clipboard(environ: Mapping[str, str]) -> bool:
    """Whether the terminal may take text for its clipboard (OSC 52); macOS Terminal never does."""
    if environ.get("TERM_PROGRAM") == "Apple_Terminal":
        return False
    return environ.get("TERM", "") not in {"linux", "dumb", "vt100", "vt220"}


def free_name(folder: Path, name: str, suffix: str) -> Path:
    """Find a file name that is not taken yet: ``name.eml``, ``name 2.eml`` and so on."""
    kept = "".join(sign if sign.isalnum() or sign in " .-_" else " " for sign in name)
    kept = " ".join(kept.split())[:80].strip(" .") or "message"
    number, path = 1, folder / f"{kept}{suffix}"
    while path.exists():
        number += 1
        path = folder / f"{kept} {number}{suffix}"
    return path


def shown_path(path: Path) -> str:
    """A path as a person reads it, the home folder as ``~``."""
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except (ValueError, RuntimeError):
        return str(path)


def saved(place: Path) -> str:
    """Say which file was written, and where."""
    return f"Saved {place.name} in {shown_path(place.parent)}"
