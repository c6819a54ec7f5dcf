"""A third invented applicant on many days, through the commands, beside figures of our own."""

import json
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lorapp.cli import main
from tests.acceptance.third_facts import Facts
from tests.acceptance.third_sums import letter_sums, program_sums

FILE = Path(__file__).with_name("third.json")
PLAIN: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
NOON = "2026-11-22T12:00:00+05:00"
WORSE = {"pass": 0, "unknown": 1, "fail": 2}

Run = Callable[..., tuple[int, str, str]]
Change = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store that holds the third applicant."""
    home = tmp_path_factory.mktemp("third") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LORAPP_HOME", str(home))
        patch.setenv("LORAPP_NOW", NOON)
        assert main(["import", str(FILE)]) == 0
        yield home


@pytest.fixture
def run(
    filled: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Run]:
    """Run a command on the filled store, which is put back afterwards."""
    monkeypatch.setenv("LORAPP_HOME", str(filled))
    monkeypatch.setenv("LORAPP_NOW", NOON)
    kept = filled.with_name("kept")
    shutil.copytree(filled, kept)

    def run_it(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(list(arguments))
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return status, out, err

    yield run_it
    shutil.rmtree(filled)
    kept.rename(filled)


def answer(run: Run, *arguments: str) -> dict[str, Any]:
    status, out, err = run(*arguments, "--json")
    assert status == 0, err
    found: dict[str, Any] = json.loads(out)
    return found


def figures(program: dict[str, Any]) -> dict[str, Any]:
    """An answer without its sentences."""
    rules = [(rule["rule"], rule["strictness"], rule["result"]) for rule in program["rules"]]
    chosen = program["best"]
    names = ("letters", "add", "runner_up")
    best = {name: chosen[name] for name in names} if chosen else None
    return {**program, "rules": rules, "best": best}


@pytest.mark.parametrize(
    "day", ["2026-09-22", "2026-10-05", "2026-10-21", "2026-11-11", "2026-11-22", "2026-11-25"]
)
def test_every_figure_is_that_of_the_second_calculation(
    run: Run, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    monkeypatch.setenv("LORAPP_NOW", f"{day}T13:00:00+05:00")
    book = Facts(PLAIN, date.fromisoformat(day))
    found = [figures(program) for program in answer(run, "programs")["programs"]]
    assert found == [program_sums(book, program) for program in PLAIN["programs"]]
    checked = [figures(program) for program in answer(run, "check")["programs"]]
    taking_part = {p["key"] for p in PLAIN["programs"] if book.takes_part(p)}
    assert checked == [program for program in found if program["key"] in taking_part]
    letters = answer(run, "letters")["letters"]
    names = ("key", "age_months", "assigned", "unassigned_at")
    assert [{name: letter[name] for name in names} for letter in letters] == [
        letter_sums(book, letter) for letter in PLAIN["letters"]
    ]


@pytest.mark.parametrize("letter", ["T-I1", "T-E4", "T-I9"])
def test_what_if_names_exactly_the_programs_that_come_out_worse_or_better(
    run: Run, letter: str
) -> None:
    less = deepcopy(PLAIN)
    less["assignments"] = [a for a in PLAIN["assignments"] if a["letter"] != letter]
    now, then = (Facts(plain, date(2026, 11, 22)) for plain in (PLAIN, less))
    worse, better = [], []
    for program in filter(now.takes_part, PLAIN["programs"]):
        a, b = program_sums(now, program), program_sums(then, program)
        steps = [WORSE[y[2]] - WORSE[x[2]] for x, y in zip(a["rules"], b["rules"], strict=True)]
        steps.append(b["below_minimum_by"] - a["below_minimum_by"])
        worse += [program["key"]] if max(steps) > 0 else []
        better += [program["key"]] if max(steps) <= 0 and min(steps) < 0 else []
    found = answer(run, "what-if", "--without", letter)
    assert (found["programs_worse"], found["programs_better"]) == (worse, better)


def test_a_repair_names_letters_that_are_here_before_new_ones(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LORAPP_NOW", "2026-09-25")
    found = answer(run, "what-if", "--late", "T-I1:60")
    assert found["programs_worse"] == ["T-P05", "T-P07", "T-P16"]
    assert found["smallest_repair"] == (
        "T-I2, already available, mends 2 of 3. T-I9, also available, mends 1 more."
    )


def of(plain: dict[str, Any], name: str, key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in plain[name] if one["key"] == key)
    return found


def placed(plain: dict[str, Any], letter: str, program: str) -> dict[str, Any]:
    pair = (letter, program)
    found: dict[str, Any] = next(
        one for one in plain["assignments"] if (one["letter"], one["program"]) == pair
    )
    return found


MOVES: dict[str, Change] = {
    "its day to come": lambda x: of(x, "programs", "T-P05").update(applied_on="2026-12-22"),
    "another day": lambda x: of(x, "programs", "T-P05").update(applied_on="2026-09-23"),
    "not applied after all": lambda x: of(x, "programs", "T-P07").update(status="considering"),
    "thought about again": lambda x: of(x, "programs", "T-P05").update(status="considering"),
    "service": lambda x: of(x, "programs", "T-P05").update(service="sf-match"),
    "season": lambda x: of(x, "programs", "T-P05").update(season=2028),
    "specialty": lambda x: of(x, "programs", "T-P07").update(specialty="neurology"),
    "fewer letters": lambda x: of(x, "programs", "T-P05")["letters"].update(max=2),
    "assigned later": lambda x: placed(x, "T-I1", "T-P05").update(on="2026-12-01"),
    "the applicant's season": lambda x: x["applicant"].update(season=2028),
    "an entry's writer": lambda x: of(x, "letters", "T-I9").update(mentor="T-M1"),
    "an entry's address": lambda x: of(x, "letters", "T-I1").update(email="x@example.org"),
    "an entry's service": lambda x: of(x, "letters", "T-I2").update(service="sf-match"),
    "a letter that is not here": lambda x: x["assignments"].append(
        {"letter": "T-I6", "program": "T-P05", "on": "2026-11-22"}
    ),
}


def test_no_altered_file_moves_what_is_locked(run: Run, tmp_path: Path) -> None:
    before = run("export", "json")[1]
    for what, change in MOVES.items():
        altered = deepcopy(PLAIN)
        change(altered)
        path = tmp_path / "altered.json"
        path.write_text(json.dumps(altered), "utf-8")
        status, _, said = run("import", str(path))
        assert (status, bool(said)) == (1, True), what
    for line in ("considering,2026-09-22", "applied,2026-12-22"):
        lists = tmp_path / "list.csv"
        lists.write_text(f"Key,Program,Status,Applied on\nT-P05,Marrow Bay,{line}\n", "utf-8")
        assert run("import", str(lists))[0] == 1, line
    assert run("export", "json")[1] == before


def test_what_is_locked_moves_only_with_a_reason_and_undo_ends_there(run: Run) -> None:
    def status(*arguments: str) -> int:
        return run(*arguments)[0]

    assert status("assign", "T-I2", "T-P05") == 0
    assert status("undo") == 1
    assert status("unassign", "T-I2", "T-P05") == 1
    assert status("unassign", "T-I2", "T-P05", "--correct", " ") == 1
    assert status("unassign", "T-I2", "T-P05", "--correct", "The wrong row") == 0
    assert [status("undo"), status("undo")] == [0, 1]
    made = answer(run, "submit", "T-P09")
    assert (made["locked"], made["undoable"]) == (True, False)
    assert [status("undo"), status("unassign", "T-I4", "T-P09")] == [1, 1]
    assert status("submit", "T-P09", "--correct", "It was not sent") == 0
    assert status("unassign", "T-I4", "T-P09") == 0


@pytest.mark.parametrize(
    ("letter", "program", "said"),
    [
        ("T-E1", "T-P01", "holds this letter already"),
        ("T-E3", "T-P03", "Only a letter the portal shows as available"),
        ("T-E4", "T-P03", "Only a letter the portal shows as available"),
        ("T-I1", "T-P14", "reads another service or season"),
        ("T-I9", "T-P09", "You keep this letter away from Velvet Creek"),
        ("T-I2", "T-P16", "Give a reason if it should go there"),
        ("T-I2", "T-P11", "is finished"),
        ("NOPE", "T-P16", 'There is no letter "NOPE"'),
    ],
)
def test_a_letter_that_cannot_go_somewhere_is_refused_in_one_sentence(
    run: Run, letter: str, program: str, said: str
) -> None:
    status, out, err = run("assign", letter, program)
    assert (status, out) == (1, "")
    assert said in err
    assert "T-" not in err or letter == "NOPE"


def test_a_letter_planned_for_a_later_day_can_be_assigned_today(run: Run) -> None:
    assert run("assign", "T-I1", "T-P13")[0] == 0
    assert answer(run, "letters")["letters"][4]["assigned"].count("T-P13") == 1
    assert run("undo")[0] == 0


def test_a_general_letter_may_count_as_one_of_the_programs_own_specialty(
    run: Run, tmp_path: Path
) -> None:
    marked = deepcopy(PLAIN)
    placed(marked, "T-I4", "T-P05")["counts_as"] = "in_specialty"
    path = tmp_path / "marked.json"
    path.write_text(json.dumps(marked), "utf-8")
    assert run("import", str(path))[0] == 0
    rule = answer(run, "check")["programs"][4]["rules"][3]
    assert (rule["rule"], rule["letters"]) == ("in_specialty", ["T-I1", "T-I3", "T-I4"])
    placed(marked, "T-I4", "T-P05")["counts_as"] = "Not a slug"
    path.write_text(json.dumps(marked), "utf-8")
    assert "counts_as" in run("import", str(path))[2]


def test_names_are_written_as_they_are_and_the_file_comes_back_whole(run: Run) -> None:
    told = json.loads(run("export", "json")[1])
    assert told["mentors"][5]["name"] == PLAIN["mentors"][5]["name"]
    assert {**told, "format": "lorapp"} == PLAIN
    people = run("check")[1]
    assert "Dr. A. Wren" in people
    assert "Dr. L. Wren" in people
