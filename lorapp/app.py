"""The Textual app: wiring, themes, keys, the clock's tick, and the one error boundary."""

import gc
from collections.abc import Awaitable, Callable
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerFailed, WorkerState

from lorapp import themes
from lorapp.config import Settings
from lorapp.errors import LorError, StoreError
from lorapp.keymap import EVERYWHERE, applied, bindings
from lorapp.screens.beforehand.ahead import WORKER
from lorapp.screens.beforehand.foretelling import ForetellingApp
from lorapp.screens.frame import openers as _openers  # noqa: F401  registers what opens what
from lorapp.screens.frame.base import LorScreen
from lorapp.screens.frame.main import GO, MODES, building, reading
from lorapp.screens.frame.shell import is_of_leaving, tell_notices
from lorapp.widgets.text import glyphs

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.screens.beforehand.foreseeing import Spoken

T = TypeVar("T")

FAULTS_MAX: Final = 3

GARBAGE: Final = 20_000, 20, 20
"""How much is made before garbage is looked for: more than a form takes, which would wait for it.
What a screen leaves is cleared away after it is closed; see ``lorapp.screens.drawing.opening``."""


def _commands() -> type[Provider]:
    from lorapp.screens.frame.palette import ScreenCommands

    return ScreenCommands


class LorApp(ForetellingApp):
    """lorapp in the terminal. Services are given; the app owns nothing but the screen."""

    TITLE = "lorapp"
    CSS_PATH = "screens/frame/base.tcss"
    MODES: ClassVar[dict[str, Any]] = MODES
    DEFAULT_MODE = "today"
    COMMANDS: ClassVar[set[Any]] = {_commands}
    BINDINGS: ClassVar[list[BindingType]] = bindings((*EVERYWHERE, *GO))
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (60, "-normal"),
        (112, "-wide"),
        (160, "-huge"),
    ]
    VERTICAL_BREAKPOINTS = [
        (0, "-tiny"),
        (14, "-short"),
        (20, "-usual"),
        (32, "-tall"),
    ]

    def __init__(
        self,
        services: "Services",
        settings: Settings | None = None,
        *,
        home_zone: str = "UTC",
        spoken: "Spoken | None" = None,
    ) -> None:
        settings = settings or Settings()
        super().__init__(services, settings, home_zone, spoken)
        for own in themes.OWN:
            self.register_theme(own)
        for name in themes.OF_THE_TERMINAL:
            self.unregister_theme(name)
        self.theme = settings.theme
        glyphs.choose(ascii_only=settings.ascii)
        self.set_keymap(applied(settings.keymap))
        self.faults: list[BaseException] = []
        self._last_at: datetime | None = None

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.state_colours(dark=self.current_theme.dark)

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme; those of a borrowed one are made readable."""
        colours = super().get_css_variables()
        if self.current_theme not in themes.OWN:
            colours = themes.readable(colours, dark=self.current_theme.dark)
            self.theme_variables = colours
        return colours

    def on_mount(self) -> None:
        self.watch_terminal()
        self.store_changed.subscribe(
            self, lambda _: self.draw_hidden() if self.hides_names else None
        )
        self.store_changed.subscribe(self, self.foresee)
        self._wait_for_next_minute()

    def on_ready(self) -> None:
        self.begin()

    def begin(self) -> None:
        """The first frame is there: what could wait until now begins."""
        if self.services.unit.is_empty():
            self.ask_first_questions()
        self.call_after_refresh(self._settle)

    def ask_first_questions(self) -> None:
        """Ask the five questions of a new store."""
        from lorapp.screens.today.first_run import FirstRun

        self.push_screen(FirstRun())

    def _settle(self) -> None:
        self.paint_own()
        gc.enable()
        gc.freeze()
        gc.set_threshold(*GARBAGE)
        tell_notices(self)
        prepared = chain((self.services.unit.warm,), reading(), building(self), (gc.freeze,))
        self.ahead.put("reading", prepared, rest=None)
        self.foresee(at_start=True)

    def _wait_for_next_minute(self) -> None:
        now = self.eastern
        self.set_timer(60 - now.second - now.microsecond / 1e6 + 0.01, self._new_minute)

    def _new_minute(self) -> None:
        """Move the clock on; a new day makes every screen plan again."""
        self._wait_for_next_minute()
        self.attempt(lambda: self.tick(self.services.unit.now()))

    def tick(self, now: datetime) -> None:
        """Notice what a new minute brings."""
        is_new_day = self._last_at is not None and now.date() != self._last_at.date()
        self._last_at = now
        if self.services.unit.is_empty():
            return
        for screen in chain.from_iterable(self._screen_stacks.values()):
            if not isinstance(screen, LorScreen) or screen.is_bare:
                continue
            is_seen = any(screen is seen for seen in self.screen_stack)
            if is_new_day and not is_seen:
                screen.post_message(screen.Stale())
            elif is_new_day:
                screen.load()
            elif is_seen:
                screen.draw_clock(self.services.unit.file())

    async def guarded(self, work: Awaitable[T]) -> T | None:
        """Await work; a refusal is shown as it is, anything else is reported and survived."""
        try:
            return await work
        except Exception as error:  # noqa: BLE001  the one boundary of the program
            self.survive(error)
        return None

    def attempt(self, work: Callable[[], object]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001  the same boundary, for what is not awaited
            self.survive(error)

    def survive(self, error: BaseException) -> None:
        """Show a refusal; report anything else in a local file, and go on while that is safe."""
        if isinstance(error, LorError):
            self.say(str(error), error=True)
            return
        if is_of_leaving(self, error):
            return
        self.faults.append(error)
        told = self._reported(error)
        if len(self.faults) > FAULTS_MAX:
            self.exit(return_code=1, message=told)
        else:
            self.say(told, error=True)

    def _reported(self, error: BaseException) -> str:
        from lorapp.screens.frame.report import write_report

        told = "Something unexpected happened. Your record is safe."
        try:
            place = write_report(self.services.home.home, error, self.eastern)
        except StoreError as problem:
            return f"{told} No report was written: {problem}"
        return f"{told} A report is in {place}."

    def _handle_exception(self, error: Exception) -> None:
        """A widget broke and cannot go on: leave cleanly, with a report.

        Where a worker failed, nothing broke that is on the screen: that is survived.
        """
        if isinstance(error, WorkerFailed):
            self.survive(error.error)
            return
        if is_of_leaving(self, error):
            return
        self.faults.append(error)
        self._exit_renderables.append(self._reported(error))
        super()._handle_exception(error)

    async def _dispatch_message(self, message: Message) -> None:
        await self.guarded(super()._dispatch_message(message))

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: object) -> bool:
        is_bare = isinstance(namespace, Screen) and not namespace.children
        if is_bare or namespace._pruning:  # noqa: SLF001 - the key came too early or too late
            return False
        return bool(await self.guarded(super()._dispatch_action(namespace, action_name, params)))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.worker.name == WORKER and event.worker.is_finished:
            if event.state is WorkerState.SUCCESS:
                tell_notices(self)
            self.ahead.done()


class RescueApp(LorApp):
    """The app when the store does not open: its copies, and the way back to one of them.

    ``is_restored`` tells afterwards whether one was put in its place.
    """

    DEFAULT_MODE = "rescue"

    def __init__(self, services: "Services", settings: Settings | None, found: str) -> None:
        super().__init__(services, settings)
        self._found = found
        self.is_restored = False
        self.add_mode(self.DEFAULT_MODE, self._rescue)

    def _rescue(self) -> Screen[None]:
        from lorapp.screens.keeping.backups import RescueScreen

        return RescueScreen(self._found, self._leave_restored)

    def _leave_restored(self) -> None:
        self.is_restored = True
        self.exit()

    def begin(self) -> None:
        """Nothing is read ahead: there is no store yet."""

    def _new_minute(self) -> None:
        """No clock is shown."""

    def push_screen(self, screen: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Nothing here needs a record."""
        return App.push_screen(self, screen, *self._surviving(args), **kwargs)

    async def action_main(self, mode: str) -> None:
        del mode
        self.action_find()

    def action_find(self) -> None:
        self.say("Restore a copy first: nothing else can be shown.")

    def action_exports(self) -> None:
        self.action_find()

    def action_undo(self) -> None:
        self.action_find()

    def action_redo(self) -> None:
        self.action_find()

    def action_command_palette(self) -> None:
        self.action_find()
