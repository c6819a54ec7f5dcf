"""P19: what `lorapp doctor` says, to people and to programs; and `lorapp forget`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ABOUT = [
    *("Store", "Backups", "Clock", "Folder", "Settings", "Terminal", "Copying", "Extras"),
    "Versions",
]


@pytest.mark.usefixtures("midseason")
def test_all_is_well_in_one_line_and_each_part_in_one_more(run: Run) -> None:
    said = run("doctor")
    first, blank, *parts = said.out.splitlines()
    assert (said.status, said.err) == (0, "")
    assert (first, blank) == ("All is well.", "")
    assert [line.partition(":")[0] for line in parts if not line.startswith(" ")] == ABOUT


@pytest.mark.usefixtures("midseason")
def test_what_is_wrong_stands_first_with_its_cure_and_is_gone_when_mended(
    run: Run, home: Path
) -> None:
    (home / "lorapp.db").chmod(0o644)
    (home / "backups" / ".part-x.db").touch(0o600)
    said = run("doctor")
    assert said.status == 1
    head, found, well = said.out.split("\n\n")
    assert head == "1 thing is wrong, 1 to know."
    assert found.startswith("! Others may look into")
    assert "\n? .part-x.db is the beginning of a file" in found
    assert well.startswith("Store: lorapp.db is whole")
    assert "`lorapp doctor --mend` puts right what can be" in said.err
    assert [line for line in said.out.splitlines() if len(line) > 80 and "/" not in line] == []
    mended = run("doctor", "--mend")
    assert mended.status == 0
    assert mended.out.startswith("All is well.")
    assert "yours alone" in mended.err
    assert "Removed .part-x.db" in mended.err


@pytest.mark.usefixtures("midseason")
def test_programs_read_the_state_and_whether_it_can_be_mended(run: Run, home: Path) -> None:
    (home / "lorapp.db").chmod(0o644)
    findings = json.loads(run("doctor", "--json").out)["findings"]
    (found,) = [one for one in findings if one["level"] != "fine"]
    assert {**found, "text": ""} == {
        "level": "wrong",
        "about": "Folder",
        "state": "rights",
        "mends": True,
        "text": "",
    }
    assert {one["state"] for one in findings if one["level"] == "fine"} == {None}


@pytest.mark.usefixtures("midseason")
def test_a_person_is_forgotten_by_name_and_what_still_names_them_is_listed(
    run: Run, home: Path
) -> None:
    assert run("forget", "Umetani").status == 1
    assert run("add", "mentor", "Dr. Zsofia Quatermain").status == 0
    copy = run("backup").out.strip()
    exported = home / "exports" / "people.vcf"
    exported.parent.mkdir(mode=0o700, exist_ok=True)
    assert run("export", "vcard", "-o", str(exported)).status == 0
    said = run("forget", "quatermain")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("The record and its history no longer name Zsofia Quatermain;")
    assert f"Removed, as they named this person:\n  {exported}\n" in said.out
    assert f"delete them when you are sure:\n  {copy}\n" in said.out
    assert not exported.exists()
    refused = run("forget", "quatermain")
    assert refused.status == 1
    assert "Nobody called quatermain" in refused.err
    assert "cannot be undone" in run("undo").err
    assert run("add", "mentor", "Dr. Ilse Onofrio").status == 0
    told = json.loads(run("forget", "Ilse Onofrio", "--json").out)
    assert told == {"name": "Ilse Onofrio", "gone": [], "holding": [], "shut": []}
