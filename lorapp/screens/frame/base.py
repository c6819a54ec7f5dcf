"""The one way screens are built: bars around a body, loading and reloading, dialogs."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Final, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from lorapp.bootstrap import Services
from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass
from lorapp.keymap import BACK, DIALOG, EVERYWHERE, LEAVE, Command, bindings, remapped
from lorapp.screens.drawing.compositor import NearCompositor
from lorapp.screens.drawing.whole import WholeScreen
from lorapp.screens.frame.main import TABS
from lorapp.screens.frame.shell import Shell
from lorapp.screens.frame.standing import heading, letters_standing
from lorapp.widgets.frame.bars import (
    Key,
    KeyLine,
    OneLine,
    Standing,
    StatusLine,
    TabsLine,
    TopLine,
)
from lorapp.widgets.frame.too_small import TooSmall
from lorapp.widgets.rows.rows import Group, RowList

T = TypeVar("T")
NO_RECORD: Final = "No record yet: 1, then Enter."
FIRST_PAGE: Final = "road"
DRAWING: Final = (events.Mount, events.Resize, events.ScreenResume)
"""What makes a screen draw its widgets."""

HELP = next(command for command in EVERYWHERE if command.id == "app.help")


class Guarded(WholeScreen[T], Generic[T]):
    """A screen whose handlers run inside the app's error boundary."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = ()
    """What it can do. Their keys are bound, but where ``BINDINGS`` names fewer."""
    GUIDE: ClassVar[str] = ""
    """Its page of the guide; without one, that of the screen it was opened from."""
    NAME: ClassVar[str] = "This screen"
    DIGITS_OPEN: ClassVar[tuple[str, ...]] = ()
    """What `1` and on open here, where that is not the main screens."""
    WITHOUT_RECORD: ClassVar[bool] = True
    """Whether it has something to show before there is a record."""

    def __init_subclass__(cls, **named: Any) -> None:  # noqa: ANN401  Textual's own
        own = cls.__dict__.get("OWN_COMMANDS")
        if own and "BINDINGS" not in cls.__dict__:
            cls.BINDINGS = bindings(own)
        super().__init_subclass__(**named)

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  Textual's own
        super().__init__(*given, **named)
        self._compositor = NearCompositor()

    @property
    def guide_page(self) -> str:
        """The page of the guide that tells of this screen."""
        if self.GUIDE:
            return self.GUIDE
        below = self.app.screen_stack[: self.app.screen_stack.index(self)]
        asked = [screen for screen in below if isinstance(screen, Guarded)]
        return asked[-1].guide_page if asked else FIRST_PAGE

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Leave this screen. One that a click on a tab has left already closes no other one."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)

    @property
    def is_bare(self) -> bool:
        """Whether it has no widgets to draw in: not yet, or not any more."""
        return self._pruning or not self.children

    @property
    def shell(self) -> Shell:
        """The app, as screens know it."""
        if not isinstance(self.app, Shell):
            raise TypeError("A screen of lorapp runs in lorapp only.")
        return self.app

    @property
    def services(self) -> Services:
        return self.shell.services

    async def _dispatch_message(self, message: Message) -> None:
        # Without its widgets, before it is composed or when closed, nothing can be drawn in it;
        # a screen that was left by the next key at once is mounted all the same.
        if not (self.is_bare and isinstance(message, DRAWING)):
            await self.shell.guarded(super()._dispatch_message(message))

    def on_key(self, event: events.Key) -> None:
        self.shell.quiet()

    def own(self, command: Command) -> Command:
        """The command under the applicant's own key."""
        return remapped(command, self.shell.settings.keymap)

    def keys(self, commands: Iterable[Command | tuple[Command, str]]) -> list[Key]:
        """Entries of the key line; a pair gives a command another verb here."""
        found = []
        for entry in commands:
            command, label = entry if isinstance(entry, tuple) else (entry, entry.label)
            command = self.own(command)
            found.append(Key(command.cap, label, command.action))
        return found

    @on(OneLine.Pressed)
    async def run_pressed(self, event: OneLine.Pressed) -> None:
        event.stop()
        target = self.focused or self
        name = event.action.partition("(")[0]
        owner: Widget | Screen[T] = target if hasattr(target, f"action_{name}") else self
        if "." not in name and not hasattr(owner, f"action_{name}"):
            await self.app.run_action(f"app.{event.action}")
        else:
            await self.app.run_action(event.action, owner)


