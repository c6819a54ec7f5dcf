"""Keys used twice, and references that lead nowhere."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from lorapp.domain.leaves import shown
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean

_KEYED: Final = (
    "rotations",
    "rotation_applications",
    "mentors",
    "moments",
    "letters",
    "programs",
    "statements",
    "criteria",
    "soap_applications",
)
_KNOWN_BY: Final[Mapping[str, str]] = {
    "reservations": "{0.program} and {0.letter}",
    "exclusions": "{0.program} and {0.letter}",
    "reuses": "{0.letter} in {0.season}",
    "ranks": "{0.program}",
    "soap_plans": "{0.specialty} in {0.season}",
    "tasks": "{0.code} in {0.list} {0.season}",
    "closings": "{0.season}",
}
"""What records without a key are of; each may stand once in its list."""

_LISTS: Final[Mapping[str, str]] = {
    "mentor": "mentors",
    "rotation": "rotations",
    "letter": "letters",
    "program": "programs",
    "statement": "statements",
    "criterion": "criteria",
}
_LINKS: Final[Mapping[str, Mapping[str, str]]] = {
    "rotations": {"mentors": "mentor"},
    "mentors": {"knows_programs": "program"},
    "contacts": {"mentor": "mentor"},
    "moments": {"mentor": "mentor", "rotation": "rotation"},
    "letters": {"mentor": "mentor", "rotation": "rotation"},
    "assignments": {"letter": "letter", "program": "program"},
    "interviews": {"program": "program"},
    "program_messages": {"program": "program"},
    "rotation_applications": {"rotation": "rotation"},
    "reservations": {"program": "program", "letter": "letter", "instead": "letter"},
    "exclusions": {"program": "program", "letter": "letter"},
    "statements": {"programs": "program", "claims.witness": "mentor"},
    "ranks": {"program": "program", "scores.criterion": "criterion"},
    "certifications": {"programs": "program"},
    "reuses": {"letter": "letter", "becomes": "letter"},
    "soap_plans": {"letters": "letter", "statement": "statement"},
    "invitations": {"program": "program"},
    "soap_applications": {"program": "program"},
    "outcomes": {"program": "program"},
}
"""Which fields of the records of a list hold keys, and of what."""


class Written:
    """A record as a file has it, of which some values may be none that can be taken.

    Fields that are not there, or hold what no key can be, read as nothing.
    """

    def __init__(self, fields: Mapping[str, object]) -> None:
        self._fields = fields

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  any field
        return _as_written(self._fields.get(name))


def _as_written(value: object) -> Any:  # noqa: ANN401  any value
    if isinstance(value, dict):
        return Written(value)
    if isinstance(value, list):
        return tuple(map(_as_written, value))
    return (clean(value) or None) if isinstance(value, str) else None


def unsound(fields: Mapping[str, object], beside: SeasonFile | None) -> Iterator[str]:
    """Name the keys used twice or leading nowhere in a file of which no record can be made."""
    file = Written(
        {
            name: [part if isinstance(part, dict) else {} for part in held]
            for name in {*_KEYED, *_LINKS}
            if isinstance(held := fields.get(name), list)
        }
    )
    yield from _keys_twice(file)
    yield from dangling(file, beside)


def twice(file: SeasonFile) -> Iterator[str]:
    """Name keys, and records known by what they are of, that stand twice in one list."""
    yield from _keys_twice(file)
    for name, form in _KNOWN_BY.items():
        yield from _repeats(map(form.format, getattr(file, name)), name, "")
    yield from _repeats((step.id for step in file.steps), "steps", ".id")
    yield from _repeats(file.themes, "themes", "")


def _keys_twice(file: SeasonFile | Written) -> Iterator[str]:
    for name in _KEYED:
        yield from _repeats((record.key for record in _records(file, name)), name, ".key")


def _records(file: SeasonFile | Written, name: str) -> tuple[Any, ...]:
    """The records of a list; of a list that a file does not have, none."""
    return getattr(file, name) or ()


def _repeats(keys: Iterable[str | None], name: str, field: str) -> Iterator[str]:
    first: dict[str, int] = {}
    for index, key in enumerate(keys):
        if key is None:
            continue
        if key in first:
            place = f"{name}[{index}]{field}"
            yield f"{place}: {shown(key)} is already used by {name}[{first[key]}]."
        first.setdefault(key, index)


def dangling(file: SeasonFile | Written, beside: SeasonFile | None) -> Iterator[str]:
    """Name references to keys that neither the file nor ``beside`` has."""
    known = {
        noun: {record.key for there in (file, beside) if there for record in _records(there, name)}
        for noun, name in _LISTS.items()
    }
    for name, fields in _LINKS.items():
        for index, record in enumerate(_records(file, name)):
            for path, noun in fields.items():
                for place, key in _held(record, path):
                    if key not in known[noun]:
                        yield f"{name}[{index}].{place}: there is no {noun} {shown(key)}."


def _held(record: Any, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401  any record
    """The keys in a field of a record, or of the parts of one, each with its place."""
    field, _, rest = path.partition(".")
    value = getattr(record, field, None)
    if isinstance(value, str):
        yield field, value
    if not isinstance(value, tuple):
        return
    for index, part in enumerate(value):
        if not rest:
            if isinstance(part, str):
                yield f"{field}[{index}]", part
            continue
        for place, key in _held(part, rest):
            yield f"{field}[{index}].{place}", key
