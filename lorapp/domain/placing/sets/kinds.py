"""Letters that do not exist yet, by kind: what one more of them would change."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from lorapp.domain.letters.record import Event, EventKind, Form, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Mentor, Role
from lorapp.domain.placing.rules.standing import taking_part
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from lorapp.domain.wording.names import GENERAL, specialty_words
from lorapp.frozen import dataclass

K = EventKind


class Origin(StrEnum):
    """Where the writer saw the applicant work, the easiest to come by first (R-93)."""

    HOME = "home"
    US_OBSERVED = "US observership"
    US_HANDS_ON = "US hands-on"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of letter; ``specialty`` is a slug or ``general``."""

    specialty: str
    origin: Origin
    standardized: bool = False
    chair: bool = False

    @property
    def key(self) -> str:
        """A name for it, as keys are written: ``internal-medicine/us-hands-on``."""
        parts = [self.specialty, self.origin.value.lower().replace(" ", "-")]
        parts += ["standardized"] if self.standardized else []
        return "/".join([*parts, "chair"] if self.chair else parts)

    def is_easier_than(self, other: "Kind") -> bool:
        """Whether it asks for less in something and for more in nothing, in one specialty."""
        mine, theirs = self.demands, other.demands
        return (
            self.specialty == other.specialty
            and mine != theirs
            and all(one <= two for one, two in zip(mine, theirs, strict=True))
        )

    @property
    def demands(self) -> tuple[int, bool, bool]:
        """What it takes to come by: where from, the form, a chair."""
        return list(Origin).index(self.origin), self.standardized, self.chair

    def words(self, file: SeasonFile, *, plainly: bool = False) -> str:
        """Name it in a sentence: ``US hands-on internal medicine letter``.

        ``plainly`` leaves out ``home``, where a letter from anywhere would do.
        """
        origin = "" if plainly and self.origin is Origin.HOME else self.origin.value
        field = specialty_words(file, self.specialty) or GENERAL
        form = "standardized" if self.standardized else ""
        chair = " from a department chair" if self.chair else ""
        return " ".join(word for word in (form, origin, field, "letter") if word) + chair


def kinds(at: Situation) -> tuple[Kind, ...]:
    """The kinds that programs tell apart, those that are had most easily first.

    Standardized and chairs' letters are among them where a program asks for one.
    """
    fields = _fields(at)
    rules = [program.letters for program in taking_part(portfolio(at)) if program.letters]
    found = [Kind(field, origin) for origin in Origin for field in fields]
    if any(asked.chair for asked in rules):
        found += [
            Kind(field, origin, chair=True)
            for origin in (Origin.HOME, Origin.US_HANDS_ON)
            for field in fields
        ]
    if any(asked.standardized for asked in rules):
        found += [Kind(field, Origin.US_HANDS_ON, standardized=True) for field in fields]
    return tuple(found)


def _fields(at: Situation) -> tuple[str, ...]:
    """The applicant's specialties, those of programs, and letters for every specialty."""
    theirs = [program.specialty for program in taking_part(portfolio(at)) if program.specialty]
    return tuple(dict.fromkeys([*at.file.applicant.specialties, *theirs, GENERAL]))


@dataclass(frozen=True, slots=True)
class Imagined:
    """A situation with letters that do not exist, all available and assigned nowhere.

    ``letters`` are those letters by their kind; nobody's record is changed.
    """

    at: Situation
    letters: Mapping[Kind, Letter]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of everything that was made up: letters, writers and rotations alike."""
        return frozenset(letter.key for letter in self.letters.values())


def imagine(at: Situation, wanted: Iterable[Kind]) -> Imagined:
    """Add one letter of each kind to a copy of the record."""
    file = at.file
    taken = {*file.letters_by_key, *file.mentors_by_key, *file.rotations_by_key}
    made = {kind: _letter(at, kind, _unused(kind.key, taken)) for kind in wanted}
    grown = replace(
        file,
        letters=(*file.letters, *made.values()),
        mentors=(*file.mentors, *(_mentor(kind, one.key) for kind, one in made.items())),
        rotations=(
            *file.rotations,
            *(_rotation(kind, one.key, at.today) for kind, one in made.items()),
        ),
    )
    return Imagined(Situation(grown, at.now), made)


def _unused(key: str, taken: Iterable[str]) -> str:
    while key in taken:
        key += "+"
    return key


def _letter(at: Situation, kind: Kind, key: str) -> Letter:
    """A letter that came and was thanked for today."""
    seen = (K.UPLOADED, K.AVAILABLE, K.THANKED)
    return Letter(
        key=key,
        mentor=key,
        rotation=key,
        season=at.file.applicant.season,
        specialty=kind.specialty,
        form=Form.STANDARDIZED if kind.standardized else Form.NARRATIVE,
        chair=kind.chair,
        waived=True,
        written_on=at.today,
        events=tuple(Event(kind=one, on=at.today) for one in seen),
    )


def _mentor(kind: Kind, key: str) -> Mentor:
    role = Role.DEPARTMENT_CHAIR if kind.chair else Role.ATTENDING
    return Mentor(key=key, name=key, role=role)


_ABROAD: Final = "home"
_MONTH: Final = timedelta(days=28)


def _rotation(kind: Kind, key: str, today: date) -> Rotation:
    is_watching = kind.origin is Origin.US_OBSERVED
    until = max(today, date.min + _MONTH)
    return Rotation(
        key=key,
        country=_ABROAD if kind.origin is Origin.HOME else "US",
        starts_on=until - _MONTH,
        ends_on=until - timedelta(days=1),
        kind=RotationKind.OBSERVERSHIP if is_watching else RotationKind.EXTERNSHIP,
        hands_on=not is_watching,
        mentors=(key,),
    )
