"""What every screen may ask of the app it runs in, and the guards around the terminal."""

import asyncio
import signal
import sys
from abc import abstractmethod
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar
from zoneinfo import ZoneInfo

from textual.app import App, ScreenStackError
from textual.content import Content
from textual.css.query import NoMatches
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.signal import Signal
from textual.widget import MountError

from lorapp.config import Settings
from lorapp.errors import RefusedError
from lorapp.screens.drawing.opening import OpeningApp
from lorapp.screens.drawing.strips import lighten_strips
from lorapp.screens.drawing.stylesheet import KeptStylesheet
from lorapp.screens.drawing.terminal import guard_driver, is_looked_at
from lorapp.widgets.text.cells import cut, keyed

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.screens.forms.sheet import Sheet
    from lorapp.screens.frame.base import LorScreen
    from lorapp.services.recording.changes import Change

guard_driver()
lighten_strips()

T = TypeVar("T")
S = TypeVar("S", bound="LorScreen")


class WholeCells(ScrollBarRender):
    """Scroll bars of whole cells: no half blocks, which some terminals lack."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


ScrollBar.renderer = WholeCells

NONE_YET: Final = "There is no record yet; begin with your name and season: `1`, then `Enter`."
PAST: Final = {
    "Add": "Added",
    "Assign": "Assigned",
    "Change": "Changed",
    "Close": "Closed",
    "Give": "Gave",
    "Import": "Imported",
    "Keep": "Kept",
    "Log": "Logged",
    "Mark": "Marked",
    "Mend": "Mended",
    "Merge": "Merged",
    "Move": "Moved",
    "Note": "Noted",
    "Open": "Opened",
    "Pin": "Pinned",
    "Remove": "Removed",
    "Sort": "Sorted",
    "Start": "Started",
    "Take": "Took",
    "Unpin": "Unpinned",
}
"""The verbs that names of actions begin with, once they are done."""
EASTERN: Final = ZoneInfo("America/New_York")
MARGIN: Final = 2
TOAST_SECONDS: Final = 4.0
TTY_SECONDS: Final = 2.0
"""How often to look whether the terminal is still there: all that wakes a resting app."""


class Shell(OpeningApp):
    """The app as screens see it: services, settings, toasts, and word of changes."""

    def __init__(self, services: "Services", settings: Settings, home_zone: str) -> None:
        self.services = services
        self.settings = settings
        self.home_zone = home_zone
        super().__init__()
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())
        self.animation_level = "none"
        self.store_changed: Signal[Change] = Signal(self, "store_changed")
        self.toast: Content | None = None
        self.toast_stays = False
        self._toast_number = 0

    @abstractmethod
    async def guarded(self, work: Awaitable[T]) -> T | None:
        """Await work inside the one error boundary."""

    @abstractmethod
    def attempt(self, work: Callable[[], object]) -> None:
        """Do some work inside the one error boundary."""

    @abstractmethod
    def open_screen(self, mode: str) -> None:
        """Show a main screen."""

    def show(self, screen: "type[S]", then: Callable[["S"], object]) -> None:
        """Go to a main screen and do there, once it stands, what it is gone to for."""
        self.switch_mode(screen.MODE)
        shown = self.screen
        if isinstance(shown, screen):
            shown.call_later(self.attempt, partial(then, shown))

    def push_screen(self, screen: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Show a screen above this one; what needs a record waits until there is one."""
        if not getattr(screen, "WITHOUT_RECORD", True) and self.services.unit.is_empty():
            raise RefusedError(NONE_YET)
        return super().push_screen(screen, *self._surviving(args), **kwargs)

    def _surviving(self, args: tuple[Any, ...]) -> tuple[Any, ...]:
        """What takes the result of a dialog, inside the error boundary: Textual runs it outside."""
        if not args or args[0] is None:
            return args
        take = args[0]

        def taken(result: object) -> None:
            self.attempt(lambda: take(result))

        return (taken, *args[1:])

    @property
    def eastern(self) -> datetime:
        """The present instant in US Eastern time."""
        return self.services.clock.now(EASTERN)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        is_known = await super()._check_bindings(key, priority)
        if not (is_known or priority or self.toast) and key.isalnum() and len(key) == 1:
            self.say(f"`{key}` does nothing here. `?` shows the keys that do.")
        return is_known

    def ask(
        self, sheet: "Sheet", follow: "Callable[[Change | None], object] | None" = None
    ) -> None:
        """Show the form of a sheet; ``follow`` gets the change, or None when it was left."""
        from lorapp.screens.forms.base import FormScreen

        self.push_screen(FormScreen(sheet), follow)

    def say(self, text: str, *, error: bool = False) -> None:
        """Show one line at the status row for four seconds; an error stays until a key.

        Key names between backticks are drawn as key caps.
        """
        self.toast = keyed(text, "$urgent" if error else "")
        self.toast_stays = error
        self._toast_number += 1
        self._show_toast()
        if not error:
            self.set_timer(TOAST_SECONDS, lambda n=self._toast_number: self._drop_toast(n))

    def done(self, change: "Change") -> None:
        """Tell every screen what changed, and the applicant how to take it back."""
        hint = "`u` takes it back." if change.undoable else ""
        self.say(hinted(past(change.label), hint, self.size.width))
        self.store_changed.publish(change)

    def quiet(self) -> None:
        """A key was pressed: an error has been read."""
        if self.toast_stays:
            self.toast, self.toast_stays = None, False
            self._show_toast()

    def _drop_toast(self, number: int) -> None:
        if number == self._toast_number and not self.toast_stays:
            self.toast = None
            self._show_toast()

    def _show_toast(self) -> None:
        from lorapp.widgets.frame.bars import StatusLine

        for screen in self.screen_stack:
            for line in screen.query(StatusLine):
                line.say(self.toast)

    def on_load(self) -> None:
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
                loop.add_signal_handler(number, self.leave, number)

    def watch_terminal(self) -> None:
        """Leave when the terminal is gone, even where SIGHUP is ignored (textual PR 6690)."""
        self.set_interval(TTY_SECONDS, self._tty_gone)

    def _tty_gone(self) -> None:
        if not self.is_headless and not is_looked_at(is_web=self.is_web):
            self.leave(signal.SIGTERM)

    def leave(self, number: signal.Signals) -> None:
        """End because of a signal; typed text was kept on change already."""
        self.exit(return_code=128 + number)

    def _fatal_error(self) -> None:
        """End with the one sentence that names the report: Textual would print values as well."""
        self.bell()
        del self._exit_renderables[1:]
        self._close_messages_no_wait()


def is_of_leaving(app: App[Any], error: BaseException) -> bool:
    """Whether an error only says that the app leaves.

    Textual mounts nothing more then: what was being opened lacks what it is to draw in, and what
    was being closed is closed already.
    """
    is_lack = isinstance(error, (NoMatches, MountError, ScreenStackError))
    return is_lack and app._exit  # noqa: SLF001  Textual has no other word for it


def past(label: str) -> str:
    """The name of an action as what was done: ``Added rotation X`` for ``Add rotation X``."""
    verb, _, rest = label.partition(" ")
    return f"{PAST.get(verb, verb)} {rest}".rstrip()


def hinted(label: str, hint: str, width: int) -> str:
    """What was done and how to take it back, in one line: a long label gives way, not the key."""
    whole = f"{label.rstrip('.')}."
    room = width - 2 * MARGIN - len(hint.replace("`", "")) - 1
    return f"{cut(whole, room)} {hint}".rstrip()


def tell_notices(shell: Shell) -> None:
    """Say what was found on the way to the record: a clock set wrong, a copy that failed."""
    notices = shell.services.unit.notices
    told = " ".join(notices)
    notices.clear()
    if told:
        shell.say(told, error=True)
