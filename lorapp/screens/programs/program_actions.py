"""What can be done to the program one looks at: the same in the list and in its record."""

from typing import Final

from lorapp.domain.letters.situation import Situation, shared
from lorapp.domain.placing.programs.program_advice import Act
from lorapp.domain.placing.programs.program_lanes import ProgramLine, program_lines
from lorapp.domain.placing.programs.program_story import ProgramStory, program_story
from lorapp.domain.placing.rules.verdicts import Check
from lorapp.domain.record import SeasonFile
from lorapp.keymap import PROGRAM, Command
from lorapp.screens.frame.routes import open_record
from lorapp.screens.frame.standing import programs_standing
from lorapp.screens.placing.assigning import AssigningScreen
from lorapp.screens.programs.program_ways import FROM_ANYWHERE, OF_ONE
from lorapp.services.recording.changes import Change
from lorapp.widgets.frame.bars import WIDE, Standing, StatusLine

BY_ID: Final = {command.id: command for command in PROGRAM}
WAYS: Final = {
    Act.RULES: "rules",
    Act.EDIT: "edit",
    Act.PROFILE: "profile",
    Act.REHEARSE: "rehearse",
}
NOT_APPLIED: Final = "You have not applied here, so there is nothing to take back."
GAP: Final = "    "
SIGNAL_STAYS: Final = "You applied here, so its signal stays: the portal moves none after that."
NO_PROGRAM: Final = "There is no program here yet. `a` adds one."


class ProgramScreen(AssigningScreen):
    """A screen with one program in view; subclasses say which, and show it."""

    GUIDE = "screen-programs"
    MODE = "programs"
    _at: Situation | None = None
    _check: Check | None = None
    _lines: dict[str, ProgramLine]
    _letters: tuple[Standing, ...] = ()
    _story: ProgramStory | None = None
    _newest: str | None = None
    """A program just added, to stand on when the list is drawn next."""

    @property
    def line(self) -> ProgramLine | None:
        """The program in view."""
        raise NotImplementedError

    def action_record(self) -> None:
        """Show all there is to say about the program in view."""

    def judge(self, file: SeasonFile) -> bool:
        """Work out where every program stands; False when nothing has changed since."""
        check = self.services.placing.check()
        at = shared(file, self.services.unit.now())
        # By identity: the check is made anew whenever the record or the day is another one.
        if self._at and check is self._check and self._at.file is file:
            return False
        self._at, self._check = at, check
        self._letters = self.standing(file)
        self._lines = {line.key: line for line in program_lines(at, check)}
        return True

    def tell(self) -> ProgramStory | None:
        """The story of the program in view."""
        line = self.line
        self._story = program_story(self._at, line) if self._at and line else None
        return self._story

    def draw_status(self, note: str) -> None:
        """Letters at the left, programs at the right, and where there is room which of how many."""
        if self._at is None:
            return
        wide = self.size.width >= WIDE
        programs = programs_standing(self._at, wide=wide)
        told = f"{GAP if programs else ''}{note}" if wide or not programs else ""
        self.query_one(StatusLine).show(self._letters, programs, told)

    def verb(self) -> str:
        """What Enter does here, in a word or two."""
        return str(self._story.advice.act) if self._story else str(Act.RECORD)

    def action_next(self) -> None:
        """Do what the first line of the panel says."""
        story = self._story
        if story is None:
            return
        letter = story.advice.letter
        match story.advice.act:
            case Act.ASSIGN if letter is not None:
                self.assign_letter(letter, story.key)
            case Act.LETTER if letter is not None:
                open_record(self.shell, "letter", letter)
            case Act.RULES | Act.EDIT | Act.PROFILE | Act.REHEARSE as act:
                self.action_way(WAYS[act])
            case _:
                self.action_record()

    def _asked(self) -> ProgramLine | None:
        if self.line is None:
            self.shell.say(NO_PROGRAM)
        return self.line

    def action_add(self) -> None:
        """A new program; then what it asks, with what is usual filled in."""
        from lorapp.screens.forms.program import ProgramSheet
        from lorapp.screens.forms.program_rules import RulesSheet

        before = set(self.services.unit.file().programs_by_key)

        def go_on(change: Change | None) -> None:
            new = [p for p in self.services.unit.file().programs if p.key not in before]
            if change is not None and new:
                self._newest = new[-1].key
                self.shell.ask(RulesSheet(new[-1]))

        self.shell.ask(ProgramSheet(), go_on)

    def action_way(self, name: str) -> None:
        """Go where a program leads: one of its forms, or a screen that places letters."""
        if name in FROM_ANYWHERE:
            FROM_ANYWHERE[name](self.shell, self.line)
        elif (line := self._asked()) is None:
            return
        elif told := closed_way(name, line):
            self.shell.say(told)
        else:
            OF_ONE[name](self.shell, line)


def closed_way(name: str, line: ProgramLine) -> str:
    """Why a form has nothing to fill in at a program; empty where it has."""
    applied = line.check is not None and line.check.applied
    if name == "signal" and applied:
        return SIGNAL_STAYS
    return NOT_APPLIED if name == "correct" and not applied else ""


def commands(*names: str) -> list[Command]:
    """Commands of a program, for a key line."""
    return [BY_ID[f"programs.{name}"] for name in names]
