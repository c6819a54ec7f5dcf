import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.comments import Comment, Topic
from lorapp.domain.mentors import Mentor
from lorapp.paths import Paths
from lorapp.services.keeping.doctor import Level
from tests.conftest import a_beginning
from tests.db.scratch import opened


def wrong(services: Services) -> list[str]:
    return [finding.text for finding in services.doctor.report() if not finding.is_fine]


def test_an_empty_store_is_well(services: Services) -> None:
    report = services.doctor.report()
    assert all(finding.level is Level.FINE for finding in report)
    assert report[0].text == "There is no record yet."


def test_a_sound_store_with_a_backup_is_well(begun: Services) -> None:
    assert any("no backup yet" in finding.text for finding in begun.doctor.report())
    begun.backups.make()
    assert wrong(begun) == []
    assert "is whole" in begun.doctor.report()[0].text


def test_a_record_changed_behind_our_back_is_named(begun: Services) -> None:
    people = (Mentor(key="M1", name="Dr. Brockhausen"),)
    begun.unit.command("Add", lambda file: replace(file, mentors=people))
    begun.unit.store().connection().execute("UPDATE mentors SET name = 'Dr. Brockhauser'")
    (found,) = wrong(begun)
    assert found.startswith("mentors M1 changed without lorapp")
    begun.unit.store().connection().execute("DELETE FROM mentors")
    (found,) = wrong(begun)
    assert "nothing is there" in found


def test_rows_that_cannot_be_read_are_named_and_the_rest_goes_on(
    begun: Services, paths: Paths
) -> None:
    people = (Mentor(key="M1", name="A"), Mentor(key="M2", name="B"))
    begun.unit.command("Add", lambda file: replace(file, mentors=people))
    begun.close()
    with closing(sqlite3.connect(paths.db)) as connection:
        connection.execute("UPDATE mentors SET left_on = 'soon' WHERE key = 'M2'")
        connection.commit()
    with opened(paths.home) as services:
        found = wrong(services)
    assert "A row of mentors cannot be read" in found[0]
    assert found[1].startswith("This row cannot be read: mentors M2:")
    assert len(found) == 2


def test_a_store_that_does_not_open_is_told_once(begun: Services, paths: Paths) -> None:
    begun.close()
    paths.db.write_bytes(b"words")
    with opened(paths.home) as services:
        assert [text for text in wrong(services) if "is damaged" in text] != []


def test_a_damaged_backup_is_found(begun: Services) -> None:
    made = begun.backups.make()
    content = bytearray(made.read_bytes())
    content[4096 : 2 * 4096] = bytes(4096)
    made.write_bytes(content)
    (found,) = wrong(begun)
    assert found.startswith(f"The backup {made.name} is not usable")
    made.write_bytes(b"")
    assert "the file is empty" in wrong(begun)[0]


def test_rights_that_let_others_look_are_told_with_the_cure(begun: Services, paths: Paths) -> None:
    paths.db.chmod(0o644)
    paths.home.chmod(0o755)
    found = wrong(begun)
    assert [text.split("`")[1] for text in found] == ["chmod 700", "chmod 600"]


def test_what_an_editor_wrote_in_a_folder_that_is_closed_is_no_trouble(
    begun: Services, paths: Paths
) -> None:
    begun.backups.make()
    put_private(paths.settings, "")
    put_private(paths.templates / "thanks-upload.txt", "x\n\nThank you.\n")
    for path in (paths.settings, paths.templates, paths.templates / "thanks-upload.txt"):
        path.chmod(0o755)
    assert wrong(begun) == []
    paths.home.chmod(0o755)
    assert len(wrong(begun)) == len(("the folder", "settings", "templates", "a wording"))


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - School", "iCloud Drive"])
def test_a_synced_folder_is_pointed_out(tmp_path: Path, name: str) -> None:
    with opened(tmp_path / name / "lorapp") as services:
        notes = [f.text for f in services.doctor.report() if f.level is Level.NOTE]
    assert len(notes) == 1
    assert f"synced ({name})" in notes[0]


def test_own_wordings_are_looked_at_and_a_broken_one_is_named_with_its_line(
    begun: Services, paths: Paths
) -> None:
    begun.backups.make()
    put_private(paths.templates / "thanks-upload.txt", "x\n\n{{ writr }}\n")
    put_private(
        paths.templates / "ask-email.txt", "{{ name }}\n{% if tone == 'warm' %}y{% endif %}\n"
    )
    put_private(paths.templates / "fact-sheet.txt", "Facts\n")
    (found,) = wrong(begun)
    assert "thanks-upload.txt, line 3: There is no field writr; writer is the nearest." in found
    assert found.endswith("Correct it there, or take the file away to have lorapp's own words.")
    put_private(paths.templates / "thanks-upload.txt", "{{ name }}\n{{ greeting }}\n")
    assert wrong(begun) == []
    assert any("can be used" in finding.text for finding in begun.doctor.report())
    put_private(paths.templates / "thanks-upload.txt", "only a subject\n")
    assert "The first line is the subject" in wrong(begun)[0]


def test_an_own_wording_that_no_message_asks_for_is_a_note(begun: Services, paths: Paths) -> None:
    begun.backups.make()
    put_private(paths.templates / "poem.txt", "x\ny\n")
    notes = [f.text for f in begun.doctor.report() if f.level is Level.NOTE]
    assert "poem.txt is not used" in notes[0]
    assert "`lorapp templates` lists the names" in notes[0]


def test_a_key_of_share_packs_that_stayed_behind_is_noted_once_there_are_comments(
    begun: Services, paths: Paths
) -> None:
    def told() -> list[str]:
        return [f.text for f in begun.doctor.report() if "share.secret" in f.text]

    assert told() == []
    comment = Comment(kind=Topic.SEASON, on=date(2026, 11, 20), by="Dr. Lo", text="Well done.")
    begun.unit.command("Take", lambda file: replace(file, comments=(comment,)))
    (found,) = told()
    assert "Copy share.secret from the folder of the old computer" in found
    assert wrong(begun) == []
    begun.sharing._secret()
    assert told() == []


def put_private(place: Path, text: str) -> None:
    place.parent.mkdir(mode=0o700, exist_ok=True)
    place.touch(mode=0o600)
    place.write_text(text, encoding="utf-8")


def test_a_record_that_does_not_hold_together_is_named(begun: Services) -> None:
    twice = ("calm", "calm")
    begun.unit.command("Theme", lambda file: replace(file, themes=twice))
    begun.history.undo()
    assert begun.unit.file() == a_beginning()
    assert wrong(begun) == []
