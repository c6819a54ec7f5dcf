"""Records as plain JSON values and back, read off the type hints of the record classes.

The interchange file, the store's journal and the sealed record all speak this one form: fields
in the order of declaration, what is unknown left out, a list left empty kept as ``[]``.
"""

import types
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import (
    Annotated,
    Any,
    Final,
    Protocol,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from lorapp.domain import leaves
from lorapp.domain.cached import cached_property
from lorapp.domain.leaf_names import BY_HINT, BY_NAME
from lorapp.domain.leaves import Leaf, RefusalError, shown
from lorapp.domain.text import clean
from lorapp.domain.values import is_given
from lorapp.frozen import dataclass, fields, is_made

T = TypeVar("T")

_BAD: Final = object()


class _Reading:
    """What is noted while something is read: every problem; what was met before, if it is kept.

    Of many letters few days and words are different: equal ones can be one object.
    """

    def __init__(self, problems: list[str], *, keeps: bool = False) -> None:
        self.problems = problems
        self.met: dict[object, Any] | None = {} if keeps else None

    def same(self, value: T) -> T:
        """The object that was met first among equal ones."""
        return value if self.met is None else cast("T", self.met.setdefault(value, value))


class _Kind(Protocol):
    """One kind of value: how it is read, written and described."""

    def read(self, value: object, place: str, seen: _Reading) -> object: ...

    def write(self, value: object) -> object: ...

    def schema(self) -> dict[str, object]: ...


class _Single:
    """A text, number, day or choice."""

    def __init__(self, leaf: Leaf) -> None:
        self._leaf = leaf
        self._read = leaf.read
        self.write: Callable[[Any], object] = leaf.write

    def read(self, value: object, place: str, seen: _Reading) -> object:
        try:
            found = self._read(value)
        except RefusalError as refusal:
            seen.problems.append(f"{place}: {refusal}")
            return _BAD
        return seen.same(found) if type(found) is str else found

    def schema(self) -> dict[str, object]:
        return dict(self._leaf.schema)


class _ListOf:
    """A list of one kind of value."""

    def __init__(self, item: _Kind) -> None:
        self._item = item

    def read(self, value: object, place: str, seen: _Reading) -> object:
        if not isinstance(value, list | tuple | Iterator):
            seen.problems.append(f"{place}: {shown(value)} is not a list in square brackets.")
            return _BAD
        read = self._item.read
        found = tuple([read(item, f"{place}[{i}]", seen) for i, item in enumerate(value)])
        return seen.same(found) if isinstance(self._item, _Single) else found

    def write(self, value: object) -> object:
        return list(self.pieces(value))

    def pieces(self, value: object) -> Iterator[object]:
        return map(self._item.write, cast("tuple[object, ...]", value))

    def schema(self) -> dict[str, object]:
        return {"type": "array", "items": self._item.schema()}


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a record: how its value is read, and whether there must be one."""

    name: str
    kind: _Kind
    is_required: bool
    is_list: bool


class _RecordOf:
    """A record: an object with the fields of a dataclass, looked at when one is first met."""

    def __init__(self, cls: type[Any]) -> None:
        self._cls = cls

    @cached_property
    def _fields(self) -> tuple[_Field, ...]:
        hints = get_type_hints(self._cls, include_extras=True)
        return tuple(
            _field(self._cls, f.name, hints[f.name], is_required=f.is_required)
            for f in fields(self._cls)
            if f.compare
        )

    @cached_property
    def _by_name(self) -> dict[str, _Field]:
        return {field.name: field for field in self._fields}

    @cached_property
    def _required(self) -> tuple[str, ...]:
        return tuple(field.name for field in self._fields if field.is_required)

    @cached_property
    def _needed(self) -> frozenset[str]:
        return frozenset(self._required)

    @cached_property
    def _is_plain(self) -> bool:
        """Whether it holds single values only, so that equal ones can be one object."""
        return all(isinstance(field.kind, _Single) for field in self._fields)

    def read(self, value: object, place: str, seen: _Reading) -> object:
        if not isinstance(value, dict):
            told = f"{place or 'the file'}: {shown(value)} is not an object with fields."
            seen.problems.append(told)
            return _BAD
        if seen.met is None or not self._is_plain:
            return self.taken(value.items(), place, seen)
        written = (self._cls, *value.items())
        found = seen.met.get(written)
        if found is None:
            found = seen.met[written] = self.taken(value.items(), place, seen)
        return found

    def taken(self, pieces: Iterable[tuple[str, object]], place: str, seen: _Reading) -> object:
        problems = seen.problems
        before = len(problems)
        prefix = f"{place}." if place else ""
        given: dict[str, object] = {}
        known = self._by_name
        for name, item in pieces:
            field = known.get(name)
            if field is None:
                problems.append(f"{prefix}{_shown_name(name)}: there is no such field.")
            elif item is not None:
                given[name] = field.kind.read(item, prefix + name, seen)
        if not given.keys() >= self._needed:
            problems.extend(
                f"{prefix}{name}: is missing; it is needed here."
                for name in self._required
                if name not in given
            )
        return _BAD if len(problems) > before else self._cls(**given)

    def write(self, value: object) -> dict[str, object]:
        return {field.name: field.kind.write(held) for field, held in self._held(value)}

    def pieces(self, value: object) -> Iterator[tuple[str, object]]:
        for field, held in self._held(value):
            kind = field.kind
            yield field.name, kind.pieces(held) if isinstance(kind, _ListOf) else kind.write(held)

    def _held(self, value: object) -> Iterator[tuple[_Field, Any]]:
        for field in self._fields:
            held = getattr(value, field.name)
            if held is not None and not (field.is_list and not is_given(held)):
                yield field, held

    def schema(self) -> dict[str, object]:
        return {
            "type": "object",
            "properties": {
                field.name: field.kind.schema() if field.is_required else _or_null(field.kind)
                for field in self._fields
            },
            "required": list(self._required),
            "additionalProperties": False,
        }


_KNOWN: Final[dict[type[Any], _RecordOf]] = {}


def _shown_name(name: object) -> str:
    text = clean(str(name))
    return text[:80] or '""'


def _or_null(kind: _Kind) -> dict[str, object]:
    return {"anyOf": [kind.schema(), {"type": "null"}]}


def _field(cls: type[Any], name: str, hint: object, *, is_required: bool) -> _Field:
    bare = _without_none(hint)
    leaf = BY_NAME.get(f"{cls.__name__}.{name}") or BY_NAME.get(name)
    is_list = get_origin(bare) is tuple
    if leaf is None and bare is str and is_required:
        leaf = leaves.FILLED
    return _Field(name, _kind(bare, leaf), is_required, is_list)


def _without_none(hint: object) -> object:
    if isinstance(hint, types.UnionType) or get_origin(hint) is Union:
        kept = [arg for arg in get_args(hint) if arg is not types.NoneType]
        return kept[0] if len(kept) == 1 else date | datetime
    return hint


def _kind(hint: object, leaf: Leaf | None) -> _Kind:
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        return _ListOf(_kind(item, leaf or (leaves.FILLED if item is str else None)))
    if isinstance(hint, type) and is_made(hint):
        return _record_of(hint)
    return _Single(leaf or _leaf(hint))


def _leaf(hint: object) -> Leaf:
    if get_origin(hint) is Annotated:
        return leaves.NOTE
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return leaves.member_of(hint)
    return BY_HINT[hint]


def _record_of(cls: type[Any]) -> _RecordOf:
    if cls not in _KNOWN:
        _KNOWN[cls] = _RecordOf(cls)
    return _KNOWN[cls]


def to_plain(record: object) -> dict[str, object]:
    """Write a record as a JSON object: what is unknown left out, fields in their order."""
    return _record_of(type(record)).write(record)


def from_plain(cls: type[T], value: object, place: str, problems: list[str]) -> T | None:
    """Read a record from a JSON value.

    Appends one sentence for every value that cannot be taken, each beginning with its place,
    and returns None when there was one. ``null`` is the same as a field left out.
    """
    found = _record_of(cls).read(value, place, _Reading(problems))
    return found if isinstance(found, cls) else None


def pieces_of(record: object) -> Iterator[tuple[str, object]]:
    """What ``to_plain`` gives, field by field, and of a list each item when it is asked for."""
    return _record_of(type(record)).pieces(record)


def from_pieces(cls: type[T], pieces: Iterable[tuple[str, object]]) -> T | None:
    """Read back what ``pieces_of`` gave, written by lorapp itself: equal parts become one.

    None when there was anything that cannot be taken. Lists may be iterators.
    """
    found = _record_of(cls).taken(pieces, "", _Reading([], keeps=True))
    return found if isinstance(found, cls) else None


def schema(cls: type[Any]) -> dict[str, object]:
    """Describe the JSON of a record class as JSON Schema (draft 2020-12), without a header."""
    return _record_of(cls).schema()
