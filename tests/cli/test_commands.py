"""What each command does, what it refuses, and how it says so."""

import hashlib
import json
import os
import stat
from pathlib import Path

import pytest

from lorapp.cli import main
from tests.cli.conftest import DEMO_FILES, Run, Said

MIDSEASON = str(DEMO_FILES / "midseason.json")


def state(run: Run, key: str) -> str:
    letters = json.loads(run("letters", "--json").out)["letters"]
    return str(next(letter["state"] for letter in letters if letter["key"] == key))


@pytest.mark.usefixtures("midseason")
def test_today_reads_well_aloud(run: Run) -> None:
    lines = run("today").out.splitlines()
    assert lines[0] == "Samir Daghlani, season 2027"
    assert lines[1] == "Sun 22 Nov 2026, 20:00 Amman; 12:00 ET"
    assert "Do now: 5" in lines
    assert any(line.startswith("1. Assign Dr. Brockhausen's letter (B-L5)") for line in lines)
    assert not any("B-P" in line or "R-28" in line for line in lines)


@pytest.mark.usefixtures("midseason")
def test_letters_name_people_and_give_the_key_for_commands(run: Run) -> None:
    said = run("letters").out
    assert "Dr. Priscilla Umetani, neurology, late (B-L3)" in said
    assert "Missing at: Saint Orla Neurology, Tern Harbor IM" in said


@pytest.mark.usefixtures("midseason")
def test_season_is_told_in_both_zones_and_marks_what_is_projected(run: Run) -> None:
    said = run("season").out
    assert "Thu 4 Mar 2027, 05:00 Amman; Wed 3 Mar 2027, 21:00 ET, in 101 days" in said
    assert ": ~Mon 1 Feb 2027, 20:00 Amman; 12:00 ET, in 71 days" in said


@pytest.mark.usefixtures("midseason")
def test_what_is_logged_can_be_undone_and_done_again(run: Run) -> None:
    logged = run("log", "B-L4", "abandoned")
    assert logged.status == 0
    assert state(run, "B-L4") == "abandoned"
    assert run("undo").status == 0
    assert state(run, "B-L4") == "bounced"
    assert run("redo").status == 0
    assert state(run, "B-L4") == "abandoned"
    assert "Khourani" in run("history").out


@pytest.mark.usefixtures("planner")
def test_agreed_alone_is_a_plain_yes_and_days_may_be_typed_as_people_do(run: Run) -> None:
    assert run("log", "A-L1", "asked", "--on", "13 nov", "--how", "in-person").status == 0
    assert run("log", "A-L1", "agreed", "--promised", "18 dec 2026").status == 0
    letters = json.loads(run("export", "json").out)["letters"]
    events = next(letter for letter in letters if letter["key"] == "A-L1")["events"]
    assert events == [
        {"kind": "asked", "on": "2026-11-13", "how": "in-person"},
        {"kind": "agreed", "on": "2026-11-22", "answer": "yes", "promised_on": "2026-12-18"},
    ]


