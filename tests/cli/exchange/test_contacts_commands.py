import json
from pathlib import Path

from tests.cli.conftest import Run, Said

CARDS = Path(__file__).parents[2] / "cards"


def saved(folder: Path, text: str) -> str:
    path = folder / "people.vcf"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_contacts_are_tried_taken_and_taken_again(run: Run, midseason: Said) -> None:
    path = str(CARDS / "iphone.vcf")
    tried = run("import", path, "--dry-run")
    assert tried.status == 0
    assert "  merge   Dr. Priscilla Umetani (the same address; + phone" in tried.out
    assert "  skip    Tern Harbor Clinic (a place, not a person)" in tried.out
    assert "Not kept: 1 birthday, 1 fax or pager" in tried.out
    assert "The import would bring 1 new person, 1 person completed." in tried.out
    taken = run("import", path)
    assert "Taken: 1 new person, 1 person completed." in taken.out
    assert "skip" not in taken.out
    again = run("import", path)
    assert again.out.endswith("Nothing changed: all of this file is already there.\n")
    answer = json.loads(run("import", path, "--json").out)
    assert (answer["added"], answer["updated"], answer["unchanged"]) == ({}, {}, True)
    assert answer["cards"][1]["reason"] == "a place, not a person"
    assert answer["not_kept"]["picture"] == 1
    assert run("undo").status == 0


def test_what_is_unsure_or_wrong_changes_nothing_and_says_how_to_go_on(
    run: Run, midseason: Said, tmp_path: Path
) -> None:
    text = (CARDS / "nextcloud.vcf").read_text(encoding="utf-8")
    path = saved(tmp_path, f"{text}BEGIN:VCARD\nFN:Bo\nEMAIL:bo\nEND:VCARD\n")
    before = run("export", "json").out
    said = run("import", path)
    assert said.status == 1
    assert said.out == ""
    assert "card 3, P. Umetani: could be Dr. Priscilla Umetani (a similar name)." in said.err
    assert '"bo" is not an e-mail address' in said.err
    assert "--skip-bad takes" in said.err
    assert "--skip-unsure leaves" in said.err
    tried = run("import", path, "--dry-run", "--skip-bad")
    assert tried.status == 1
    assert "  unsure  P. Umetani" in tried.out
    assert "  error   card 4, line" in tried.out
    assert "--skip-bad takes" not in tried.err
    refused = json.loads(run("import", path, "--json").out)
    assert (refused["added"], refused["unchanged"]) == ({}, True)
    assert refused["problems"][0]["card"] == 4
    assert run("export", "json").out == before
    answer = json.loads(run("import", path, "--skip-bad", "--skip-unsure", "--json").out)
    assert (answer["added"], answer["updated"]) == ({"mentors": 1}, {"mentors": 1})


def test_options_of_other_files_are_refused(run: Run, midseason: Said, tmp_path: Path) -> None:
    path = str(CARDS / "iphone.vcf")
    assert "for lists only" in run("import", path, "--sheet", "A").err
    said = run("import", str(tmp_path / "list.csv"), "--skip-unsure")
    assert (said.status, "for contacts (.vcf) only" in said.err) == (1, True)


def test_the_mentors_leave_as_cards(run: Run, midseason: Said, tmp_path: Path) -> None:
    target = tmp_path / "mentors.vcf"
    said = run("export", "vcard", "-o", str(target))
    assert (said.status, said.out) == (0, "")
    content = target.read_bytes()
    assert content.count(b"BEGIN:VCARD\r\n") == 5
    record = json.loads(run("export", "json").out)
    record["mentors"][0]["do_not_contact"] = True
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(record), encoding="utf-8")
    run("import", str(changed))
    less = run("export", "vcard")
    assert "Left out: 1 person not to be contacted." in less.err
    assert less.out.count("BEGIN:VCARD") == 4
