import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import DEMO_FILES, Run, Said


def answered(said: Said) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said.out)
    return found


@pytest.mark.usefixtures("midseason")
def test_a_letter_is_assigned_for_good_where_applied_and_mended_with_a_reason(run: Run) -> None:
    done = run("assign", "B-L5", "B-P10")
    assert (done.status, done.err) == (0, "")
    assert done.out == (
        "Assign Dr. Brockhausen's letter to Saint Orla Neurology. It stays: undo ends here.\n"
    )
    for refused, words in [
        (run("assign", "B-L5", "B-P10"), "holds this letter already"),
        (run("unassign", "B-L5", "B-P10"), "is locked at Saint Orla Neurology: you applied there"),
        (run("unassign", "B-L5", "B-P10", "--correct", " "), "say why with a correction"),
        (run("unassign", "B-L5", "B-P10"), 'with a correction. Add `--correct "WHY"`.'),
        (run("undo"), "stays: it happened outside lorapp"),
        (run("submit", "B-P10"), "You applied to Saint Orla Neurology on 21 Sep already"),
        (run("assign", "B-L1", "nowhere"), 'There is no program "nowhere"'),
        (run("assign", "B-L3", "B-P01"), "It is not available yet, either."),
    ]:
        assert (refused.status, refused.out) == (1, "")
        assert words in refused.err
    assert answered(run("unassign", "B-L5", "B-P10", "--correct", "typed\nB-P09", "--json")) == {
        "done": "Correct: Take Dr. Brockhausen's letter off Saint Orla Neurology (typed B-P09)",
        "letter": "B-L5",
        "program": "B-P10",
        "locked": False,
        "undoable": True,
    }
    assert run("undo").status == 0
    assert run("redo").status == 0


@pytest.mark.usefixtures("midseason")
def test_an_application_is_submitted_and_corrected(run: Run) -> None:
    assert run("submit", "B-P10", "--correct", "").status == 1
    back = answered(run("submit", "B-P10", "--correct", "wrong row", "--json"))
    assert back == {
        "done": "Correct: not applied to Saint Orla Neurology (wrong row)",
        "letter": None,
        "program": "B-P10",
        "locked": False,
        "undoable": True,
    }
    draft = answered(run("assign", "B-L5", "B-P10", "--json"))
    assert (draft["locked"], draft["undoable"], draft["letter"]) == (False, True, "B-L5")
    sent = answered(run("submit", "B-P10", "--json"))
    assert (sent["locked"], sent["undoable"], sent["letter"]) == (True, False, None)
    assert run("unassign", "B-L5", "B-P10", "--correct", "a slip").status == 0
    more = answered(run("assign", "B-L5", "B-P10", "--json"))
    assert (more["locked"], more["undoable"]) == (True, False)


@pytest.mark.usefixtures("midseason")
def test_nothing_is_submitted_before_the_season_takes_applications(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LORAPP_NOW", "2026-08-20")
    told = run("submit", "B-P01")
    assert told.status == 1
    assert "takes applications from Wed 2 Sep. Submit Ashgrove Regional IM then." in told.err


def test_an_import_that_would_move_a_lock_is_refused_whole(run: Run, tmp_path: Path) -> None:
    run("import", str(DEMO_FILES / "midseason.json"))
    before = run("export", "json").out
    body = json.loads(before)
    body["programs"][0]["applied_on"] = "2026-09-22"
    other = tmp_path / "other.json"
    other.write_text(json.dumps(body), encoding="utf-8")
    for extra in ([], ["--dry-run"]):
        told = run("import", str(other), *extra)
        assert told.status == 1
        assert "You applied to Ashgrove Regional IM on 21 Sep, so it stays as it is" in told.err
    assert run("export", "json").out == before


@pytest.mark.usefixtures("midseason")
def test_letters_and_programs_are_known_by_their_names(run: Run) -> None:
    done = answered(run("assign", "brockhausen", "quarry", "--json"))
    assert (done["letter"], done["program"]) == ("B-L5", "B-P06")
    assert "Ashgrove Regional IM on 21 Sep already" in run("submit", "ashgrove").err
    assert run("log", "umetani", "uploaded").out == "Log uploaded: Dr. Umetani, Sun 22 Nov\n"
    back = "Taken back: Log uploaded: Dr. Umetani, Sun 22 Nov. `lorapp redo` does it again.\n"
    assert run("undo").out == back
    assert "Dr. Devlin-Lind's letter never comes." in run("what-if", "--without", "devlin").out
