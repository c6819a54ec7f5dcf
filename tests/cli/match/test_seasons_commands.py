"""`seasons`: the rehearsal, the next season, earlier letters, and the list."""

import json

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("later")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch, midseason: object) -> None:
    """A day of June, when the next season is open."""
    del midseason
    monkeypatch.setenv("LORAPP_NOW", "2027-06-15T12:00:00-04:00")


def test_the_next_season_is_rehearsed_confirmed_and_taken_back(run: Run) -> None:
    told = run("seasons", "--rehearse").out
    assert "5 letters, 10 programs" in told
    assert "10 not turned down, 10 in all" in told
    answer = json.loads(run("seasons", "--rehearse", "--json").out)
    assert (answer["from"], answer["to"]) == (2027, 2028)
    assert "Type 2028" in run("seasons", "--next", "2029").err
    said = run("seasons", "--next", "2028", "--bring", "open", "--json")
    assert json.loads(said.out) == {"done": "Go on to season 2028", "undoable": True}
    assert "you are here" in run("seasons").out.lower()
    assert run("undo").out == "Taken back: Go on to season 2028. `lorapp redo` does it again.\n"


def test_earlier_letters_are_asked_about_answered_and_imported(run: Run) -> None:
    run("seasons", "--next", "2028")
    first = run("seasons").out
    assert "Dr. Brandvold, season 2027: ask again?, 13 months by then." in first
    assert "dated mark" in first
    assert run("seasons", "--asked", "brandvold", "--how", "email").status == 0
    assert "There is no letter" in run("seasons", "--asked", "umetani").err
    assert "not one that came" in run("seasons", "--asked", "B-L3").err
    assert "`yes`, `fresh` or `no`" in run("seasons", "--answer", "B-L1", "perhaps").err
    assert run("seasons", "--answer", "B-L1", "yes").out == "Answer of Dr. Brandvold: yes.\n"
    assert run("seasons", "--import", "B-L1", "--processing").status == 0
    told = json.loads(run("seasons", "--json").out)
    assert told["letters"][0]["standing"] == "imported"
    assert told["new_letters"] == {"new": 0, "of": 1}
    assert "imported already" in run("seasons", "--import", "B-L1").err


def test_the_list_is_ticked_opened_and_put_away(run: Run) -> None:
    run("seasons", "--next", "2028")
    run("seasons", "--done", "names")
    run("seasons", "--not-needed", "exams", "--reason", "none taken")
    told = run("seasons").out
    assert "done Tue 15 Jun [names]" in told
    assert "not needed: none taken [exams]" in told
    assert run("seasons", "--undone", "names").status == 0
    assert "There is no line 'x'" in run("seasons", "--done", "x").err


def test_processing_is_a_word_of_an_import_only(run: Run) -> None:
    assert "Only `imported` takes --processing" in run("log", "B-L1", "thanked", "--processing").err
    refused = run("log", "B-L1", "imported", "--processing")
    assert (refused.status, refused.out) == (1, "")


@pytest.mark.parametrize("option", ["--next", "--asked", "--import", "--done", "--undone"])
def test_an_empty_name_is_refused_and_not_read_as_a_question(run: Run, option: str) -> None:
    said = run("seasons", option, "")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
