"""K10: what is installed is what was audited, and every licence is known."""

import json
import re
import subprocess
import sys
from importlib.metadata import distribution, distributions
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


def run(script: str, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run one of the scripts."""
    command = [sys.executable, str(ROOT / "scripts" / script), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def plain(name: str) -> str:
    """A name as the registry compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def packages() -> dict[str, str]:
    """All packages here but our own, with their versions."""
    found = {plain(one.metadata["Name"]): one.version for one in distributions()}
    return {name: version for name, version in found.items() if name != "lorapp"}


def report(tmp_path: Path, **changed: dict[str, Any]) -> Path:
    """A report of pip-audit on what is installed, some packages told otherwise."""
    told: list[dict[str, Any]] = [{"name": "lorapp", "skip_reason": "it is editable"}]
    for name, version in packages().items():
        told.append({"name": name, "version": version, "vulns": []} | changed.get(name, {}))
    place = tmp_path / "report.json"
    place.write_text(json.dumps({"dependencies": told}), encoding="utf-8")
    return place


def test_an_audit_of_everything_installed_is_counted(tmp_path: Path) -> None:
    done = run("audit_words.py", str(report(tmp_path)))
    count = len(packages())
    print(f"K10 installed={count} {done.stdout.strip()}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{count} of {count} packages audited, 0 with known faults.\n"


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("rich", {"vulns": [{"id": "CVE-1"}]}, "CVE-1"),
        ("rich", {"skip_reason": "not found"}, "Installed, but not audited: rich."),
        ("rich", {"name": "another"}, "Installed, but not audited: rich."),
    ],
)
def test_a_known_fault_and_a_package_nobody_looked_up_end_with_1(
    tmp_path: Path, name: str, change: dict[str, Any], told: str
) -> None:
    done = run("audit_words.py", str(report(tmp_path, **{name: change})))
    print(f"K10 mutant={change} exit={done.returncode}")
    assert done.returncode == 1
    assert told in done.stdout


def test_an_audit_without_its_data_is_told_and_not_believed(tmp_path: Path) -> None:
    nobody = {name: {"skip_reason": "no network"} for name in packages()}
    for place in (report(tmp_path, **nobody), tmp_path / "none.json"):
        done = run("audit_words.py", str(place))
        assert done.returncode == 0
        assert done.stdout.startswith("Not run: ")


def test_the_bill_of_materials_names_what_runs_with_its_version_and_licence() -> None:
    told, again = run("bill.py"), run("bill.py")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout == again.stdout
    bill = json.loads(told.stdout)
    parts = {one["name"]: one for one in bill["components"]}
    print(f"K10 bill={len(parts)} parts, all with a licence")
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["name"] == "lorapp"
    assert {"textual", "sqlalchemy", "rich", "typst"} <= parts.keys()
    assert "pytest" not in parts
    assert all(one["licenses"] and one["version"] for one in parts.values())
    assert "| textual |" in run("bill.py", "--table").stdout


def test_what_is_installed_is_what_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {plain(name): version for name, _, version in (line.partition("==") for line in lines)}
    extras = distribution("lorapp").metadata.get_all("Provides-Extra") or []
    parts = json.loads(run("bill.py", "--extra", *extras).stdout)["components"]
    other = [
        one["purl"]
        for one in parts
        if one["name"] != "pip" and pinned.get(plain(one["name"])) != one["version"]
    ]
    print(f"K10 needed with every extra={len(parts)} not as pinned={len(other)}")
    assert other == []
