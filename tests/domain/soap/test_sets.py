"""The sets: proposed, chosen within the cap, ready, and what changed since."""

from dataclasses import replace
from datetime import date

import pytest

from lorapp.domain.arrival.record import MatchOutcome, MatchResult
from lorapp.domain.checks import problems
from lorapp.domain.papers import Statement
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.soap.choosing import letter_named, specialty_named, statement_named
from lorapp.domain.soap.record import SoapPlan
from lorapp.domain.soap.sets import (
    plan_of,
    prepare,
    reason,
    service_text,
    specialties,
    why_not_eligible,
    with_plan,
    with_ready,
    without_plan,
)
from lorapp.errors import InvalidError, RefusedError
from tests.domain.engine.builders import K, applicant, day, ev, letter, program, with_event
from tests.domain.soap.builders import IM, NEURO, here, unmatched


def test_a_set_is_proposed_with_its_gaps() -> None:
    found = prepare(here(1, 12), IM)
    assert found.letters == found.proposed == ("L1", "L2", "L3")
    assert (found.gaps, found.changes, found.is_ready) == ((), (), False)
    assert "ERAS; in SOAP each program names its service" in service_text(found)
    bare = prepare(here(1, 12), NEURO)
    assert bare.letters == ()
    assert bare.gaps[0].startswith("3 letters short of")
    assert bare.gaps[-1] == "No statement for this specialty is on record."
    draft = unmatched(statements=(Statement(key="ST1", specialty=IM),))
    assert prepare(here(1, 12, draft), IM).gaps == (
        "The statement for this specialty is not finished.",
    )


@pytest.mark.parametrize(("applied_on", "is_done"), [("8-1", True), ("2027-5-1", False)])
def test_a_statement_that_went_out_with_an_application_is_finished(
    applied_on: str, is_done: bool
) -> None:
    sent = program(applied_on=day(applied_on))
    draft = Statement(key="ST1", specialty=IM, programs=("P1",))
    found = prepare(here(1, 12, unmatched(programs=(sent,), statements=(draft,))), IM)
    assert ("The statement for this specialty is not finished." not in found.gaps) is is_done


@pytest.mark.parametrize(
    ("letters", "usual", "told"),
    [
        (1, 2, "1 of the 2 letters of this specialty that are usual."),
        (0, 2, "None of the 2 letters of this specialty that are usual."),
        (0, 1, "No letter of this specialty, and one is usual."),
    ],
)
def test_letters_of_the_specialty_that_are_usual_are_counted(
    letters: int, usual: int, told: str
) -> None:
    file = unmatched(letters)
    known = file.rulebook.specialties[IM]
    rules = replace(known.letters, in_specialty=usual)
    book = replace(
        file.rulebook,
        specialties={**file.rulebook.specialties, IM: replace(known, letters=rules)},
    )
    assert told in prepare(here(1, 12, replace(file, rulebook=book)), IM).gaps


def test_what_was_chosen_stands_and_says_what_changed_since() -> None:
    at = here(1, 12)
    file = with_ready(here(1, 12, with_plan(at, IM, ("L2", "L1"), "ST1")), IM)
    found = prepare(here(2, 12, file), IM)
    assert (found.letters, found.is_ready) == (("L2", "L1"), True)
    revoked = with_event(file, ev(K.REVOKED, "2027-3-2"))
    found = prepare(here(3, 12, revoked), IM)
    assert (found.letters, found.is_ready) == (("L2",), False)
    assert found.changes == ("The letter of Dr. Winter1 was chosen and can not be used now.",)
    new = letter(ev(K.UPLOADED, "2027-3-1"), ev(K.AVAILABLE, "2027-3-2"), key="L9")
    grown = replace(file, letters=(*file.letters, new))
    assert prepare(here(3, 12, grown), IM).changes == (
        "The letter of Dr. Winter1 came since; there is room for it.",
    )
    again = with_plan(here(3, 12, grown), IM, ("L1", "L9"), "ST1")
    held = plan_of(again, IM)
    assert held is not None
    assert held.ready_on is None
    same = with_plan(here(3, 12, file), IM, ("L2", "L1"), "ST1")
    kept = plan_of(same, IM)
    assert kept is not None
    assert kept.ready_on == date(2027, 3, 1)


