"""`programs`, `check` and `what-if`: for people and for programs."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import DEMO_FILES, Run, Said, answer

PROGRAM_KEYS = {
    *("key", "applied", "locked", "cap", "free_slots", "assigned", "complete_by"),
    *("missed_by_days", "below_minimum_by", "rules", "best"),
}
RULES = [
    *("min", "wanted", "max", "in_specialty", "us", "us_hands_on", "chair", "standardized"),
    *("recency_months", "counts_observership", "visas", "max_years_since_graduation"),
]


def with_changes(run: Run, tmp_path: Path, **changes: dict[str, Any]) -> Said:
    """Import the mid-season applicant with some programs changed, by key."""
    told = json.loads((DEMO_FILES / "midseason.json").read_text(encoding="utf-8"))
    for place in told["programs"]:
        place.update(changes.get(place["key"].replace("-", "_"), {}))
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return run("import", str(path))


@pytest.mark.usefixtures("midseason")
def test_check_answers_every_program_rule_by_rule(run: Run) -> None:
    told = answer(run, "check")["programs"]
    assert [one["key"] for one in told] == [f"B-P{n:02}" for n in range(1, 11)]
    for one in told:
        assert set(one) == PROGRAM_KEYS
        assert [rule["rule"] for rule in one["rules"]] == RULES
        for rule in one["rules"]:
            assert set(rule) == {"rule", "strictness", "result", "letters", "why"}
            assert rule["strictness"] in {"strict", "preferred", "unknown"}
            assert rule["result"] in {"pass", "fail", "unknown"}
        assert set(one["best"]) == {"letters", "add", "why", "runner_up"}
    tenth = told[9]
    assert (tenth["applied"], tenth["locked"], tenth["cap"], tenth["free_slots"]) == (
        *(True, True),
        *(4, 2),
    )
    assert tenth["assigned"] == ["B-L1", "B-L2"]
    assert (tenth["complete_by"], tenth["missed_by_days"]) == ("2026-12-01", None)
    assert tenth["below_minimum_by"] == 1
    assert tenth["best"]["add"] == ["B-L5"]
    assert (told[8]["complete_by"], told[8]["missed_by_days"]) == ("2026-10-31", 22)
    assert answer(run, "programs")["programs"] == told


def test_a_finished_program_is_listed_without_a_best_set_and_not_checked(
    run: Run, tmp_path: Path
) -> None:
    with_changes(run, tmp_path, B_P02={"status": "withdrawn"})
    listed = {one["key"]: one for one in answer(run, "programs")["programs"]}
    assert listed["B-P02"]["best"] is None
    assert len(listed) == 10
    assert "B-P02" not in [one["key"] for one in answer(run, "check")["programs"]]
    assert "Withdrawn: nothing more is to be done." in run("programs").out


@pytest.mark.usefixtures("midseason")
def test_programs_reads_well_aloud(run: Run) -> None:
    said = run("programs").out
    assert said.startswith("Below their minimum: 5\n\nSaint Orla Neurology, Saint Orla, MI,")
    assert "neurology (B-P10)\n  Holds 2 of 3: Dr. Brandvold and Dr. Devlin-Lind, locked;" in said
    assert "Closes: Wed 2 Dec 07:59 Amman (Tue 1 Dec 23:59 ET), in 9 days" in said
    assert "Closed: Sun 1 Nov 06:59 Amman (Sat 31 Oct 23:59 ET), 22 days ago" in said
    assert "Not met: number of letters (strict); letters from its specialty" in said
    assert "Nothing is known of 8 more rules" in said
    assert "All met: 5" in said


@pytest.mark.usefixtures("midseason")
def test_check_says_what_to_do_and_what_would_help(run: Run) -> None:
    said = run("check").out
    assert said.startswith("Not met: 5 programs\n")
    assert "Strict, number of letters: 2 of 3 letters." in said
    assert "Preferred, letters from its specialty: Needs 1 neurology letter, holds none." in said
    assert "To do: `lorapp assign B-L5 B-P10`." in said
    assert "To do: nothing; it has stopped reading" in said
    assert "Best: Dr. Brandvold, Dr. Devlin-Lind and Dr. Brockhausen." in said
    assert "All that is known is met: Ashgrove Regional IM," in said
    assert "If one writer fails\n  Dr. Brandvold: 5 programs fall below what they ask:" in said
    assert "    One more internal medicine letter mends 5 of 5." in said
    assert "  general letter: completes 3 programs, meets 3 more rules, helps 4 programs" in said


@pytest.mark.usefixtures("planner")
def test_check_of_a_plan_without_letters_says_that_nothing_is_at_hand(run: Run) -> None:
    said = run("check").out
    assert "To do: no letter at hand helps; see what one more letter would do." in said
    assert "Strict, visa: none, you need J-1." in said
    assert "To do: see whether its page still says so; letters do not change it." in said
    assert "If one writer fails" not in said


def test_check_proposes_what_may_still_be_added_and_says_when_all_slots_are_taken(
    run: Run, tmp_path: Path
) -> None:
    few = {"min": 2, "max": 2}
    with_changes(
        run,
        tmp_path,
        B_P06={"letters": {"us": 1}},
        B_P10={"letters": {**few, "in_specialty": 1}},
        **{f"B_P{n:02}": {"letters": {"min": 2}} for n in (1, 2, 3, 4, 5, 7, 8, 9)},
    )
    said = run("check").out
    assert "To do: nothing; all its slots are taken." in said
    assert "Quarry Bend IM could also take Dr. Brockhausen: `lorapp assign B-L5 B-P06`." in said
    assert "Port Meridian Neurology could also take" not in said
    assert "Dr. Brandvold: 4 programs fall below what they ask: Tern Harbor IM, North" in said
    worst = "Worst pair, Dr. Brandvold and Dr. Devlin-Lind: 5 more programs fall below what they"
    assert worst in said
    assert "4 more." in said.split("All that is known is met: ")[1].splitlines()[0]


def test_no_writer_fells_a_program_that_asks_for_little(run: Run, tmp_path: Path) -> None:
    one = {"letters": {"min": 1}}
    with_changes(run, tmp_path, **{f"B_P{n:02}": one for n in range(1, 11)})
    said = run("check").out
    assert "Not met" not in said
    assert "Worst pair, Dr. Brandvold and Dr. Devlin-Lind: 5 more programs fall" in said
    none = {"letters": {"min": 0}}
    with_changes(run, tmp_path, **{f"B_P{n:02}": none for n in range(1, 11)})
    said = run("check").out
    assert "If one writer fails: no program falls below what it asks." in said
    assert "What one more letter would do" not in said


def test_one_program_that_falls_is_told_in_the_singular(run: Run, tmp_path: Path) -> None:
    none = {"letters": {"min": 0}}
    with_changes(run, tmp_path, **{f"B_P{n:02}": none for n in range(2, 11)})
    assert "Dr. Brandvold: 1 program falls below what it asks: Ashgrove" in run("check").out


@pytest.mark.usefixtures("midseason")
def test_what_if_answers_by_keys(run: Run) -> None:
    told = answer(run, "what-if", "--without", "B-L1")
    assert told == {
        "change": "B-L1 never comes.",
        "programs_worse": [f"B-P{n:02}" for n in range(1, 11)],
        "programs_better": [],
        "steps_added": [],
        "steps_removed": ["tell-outcome:mentor:B-M1", "keep-in-touch:mentor:B-M1"],
        "smallest_repair": "B-L5, already available, mends 3 of 10. "
        "One more US observership internal medicine letter mends 6 more.",
    }
    assert answer(run, "what-if", "--late", "B-L3:30") == {
        "change": "B-L3 comes 30 days later.",
        **{f"programs_{word}": [] for word in ("worse", "better")},
        **{f"steps_{word}": [] for word in ("added", "removed")},
        "smallest_repair": None,
    }


@pytest.mark.usefixtures("midseason")
def test_what_if_names_people_and_changes_nothing(run: Run) -> None:
    before = run("export", "json").out
    said = run("what-if", "--without", "B-L1").out
    assert said.startswith("Dr. Brandvold's letter never comes.\nWorse: 10 programs\n")
    assert "  Quarry Bend IM: 1 of 3 letters.\n" in said
    assert "Steps that come" not in said  # least of all one more letter from Dr. Brandvold
    assert "Smallest repair: Dr. Brockhausen's letter, already available, mends 3 of 10." in said
    assert said.endswith("Nothing was changed.\n")
    late = run("what-if", "--late", "B-L3:30").out
    assert "These close before it could be there:\n  Saint Orla Neurology, Tue 1 Dec\n" in late
    assert "No program and no step would change." in run("what-if", "--late", "B-L3:1").out
    assert run("export", "json").out == before


def test_what_if_tells_what_would_be_better(run: Run, tmp_path: Path) -> None:
    with_changes(run, tmp_path, B_P06={"letters": {"counts_observership": False}})
    said = run("what-if", "--without", "B-L2").out
    assert "Better: 1 program\n  Quarry Bend IM: Letters from observerships do not count;" in said


@pytest.mark.usefixtures("midseason")
def test_what_if_of_a_letter_that_is_not_there_is_refused_in_a_sentence(run: Run) -> None:
    for arguments in (("--without", "B-L9"), ("--late", "B-L9:3")):
        said = run("what-if", *arguments)
        assert (said.status, said.out) == (1, "")
        assert 'no letter "B-L9"' in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--without",),
        ("--without", "B-L1", "--late", "B-L2:3"),
        ("--without", "B-L1", "--without", "B-L2"),
        ("--late", "B-L1:3", "--late", "B-L2:3"),
        ("--late", "B-L1"),
        ("--late", ":3"),
        ("--late", "B-L1:0"),
        ("--late", "B-L1:366"),
        ("--late", "B-L1:9999999999"),
        ("--late", "B-L1:-3"),
        ("--late", "B-L1:soon"),
        ("B-L1",),
    ],
)
def test_what_if_takes_exactly_one_letter_and_a_number_of_days(
    run: Run, arguments: tuple[str, ...]
) -> None:
    said = run("what-if", *arguments)
    assert (said.status, said.out) == (2, "")
    assert "usage: lorapp what-if" in said.err


@pytest.mark.parametrize("command", ["programs", "check", "what-if --without L1"])
def test_without_an_applicant_each_says_how_to_begin(run: Run, command: str) -> None:
    said = run(*command.split())
    assert (said.status, said.out) == (1, "")
    assert "import FILE" in said.err


def test_without_a_program_each_says_how_to_add_one(run: Run, tmp_path: Path) -> None:
    applicant = {"name": "Ada Winter", "timezone": "UTC", "season": 2027}
    path = tmp_path / "bare.json"
    path.write_text(json.dumps({"format": "lorapp", "version": 1, "applicant": applicant}))
    run("import", str(path))
    assert run("programs").out.startswith("No programs yet.")
    assert run("check").out.startswith("No programs yet.")
    assert answer(run, "check") == {"programs": []}


def test_names_that_could_steer_a_terminal_are_written_harmlessly(run: Run, tmp_path: Path) -> None:
    with_changes(run, tmp_path, B_P06={"name": "Quarry\u202eBend", "city": "a  b"})
    for arguments in (("programs",), ("check",), ("what-if", "--without", "B-L1")):
        said = run(*arguments)
        assert said.status == 0
        assert "\u202e" not in said.out
