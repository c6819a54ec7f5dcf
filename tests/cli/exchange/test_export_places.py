"""Where exports may be written: odd places are refused in one sentence, links are followed."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("midseason")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (".", "is a folder; name a file in it"),
        ("/", "is a folder; name a file in it"),
        ("missing/season.ics", "There is no folder missing; make it first"),
    ],
)
def test_a_place_where_no_file_can_be_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("export", "ics", "-o", place)
    assert said.status == 1
    assert said.err.count("\n") == 1
    assert words in said.err


@pytest.mark.parametrize("form", ["ics", "csv", "report", "json", "xlsx"])
def test_a_path_that_can_be_none_is_wrong_usage(run: Run, form: str) -> None:
    for path, told in (("", "the path is empty"), (300 * "n", "the path is too long")):
        said = run("export", form, "-o", path)
        assert said.status == 2
        assert told in said.err


def test_a_pipe_is_never_replaced_by_a_file(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    said = run("export", "json", "-o", str(pipe))
    assert said.status == 1
    assert "lead stdout there" in said.err
    assert pipe.is_fifo()


def test_what_a_link_names_is_written_and_the_link_stays(run: Run, tmp_path: Path) -> None:
    target, link = tmp_path / "synced.ics", tmp_path / "season.ics"
    target.write_text("old")
    link.symlink_to(target)
    assert run("export", "ics", "-o", str(link)).status == 0
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_tables_need_a_folder_and_not_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "there"
    file.write_text("old")
    said = run("export", "csv", "-o", str(file))
    assert said.status == 1
    assert said.err == f"{file} is a file; name a folder.\n"


def test_an_own_table_that_only_goes_out_does_not_come_back_as_programs(
    run: Run, tmp_path: Path
) -> None:
    run("export", "csv", "-o", str(tmp_path / "tables"))
    before = run("export", "json").out
    said = run("import", str(tmp_path / "tables" / "applicant.csv"))
    assert said.status == 1
    assert "lorapp's own table Applicant" in said.err
    assert run("export", "json").out == before


def test_a_workbook_named_as_text_is_told_apart(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "programs.csv"
    run("export", "xlsx", "-o", str(place))
    said = run("import", str(place))
    assert said.status == 1
    assert "a workbook's name ends in .xlsx" in said.err


@pytest.mark.parametrize("words", ["json", "schema", "ics", "vcard", "report portfolio"])
def test_a_dash_means_stdout(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("export", *words.split(), "-o", "-")
    assert said.status == 0
    assert said.out == run("export", *words.split()).out
    assert list(tmp_path.glob("-")) == []


@pytest.mark.parametrize("words", ["export json", "export xlsx", "charts budget --svg"])
def test_nothing_that_lorapp_keeps_is_written_over(
    run: Run, home: Path, tmp_path: Path, words: str
) -> None:
    copy = Path(run("backup").out.strip())
    by_link = tmp_path / "link"
    by_link.symlink_to(home / "lorapp.db")
    *command, last = (*words.split(), "-o") if "--svg" not in words else words.split()
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    missing = [home / name for name in ("lorapp.db-journal", "settings.toml", "exports")]
    for own in (*before, by_link, *missing):
        said = run(*command, last, str(own))
        assert (said.status, said.out) == (1, "")
        assert said.err == f"{own} is lorapp's own; name another place.\n"
    assert copy in before
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    (home / "exports").mkdir(0o700)
    assert run(*command, last, str(home / "exports" / "mine")).status == 0
    assert run(*command, last, str(home / "mine")).status == 0


def test_no_lists_are_put_among_what_lorapp_keeps(run: Run, home: Path) -> None:
    run("backup")
    for own in (home, home / "backups", home / "templates" / "new"):
        said = run("export", "csv", "-o", str(own))
        assert (said.status, said.err) == (1, f"{own} is lorapp's own; name another place.\n")
    assert not list(home.rglob("*.csv"))
    assert run("export", "csv", "-o", str(home / "exports" / "lists")).status == 0
