"""Invitations through `interview` and `interviews`."""

import json

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("midseason")
LINE = ("elmhollow", "invited,", "reply", "by", "fri", "5", "pm")


def test_an_invitation_is_added_told_first_and_undone(run: Run) -> None:
    said = run("interview", "add", *LINE)
    assert (said.status, said.err) == (0, "")
    told, done = said.out.splitlines()
    assert told == (
        "Elmhollow IM: invited Sun 22 Nov, answer by Sat 28 Nov 01:00 Amman (Fri 27 Nov 17:00 ET)."
    )
    assert done == "Add invitation Elmhollow IM, Sun 22 Nov."
    lines = run("interviews").out.splitlines()
    assert lines[0] == "Answer these: 1"
    assert lines[1].endswith("(Fri 27 Nov 17:00 ET), 5 d left.")
    assert lines[2:4] == ["", "Coming: 4"]
    assert "Answer the invitation of Elmhollow IM" in run("today").out
    run("undo")
    assert run("interviews").out.startswith("Coming: 4")


def test_the_list_for_programs_names_what_waits(run: Run) -> None:
    run("interview", "add", *LINE)
    told = json.loads(run("interviews", "--json").out)
    assert len(told["interviews"]) == 4
    assert told["invitations"] == [
        {
            "program": "B-P05",
            "on": "2026-11-22",
            "reply_by": "2026-11-27T17:00:00-05:00",
            "local": "2026-11-28T01:00:00+03:00",
            "late": False,
            "answer": None,
        }
    ]


def test_a_dry_run_stores_nothing_and_json_says_how_it_was_read(run: Run) -> None:
    said = run("interview", "add", *LINE, "--dry-run", "--json")
    told = json.loads(said.out)
    assert (told["done"], told["zone_by"]) == (None, "usual in its state")
    assert told["invitation"]["program"] == "B-P05"
    said = run("interview", "add", "tern invited", "--dry-run")
    assert said.out.endswith("no deadline known, so answer today.\nNothing was stored.\n")
    assert json.loads(run("interviews", "--json").out)["invitations"] == []


def test_the_hour_is_chosen_in_one_action(run: Run) -> None:
    run("interview", "add", *LINE)
    said = run("interview", "accept", "elmhollow", "4", "dec", "10:00", "ET", "video")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("Elmhollow IM: Fri 4 Dec 18:00 Amman (10:00 ET), video, booked.")
    assert said.out.endswith("Accept invitation Elmhollow IM.\n")
    told = json.loads(run("interviews", "--json").out)
    assert (len(told["interviews"]), told["invitations"]) == (5, [])
    run("undo")
    told = json.loads(run("interviews", "--json").out)
    assert (len(told["interviews"]), len(told["invitations"])) == (4, 1)


@pytest.mark.parametrize(("word", "label"), [("decline", "declined"), ("missed", "missed")])
def test_an_invitation_ends_without_an_interview(run: Run, word: str, label: str) -> None:
    run("interview", "add", *LINE)
    said = run("interview", word, "elmhollow", "--json")
    assert json.loads(said.out) == {"done": f"Invitation Elmhollow IM: {label}"}
    said = run("interview", word, "elmhollow")
    assert (said.status, said.out) == (1, "")
    assert said.err == "No invitation of Elmhollow IM waits for an answer.\n"


def test_accepting_what_was_not_offered_and_a_dry_answer_are_refused(run: Run) -> None:
    said = run("interview", "accept", "tern", "4 dec", "10:00 ET")
    assert (said.status, said.out) == (1, "")
    assert "No invitation of Tern Harbor IM waits" in said.err
    run("interview", "add", *LINE)
    dry = run("interview", "decline", "elmhollow", "--dry-run")
    assert dry.status == 2
    assert "--dry-run goes with" in dry.err
