"""Fields that take people: known ones by any part of their name, or new ones."""

from datetime import date
from typing import Final

from lorapp.domain.engine.words import name_parts
from lorapp.domain.text import clean
from lorapp.domain.values import LINE_MAX
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass
from lorapp.widgets.fields.field_kinds import MARK

_SHOWN_MAX: Final = 3


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A name that nobody in the record has yet."""

    name: str


Person = str | NewPerson


@dataclass(frozen=True, slots=True)
class People:
    """People by name: known ones by any part of it, new ones where ``may_be_new``.

    A text means a known person when each of its words, titles aside, begins a word of that
    name and of no other's. Several people are parted by ``;``. Values are keys (a tuple of
    them with ``several``), or ``NewPerson``.
    """

    known: tuple[tuple[str, str], ...]
    several: bool = False
    may_be_new: bool = False

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.known)

    def read(self, text: str, today: date) -> object:
        found = self._people(text)
        return found if self.several else found[0]

    def write(self, value: object) -> str:
        names = dict(self.known)
        keys = value if isinstance(value, tuple) else (value,)
        return "; ".join(names[key] for key in keys if key in names)

    def understood(self, text: str, today: date) -> str:
        names = dict(self.known)
        people = self._people(text)
        shown = "; ".join(
            f"{person.name}, new" if isinstance(person, NewPerson) else names[person]
            for person in people
        )
        return "" if shown == clean(text) else MARK + shown

    def _people(self, text: str) -> tuple[Person, ...]:
        parts = [part for part in map(clean, text.split(";")) if part]
        if not parts or (len(parts) > 1 and not self.several):
            raise RefusedError("Write one name.")
        return tuple(dict.fromkeys(map(self._person, parts)))

    def _person(self, text: str) -> Person:
        found = [key for key, name in self.known if name.casefold() == text.casefold()]
        found = found or [key for key, name in self.known if _is_meant(text, name)]
        if len(found) == 1:
            return found[0]
        if found:
            names = [name for key, name in self.known if key in found][:_SHOWN_MAX]
            raise RefusedError(f"This can be {' or '.join(names)}. Write more of the name.")
        if not self.may_be_new:
            raise RefusedError("Nobody here has this name. Add the person in Mentors first.")
        if len(text) > LINE_MAX:
            raise RefusedError(f"This name has {len(text)} characters; {LINE_MAX} fit.")
        return NewPerson(text)


def _is_meant(text: str, name: str) -> bool:
    title, given, family = name_parts(text)
    typed = f"{given} {family}".casefold().split() if title else text.casefold().split()
    words = name.casefold().replace("-", " ").split() + name.casefold().split()
    return all(any(word.startswith(part) for word in words) for part in typed)
