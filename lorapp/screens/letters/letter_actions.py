"""What can be done to the letter one looks at: the same on the board and in its record."""

from typing import Final

from textual import work

from lorapp.domain.engine.steps import Plan, Step
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.ahead import message_step, next_step, steps_of
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.story import Identifier, identifiers
from lorapp.keymap import LETTER, Command
from lorapp.screens.frame.base import LorScreen
from lorapp.screens.frame.routes import BY_RULE, open_log, open_step
from lorapp.screens.paths.messages import handing

BY_ID: Final = {command.id: command for command in LETTER}
VERBS: Final = {
    "assign": "assign",
    "confirm-entry": "confirm",
    "mend-entry": "new entry",
    "check-portal": "look",
}
NO_LETTER: Final = "There is no letter here yet. `a` adds one."


class LetterScreen(LorScreen):
    """A screen with one letter in view; subclasses say which, and show it."""

    GUIDE = "screen-letters"
    MODE = "letters"
    _at: Situation | None = None
    _plan: Plan | None = None
    _copied: tuple[str, int] = ("", -1)

    @property
    def letter(self) -> Letter | None:
        """The letter in view."""
        raise NotImplementedError

    def open_record(self) -> None:
        """Show all there is to say about the letter in view."""

    @property
    def step(self) -> Step | None:
        """The obvious next thing of the letter in view."""
        letter = self.letter
        return next_step(self._plan, letter) if letter and self._plan else None

    def verb(self) -> str:
        """What Enter does here, in a word or two."""
        step = self.step
        if step is None or not leads_on(step):
            return "record"
        if step.rule in VERBS:
            return VERBS[step.rule]
        return str(step.draft) if step.draft else "log"

    def action_next(self) -> None:
        step = self.step
        if step is not None and leads_on(step):
            open_step(self.shell, step)
        elif self.letter is not None:
            self.open_record()

    def action_log(self) -> None:
        letter = self._asked()
        if letter is not None:
            open_log(self.shell, letter.key, self.step)

    def action_message(self) -> None:
        letter = self._asked()
        if letter is None or self._plan is None:
            return
        step = message_step(self._plan, letter)
        if step is not None:
            open_step(self.shell, step)
        else:
            name = short_name(self.services.unit.file(), letter.mentor)
            self.shell.say(f"No message to {name} is due. `l` logs one that you sent.")

    def action_add(self) -> None:
        from lorapp.screens.forms.letter import LetterSheet

        self.shell.ask(LetterSheet())

    def action_edit(self) -> None:
        from lorapp.screens.forms.letter import LetterSheet

        letter = self._asked()
        if letter is not None:
            self.shell.ask(LetterSheet(letter))

    def action_correct(self) -> None:
        from lorapp.screens.dialogs.correct import CorrectSheet

        letter = self._asked()
        if letter is None:
            return
        if letter.events:
            self.shell.ask(CorrectSheet(letter))
        else:
            self.shell.say("Nothing has been logged for this letter yet.")

    def action_snooze(self) -> None:
        from lorapp.screens.dialogs.snooze import SnoozeSheet

        step = self._own_step()
        if step is not None:
            self.shell.ask(SnoozeSheet(step))

    def action_not_needed(self) -> None:
        from lorapp.screens.dialogs.not_needed import NotNeededSheet

        step = self._own_step()
        if step is not None:
            self.shell.ask(NotNeededSheet(step))

    def action_copy(self) -> None:
        """Copy the likeliest identifier; pressed again, the one after it."""
        letter = self._asked()
        if letter is None or self._at is None:
            return
        found = identifiers(self._at, letter)
        if not found:
            self.shell.say("There is nothing to copy yet. `e` takes the writer's e-mail.")
            return
        before, number = self._copied
        number = (number + 1) % len(found) if before == letter.key else 0
        self._copied = (letter.key, number)
        following = found[(number + 1) % len(found)] if len(found) > 1 else None
        self._copy(found[number], following)

    @work(exclusive=True)
    async def _copy(self, found: Identifier, following: Identifier | None) -> None:
        tool = await handing.passed_on(self.shell, found.value, found.label)
        if tool is None:
            self.shell.say(handing.NOTHING)
            return
        done = f"Copied with {tool}" if tool else "Sent to the terminal's clipboard"
        again = f" `c` again: {following.label}." if following else ""
        self.shell.say(f"{done}: {found.label}, {found.shown}.{again}")

    def _asked(self) -> Letter | None:
        if self.letter is None:
            self.shell.say(NO_LETTER)
        return self.letter

    def _own_step(self) -> Step | None:
        """The step that ``z`` and ``x`` speak of: the next one, be it far away."""
        letter = self._asked()
        if letter is None or self._plan is None:
            return None
        mine = steps_of(self._plan, letter)
        step = self.step or (mine[0] if mine else None)
        if step is None:
            self.shell.say("This letter has no step to put away.")
        return step


def leads_on(step: Step) -> bool:
    """Whether a step opens anything beside its own record."""
    return step.rule in BY_RULE or step.draft is not None or step.event is not None


def commands(*wanted: str | tuple[str, str]) -> list[Command | tuple[Command, str]]:
    """Commands of the key line by the last part of their id, some under another verb."""
    found: list[Command | tuple[Command, str]] = []
    for entry in wanted:
        name, label = entry if isinstance(entry, tuple) else (entry, "")
        command = BY_ID[f"letters.{name}"]
        found.append((command, label) if label else command)
    return found
