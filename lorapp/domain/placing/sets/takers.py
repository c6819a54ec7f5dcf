"""Which programs would take a letter, told once for all letters of a kind."""

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from lorapp.domain.cached import cached_property
from lorapp.domain.letters.record import Letter
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile

if TYPE_CHECKING:
    from lorapp.domain.placing.rules.places import Places

ALL_SPECIALTIES: Final = frozenset({None, "general"})
"""The tags of a letter that suits every specialty."""


class Kind(NamedTuple):
    """Letters of one specialty (None: any), service and season; ``own``: this one letter alone."""

    tag: str | None
    place: tuple[str, int]
    own: str | None


class Takers:
    """The programs with room, for each specialty, season and service."""

    def __init__(self, file: SeasonFile, places: "Places") -> None:
        self._file = file
        self._places = places
        self._kinds: dict[str, Kind] = {}
        self._met: dict[Kind, Kind] = {}
        self._wanting: dict[Kind, tuple[Program, ...]] = {}

    def kind_of(self, letter: Letter) -> Kind:
        """What a letter shares with all that the same programs would take.

        Most letters are at no program and kept from none; any other is a kind of its own.
        """
        key = letter.key
        # Another letter of this key is one that somebody is about to change.
        if self._file.letters_by_key.get(key) is not letter:
            return self._kind(letter)
        if key not in self._kinds:
            kind = self._kind(letter)
            self._kinds[key] = self._met.setdefault(kind, kind)
        return self._kinds[key]

    def wanting(self, letter: Letter) -> tuple[Program, ...]:
        """Programs that lack a letter and could take it, most needy first."""
        kind = self.kind_of(letter)
        if kind not in self._wanting:
            self._wanting[kind] = tuple(
                program
                for program, place in self._needy
                if kind.tag in {None, program.specialty}
                and place == kind.place
                and not (kind.own and self._is_taken(program, kind.own))
            )
        return self._wanting[kind]

    def _kind(self, letter: Letter) -> Kind:
        file = self._file
        is_own = letter.key in self._places.placed or letter.key in self._kept_away
        return Kind(
            None if letter.specialty in ALL_SPECIALTIES else letter.specialty,
            (file.letter_service(letter), file.letter_season(letter)),
            letter.key if is_own else None,
        )

    def _is_taken(self, program: Program, letter: str) -> bool:
        held = self._places.held.get(program.key, ())
        return letter in held or (program.key, letter) in self._places.excluded

    @cached_property
    def _kept_away(self) -> frozenset[str]:
        return frozenset(letter for _, letter in self._places.excluded)

    @cached_property
    def _needy(self) -> list[tuple[Program, tuple[str, int]]]:
        """Unfinished programs with a free slot: still open ones first, then by day and need.

        Each with its service and season.
        """
        file, places = self._file, self._places
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
        return [(one, (file.program_service(one), file.program_season(one))) for one in found]
