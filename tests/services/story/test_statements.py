"""Statements through the service: claims, programs, the look through the text, and files."""

from dataclasses import replace
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.papers import Claim, Statement
from lorapp.domain.programs import Program
from lorapp.domain.themes.looks import FileState, size_words
from lorapp.errors import LorError, RefusedError
from lorapp.services.computer.own_files import FILE_MAX, look_at, read_text
from tests.undoing import next_undo

PLACES = (
    Program(key="P1", name="Saint Orla Neurology", specialty="neurology"),
    Program(key="P2", name="Tern Harbor IM", specialty="internal-medicine"),
)
CLAIM = Claim(theme="calm", line="I spoke slowly.")


@pytest.fixture
def written(begun: Services) -> Services:
    begun.unit.command("Places", lambda file: replace(file, programs=PLACES))
    begun.statements.add(
        Statement(
            key=begun.statements.key_for("internal-medicine"),
            specialty="internal-medicine",
            version="1",
            text="I spoke slowly.",
        )
    )
    return begun


def test_claims_are_marked_changed_and_removed(written: Services) -> None:
    statements = written.statements
    assert statements.add_claim("PS-IM", CLAIM).label == "Claim calm"
    assert (
        statements.change_claim("PS-IM", 0, Claim(line="Slowly.")).label == "Change claim Slowly."
    )
    assert written.unit.file().statement("PS-IM").claims == (Claim(line="Slowly."),)
    statements.remove_claim("PS-IM", 0)
    statements.add_claim("PS-IM", Claim())
    assert next_undo(written.history) == "Claim without a theme"


def test_a_clean_statement_goes_to_programs_and_moves_with_undo(written: Services) -> None:
    statements = written.statements
    assert statements.scan("PS-IM").is_clean
    assert statements.give("PS-IM", ("P2",)).label == "Give statement IM v1 to Tern Harbor IM"
    other = statements.key_for("internal-medicine")
    statements.add(replace(written.unit.file().statement("PS-IM"), key=other, version="2"))
    statements.give(other, ("P2",))
    assert written.unit.file().statement_for("P2") == written.unit.file().statement(other)
    written.history.undo()
    assert written.unit.file().statement("PS-IM").programs == ("P2",)
    assert statements.take_back("PS-IM", ("P2",)).label == (
        "Take statement IM v1 from Tern Harbor IM"
    )
    assert statements.give("PS-IM", PLACES_KEYS, despite=True).label.endswith("to 2 programs")


PLACES_KEYS = tuple(place.key for place in PLACES)


def test_a_statement_that_names_others_is_given_on_purpose_only(written: Services) -> None:
    statements = written.statements
    first = written.unit.file().statement("PS-IM")
    statements.change(replace(first, text="I love\nSaint Orla."))
    with pytest.raises(RefusedError, match=r"line 2: Saint Orla\). Read it"):
        statements.give("PS-IM", ("P2",))
    assert not statements.scan("PS-IM", ("P2",)).is_clean
    statements.give("PS-IM", ("P2",), despite=True)
    assert written.unit.file().statement("PS-IM").programs == ("P2",)


def test_a_text_that_is_not_here_is_said_not_guessed(written: Services, tmp_path: Path) -> None:
    statements = written.statements
    first = replace(written.unit.file().statement("PS-IM"), text=None)
    for path in (None, str(tmp_path / "ps.pdf"), str(tmp_path / "gone.md")):
        statements.change(replace(first, path=path))
        assert not statements.scan("PS-IM").is_read
        with pytest.raises(RefusedError, match="not looked through"):
            statements.give("PS-IM", ("P2",))
    (tmp_path / "ps.md").write_text("I spoke.", encoding="utf-8")
    statements.change(replace(first, path=str(tmp_path / "ps.md")))
    assert statements.text_of("PS-IM") == "I spoke."
    assert statements.scan("PS-IM").is_clean


def test_themes_are_added_renamed_and_removed(begun: Services) -> None:
    begun.themes.add("calm")
    begun.themes.rename("calm", "nerve")
    assert begun.unit.file().themes == ("nerve",)
    begun.themes.remove("nerve")
    assert begun.unit.file().themes == ()
    assert next_undo(begun.history) == "Remove theme nerve"


def test_a_file_is_looked_at_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    assert look_at(str(path)).words == "The file is not there any more."
    assert look_at("a\x00b").state is FileState.MISSING
    path.write_bytes(b"x" * 90_000)
    found = look_at(str(path))
    assert found.words == "The file is there, 88 KB."
    assert look_at(str(path), found.sha256).state is FileState.THERE
    path.write_bytes(b"y" * 1_300_000)
    changed = look_at(str(path), found.sha256)
    assert changed.words == "The file has changed since it was noted, 1.2 MB."
    assert size_words(0) == "1 KB"


def test_a_file_too_large_or_closed_to_us_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "film.mp4"
    with path.open("wb") as stream:
        stream.truncate(FILE_MAX + 1)
    assert look_at(str(path)).state is FileState.UNREADABLE

    def refuse(_path: Path) -> bytes:
        raise PermissionError

    small = tmp_path / "cv.txt"
    small.write_text("x", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "cannot be read here" in look_at(str(small)).words
    with pytest.raises(LorError, match="Paste the text instead"):
        read_text(str(small))


def test_only_plain_text_is_read_from_files(tmp_path: Path) -> None:
    path = tmp_path / "ps.txt"
    path.write_text("\ufeffI am.\r\nI stay.\n", encoding="utf-8")
    assert read_text(str(path)) == "I am.\nI stay."
    with pytest.raises(RefusedError, match=r"Only \.txt and \.md"):
        read_text(str(tmp_path / "ps.docx"))
    with pytest.raises(LorError, match="There is no file"):
        read_text(str(tmp_path / "gone.txt"))
    path.write_bytes(b"x" * 200_001)
    with pytest.raises(LorError, match="far shorter"):
        read_text(str(path))
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(LorError, match="cannot be read as text"):
        read_text(str(path))
