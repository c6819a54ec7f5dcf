"""Which letters the programs hold at one instant, what they lack, and who would take a letter."""

from collections.abc import Callable, Mapping
from datetime import date

from lorapp.domain.cached import cached_property
from lorapp.domain.checks import cap_of
from lorapp.domain.letters.record import Letter
from lorapp.domain.placing.sets.takers import ALL_SPECIALTIES, Takers
from lorapp.domain.programs import Assignment, Program, Reservation
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import RotationKind

__all__ = ["ALL_SPECIALTIES", "Places", "is_from_observership"]


def is_from_observership(file: SeasonFile, letter: Letter) -> bool:
    """Whether a letter comes from watching only, as some programs see it (R-95)."""
    stay = file.rotation(letter.rotation)
    return stay is not None and stay.kind is RotationKind.OBSERVERSHIP and stay.hands_on is not True


class Places:
    """The programs of a record on one day; assignments dated later are not seen.

    ``is_available`` tells whether a letter counts for programs (R-26), ``is_gone`` whether
    a program's closing day is over where the program is.
    """

    def __init__(
        self,
        file: SeasonFile,
        today: date,
        is_available: Callable[[Letter], bool],
        is_gone: Callable[[date], bool],
    ) -> None:
        self._file = file
        self._is_gone = is_gone
        self._today = today
        self._is_available = is_available
        self._below: dict[str, int] = {}
        self._counted: dict[str, tuple[str, ...]] = {}
        self._free: dict[str, int] = {}

    @cached_property
    def assignments(self) -> tuple[Assignment, ...]:
        """Assignments made up to today."""
        return tuple(item for item in self._file.assignments if item.on <= self._today)

    @cached_property
    def held(self) -> Mapping[str, tuple[str, ...]]:
        """Letter keys by program key."""
        found: dict[str, list[str]] = {}
        for item in self.assignments:
            found.setdefault(item.program, []).append(item.letter)
        return {key: tuple(letters) for key, letters in found.items()}

    @cached_property
    def placed(self) -> Mapping[str, tuple[str, ...]]:
        """Program keys by letter key."""
        found: dict[str, list[str]] = {}
        for item in self.assignments:
            found.setdefault(item.letter, []).append(item.program)
        return {key: tuple(programs) for key, programs in found.items()}

    def free_slots(self, program: Program) -> int:
        """How many more letters a program takes."""
        if program.key not in self._free:
            held = len(self.held.get(program.key, ()))
            self._free[program.key] = max(0, cap_of(self._file, program) - held)
        return self._free[program.key]

    def counts(self, program: Program, letter: Letter) -> bool:
        """Whether a letter, once available, counts for a program's numbers.

        One from an observership does not where the program says so (R-95).
        """
        rules = program.letters
        refuses = rules is not None and rules.counts_observership is False
        return not (refuses and is_from_observership(self._file, letter))

    def counted_letters(self, program: Program) -> tuple[str, ...]:
        """The letters assigned to a program that count: available ones, if it counts them."""
        if program.key not in self._counted:
            letters = self._file.letters_by_key
            self._counted[program.key] = tuple(
                key
                for key in self.held.get(program.key, ())
                if self._is_available(letters[key]) and self.counts(program, letters[key])
            )
        return self._counted[program.key]

    def counted(self, program: Program) -> int:
        """How many of the letters assigned to a program count."""
        return len(self.counted_letters(program))

    def minimum(self, program: Program) -> int:
        """The program's own minimum; 0 while it is not known."""
        return (program.letters.min if program.letters else None) or 0

    def below_minimum_by(self, program: Program) -> int:
        """How many letters a program lacks to its minimum."""
        if program.key not in self._below:
            lacking = max(0, self.minimum(program) - self.counted(program))
            self._below[program.key] = lacking
        return self._below[program.key]

    def live_reservations(self, program: Program) -> tuple[Reservation, ...]:
        """Slots still kept for a letter that is to come; over once it is here or late."""
        return tuple(
            kept
            for kept in self._reserved.get(program.key, ())
            if kept.until >= self._today and self._is_awaited(kept)
        )

    def lapsed_reservations(self, program: Program) -> tuple[Reservation, ...]:
        """Slots that were kept until a day now past, for a letter that did not come."""
        return tuple(
            kept
            for kept in self._reserved.get(program.key, ())
            if kept.until < self._today and self._is_awaited(kept)
        )

    def open_slots(self, program: Program, letter: Letter) -> int:
        """Free slots that are not kept for other letters than this one."""
        kept = [one for one in self.live_reservations(program) if one.letter != letter.key]
        return max(0, self.free_slots(program) - len(kept))

    def is_excluded(self, program: Program, letter: Letter) -> bool:
        """Whether the applicant keeps a letter away from a program."""
        return (program.key, letter.key) in self.excluded

    def is_closed(self, program: Program) -> bool:
        """Whether the program no longer reads what arrives."""
        return program.complete_by is not None and self._is_gone(program.complete_by)

    def wanted_by(self, letter: Letter) -> tuple[Program, ...]:
        """Programs that lack a letter and could take it, most needy first."""
        return self.takers.wanting(letter)

    @cached_property
    def takers(self) -> Takers:
        """Which programs would take a letter, and what letters share."""
        return Takers(self._file, self)

    @cached_property
    def _reserved(self) -> Mapping[str, list[Reservation]]:
        found: dict[str, list[Reservation]] = {}
        for kept in self._file.reservations:
            found.setdefault(kept.program, []).append(kept)
        return found

    @cached_property
    def excluded(self) -> frozenset[tuple[str, str]]:
        """Program and letter keys that the applicant keeps apart."""
        return frozenset((item.program, item.letter) for item in self._file.exclusions)

    def _is_awaited(self, kept: Reservation) -> bool:
        letter = self._file.letters_by_key[kept.letter]
        return letter.key not in self.held.get(kept.program, ()) and not self._is_available(letter)
