"""What a start loads, proven in a fresh process: imports that are put off count too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("textual", "rich", "sqlalchemy", "alembic", "jinja2")


def loaded_by(code: str, tmp_path: Path) -> set[str]:
    """The top-level packages a piece of code has loaded when it ends."""
    script = f"import sys\n{code}\nprint(*sorted(sys.modules), file=sys.stderr)"
    environment = {**os.environ, "LORAPP_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment
    )
    names = done.stderr.strip().splitlines()[-1].split()
    return {name.split(".")[0] for name in names} | {n for n in names if n.startswith("lorapp")}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["today", "--help"]])
def test_help_and_version_load_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    loaded = loaded_by(f"from lorapp.cli import main; main({arguments!r})", tmp_path)
    assert not loaded.intersection(HEAVY)
    assert "lorapp.cli" in loaded


def test_importing_the_package_costs_nothing(tmp_path: Path) -> None:
    loaded = loaded_by("import lorapp", tmp_path)
    assert [name for name in loaded if name.startswith("lorapp")] == ["lorapp"]


DOMAIN = """
import importlib, pkgutil
import lorapp.domain
for module in pkgutil.walk_packages(lorapp.domain.__path__, "lorapp.domain."):
    importlib.import_module(module.name)
"""


def test_the_whole_domain_loads_no_framework_no_store_and_no_clock(tmp_path: Path) -> None:
    loaded = loaded_by(DOMAIN, tmp_path)
    assert "lorapp.domain.record" in loaded
    assert not loaded.intersection((*HEAVY, "sqlite3", "platformdirs", "lorapp.clock"))


def test_the_composition_root_loads_neither_the_terminal_nor_the_store(tmp_path: Path) -> None:
    assert not loaded_by("import lorapp.bootstrap", tmp_path).intersection(HEAVY)


def test_importing_opens_no_socket(tmp_path: Path) -> None:
    code = """
def refuse(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(event)
sys.addaudithook(refuse)
import lorapp.bootstrap, lorapp.cli
"""
    assert "lorapp.bootstrap" in loaded_by(code, tmp_path)
