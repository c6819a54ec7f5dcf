"""Which letters a program's slots may be given, which stay, and which slots are kept free."""

from lorapp.domain.checks import cap_of
from lorapp.domain.gathered import assigned_to
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.sets.broad import is_clinical, takes_any_specialty
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.programs import Program
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """What may go into a program's slots, by letter keys in the record's order.

    ``fixed`` stay whatever is chosen (locked or pinned), ``free`` may be there or not, and
    ``slots`` is the room for both, less what is kept for letters still to come.
    """

    fixed: tuple[str, ...]
    free: tuple[str, ...]
    slots: int


def choice(at: Situation, program: Program) -> Choice:
    """The choice a program leaves today."""
    places = at.places
    fixed = frozenset(_fixed(at, program))
    letters = at.file.letters_by_key
    free = tuple(
        key
        for key in portfolio(at).pool(program)
        if key not in fixed and may_hold(at, program, letters[key])
    )
    kept = [one for one in places.live_reservations(program) if one.letter not in fixed]
    slots = max(len(fixed), cap_of(at.file, program) - len(kept))
    ordered = tuple(key for key in letters if key in fixed)
    return Choice(ordered, free, slots)


def _fixed(at: Situation, program: Program) -> tuple[str, ...]:
    """Letters that stay: all of a program applied to (R-27), else the pinned ones."""
    if is_applied(at, program):
        return at.places.held.get(program.key, ())
    placed = assigned_to(at.file).get(program.key, ())
    return tuple(one.letter for one in placed if one.pin and one.on <= at.today)


def may_hold(at: Situation, program: Program, letter: Letter) -> bool:
    """Whether a letter of the program's season and service may be put into its slots."""
    return not at.places.is_excluded(program, letter) and suits(at, program, letter)


def is_readable(at: Situation, program: Program, letter: Letter) -> bool:
    """Whether a letter is in the service and season that a program reads."""
    file = at.file
    theirs = file.program_service(program), file.program_season(program)
    return theirs == (file.letter_service(letter), file.letter_season(letter))


def suits(at: Situation, program: Program, letter: Letter) -> bool:
    """Whether a letter is meant for a program: by its tag, its clinical kind, or your word.

    Your word is that it is there already, or named for a kept slot whose time has passed.
    """
    if letter.specialty in ALL_SPECIALTIES or letter.specialty == program.specialty:
        return True
    if letter.key in at.places.held.get(program.key, ()):
        return True
    if any(kept.instead == letter.key for kept in at.places.lapsed_reservations(program)):
        return True
    return takes_any_specialty(program) and is_clinical(at, letter)
