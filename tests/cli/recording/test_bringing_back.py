"""What was removed is listed and brought back by a command, without a prompt (A103, P57)."""

import json

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("midseason")
NOTHING = "Nothing was removed in the last 30 days that is not back.\n"


def test_what_was_removed_is_listed_and_brought_back(run: Run) -> None:
    assert run("bring-back").out == NOTHING
    for program in ("ashgrove", "saint orla im", "granite"):
        assert run("rank", "--add", program).status == 0
    for program in ("ashgrove", "granite"):
        assert run("rank", "--remove", program).status == 0
    assert run("assign", "brockhausen", "tern").status == 0
    assert run("undo").status == 1
    granite, ashgrove = run("bring-back").out.splitlines()
    assert granite.endswith("Take Granite Ferry IM off the list, removed Sun 22 Nov 2026 20:00")
    for wrong in ("off the list", "nobody", "99"):
        said = run("bring-back", wrong)
        assert (said.status, said.out) == (1, "")
    assert "Write the number" in run("bring-back", "off the list").err
    assert "lists what was" in run("bring-back", "nobody").err
    assert run("bring-back", "granite").out == (
        "Bring back: Take Granite Ferry IM off the list. `lorapp undo` takes it away again.\n"
    )
    number = ashgrove.split()[0]
    (left,) = json.loads(run("bring-back", "--json").out)["removed"]
    assert str(left["seq"]) == number
    assert json.loads(run("bring-back", number, "--json").out)["label"].startswith("Bring back")
    ranked = json.loads(run("rank", "--json").out)["lists"][0]["order"]
    assert [place["program"] for place in ranked] == ["B-P01", "B-P03", "B-P04"]
    assert run("bring-back").out == NOTHING
