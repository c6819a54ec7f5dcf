"""`outcome` and `arrival`: the result, the list, the people, the closing."""

import json

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("midseason")
AFTER = "2027-03-22T12:00:00-04:00"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch, midseason: object) -> None:
    """The Monday after Match Day."""
    del midseason
    monkeypatch.setenv("LORAPP_NOW", AFTER)


@pytest.fixture
def matched(run: Run, later: None) -> None:
    """A place on record."""
    del later
    run("outcome", "matched", "--at", "ashgrove", "--on", "19 mar 2027")


def test_before_match_day_a_match_is_refused_in_a_sentence(run: Run) -> None:
    said = run("outcome", "matched", "--at", "ashgrove")
    assert (said.status, said.out) == (1, "")
    assert "is known from Fri 19 Mar 19:00 Amman (12:00 ET)" in said.err
    assert run("outcome").out.startswith("No result is on record yet.")
    assert run("arrival").out.startswith("No result is on record yet.")
    assert "Withdrew" in run("outcome", "withdrew").out
    assert "Visa class" not in run("outcome").out


@pytest.mark.usefixtures("later")
def test_words_about_the_result_wait_for_it_and_say_where_it_is_written_down(run: Run) -> None:
    said = run("draft", "outcome", "umetani")
    assert (said.status, said.out) == (1, "")
    assert "`lorapp outcome --help` says how to write it down." in said.err
    run("outcome", "matched", "--at", "ashgrove", "--on", "19 mar 2027")
    assert "Ashgrove Regional IM" in run("draft", "outcome", "umetani").out


