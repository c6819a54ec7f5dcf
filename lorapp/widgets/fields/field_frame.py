"""What stands around a place to type: its label before it, and the line that answers below."""

from typing import Final

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size

from lorapp.widgets.fields.field_kinds import Field, Lines
from lorapp.widgets.text.cells import one_line

LINES_ROWS: Final = 4
LOW_ROWS: Final = 2
ANSWER_MARGIN: Final = 16
BARE_ROWS: Final = 3
"""Rows kept for the answer of a field that stands alone."""


class FieldFrame(Vertical):
    """Draws label and answer itself: a widget for each would make a form open half as fast."""

    def __init__(self, field: Field, *, is_bare: bool) -> None:
        super().__init__(id=f"field-{field.name}", classes="-bare" if is_bare else None)
        self.field, self._is_bare = field, is_bare
        self.is_here = self.is_refused = False
        self._answer = Content()

    def render(self) -> Content:
        label = Content() if self._is_bare else Content(self.field.label)
        style = "$foreground bold" if self.is_here else "$muted"
        above = [label.stylize(style), *[Content()] * (self._rows_above - 1)]
        return Content("\n").join([*above, *self._answer_lines(self.size.width)])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._rows_above + len(self._answer_lines(width))

    @property
    def _rows_above(self) -> int:
        """Rows of what is typed into, and of the gap below it."""
        lines = LOW_ROWS if self.has_class("-low") else LINES_ROWS
        return (lines if isinstance(self.field.kind, Lines) else 1) + self._is_bare

    def _answer_lines(self, width: int) -> list[Content]:
        margin, least = (1, BARE_ROWS) if self._is_bare else (ANSWER_MARGIN, 1)
        answer = self._answer.stylize_before("$urgent" if self.is_refused else "$muted")
        wrapped = answer.wrap(max(1, width - margin)) if answer else []
        lines = [Content.assemble(" " * margin, line.rstrip()) for line in wrapped]
        return lines + [Content()] * (least - len(lines))

    @property
    def answered(self) -> str:
        """The line under the field."""
        return self._answer.plain

    def say(self, text: str, *, refused: bool) -> None:
        """Answer another thing."""
        answer = shown(one_line(text))
        if refused is self.is_refused and answer.is_same(self._answer):
            return
        rows = len(self._answer_lines(self.size.width))
        self._answer, self.is_refused = answer, refused
        # Most answers take the rows of the one before: the form need not be laid out anew.
        self.refresh(layout=len(self._answer_lines(self.size.width)) != rows)

    def be_here(self, *, is_here: bool) -> None:
        """Stand out while one types here."""
        self.is_here = is_here
        self.refresh()


def shown(text: str) -> Content:
    """A line whose examples between backticks stand out."""
    parts = text.split("`")
    return Content.assemble(
        *((part, "$foreground bold" if at % 2 else "") for at, part in enumerate(parts))
    )
