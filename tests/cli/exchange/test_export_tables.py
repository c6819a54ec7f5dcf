import io
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run, Said, Start


def test_every_list_is_written_into_a_folder(run: Run, midseason: Said, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    said = run("export", "csv", "-o", str(folder))
    files = sorted(path.name for path in folder.iterdir())
    assert (said.status, said.out) == (0, "")
    assert said.err == f"{len(files)} files written to {folder}.\n"
    assert {"programs.csv", "mentors.csv", "letters.csv", "plan.csv"} <= {*files}
    plain = run("import", str(folder / "mentors.csv"), "--dry-run")
    assert plain.out.startswith("Nothing changed: all of this file is already there.\n")
    assert "Read as a list of mentors:" in plain.out
    assert (folder / "programs.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    run("export", "csv", "--raw", "-o", str(folder))
    assert (folder / "programs.csv").read_bytes().startswith(b"Program name")


def test_a_folder_has_to_be_named_for_files(run: Run, midseason: Said, tmp_path: Path) -> None:
    said = run("export", "csv")
    assert (said.status, said.out) == (2, "")
    assert "are required: -o/--output" in said.err
    place = tmp_path / "taken"
    place.write_text("mine")
    assert run("export", "csv", "-o", str(place)).status == 1
    assert place.read_text() == "mine"


def test_a_workbook_goes_to_a_file_or_down_a_pipe(
    run: Run, start: Start, midseason: Said, tmp_path: Path
) -> None:
    place = tmp_path / "lists.xlsx"
    assert run("export", "xlsx", "-o", str(place)).status == 0
    assert "Programs" in load_workbook(place).sheetnames
    piped = start(["export", "xlsx"]).stdout
    assert piped == place.read_bytes()
    assert load_workbook(io.BytesIO(piped)).sheetnames[0] == "About"


def test_a_workbook_is_not_poured_into_a_terminal(
    run: Run, midseason: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout.__class__, "isatty", lambda _stream: True)
    said = run("export", "xlsx")
    assert (said.status, said.out) == (1, "")
    assert "no text for a terminal" in said.err


def test_tables_need_an_applicant_first(run: Run, tmp_path: Path) -> None:
    assert "no applicant yet" in run("export", "csv", "-o", str(tmp_path / "x")).err
    assert "no applicant yet" in run("export", "xlsx").err
    assert not (tmp_path / "x").exists()


def test_another_list_is_taken_as_said_or_as_its_columns_tell(
    run: Run, midseason: Said, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Phone\nDr. Ann Roe,+1 555 0100\n", encoding="utf-8")
    tried = run("import", str(path), "--list", "rotations", "--dry-run")
    assert (tried.status, tried.out) == (1, "")
    assert "No column of this list is the first day of the stay." in tried.err
    assert "There is no list" in run("import", str(path), "--list", "pets").err
    said = run("import", str(path), "--list", "Mentor", "--json")
    assert '"list": "mentors"' in said.out
    assert run("import", str(path)).out.startswith("Nothing changed")
    assert (
        run("undo").out
        == "Taken back: Import 1 mentor from people.csv. `lorapp redo` does it again.\n"
    )
    told = run("import", str(tmp_path / "x.json"), "--list", "mentors")
    assert told.status == 1


@pytest.mark.parametrize("names", ["roles", "initials"])
def test_tables_and_record_for_others_name_nobody(
    run: Run, midseason: Said, tmp_path: Path, names: str
) -> None:
    folder, book, whole = tmp_path / "lists", tmp_path / "lists.xlsx", tmp_path / "all.json"
    for kind, place in (("csv", folder), ("xlsx", book), ("json", whole)):
        assert run("export", kind, "-o", str(place), "--names", names).status == 0
    told = [path.read_text("utf-8-sig") for path in (*folder.iterdir(), whole)]
    told += [
        str(cell)
        for sheet in load_workbook(book).worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    ]
    everything = "\n".join(told)
    secret = ("Umetani", "Daghlani", "Khourani", "Ashgrove", "Northgate", "@", "B-M3", "B-P09")
    left = [word for word in secret if word in everything]
    assert left == []
    assert ("Dr. P. U." in everything) is (names == "initials")
    assert "Umetani" in run("export", "json").out
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LORAPP_HOME", str(tmp_path / "other"))
        assert run("import", str(whole)).status == 0
        assert run("letters").status == 0
    print(f"A106 exports=3 names={names} texts={len(told)} left={len(left)}")


def test_programs_are_named_only_beside_a_level_of_names(run: Run, midseason: Said) -> None:
    refused = run("export", "json", "--programs")
    assert (refused.status, refused.out) == (1, "")
    assert "belongs to `--names`" in refused.err
    assert "Ashgrove" in run("export", "json", "--names", "roles", "--programs").out
