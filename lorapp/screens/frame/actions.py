"""What the keys do that are the same on every screen."""

from typing import TYPE_CHECKING

from textual.command import CommandPalette

from lorapp.config import read, with_theme
from lorapp.errors import NothingLeftError
from lorapp.screens.frame.base import Guarded
from lorapp.screens.frame.routes import PROFILE, open_named
from lorapp.screens.frame.shell import Shell, hinted

if TYPE_CHECKING:
    from lorapp.widgets.fields.inputs import LineInput


class Actions(Shell):
    """The app's own commands."""

    def open_screen(self, mode: str) -> None:
        self.switch_mode(mode)

    async def action_main(self, mode: str) -> None:
        """Open a main screen; on the same one, go back to its ground."""
        if mode != self.current_mode:
            await self.switch_mode(mode)
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()  # not waited for: a click is answered by the screen that goes

    def action_hide_names(self) -> None:
        """Draw names, numbers and addresses as dots while others look on; or show them again."""
        if self.services.unit.is_empty():
            self.say("There is nothing to hide yet.")
            return
        self.hides_names = not self.hides_names
        self.draw_hidden()
        key = "`H` shows them again."
        self.say(f"Names are hidden. {key}" if self.hides_names else "Names are shown.")

    def action_find(self) -> None:
        from lorapp.screens.frame.find import Find

        self.push_screen(Find())

    def action_help(self) -> None:
        from lorapp.screens.guide.help import Help

        if isinstance(self.screen, Guarded) and not isinstance(self.screen, Help):
            self.push_screen(Help(self.screen))

    def action_words(self) -> None:
        """Explain the words of the field that stand on the screen."""
        from lorapp.screens.guide.words_here import WordsHere, shown_texts

        if isinstance(self.screen, Guarded) and not isinstance(self.screen, WordsHere):
            self.push_screen(WordsHere(shown_texts(self.screen)))

    def action_exports(self) -> None:
        from lorapp.screens.exports.exporting import ExportsPath

        if self.services.unit.is_empty():
            self.say("There is nothing to hand on yet; begin with your name and season.")
        elif not any(isinstance(screen, ExportsPath) for screen in self.screen_stack):
            self.push_screen(ExportsPath())

    def action_profile(self) -> None:
        """Open the applicant's own facts; before there are any, the first questions."""
        if not self.services.unit.is_empty():
            open_named(self, PROFILE)
            return
        from lorapp.screens.today.first_run import FirstRun

        self.push_screen(FirstRun())

    def action_undo(self) -> None:
        try:
            change = self.services.history.undo()
        except NothingLeftError:
            self.say("There is nothing to take back.")
            return
        self.say(hinted(f"Taken back: {change.label}", "`U` does it again.", self.size.width))
        self.store_changed.publish(change)

    def action_redo(self) -> None:
        try:
            change = self.services.history.redo()
        except NothingLeftError:
            self.say("There is nothing to do again.")
            return
        self.say(hinted(f"Done again: {change.label}", "`u` takes it back.", self.size.width))
        self.store_changed.publish(change)

    def action_command_palette(self) -> None:
        if not any(isinstance(screen, CommandPalette) for screen in self.screen_stack):
            from lorapp.screens.frame.palette import SafePalette

            self.push_screen(SafePalette())

    def action_help_quit(self) -> None:
        """Ctrl+C copies in most programs: say which key leaves."""
        self.say("`q` leaves lorapp.")

    def on_line_input_too_long(self, event: "LineInput.TooLong") -> None:
        """What does not fit a line outside a form is said, not only rung."""
        self.say(event.told)

    def choose_theme(self, name: str) -> None:
        """Use a theme now and from now on."""
        from lorapp.paths import write_whole

        self.theme = name
        path = self.services.home.settings
        before = read(path)
        if not before.is_read:
            self.say(f"Theme {name}, for now. {before.problems[0].told(path.name)}")
            return
        write_whole(path, with_theme(before.text, name).encode())
        self.say(f"Theme {name}, kept for the next time.")
