"""Whether an app has nothing more to do: what a test has to know before it looks.

Textual's own wait takes a process that was put off by others for one that is done.
"""

import asyncio
from typing import Any, Final

from textual.app import App
from textual.widget import Widget

from lorapp.screens.drawing.type_ahead import OrderlyApp, has_mail

CALM: Final = 5
"""Looks in a row that find rest: a message that is being dealt with waits in no queue."""


async def comes_to_rest(app: App[Any], looks: int, pause: float) -> bool:
    """Wait until nothing is under way; False where something stays so."""
    calm = 0
    for _ in range(looks):
        calm = calm + 1 if app.is_running and is_at_rest(app) else 0
        if calm == CALM or not app.is_running:
            return calm > 0
        await asyncio.sleep(0 if calm else pause)
    return False


def is_at_rest(app: App[Any]) -> bool:
    """Whether no message, no layout and no painting waits anywhere that is seen."""
    is_typed = isinstance(app, OrderlyApp) and (app.has_typed_ahead or not app._is_at_rest())
    is_between = app._batch_count or app._resize_event is not None  # the screen hears of it late
    if is_typed or is_between or not app._screen_stacks[app._current_mode]:
        return False
    screens = (app.screen, *app._background_screens)
    widgets = [
        widget for one in screens for widget in (one, *one.walk_children(Widget, with_self=False))
    ]
    # What is hidden waits until it is seen; a screen behind another stays marked as unpainted.
    painted = {widget for one in screens for widget in one._compositor.visible_widgets}
    painted -= set(app._background_screens)
    return not any(
        has_mail(widget)
        or widget._layout_required
        or widget._scroll_required
        or (widget._repaint_required and widget in painted)
        or widget._refresh_styles_required
        for widget in widgets
    )
