"""`rank`: reading the list, and one change a command."""

import json

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("midseason")
OPEN, CLOSED = "2027-02-20T12:00:00-05:00", "2027-03-04T12:00:00-05:00"


@pytest.fixture(autouse=True)
def _when_lists_are_open(midseason: object, monkeypatch: pytest.MonkeyPatch) -> None:
    del midseason
    monkeypatch.setenv("LORAPP_NOW", OPEN)


@pytest.fixture
def ranked(run: Run) -> None:
    for program in ("ashgrove", "granite", "B-P08"):
        assert run("rank", "--add", program).status == 0


def names(run: Run) -> list[str]:
    told = json.loads(run("rank", "--json").out)["lists"]
    return [place["program"] for place in told[0]["order"]] if told else []


def test_an_empty_list_says_who_was_interviewed_and_how_to_begin(run: Run) -> None:
    said = run("rank")
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[0] == "NRMP rank list, your own order: no program"
    assert "Interviewed and not on the list: Ashgrove Regional IM, Saint Orla IM" in said.out
    assert "Rank by what you truly prefer" in said.out


def test_a_list_that_is_not_there_is_said_in_a_sentence(run: Run) -> None:
    said = run("rank", "--match", "aua")
    assert said.out.startswith("No rank list yet.")
    said = run("rank", "--sort", "--match", "aua")
    assert (said.status, said.out) == (1, "")
    assert said.err == "Say which list with --match: nrmp.\n"


@pytest.mark.usefixtures("ranked")
def test_programs_are_moved_left_out_and_taken_off_each_undone_as_one(run: Run) -> None:
    said = run("rank", "--move", "granite ferry", "1")
    assert said.out == "Move Granite Ferry IM to place 1.\n"
    assert names(run) == ["B-P04", "B-P01", "B-P08"]
    run("rank", "--leave-out", "ashgrove")
    assert names(run) == ["B-P04", "B-P08"]
    assert "Left out: Ashgrove Regional IM" in run("rank").out
    run("rank", "--bring-back", "ashgrove")
    run("rank", "--remove", "northgate")
    assert names(run) == ["B-P04", "B-P01"]
    run("undo")
    assert names(run) == ["B-P04", "B-P01", "B-P08"]


@pytest.mark.usefixtures("ranked")
def test_points_criteria_notes_and_sorting(run: Run) -> None:
    assert run("rank", "--criterion", "Training", "5").out == "Add criterion Training.\n"
    assert run("rank", "--criterion", "training", "4").out == "Change criterion Training.\n"
    again = ("rank", "--criterion", "training", "4")
    assert run(*again).out == "Nothing was changed, it stands so already.\n"
    assert json.loads(run(*again, "--json").out)["undoable"] is False
    run("rank", "--note", "granite", "kind people")
    assert run("rank", "--score", "granite", "train", "9,5").out == "Points for Granite Ferry IM.\n"
    run("rank", "--score", "ashgrove", "C1", "3")
    told = json.loads(run("rank", "--json").out)["lists"][0]["order"][1]
    assert (told["points"], told["scored"], told["note"]) == (9.5, 1, "kind people")
    assert run("rank", "--sort").out == "Sort the NRMP list by points.\n"
    assert names(run) == ["B-P04", "B-P01", "B-P08"]
    text = run("rank", "--plain").out
    assert "1. Granite Ferry IM, 9.5 points" in text
    assert "Note: kind people" in text
    run("rank", "--no-criterion", "training")
    assert "points" not in run("rank").out


@pytest.mark.usefixtures("ranked")
def test_certified_then_changed_is_told_line_by_line(run: Run) -> None:
    assert run("rank", "--certified", "--on", "19 feb").out == "Certified the NRMP list.\n"
    assert "Certify" not in run("today").out
    run("rank", "--move", "B-P08", "1")
    said = run("rank").out
    assert "Certified Fri 19 Feb, then changed." in said
    assert "Northgate Lakes Neurology: now 1, was 3." in said
    assert "Certify the NRMP rank list again" in run("today").out
    told = json.loads(run("rank", "--json").out)["lists"][0]
    assert told["certified_at"] == "2027-02-19"
    assert told["certified"] is False
    assert told["closes"] == "2027-03-03T21:00:00-05:00"
    assert told["differs"] == [{"program": "B-P08", "was": 3, "now": 1}]


@pytest.mark.usefixtures("ranked")
def test_after_the_closing_a_change_is_refused_and_an_earlier_day_written_down(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LORAPP_NOW", CLOSED)
    said = run("rank", "--move", "B-P08", "1")
    assert (said.status, said.out) == (1, "")
    assert "The NRMP list can only be read now; a wrong day" in said.err
    assert run("rank", "--certified").status == 1
    assert run("rank", "--certified", "--on", "4 mar").status == 1
    assert run("rank", "--certified", "--on", "2 mar", "--json").status == 0
    assert "Certified Tue 2 Mar, and unchanged since." in run("rank").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--move", "ashgrove", "x"), "N is the place"),
        (("--move", "ashgrove", "9"), "from 1 to 3"),
        (("--score", "ashgrove", "Pay", "5"), "Yours: none yet"),
        (("--criterion", "Pay", "much"), "Write a number from 0 to 10"),
        (("--criterion", " ", "5"), "Give it a name"),
        (("--add", "nowhere"), "No program has"),
        (("--leave-out", "elmhollow"), "Elmhollow IM is not on the list"),
        (("--certified", "--on", "1 apr"), "has not come yet"),
    ],
)
@pytest.mark.usefixtures("ranked")
def test_what_cannot_be_done_is_refused_in_a_sentence(
    run: Run, words: tuple[str, ...], told: str
) -> None:
    before = names(run)
    said = run("rank", *words)
    assert (said.status, said.out) == (1, "")
    assert told in said.err
    assert names(run) == before


def test_only_one_change_is_made_at_a_time(run: Run) -> None:
    said = run("rank", "--sort", "--certified")
    assert said.status == 2
    assert names(run) == []
