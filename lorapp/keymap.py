"""Every key, label and help line, declared once. Applicants remap them by id."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key can do.

    ``key`` is one or more Textual key names parted by commas; ``label`` is the verb in the
    key line, ``help`` the whole sentence of the help screen and the palette. An empty
    ``help`` keeps a command out of the palette (moving about needs no entry).
    """

    id: str
    key: str
    action: str
    label: str
    help: str = ""

    @property
    def cap(self) -> str:
        """The first key as it is printed on a key cap."""
        return cap(self.key.split(",")[0])

    @property
    def caps(self) -> str:
        """All its keys, for the help screen."""
        return " ".join(cap(key) for key in self.key.split(","))


_CAPS: Final = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "full_stop": ".",
    "comma": ",",
    "plus": "+",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


def cap(key: str) -> str:
    """Print a Textual key name as people read it."""
    key = key.strip()
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    return _CAPS.get(key, key)


EVERYWHERE: Final = (
    Command("app.find", "f", "find", "find", "Find anything"),
    Command("app.undo", "u", "undo", "undo", "Take back the last change"),
    Command("app.redo", "U", "redo", "redo", "Do it again"),
    Command("app.help", "question_mark", "help", "help", "Help for this screen"),
    Command("app.palette", "colon,ctrl+p", "command_palette", "commands", "All commands by name"),
    Command("app.quit", "q,ctrl+q", "quit", "quit", "Leave lorapp"),
)

MOVING: Final = (
    Command("list.up", "k,up", "up", "up"),
    Command("list.down", "j,down", "down", "down"),
    Command("list.page_up", "pageup", "page_up", "page up"),
    Command("list.page_down", "pagedown", "page_down", "page down"),
    Command("list.first", "g,home", "first", "first"),
    Command("list.last", "G,end", "last", "last"),
    Command("list.choose", "enter", "choose", "open"),
)

BACK: Final = Command("screen.back", "escape", "back", "back", "Go back; typed text is kept")

TODAY: Final = (
    Command("today.log", "l", "log", "log", "Log what happened"),
    Command("today.snooze", "z", "snooze", "snooze", "Let this step sleep until a day"),
    Command("today.not_needed", "x", "not_needed", "not needed", "This step is not needed"),
    Command("today.why", "w", "why", "why first", "Why this first, and why not the others"),
    Command("today.panel", "space", "panel", "more", "The whole panel"),
)

ROTATIONS: Final = (
    Command("rotations.add", "a", "add", "add", "Add a rotation"),
    Command("rotations.edit", "e", "edit", "edit", "Change this rotation"),
    Command("rotations.moment", "m", "moment", "moment", "Note a moment from this rotation"),
    Command("rotations.remove", "x,delete", "remove", "remove", "Remove this rotation"),
    Command("rotations.view", "v", "view", "timeline", "List or line of months"),
    Command("rotations.panel", "space", "panel", "more", "The whole panel"),
)

MENTORS: Final = (
    Command("mentors.log", "l", "log", "log", "Log a contact"),
    Command("mentors.moment", "m", "moment", "moment", "Note a moment this person saw"),
    Command("mentors.add", "a", "add", "add", "Add a mentor"),
    Command("mentors.edit", "e", "edit", "edit", "Change this mentor"),
    Command("mentors.view", "v", "view", "ranking", "People, or who could write by points"),
    Command("mentors.quiet", "t", "quiet", "quiet since", "Only those not heard from for long"),
    Command("mentors.remove", "x,delete", "remove", "remove", "Remove this mentor"),
    Command("mentors.panel", "space", "panel", "more", "The whole panel"),
)

FORM: Final = (Command("form.save", "ctrl+s", "save", "save", "Save this form"),)

CHOOSING: Final = (
    Command("choice.next", "right,space", "turn(1)", "next"),
    Command("choice.previous", "left", "turn(-1)", "previous"),
    Command("choice.unset", "backspace,delete", "unset", "unknown"),
    Command("choice.done", "enter", "done", "go on"),
)

