"""Fields and kinds that several forms need."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final

from lorapp.domain.leaves import SPECIALTY, RefusalError
from lorapp.domain.mentors import Role
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.cells import specialty_names
from lorapp.domain.text import clean
from lorapp.domain.typed import specialty_meant
from lorapp.domain.wording.days import day_short
from lorapp.domain.wording.names import GENERAL
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass
from lorapp.widgets.fields.field_kinds import MARK, Retyped, Words
from lorapp.widgets.fields.field_people import People

ROLES: Final[Mapping[str, str]] = {
    Role.ATTENDING: "A senior doctor who supervises care.",
    Role.FACULTY: "Teaches at a school or residency.",
    Role.PROGRAM_DIRECTOR: "Leads a residency program.",
    Role.ASSOCIATE_PROGRAM_DIRECTOR: "Second head of a residency program.",
    Role.DEPARTMENT_CHAIR: "Heads a whole department.",
    Role.RESEARCH_MENTOR: "Supervised your research.",
    Role.FELLOW: "Most programs want an attending.",
    Role.RESIDENT: "Knows your work, but rarely writes.",
    Role.COORDINATOR: "Runs the office of a program.",
    Role.PEER: "Another applicant or alumnus.",
}


@dataclass(frozen=True, slots=True)
class SpecialtyName(Retyped):
    """A specialty by its name, short name or slug; others are taken as they are written."""

    names: Mapping[str, str]
    ways: Mapping[str, str]
    general: bool = False

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(self.names.values())

    def read(self, text: str, today: date) -> str:
        return self.slug(text)

    def slug(self, text: str) -> str:
        """The slug of a specialty; RefusedError when it cannot be one."""
        asked = clean(text).casefold()
        meant = specialty_meant(asked, self.ways)
        if meant and (self.general or meant != GENERAL):
            return meant
        try:
            slug = SPECIALTY.read("-".join(asked.replace("/", " ").replace("-", " ").split()))
        except RefusalError:
            raise RefusedError("Write the specialty's name, such as internal medicine.") from None
        return str(slug)

    def write(self, value: object) -> str:
        return self.name(str(value)) if value else ""

    def name(self, slug: str) -> str:
        """A slug as people read it."""
        return self.names.get(slug, slug.replace("-", " "))

    def understood(self, text: str, today: date) -> str:
        slug = self.slug(text)
        name = self.name(slug)
        return self.doubt((slug,)) or ("" if name == clean(text) else MARK + name)

    def doubt(self, slugs: Iterable[str]) -> str:
        """What is said of a specialty that lorapp has no rules for; it may be a slip."""
        own = [slug for slug in slugs if slug not in {*self.names, GENERAL}]
        return f"No rules are known for {self.name(own[0])}; kept as written." if own else ""


@dataclass(frozen=True, slots=True)
class SpecialtyNames:
    """Several specialties, parted by commas."""

    one: SpecialtyName

    @property
    def offered(self) -> tuple[str, ...]:
        return self.one.offered

    def read(self, text: str, today: date) -> tuple[str, ...]:
        return self._words.read(text, today)

    def write(self, value: object) -> str:
        return self._words.write(value)

    def understood(self, text: str, today: date) -> str:
        return self.one.doubt(self.read(text, today)) or self._words.understood(text, today)

    @property
    def _words(self) -> Words:
        return Words(each=self.one.slug, shown=self.one.name)


def specialty_kind(file: SeasonFile, *, general: bool = False) -> SpecialtyName:
    """The specialties of the rulebook, by name."""
    known = file.rulebook.specialties
    return SpecialtyName(
        {slug: specialty.name for slug, specialty in known.items()},
        specialty_names(file.rulebook),
        general,
    )


def people_kind(file: SeasonFile, *, several: bool = False, may_be_new: bool = False) -> People:
    """The mentors, by name."""
    known = tuple((mentor.key, mentor.name) for mentor in file.mentors)
    return People(known, several=several, may_be_new=may_be_new)


def rotation_kind(file: SeasonFile, today: date) -> People:
    """The rotations, by site and first day; newest first."""
    newest = sorted(file.rotations, key=lambda rotation: rotation.starts_on, reverse=True)
    return People(
        tuple(
            (stay.key, f"{stay.site or stay.key}, {day_short(stay.starts_on, today)}")
            for stay in newest
        )
    )


def values_of(record: Any) -> dict[str, Any]:  # noqa: ANN401  any frozen record
    """The values of a record by field name."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def emptied(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """The list without its entries; one that was never given stays so."""
    return () if values else values