@pytest.mark.usefixtures("midseason")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("log", "B-L2", "thanked", "--on", "2026-11-23"), "has not come yet"),
        (("log", "B-L2", "thanked", "--on", "31 feb"), "--on"),
        (("log", "B-L2", "thanked", "--on", "5"), "Which month"),
        (("log", "B-L2", "thanked", "--answer", "strong"), "--answer"),
        (("log", "B-L9", "thanked"), "B-L9"),
        (("log", "B-L1", "confirmed"), "confirmed"),
        (("log", "B-L3", "reminded"), "note"),
        (("log", "B-L2", "thanked", "--note", "x" * 200_001), "200000"),
        (("draft", "reminder", "B-L3"), "Mon 23 Nov"),
        (("draft", "reminder", "nobody"), "nobody"),
        (("import", "nowhere.json"), "nowhere.json"),
        (("restore", "nowhere.db"), "nowhere.db"),
        (("redo",), "nothing"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence_and_changes_nothing(
    run: Run, arguments: tuple[str, ...], words: str
) -> None:
    before = run("export", "json").out
    said = run(*arguments)
    assert (said.status, said.out) == (1, "")
    assert words in said.err
    assert "Traceback" not in said.err
    assert run("export", "json").out == before


@pytest.mark.usefixtures("midseason")
def test_a_message_on_a_free_day_is_recorded_with_its_reason(run: Run) -> None:
    assert run("log", "B-L3", "reminded", "--note", "she asked me to write today").status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("today", "--days", "-1"),
        ("today", "--days", "soon"),
        ("today", "--days", "99999"),
        ("today", "--whatever"),
        ("log", "B-L1"),
        ("log", "B-L1", "praised"),
        ("log", "B-L1", "asked", "--how", "pigeon"),
        ("draft", "poem", "B-L1"),
        ("export", "docx"),
        ("demo", "nobody"),
        ("--wrong",),
    ],
)
def test_wrong_usage_ends_with_two_and_says_what_would_be_right(
    run: Run, arguments: tuple[str, ...]
) -> None:
    said = run(*arguments)
    assert (said.status, said.out) == (2, "")
    assert "usage: lorapp" in said.err


def test_a_command_that_is_none_is_wrong_usage_too(run: Run) -> None:
    said = run("nonsense")
    assert (said.status, said.out) == (2, "")
    assert "`lorapp --help` lists them all" in said.err


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("log", "--help")])
def test_help_is_a_result(run: Run, arguments: tuple[str, ...]) -> None:
    said = run(*arguments)
    assert said.status == 0
    assert "lorapp" in said.out
    assert not said.err


@pytest.mark.parametrize("command", ["today", "letters", "season", "export json", "undo"])
def test_without_an_applicant_a_command_says_how_to_begin(run: Run, command: str) -> None:
    said = run(*command.split())
    assert (said.status, said.out) == (1, "")
    assert said.err.strip()


def test_history_is_empty_at_first(run: Run) -> None:
    assert run("history").out == "Nothing was done yet.\n"
    assert json.loads(run("history", "--json").out) == {"entries": []}


def test_an_import_says_what_it_brings_and_again_changes_nothing(run: Run, home: Path) -> None:
    tried = run("import", MIDSEASON, "--dry-run")
    assert tried.status == 0
    assert tried.out.startswith("Nothing was changed. The import would have added")
    assert not (home / "lorapp.db").exists()
    assert "10 programs" in run("import", MIDSEASON).out
    assert run("import", MIDSEASON).out == "Nothing changed: all of this file is already there.\n"


