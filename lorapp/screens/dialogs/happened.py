"""The dialogs that log what happened: one thing of a list, its day, and words kept while typed."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from lorapp.errors import LorError
from lorapp.screens.frame.base import Dialog
from lorapp.screens.frame.typing_pause import TypingPause
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Field
from lorapp.widgets.fields.fields import FieldRow
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text.cells import keyed, one_line

USUAL: Final = 24
"""Lines of a window from which on a blank line parts the list from the fields."""
ROOMY: Final = 30
"""Lines of a window from which on a note has room for four lines."""


class Happened(Dialog[Change]):
    """`l` `Enter` is the whole job; `Tab` goes to the day and the words.

    Subclasses give ``FIELDS``, ``form_id``, ``logged`` and which fields are shown for a choice.
    """

    AUTO_FOCUS = "RowList"
    FIELDS: ClassVar[tuple[Field, ...]]
    AROUND: ClassVar[int] = 14
    """Lines of the window that stand around the list."""
    form_id: str
    """Where unfinished text of this dialog is kept."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, FieldRow] = {}
        self._tab = ""
        self._first: dict[str, str] = {}
        self._typing = TypingPause(self, self._keep, self._say)

    def logged(self, read: dict[str, Any]) -> Change:
        """Log what is chosen with what the fields say. Raises LorError when it may not be."""
        raise NotImplementedError

    def composed(self, title: str, fact: int, first: Mapping[str, str], tab: str) -> ComposeResult:
        """The list under its title, and the fields; ``tab`` says where `Tab` goes."""
        today = self.services.unit.today()
        yield Static(one_line(title), classes="title", markup=False)
        yield RowList(columns=Columns(fact=fact, number=0, gap=0), id="events")
        self._first = {field.name: first.get(field.name, "") for field in self.FIELDS}
        texts = self._first | (self.services.unfinished.load(self.form_id) or {})
        self._rows = {f.name: FieldRow(f, texts[f.name], today) for f in self.FIELDS}
        for row in self._rows.values():
            row.set_class(self.app.size.height < ROOMY, "-low")
        yield from self._rows.values()
        yield Static("", id="problem", classes="problem", markup=False)
        self._tab = f"   `Tab` {tab}"
        yield Static("", id="ways", classes="keys")

    @on(RowList.Highlighted)
    def _draw_ways(self) -> None:
        """Draw the key line; without a field there is nowhere for `Tab` to go."""
        tab = self._tab if any(row.display for row in self._rows.values()) else ""
        ways = keyed(f"`Enter` logs it   `↑↓` choose{tab}   `Esc` back", "$muted")
        self.query_one("#ways", Static).update(ways)

    def show_choices(self, rows: Sequence[Row], most: int, more: int = 0) -> None:
        """Show what can be logged, in the room that the fields leave.

        ``more`` are the lines of fields that only some of the choices show.
        """
        events = self.query_one(RowList)
        gap = int(self.app.size.height >= USUAL)
        room = self.app.size.height - self.AROUND - more - gap
        events.styles.height = max(1, min(most, len(rows), room))
        events.styles.margin = (0, 0, gap, 0)
        events.show([Group("", tuple(rows))])

    @property
    def chosen(self) -> str:
        """The id of what is chosen; empty without."""
        row = self.query_one(RowList).current
        return row.id if row is not None else ""

    @on(FieldRow.Edited)
    def _keep_soon(self) -> None:
        self._typing.wait()

    def _keep(self) -> None:
        """Write unfinished text down, or forget it when nothing differs any more."""
        if self._is_left:
            return
        typed = {name: row.text for name, row in self._rows.items()}
        if typed == self._first:
            self.services.unfinished.clear(self.form_id)
        else:
            self.services.unfinished.save(self.form_id, typed)

    @on(RowList.Chosen)
    @on(FieldRow.Done)
    def _save(self) -> None:
        used = [row for row in self._rows.values() if row.display]
        if not self.chosen or self._is_left or not all(row.settle() for row in used):
            return
        try:
            change = self.logged({row.field.name: row.read() for row in used})
        except LorError as problem:
            self._say(str(problem))
            return
        self.services.unfinished.clear(self.form_id)
        self.dismiss(change)
        self.shell.done(change)

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(keyed(one_line(sentence)))

    def action_back(self) -> None:
        if self._typing.may_leave():
            self.dismiss(None)
