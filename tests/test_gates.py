"""The sizes a person can read at once, and tests that test something."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "lorapp").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
EVERYTHING = [*MODULES, *TESTS, *sorted((ROOT / "scripts").glob("*.py"))]
LINES_A_MODULE, LINES_A_FUNCTION, METHODS_A_CLASS = 300, 40, 20
EXPECTING = {"assert", "raises", "fail"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def expects_something(function: Function) -> bool:
    """Whether a test asserts, itself or through a helper named after it."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func).rsplit(".", 1)[-1]
            if any(word in called for word in (*EXPECTING, "check", "expect", "snap_compare")):
                return True
    return False


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LINES_A_MODULE


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    long = [
        f"{node.name} at line {node.lineno}"
        for node in functions(path)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > LINES_A_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_class_has_at_most_twenty_methods(path: Path) -> None:
    crowded = [
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        and sum(isinstance(m, ast.FunctionDef | ast.AsyncFunctionDef) for m in node.body)
        > METHODS_A_CLASS
    ]
    assert not crowded


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_every_test_expects_something(path: Path) -> None:
    empty = [
        node.name
        for node in functions(path)
        if node.name.startswith("test_") and not expects_something(node)
    ]
    assert not empty


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_boundary_of_the_app_catches_everything(path: Path) -> None:
    broad = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert not broad or name_of(path) == "lorapp/app.py"


def test_the_gates_see_the_whole_project() -> None:
    assert ROOT / "lorapp" / "errors.py" in EVERYTHING
    assert Path(__file__) in TESTS


def test_the_constraints_hold_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert lines
    assert all(line.count("==") == 1 and "/" not in line and "@" not in line for line in lines)
