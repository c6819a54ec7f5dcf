"""Our frozen dataclasses are the standard ones in all but the time they take."""

import copy
import dataclasses
import importlib
import inspect
import pickle
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, InitVar, fields, is_dataclass
from pathlib import Path
from typing import Any, ClassVar, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lorapp
from lorapp import frozen
from lorapp.frozen import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values."""

    one: object
    other: object = None


@dataclass(frozen=True)
class Alone:
    """A single value, in an object with a ``__dict__``."""

    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """By name only, though the first has a default."""

    given: int = 7
    needed: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """No fields at all."""


@dataclass(frozen=True, slots=True)
class Triple(Pair):
    """A pair and more, of which one thing does not count."""

    kinds: ClassVar[int] = 2
    count: "ClassVar[int]" = 3

    third: list[str] = field(default_factory=list)
    shown: str = field(default="", compare=False, repr=False, kw_only=True)


@pytest.mark.parametrize("kind", ["slots", "dict"])
def test_an_object_copied_or_pickled_is_equal(kind: str) -> None:
    one: object = Pair("a", (1,)) if kind == "slots" else Alone(2.5)
    for again in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):  # noqa: S301
        assert again == one
        assert hash(again) == hash(one)


@given(
    st.tuples(st.integers(0, 2), st.integers(0, 2)), st.tuples(st.integers(0, 2), st.integers(0, 2))
)
def test_objects_are_equal_as_their_values_are(a: tuple[int, int], b: tuple[int, int]) -> None:
    one, other = Pair(*a), Pair(*b)
    alone: object = Alone(a[0])
    assert (one == other) == (a == b)
    assert hash(one) == hash(a)
    assert (replace(one, one=b[0]) == Pair(b[0], a[1])) is True
    assert one != alone


def test_a_single_value_that_equals_nothing_is_itself() -> None:
    odd = float("nan")
    assert Alone(odd) == Alone(odd)
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1


def test_nothing_of_an_object_can_be_changed() -> None:
    one: Any = Pair(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'one'"):
        one.one = 2
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'one'"):
        del one.one
    with pytest.raises(FrozenInstanceError):
        one.another = 3
    assert one == Pair(1)


@pytest.mark.parametrize(
    "wrong",
    [Pair, lambda: Pair(1, 2, 3), lambda: Pair(1, two=2), lambda: Named("x")],  # type: ignore[call-arg, arg-type]
)
def test_wrong_arguments_are_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=r"__init__\(\)"):
        wrong()


def test_an_object_tells_its_values_and_matches_by_place() -> None:
    assert repr(Pair("a", Named(needed="b"))) == ("Pair(one='a', other=Named(given=7, needed='b'))")
    match Pair(1, 2):
        case Pair(one, 2):
            assert one == 1
        case _:
            pytest.fail("it did not match")


def test_what_is_no_plain_frozen_class_is_made_by_the_standard_library() -> None:
    @dataclass(frozen=True, order=True)
    class Ordered:
        """Objects with an order."""

        value: int

    @dataclass
    class Changing:
        """Objects that change."""

        values: list[int] = dataclasses.field(default_factory=list)

    @dataclass(frozen=True)
    class Doubled:
        """A value that is made from another."""

        given: InitVar[int]
        value: int = 0

        def __post_init__(self, given: int) -> None:
            object.__setattr__(self, "value", 2 * given)

    changing = Changing()
    changing.values.append(1)
    assert (Ordered(1) < Ordered(2), Changing().values, changing.values) == (True, [], [1])
    assert Doubled(2).value == 4
    assert [f.name for f in frozen.fields(Changing)] == ["values"]
    assert [f.is_required for f in (*frozen.fields(Changing), *frozen.fields(Ordered))] == [
        False,
        True,
    ]
    assert (replace(changing, values=[2]).values, changing.values) == ([2], [1])


def test_a_kind_of_a_class_has_the_fields_of_both() -> None:
    one = Triple(1, 2, shown="seen")
    one.third.append("x")
    assert (Triple(1).third, Triple(1, None, [])) == ([], Triple(1))
    assert (Triple(1, 2, ["x"]), Triple(1, 2, ["x"]) == Pair(1, 2)) == (one, False)
    assert repr(one) == "Triple(one=1, other=2, third=['x'])"
    assert replace(one, one=3) == Triple(3, 2, ["x"])
    assert replace(one, one=3).shown == dataclasses.replace(one, other=3).shown == "seen"
    assert (vars(Triple)["__slots__"], Triple.kinds, Triple.count) == (("third", "shown"), 2, 3)
    assert Triple.__match_args__ == ("one", "other", "third")
    with pytest.raises(FrozenInstanceError):
        one.third = []  # type: ignore[misc]


def test_what_is_no_dataclass_has_no_fields() -> None:
    assert not frozen.is_made(str)
    with pytest.raises(TypeError):
        frozen.fields(str)


def test_a_plain_class_is_made_and_used_without_the_standard_library() -> None:
    code = (
        "import sys; before = {*sys.modules}\n"
        "from lorapp.frozen import dataclass, field, fields, replace\n"
        "@dataclass(frozen=True, slots=True)\n"
        "class One:\n  value: int\n  more: dict[str, int] = field(default_factory=dict)\n"
        "assert (replace(One(1), value=2), len(fields(One))) == (One(2), 2)\n"
        "print({'dataclasses', 'inspect'} & {*sys.modules} - before)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert told.stdout == "set()\n"


def records() -> list[type]:
    """Every dataclass of lorapp whose ``__init__`` is written for it."""
    names = [one.name for one in pkgutil.walk_packages(lorapp.__path__, "lorapp.")]
    modules = [importlib.import_module(name) for name in names if "migrations" not in name]
    return [
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__
        if kind.__init__.__code__.co_filename == "<string>"
    ]


ASKED = ("default", "default_factory", "repr", "compare", "kw_only")


def asked(one: dataclasses.Field[Any]) -> dict[str, object]:
    """What was asked for a field, as the standard library knows it."""
    return {name: told for name in ASKED if (told := getattr(one, name)) is not MISSING}


def test_every_record_of_lorapp_is_made_as_the_standard_library_would() -> None:
    """The signature, the hints and what a class says of itself, for every one there is."""
    kinds = records()
    for kind in kinds:
        params = kind.__dataclass_params__  # type: ignore[attr-defined]
        told = inspect.signature(kind).parameters
        given = sorted((f for f in fields(kind) if f.init), key=lambda f: bool(f.kw_only))
        assert list(told) == [f.name for f in given]
        for one in given:
            parameter = told[one.name]
            is_needed = one.default is MISSING and one.default_factory is MISSING
            assert (parameter.default is parameter.empty) == is_needed
            assert (parameter.kind is parameter.KEYWORD_ONLY) == one.kw_only
            assert parameter.annotation == one.type
        assert (params.init, params.eq) == (True, True)
        own = [(f.name, f.type, f.asked()) for f in frozen.fields(kind)]
        assert own == [(f.name, f.type, asked(f)) for f in fields(kind)]
    print(f"frozen kinds={len(kinds)}")
    assert len(kinds) > 300


def test_hints_are_those_of_the_class() -> None:
    assert get_type_hints(Named.__init__) == {"given": int, "needed": str, "return": type(None)}
    assert Named.__init__.__qualname__ == "Named.__init__"
    assert Named.__init__ is Named.__init__


def test_all_of_lorapp_takes_the_decorator_from_here() -> None:
    taken = re.compile(r"\bdataclasses(\.| import .*\b)(dataclass|field)\b")
    modules = Path(lorapp.__file__).parent.rglob("*.py")
    others = [path.name for path in modules if taken.search(path.read_text("utf-8"))]
    assert others == ["frozen.py"]
