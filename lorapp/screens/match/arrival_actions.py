"""What can be done on the way to the first day."""

from typing import Final

from textual import on

from lorapp.domain.arrival.closing import NO_RESULT, closing_of
from lorapp.domain.arrival.forgotten import Owed, OwedHelper, Word
from lorapp.domain.arrival.onboarding import Planned
from lorapp.domain.arrival.outcomes import identity, outcomes_of, place_of
from lorapp.domain.arrival.record import MatchOutcome
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.engine.words import mentor_mark
from lorapp.screens.frame.base import LorScreen
from lorapp.screens.frame.routes import open_named
from lorapp.widgets.match.arrival_rows import CLOSED_ID, RECORD_ID, SEASONS_ID, VISA_ID
from lorapp.widgets.rows.rows import RowList

NO_LINE: Final = "Stand on a line of the list, or on a result, for that."
NOT_OWN: Final = "Only a result or a line of your own can be removed; `x` puts a line away."
KINDS: Final = {Word.THANKS: DraftKind.THANKS}


class ArrivalActions(LorScreen):
    """A screen with the list in view; subclasses say what the cursor stands on."""

    shows_people: bool

    @property
    def row_id(self) -> str:
        """The row under the cursor."""
        raise NotImplementedError

    @property
    def line(self) -> Planned | None:
        """The line under the cursor."""
        raise NotImplementedError

    @property
    def outcome(self) -> MatchOutcome | None:
        """The result under the cursor."""
        raise NotImplementedError

    @property
    def word(self) -> Owed | None:
        """The word under the cursor that somebody is owed."""
        raise NotImplementedError

    @property
    def helper(self) -> OwedHelper | None:
        """The helper under the cursor."""
        raise NotImplementedError

    @on(RowList.Chosen)
    def _choose(self) -> None:
        """Tick a line off, open the words, or go where the row leads."""
        arrival, line, word = self.services.arrival, self.line, self.word
        if line is not None:
            code = line.line.code
            self.shell.done(arrival.tick(code) if line.is_open else arrival.untick(code))
        elif word is not None:
            self._write(word)
        elif self.helper is not None:
            self._note_helper(self.helper)
        elif self.row_id == SEASONS_ID:
            open_named(self.shell, "Seasons")
        elif self.row_id == CLOSED_ID:
            self.action_close()
        elif self.row_id in {RECORD_ID, VISA_ID} or self.outcome is not None:
            self._edit_result(self.outcome)

    def _write(self, word: Owed) -> None:
        from lorapp.screens.paths.messages.message import MessagePath
        from lorapp.screens.paths.messages.outgoing import line_to, outgoing

        at = self.services.arrival.situation()
        mine = [x for x in at.letters_of(word.mentor) if not at.is_early(x)]
        letter = word.letter or (mine[0].key if mine else None)
        if letter is None:
            title = f"Write {mentor_mark(word.mentor)} a line"
            self.shell.push_screen(MessagePath(line_to(word.mentor, title)))
        else:
            kind = KINDS.get(word.word, DraftKind.OUTCOME)
            self.shell.push_screen(MessagePath(outgoing(at, letter, kind)))

    def _note_helper(self, owed: OwedHelper) -> None:
        from lorapp.screens.forms.contact import ContactSheet

        said = "Thanked" if owed.what.startswith("thanks") else "Told the result to"
        self.shell.ask(ContactSheet(owed.mentor, f"{said} {owed.helper.name}"))

    def _edit_result(self, outcome: MatchOutcome | None) -> None:
        from lorapp.screens.forms.outcome import OutcomeSheet

        at = self.services.arrival.situation()
        place = place_of(at.file, at.file.applicant.season, at.today)
        self.shell.ask(OutcomeSheet(at, outcome or (place if self.row_id == VISA_ID else None)))

    def action_result(self) -> None:
        """Write down a result; a second place is a result of its own."""
        from lorapp.screens.forms.outcome import OutcomeSheet

        self.shell.ask(OutcomeSheet(self.services.arrival.situation()))

    def action_add(self) -> None:
        from lorapp.screens.forms.task import OwnLineSheet

        self.shell.ask(OwnLineSheet())

    def action_edit(self) -> None:
        from lorapp.screens.forms.task import TaskSheet

        if self.line is not None:
            self.shell.ask(TaskSheet(self.line))
        elif self.outcome is not None or self.row_id in {RECORD_ID, VISA_ID}:
            self._edit_result(self.outcome)
        else:
            self.shell.say(NO_LINE)

    def action_not_needed(self) -> None:
        from lorapp.screens.forms.task import AwaySheet, SkipSheet

        if self.line is not None:
            self.shell.ask(AwaySheet(self.line))
        elif self.word is not None:
            self.shell.ask(SkipSheet(self.word))
        else:
            self.shell.say(NO_LINE)

    def action_remove(self) -> None:
        line, outcome, arrival = self.line, self.outcome, self.services.arrival
        if line is not None and line.is_own:
            self.shell.done(arrival.remove_line(line.line.code))
        elif outcome is not None:
            self.shell.done(arrival.remove(identity(outcome)))
        else:
            self.shell.say(NOT_OWN)

    def action_close(self) -> None:
        """Close the season, or open it again."""
        from lorapp.screens.forms.closing import ClosingSheet

        arrival = self.services.arrival
        at = arrival.situation()
        if closing_of(at.file, arrival.season, at.today) is not None:
            self.shell.done(arrival.reopen())
        elif not outcomes_of(at.file, arrival.season, at.today):
            # Said before a form is filled in that could not be saved.
            self.shell.say(NO_RESULT)
        else:
            self.shell.ask(ClosingSheet(at))
