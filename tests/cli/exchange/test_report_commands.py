"""Reports and share packs on the command line, and comments taken in."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Said, Start


@pytest.mark.usefixtures("midseason")
def test_without_a_name_a_report_goes_to_stdout_as_markdown(start: Start, home: Path) -> None:
    said = start(["export", "report"], {"LORAPP_HOME": str(home)})
    assert said.returncode == 0
    assert said.stdout.decode().startswith("# Letter portfolio\n\nSamir Daghlani, season 2027")


@pytest.mark.usefixtures("midseason")
@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("a.html", b"<!DOCTYPE html>"),
        ("a.pdf", b"%PDF-"),
        ("a.md", b"# Week review\n"),
        ("a.txt", b"Week review\n"),
    ],
)
def test_the_form_follows_the_name(run: Run, tmp_path: Path, name: str, begin: bytes) -> None:
    said = run("export", "report", "week", "-o", str(tmp_path / name))
    assert said.err == f"Written to {tmp_path / name}.\n"
    assert (tmp_path / name).read_bytes().startswith(begin)


@pytest.mark.usefixtures("midseason")
def test_a_named_form_beats_the_name(run: Run, tmp_path: Path) -> None:
    run("export", "report", "week", "--form", "html", "-o", str(tmp_path / "page"))
    assert (tmp_path / "page").read_bytes().startswith(b"<!DOCTYPE html>")
    said = run("export", "report", "week", "-o", str(tmp_path / "other"))
    assert said.status == 1
    assert "End it in .html" in said.err
    assert not (tmp_path / "other").exists()


def shared(run: Run, place: Path, *more: str) -> tuple[Said, Path]:
    """Write a share pack and return what was said and the file for comments."""
    said = run("export", "share", *more, "-o", str(place))
    return said, place.with_name(
        f"{place.stem}-comments{'.json' if place.suffix == '.json' else '.txt'}"
    )


@pytest.mark.usefixtures("midseason")
def test_a_share_pack_comes_with_its_file_for_comments(run: Run, tmp_path: Path) -> None:
    said, beside = shared(run, tmp_path / "pack.html")
    assert said.err.endswith("Send pack-comments.txt along; comments come back in it.\n")
    assert "Umetani" not in (tmp_path / "pack.html").read_text("utf-8")
    assert beside.read_text("utf-8").startswith("lorapp comments\n")
    shared(run, tmp_path / "full.html", "--names", "full", "--programs")
    assert "Saint Orla Neurology" in (tmp_path / "full.html").read_text("utf-8")


@pytest.mark.usefixtures("midseason")
def test_a_share_pack_for_programs_is_json(run: Run, tmp_path: Path) -> None:
    _, beside = shared(run, tmp_path / "pack.json")
    assert json.loads((tmp_path / "pack.json").read_text("utf-8"))["lorapp"] == "share"
    assert json.loads(beside.read_text("utf-8"))["lorapp"] == "comments"


@pytest.mark.usefixtures("midseason")
def test_comments_go_the_whole_way_round(run: Run, tmp_path: Path) -> None:
    _, beside = shared(run, tmp_path / "pack.html")
    text = beside.read_text("utf-8").replace("Name:", "Name: Dr. Osei", 1)
    first, _, rest = text.partition("# The season as a whole\n")
    beside.write_text(f"{first}Apply more widely.\n{rest}", encoding="utf-8")
    looked = run("import", str(beside), "--dry-run")
    assert looked.out == (
        "The season: Apply more widely.\n"
        "Nothing was changed. The import would have added 1 comment.\n"
    )
    taken = run("import", str(beside))
    assert taken.out.endswith("Imported: added 1 comment.\n")
    again = run("import", str(beside))
    assert again.out == "Nothing changed: all of these comments are already there.\n"
    more = run("import", str(beside), "--json")
    assert json.loads(more.out) == {"added": {}, "updated": {}, "unchanged": True}
    assert (
        run("undo").out
        == "Taken back: Import 1 comment of Dr. Osei. `lorapp redo` does it again.\n"
    )


@pytest.mark.usefixtures("midseason")
def test_one_bad_line_stops_all_of_it(run: Run, tmp_path: Path) -> None:
    _, beside = shared(run, tmp_path / "pack.html")
    good = next(line for line in beside.read_text("utf-8").splitlines() if line.startswith("@"))
    (tmp_path / "back.txt").write_text(f"{good}\nFine.\n@ 0000-0000\nHm.\n", encoding="utf-8")
    said = run("import", str(tmp_path / "back.txt"))
    assert said.status == 1
    assert "line 3: 0000-0000 is no record of yours" in said.err
    assert run("history").out.count("\n") == 1


@pytest.mark.usefixtures("midseason")
def test_greetings_are_told_and_options_of_lists_refused(run: Run, tmp_path: Path) -> None:
    _, beside = shared(run, tmp_path / "pack.html")
    good = next(line for line in beside.read_text("utf-8").splitlines() if line.startswith("@"))
    back = tmp_path / "back.txt"
    back.write_text(f"Dear Samir,\n{good}\nFine.\n{good}\nFine.\n", encoding="utf-8")
    refused = run("import", str(back), "--usual-rules")
    assert "takes no option but --dry-run and --json" in refused.err
    said = run("import", str(back))
    assert 'Left out, as it stands before the first reference: line 1: "Dear Samir,"' in said.err
    assert said.out.endswith("Imported: added 1 comment; 1 were there already.\n")
