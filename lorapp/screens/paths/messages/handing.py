"""Words on their way out: copied, mailed or saved, and a toast that tells which it was."""

import asyncio
import os
from pathlib import Path
from typing import Final

from lorapp.errors import RefusedError
from lorapp.paths import make_folder
from lorapp.screens.frame.shell import Shell
from lorapp.services.computer import clipboard, handing
from lorapp.services.correspondence.mail import save_new

NATIVE: Final = "Copied with {tool}. Paste it where you write."
UNSURE: Final = "Sent to the terminal's clipboard. If nothing pastes, `s` saves it as a file."
NOTHING: Final = "This terminal has no clipboard. Select the text here, or `s` saves it as a file."


async def passed_on(shell: Shell, text: str, title: str) -> str | None:
    """Copy a text the surest way there is, and tell which it was.

    The name of the system's tool; nothing where the terminal was asked; None where neither is
    there and a window has opened to select the text in.
    """
    tool = await asyncio.to_thread(clipboard.copy, text)
    if tool is not None:
        return tool
    if handing.has_own_clipboard(os.environ):
        shell.copy_to_clipboard(text)
        return ""
    from lorapp.screens.paths.reading import SelectPage

    shell.push_screen(SelectPage(title, text))
    return None


async def copy(shell: Shell, text: str, title: str) -> None:
    """Copy a text, and name the way it went."""
    tool = await passed_on(shell, text, title)
    if tool is None:
        shell.say(NOTHING)
    else:
        shell.say(NATIVE.format(tool=tool) if tool else UNSURE)


def save(shell: Shell, name: str, suffix: str, content: bytes) -> Path:
    """Save into the exports folder, for its owner only, under a name that is still free."""
    home = shell.services.home
    make_folder(home.home)
    folder = make_folder(home.exports)
    path = save_new(handing.free_name(folder, name, suffix), content)
    shell.say(f"Saved {path.name} in {handing.shown_path(folder)}")
    return path


def refuse_blanks(blanks: tuple[str, ...]) -> None:
    """Refuse words with a blank in them; RefusedError says what is missing."""
    if blanks:
        raise RefusedError(f"Still open: {', '.join(blanks)}. `e` fills it in.")
