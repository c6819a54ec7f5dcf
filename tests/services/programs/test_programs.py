from dataclasses import replace
from datetime import date

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.letters.record import EventKind
from lorapp.domain.programs import LetterRules, Program, ProgramFact, ProgramStatus, Tier
from lorapp.errors import RefusedError
from lorapp.paths import Paths
from tests.conftest import MovingClock
from tests.db.scratch import opened, plain, plain_anew
from tests.services.stage import TODAY, event, filled
from tests.undoing import next_undo

K = EventKind
RULES = LetterRules(min=3, us=1)


def test_programs_are_added_changed_and_removed_by_name(services: Services) -> None:
    filled(services)
    programs = services.programs
    made = Program(key=programs.new_key(), name="Alder Falls", letters=RULES)
    assert programs.add(made).label == "Add program Alder Falls"
    assert programs.change(replace(made, city="Alder")).label == "Change program Alder Falls"
    assert programs.remove(made.key).label == "Remove program Alder Falls"
    services.history.undo()
    assert services.unit.file().program(made.key).city == "Alder"


def test_submitting_is_final_and_mended_only_by_a_correction(services: Services) -> None:
    filled(services, event(K.UPLOADED))
    services.assignments.assign("L1", "P1")
    change = services.programs.submit("P1")
    assert (change.label, change.undoable) == ("Submit the application to Tern Harbor", False)
    sent = services.unit.file().program("P1")
    assert (sent.applied_on, sent.status) == (TODAY, ProgramStatus.APPLIED)
    assert next_undo(services.history) is None
    with pytest.raises(RefusedError, match="“Submit the application to Tern Harbor” stays"):
        services.history.undo()
    back = services.programs.correct_submission("P1", "wrong\nrow")
    assert back.label == "Correct: not applied to Tern Harbor (wrong row)"
    assert services.history.entries()[0].corrects
    assert services.assignments.unassign("L1", "P1").undoable
    services.history.undo()
    services.history.undo()
    assert services.unit.file().program("P1") == sent
    with pytest.raises(RefusedError, match="stays: it happened outside lorapp"):
        services.history.undo()


def test_a_program_entered_as_applied_to_ends_the_undo_chain(services: Services) -> None:
    filled(services)
    late = Program(key="P2", name="Alder", applied_on=date(2026, 9, 21))
    assert not services.programs.add(late).undoable
    with pytest.raises(RefusedError, match="so it stays as it is"):
        services.programs.remove("P2")
    with pytest.raises(RefusedError, match="so its signal stays"):
        services.programs.set_signal("P2", "gold")
    # What was not known yet may be noted; it is then as locked as the rest.
    assert not services.programs.change(replace(late, signal="gold")).undoable
    assert services.programs.change(replace(late, signal="gold", city="Alder")).undoable
    services.programs.correct_submission("P2", "a slip")
    assert services.programs.remove("P2").undoable


def test_a_correction_without_a_reason_is_refused(services: Services) -> None:
    filled(services, applied_on=date(2026, 11, 20))
    with pytest.raises(RefusedError, match="Say in a few words"):
        services.programs.correct_submission("P1", " ")


def test_rules_tiers_signals_and_facts_are_one_undoable_action_each(services: Services) -> None:
    filled(services)
    programs, start = services.programs, plain(services)
    for key in ("P2", "P3"):
        programs.add(Program(key=key, name=key))
    programs.change(replace(services.unit.file().program("P1"), letters=RULES))
    fact = ProgramFact(what="visas", says="J-1", source="Web page")
    labels = [
        programs.copy_rules("P1", ["P1", "P2", "P3"]).label,
        programs.set_tier("P2", Tier.REACH, "far away").label,
        programs.set_signal("P2", "gold").label,
        programs.note_fact("P2", fact).label,
        programs.set_signal("P2", None).label,
        programs.set_tier("P2", None).label,
    ]
    assert labels == [
        "Copy the letter rules of Tern Harbor to 2 programs",
        "Mark P2 as reach",
        "Signal P2: gold",
        "Note what Web page says of P2",
        "Take the signal off P2",
        "Take P2 out of its tier",
    ]
    assert [one.letters for one in services.unit.file().programs] == [RULES] * 3
    assert plain_anew(services) == plain(services)
    for _ in range(len(labels) + 3):
        services.history.undo()
    assert plain(services) == start


def test_what_the_days_have_locked_is_not_undone_nor_done_again(paths: Paths) -> None:
    clock = MovingClock()
    with opened(paths.home, clock) as services:
        filled(services, event(K.UPLOADED), applied_on=date(2026, 11, 23))
        assert services.assignments.assign("L1", "P1").undoable
        clock.pass_by(days=1)
        words = "“Assign Dr. Winter's letter to Tern Harbor” cannot be undone. Dr. Winter's letter"
        with pytest.raises(RefusedError, match=words):
            services.history.undo()
        assert len(services.unit.file().assignments) == 1
        clock.pass_by(days=-1)
        services.assignments.unassign("L1", "P1")
        services.history.undo()
        clock.pass_by(days=1)
        with pytest.raises(RefusedError, match="cannot be done again"):
            services.history.redo()


def test_a_correction_is_done_again_with_its_reason(services: Services) -> None:
    filled(services, event(K.UPLOADED), applied_on=date(2026, 11, 20))
    services.assignments.assign("L1", "P1")
    services.assignments.unassign("L1", "P1", "a slip")
    services.history.undo()
    assert len(services.unit.file().assignments) == 1
    services.history.redo()
    assert services.unit.file().assignments == ()
