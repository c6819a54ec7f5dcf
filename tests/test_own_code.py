"""K11: no text becomes code or a line of a shell, no file name can be guessed, SQL stays in db."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_gates import MODULES, ROOT, found

MODULES_THAT_RUN = {"pickle", "marshal", "shelve", "dill", "code"}
CALLS_THAT_RUN = {
    *("eval", "exec", "compile", "__import__", "os.system", "os.popen", "yaml.load"),
    *("tempfile.mktemp", "mktemp", "subprocess.getoutput", "subprocess.getstatusoutput"),
}
WRITES_METHODS = "lorapp/frozen.py: exec at line "
"""What ``dataclasses`` does for each class; what it runs is made of the names of our own fields."""

SQL = re.compile(
    r"\s*(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s"
    r"|(CREATE|DROP|ALTER)\s+(TABLE|INDEX|VIEW|TRIGGER))\b",
    re.DOTALL,
)


def risky(path: Path) -> Iterator[str]:
    """What of a module could run what it reads, or write where others wait."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
            yield from (name for name in names if name.partition(".")[0] in MODULES_THAT_RUN)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES_THAT_RUN:
            yield node.module
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            shells = [ast.unparse(one.value) for one in node.keywords if one.arg == "shell"]
            if called in CALLS_THAT_RUN or any(told != "False" for told in shells):
                yield f"{called} at line {node.lineno}"


def statements(path: Path) -> Iterator[str]:
    """The SQL that stands in a module as text."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value):
            yield f"line {node.lineno}"


def test_nothing_runs_what_it_reads() -> None:
    places = found(MODULES, risky)
    print(f"K11 modules={len(MODULES)} risky={len(places)}")
    assert [place.startswith(WRITES_METHODS) for place in places] == [True]


def test_sql_stands_in_the_store_alone() -> None:
    store = ROOT / "lorapp" / "db"
    outside = [path for path in MODULES if not path.is_relative_to(store)]
    places = found(outside, statements)
    inside = found([path for path in MODULES if path.is_relative_to(store)], statements)
    print(f"K11 modules={len(outside)} with SQL={len(places)}, in db={len(inside)}")
    assert places == []
    assert inside


@pytest.mark.parametrize(
    "text",
    [
        "import pickle",
        "from pickle import loads",
        "eval('1')",
        "import yaml; yaml.load(text)",
        "import subprocess; subprocess.run(line, shell=True)",
        "import tempfile; tempfile.mktemp()",
        "import os; os.system('ls')",
    ],
)
def test_code_that_does_is_found(tmp_path: Path, text: str) -> None:
    module = tmp_path / "module.py"
    module.write_text(text, encoding="utf-8")
    print(f"K11 mutant={text}")
    assert list(risky(module))


@pytest.mark.parametrize("text", ["SELECT a FROM b", "DELETE FROM b", "PRAGMA x", "DROP TABLE b"])
def test_sql_elsewhere_is_found(tmp_path: Path, text: str) -> None:
    module = tmp_path / "module.py"
    module.write_text(f"words = {text!r}", encoding="utf-8")
    assert list(statements(module))
