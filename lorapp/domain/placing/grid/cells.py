"""Every letter at every program as one cell: what it is, why, and what can be done there."""

from enum import StrEnum
from typing import Final

from lorapp.domain.cached import cached_property
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.changes.refusals import Obstacle, refusal
from lorapp.domain.programs import Assignment, Program, Reservation
from lorapp.domain.wording.days import day_short
from lorapp.frozen import dataclass


class Mark(StrEnum):
    """What a cell is; the value is its word in the legend."""

    LOCKED = "locked"
    PLANNED = "planned"
    FREE = "free"
    COMING = "to come"
    RESERVED = "slot kept"
    REFUSED = "not allowed"


@dataclass(frozen=True, slots=True)
class Cell:
    """One letter at one program.

    ``why`` is one sentence, ``then`` what can be done about it with key names between
    backticks. ``needs_reason`` tells that a reason lets the letter go there all the same.
    """

    letter: Letter
    program: Program
    mark: Mark
    why: str
    then: str = ""
    is_pinned: bool = False
    obstacle: Obstacle | None = None
    reservation: Reservation | None = None
    counts_as: str | None = None

    @property
    def needs_reason(self) -> bool:
        return self.obstacle is Obstacle.OTHER_SPECIALTY

    @property
    def is_held(self) -> bool:
        """Whether the program holds the letter."""
        return self.mark in {Mark.LOCKED, Mark.PLANNED}


_THEN: Final = {
    Obstacle.EXCLUDED: "`x` includes it again.",
    Obstacle.FULL: "A letter that is not locked can be taken off first.",
    Obstacle.KEPT: "`Enter` asks whether the slot is let go.",
    Obstacle.HELD: "",
    Obstacle.OTHER_SPECIALTY: "`Enter` asks for it.",
    Obstacle.FINISHED: "Nothing more can be done here.",
    Obstacle.ELSEWHERE: "Only a letter of the same service and season can go there.",
}