PANEL: Final = (
    Command("panel.up", "k,up", "scroll_up", "up"),
    Command("panel.down", "j,down", "scroll_down", "down"),
    Command("panel.close", "escape,space", "back", "back"),
)

LETTER: Final = (
    Command("letters.log", "l", "log", "log", "Log what happened to this letter"),
    Command("letters.message", "m", "message", "message", "Write the message that is next"),
    Command("letters.add", "a", "add", "add", "Plan a letter"),
    Command("letters.edit", "e", "edit", "edit", "Change this letter"),
    Command("letters.copy", "c", "copy", "copy", "Copy an identifier; again for the next one"),
    Command("letters.correct", "C", "correct", "correct", "Take back an event logged by mistake"),
    Command("letters.snooze", "z", "snooze", "snooze", "Let this letter's step sleep until a day"),
    Command(
        "letters.not_needed", "x", "not_needed", "not needed", "This letter's step is not needed"
    ),
)

LETTERS: Final = (
    *LETTER,
    Command("letters.record", "space", "record", "record", "The whole record of this letter"),
    Command("letters.view", "v", "view", "table", "Change between board and table"),
    Command("letters.order", "o", "order", "order", "Order the table by another column"),
)

LETTER_RECORD: Final = (
    *LETTER,
    Command("letter.next", "enter", "next", "open", "The obvious next thing of this letter"),
    Command("letter.down", "down,j", "letter(1)", "next letter", "The next letter"),
    Command("letter.up", "up,k", "letter(-1)", "letter before", "The letter before"),
    Command("letter.page_down", "pagedown,space", "page(1)", "read on", "Read on"),
    Command("letter.page_up", "pageup", "page(-1)", "read back", "Read back"),
)

MESSAGE: Final = (
    Command("message.copy", "enter,c", "copy", "copy", "Copy the words"),
    Command("message.mail", "m", "mail", "mail", "Open them in your mail program"),
    Command("message.save", "s", "save", "save .eml", "Save them as a file"),
    Command("message.edit", "e", "edit", "edit", "Change the words; yours are kept"),
    Command("message.sent", "l", "sent", "I sent it", "It went out: write that down"),
    Command("message.words", "t", "words", "other words", "Another way or another tone"),
    Command("message.subject", "S", "copy_subject", "subject", "Copy the subject"),
    Command("message.answer", "a", "answer", "they answered", "The answer has come: log it"),
    Command("message.fresh", "r", "fresh", "first words", "Your words aside, or back again"),
    Command("message.yourself", "w", "yourself", "asked to write it", "Asked to write it myself"),
)

WRITING: Final = (
    Command("writing.done", "escape,ctrl+s", "back", "back", "Back to the message; all is kept"),
)

GUIDED: Final = (
    Command("path.next", "right", "step_by(1)", "next", "The next question"),
    Command("path.before", "left", "step_by(-1)", "before", "The question before"),
    Command("path.message", "m", "message", "message", "Straight to the words"),
    Command("path.log", "l", "log", "log", "Log what happened"),
    Command("path.yourself", "w", "yourself", "asked to write it", "Asked to write it myself"),
    Command("path.contact", "c", "mend('contact')", "contact", "Log a contact"),
    Command("path.feedback", "b", "mend('feedback')", "feedback", "Note what they told you"),
    Command("path.moment", "n", "mend('moments')", "moment", "Note a moment they saw"),
    Command("path.papers", "p", "mend('papers')", "CV", "Say that the CV is ready"),
    Command("path.panel", "space", "panel", "more", "The whole panel"),
    Command("path.keep", "x", "keep", "keep", "Keep these words on purpose"),
)

READING: Final = (
    Command("reading.copy", "enter,c", "copy", "copy", "Copy this page"),
    Command("reading.save", "s", "save", "save", "Save this page as a file"),
)

