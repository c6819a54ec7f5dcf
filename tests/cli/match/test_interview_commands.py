"""`interviews` and `interview`: the list, the line that adds one, the page to prepare with."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import DEMO_FILES, Run

pytestmark = pytest.mark.usefixtures("midseason")


def test_interviews_are_told_on_both_clocks_with_what_they_meet(run: Run) -> None:
    run("interview", "add", "elmhollow 3 dec 11:00 video")
    run("interview", "add", "tern", "16", "mar", "10:00", "ET", "waitlisted")
    run("interview", "add", "quarry 2 nov 10:00 CT done")
    said = run("interviews")
    assert (said.status, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "Coming: 5"
    assert "Ashgrove Regional IM: Thu 3 Dec 18:00 Amman (10:00 ET), video, booked." in lines
    assert "  At the same time: Elmhollow IM, Thu 3 Dec 19:00 Amman (11:00 ET)." in lines
    assert "Waiting for a place: 1" in lines
    assert any(line.startswith("  The US changes its clocks on Sun 14 Mar") for line in lines)
    assert lines[-2] == "Past: 1"


def test_the_list_for_programs_has_both_instants_and_what_is_met(run: Run) -> None:
    said = run("interviews", "--json")
    told = json.loads(said.out)["interviews"]
    assert [one["program"] for one in told] == ["B-P01", "B-P03", "B-P04", "B-P08"]
    assert told[2] == {
        "program": "B-P04",
        "at": "2027-01-07T08:30:00-06:00",
        "local": "2027-01-07T17:30:00+03:00",
        "zone": "America/Chicago",
        "how": "in-person",
        "status": "booked",
        "minutes": None,
        "clocks_change": None,
        "meets": [],
        "lane": "coming",
        "days_left": 46,
    }


def test_a_line_is_added_told_back_and_undone(run: Run) -> None:
    said = run("interview", "add", "elm", "4", "jan", "2", "pm", "PT", "zoom")
    assert (said.status, said.err) == (0, "")
    told, done = said.out.splitlines()
    when = "Tue 5 Jan 01:00 Amman (Mon 4 Jan 14:00 PT, 17:00 ET)"
    night = "01:00 is at night for you. It is fine to ask whether another hour is free."
    assert told == f"Elmhollow IM: {when}, video, booked. {night}"
    assert done == "Add interview Elmhollow IM, Tue 5 Jan."
    assert "Elmhollow" in run("interviews").out
    run("undo")
    assert "Elmhollow" not in run("interviews").out


def test_a_dry_run_stores_nothing_and_json_says_how_it_was_read(run: Run) -> None:
    dry = run("interview", "add", "elm 4 jan 10:00", "--dry-run")
    assert dry.out.splitlines()[1] == "Nothing was stored."
    assert "ET is usual in OH" in dry.out
    told = json.loads(run("interview", "add", "elm 4 jan 10:00", "--dry-run", "--json").out)
    assert (told["done"], told["zone_by"]) == (None, "usual in its state")
    assert told["interview"]["at"] == "2027-01-04T10:00:00-05:00"
    assert "Elmhollow" not in run("interviews").out
    done = json.loads(run("interview", "add", "elm 4 jan 10:00", "--json").out)["done"]
    assert done == "Add interview Elmhollow IM, Mon 4 Jan"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add",), "Which program?"),
        (("add", "ashgrove 3 dec 10:00 ET"), "is on record already"),
        (("add", "port meridian 4 jan 10:00 ET"), "Port Meridian IM or Port Meridian Neurology"),
        (("saint orla",), "Saint Orla IM or Saint Orla Neurology"),
        (("ashgrove", "-o", "page.odt"), "does not tell its form"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run: Run, words: tuple[str, ...], says: str) -> None:
    said = run("interview", *words)
    assert (said.status, said.out) == (1, "")
    assert says in said.err
    assert said.err.count("\n") == 1


def test_words_of_another_form_are_wrong_usage(run: Run) -> None:
    said = run("interview", "ashgrove", "--json")
    assert (said.status, said.out) == (2, "")
    assert "go with `interview add`" in said.err


def test_the_dossier_is_printed_and_saved_in_the_form_its_name_tells(
    run: Run, tmp_path: Path
) -> None:
    said = run("interview", "ashgrove")
    assert said.out.startswith(
        "Interview at Ashgrove Regional IM\nThu 3 Dec 18:00 Amman (10:00 ET)"
    )
    assert "Letters they hold" in said.out
    assert run("interview", "B-P01").out == said.out
    assert run("interview", "ashgrove", "--form", "markdown").out.startswith("# Interview at")
    page, paper = tmp_path / "page.html", tmp_path / "paper.pdf"
    assert run("interview", "ashgrove", "-o", str(page)).status == 0
    assert run("interview", "ashgrove", "-o", str(paper)).status == 0
    assert "<h1>Interview at Ashgrove Regional IM</h1>" in page.read_text(encoding="utf-8")
    assert paper.read_bytes().startswith(b"%PDF")
    for path in (page, paper):
        assert str(tmp_path).encode() not in path.read_bytes()


def test_no_interview_says_how_to_add_one(run: Run, tmp_path: Path) -> None:
    told = json.loads((DEMO_FILES / "midseason.json").read_text(encoding="utf-8"))
    told.pop("interviews")
    path = tmp_path / "none.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    run("undo")
    assert run("import", str(path)).status == 0
    assert run("interviews").out.startswith("No interviews yet. `lorapp interview add")
    assert "No interview is on record here." in run("interview", "ashgrove").out