class Cells:
    """The grid of one instant; a cell is worked out when it is first asked for."""

    def __init__(self, at: Situation) -> None:
        self.at = at
        self._cells: dict[tuple[str, str], Cell] = {}

    @cached_property
    def letters(self) -> tuple[Letter, ...]:
        """The columns: available letters as they arrived, then those that are to come.

        Letters that came to nothing, and those of past seasons, are left out unless a program
        holds them.
        """
        at = self.at
        shown = [one for one in at.file.letters if one.key in at.places.placed or self._lives(one)]
        return tuple(sorted(shown, key=self._order))

    def _lives(self, letter: Letter) -> bool:
        found = state(self.at, letter)
        return not (self.at.is_past(letter) or found.is_over or found is LetterState.LAPSED)

    def _order(self, letter: Letter) -> tuple[bool, int]:
        here = self.at.is_available(letter)
        day = self.at.available_on(letter)
        return (not here, day.toordinal() if here and day else 0)

    @cached_property
    def _placed(self) -> dict[tuple[str, str], Assignment]:
        return {(one.letter, one.program): one for one in self.at.places.assignments}

    @cached_property
    def _reserved(self) -> dict[tuple[str, str], Reservation]:
        return {(one.letter, one.program): one for one in self.at.file.reservations}

    def cell(self, letter: str, program: str) -> Cell:
        """The cell of a letter at a program, by their keys."""
        found = self._cells.get((letter, program))
        if found is None:
            file = self.at.file
            found = self._made(file.letter(letter), file.program(program))
            self._cells[letter, program] = found
        return found

    def awaited(self, letter: str, program: str) -> tuple[Letter, ...]:
        """Letters still to come that are wanted at a program, when this one fills its last slot.

        None while another slot stays free. Letters with a slot kept for them come first.
        """
        at, file = self.at, self.at.file
        place = file.program(program)
        one = file.letter(letter)
        if at.places.free_slots(place) > 1 and at.places.open_slots(place, one) > 1:
            return ()
        kept = [kept.letter for kept in at.places.live_reservations(place)]
        others = [
            other
            for other in file.letters
            if other.key != letter and not at.is_past(other) and self.is_due(other, place)
        ]
        return tuple(sorted(others, key=lambda other: other.key not in kept))

    def is_due(self, letter: Letter, program: Program) -> bool:
        """Whether a letter is on its way and could go to a program."""
        if self.cell(letter.key, program.key).mark not in {Mark.COMING, Mark.RESERVED}:
            return False
        return state(self.at, letter).is_coming

    def _made(self, letter: Letter, program: Program) -> Cell:
        made = self._placed.get((letter.key, program.key))
        if made is not None:
            return self._held(program, made)
        refused = refusal(self.at, letter, program)
        if refused is None:
            return self._free(letter, program)
        if refused.obstacle is Obstacle.NOT_HERE:
            return self._coming(letter, program)
        then = _THEN[refused.obstacle]
        return Cell(
            letter, program, Mark.REFUSED, refused.sentence, then, obstacle=refused.obstacle
        )

    def _held(self, program: Program, made: Assignment) -> Cell:
        since = day_short(made.on, self.at.today)
        if is_applied(self.at, program):
            why = f"Locked since {since}: the program keeps it for good."
            then = "Recorded by mistake, and not in the portal? `C` mends it with a reason."
            return self._placing(made, Mark.LOCKED, why, then)
        pinned = bool(made.pin)
        why = f"Planned since {since}. Not applied to yet, so it can be taken off."
        if pinned:
            why = f"Planned since {since} and pinned: every proposal keeps it."
        then = f"`Enter` takes it off, `p` {'lets the pin go' if pinned else 'pins it'}."
        return self._placing(made, Mark.PLANNED, why, then)

    def _placing(self, made: Assignment, mark: Mark, why: str, then: str) -> Cell:
        letter, program = self.at.file.letter(made.letter), self.at.file.program(made.program)
        pinned, counts = bool(made.pin), made.counts_as
        return Cell(letter, program, mark, why, then, pinned, counts_as=counts)

    def _free(self, letter: Letter, program: Program) -> Cell:
        ends = (
            "Once assigned it stays assigned."
            if is_applied(self.at, program)
            else "It can be taken off until you apply."
        )
        closed = ""
        if self.at.places.is_closed(program) and program.complete_by:
            closed = f"Stopped reading on {day_short(program.complete_by, self.at.today)}. "
        kept = self._reserved.get((letter.key, program.key))
        why = f"{closed}May be assigned now. {ends}"
        return Cell(letter, program, Mark.FREE, why, "`Enter` assigns it.", reservation=kept)

    def _coming(self, letter: Letter, program: Program) -> Cell:
        at, name = self.at, short_name(self.at.file, letter.mentor)
        kept = self._reserved.get((letter.key, program.key))
        if kept is None:
            why = f"Not here yet ({state(at, letter)}). It could go there once it is available."
            then = "`s` keeps a slot for it until a day you choose."
            return Cell(letter, program, Mark.COMING, why, then)
        day = day_short(kept.until, at.today, act_on=True)
        instead = self._instead(kept)
        if kept.until < at.today:
            why = f"A slot was kept until {day}, and the letter has not come.{instead}"
            then = "`s` keeps it longer or lets it go, `o` shows the proposal."
            return Cell(letter, program, Mark.COMING, why, then, reservation=kept)
        why = f"A slot is kept for {name} until {day}.{instead}"
        then = "`s` changes the day or lets the slot go."
        return Cell(letter, program, Mark.RESERVED, why, then, reservation=kept)

    def _instead(self, kept: Reservation) -> str:
        if kept.instead is None:
            return ""
        other = self.at.file.letter(kept.instead)
        return f" After that {short_name(self.at.file, other.mentor)}'s letter is proposed."