def test_a_fifth_letter_is_refused_on_every_route() -> None:
    file = unmatched(5)
    five = tuple(one.key for one in file.letters)
    with pytest.raises(RefusedError, match="A set has 4 letters at most; 5 are chosen"):
        with_plan(here(1, 12, file), IM, five, None)
    over = replace(file, soap_plans=(SoapPlan(season=2027, specialty=IM, letters=five),))
    assert any("4 is the most" in text for text in problems(over))
    assert not any("soap_plans" in text for text in problems(file))


def test_a_letter_that_can_not_be_used_is_refused_and_a_specialty_has_a_name() -> None:
    with pytest.raises(RefusedError, match=r"letter of Dr\. Winter1 can not be used for neurology"):
        with_plan(here(1, 12), NEURO, ("L1",), None)
    with pytest.raises(RefusedError, match="Name the specialty"):
        with_plan(here(1, 12), " ", (), None)
    with pytest.raises(InvalidError, match="there is no statement"):
        with_plan(here(1, 12), IM, ("L1",), "no")


def test_a_backup_joins_the_list_and_leaves_it() -> None:
    at = here(1, 12)
    file = with_plan(at, NEURO, (), None)
    assert specialties(here(1, 12, file)) == (IM, NEURO)
    assert specialties(here(1, 12, without_plan(here(1, 12, file), NEURO))) == (IM,)
    with pytest.raises(RefusedError, match="stands as proposed"):
        without_plan(at, NEURO)
    with pytest.raises(RefusedError, match="No letter can be used for neurology"):
        with_ready(here(1, 12, file), NEURO)


def test_ready_keeps_the_letters_proposed_and_can_be_taken_back() -> None:
    file = with_ready(here(1, 12), IM)
    held = plan_of(file, IM)
    assert held is not None
    assert held.letters == ("L1", "L2", "L3")
    back = plan_of(with_ready(here(1, 12, file), IM, ready=False), IM)
    assert back is not None
    assert (back.letters, back.ready_on) == (("L1", "L2", "L3"), None)
    assert plan_of(with_ready(here(1, 12), IM, ready=False), IM) == SoapPlan(
        season=2027, specialty=IM
    )


@pytest.mark.parametrize(
    ("specialty", "said"),
    [
        (IM, "written for this specialty"),
        ("general", "written for any specialty"),
        (NEURO, "programs of this specialty hold it already"),
    ],
)
def test_each_letter_says_why_it_is_there(specialty: str, said: str) -> None:
    assert reason(IM, letter(specialty=specialty)) == said


def test_soap_is_for_those_who_took_part_and_have_no_place() -> None:
    assert why_not_eligible(here(1, 12)) == ""
    gone = MatchOutcome(season=2027, result=MatchResult.WITHDREW, on=date(2027, 2, 1))
    for other in (
        unmatched(outcomes=(gone,)),
        unmatched(programs=(program(status=ProgramStatus.MATCHED),)),
    ):
        assert "has an end already" in why_not_eligible(here(1, 12, other))
    lost = replace(gone, result=MatchResult.UNMATCHED)
    assert why_not_eligible(here(1, 12, unmatched(outcomes=(lost,)))) == ""
    assert "took part in the Match" in why_not_eligible(here(1, 12, unmatched(programs=())))
    bare = unmatched(applicant=applicant(ecfmg_certified_on=None))
    assert "ECFMG" in why_not_eligible(here(1, 12, bare))


def test_typed_words_name_letters_specialties_and_statements() -> None:
    at = here(1, 12)
    assert letter_named(at, IM, "winter2") == "L2"
    assert letter_named(at, IM, "L3") == "L3"
    with pytest.raises(RefusedError, match="has no letter to use for neurology"):
        letter_named(at, NEURO, "winter2")
    assert specialty_named(at.file, "Neurology") == NEURO
    assert specialty_named(at.file, "space-medicine") == "space-medicine"
    with pytest.raises(RefusedError, match="or space-medicine to keep it"):
        specialty_named(at.file, "Space medicine")
    with pytest.raises(RefusedError, match="only for letters"):
        specialty_named(at.file, "General")
    with pytest.raises(RefusedError, match="Name the specialty"):
        specialty_named(at.file, " ")
    there = replace(at.file, soap_plans=(SoapPlan(season=2027, specialty="Space medicine"),))
    assert specialty_named(there, "Space medicine") == "Space medicine"
    assert statement_named(at.file, IM) == "ST1"
    assert statement_named(at.file, None) is None
    with pytest.raises(RefusedError, match="No statement fits"):
        statement_named(at.file, "poems")