class LorScreen(Guarded[None]):
    """A main screen, or one pushed above it: bars, a body, and reloading.

    Subclasses give ``MODE`` (the tab that is lit), ``OWN_COMMANDS``, ``compose_body``,
    ``reload`` and ``key_line``.
    """

    MODE: ClassVar[str] = "today"
    AUTO_FOCUS = "RowList"
    WITHOUT_RECORD = False
    _is_stale = False

    def compose(self) -> ComposeResult:
        yield TopLine(id="top")
        yield TabsLine(TABS, self.MODE, id="tabs")
        with Container(id="body"):
            yield from self.compose_body()
        yield StatusLine(id="status")
        yield KeyLine(id="keys")
        yield TooSmall(id="too-small", markup=False)

    def compose_body(self) -> ComposeResult:
        """The widgets between the bars."""
        raise NotImplementedError

    def reload(self, file: SeasonFile) -> None:
        """Show the record as it is now."""
        raise NotImplementedError

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        """The commands of the key line, most used first; ``?`` is added at the end."""
        return self.OWN_COMMANDS

    @dataclass
    class Stale(Message):
        """The record is another one than what is drawn."""

    def on_mount(self) -> None:
        # A message, not the callback itself: handlers of messages run inside the boundary.
        self.shell.store_changed.subscribe(self, self._note_change, immediate=True)
        self.load()

    def on_unmount(self) -> None:
        # The signal holds on to whoever listens, and with it to all that was on the screen.
        self.shell.store_changed.unsubscribe(self)

    def load(self) -> None:
        """Read the record and draw everything."""
        self._is_stale = False
        if self.services.unit.is_empty():
            for top in self.query(TopLine):
                top.clear()
            for status in self.query(StatusLine):
                status.show()
            self.show_empty()
            for status in self.query(StatusLine):
                status.say(self.shell.toast)  # undo may have come to here: it names the way back
            return
        file = self.services.unit.file()
        self.draw_bars(file)
        self.reload(file)
        self.draw_keys()

    def show_empty(self) -> None:
        """Say that there is no record yet, and where it begins."""
        for rows in self.query(RowList):
            rows.show([Group(NO_RECORD, ())])
        if not self.query(RowList):
            self.query_one(StatusLine).show(note=NO_RECORD)
        self.draw_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a record there is no other view."""
        return action != "view" or self.WITHOUT_RECORD or not self.services.unit.is_empty()

    def draw_bars(self, file: SeasonFile) -> None:
        """Draw the clock and the counts."""
        self.draw_clock(file)
        status = self.query_one(StatusLine)
        status.show(self.standing(file))
        status.say(self.shell.toast)

    def standing(self, file: SeasonFile) -> tuple[Standing, ...]:
        """The counts of the status line."""
        return letters_standing(file, self.services.unit.now())

    def draw_clock(self, file: SeasonFile) -> None:
        """Draw the top line for the present minute."""
        now, eastern = self.services.unit.now(), self.shell.eastern
        self.query_one(TopLine).show(heading(file, now, eastern))

    def draw_keys(self) -> None:
        """Draw the key line for what is selected now."""
        self.draw_key_line((*self.key_line(), HELP))

    def draw_key_line(self, commands: Iterable[Command | tuple[Command, str]]) -> None:
        """Draw these commands, the last one whatever the width."""
        if not self.WITHOUT_RECORD and self.services.unit.is_empty():
            commands = (HELP,)
        self.query_one(KeyLine).show(self.keys(commands))

    def _note_change(self, _change: object) -> None:
        if self.is_current:
            self.post_message(self.Stale())
        else:
            self._is_stale = True  # drawn when it is seen again

    @on(Stale)
    def catch_up(self, event: Stale) -> None:
        """Load again now, or when this screen is seen again."""
        event.stop()
        if self.is_current:
            self.load()
        else:
            self._is_stale = True

    def on_screen_resume(self) -> None:
        self.come_back()
        self.query_one(StatusLine).say(self.shell.toast)

    def come_back(self) -> None:
        """Draw what may have changed while another screen stood above."""
        if self._is_stale:
            self.load()
        elif not self.services.unit.is_empty():
            self.draw_clock(self.services.unit.file())


class PathScreen(LorScreen):
    """A full-screen path or record above a main screen; ``Esc`` goes back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings((BACK,))
    _is_left = False

    def action_back(self) -> None:
        if not self._is_left:
            self._is_left = True
            self.dismiss()


class Dialog(ModalScreen[T], Guarded[T], Generic[T]):
    """A modal of 60 columns. ``Esc`` gives None; it is dismissed once, however often asked."""

    BINDINGS: ClassVar[list[BindingType]] = bindings((BACK, *DIALOG, LEAVE))
    AUTO_FOCUS = "*"
    WITHOUT_RECORD = False
    _is_left = False

    def compose(self) -> ComposeResult:
        with Container(classes="dialog"):
            yield from self.compose_body()

    def compose_body(self) -> ComposeResult:
        """The widgets of the dialog, top to bottom."""
        raise NotImplementedError

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        if self._is_left:
            return AwaitComplete()
        self._is_left = True
        return super().dismiss(result)

    def action_back(self) -> None:
        self.dismiss(None)
