"""A letter that arrives after applications went out: where it still helps, and where not."""

from collections.abc import Iterator

from lorapp.domain.engine.rules.placing import needs
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.placing.portal.portal_names import programs_of
from lorapp.domain.placing.rules.checking import check_with
from lorapp.domain.placing.rules.verdicts import Result, Verdict
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.names import specialty_words
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Gain:
    """What one more letter changes at a program: the rules that pass then and do not now."""

    program: Program
    free_slots: int
    turns: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class LateLetter:
    """Every program of a letter's portal that does not hold it, by what can be done there.

    ``helps`` need it and still read, most needy first; ``spare`` have a slot and ask for
    nothing more; ``closed`` needed it and read no more; ``full`` have no slot; ``other`` have
    a slot and are of another specialty.
    """

    helps: tuple[Gain, ...]
    spare: tuple[Gain, ...]
    closed: tuple[Gain, ...]
    full: tuple[Program, ...]
    other: tuple[Gain, ...]


def late_letter(at: Situation, letter: Letter) -> LateLetter:
    """Sort the programs of a letter's service and season that do not hold it yet."""
    wanted = at.places.wanted_by(letter)
    lacking = [program for program in wanted if needs(at, program, letter)]
    there = [program for program in wanted if program not in lacking]
    closed = at.places.is_closed
    return LateLetter(
        helps=tuple(gain(at, letter, p) for p in lacking if not closed(p)),
        spare=tuple(gain(at, letter, p) for p in there if not closed(p)),
        closed=tuple(gain(at, letter, p) for p in lacking if closed(p)),
        full=tuple(p for p in _without(at, letter) if not at.places.free_slots(p)),
        other=tuple(
            gain(at, letter, program)
            for program in _without(at, letter)
            if is_cross(program, letter) and at.places.free_slots(program)
        ),
    )


def gain(at: Situation, letter: Letter, program: Program) -> Gain:
    """What a letter changes at one program."""
    held = at.places.held.get(program.key, ())
    before = {verdict.rule: verdict.result for verdict in check_with(at, program, held)}
    after = check_with(at, program, (*held, letter.key))
    turns = tuple(
        verdict
        for verdict in after
        if verdict.result is Result.PASS and before[verdict.rule] is not Result.PASS
    )
    return Gain(program, at.places.free_slots(program), turns)


def is_cross(program: Program, letter: Letter) -> bool:
    """Whether a letter is for another specialty than a program (general ones never are)."""
    return letter.specialty not in ALL_SPECIALTIES and letter.specialty != program.specialty


def not_recommended(file: SeasonFile, program: Program, letter: Letter) -> str:
    """Why a letter is better left out of a program of another specialty."""
    ours = specialty_words(file, letter.specialty)
    theirs = specialty_words(file, program.specialty)
    return f"Not recommended: a letter for {ours} in a file for {theirs or 'another specialty'}."


def _without(at: Situation, letter: Letter) -> Iterator[Program]:
    """The programs a letter could be at by service and season, and is not."""
    file = at.file
    if file.letter_season(letter) != file.applicant.season:
        return
    for program in programs_of(at, file.letter_service(letter)):
        if not program.is_finished and letter.key not in at.places.held.get(program.key, ()):
            yield program
