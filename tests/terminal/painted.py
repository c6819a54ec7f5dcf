"""Whether what stands on the terminal, painted bit by bit, is what would be painted whole.

An app without a terminal paints nothing; ``with_a_canvas`` lets it say every update to its canvas
all the same, as a terminal would be told. ``unlike`` then asks twice: whether the canvas is what
the compositor would paint now, and whether that is what the widgets would draw anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from rich.color import ColorSystem
from rich.console import RenderableType
from textual._compositor import LayoutUpdate
from textual.app import App
from textual.screen import Screen

from lorapp.screens.drawing.frugal import FrugalApp
from lorapp.screens.drawing.painting import Canvas, Painted, UnknownPieceError, _in_a_row
from lorapp.screens.drawing.strokes import FIRST_PEN, on_blanks
from lorapp.widgets.rows.drawn_rows import DrawnRows
from tests.screens.resting import comes_to_rest

PAINT: Final = Screen._compositor_refresh
"""Painting what waits, whatever a monkey spares."""

LOOKS_MAX: Final = 250
"""Looks for a moment of rest."""

Cells = list[tuple[str, str]]


@contextmanager
def with_a_canvas() -> Iterator[None]:
    """Let an app that has no terminal paint on its canvas alone."""
    usual = App._display

    def painted(app: App[Any], screen: Screen[Any], update: RenderableType | None) -> None:
        is_up = app._running and not app._closed and not app._batch_count
        if is_up and isinstance(update, Painted):
            update.render_segments(app.console)
        usual(app, screen, update)

    App._display = painted  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        App._display = usual  # type: ignore[method-assign]


async def unlike(app: FrugalApp) -> list[str] | None:
    """The rows that are another thing on the canvas, or would be when drawn anew.

    None where something stays under way: it will be painted later.
    """
    if not await comes_to_rest(app, LOOKS_MAX, pause=0.003):
        return None
    screen = app.screen
    for one in (*app._background_screens, screen):  # what is seen around a dialog waits as well
        one._compositor.update_widgets(
            one._dirty_widgets | ({one} if one._repaint_required else set())
        )
        PAINT(one)
    held = _held(app._canvas)
    whole = _whole(app)
    found = [f"painted {told}" for told in _differing(held, whole)]
    for widget in screen.walk_children():
        if isinstance(widget, DrawnRows):
            widget._strips.clear()
        widget.refresh()
    found += [f"kept {told}" for told in _differing(whole, _whole(app))]
    return [f"{type(screen).__name__} {app.size.width}x{app.size.height}: {one}" for one in found]


def _held(canvas: Canvas) -> dict[int, Cells]:
    return {y: _seen(canvas, *row) for y, row in canvas._rows.items()}


def _whole(app: FrugalApp) -> dict[int, Cells]:
    """What the compositor would paint, each row up to a piece that no canvas keeps."""
    screen, canvas = app.screen, app._canvas
    update = screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(update, LayoutUpdate)
    system = app.console._color_system or ColorSystem.TRUECOLOR
    rows: dict[int, Cells] = {}
    for y, line in enumerate(update.strips):
        row = rows[y] = []
        try:
            for _, _, strip in _in_a_row(0, y, line):
                row += _seen(canvas, *canvas._cells(strip, system))
        except UnknownPieceError:
            continue
    return rows


def _seen(canvas: Canvas, text: str, pens: str) -> Cells:
    """Each cell as one sees it: of a blank only the ground."""
    styles = [canvas._pens[ord(pen) - FIRST_PEN] for pen in pens]
    return [
        (sign, on_blanks(style) if sign.isspace() else style)
        for sign, style in zip(text, styles, strict=True)
    ]


def _differing(held: dict[int, Cells], wanted: dict[int, Cells]) -> Iterator[str]:
    for y, row in held.items():
        known = wanted.get(y, [])
        both = list(zip(row, known, strict=False))
        places = [x for x, (was, shall) in enumerate(both) if was != shall]
        if y not in wanted or places:
            was, shall = (
                "".join(sign for sign, _ in one)[: places[-1] + 1 if places else None]
                for one in (row, known)
            )
            at = f"row {y} cells {places[:1]}-{places[-1:]} {both[places[-1]] if places else ''}"
            yield f"{at}: {was!r} for {shall!r}"
