"""Interviews in a store: one action each, undone as one, kept through export and import."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.interviews.lanes import Lane
from lorapp.domain.papers import InterviewStatus, MessageKind, ProgramMessage
from lorapp.domain.programs import ContactPolicy, ProgramStatus
from lorapp.errors import RefusedError, UnknownKeyError
from lorapp.services.demo import demo_text
from lorapp.services.interviews import identity
from tests.screens.real import demo_services


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Services]:
    """The applicant in the middle of the season, on 22 November."""
    services = demo_services(tmp_path, "midseason")
    yield services
    services.close()


def test_a_line_is_read_added_and_taken_back_with_all_it_changed(store: Services) -> None:
    quick = store.interviews.read("elmhollow 3 dec 11:00 video")
    change = store.interviews.add(quick.interview)
    assert (change.label, change.undoable) == ("Add interview Elmhollow IM, Thu 3 Dec", True)
    file = store.unit.file()
    assert file.interviews[-1] == quick.interview
    assert file.program("B-P05").status is ProgramStatus.INTERVIEW
    store.history.undo()
    assert store.unit.file().program("B-P05").status is ProgramStatus.APPLIED
    assert len(store.unit.file().interviews) == 4
    with pytest.raises(RefusedError, match="is on record already"):
        store.interviews.add(file.interviews[0])


def test_an_interview_is_changed_with_its_programs_policy_in_one_action(store: Services) -> None:
    held = store.unit.file().interviews[0]
    moved = replace(held, minutes=90, contact="Ms. Roe", notes="Ask for the schedule.")
    store.interviews.change(identity(held), moved, ContactPolicy.WELCOME)
    assert store.unit.file().interviews[0] == moved
    told = store.unit.file().program("B-P01").contact_after_interviews
    assert told is ContactPolicy.WELCOME
    store.history.undo()
    assert store.unit.file().interviews[0] == held
    assert store.unit.file().program("B-P01").contact_after_interviews is None


def test_states_questions_and_removal_are_one_action_each(store: Services) -> None:
    third = identity(store.unit.file().interviews[2])
    label = "Interview Granite Ferry IM: waitlisted"
    assert store.interviews.log(third, InterviewStatus.WAITLISTED).label == label
    assert [line.lane for line in store.interviews.lines()][-1] is Lane.WAITING
    store.interviews.ask(third, ("Night float?",))
    assert store.unit.file().interviews[2].questions == ("Night float?",)
    gone = store.interviews.remove(third)
    assert gone.label == "Remove interview Granite Ferry IM, Thu 7 Jan"
    with pytest.raises(UnknownKeyError, match="no longer on record"):
        store.interviews.remove(third)
    store.history.undo()
    assert store.unit.file().interviews[2].questions == ("Night float?",)


def test_one_first_choice_stands_until_it_is_ended(store: Services) -> None:
    on = date(2026, 11, 20)
    choice = ProgramMessage(program="B-P01", kind=MessageKind.FIRST_CHOICE, on=on, text="First.")
    label = "First choice, Ashgrove Regional IM"
    assert store.interviews.note_message(choice).label == label
    with pytest.raises(RefusedError, match="only one can be"):
        store.interviews.note_message(replace(choice, program="B-P03"))
    store.interviews.end_first_choice("B-P01", date(2026, 11, 21))
    store.interviews.note_message(replace(choice, program="B-P03"))
    kept = store.unit.file().program_messages
    assert [(one.program, one.text, one.until) for one in kept] == [
        ("B-P01", "First.", date(2026, 11, 21)),
        ("B-P03", "First.", None),
    ]


def test_all_of_it_comes_back_from_an_export(store: Services, tmp_path: Path) -> None:
    held = store.unit.file().interviews[0]
    full = replace(held, minutes=90, place="https://example.org/a", contact="Ms. Roe",
                   questions=("One?", "Two?"), notes="Calm.")  # fmt: skip
    store.interviews.change(identity(held), full, ContactPolicy.NO)
    store.interviews.note_message(
        ProgramMessage(program="B-P03", kind=MessageKind.THANKS, on=date(2026, 11, 3), to="Dr. X")
    )
    path = tmp_path / "all.json"
    path.write_text(store.exchange.export_json(), encoding="utf-8")
    other = demo_services(tmp_path / "other", "midseason")
    other.exchange.read_file(path)
    assert other.unit.file() == store.unit.file()
    assert other.exchange.export_json() == store.exchange.export_json()
    assert other.exchange.read_file(path).unchanged
    other.close()


def test_a_file_without_the_new_fields_is_read_as_before(store: Services) -> None:
    text = demo_text("midseason")
    assert "minutes" not in text
    assert "program_messages" not in text
    assert store.unit.file().interviews[0].questions == ()
    assert store.unit.file().program_messages == ()


def test_the_dossier_is_of_the_next_interview_unless_one_is_named(store: Services) -> None:
    store.interviews.add(store.interviews.read("ashgrove 5 jan 10:00 ET").interview)
    first, last = store.unit.file().interviews[0], store.unit.file().interviews[-1]
    assert "Thu 3 Dec" in store.interviews.dossier("B-P01").subtitle
    assert "Thu 3 Dec" in store.interviews.dossier("B-P01", identity(first)).subtitle
    assert "Tue 5 Jan" in store.interviews.dossier("B-P01", identity(last)).subtitle
    assert store.interviews.dossier("B-P06").title == "Quarry Bend IM"
