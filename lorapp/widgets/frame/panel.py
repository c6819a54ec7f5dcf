"""The panel that explains the selected thing: four lines below the list, or all beside it."""

from itertools import zip_longest
from typing import Final

from textual.content import Content
from textual.geometry import Region, Size
from textual.widget import Widget

from lorapp.frozen import dataclass, field
from lorapp.widgets.rows.drawn_rows import DrawnRows
from lorapp.widgets.text.cells import keyed, one_line, stated, trimmed
from lorapp.widgets.text.glyphs import CUT, Tone, drawn, own

WIDE: Final = 112


@dataclass(frozen=True, slots=True)
class Explained:
    """What a panel says.

    ``lines`` is the short form of the stacked panel (three lines are seen, then
    ``foot_short``); ``full`` the paragraphs beside the list or full-screen. ``rule`` is that of
    the step explained, which has a page of the guide.
    """

    title: str = ""
    lines: tuple[Content, ...] = ()
    foot_short: Content = field(default_factory=Content)
    full: tuple[Content, ...] = ()
    rule: str = ""
    is_alone: bool = False
    """Whether it stands in the place of a list without a line."""

    def whole(self) -> Content:
        """Everything, a blank line between paragraphs."""
        head = Content.styled(one_line(self.title), "bold")
        parts = ([head] if self.title else []) + list(self.full)
        return Content("\n\n").join(parts)


def said(title: str, text: str) -> Explained:
    """A panel of one text."""
    told = keyed(own(text))
    return Explained(title, (told,), full=(told,))


class Panel(Widget):
    """Shows an ``Explained``; its shape follows the width of the screen."""

    SCOPED_CSS = False
    """Its rules begin at the screen, above itself."""
    DEFAULT_CSS = """
    Panel {
        height: 6; padding: 1 2; background: $surface; color: $foreground; width: 100%;
    }
    Screen.-tall Panel { height: 9; }
    Screen.-short Panel { display: none; }
    Screen.-wide Panel, Screen.-huge Panel {
        display: block; width: 50; height: 100%; margin-left: 2;
    }
    Screen Panel.-alone {
        display: block !important; dock: top; width: 100% !important; height: 6 !important;
        padding: 0 2; margin-left: 0; background: $background;
    }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._explained = Explained()
        self._fitted: tuple[Explained, Size, bool, list[Content]] | None = None

    @property
    def explained(self) -> Explained:
        """What is shown now."""
        return self._explained

    def show(self, explained: Explained) -> None:
        """Explain another thing; only the lines that differ are painted again."""
        if explained == self._explained:
            return
        before = self._seen()
        self._explained = explained
        self.set_class(explained.is_alone, "-alone")
        self._paint_changed(before)

    def _seen(self) -> list[Content]:
        """The lines that stand there; none before there is any room."""
        return self._lines() if self.size else []

    def _paint_changed(self, before: list[Content]) -> None:
        """Paint the lines that differ from what was shown."""
        if not self.size:
            return
        after = self._lines()
        width = self.content_size.width
        changed = [
            Region(0, y, width, 1)
            for y, (old, new) in enumerate(zip_longest(before, after))
            if old is None or new is None or not old.is_same(new)
        ]
        if changed:
            self.refresh(*changed)

    def render(self) -> Content:
        return Content("\n").join(self._lines())

    def _lines(self) -> list[Content]:
        """What is shown, wrapped to the panel's own shape; kept, as wrapping is what costs."""
        told, size = self._explained, self.content_size
        beside = told.is_alone or self.screen.size.width >= WIDE
        kept = self._fitted
        if kept is not None and kept[0] is told and kept[1:3] == (size, beside):
            return kept[3]
        width = max(1, size.width)
        if beside:
            lines = shortened(told.whole().wrap(width), width, size.height)
        else:
            lines = fitted(told, width, size.height)
        self._fitted = told, size, beside, lines
        return lines


def unlisted(title: str, text: str, rows: DrawnRows) -> Explained:
    """What to do first, in the place of an empty list; a list with a line says why itself."""
    if not rows.is_blank:
        return Explained()
    said = stated(text)
    return Explained(title, (said,), full=(said,), is_alone=True)


def fitted(told: Explained, width: int, height: int) -> list[Content]:
    """The short form in ``height`` lines; the foot shares the last one where it fits."""
    wrapped = [part.rstrip() for line in told.lines for part in line.wrap(width)]
    foot = trimmed(told.foot_short, width)
    if not foot.plain:
        return shortened(wrapped, width, height)
    room = height - 1
    if len(wrapped) <= room:
        return [*wrapped, foot]
    last = wrapped[room]
    joint = " " if last.plain.endswith(".") else own(" · ")
    if len(wrapped) == height and last.cell_length + len(joint) + foot.cell_length <= width:
        return [*wrapped[:room], Content.assemble(last, (joint, Tone.MUTED.style), foot)]
    return [*shortened(wrapped, width, room), foot]


def shortened(lines: list[Content], width: int, height: int) -> list[Content]:
    """The lines that there is room for; the last one says where something is left out."""
    shown, rest = lines[:height], lines[height:]
    is_told = not shown or shown[-1].plain.endswith(drawn(CUT))
    if any(line.plain.strip() for line in rest) and not is_told:
        last = shown[-1].rstrip()
        shown[-1] = trimmed(Content.assemble(last, " " if last.plain else "", drawn(CUT)), width)
    return shown