def test_on_monday_of_match_week_it_is_said_whether_and_on_friday_where(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LORAPP_NOW", "2027-03-15T09:59:00-04:00")
    assert "is known from Mon 15 Mar 17:00 Amman (10:00 ET)" in run("outcome", "matched").err
    monkeypatch.setenv("LORAPP_NOW", "2027-03-15T10:00:00-04:00")
    said = run("outcome", "matched", "--at", "ashgrove")
    assert said.err.startswith("Where you matched is known from Fri 19 Mar 19:00 Amman")
    assert run("outcome", "matched").out == "Result: Matched.\n"
    assert run("outcome").out == "Matched, known since Mon 15 Mar.\n"
    assert "SOAP does not concern you" in run("soap").out
    assert "SOAP letters" not in run("today").out
    monkeypatch.setenv("LORAPP_NOW", "2027-03-19T12:00:00-04:00")
    assert "Write down where you matched" in run("today").out
    assert run("outcome", "matched", "--at", "ashgrove").status == 0
    assert run("outcome").out.startswith("Matched, Ashgrove Regional IM, known since Fri 19 Mar.")
    assert run("outcome").out.count("Matched") == 1


@pytest.mark.usefixtures("later")
def test_a_result_is_written_changed_told_and_taken_back(run: Run) -> None:
    said = run("outcome", "matched", "--at", "ashgrove", "--on", "19 mar 2027", "--json")
    assert json.loads(said.out)["done"] == "Result: Matched, Ashgrove Regional IM"
    assert run("outcome").out == (
        "Matched, Ashgrove Regional IM, known since Fri 19 Mar. "
        "First day: Thu 1 Jul 2027. Visa class: J-1.\n"
    )
    run("outcome", "outside", "--at", "Elsewhere", "--change", "--visa", "none", "--note", "Call.")
    told = json.loads(run("outcome", "--json").out)["outcomes"]
    assert told == [
        {
            "result": "outside",
            "on": "2027-03-22",
            "program": None,
            "place": "Elsewhere",
            "visa": "none",
            "starts_on": "2027-07-01",
        }
    ]
    assert "No such result" in run("outcome", "soap", "--remove").err
    assert "No such result" in run("outcome", "--at", "ashgrove", "--remove").err
    assert "Remove result" in run("outcome", "--remove").out


@pytest.mark.usefixtures("matched")
def test_two_places_are_told_apart_by_their_name(run: Run) -> None:
    run("outcome", "matched", "--at", "Elsewhere", "--on", "19 mar 2027", "--starts", "1 jul 2028")
    assert "Several results are on record" in run("outcome", "--remove").err
    assert "Elsewhere" in run("outcome", "--remove", "--at", "elsewhere").out


@pytest.mark.usefixtures("matched")
def test_the_list_reads_well_and_names_who_and_the_source(run: Run) -> None:
    said = run("arrival")
    assert (said.status, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[2] == "To do: 6"
    first = "Agree the visa class with the program, in writing (visa-class), by ~Fri 26 Mar."
    assert lines[3] == first
    assert "   Done by you and the program. Source: advisers, seen 22 Nov 2026." in lines
    assert "   First: contract, visa-class." in lines
    assert "ECFMG certificate in hand (certificate), done Wed 12 Nov 2025." in lines
    told = json.loads(run("arrival", "--json").out)
    assert (told["visa"], told["starts_on"], told["closed_on"]) == ("J-1", "2027-07-01", None)
    assert told["tasks"][0]["code"] == "visa-class"


@pytest.mark.usefixtures("matched")
def test_lines_are_changed_without_questions(run: Run) -> None:
    assert run("arrival", "--done", "contract", "--on", "21 mar 2027").status == 0
    assert "done Sun 21 Mar" in run("arrival").out
    assert "Open again" in run("arrival", "--undone", "contract").out
    away = ("--not-needed", "life-support", "--reason", "In orientation.")
    assert "Not needed: BLS" in run("arrival", *away).out
    assert "BLS and ACLS cards (life-support): In orientation." in run("arrival").out
    assert "Move: A place" in run("arrival", "--move", "housing", "--on", "3 may 2027").out
    assert "Add line: Sell" in run("arrival", "--add", "Sell the car").out
    assert "Remove line: Sell" in run("arrival", "--remove", "own-1").out
    assert "no line 'luck'" in run("arrival", "--done", "luck").err
    assert run("arrival", "--on", "3 may").status == 2


@pytest.mark.usefixtures("later")
def test_a_short_plan_and_a_missing_visa_class_are_said(run: Run) -> None:
    run("outcome", "outside", "--at", "Elsewhere", "--starts", "26 apr 2027")
    assert "Less time is left than is usual" in run("arrival").out


@pytest.mark.usefixtures("matched")
def test_the_people_who_are_owed_a_word_are_told(run: Run) -> None:
    out = run("arrival", "--people").out
    assert out.startswith("Thanks, 1: Dr. Devlin-Lind, thanks for the upload of 28 Aug\n")
    assert "Result, 5: Dr. Brandvold, the result of the Match; " in out
    told = json.loads(run("arrival", "--people", "--json").out)
    assert "thank:letter:B-L2" in {one["step"] for one in told["owed"]}
    assert all(one["blocks"] for one in told["owed"])


@pytest.mark.usefixtures("matched")
def test_the_record_is_closed_with_a_reason_for_each_and_opened_again(run: Run) -> None:
    said = run("arrival", "--close")
    assert said.status == 1
    assert "not thanked: Dr. Devlin-Lind" in said.err
    assert run("arrival", "--close", "--skip", "umetani").status == 2
    names = ("brandvold", "devlin", "umetani", "khourani", "brockhausen")
    skips = [word for name in names for word in ("--skip", name, "--reason", "Told by phone.")]
    closed = run("arrival", "--close", *skips, "--note", "Well.")
    lines = closed.out.splitlines()
    assert lines[0] == "Close season 2027."
    assert any(line.startswith("Still open: 22 lines on the way") for line in lines)
    assert "`lorapp arrival --reopen` or `lorapp undo` opens the season again." in lines
    assert run("arrival").out.startswith("Season 2027 was closed on Mon 22 Mar.")
    assert "Agree the visa class" not in run("today").out
    assert run("arrival", "--people").out == "Nobody is owed a word today.\n"
    assert run("arrival", "--reopen").out == "Open season 2027 again.\n"


@pytest.mark.usefixtures("matched")
def test_read_by_ear_each_fact_has_a_line_of_its_own(run: Run) -> None:
    out = run("--plain", "arrival").out
    assert out.isascii()
    assert not any(line.startswith(" ") for line in out.splitlines())
    assert "by Fri 26 Mar (projected)." in out
    people = run("--plain", "arrival", "--people").out.splitlines()
    assert "Result, 5: Dr. Umetani, the result of the Match" in people


@pytest.mark.usefixtures("matched")
@pytest.mark.parametrize("option", ["--done", "--undone", "--not-needed", "--move", "--remove"])
def test_a_line_without_a_name_is_refused_in_a_sentence(run: Run, option: str) -> None:
    said = run("arrival", option, "")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert "`lorapp arrival` has the names" in said.err
