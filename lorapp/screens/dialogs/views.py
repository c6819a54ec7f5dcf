"""The views of a list: what is looked for often, chosen instead of typed."""

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from lorapp.errors import RefusedError
from lorapp.keymap import VIEWS
from lorapp.screens.frame.base import Dialog
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text.cells import keyed
from lorapp.widgets.text.glyphs import Tone

EVERYTHING: Final = ""
NOTHING: Final = "To keep a view, first look for something with `/`."


class ViewsDialog(Dialog[str]):
    """Gives the words to look for, empty for everything; None when it was left."""

    OWN_COMMANDS = VIEWS
    NAME = "Views"
    GUIDE = "keys"
    AUTO_FOCUS = "RowList"

    def __init__(self, name: str, asked: str) -> None:
        super().__init__()
        self._of_list, self._asked = name, asked

    def compose_body(self) -> ComposeResult:
        keys = "`Enter` show   `a` keep this search   `x` remove   `Esc` back"
        yield Static(f"Views of {self._of_list}", classes="title", markup=False)
        yield Static("", classes="lines")
        yield RowList(columns=Columns(fact=0, number=0, gap=0))
        yield Static(keyed(keys, "$muted"), classes="keys")

    def on_mount(self) -> None:
        self._show(f"Looked for now: {self._asked}" if self._asked else NOTHING)

    def _show(self, told: str) -> None:
        views = self.services.views.of(self._of_list)
        kept = tuple(Row(id=words, title=words) for words in views)
        rows = self.query_one(RowList)
        rows.styles.height = len(kept) + 1
        rows.show([Group("", (_everything(), *kept))])
        self.query_one(".lines", Static).update(keyed(told))

    def action_keep(self) -> None:
        """Keep what is looked for in the list."""
        try:
            self.services.views.keep(self._of_list, self._asked)
        except RefusedError as refusal:
            self._show(str(refusal))
            return
        self._show("Kept.")
        self.query_one(RowList).select(" ".join(self._asked.split()))

    def action_drop(self) -> None:
        """Remove the view under the cursor."""
        row = self.query_one(RowList).current
        if row is not None and row.id != EVERYTHING:
            self.services.views.drop(self._of_list, row.id)
            self._show(f"Removed: {row.title}")

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        self.dismiss(event.row.id)


def _everything() -> Row:
    return Row(id=EVERYTHING, title="Everything", title_tone=Tone.MUTED)
