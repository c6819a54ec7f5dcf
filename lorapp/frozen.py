"""Frozen dataclasses that cost a start next to nothing.

The standard decorator writes six methods for each class and has them compiled: half a millisecond
a class, and more than a hundred of them stand before the first page; to read its module takes as
long as ten. Here the methods of the plain frozen kind are shared, and ``__init__`` is compiled for
a class when its first object is made. What ``dataclasses`` itself knows of a class is made when
somebody asks, so that its ``fields`` and ``replace`` work as ever; the ``field``, ``fields`` and
``replace`` of this module need it for no plain class. Every class of another kind is the standard
library's. A type checker sees the standard decorator.
"""

import sys
from operator import attrgetter
from types import MethodType
from typing import TYPE_CHECKING, Any, ClassVar, Final, get_origin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from dataclasses import dataclass, field, replace
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:  # noqa: ANN401
        """Make a dataclass of a class, as ``dataclasses.dataclass`` does."""
        return _made(cls, options) if cls else lambda found: _made(found, options)

    def field(**options: Any) -> "_Asked":  # noqa: ANN401
        """Say more of a field than its default, as ``dataclasses.field`` does."""
        return _Asked(options)

    def replace(one: Any, /, **changes: Any) -> Any:  # noqa: ANN401
        """Make the same object with other values, as ``dataclasses.replace`` does."""
        kept = {f.name: getattr(one, f.name) for f in fields(type(one)) if f.name not in changes}
        return type(one)(**kept, **changes)


__all__ = ["Field", "dataclass", "field", "fields", "is_made", "replace"]

_FIELDS: Final = "__lorapp_fields__"
_NOTHING: Final = object()
_PLAIN: Final = {"frozen", "slots", "kw_only"}
_ASKED: Final = ("default", "default_factory", "repr", "compare", "kw_only")
_OWN: Final = {
    *("__init__", "__post_init__", "__repr__", "__eq__", "__hash__"),
    *("__setattr__", "__delattr__", "__getstate__", "__setstate__"),
}


