"""What can be done on the seasons."""

from typing import Final

from textual import on

from lorapp.domain.seasons.earlier import Earlier, Standing
from lorapp.domain.seasons.starting import Started
from lorapp.screens.frame.base import LorScreen
from lorapp.screens.frame.routes import open_panel, open_record
from lorapp.widgets.rows.rows import RowList

NO_LETTER: Final = "Stand on a letter under “Ask again?” for that."
NO_LINE: Final = "Stand on a line under “Does not carry over” for that."
CLOSED: Final = frozenset({Standing.NO, Standing.LOST})


class SeasonsActions(LorScreen):
    """A screen with the seasons in view; subclasses say what the cursor stands on."""

    @property
    def letter(self) -> Earlier | None:
        """The earlier letter under the cursor."""
        raise NotImplementedError

    @property
    def line(self) -> Started | None:
        """The line of the season's start under the cursor."""
        raise NotImplementedError

    @on(RowList.Chosen)
    def _choose(self) -> None:
        """Do what comes next for the row."""
        letter, line, seasons = self.letter, self.line, self.services.seasons
        if line is not None:
            code = line.line.code
            self.shell.done(seasons.tick(code) if line.is_open else seasons.untick(code))
        elif letter is None or letter.standing in CLOSED:
            open_panel(self.shell)
        elif letter.becomes is not None or letter.standing is Standing.FRESH:
            new = letter.becomes or (letter.reuse and letter.reuse.becomes)
            open_record(self.shell, "letter", new or letter.letter.key)
        elif letter.standing is Standing.ASK:
            self.action_ask()
        elif letter.standing is Standing.ASKED:
            self.action_answer()
        else:
            self.action_import()

    def action_next(self) -> None:
        """Rehearse the next season, and go on to it once its number is typed."""
        from lorapp.screens.forms.seasons import NextSeasonSheet

        self.shell.ask(NextSeasonSheet(self.services.seasons.rehearse()))

    def action_ask(self) -> None:
        """The words to the writer, with the courtesy of asking again."""
        from lorapp.screens.paths.messages.message import MessagePath
        from lorapp.screens.paths.messages.outgoing import reuse

        letter = self.letter
        if letter is None:
            self.shell.say(NO_LETTER)
        elif letter.becomes is not None:
            self.shell.say("This letter is imported already.")
        else:
            at = self.services.seasons.situation()
            self.shell.push_screen(MessagePath(reuse(at, letter.letter.key)))

    def action_answer(self) -> None:
        from lorapp.screens.forms.seasons import AnswerSheet

        if self.letter is None:
            self.shell.say(NO_LETTER)
        else:
            self.shell.ask(AnswerSheet(self.letter))

    def action_import(self) -> None:
        from lorapp.screens.forms.seasons import ImportSheet, ProcessingSheet

        letter = self.letter
        if letter is None:
            self.shell.say(NO_LETTER)
        elif letter.becomes is not None:
            self.shell.ask(ProcessingSheet(self.services.unit.file().letter(letter.becomes)))
        elif letter.lost is not None:
            self.shell.say(letter.lost)
        else:
            self.shell.ask(ImportSheet(letter))

    def action_away(self) -> None:
        from lorapp.screens.forms.seasons import NotNeededSheet

        if self.line is None:
            self.shell.say(NO_LINE)
        else:
            self.shell.ask(NotNeededSheet(self.line))
