"""The sizes a person can read at once, and tests that test something."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "lorapp").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
EVERYTHING = [*MODULES, *TESTS, *sorted((ROOT / "scripts").glob("*.py"))]
LINES_A_MODULE, LINES_A_FUNCTION, METHODS_A_CLASS = 300, 40, 20
EXPECTING = {"assert", "raises", "fail"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


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


def found(paths: list[Path], wrong: Callable[[Path], Iterable[object]]) -> list[str]:
    """What is wrong in any of these files, each with its place."""
    return [f"{name_of(path)}: {one}" for path in paths for one in wrong(path)]


def test_a_module_can_be_read_in_one_sitting() -> None:
    long = [name_of(path) for path in MODULES if lines_of(path) > LINES_A_MODULE]
    assert not long


def test_a_function_fits_on_a_screen() -> None:
    def long(path: Path) -> Iterator[str]:
        for node in functions(path):
            if (node.end_lineno or node.lineno) - node.lineno + 1 > LINES_A_FUNCTION:
                yield f"{node.name} at line {node.lineno}"

    assert not found(MODULES, long)


def test_a_class_has_at_most_twenty_methods() -> None:
    def crowded(path: Path) -> Iterator[str]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                methods = [m for m in node.body if isinstance(m, Function)]
                if len(methods) > METHODS_A_CLASS:
                    yield node.name

    assert not found(MODULES, crowded)


def test_every_test_expects_something() -> None:
    def empty(path: Path) -> Iterator[str]:
        for node in functions(path):
            if node.name.startswith("test_") and not expects_something(node):
                yield node.name

    assert not found(TESTS, empty)


def test_only_the_boundary_of_the_app_catches_everything() -> None:
    def broad(path: Path) -> Iterator[int]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler) and (
                node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
            ):
                yield node.lineno

    places = found([path for path in MODULES if name_of(path) != "lorapp/app.py"], broad)
    assert not places


def without_thread(path: Path) -> Iterator[str]:
    """Workers outside ``begin`` that are no threads: their coroutine may never be awaited."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("run_worker"):
            told = {one.arg: ast.unparse(one.value) for one in node.keywords}
            if told.get("thread") != "True":
                yield f"{ast.unparse(node)} at line {node.lineno}"


def test_work_between_keys_is_begun_in_one_place(tmp_path: Path) -> None:
    early = tmp_path / "module.py"
    early.write_text("self.run_worker(self.read())", encoding="utf-8")
    assert list(without_thread(early)) == ["self.run_worker(self.read()) at line 1"]
    begins = ROOT / "lorapp" / "screens" / "drawing" / "between_keys.py"
    assert len(list(without_thread(begins))) == 1
    assert not found([path for path in MODULES if path != begins], without_thread)


BY_HAND = re.compile(r"seen \d{1,2} [A-Z][a-z]{2}")
"""A day on which a source was read, written where the rules would tell it."""


def seen_by_hand(path: Path) -> Iterator[str]:
    """Texts that say by hand when a source was read; docstrings show how one looks."""
    tree = ast.parse(path.read_text("utf-8"))
    shown = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in shown:
            yield from (f"{day} at line {node.lineno}" for day in BY_HAND.findall(node.value))


def test_no_day_a_source_was_read_is_written_by_hand(tmp_path: Path) -> None:
    early = tmp_path / "module.py"
    early.write_text('SOURCE = "AAMC, seen 22 Nov"\n"""``AAMC, seen 22 Nov``"""', encoding="utf-8")
    assert list(seen_by_hand(early)) == ["seen 22 Nov at line 1"]
    assert not found(MODULES, seen_by_hand)


def test_the_gates_see_the_whole_project() -> None:
    assert ROOT / "lorapp" / "errors.py" in EVERYTHING
    assert Path(__file__) in TESTS


def test_the_constraints_hold_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert lines
    assert all(line.count("==") == 1 and "/" not in line and "@" not in line for line in lines)
