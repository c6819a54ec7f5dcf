"""Interviews in a store: one action each, undone as one, kept through export and import."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.interviews.lanes import Lane
from lorapp.domain.papers import InterviewStatus, MessageKind, ProgramMessage
from lorapp.domain.programs import ContactPolicy, ProgramStatus
from lorapp.errors import RefusedError, UnknownKeyError
from lorapp.services.interchange.demo import demo_text
from lorapp.services.match.interviews import identity
from tests.screens.real import demo_services


def test_a_line_is_read_added_and_taken_back_with_all_it_changed(demo: Services) -> None:
    quick = demo.interviews.read("elmhollow 3 dec 11:00 video")
    change = demo.interviews.add(quick.interview)
    assert (change.label, change.undoable) == ("Add interview Elmhollow IM, Thu 3 Dec", True)
    file = demo.unit.file()
    assert file.interviews[-1] == quick.interview
    assert file.program("B-P05").status is ProgramStatus.INTERVIEW
    demo.history.undo()
    assert demo.unit.file().program("B-P05").status is ProgramStatus.APPLIED
    assert len(demo.unit.file().interviews) == 4
    with pytest.raises(RefusedError, match="is on record already"):
        demo.interviews.add(file.interviews[0])


def test_an_interview_is_changed_with_its_programs_policy_in_one_action(demo: Services) -> None:
    held = demo.unit.file().interviews[0]
    moved = replace(held, minutes=90, contact="Ms. Roe", notes="Ask for the schedule.")
    demo.interviews.change(identity(held), moved, ContactPolicy.WELCOME)
    assert demo.unit.file().interviews[0] == moved
    told = demo.unit.file().program("B-P01").contact_after_interviews
    assert told is ContactPolicy.WELCOME
    demo.history.undo()
    assert demo.unit.file().interviews[0] == held
    assert demo.unit.file().program("B-P01").contact_after_interviews is None


def test_states_questions_and_removal_are_one_action_each(demo: Services) -> None:
    third = identity(demo.unit.file().interviews[2])
    label = "Interview Granite Ferry IM: waitlisted"
    assert demo.interviews.log(third, InterviewStatus.WAITLISTED).label == label
    assert [line.lane for line in demo.interviews.lines()][-1] is Lane.WAITING
    demo.interviews.ask(third, ("Night float?",))
    assert demo.unit.file().interviews[2].questions == ("Night float?",)
    gone = demo.interviews.remove(third)
    assert gone.label == "Remove interview Granite Ferry IM, Thu 7 Jan"
    with pytest.raises(UnknownKeyError, match="no longer on record"):
        demo.interviews.remove(third)
    demo.history.undo()
    assert demo.unit.file().interviews[2].questions == ("Night float?",)


def test_one_first_choice_stands_until_it_is_ended(demo: Services) -> None:
    on = date(2026, 11, 20)
    choice = ProgramMessage(program="B-P01", kind=MessageKind.FIRST_CHOICE, on=on, text="First.")
    label = "First choice, Ashgrove Regional IM"
    assert demo.interviews.note_message(choice).label == label
    with pytest.raises(RefusedError, match="only one can be"):
        demo.interviews.note_message(replace(choice, program="B-P03"))
    demo.interviews.end_first_choice("B-P01", date(2026, 11, 21))
    demo.interviews.note_message(replace(choice, program="B-P03"))
    kept = demo.unit.file().program_messages
    assert [(one.program, one.text, one.until) for one in kept] == [
        ("B-P01", "First.", date(2026, 11, 21)),
        ("B-P03", "First.", None),
    ]


def test_all_of_it_comes_back_from_an_export(demo: Services, tmp_path: Path) -> None:
    held = demo.unit.file().interviews[0]
    full = replace(held, minutes=90, place="https://example.org/a", contact="Ms. Roe",
                   questions=("One?", "Two?"), notes="Calm.")  # fmt: skip
    demo.interviews.change(identity(held), full, ContactPolicy.NO)
    demo.interviews.note_message(
        ProgramMessage(program="B-P03", kind=MessageKind.THANKS, on=date(2026, 11, 3), to="Dr. X")
    )
    path = tmp_path / "all.json"
    path.write_text(demo.exchange.export_json(), encoding="utf-8")
    other = demo_services(tmp_path / "other", "midseason")
    other.exchange.read_file(path)
    assert other.unit.file() == demo.unit.file()
    assert other.exchange.export_json() == demo.exchange.export_json()
    assert other.exchange.read_file(path).unchanged
    other.close()


def test_a_file_without_the_new_fields_is_read_as_before(demo: Services) -> None:
    text = demo_text("midseason")
    assert "minutes" not in text
    assert "program_messages" not in text
    assert demo.unit.file().interviews[0].questions == ()
    assert demo.unit.file().program_messages == ()


def test_the_dossier_is_of_the_next_interview_unless_one_is_named(demo: Services) -> None:
    demo.interviews.add(demo.interviews.read("ashgrove 5 jan 10:00 ET").interview)
    first, last = demo.unit.file().interviews[0], demo.unit.file().interviews[-1]
    assert "Thu 3 Dec" in demo.interviews.dossier("B-P01").subtitle
    assert "Thu 3 Dec" in demo.interviews.dossier("B-P01", identity(first)).subtitle
    assert "Tue 5 Jan" in demo.interviews.dossier("B-P01", identity(last)).subtitle
    assert demo.interviews.dossier("B-P06").title == "Quarry Bend IM"