class _Asked:
    """What ``field`` was told, until its class is made."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options


class Field:
    """A field of a dataclass: its name, its type as it is written, and what else was asked."""

    __slots__ = ("name", "type", *_ASKED)

    def __init__(self, name: str, written: object, asked: "Mapping[str, Any]") -> None:
        self.name = name
        self.type = written
        self.default = asked.get("default", _NOTHING)
        self.default_factory = asked.get("default_factory", _NOTHING)
        self.repr = asked.get("repr", True)
        self.compare = asked.get("compare", True)
        self.kw_only = asked["kw_only"]

    @property
    def is_required(self) -> bool:
        """Whether no object can be made without a value for it."""
        return self.default is _NOTHING and self.default_factory is _NOTHING

    def asked(self) -> dict[str, Any]:
        """What was asked, as ``dataclasses.field`` is told."""
        return {name: told for name in _ASKED if (told := getattr(self, name)) is not _NOTHING}


def fields(cls: type[Any]) -> tuple[Field, ...]:
    """The fields of a dataclass, in their order; TypeError when it is none."""
    found: tuple[Field, ...] | None = vars(cls).get(_FIELDS)
    return _standard_fields(cls) if found is None else found


def is_made(cls: type[Any]) -> bool:
    """Whether a class is a dataclass."""
    return _FIELDS in vars(cls) or hasattr(cls, "__dataclass_fields__")


def _standard_fields(cls: type[Any]) -> tuple[Field, ...]:
    import dataclasses

    asked = (
        {name: told for name in _ASKED if (told := getattr(f, name)) is not dataclasses.MISSING}
        for f in dataclasses.fields(cls)
    )
    names = ((f.name, f.type) for f in dataclasses.fields(cls))
    return tuple(Field(*name, told) for name, told in zip(names, asked, strict=True))


def _made(cls: type[Any], options: dict[str, bool]) -> type[Any]:
    if not _is_plain(cls, options):
        return _made_elsewhere(cls, options)
    found = _fields_of(cls, kw_only=options.get("kw_only", False))
    has_slots = options.get("slots", False)
    made: Any = _slotted(cls, found) if has_slots else cls
    setattr(made, _FIELDS, found)
    for name in ("__dataclass_fields__", "__dataclass_params__"):
        setattr(made, name, _Unasked(made, name))
    made.__match_args__ = tuple(f.name for f in found if not f.kw_only)  # type: ignore[misc]
    made.__init__ = _Unwritten(made)
    made.__eq__, made.__hash__ = _comparing([f.name for f in found if f.compare])
    made.__repr__, made.__replace__ = _repr, replace
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
    if has_slots:
        made.__getstate__, made.__setstate__ = _state, _set_state
    return made  # type: ignore[no-any-return]


def _made_elsewhere(cls: type[Any], options: dict[str, bool]) -> type[Any]:
    import dataclasses

    for name, value in tuple(vars(cls).items()):
        if isinstance(value, _Asked):
            setattr(cls, name, dataclasses.field(**value.options))
    return dataclasses.dataclass(**options)(cls)


def _is_plain(cls: type[Any], options: dict[str, bool]) -> bool:
    """Whether nothing about a class asks for more than the shared methods give."""
    return (
        options.get("frozen", False)
        and options.keys() <= _PLAIN
        and _OWN.isdisjoint(vars(cls))
        and all(base is object or _FIELDS in vars(base) for base in cls.__bases__)
        and not any(map(_asks_for_more, vars(cls).values()))
        and not any(map(_asks_for_more, cls.__annotations__.values()))
    )


def _asks_for_more(value: object) -> bool:
    """Whether the standard library must see to it: a field of its own kind, or one told more."""
    if isinstance(value, _Asked):
        return not value.options.keys() <= set(_ASKED)
    return type(value).__module__ == "dataclasses"


def _fields_of(cls: type[Any], *, kw_only: bool) -> tuple[Field, ...]:
    """The fields of a class, and before them those of the classes it is a kind of."""
    found = {f.name: f for base in reversed(cls.__mro__[1:-1]) for f in fields(base)}
    for name, written in cls.__annotations__.items():
        if _is_class_var(written):
            continue
        given = vars(cls).get(name, _NOTHING)
        asked = given.options if isinstance(given, _Asked) else {"default": given}
        found[name] = Field(name, written, {"kw_only": kw_only, **asked})
        if isinstance(given, _Asked):
            delattr(cls, name)
            if "default" in asked:
                setattr(cls, name, asked["default"])
    return tuple(found.values())


def _is_class_var(written: object) -> bool:
    if isinstance(written, str):
        return written.startswith("ClassVar")
    return written is ClassVar or get_origin(written) is ClassVar


def _slotted(cls: type[Any], found: "Sequence[Field]") -> Any:  # noqa: ANN401
    """The same class with a place for each of its own fields, which have no defaults there."""
    names = [f.name for f in found]
    inherited = {name for base in cls.__mro__[1:-1] for name in vars(base).get("__slots__", ())}
    body = {
        name: value
        for name, value in vars(cls).items()
        if name not in {*names, "__dict__", "__weakref__"}
    }
    body["__slots__"] = tuple(name for name in names if name not in inherited)
    made: Any = type(cls)(cls.__name__, cls.__bases__, body)  # type: ignore[misc]
    made.__qualname__ = cls.__qualname__
    return made


class _Unasked:
    """Stands for what ``dataclasses`` knows of a class until somebody asks for it."""

    def __init__(self, cls: type[Any], name: str) -> None:
        self._cls = cls
        self._name = name

    def __get__(self, _one: object, _owner: type[Any]) -> Any:  # noqa: ANN401
        import dataclasses

        cls, found = self._cls, fields(self._cls)
        body = {
            "__doc__": cls.__doc__ or cls.__name__,
            "__module__": cls.__module__,
            "__annotations__": {f.name: f.type for f in found},
            **{f.name: dataclasses.field(**f.asked()) for f in found},
        }
        twin: Any = type(cls.__name__, (), body)
        twin = dataclasses.dataclass(init=False, repr=False, eq=False)(twin)
        params = twin.__dataclass_params__
        params.init = params.repr = params.eq = params.frozen = True
        cls.__dataclass_fields__ = twin.__dataclass_fields__
        cls.__dataclass_params__ = params
        return getattr(cls, self._name)


class _Unwritten:
    """Stands for the ``__init__`` of a class until somebody asks for it."""

    def __init__(self, cls: type[Any]) -> None:
        self._cls = cls

    def __get__(self, one: object, _owner: type[Any]) -> "Callable[..., None]":
        written: Callable[..., None] = _init(self._cls)
        self._cls.__init__ = written
        return written if one is None else MethodType(written, one)


def _init(cls: type[Any]) -> Any:  # noqa: ANN401 - a function that is made here
    """The ``__init__`` that the standard decorator would have written."""
    found = fields(cls)
    given = {"set_field": object.__setattr__, "nothing": _NOTHING}
    arguments, lines = ["self"], []
    for f in sorted(found, key=attrgetter("kw_only")):
        if f.kw_only and "*" not in arguments:
            arguments.append("*")
        arguments.append(f.name if f.is_required else f"{f.name}=default_{f.name}")
    for f in found:
        value = f.name
        if f.default is not _NOTHING:
            given[f"default_{f.name}"] = f.default
        elif f.default_factory is not _NOTHING:
            given[f"default_{f.name}"], given[f"make_{f.name}"] = _NOTHING, f.default_factory
            value = f"make_{f.name}() if {f.name} is nothing else {f.name}"
        lines.append(f"set_field(self, {f.name!r}, {value})")
    source = (
        f"def make({', '.join(given)}):\n"
        f" def __init__({', '.join(arguments)}):\n  {'; '.join(lines) or 'pass'}\n"
        " return __init__"
    )
    made: dict[str, Any] = {}
    exec(source, vars(sys.modules[cls.__module__]), made)  # noqa: S102 - of names in our classes
    init = made["make"](**given)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {**{f.name: f.type for f in found}, "return": None}
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
    values = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(type(self)) if f.repr)
    return f"{type(self).__qualname__}({', '.join(values)})"


def _refusal(name: str, what: str) -> AttributeError:
    from dataclasses import FrozenInstanceError

    return FrozenInstanceError(f"cannot {what} field {name!r}")


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise _refusal(name, "assign to")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise _refusal(name, "delete")


def _state(self: Any) -> list[Any]:  # noqa: ANN401
    return [getattr(self, f.name) for f in fields(type(self))]


def _set_state(self: Any, state: "Sequence[Any]") -> None:  # noqa: ANN401
    for f, value in zip(fields(type(self)), state, strict=True):
        object.__setattr__(self, f.name, value)
