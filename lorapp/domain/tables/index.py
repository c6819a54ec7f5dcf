"""Finding which program a line is about: by key, else NRMP code, else ACGME id, else name."""

from collections import defaultdict
from typing import Final

from lorapp.domain.leaves import shown
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.rows import ReadRow
from lorapp.domain.tables.words import same_name
from lorapp.errors import LorError

_KEYS: Final = 3


class Index:
    """The programs of a record as lines find them; grows while lines are taken."""

    def __init__(self, file: SeasonFile) -> None:
        self._season = file.applicant.season
        self._programs: dict[str, Program] = {}
        self._found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for program in file.programs:
            self.put(program)

    @property
    def programs(self) -> tuple[Program, ...]:
        """All programs, new ones last."""
        return tuple(self._programs.values())

    def __len__(self) -> int:
        return len(self._programs)

    def __contains__(self, key: object) -> bool:
        return key in self._programs

    def put(self, program: Program) -> None:
        """Take in a program, or another state of one."""
        self._programs[program.key] = program
        for mark in _marks(program):
            if program.key not in self._found[mark]:
                self._found[mark].append(program.key)

    def find(self, row: ReadRow) -> Program | None:
        """The program a line is about, None for a new one.

        Raises LorError when it fits several.
        """
        if row.key is not None:
            return self._programs.get(row.key)
        wanted = row.program
        keys = dict.fromkeys(key for mark in _marks(wanted) for key in self._found.get(mark, ()))
        strengths = {key: self._strength(wanted, self._programs[key]) for key in keys}
        most = max(strengths.values(), default=0)
        best = [self._programs[key] for key, strength in strengths.items() if strength == most]
        if not most or not best:
            return None
        if len(best) > 1:
            names = ", ".join(shown(program.key) for program in best[:_KEYS])
            raise LorError(
                f"fits {len(best)} programs ({names}); add its NRMP code, its track or its key."
            )
        return best[0]

    def _strength(self, wanted: Program, there: Program) -> int:
        """How surely two are the same program; 0 when they are not."""
        if (wanted.season or self._season) != (there.season or self._season):
            return 0
        if wanted.nrmp_code and there.nrmp_code:
            return 6 if same_name(wanted.nrmp_code) == same_name(there.nrmp_code) else 0
        same_track = _fits(wanted.track, there.track)
        exact = int(wanted.track == there.track and wanted.specialty == there.specialty)
        if wanted.acgme_id and there.acgme_id:
            same = same_name(wanted.acgme_id) == same_name(there.acgme_id)
            return 3 + exact if same and same_track else 0
        same = same_name(wanted.name) == same_name(there.name)
        return 1 + exact if same and same_track and _fits(wanted.specialty, there.specialty) else 0


def _fits(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _marks(program: Program) -> list[tuple[str, str]]:
    marks = [("name", same_name(program.name))]
    if program.nrmp_code:
        marks.append(("nrmp", same_name(program.nrmp_code)))
    if program.acgme_id:
        marks.append(("acgme", same_name(program.acgme_id)))
    return marks
