"""Lists of programs: what their columns mean, and which program a line is about."""

from collections.abc import Iterator
from typing import Final

from lorapp.domain.checks import cap_of
from lorapp.domain.edits import replace_list
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.changes.locks import moved_places
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.program_targets import TARGETS
from lorapp.domain.tables.targets import ListKind, Mark
from lorapp.domain.tables.usual import with_usual_rules, without_usual_of
from lorapp.domain.tables.visas import H1B, J1
from lorapp.domain.tables.words import same_name
from lorapp.errors import RefusedError


def split_place(plain: dict[str, object]) -> None:
    """A city and a state in one cell fill what no column of their own gave."""
    place = plain.pop("place", None)
    if isinstance(place, dict):
        for name, held in place.items():
            if held:
                plain.setdefault(name, held)


def _shape(plain: dict[str, object]) -> None:
    """A column for each visa makes one list; a no says nothing of the visa nobody wrote down."""
    split_place(plain)
    answers = {visa: plain.pop(f"visas.{visa}", None) for visa in (J1, H1B)}
    sponsored = [visa for visa, answer in answers.items() if answer]
    if "visas" not in plain and (sponsored or None not in answers.values()):
        plain["visas"] = sponsored


def _marks(program: Program) -> Iterator[Mark]:
    yield ("name", same_name(program.name))
    if program.nrmp_code:
        yield ("nrmp", same_name(program.nrmp_code))
    if program.acgme_id:
        yield ("acgme", same_name(program.acgme_id))


def _sureness(file: SeasonFile, wanted: Program, there: Program) -> int:
    """By NRMP code, else by ACGME id, else by name; 0 when they are not the same."""
    if file.program_season(wanted) != file.program_season(there):
        return 0
    if wanted.nrmp_code and there.nrmp_code:
        return 6 if same_name(wanted.nrmp_code) == same_name(there.nrmp_code) else 0
    same_track = fits(wanted.track, there.track)
    exact = int(wanted.track == there.track and wanted.specialty == there.specialty)
    if wanted.acgme_id and there.acgme_id:
        same = same_name(wanted.acgme_id) == same_name(there.acgme_id)
        return 3 + exact if same and same_track else 0
    same = same_name(wanted.name) == same_name(there.name)
    return 1 + exact if same and same_track and fits(wanted.specialty, there.specialty) else 0


def fits(one: object, other: object) -> bool:
    """Whether two values are the same, as far as both are known."""
    return one is None or other is None or one == other


def _refuse(at: Situation, before: Program, after: Program) -> None:
    """Refuse what would move a lock, or letters that are placed. Raises RefusedError."""
    file = at.file
    held = sum(1 for placed in file.assignments if placed.program == before.key)
    if is_applied(at, before):
        # Only this program: what the other lines move is told with them.
        alone = replace_list(file, "programs", (before,))
        moved = moved_places(alone, replace_list(alone, "programs", (after,)), at.now)
        if moved:
            raise RefusedError(moved[0])
    was = file.program_service(before), file.program_season(before)
    if held and was != (file.program_service(after), file.program_season(after)):
        raise RefusedError(
            f"{before.name} holds letters of {was[0]} {was[1]}; take them off before it changes."
        )
    cap = cap_of(file, after)
    if held > cap and cap < cap_of(file, before):
        raise RefusedError(f"{before.name} holds {held} letters already, more than {cap}.")


PROGRAMS: Final = ListKind(
    name="programs",
    noun="program",
    record=Program,
    targets=TARGETS,
    needed={"name": "the program's name"},
    apart="its NRMP code, its track or its short id",
    marks=_marks,
    sureness=_sureness,
    refuse=_refuse,
    shape=_shape,
    settle=without_usual_of,
    fill=lambda file, program: with_usual_rules(program, file),
)
