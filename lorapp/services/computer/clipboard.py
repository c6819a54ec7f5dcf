"""Copying with the system's own tool; the terminal's clipboard is the app's second way."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Final

TIMEOUT: Final = 2.0
"""Seconds a tool may take before it counts as not working."""

_X11: Final = (("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input"))


def candidates(platform: str, environ: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the tools that can reach a clipboard here, the likeliest first.

    Over SSH without a display none is tried: it would fill the clipboard of the wrong machine.
    """
    if platform == "darwin":
        return () if "SSH_CONNECTION" in environ else (("pbcopy",),)
    if platform == "win32":
        return (("clip.exe",),)
    found: list[tuple[str, ...]] = []
    if environ.get("WAYLAND_DISPLAY"):
        found.append(("wl-copy",))
    if environ.get("DISPLAY"):
        found.extend(_X11)
    if "WSL_DISTRO_NAME" in environ:
        found.append(("clip.exe",))
    return tuple(found)


def copy(
    text: str,
    *,
    platform: str = sys.platform,
    environ: Mapping[str, str] | None = None,
    which: Callable[[str], str | None] = shutil.which,
) -> str | None:
    """Copy a text with a tool of the system and return its name; None when none worked."""
    here = os.environ if environ is None else environ
    for command in candidates(platform, here):
        tool = which(command[0])
        if tool and _run((tool, *command[1:]), text):
            return command[0].removesuffix(".exe")
    return None


def _run(command: tuple[str, ...], text: str) -> bool:
    """Hand a text to a tool; UTF-16 for Windows' own, which reads its code page otherwise."""
    encoding = "utf-16" if command[0].lower().endswith("clip.exe") else "utf-8"
    try:
        done = subprocess.run(  # noqa: S603 - the tools are named above, found on the path
            command,
            input=text.encode(encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
