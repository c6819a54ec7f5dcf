"""Assigning a letter in the portal, program by program; what is locked stays for good."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.supposing.late_letter import Gain, LateLetter, late_letter
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import day_short
from lorapp.keymap import ASSIGN, BACK, Command
from lorapp.screens.paths.choices import CLICKS
from lorapp.screens.paths.guided import LetterPath, Option, Question
from lorapp.screens.paths.page import stations_of
from lorapp.screens.paths.placing.late_letter import SOURCE, changes, questions, slots_text
from lorapp.screens.paths.reading import ReadingPage
from lorapp.screens.placing.assigning import AssigningScreen
from lorapp.widgets.frame.path_bar import Station
from lorapp.widgets.rows.rows import Columns
from lorapp.widgets.text import glyphs

NAMES: Final = ("Available", "Assign", "Done")
WRITE: Final = ASSIGN[0]
SHEET: Final = ASSIGN[1]


class AssignPath(AssigningScreen, LetterPath):
    """Programs in the plan's order; each is written down on its own, after a word typed."""

    NAME = "Assign the letter"
    TITLE = "Assign {}'s letter"
    GUIDE = "submitting"
    OWN_COMMANDS = (*ASSIGN, BACK)
    COLUMNS: ClassVar[Columns] = Columns(fact=24, number=0, gap=0)

    def __init__(self, letter: str) -> None:
        super().__init__(letter)
        self._known: tuple[SeasonFile, LateLetter] | None = None

    def fact(self) -> str:
        count = len(self._late().helps)
        return f"{count} to go" if count else ""

    def _late(self) -> LateLetter:
        """Where it helps and where not, worked out once for each state of the record."""
        at = self.services.letters.situation()
        if self._known is None or self._known[0] is not at.file:
            self._known = (at.file, late_letter(at, at.file.letter(self.letter)))
        return self._known[1]

    def stations(self) -> Sequence[Station]:
        return stations_of(NAMES, 1 if self._late().helps else 2)

    def questions(self, at: Situation) -> Sequence[Question]:
        letter = at.file.letter(self.letter)
        late = self._late()
        rows = [self._row(at, found) for found in late.helps]
        closed = [self._shut(at, found.program) for found in late.closed]
        held = at.places.placed.get(self.letter, ())
        here = [self._held(at, at.file.program(key)) for key in held]
        heading = "Programs that lack it" if rows else "No program that still reads lacks it"
        if not rows:
            back = Option(id="back", title="Back to the plan", act=self.action_back, verb="back")
            rows = [back]
        return (
            Question(heading, tuple(rows)),
            Question("Closed", tuple(closed)),
            *questions(at, letter, late, self._assigning, self._refused),
            Question("Hold it already", tuple(here)),
        )

    def _row(self, at: Situation, found: Gain) -> Option:
        program = found.program
        minimum = at.places.minimum(program)
        counts = (
            f"{at.places.counted(program)} of {minimum}"
            if minimum
            else f"{at.places.counted(program)}"
        )
        until = (
            f" · until {day_short(program.complete_by, at.today, act_on=True)}"
            if program.complete_by
            else ""
        )
        short = at.places.below_minimum_by(program)
        locked = is_applied(at, program)
        end = (
            "Applied to: once assigned it stays assigned, here and there."
            if locked
            else "Not applied to yet: it can still be taken off."
        )
        return Option(
            id=f"program:{program.key}",
            title=program.name,
            fact=f"{counts}{until}",
            glyph=glyphs.NEEDS_YOU if short else glyphs.OPEN,
            act=self._assigning(program.key),
            verb="I did it",
            why=(*changes(at, found), *CLICKS, f"{slots_text(found.free_slots)} there.", end),
            source=credit(at.book, at.today, SOURCE),
        )

    def _shut(self, at: Situation, program: Program) -> Option:
        day = day_short(program.complete_by or at.today, at.today)
        told = f"It stopped reading on {day}; the slot is better kept."
        return Option(
            id=f"program:{program.key}",
            title=program.name,
            fact=f"closed {day}",
            glyph=glyphs.FAILED,
            tone=glyphs.Tone.MUTED,
            act=lambda: self.shell.say(told),
            verb="read",
            why=(f"Stopped reading on {day} with {at.places.counted(program)} letters.",),
            is_quiet=True,
        )

    def _held(self, at: Situation, program: Program) -> Option:
        made = next(
            item
            for item in at.places.assignments
            if (item.letter, item.program) == (self.letter, program.key)
        )
        return Option(
            id=f"held:{program.key}",
            title=program.name,
            fact=f"since {day_short(made.on, at.today)}",
            glyph=glyphs.THERE,
            act=lambda: self.shell.say("It holds the letter already."),
            verb="read",
            is_quiet=True,
        )

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        return [WRITE, SHEET]

    def _program(self) -> Program | None:
        """The program under the cursor."""
        option = self.option
        key = option.id.partition(":")[2] if option else ""
        return self.services.unit.file().programs_by_key.get(key)

    def action_write(self) -> None:
        program = self._program()
        if program is None:
            self.shell.say("Put the cursor on a program; the mail is for its coordinator.")
            return
        to = f", {program.contact}" if program.contact else ""
        title, key = f"To {program.name}{to}", program.key
        note = self.services.portal.late_note
        self.app.push_screen(ReadingPage(title, lambda: note(self.letter, key)))

    def action_sheet(self) -> None:
        from lorapp.screens.paths.portal.entry_sheet import EntrySheetScreen

        self.app.push_screen(EntrySheetScreen(self.letter))

    def _refused(self, key: str) -> Callable[[], None]:
        name = self.services.unit.file().program(key).name
        return lambda: self.shell.say(f"{name} has no free slot; what is there stays.")

    def _assigning(self, key: str) -> Callable[[], None]:
        return lambda: self.assign_letter(self.letter, key)
