"""Dialogs about encrypted copies. A passphrase is never kept, drawn or drafted."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from lorapp.errors import RefusedError
from lorapp.frozen import dataclass
from lorapp.screens.frame.base import Dialog
from lorapp.services.keeping.encryption import check_passphrase
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.text.cells import keyed

LENGTH_MAX = 1000
LOST = "Without it nobody can open the copy, lorapp included. Write it down elsewhere."


class Fields(Dialog[object]):
    """A few lines under a title; Enter goes to the next one, and on the last one on."""

    TITLE_LINE = ""
    VERB = "goes on"
    WITHOUT_RECORD = True

    def compose_body(self) -> ComposeResult:
        yield Static(self.TITLE_LINE, classes="title", markup=False)
        yield from self.lines()
        yield Static("", id="problem", classes="problem", markup=False)
        yield Static(keyed(f"`Enter` {self.VERB}   `Esc` back", "$muted"), classes="keys")

    def lines(self) -> ComposeResult:
        """The lines to fill in."""
        raise NotImplementedError

    def finish(self) -> None:
        """Take what was typed, or raise RefusedError."""
        raise NotImplementedError

    def typed(self, name: str) -> str:
        """What stands in a line, as it was typed."""
        return self.query_one(f"#{name}", LineInput).value

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        inputs: list[Input] = list(self.query(LineInput))
        if event.input is not inputs[-1]:
            inputs[inputs.index(event.input) + 1].focus()
            return
        try:
            self.finish()
        except RefusedError as error:
            self.query_one("#problem", Static).update(Content(str(error)))


class NewPassphrase(Fields):
    """Asks for a passphrase twice; gives the passphrase, or None when it was left."""

    TITLE_LINE = "A copy that only a passphrase opens"
    VERB = "writes it"

    def lines(self) -> ComposeResult:
        yield Static(LOST)
        yield Static("Passphrase, 12 characters or more")
        yield LineInput(password=True, max_length=LENGTH_MAX, id="first")
        yield Static("The same again")
        yield LineInput(password=True, max_length=LENGTH_MAX, id="second")

    def finish(self) -> None:
        check_passphrase(self.typed("first"))
        if self.typed("first") != self.typed("second"):
            raise RefusedError("The two are not the same. Nothing was written.")
        self.dismiss(self.typed("first"))


@dataclass(frozen=True, slots=True)
class CopyFile:
    """A file that was named, and what opens it; no passphrase for a plain copy."""

    path: Path
    passphrase: str | None


class FileOfCopy(Fields):
    """Asks for the path of a copy elsewhere; gives a CopyFile, or None when it was left."""

    TITLE_LINE = "Restore a copy from a file"
    VERB = "looks at it"

    def lines(self) -> ComposeResult:
        yield Static("Path of the file")
        yield LineInput(max_length=LENGTH_MAX, id="path")
        yield Static("Passphrase, for an encrypted copy")
        yield LineInput(password=True, max_length=LENGTH_MAX, id="phrase")

    def finish(self) -> None:
        text = self.typed("path").strip().strip("'\"")
        path = Path(text).expanduser()
        if not text or not path.is_file():
            raise RefusedError("There is no such file; check the path.")
        self.dismiss(CopyFile(path, self.typed("phrase") or None))