@pytest.mark.usefixtures("midseason")
def test_what_goes_out_comes_in_again_whole(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "out.json"
    said = run("export", "json", "-o", str(place))
    assert (said.status, said.out) == (0, "")
    text = place.read_text("utf-8")
    assert text == run("export", "json").out
    assert json.loads(text) == json.loads(Path(MIDSEASON).read_text("utf-8"))
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_the_schema_needs_no_store(run: Run, home: Path) -> None:
    said = run("export", "schema")
    assert json.loads(said.out)["title"] == "lorapp interchange file"
    assert not home.exists()


@pytest.mark.usefixtures("midseason")
def test_a_draft_is_the_message_and_a_mail_file_is_private(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LORAPP_NOW", "2026-11-23T10:00:00-05:00")
    said = run("draft", "thanks", "B-L2")
    assert said.status == 0
    assert "devlin" in said.out.lower()
    place = tmp_path / "thanks.eml"
    assert run("draft", "thanks", "B-L2", "--eml", str(place)).status == 0
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.usefixtures("planner")
def test_a_day_on_which_sources_differ_is_told_with_the_other_one(run: Run) -> None:
    """AT-A11 on the command line."""
    said = run("season").out
    assert "opens: ~Wed 9 Jun 2027, 16:00 Bucharest" in said
    assert "in 199 days, or Wed 2 Jun 2027, sources differ, projected" in said


@pytest.mark.usefixtures("planner")
def test_days_that_are_only_expected_carry_their_sign_in_every_list(run: Run) -> None:
    """AT-A11 on the command line."""
    assert "Needed: ~22 Sep 2027, upload by ~15 Sep 2027" in run("letters").out
    assert "opens ~Wed 18 Aug 2027, due ~Wed 1 Sep 2027" in run("today").out


@pytest.mark.usefixtures("midseason")
def test_a_request_that_ended_with_its_season_is_no_longer_late(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Late: 65 days" in run("letters").out
    monkeypatch.setenv("LORAPP_NOW", "2027-06-10T12:00:00-04:00")
    said = run("letters").out
    assert "lapsed" in said
    assert "Late: " not in said


@pytest.mark.usefixtures("midseason")
def test_an_hour_that_passed_today_is_told_as_past(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hour, told in (("20:59", "ET, today, second"), ("21:00", "ET, today, already past,")):
        monkeypatch.setenv("LORAPP_NOW", f"2027-03-03T{hour}:00-05:00")
        (line,) = [line for line in run("season").out.splitlines() if "Rank list closes" in line]
        assert told in line


@pytest.mark.usefixtures("midseason")
def test_a_backup_brings_back_what_was(run: Run) -> None:
    before = run("export", "json").out
    made = run("backup")
    assert made.status == 0
    assert run("log", "B-L4", "abandoned").status == 0
    after = run("export", "json").out
    copy = made.out.strip()
    told = run("restore", copy, "--dry-run").out
    assert "Gone would be what was done since: Log abandoned" in told
    previewed = json.loads(run("restore", copy, "--dry-run", "--json").out)
    assert previewed["holds"]["counts"] == previewed["now"]["counts"]
    assert len(previewed["lost"]) == 1
    at_home = {"label": "Import midseason.json", "at": "2026-11-22T20:00:00+03:00"}
    assert previewed["holds"]["newest"] == at_home
    assert run("export", "json").out == after
    assert run("restore", copy).status == 0
    assert "did not end by itself" not in run("doctor").out
    assert run("export", "json").out == before
    assert "Nothing was done since" in run("restore", copy, "--dry-run").out
    letter = Path(copy).with_name("letter.txt")
    letter.write_text("Dear Dr. Umetani")
    for way in ((), ("--dry-run",)):
        refused = run("restore", str(letter), *way).err
        assert f"{letter} is no copy of a lorapp store" in refused
        assert "nothing was changed" in refused


@pytest.fixture
def quick_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that costs no second a turn; the true one is tried where one passphrase is enough."""
    from pyrage import DecryptError, passphrase

    def key(phrase: str) -> bytes:
        return b"age-encryption.org/" + hashlib.sha256(phrase.encode()).digest()

    def opened(content: bytes, phrase: str) -> bytes:
        if not content.startswith(key(phrase)):
            raise DecryptError
        return content.removeprefix(key(phrase))

    monkeypatch.setattr(passphrase, "encrypt", lambda content, phrase: key(phrase) + content)
    monkeypatch.setattr(passphrase, "decrypt", opened)


@pytest.mark.usefixtures("midseason", "quick_lock")
def test_an_encrypted_copy_is_made_and_opened_by_the_first_line_of_a_file(
    run: Run, tmp_path: Path
) -> None:
    copy, secret = tmp_path / "copy.age", tmp_path / "secret.txt"
    secret.write_text("four words and one\nsecond line\n")
    assert "needs `--passphrase-file" in run("backup", "--encrypt", str(copy)).err
    named = ("--passphrase-file", str(secret))
    assert run("backup", "--encrypt", str(copy), *named).out.strip() == str(copy)
    before = run("export", "json").out
    assert run("log", "B-L4", "abandoned").status == 0
    assert "is encrypted" in run("restore", str(copy)).err
    assert "is encrypted" in run("restore", str(copy), "--dry-run").err
    told = run("restore", str(copy), "--dry-run", *named).out
    assert "Gone would be what was done since: Log abandoned" in told
    open_copy = run("backup").out.strip()
    for lost in (("backup", *named), ("restore", *named), ("restore", open_copy, *named)):
        refused = run(*lost)
        assert (refused.status, refused.out) == (1, "")
        assert "passphrase" in refused.err
    assert run("restore", str(copy), *named).status == 0
    assert run("export", "json").out == before


@pytest.mark.usefixtures("midseason")
def test_the_backups_are_listed_with_what_they_hold_also_beside_a_damaged_store(run: Run) -> None:
    from lorapp.paths import Paths, find_home

    copy = Path(run("backup").out.strip())
    paths = Paths(find_home(os.environ))
    paths.db.write_bytes(b"words")
    spoiled = copy.with_name(copy.name.replace("lorapp-2026", "lorapp-2025"))
    spoiled.write_bytes(b"words")
    listed = run("restore").out
    assert "Samir Daghlani: 5 letters" in listed
    assert "Not usable: " in listed
    assert str(copy) in listed
    holds = [one["holds"] for one in json.loads(run("restore", "--json").out)["backups"]]
    assert holds[0]["counts"]["letters"] == 5
    assert holds[0]["newest"]["at"] == "2026-11-22T20:00:00+03:00"
    assert holds[-1] is None
    assert "nothing can be compared" in run("restore", str(copy), "--dry-run").out
    assert "another history" not in run("restore", str(copy), "--dry-run").out
    assert json.loads(run("restore", str(copy), "--json").out)["kept"] is not None
    assert run("letters").status == 0


@pytest.mark.usefixtures("midseason")
def test_the_doctor_finds_a_sound_store_sound(run: Run) -> None:
    said = run("doctor")
    assert said.status == 0
    assert said.out.strip()
    assert json.loads(run("doctor", "--json").out)["findings"] is not None
    assert "nothing to mend" in run("doctor", "--mend").err


@pytest.mark.usefixtures("midseason")
def test_reading_goes_on_while_the_store_is_held_and_writing_says_who_holds_it(run: Run) -> None:
    from lorapp.bootstrap import open_services

    holder = open_services()
    try:
        assert run("today", "--json").status == 0
        refused = run("log", "B-L2", "thanked")
        assert refused.status == 1
        assert str(os.getpid()) in refused.err
    finally:
        holder.close()
    assert run("log", "B-L2", "thanked", "--note", "a line on Sunday").status == 0


@pytest.mark.parametrize("name", ["midseason", "planner"])
def test_the_demo_without_a_terminal_says_todays_plan_and_leaves_nothing(
    run: Run, home: Path, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("LORAPP_NOW")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    said = run("demo", name)
    assert said.status == 0
    assert "Sun 22 Nov 2026" in said.out
    assert not home.exists()
    assert not list(tmp_path.glob("lorapp-demo-*"))


def test_an_interrupted_command_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(**_options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("lorapp.cli.opening.open_own", interrupted)
    assert main([]) == 130
    assert capsys.readouterr() == ("", "")


def test_the_store_of_one_applicant_refuses_another(run: Run, planner: Said) -> None:
    said = run("import", MIDSEASON)
    assert planner.status == 0
    assert (said.status, said.out) == (1, "")


@pytest.mark.usefixtures("planner")
def test_a_draft_begins_with_whom_it_is_for_and_when_it_may_go_out(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LORAPP_NOW", "2026-11-23T10:00:00-05:00")
    said = run("draft", "ask", "A-L1")
    assert said.status == 0
    assert said.out.startswith("To: Dr. Harlan Quistgaard <h.quistgaard@example.org>\nSubject: ")
    assert "\nSend: Mon 23 Nov" in said.out


READING = (
    *("today", "letters", "season", "programs", "check", "costs", "charts", "interviews", "rank"),
    *("outcome", "arrival", "soap", "seasons", "export report", "mentors", "rotations"),
)


@pytest.mark.parametrize("words", READING)
def test_without_a_record_every_command_says_how_to_begin(run: Run, words: str) -> None:
    said = run(*words.split())
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("There is no applicant yet. Open lorapp and answer five questions")
