"""The Textual app: wiring, themes, keys, the clock's tick, and the one error boundary."""

import gc
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from lorapp import themes
from lorapp.config import Settings
from lorapp.errors import InvalidError, LorError
from lorapp.keymap import EVERYWHERE, SCOPES, bindings, problems
from lorapp.screens import openers as _openers  # noqa: F401  registers what opens what
from lorapp.screens.actions import Actions
from lorapp.screens.base import LorScreen
from lorapp.screens.main import GO, MAIN, MODES
from lorapp.widgets import glyphs

if TYPE_CHECKING:
    from lorapp.bootstrap import Services

T = TypeVar("T")

FAULTS_MAX: Final = 3
REST: Final = 2.0
"""Seconds without a key after which the store is opened behind the first frame."""

BREATH: Final = 0.1
"""Seconds between two things done ahead."""

WARM: Final = "warm"


def _commands() -> type[Provider]:
    from lorapp.screens.palette import ScreenCommands

    return ScreenCommands


class LorApp(Actions):
    """lorapp in the terminal. Services are given; the app owns nothing but the screen."""

    TITLE = "lorapp"
    CSS_PATH = "screens/base.tcss"
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
        self, services: "Services", settings: Settings | None = None, *, home_zone: str = "UTC"
    ) -> None:
        settings = settings or Settings()
        found = problems(settings.keymap, [(*scope, *GO) for scope in SCOPES])
        if found:
            raise InvalidError(found, subject="settings.toml")
        super().__init__(services, settings, home_zone)
        for own in themes.OWN:
            self.register_theme(own)
        if settings.theme not in self.available_themes:
            known = ", ".join(sorted(self.available_themes))
            raise LorError(f"settings.toml: there is no theme {settings.theme!r}. Known: {known}.")
        self.theme = settings.theme
        glyphs.choose(ascii_only=settings.ascii)
        self.set_keymap(dict(settings.keymap))
        self.faults: list[BaseException] = []
        self._last_at: datetime | None = None
        self._rest: Timer | None = None
        self._ahead: Iterator[Callable[[], object]] = iter(())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.state_colours(dark=self.current_theme.dark)

    def on_mount(self) -> None:
        self.watch_terminal()
        self.store_changed.subscribe(
            self, lambda _: self.draw_hidden() if self.hides_names else None
        )
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
        from lorapp.screens.first_run import FirstRun

        self.push_screen(FirstRun())

    def _settle(self) -> None:
        gc.enable()
        gc.freeze()
        self._ahead = iter((self.services.unit.warm, *(main.module for main in MAIN)))
        self._rest = self.set_timer(REST, self._warm)

    def _warm(self) -> None:
        """Do one thing ahead of its need while nobody types: all at once would make keys wait."""
        self._rest = None
        work = next(self._ahead, None)
        if work is not None:
            self.run_worker(work, thread=True, name=WARM, exit_on_error=False)

    def _wait_for_next_minute(self) -> None:
        now = self.eastern
        self.set_timer(60 - now.second - now.microsecond / 1e6 + 0.01, self._new_minute)

    def _new_minute(self) -> None:
        """Move the clock on; a new day makes every screen plan again."""
        self._wait_for_next_minute()
        self.tick(self.services.unit.now())

    def tick(self, now: datetime) -> None:
        """Notice what a new minute brings."""
        is_new_day = self._last_at is not None and now.date() != self._last_at.date()
        self._last_at = now
        for screen in self.screen_stack:
            if isinstance(screen, LorScreen) and not self.services.unit.is_empty():
                if is_new_day:
                    screen.load()
                else:
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
        self.faults.append(error)
        told = self._reported(error)
        if len(self.faults) > FAULTS_MAX:
            self.exit(return_code=1, message=told)
        else:
            self.say(told, error=True)

    def _reported(self, error: BaseException) -> str:
        from lorapp.screens.report import write_report

        place = write_report(self.services.home.home, error, self.eastern)
        return f"Something unexpected happened. Your record is safe. A report is in {place}."

    def _handle_exception(self, error: Exception) -> None:
        """A widget broke and cannot go on: leave cleanly, with a report."""
        self.faults.append(error)
        self._exit_renderables.append(self._reported(error))
        super()._handle_exception(error)

    async def _dispatch_message(self, message: Message) -> None:
        await self.guarded(super()._dispatch_message(message))

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: object) -> bool:
        if self._rest is not None:
            self._rest.stop()
            self._rest = self.set_timer(REST, self._warm)
        is_bare = isinstance(namespace, Screen) and not namespace.children
        if is_bare or namespace._pruning:  # noqa: SLF001 - the key came too early or too late
            return False
        return bool(await self.guarded(super()._dispatch_action(namespace, action_name, params)))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.survive(event.worker.error)
        elif event.state is WorkerState.SUCCESS and event.worker.name == WARM:
            self._rest = self.set_timer(BREATH, self._warm)


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
        from lorapp.screens.backups import RescueScreen

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
