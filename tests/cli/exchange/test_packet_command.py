"""``lorapp packet``: the folder on the disk, and every problem as one sentence."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Said


@pytest.fixture
def kept(planner: Said, run: Run, tmp_path: Path) -> Run:
    """A record in which one moment may point to a patient."""
    assert planner.status == 0
    record = json.loads(run("export", "json").out)
    record["moments"][0]["text"] = "Helped Mr. Hollis to walk."
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(record), encoding="utf-8")
    assert run("import", str(changed)).status == 0
    return run


def test_a_packet_is_built_and_its_folder_named(planner: Said, run: Run, home: Path) -> None:
    assert planner.status == 0
    said = run("packet", "A-L1")
    folder = home / "exports" / "Dr Quistgaard, Mirela Vantu"
    assert said.status == 0
    assert said.out.splitlines()[0] == str(folder)
    assert "  Packet Mirela Vantu.pdf\n" in said.out
    assert "The PDF: 3 pages, " in said.out
    assert (folder / "Packet Mirela Vantu.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert "Not there yet: personal statement." in said.err
    assert "The mail waits." in said.err


def test_another_folder_is_used_only_when_it_is_empty(
    planner: Said, run: Run, tmp_path: Path
) -> None:
    assert planner.status == 0
    assert run("packet", "A-L1", "-o", str(tmp_path / "out")).status == 0
    again = run("packet", "A-L1", "-o", str(tmp_path / "out"))
    assert (again.status, again.out) == (1, "")
    assert "Name a new folder" in again.err


def test_the_exports_themselves_are_no_folder_for_one_packet(
    planner: Said, run: Run, home: Path
) -> None:
    assert planner.status == 0
    said = run("packet", "A-L1", "-o", str(home / "exports"))
    assert (said.status, said.out) == (1, "")
    assert "is a folder of lorapp's own. Name another one" in said.err
    assert not (home / "exports").exists()
    assert run("packet", "A-L1", "-o", str(home / "exports" / "Mine")).status == 0


def test_a_moment_is_kept_on_purpose_by_its_name(kept: Run, tmp_path: Path) -> None:
    refused = kept("packet", "A-L1")
    assert refused.status == 1
    assert "Mr. Hollis" in refused.err
    moment = refused.err.split("(")[1].split(":")[0]
    built = kept("packet", "A-L1", "--keep", moment, "-o", str(tmp_path / "out"))
    assert built.status == 0
    assert "Mr. Hollis" in (tmp_path / "out" / "Parts" / "Facts.txt").read_text(encoding="utf-8")


def test_an_unknown_letter_is_a_sentence(planner: Said, run: Run) -> None:
    assert planner.status == 0
    said = run("packet", "NOPE")
    assert said.status == 1
    assert "NOPE" in said.err
