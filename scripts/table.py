"""A Textual DataTable of a thousand rows: what a page key of a list is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable

ROWS, COLUMNS = 1_000, 6


class Table(App[None]):
    """The usual way to show many rows."""

    BINDINGS = [("q", "quit", "Quit"), ("j", "down", "Down"), ("k", "up", "Up")]

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns(*(f"Column {number}" for number in range(COLUMNS)))
        for row in range(ROWS):
            table.add_row(*(f"Row {row}, {number}" for number in range(COLUMNS)))
        table.focus()

    def action_down(self) -> None:
        """Move the cursor a row down."""
        self.query_one(DataTable).action_cursor_down()

    def action_up(self) -> None:
        """Move the cursor a row up."""
        self.query_one(DataTable).action_cursor_up()


if __name__ == "__main__":
    Table().run()
