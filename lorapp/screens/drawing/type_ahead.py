"""Keys that come faster than screens open: each one waits until the one before has been taken.

Textual hands a key to whatever has the focus when the key arrives. Typed ahead, on a slow line or
by quick hands, the name behind ``f`` would run as commands in the list below the dialog. Here a
key that comes while others are on their way waits, in order, until they have arrived.
"""

import asyncio
from collections import deque
from typing import Any, Final

from textual import events
from textual.message_pump import MessagePump
from textual.screen import Screen

from lorapp.screens.drawing.frugal import FrugalApp

TURN_SECONDS: Final = 2.0
"""After so long without rest all keys that wait are let in, whatever is still at work."""

TURN_MAX: Final = 0.05
"""Seconds that one turn counts for at most: while a slow line holds up the app, nobody works."""


class OrderlyApp(FrugalApp):
    """An app that loses no key and gives none to the wrong screen."""

    def __init__(self) -> None:
        self.touches = 0
        """How often something was typed or pointed at, or the terminal was left."""
        self._typed: deque[events.Event] = deque()
        self._let_in: list[events.Event] = []
        self._turns: asyncio.Task[None] | None = None
        super().__init__()

    @property
    def has_typed_ahead(self) -> bool:
        """Whether a key still waits for its turn."""
        return self._turns is not None

    async def _process_messages(self, *given: Any, **named: Any) -> None:  # noqa: ANN401
        """Run with tasks that begin in turn, as Python before 3.12 has them.

        Where there are others Textual asks for them, and widgets then mount while their screen
        stands nowhere yet: the first ``Input`` of a main screen ended the app.
        """
        asyncio.get_running_loop().set_task_factory(None)
        await super()._process_messages(*given, **named)

    async def on_event(self, event: events.Event) -> None:
        is_typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        is_new = not any(event is one for one in self._let_in)
        is_touch = isinstance(event, events.InputEvent | events.AppBlur)
        self.touches += is_touch and is_new and not event.is_forwarded
        if not is_new:
            self._let_in.remove(event)
        elif is_typed and (self.has_typed_ahead or not self._is_at_rest(self)):
            self._typed.append(event)
            if self._turns is None:
                self._turns = asyncio.create_task(self._take_turns())
            return
        await super().on_event(event)

    async def _take_turns(self) -> None:
        """Send on what waits, one after the other; patience is for all of them together."""
        loop, waited = asyncio.get_running_loop(), 0.0
        while self._typed and self._running:
            while not self._is_at_rest() and waited < TURN_SECONDS:  # no event tells of rest
                began = loop.time()
                await asyncio.sleep(0)
                waited += min(loop.time() - began, TURN_MAX)
            if self._is_at_rest():
                waited = 0.0
            event = self._typed.popleft()
            self._let_in.append(event)
            self.post_message(event)
        self._turns = None

    def _is_at_rest(self, asks: MessagePump | None = None) -> bool:
        """Whether nothing is under way between the app and what has the focus.

        Who asks while it has a message in hand is at rest but for what comes after that one.
        """
        if not self._screen_stacks[self._current_mode]:
            return False
        screen = self.screen
        if not _is_up(screen) or screen._callbacks:  # noqa: SLF001  done once it is painted
            return False
        focused: Any = screen.focused or screen
        pumps: list[MessagePump] = focused.ancestors_with_self
        return not any(has_mail(one) if one is asks else is_at_work(one) for one in pumps)


def _is_up(screen: Screen[Any]) -> bool:
    if getattr(screen, "is_opening", False):
        return False
    return screen._mounted_event.is_set()  # noqa: SLF001  Textual has no other word for it


def has_mail(pump: MessagePump) -> bool:
    """Whether a message waits for it, in its queue or looked at beforehand.

    With one message in hand Textual takes out the next, to see whether both can be done as one.
    """
    if pump._pending_message is not None:  # noqa: SLF001  nor for this
        return True
    return not pump._message_queue.empty()  # noqa: SLF001


def is_at_work(pump: MessagePump) -> bool:
    """Whether it has a message to take, or has not yet done with one it took.

    A key on its way up, from a field to its form, may be in no queue: whoever has it in hand waits
    for something else meanwhile. Only who waits for the next message has done with the last.
    """
    arrivals: Any = pump._message_queue.ready_event  # noqa: SLF001  asyncio does not count either
    return has_mail(pump) or not arrivals._waiters  # noqa: SLF001
