from dataclasses import replace

import pytest

from lorapp.bootstrap import Services
from lorapp.errors import NothingLeftError, RefusedError, StoreError
from tests.conftest import a_beginning
from tests.db.scratch import touched
from tests.undoing import next_undo


def theme(services: Services, name: str, *, final: bool = False) -> None:
    services.unit.command(
        f"Add theme {name}", lambda file: replace(file, themes=(*file.themes, name)), final=final
    )


def test_an_empty_store_has_no_history(services: Services) -> None:
    assert services.history.entries() == ()
    assert next_undo(services.history) is None
    for walk in (services.history.undo, services.history.redo):
        with pytest.raises(RefusedError, match="There is nothing to"):
            walk()


def test_where_nothing_is_left_the_store_stays_sealed(begun: Services) -> None:
    theme(begun, "submitted", final=True)
    begun.close()
    seal = begun.home.seal.read_bytes()
    for walk in (begun.history.undo, begun.history.redo):
        with pytest.raises(RefusedError):
            walk()
        assert begun.home.seal.read_bytes() == seal
    theme(begun, "calm")
    assert not begun.home.seal.exists()


def test_undo_and_redo_name_what_they_do_and_are_themselves_history(begun: Services) -> None:
    theme(begun, "calm")
    assert next_undo(begun.history) == "Add theme calm"
    assert begun.history.undo().label == "Add theme calm"
    assert touched(begun) == {"themes"}
    assert begun.history.redo().label == "Add theme calm"
    assert begun.unit.file().themes == ("calm",)
    entries = begun.history.entries()
    assert [(e.kind, e.undoable) for e in entries] == [
        ("redo", False),
        ("undo", False),
        ("do", True),
        ("do", True),
    ]
    assert entries[0].at.isoformat() == "2026-11-22T20:00:00+03:00"


def test_a_new_command_drops_what_could_be_redone(begun: Services) -> None:
    theme(begun, "calm")
    begun.history.undo()
    theme(begun, "precision")
    with pytest.raises(NothingLeftError):
        begun.history.redo()
    begun.history.undo()
    assert begun.unit.file() == a_beginning()


def test_what_happened_outside_ends_the_undo_chain_with_words(begun: Services) -> None:
    theme(begun, "calm")
    theme(begun, "submitted", final=True)
    assert next_undo(begun.history) is None
    words = "“Add theme submitted” cannot be undone, and nothing that was done before it can."
    with pytest.raises(RefusedError, match=words):
        begun.history.undo()
    theme(begun, "precision")
    begun.history.undo()
    assert begun.unit.file().themes == ("calm", "submitted")
    assert [entry.undoable for entry in begun.history.entries()] == [False] * 5


def test_undoing_the_beginning_leaves_an_empty_store(begun: Services) -> None:
    begun.history.undo()
    assert begun.unit.is_empty()
    begun.history.redo()
    assert begun.unit.file() == a_beginning()


def test_only_so_many_entries_are_told_as_asked_for(begun: Services) -> None:
    theme(begun, "calm")
    assert [entry.label for entry in begun.history.entries(1)] == ["Add theme calm"]


def test_an_image_that_cannot_be_read_stops_undo_and_changes_nothing(begun: Services) -> None:
    changed = replace(a_beginning().applicant, name="Ana")
    begun.unit.command("Rename", lambda file: replace(file, applicant=changed))
    connection = begun.unit.store().connection()
    connection.execute("UPDATE journal_changes SET before = '{\"name\": 5}' WHERE seq = 2")
    with pytest.raises(StoreError, match="history is damaged"):
        begun.history.undo()
    assert begun.unit.file().applicant.name == "Ana"
    wrong = [finding.text for finding in begun.doctor.report() if not finding.is_fine]
    assert "The store: the history of step 2 is damaged." in wrong