SEASON: Final = (
    Command("season.own", "e", "own", "own date", "Enter your own date in place of the shipped"),
    Command("season.shipped", "b", "shipped", "shipped date", "Back to the shipped date"),
    Command("season.view", "v", "view", "month", "Agenda, month, or line of months"),
    Command("season.today", "t", "today", "today", "Go to today"),
    Command("season.filter", "slash", "filter", "find", "Find in these dates"),
    Command("season.clear", "escape", "clear", "show all", "Show all dates again"),
    Command("season.panel", "space", "panel", "more", "The whole panel"),
)

MONTH: Final = (
    Command("month.left", "left", "days(-1)", "day before"),
    Command("month.right", "right", "days(1)", "next day"),
    Command("month.up", "up,k", "days(-7)", "week before"),
    Command("month.down", "down,j", "days(7)", "next week"),
    Command("month.before", "pageup,left_square_bracket", "months(-1)", "month before"),
    Command("month.after", "pagedown,right_square_bracket", "months(1)", "next month"),
    Command("month.choose", "enter", "choose", "in the agenda"),
)

PAGES: Final = (
    Command("guide.filter", "slash", "filter", "find", "Find in the guide"),
    Command("guide.clear", "escape", "clear", "show all", "Show all pages again"),
    Command("guide.read_on", "space", "read_on", "read on", "Read on"),
)

PAGE: Final = (
    Command("page.down", "j,down", "scroll(1)", "down"),
    Command("page.up", "k,up", "scroll(-1)", "up"),
    Command("page.read_on", "space,pagedown", "read_on", "read on", "Read on"),
    Command("page.read_back", "pageup", "read_back", "read back", "Read back"),
    Command("page.top", "g,home", "top", "top"),
    Command("page.bottom", "G,end", "bottom", "bottom"),
    Command("page.after", "right,n", "turn(1)", "next page", "The next page of the guide"),
    Command("page.before", "left,p", "turn(-1)", "page before", "The page before"),
)

FILTER: Final = (Command("filter.show_all", "escape", "show_all", "show all"),)

SCOPES: Final[tuple[tuple[Command, ...], ...]] = (
    (*MOVING, *TODAY),
    (*MOVING, *LETTERS),
    (*LETTER_RECORD, BACK),
    PANEL,
    (BACK,),
    (*MESSAGE, BACK),
    WRITING,
    (*MOVING, *GUIDED, BACK),
    (*READING, BACK),
    (*MOVING, *ROTATIONS),
    (*MOVING, *MENTORS),
    (BACK, *FORM),
    CHOOSING,
    (*MOVING, *SEASON),
    (*MONTH, *SEASON),
    (*MOVING, *PAGES),
    (*PAGE, BACK),
    FILTER,
)
"""The commands that stand together on one screen: a screen of its own adds a line here."""


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The bindings of these commands, each under its remapping id."""
    return [
        Binding(c.key, c.action, c.label, tooltip=c.help, id=c.id, show=False) for c in commands
    ]


def remapped(command: Command, keymap: Mapping[str, str]) -> Command:
    """The command under the applicant's own key, if they chose one."""
    return replace(command, key=keymap.get(command.id, command.key))


def problems(keymap: Mapping[str, str], scopes: Sequence[Sequence[Command]]) -> list[str]:
    """Say what is wrong with a keymap: commands that do not exist, keys that clash.

    A scope is the commands of one screen; each stands together with those of everywhere.
    """
    known = {command.id for scope in (EVERYWHERE, *scopes) for command in scope}
    found = [
        f"keymap.{name}: there is no such command. `?` lists the ids of each screen."
        for name in keymap
        if name not in known
    ]
    for scope in scopes:
        found += [text for text in _clashes(keymap, scope) if text not in found]
    return found


def _clashes(keymap: Mapping[str, str], scope: Sequence[Command]) -> list[str]:
    taken: dict[str, Command] = {}
    found = []
    for command in (remapped(c, keymap) for c in (*EVERYWHERE, *scope)):
        for key in command.key.split(","):
            other = taken.setdefault(key.strip(), command)
            if other.id != command.id and {other.id, command.id} & set(keymap):
                found.append(
                    f"keymap.{command.id}: the key {cap(key)} is taken by {other.id}. "
                    "Give one of them another key."
                )
    return found
