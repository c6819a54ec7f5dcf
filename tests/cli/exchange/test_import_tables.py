import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import DEMO_FILES, Run, Said

LIST = """\
Program Name;City;Deadline;Specialty;LORs;Colour
Alpha;Akron;12/31/2026;IM;3;red
Saint Orla Neurology;Akron;;Neurology;;
"""


def saved(folder: Path, text: str, name: str = "list.csv") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_list_is_tried_taken_and_taken_again(run: Run, midseason: Said, tmp_path: Path) -> None:
    path = saved(tmp_path, LIST)
    tried = run("import", path, "--dry-run")
    assert tried.status == 0
    assert "The import would have added 1 program; updated 1 program." in tried.out
    assert "Deadline: complete_by" in tried.out
    assert "Colour: left out" in tried.out
    taken = run("import", path)
    assert taken.out == (
        "Imported: added 1 program; updated 1 program.\nColumns left out: Colour.\n"
    )
    assert json.loads(run("import", path, "--json").out) == {
        "added": {},
        "updated": {},
        "unchanged": True,
        "list": "programs",
        "mapping": [
            {"column": "Program Name", "field": "name"},
            {"column": "City", "field": "city"},
            {"column": "Deadline", "field": "complete_by"},
            {"column": "Specialty", "field": "specialty"},
            {"column": "LORs", "field": "letters.wanted"},
            {"column": "Colour", "field": None},
        ],
        "problems": [],
    }
    assert run("undo").status == 0
    assert json.loads(run("import", path, "--dry-run", "--json").out)["added"] == {"programs": 1}


def test_lines_in_error_change_nothing_and_are_all_listed(
    run: Run, midseason: Said, tmp_path: Path
) -> None:
    path = saved(tmp_path, LIST + "Beta;;31/02/2027;child neurology;three;\n")
    before = run("export", "json").out
    said = run("import", path, "--json")
    assert said.status == 1
    answer = json.loads(said.out)
    assert (answer["added"], answer["unchanged"]) == ({}, True)
    assert [problem["line"] for problem in answer["problems"]] == [4, 4, 4]
    assert said.err.count("line 4: ") == 3
    assert 'closing date: "31/02/2027" is no day' in said.err
    assert run("import", path).out == ""
    assert run("export", "json").out == before
    rest = run("import", path, "--skip-bad")
    assert rest.status == 0
    assert rest.err.startswith("Left out:\n  line 4: ")
    assert "added 1 program" in rest.out


def test_columns_specialty_and_usual_rules_can_be_said(
    run: Run, midseason: Said, tmp_path: Path
) -> None:
    path = saved(tmp_path, "Where,When\nAlpha [red],2026-12-01\n")
    assert "No column of this list is the program's name" in run("import", path).err
    options = ("--map", "Where=name", "--map", "When=closing date")
    assert "write one such as Neurology" in run("import", path, "--specialty", "??").err
    assert run("import", path, "--map", "Who=name").status == 1
    said = run("import", path, *options, "--specialty", "neuro", "--usual-rules")
    assert said.out == "Imported: added 1 program.\n"
    added = json.loads(run("export", "json").out)["programs"][-1]
    assert (added["name"], added["specialty"]) == ("Alpha [red]", "neurology")
    assert added["complete_by"] == "2026-12-01"
    assert added["letters"]["min"] == 3
    assert added["facts"][0]["source"] == "usual for neurology"


def test_a_sheet_of_a_workbook_is_named_and_its_formulas_are_told(
    run: Run, midseason: Said, tmp_path: Path
) -> None:
    book = Workbook()
    book.create_sheet("Mine").append(["Program", "City"])
    book["Mine"].append(["Alpha", "=A1"])
    path = tmp_path / "list.xlsx"
    book.save(path)
    assert "nothing in this list" in run("import", str(path)).err
    said = run("import", str(path), "--sheet", "mine")
    assert said.out == "Imported: added 1 program.\n"
    assert said.err.startswith("1 formula without a saved value")


@pytest.mark.parametrize(
    ("name", "says"),
    [("list.xls", "old kind"), ("list.pdf", "no file"), ("no.tsv", "no file")],
)
def test_other_files_are_refused(
    run: Run, midseason: Said, tmp_path: Path, name: str, says: str
) -> None:
    said = run("import", str(tmp_path / name))
    assert (said.status, said.out) == (1, "")
    assert says in said.err


def test_a_list_needs_an_applicant_first(run: Run, tmp_path: Path) -> None:
    assert "no applicant yet" in run("import", saved(tmp_path, LIST)).err


def test_a_file_of_lorapp_answers_in_json_and_takes_no_columns(run: Run) -> None:
    path = str(DEMO_FILES / "midseason.json")
    assert "are for lists" in run("import", path, "--map", "a=name").err
    assert "are for lists" in run("import", path, "--skip-bad").err
    answer = json.loads(run("import", path, "--json").out)
    assert answer["added"]["programs"] == 10
    assert (answer["updated"], answer["unchanged"]) == ({}, False)
    assert json.loads(run("import", path, "--json").out)["unchanged"] is True
