"""Names in an own text that belong to another program or specialty (A092, B15).

A text for one program that names another is the mistake nobody forgives. What is found is
shown with its place; whether it belongs there is for the applicant to say.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final

from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.terms import Names, Term, folded_name, terms_of
from lorapp.frozen import dataclass

_PLACE: Final = re.compile(
    r"\b(?:[A-Z][\w'’.-]+ ){1,4}"
    r"(?:Hospital|University|Clinic|Infirmary|(?:Medical|Health) Cent(?:er|re)|Residency|Program)\b"
)
_HANDS: Final = re.compile(
    r"[\s-]+(?:rotations?|clinics?|wards?|consults?|services?|teams?|patients?|departments?"
    r"|electives?|clerkships?|conditions?|cases?|residents?|colleagues?|trainees?|suites?)\b",
    re.IGNORECASE,
)
"""What may stand behind a specialty's name in any statement: "a surgery rotation"."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One name found. ``line`` and ``column`` count from 1; ``why`` says whose name it is.

    ``is_clear`` is False for what may well belong there: look at it.
    """

    found: str
    line: int
    column: int
    why: str
    is_clear: bool


def scan(
    text: str, file: SeasonFile, programs: Collection[str], specialty: str | None
) -> tuple[Hit, ...]:
    """Find names of others in a text meant for these programs, in the order they stand.

    ``specialty`` is the one the text is for while no program is named. A place that no record
    knows is shown as well, never guessed at.
    """
    own = [file.program(key) for key in programs]
    names = terms_of(text, file, own, specialty)
    hits = [*_named(text, names), *_unknown_places(text, file, names)]
    return tuple(sorted(hits, key=lambda hit: (hit.line, hit.column)))


def _named(text: str, names: Names) -> Iterator[Hit]:
    taken: list[range] = []
    for pattern, known in ((names.any_case, names.by_name), (names.exact_case, names.by_short)):
        for match in pattern.finditer(text) if pattern else ():
            if any(match.start() in span for span in taken):
                continue
            taken.append(range(*match.span()))
            term = known[folded_name(match[0])] if known is names.by_name else known[match[0]]
            yield _hit(text, match, term.why, is_clear=_is_clear(text, match, term))


def _is_clear(text: str, match: re.Match[str], term: Term) -> bool:
    if term.is_specialty and _HANDS.match(text, match.end()):
        return False
    return term.is_clear


def _unknown_places(text: str, file: SeasonFile, names: Names) -> Iterator[Hit]:
    known = [folded_name(name) for name in _own_places(file)]
    for match in _PLACE.finditer(text):
        name = folded_name(match[0])
        if names.is_named(name) or any(name in other or other in name for other in known):
            continue
        yield _hit(text, match, "a place that is on no record here", is_clear=False)


def _own_places(file: SeasonFile) -> Iterator[str]:
    school = file.applicant.school
    yield from (school,) if school else ()
    for mentor in file.mentors:
        yield from (mentor.institution,) if mentor.institution else ()
    for stay in file.rotations:
        yield from (stay.site,) if stay.site else ()


def _hit(text: str, match: re.Match[str], why: str, *, is_clear: bool) -> Hit:
    before = text[: match.start()]
    line = before.count("\n") + 1
    column = match.start() - (before.rfind("\n") + 1) + 1
    return Hit(" ".join(match[0].split()), line, column, why, is_clear)
