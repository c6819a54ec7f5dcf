"""Which programs would take a letter, told once for all letters of a kind."""

from datetime import date
from typing import TYPE_CHECKING, Final

from lorapp.domain.cached import cached_property
from lorapp.domain.letters.record import Letter
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile

if TYPE_CHECKING:
    from lorapp.domain.placing.places import Places

ALL_SPECIALTIES: Final = frozenset({None, "general"})
"""The tags of a letter that suits every specialty."""


class Takers:
    """The programs with room, for each specialty, season and service."""

    def __init__(self, file: SeasonFile, places: "Places") -> None:
        self._file = file
        self._places = places
        self._wanting: dict[str, tuple[Program, ...]] = {}
        self._taking: dict[tuple[str | None, tuple[str, int]], tuple[Program, ...]] = {}

    def wanting(self, letter: Letter) -> tuple[Program, ...]:
        """Programs that lack a letter and could take it, most needy first."""
        if letter.key not in self._wanting:
            takers = self._takers(letter)
            # Most letters are at no program and kept from none: they share one answer.
            if letter.key in self._places.placed or letter.key in self._kept_away:
                takers = tuple(one for one in takers if not self._is_taken(one, letter))
            self._wanting[letter.key] = takers
        return self._wanting[letter.key]

    def _takers(self, letter: Letter) -> tuple[Program, ...]:
        file = self._file
        tag = None if letter.specialty in ALL_SPECIALTIES else letter.specialty
        place = file.letter_service(letter), file.letter_season(letter)
        if (tag, place) not in self._taking:
            self._taking[tag, place] = tuple(
                program
                for program in self._needy
                if tag in {None, program.specialty}
                and (file.program_service(program), file.program_season(program)) == place
            )
        return self._taking[tag, place]

    def _is_taken(self, program: Program, letter: Letter) -> bool:
        held = self._places.held.get(program.key, ())
        return letter.key in held or self._places.is_excluded(program, letter)

    @cached_property
    def _kept_away(self) -> frozenset[str]:
        return frozenset(letter for _, letter in self._places.excluded)

    @cached_property
    def _needy(self) -> list[Program]:
        """Unfinished programs with a free slot: still open ones first, then by day and need."""
        places = self._places
        found = [
            program
            for program in self._file.programs
            if not program.is_finished and places.free_slots(program) > 0
        ]
        found.sort(
            key=lambda program: (
                places.is_closed(program),
                program.complete_by or date.max,
                -places.below_minimum_by(program),
            )
        )
        return found
