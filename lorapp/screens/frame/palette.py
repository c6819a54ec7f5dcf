"""The palette: every command of the screen, the main screens and the themes, by name."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode

from lorapp.keymap import EVERYWHERE, LEAVE, Command, bindings
from lorapp.screens.frame.actions import Actions
from lorapp.screens.frame.base import Guarded
from lorapp.screens.frame.main import GO
from lorapp.screens.frame.routes import BY_NAME, WITHOUT_RECORD
from lorapp.themes import DUSK, PAPER

OWN_THEMES: Final = {DUSK.name: "dark, colours", PAPER.name: "light, colours"}
"""Words for the two themes of lorapp's own, so that who wants a light one finds it first."""
BY_WORD, BY_ITS_OWN_WORD = 0.01, 100.0
"""What is found by another word than its name stands last; by the word on its key, first."""
Entry = tuple[str, str, Callable[[], Any], str]
"""Its name, what stands beneath it, what it does, and other words it is looked for by."""


class ScreenCommands(Provider):
    """Offers what can be done here and now."""

    def _entries(self) -> Iterator[Entry]:
        screen = self.screen
        own = screen.OWN_COMMANDS if isinstance(screen, Guarded) else ()
        for command in own:
            if command.help and screen.check_action(command.action, ()):
                yield self._entry(screen, command)
        for command in (*GO, *EVERYWHERE):
            if command.action != "command_palette":
                yield self._entry(self.app, command)
        app = self.app
        if isinstance(app, Actions):
            is_empty = app.services.unit.is_empty()
            for name, (about, opener) in BY_NAME.items():
                if not is_empty or name in WITHOUT_RECORD:
                    yield name, about, partial(opener, app), about
            for name in sorted(app.available_themes):
                yield (
                    f"Theme: {name}",
                    "Colours, kept for the next time",
                    partial(app.choose_theme, name),
                    OWN_THEMES.get(name, "colours"),
                )

    def _entry(self, owner: DOMNode, command: Command) -> Entry:
        shown = self.screen.own(command) if isinstance(self.screen, Guarded) else command
        run = partial(self.app.run_action, command.action, owner)
        return command.help, f"key {shown.cap}", run, command.label

    async def discover(self) -> Hits:
        for name, about, run, _ in self._entries():
            yield DiscoveryHit(Content(name), run, text=name, help=about)

    async def search(self, query: str) -> Hits:
        matcher, sought = self.matcher(query), query.casefold().strip()
        entries = list(self._entries())
        # Letters that only follow each other somewhere count where no word has them together.
        near = [entry for entry in entries if sought in f"{entry[0]}\n{entry[3]}".casefold()]
        for name, about, run, words in near or entries:
            score = matcher.match(name)
            if sought in words.casefold().split(", "):  # `undo` is "Take back the last change"
                score = BY_ITS_OWN_WORD
            elif near and sought not in name.casefold():
                score = BY_WORD
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, text=name, help=about)


class SafeList(CommandList):
    """The list of a palette, deaf to a click on what it does not hold any more."""

    async def _on_click(self, event: events.Click) -> None:
        option = event.style.meta.get("option", 0)
        if option >= self.option_count:  # what was typed meanwhile left fewer of them
            event.prevent_default()


class SafePalette(CommandPalette):
    """Textual's palette, dismissed once only and deaf to page keys before its list is there."""

    BINDINGS: ClassVar[list[BindingType]] = bindings((LEAVE,))
    _gone = False
    _is_missed = False
    """Whether a click on what lies below came before it was up, and led away from it."""

    def _on_mount(self, event: events.Mount) -> None:
        self._is_missed = not self.is_current
        if self._is_missed:  # Textual would ask the screen below it, and there may be none
            event.prevent_default()

    def _on_screen_resume(self, _event: events.ScreenResume) -> None:
        if self._is_missed and self.is_current:
            self.dismiss()

    def compose(self) -> ComposeResult:
        for widget in super().compose():
            yield SafeList() if isinstance(widget, CommandList) else widget

    def dismiss(self, result: None = None) -> AwaitComplete:
        if self._gone:
            return AwaitComplete()
        self._gone = True
        self._cancel_gather_commands()
        return super().dismiss(result)

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        # A window pulled smaller may leave the place of a click outside.
        if not self.region.contains_point(event.screen_offset):
            event.prevent_default()

    def _gather_commands(self, search_value: str) -> None:  # type: ignore[override]
        # What was typed last may come when the list is gone, and a worker that finds none would
        # end the app.
        if not self._gone:
            super()._gather_commands(search_value)

    def _action_command_list(self, action: str) -> None:
        try:
            super()._action_command_list(action)
        except KeyError:
            return
