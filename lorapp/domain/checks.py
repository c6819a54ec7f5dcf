"""Whether a whole record holds together: keys, references, and what a season allows at all."""

from collections.abc import Iterator, Mapping
from typing import Final

from lorapp.domain.leaves import shown
from lorapp.domain.letters.legality import event_problems
from lorapp.domain.letters.record import EventKind, Form, Letter
from lorapp.domain.links import dangling, twice
from lorapp.domain.programs import Assignment, Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.soap.limits import soap_problems
from lorapp.domain.themes.paper_kinds import is_letter

_CAPS: Final[Mapping[str, int]] = {"eras": 4, "residencycas": 4, "sf-match": 3}
"""Letters a program takes at most where the rulebook has no number (rules R-24, R-72, R-81)."""

_ARRIVALS: Final = frozenset({EventKind.UPLOADED, EventKind.AVAILABLE, EventKind.IMPORTED})
_GIVEN_UP: Final = frozenset({EventKind.DECLINED, EventKind.REVOKED, EventKind.ABANDONED})


def problems(file: SeasonFile) -> list[str]:
    """Name everything that does not fit together, one sentence each, beginning with its place."""
    return [*references(file), *conduct(file)]


def references(file: SeasonFile, beside: SeasonFile | None = None) -> list[str]:
    """Name keys used twice, keys that lead nowhere, and stays that end before they start.

    Keys of ``beside``, the record a file is to be added to, may be referred to as well.
    """
    return [*twice(file), *dangling(file, beside), *_backward(file)]


def conduct(file: SeasonFile) -> list[str]:
    """Name what no season allows: event orders, shared letter ids, overfull programs.

    References that lead nowhere are passed over here.
    """
    return [
        *_illegal_events(file),
        *_shared_letter_ids(file),
        *_both_forms(file),
        *_wrong_places(file),
        *_overfull(file),
        *_letters_kept(file),
        *soap_problems(file, lambda service: cap_of_service(file, service)),
    ]


def cap_of(file: SeasonFile, program: Program) -> int:
    """Count the letters a program takes: the platform's cap, lowered by its own maximum."""
    cap = cap_of_service(file, file.program_service(program))
    own = program.letters.max if program.letters else None
    return min(cap, own) if own else cap


def cap_of_service(file: SeasonFile, service: str) -> int:
    """Count the letters a service takes for one program."""
    return file.rulebook.caps.get(service, _CAPS.get(service, _CAPS["eras"]))


def _letters_kept(file: SeasonFile) -> Iterator[str]:
    """Letters of recommendation among the applicant's own papers: a waived one stays unread."""
    from lorapp.domain.own_pdf import says_letter

    named = [
        *((f"documents[{at}]", one.kind, one.path) for at, one in enumerate(file.documents)),
        *((f"statements[{at}]", "", one.path) for at, one in enumerate(file.statements)),
    ]
    for place, kind, path in named:
        if is_letter(kind) or says_letter(kind) or says_letter(path or ""):
            yield (
                f"{place}: its name says that it is a letter of recommendation, and lorapp keeps "
                "no letters, so that a waived one stays unread. Name another file, or rename it."
            )


def _backward(file: SeasonFile) -> Iterator[str]:
    for index, rotation in enumerate(file.rotations):
        if rotation.ends_on < rotation.starts_on:
            yield f"rotations[{index}].ends_on: is before {rotation.starts_on}, its first day."


def _illegal_events(file: SeasonFile) -> Iterator[str]:
    for i, letter in enumerate(file.letters):
        for j, sentence in event_problems(letter):
            yield f"letters[{i}].events[{j}]: {sentence}"


def _shared_letter_ids(file: SeasonFile) -> Iterator[str]:
    first: dict[str, Letter] = {}
    for index, letter in enumerate(file.letters):
        if not letter.letter_id:
            continue
        other = first.setdefault(letter.letter_id, letter)
        if other is not letter:
            yield (
                f"letters[{index}].letter_id: is also that of letter {shown(other.key)}; "
                "every letter has its own."
            )


def _both_forms(file: SeasonFile) -> Iterator[str]:
    """Find writers of a standardized and a narrative letter in ResidencyCAS (rules R-74)."""
    first: dict[tuple[str, int], Letter] = {}
    for index, letter in enumerate(file.letters):
        if file.letter_service(letter) != "residencycas" or letter.form is None:
            continue
        if any(event.kind in _GIVEN_UP for event in letter.events):
            continue
        other = first.setdefault((letter.mentor, file.letter_season(letter)), letter)
        if {letter.form, other.form} == set(Form):
            yield (
                f"letters[{index}].form: the writer of letter {shown(other.key)} may not write "
                "both a standardized and a narrative letter in ResidencyCAS."
            )


def _known_assignments(file: SeasonFile) -> Iterator[tuple[int, Assignment, Letter, Program]]:
    letters, programs = file.letters_by_key, file.programs_by_key
    for index, placed in enumerate(file.assignments):
        if placed.letter in letters and placed.program in programs:
            yield index, placed, letters[placed.letter], programs[placed.program]


def _wrong_places(file: SeasonFile) -> Iterator[str]:
    for index, _placed, letter, program in _known_assignments(file):
        place = f"assignments[{index}]"
        theirs = file.program_service(program), file.program_season(program)
        ours = file.letter_service(letter), file.letter_season(letter)
        if ours != theirs:
            yield (
                f"{place}: letter {shown(letter.key)} belongs to {ours[0]} {ours[1]}, "
                f"program {shown(program.key)} to {theirs[0]} {theirs[1]}."
            )
        # The day of an assignment is not held against it: many note it as the day they applied.
        if not any(event.kind in _ARRIVALS for event in letter.events):
            yield f"{place}.letter: letter {shown(letter.key)} has not been uploaded."


def _overfull(file: SeasonFile) -> Iterator[str]:
    held: dict[str, dict[str, int]] = {}
    for index, placed, _letter, program in _known_assignments(file):
        here = held.setdefault(program.key, {})
        if placed.letter in here:
            yield (
                f"assignments[{index}]: letter {shown(placed.letter)} is already at program "
                f"{shown(program.key)} by assignments[{here[placed.letter]}]."
            )
            continue
        here[placed.letter] = index
        cap = cap_of(file, program)
        if len(here) > cap:
            yield (
                f"assignments[{index}]: program {shown(program.key)} takes at most {cap} "
                f"{'letter' if cap == 1 else 'letters'}."
            )
