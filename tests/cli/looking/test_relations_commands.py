"""``lorapp mentors`` and ``lorapp rotations``: people and stays, read without a screen (P57)."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("midseason")
def test_a_mentor_is_told_with_contact_courtesy_letters_and_what_was_seen(run: Run) -> None:
    blocks = run("mentors").out.split("\n\n")
    assert blocks[2].splitlines() == [
        "Dr. Priscilla Umetani, attending, neurology, Northgate Lakes Medical Center (B-M3)",
        "  Contact: warm, last 6 Nov, 16 days ago",
        "  Courtesy: 2 messages left, next polite day Mon 23 Nov (today is Sunday)",
        "  Letters: neurology late (B-L3)",
        "  E-mail: p.umetani@example.org",
        blocks[2].splitlines()[-1],
    ]
    assert "\n  Saw on 17 Jun: Shared the consult list with the resident so that" in blocks[2]
    assert len(blocks) == 5


@pytest.mark.usefixtures("midseason")
def test_who_is_never_to_be_written_to_is_told_so(run: Run, tmp_path: Path) -> None:
    record = json.loads(run("export", "json").out)
    record["mentors"][1]["do_not_contact"] = True
    path = tmp_path / "record.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    assert run("import", str(path)).status == 0
    assert "this person as not to be contacted.\n" in run("mentors").out.split("\n\n")[1]
    assert json.loads(run("mentors", "--json").out)["mentors"][1]["polite_on"] is None


@pytest.mark.usefixtures("planner")
def test_a_rotation_is_told_with_its_days_to_ask_and_who_was_there(run: Run) -> None:
    said = run("rotations", "--plain").out.split("\n\n")
    assert said[3].splitlines() == [
        "Larkspur Valley Medical Center, observership, internal medicine (A-R1)",
        "Days: Mon 2 Nov 2026 to Fri 27 Nov 2026, running",
        "Counts as: observed, 4 weeks",
        "With: Dr. Quistgaard",
        *("Ask on: Mon 23 Nov", "Ask on: Tue 24 Nov", "Ask on: Wed 25 Nov"),
        "Thu 26 Nov is a holiday (Thanksgiving).",
        "Fri 27 Nov is doubtful: between a holiday and the weekend.",
        "Letters: Dr. Quistgaard planned (A-L1)",
    ]
    assert said[-1] == "US experience so far: 3 weeks observed.\n"


@pytest.mark.usefixtures("midseason")
def test_programs_get_both_by_key_and_iso_day(run: Run) -> None:
    person = json.loads(run("mentors", "--json").out)["mentors"][0]
    assert (person["key"], person["last_contact_on"], person["letters"]) == (
        *("B-M1", "2026-08-15"),
        ["B-L1"],
    )
    told = json.loads(run("rotations", "--json").out)
    assert told["rotations"][0]["starts_on"] == "2026-06-01"
    assert told["us_weeks"]["hands-on"] == 8


def test_without_any_the_command_that_adds_one_is_named(run: Run) -> None:
    assert run("begin", "Ines Prat", "--zone", "Europe/Madrid").status == 0
    assert "`lorapp add mentor NAME` adds one" in run("mentors").out
    assert "`lorapp add rotation SITE" in run("rotations").out
