"""Assigning a letter in the portal, program by program; what is locked stays for good."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual.binding import BindingType

from lorapp.domain.engine.rules.placing import needs
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.assigning import is_applied
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_short
from lorapp.keymap import BACK, bindings
from lorapp.screens.paths.choices import ChoiceDialog, LockDialog, Offer
from lorapp.screens.paths.guided import GuidedPath, Option, Question
from lorapp.screens.paths.page import stations_of
from lorapp.widgets import glyphs
from lorapp.widgets.cells import keyed
from lorapp.widgets.path_bar import Station
from lorapp.widgets.rows import Columns, Row

NAMES: Final = ("Available", "Assign", "Done")
SOURCE: Final = "AAMC, seen 22 Nov"
CLICKS: Final = (
    "In the portal: Programs applied to, this program, Assign letters.",
    "Tick this letter, save, and read the list once more.",
)


class AssignPath(GuidedPath):
    """Programs in the plan's order; each is written down on its own, after a word typed."""

    NAME = "Assign the letter"
    GUIDE = "portal"
    OWN_COMMANDS = (BACK,)
    COLUMNS: ClassVar[Columns] = Columns(fact=24, number=0, gap=0)
    BINDINGS: ClassVar[list[BindingType]] = bindings((BACK,))

    def __init__(self, letter: str) -> None:
        super().__init__()
        self.letter = letter

    def path_title(self, file: SeasonFile) -> str:
        return f"Assign {short_name(file, file.letter(self.letter).mentor)}'s letter"

    def lacking(self, at: Situation) -> tuple[Program, ...]:
        """Programs that need this letter and could take it, most needy first."""
        letter = at.file.letter(self.letter)
        return tuple(p for p in at.places.wanted_by(letter) if needs(at, p, letter))

    def fact(self) -> str:
        at = self.services.letters.situation()
        count = sum(not at.places.is_closed(program) for program in self.lacking(at))
        return f"{count} to go" if count else ""

    def stations(self) -> Sequence[Station]:
        at = self.services.letters.situation()
        left = [program for program in self.lacking(at) if not at.places.is_closed(program)]
        return stations_of(NAMES, 1 if left else 2)

    def questions(self, at: Situation) -> Sequence[Question]:
        lacking = self.lacking(at)
        rows = [self._row(at, p) for p in lacking if not at.places.is_closed(p)]
        closed = [self._shut(at, p) for p in lacking if at.places.is_closed(p)]
        held = at.places.placed.get(self.letter, ())
        here = [self._held(at, at.file.program(key)) for key in held]
        heading = "Programs that lack it" if rows else "No program that still reads lacks it"
        if not rows:
            back = Option(id="back", title="Back to the plan", act=self.action_back, verb="back")
            rows = [back]
        return (
            Question(heading, tuple(rows)),
            Question("Closed", tuple(closed)),
            Question("Hold it already", tuple(here)),
        )

    def _row(self, at: Situation, program: Program) -> Option:
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
            why=(*CLICKS, f"{at.places.free_slots(program)} slots are free there.", end),
            source=SOURCE,
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

    def _assigning(self, key: str) -> Callable[[], None]:
        return lambda: self._confirm(key)

    def _confirm(self, key: str) -> None:
        at = self.services.letters.situation()
        program = at.file.program(key)
        if is_applied(at, program):

            def lock(sure: bool | None) -> None:
                if sure:
                    self._assign(key, final=True)

            told = [keyed(line) for line in CLICKS]
            self.app.push_screen(LockDialog(program.name, told), lock)
            return
        rows = (
            Row(id="no", title="Not yet", glyph=glyphs.OPEN),
            Row(id="yes", title="I did it in the portal", glyph=glyphs.OPEN),
        )

        def follow(answer: str | None) -> None:
            if answer == "yes":
                self._assign(key, final=False)

        offer = Offer(program.name, rows, tuple(keyed(line) for line in CLICKS))
        self.app.push_screen(ChoiceDialog(offer), follow)

    def _assign(self, key: str, *, final: bool) -> None:
        change = self.services.assignments.assign(self.letter, key)
        self.shell.done(change, final=final)
