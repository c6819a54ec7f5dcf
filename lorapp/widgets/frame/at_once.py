"""Painting what answers a key ahead of everything else the key causes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import Control
from textual._compositor import CompositorUpdate
from textual.geometry import Offset, Region
from textual.messages import Update
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.screen import Screen

Piece = tuple[Offset, Strip]


class Pieces(CompositorUpdate):
    """A few lines with the cells they begin at: an update that no compositor had to work out."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for at, strip in self.pieces:
            yield Control.move_to(at.x, at.y)
            yield from strip

    def render_segments(self, console: Console) -> str:
        return "".join(
            f"\x1b[{at.y + 1};{at.x + 1}H{strip.render(console)}" for at, strip in self.pieces
        )


def paint_at_once(*widgets: Widget) -> None:
    """Paint what these widgets have asked to paint, before anybody else has a turn.

    Textual paints once every message that a key causes was dealt with, and asks for the lines of
    all that lies around: a cursor would wait for the panel that explains its row. What is being
    laid out anew, or has something in front of it, waits for Textual.
    """
    screen = widgets[0].screen
    if not _is_settled(screen):
        return
    for widget in widgets:
        if _is_in_front(screen, widget) and (pieces := _asked(screen, widget)):
            screen.app._display(screen, Pieces(pieces))  # noqa: SLF001


def gather_asked(screen: "Screen[Any]") -> None:
    """Let what is about to ask be painted with the others, instead of a beat after them."""
    if not _is_settled(screen):
        return
    shown = screen._compositor.visible_widgets  # noqa: SLF001
    mail: Any = screen._message_queue  # noqa: SLF001
    asked = {message.widget for message in mail.values if isinstance(message, Update)}
    for widget in shown:
        if widget._repaint_required and widget is not screen and not widget._layout_required:  # noqa: SLF001
            widget._repaint_required = False  # noqa: SLF001  as it does itself when it asks
            asked.add(widget)
    screen._dirty_widgets |= asked & shown.keys()  # noqa: SLF001


def _is_settled(screen: "Screen[Any]") -> bool:
    waits = screen._layout_required or screen._scroll_required or screen._repaint_required  # noqa: SLF001
    return screen.is_current and not screen.app._batch_count and not waits  # noqa: SLF001


def _is_in_front(screen: "Screen[Any]", widget: Widget) -> bool:
    """Whether all of a widget can be seen; what lies in front comes first."""
    shown = screen._compositor.visible_widgets  # noqa: SLF001
    region, clip = shown.get(widget, (None, None))
    if region is None or clip is None or not clip.contains_region(region):
        return False
    for other, (around, seen) in shown.items():
        if other is widget:
            return True
        if other.parent is not widget and seen.intersection(around).overlaps(region):
            return False
    return False


def _asked(screen: "Screen[Any]", widget: Widget) -> list[Piece]:
    region, _ = screen._compositor.visible_widgets[widget]  # noqa: SLF001
    # Bars that came with the newest layout stand in front already, whatever the widget knows.
    own = Region(
        0,
        0,
        region.width - widget.scrollbar_size_vertical,
        region.height - widget.scrollbar_size_horizontal,
    )
    regions = widget._exchange_repaint_regions()  # noqa: SLF001  the compositor's own way
    return [
        (region.offset + Offset(asked.x, asked.y + line), strip)
        for asked in (own.intersection(one) for one in regions)
        for line, strip in enumerate(widget.render_lines(asked))
    ]
