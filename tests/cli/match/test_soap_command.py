"""`soap`: the week, the sets, the applications and the rehearsal, as text and for programs."""

import json

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("midseason")


@pytest.fixture
def monday(monkeypatch: pytest.MonkeyPatch, midseason: object) -> None:
    """Monday noon of Match Week."""
    del midseason
    monkeypatch.setenv("LORAPP_NOW", "2027-03-15T12:00:00-04:00")


def test_the_week_is_told_before_it_comes(run: Run) -> None:
    said = run("soap")
    assert said.status == 0
    assert said.out.startswith("Next, in 113 days: Schools see the result, ")
    assert "Fri 19 Mar 04:00 Amman (Thu 18 Mar 21:00 ET): SOAP ends" in said.out
    assert "Applications: 0 of 45, all services together." in said.out
    early = run("soap", "--add", "Ashgrove")
    assert (early.status, early.out) == (1, "")
    assert "can be sent from Mon 15 Mar 18:00 Amman (11:00 ET)" in early.err


@pytest.mark.usefixtures("monday")
def test_sets_and_applications_are_written_and_told(run: Run) -> None:
    letters = ("--letters", "Brandvold, Brockhausen")
    assert "SOAP set, neurology" in run("soap", "--set", "neurology", *letters).out
    assert "SOAP set ready, neurology" in run("soap", "--ready", "neurology").out
    assert "SOAP set not ready" in run("soap", "--not-ready", "neurology").out
    assert run("soap", "--ready", "neurology").status == 0
    assert run("soap", "--set", "Psychiatry").status == 0
    assert run("soap", "--add", "Hill Clinic", "--specialty", "Psychiatry").status == 0
    assert run("soap", "--add", "Wrong Place").status == 0
    assert run("soap", "--remove", "wrong").status == 0
    logged = run("soap", "--log", "hill", "--status", "contacted", "--note", "Called.", "--json")
    assert json.loads(logged.out)["done"] == "SOAP, Hill Clinic: it contacted you"
    told = run("soap").out
    assert "Now: SOAP applications can be sent." in told
    assert "Neurology, ready: Dr. Brandvold, Dr. Brockhausen." in told
    assert "Psychiatry, not marked as ready" in told
    assert "Hill Clinic: it contacted you. It contacted you Mon 15 Mar 19:00 Amman" in told
    found = json.loads(run("soap", "--json").out)
    assert found["applications"][0]["contacted_first"] is True
    assert [one["specialty"] for one in found["sets"]][-1] == "psychiatry"
    assert len(found["hours"]) == 11
    assert "Remove SOAP set" in run("soap", "--forget", "Psychiatry").out


def test_the_rehearsal_reads_without_waiting_and_is_kept_when_asked(run: Run) -> None:
    said = run("soap", "--rehearse")
    assert said.out.startswith("Rehearsal of Match Week.\n")
    assert "   Missing: Internal medicine: the set is not marked as ready." in said.out
    kept = run("soap", "--rehearse", "--keep")
    assert kept.out.endswith("Rehearsal of Match Week.\n")
    assert run("undo").status == 0


@pytest.mark.parametrize(
    "words",
    [
        ("--letters", "x"),
        ("--specialty", "x"),
        ("--status", "sent"),
        ("--keep",),
        ("--log", "x"),
    ],
)
def test_options_that_belong_to_others_are_refused(run: Run, words: tuple[str, ...]) -> None:
    said = run("soap", *words)
    assert said.status == 2
    assert said.out == ""
