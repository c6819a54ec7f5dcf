"""People, stays and programs as lists name them: found by name or key, and written so."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from lorapp.domain.cached import cached_property
from lorapp.domain.engine.words import name_parts
from lorapp.domain.leaves import RefusalError, shown
from lorapp.domain.mentors import Mentor
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation
from lorapp.domain.tables.words import same_name

NAMED: Final = 3
"""How many of several that fit are named."""

Forms = Callable[[Any], Sequence[str]]
"""The ways to write one record, the fullest first."""


def _mentor(mentor: Mentor) -> Sequence[str]:
    title, given, family = name_parts(mentor.name)
    return (mentor.name, f"{given} {family}".strip(), f"{title} {family}".strip(), family)


def _rotation(stay: Rotation) -> Sequence[str]:
    site = stay.site or ""
    return (f"{site}, {stay.starts_on}", site) if site else ()


def _program(program: Program) -> Sequence[str]:
    return (program.name,)


_FORMS: Final[Mapping[str, tuple[str, Forms, int]]] = {
    "mentors": ("mentor", _mentor, 0),
    "rotations": ("rotation", _rotation, 1),
    "programs": ("program", _program, 0),
}
"""For each list its noun, the ways to write a record, and which of them people like to read."""


class Names:
    """The names of one record; made for the reading or writing of one list."""

    def __init__(self, file: SeasonFile) -> None:
        self._file = file

    def one(self, name: str, text: str) -> str:
        """The key of the record a cell names. RefusalError when it is none, or several."""
        records, levels = self._known[name]
        if text in records:
            return text
        noun, wanted = _FORMS[name][0], same_name(text)
        for level in levels:
            keys = level.get(wanted, ())
            if len(keys) == 1:
                return keys[0]
            if keys:
                listed = ", ".join(map(shown, keys[:NAMED]))
                raise RefusalError(f"{shown(text)} fits {len(keys)} {name}; write {listed}.")
        raise RefusalError(
            f"there is no {noun} {shown(text)}; add the {noun} first, or write the name as it "
            "stands there."
        )

    def several(self, name: str, text: str) -> list[str]:
        """The keys a cell names: one a line, or with semicolons between them."""
        alone = self._leads(name, text)
        if alone is not None:
            return [alone]
        parts = text.split("\n" if "\n" in text else ";")
        return list(dict.fromkeys(self.one(name, part.strip()) for part in parts if part.strip()))

    def write(self, name: str, key: str) -> str:
        """A record by its name where that is its alone, else by its key."""
        records, _ = self._known[name]
        record = records.get(key)
        forms = _FORMS[name][1](record) if record else ()
        liked = _FORMS[name][2]
        for form in (*forms[liked : liked + 1], *forms[:1]):
            if self._leads(name, form) == key:
                return form
        return key

    def write_all(self, name: str, keys: Iterable[str]) -> str:
        """Several records in one cell."""
        written = [self.write(name, key) for key in keys]
        return ("\n" if any(";" in one for one in written) else "; ").join(written)

    def _leads(self, name: str, form: str) -> str | None:
        try:
            return self.one(name, form)
        except RefusalError:
            return None

    @cached_property
    def _known(self) -> Mapping[str, tuple[Mapping[str, Any], list[dict[str, list[str]]]]]:
        return {name: self._levels(name) for name in _FORMS}

    def _levels(self, name: str) -> tuple[Mapping[str, Any], list[dict[str, list[str]]]]:
        records = {record.key: record for record in getattr(self._file, name)}
        levels: list[dict[str, list[str]]] = []
        for key, record in records.items():
            for place, form in enumerate(_FORMS[name][1](record)):
                if place == len(levels):
                    levels.append(defaultdict(list))
                levels[place][same_name(form)].append(key)
        return records, [dict(level) for level in levels]


def spoken(name: str) -> str:
    """A person's name without title, for comparing: ``Dr. Ann Roe`` is ``ann roe``."""
    _, given, family = name_parts(name)
    return same_name(f"{given} {family}")
