"""The papers of an application: what sites usually ask for, when each is due, and whose list."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from lorapp.domain.applicant import Visa
from lorapp.domain.applying.record import RotationApplication, RotationPaper
from lorapp.domain.letters.situation import Situation, has_come
from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass

VISA: Final = "visa"
FIRST: Final = "first"
SUGGESTED: Final[Mapping[str, str]] = {
    "CV": FIRST,
    "Transcript": FIRST,
    "Letter of good standing": FIRST,
    "Application fee": FIRST,
    "Immunisation titres": "titre",
    "TB test": "titre",
    "BLS and ACLS cards": "paper",
    "Liability insurance": "paper",
    "Health insurance": "paper",
    "Background check": "check",
    "Drug screen": "check",
    "Visa appointment": VISA,
}
"""What sites usually ask for, and which custom says how early: those marked first go along with
the application itself."""
OWN: Final = "paper"


@dataclass(frozen=True, slots=True)
class Due:
    """A paper and its day; ``own`` is False where the day is counted back from the start."""

    paper: RotationPaper
    day: date | None
    own: bool

    @property
    def goes_along(self) -> bool:
        """Whether it is sent with the application, and has no day of its own."""
        return goes_along(self.paper)

    @property
    def is_visa(self) -> bool:
        """Whether it is the appointment for a visa."""
        return VISA in self.paper.name.casefold()


def goes_along(paper: RotationPaper) -> bool:
    """Whether a paper is sent with the application: it has no day of its own."""
    return paper.due_on is None and custom(paper.name) == FIRST


def custom(name: str) -> str:
    """How early a paper is wanted: the custom of its name."""
    said = name.casefold()
    if VISA in said:
        return VISA
    for known, kind in SUGGESTED.items():
        if known.casefold() == said:
            return kind
    return OWN


def due(at: Situation, asked: RotationApplication, paper: RotationPaper) -> Due:
    """The day a paper is due: its own, else counted back from the days wished for."""
    if paper.due_on is not None:
        return Due(paper, paper.due_on, own=True)
    kind = custom(paper.name)
    if kind == FIRST:
        return Due(paper, asked.apply_by, own=False)
    if asked.starts_on is None:
        return Due(paper, None, own=False)
    ahead = at.days(f"rotation_{kind}_days")
    return Due(paper, asked.starts_on - ahead, own=False)


def open_papers(at: Situation, asked: RotationApplication) -> tuple[Due, ...]:
    """What is still to do, the earliest first; what has no day last."""
    waiting = (one for one in asked.papers if one.done_on is None or not has_come(at, one.done_on))
    found = [due(at, asked, paper) for paper in waiting]
    return tuple(sorted(found, key=lambda one: (one.day or date.max, one.paper.name)))


def usual_papers(file: SeasonFile, site: str, agency: str | None) -> tuple[RotationPaper, ...]:
    """The list to begin with: that of the last application there, else the usual one.

    Only names and costs come along: days and ticks belong to the other stay.
    """
    last = last_like(file, site, agency)
    if last is not None:
        return tuple(RotationPaper(name=one.name, cost_usd=one.cost_usd) for one in last.papers)
    needs_visa = file.applicant.visa is not Visa.NONE
    names = [name for name, kind in SUGGESTED.items() if needs_visa or kind != VISA]
    return tuple(RotationPaper(name=name) for name in names)


def last_like(file: SeasonFile, site: str, agency: str | None) -> RotationApplication | None:
    """The newest application with a list of papers at this site, else through this agency."""
    listed = [one for one in reversed(file.rotation_applications) if one.papers]
    same = [one for one in listed if _same(one.site, site)]
    through = [one for one in listed if agency and _same(one.agency, agency)]
    return next(iter((*same, *through)), None)


def _same(one: str | None, other: str) -> bool:
    return (one or "").strip().casefold() == other.strip().casefold()
