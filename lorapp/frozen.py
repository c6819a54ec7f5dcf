"""Frozen dataclasses that cost a start next to nothing.

The standard decorator writes six methods for each class and has them compiled: half a millisecond
a class, and more than a hundred of them stand before the first page. Here the methods of the plain
frozen kind are shared, and ``__init__`` is compiled for a class when its first object is made.
Fields, defaults, slots, ``replace`` and matching stay the standard library's; so does every class
of another kind. A type checker sees the standard decorator.
"""

import dataclasses
import sys
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from types import MethodType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:  # noqa: ANN401
        """Make a dataclass of a class, as ``dataclasses.dataclass`` does."""
        return _made(cls, options) if cls else lambda found: _made(found, options)


__all__ = ["dataclass"]

_PLAIN: Final = {"frozen", "slots", "kw_only"}
_OWN: Final = {
    *("__init__", "__post_init__", "__repr__", "__eq__", "__hash__"),
    *("__setattr__", "__delattr__", "__getstate__", "__setstate__"),
}


def _made(cls: type, options: dict[str, bool]) -> type:
    if not _is_plain(cls, options):
        return dataclasses.dataclass(**options)(cls)
    rest = {name: options[name] for name in options if name != "frozen"}
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, **rest)(cls)
    params = made.__dataclass_params__
    params.init = params.repr = params.eq = params.frozen = True
    made.__init__ = _Unwritten(made)
    made.__eq__, made.__hash__ = _comparing([field.name for field in dataclasses.fields(made)])
    made.__repr__ = _repr
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
    if "__slots__" in vars(made):
        made.__getstate__, made.__setstate__ = _state, _set_state
    return made  # type: ignore[no-any-return]


def _is_plain(cls: type, options: dict[str, bool]) -> bool:
    """Whether nothing about a class asks for more than the shared methods give."""
    return (
        options.get("frozen", False)
        and options.keys() <= _PLAIN
        and _OWN.isdisjoint(vars(cls))
        and cls.__bases__ == (object,)
        and not any(isinstance(value, Field) for value in vars(cls).values())
    )


class _Unwritten:
    """Stands for the ``__init__`` of a class until somebody asks for it."""

    def __init__(self, cls: type) -> None:
        self._cls = cls

    def __get__(self, one: object, _owner: type) -> "Callable[..., None]":
        written: Callable[..., None] = _init(self._cls)
        self._cls.__init__ = written  # type: ignore[misc]
        return written if one is None else MethodType(written, one)


def _init(cls: Any) -> Any:  # noqa: ANN401 - a class and a function that are made here
    """The ``__init__`` that the standard decorator would have written."""
    fields = dataclasses.fields(cls)
    given = {f"default_{f.name}": f.default for f in fields if f.default is not MISSING}
    arguments = ["self"]
    for field in sorted(fields, key=attrgetter("kw_only")):
        if field.kw_only and "*" not in arguments:
            arguments.append("*")
        has_default = field.default is not MISSING
        arguments.append(f"{field.name}=default_{field.name}" if has_default else field.name)
    lines = [f"set_field(self, {f.name!r}, {f.name})" for f in fields] or ["pass"]
    source = (
        f"def make({', '.join(['set_field', *given])}):\n"
        f" def __init__({', '.join(arguments)}):\n  {'; '.join(lines)}\n"
        " return __init__"
    )
    found: dict[str, Any] = {}
    exec(source, vars(sys.modules[cls.__module__]), found)  # noqa: S102 - of names in our classes
    init = found["make"](object.__setattr__, **given)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {**{f.name: f.type for f in fields}, "return": None}
    return init


def _comparing(names: "Sequence[str]") -> "tuple[Callable[..., Any], Callable[..., int]]":
    """What tells whether two objects of a class are equal, and the hash of one."""
    values: Callable[[Any], Any] = (
        attrgetter(*names)
        if len(names) > 1
        else lambda one: tuple(getattr(one, name) for name in names)
    )

    def __eq__(self: object, other: object) -> Any:  # noqa: ANN401, N807 - NotImplemented too
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(values(self))

    return __eq__, __hash__


def _repr(self: Any) -> str:  # noqa: ANN401
    values = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self))
    return f"{type(self).__qualname__}({', '.join(values)})"


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:  # noqa: ANN401
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: "Sequence[Any]") -> None:  # noqa: ANN401
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
