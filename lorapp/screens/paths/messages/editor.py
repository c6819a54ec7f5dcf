"""The words of a message in the applicant's own editor; lorapp steps aside meanwhile."""

import os
from typing import TYPE_CHECKING, Final

from textual.app import SuspendNotSupported

from lorapp.errors import LorError
from lorapp.services.computer import own_editor

if TYPE_CHECKING:
    from lorapp.screens.paths.messages.message import MessagePath

NOT_HERE: Final = "Another editor cannot be opened from here. `e` changes the words in lorapp."
UNCHANGED: Final = "Nothing was changed there. An editor in a window has to wait (code --wait)."
TAKEN: Final = "These are your words now. `r` brings the first ones back."
MENDED: Final = "Taken over; what could not be read as UTF-8 stands as \ufffd. Look it through."


def edit_outside(path: "MessagePath") -> None:
    """Lend the words to the editor and take them back; LorError leaves them as they were."""
    draft = path.words.editable()
    command = own_editor.editor(os.environ)
    lent = own_editor.Lent(path.services.home, draft.subject, draft.body)
    try:
        # An error must not leave this block: Textual would not take the terminal back.
        with path.app.suspend():
            problem = lent.run(command)
    except SuspendNotSupported:
        lent.forget()
        raise LorError(NOT_HERE) from None
    if problem is not None:
        raise LorError(problem + lent.give_up())
    edited = lent.take_back()
    if edited is None:
        path.shell.say(UNCHANGED)
        return
    path.words.keep(edited.subject, edited.body)
    path.load()
    path.shell.say(MENDED if edited.is_mended else TAKEN)
