"""Screens that are laid out once all of it is there, and painted once all of it has its size.

Textual lays out and paints a screen at each step of its building: a letter was laid out five times
and painted five. Here a new screen waits until no message is under way in it, is then laid out,
waits for what the sizes cause, and is painted in one frame. What stands on the terminal meanwhile
is the screen below.
"""

import asyncio
from typing import Any, Final, Generic, TypeVar

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.timer import Timer
from textual.widget import Widget

from lorapp.domain.cached import cached_property
from lorapp.screens.drawing.seen_through import SeenThrough
from lorapp.screens.drawing.type_ahead import has_mail
from lorapp.widgets.frame.at_once import gather_asked

T = TypeVar("T")

HOLD_SECONDS: Final = 0.3
"""After so long a screen is shown as far as it is, whatever is still at work."""

QUIET_TURNS: Final = 2
"""Turns of the loop without a message: what is handed on between two queues is in neither."""

LAYOUTS_MAX: Final = 4

BEAT: Final = 1 / 240
"""Seconds between two paints at least; nothing beats while nothing is to be painted."""


class WholeScreen(SeenThrough[T], Generic[T]):
    """A screen that is shown in one piece."""

    _coming_up: "asyncio.Task[None] | None" = None

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  Textual's own
        super().__init__(*given, **named)
        self.is_opening = True
        """Whether it is still being built, so that nothing of it is seen."""

    @cached_property
    def _update_timer(self) -> Timer:
        """Textual's, beating faster: what follows a first paint need not wait for so long."""
        return self.set_interval(BEAT, self._on_timer_update, name="screen_update", pause=True)

    def _post_register(self, app: App[Any]) -> None:
        # Known from the beginning, the size needs no second round of styles, layout and drawing.
        super()._post_register(app)
        self._size = app.size
        for breakpoints, length in (
            (app.HORIZONTAL_BREAKPOINTS, app.size.width),
            (app.VERTICAL_BREAKPOINTS, app.size.height),
        ):
            self.add_class(*self._get_breakpoint_classes(length, breakpoints or []), update=False)

    def _post_mount(self) -> None:
        super()._post_mount()  # type: ignore[no-untyped-call]
        self._coming_up = asyncio.create_task(self._come_up(), name="opening")

    async def _come_up(self) -> None:
        until = asyncio.get_running_loop().time() + HOLD_SECONDS
        try:
            await self._rest(until)
            for _ in range(LAYOUTS_MAX):
                if not self.is_running:  # left by the next key: a timer begun now would never end
                    break
                self._lay_out()
                await self._rest(until)
                if not self._layout_required and self._compositor.size == self.app.size:
                    break
        finally:
            self.is_opening = False
        if self.is_running:
            self.refresh()
            self._on_timer_update()

    def _lay_out(self) -> None:
        self._layout_required = False
        bars = self._bars()
        super()._refresh_layout(self.app.size)
        if self._bars() == bars:
            # Sizes that are new ask for a layout themselves; it would find what this one found.
            for widget in self._compositor.widgets:
                widget._layout_required = False  # noqa: SLF001

    def _bars(self) -> list[tuple[bool, bool]]:
        """Which widgets have scroll bars: they take room."""
        return [
            (widget.show_vertical_scrollbar, widget.show_horizontal_scrollbar)
            for widget in self.walk_children(Widget, with_self=True)
        ]

    async def _rest(self, until: float) -> None:
        """Wait until no message is under way in this screen."""
        quiet, loop = 0, asyncio.get_running_loop()
        while quiet < QUIET_TURNS and loop.time() < until:
            await asyncio.sleep(0)
            is_quiet = not any(map(has_mail, self.walk_children(with_self=True)))
            quiet = quiet + 1 if is_quiet else 0

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        if not self.is_opening:
            super()._refresh_layout(size, scroll)

    async def _on_resize(self, event: events.Resize) -> None:
        # Textual lays out for whatever size it is told, and then tells the screen that size once
        # more: two that came at once would take turns for ever. Only the newest is the app's.
        if event.size != self.app.size:
            event.prevent_default()
            event.stop()

    def _screen_resized(self, size: Size) -> None:
        # Coming back to a screen, and the first word of its size, change no place in it.
        if self._layout_required or size != self._compositor.size:
            super()._screen_resized(size)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        # A class or a theme changes styles at once: who comes back, or is new, has them already.
        event.refresh_styles = False

    def _compositor_refresh(self) -> None:
        if not self.is_opening:
            super()._compositor_refresh()

    async def _on_idle(self, event: events.Idle) -> None:
        if self.is_opening:
            event.prevent_default()

    def _on_timer_update(self) -> None:
        if self.is_opening:
            self._update_timer.pause()
            return
        gather_asked(self)
        if self._layout_required and self._repaint_required:
            # The new layout is painted at once: all of it, instead of all of it once more.
            self._repaint_required = False
            self._compositor._dirty_regions.add(self._compositor.size.region)  # noqa: SLF001
        elif self._repaint_required:
            # Asked for a part of the screen, as by one below, Textual forgets what else waits.
            self._compositor.update_widgets(self._dirty_widgets)
        super()._on_timer_update()
