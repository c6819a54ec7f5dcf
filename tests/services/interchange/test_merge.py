from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from lorapp.domain.letters.record import Event, EventKind, Form
from lorapp.domain.mentors import EmailAddress
from lorapp.domain.papers import PortalView
from lorapp.domain.placing.changes.locks import moved
from lorapp.domain.plain import to_plain
from lorapp.domain.programs import Exclusion, LetterRules, ProgramFact, Reservation
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from lorapp.errors import RefusedError
from lorapp.services.interchange.demo import demo_text
from lorapp.services.interchange.merge import merge
from lorapp.services.interchange.reading import parse
from lorapp.services.interchange.writing import write
from tests.conftest import NOON
from tests.records import season_files

THERE = parse(demo_text("midseason"), Rulebook())


def only(**lists: Any) -> SeasonFile:  # noqa: ANN401 - any list of the record
    return SeasonFile(applicant=THERE.applicant, **lists)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30, deadline=None)
@given(season_files())
def test_the_same_file_a_second_time_changes_nothing(file: SeasonFile) -> None:
    assert to_plain(merge(file, file)) == to_plain(file)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30, deadline=None)
@given(season_files(), season_files())
def test_joining_a_file_twice_is_joining_it_once(first: SeasonFile, second: SeasonFile) -> None:
    incoming = replace(second, applicant=replace(second.applicant, name=first.applicant.name))
    once = merge(first, incoming)
    assert to_plain(merge(once, incoming)) == to_plain(once)
    assert {mentor.key for mentor in first.mentors} <= set(once.mentors_by_key)


def test_fields_that_are_left_out_stay_and_new_records_come_last() -> None:
    change = replace(THERE.mentors[2], title=None, phone="1", helpers=())
    new = replace(change, key="B-M9", name="Dr. New")
    joined = merge(THERE, only(mentors=(new, change)))
    assert [mentor.key for mentor in joined.mentors][-1] == "B-M9"
    assert joined.mentor("B-M3").title == THERE.mentors[2].title
    assert joined.mentor("B-M3").phone == "1"
    assert joined.programs == THERE.programs


def test_a_file_that_holds_every_record_brings_its_order() -> None:
    joined = merge(THERE, only(programs=THERE.programs[::-1]))
    assert joined.programs == THERE.programs[::-1]


def test_an_empty_list_deletes_nothing() -> None:
    letter = replace(THERE.letter("B-L3"), events=())
    joined = merge(THERE, only(programs=(), letters=(letter,)))
    assert joined.programs == THERE.programs
    assert joined.letter("B-L3").events == THERE.letter("B-L3").events


def test_events_are_joined_and_none_is_doubled() -> None:
    more = Event(kind=EventKind.UPLOADED, on=date(2026, 12, 2))
    letter = replace(THERE.letter("B-L3"), events=(*THERE.letter("B-L3").events[:2], more))
    joined = merge(THERE, only(letters=(letter,)))
    assert joined.letter("B-L3").events == (*THERE.letter("B-L3").events, more)


def test_rules_of_a_program_are_joined_field_by_field() -> None:
    program = replace(THERE.program("B-P01"), letters=LetterRules(max=3))
    joined = merge(THERE, only(programs=(program,))).program("B-P01")
    assert joined.letters == LetterRules(min=3, in_specialty=2, us=1, max=3)
    bare = replace(THERE, programs=(replace(THERE.program("B-P01"), letters=None),))
    assert merge(bare, only(programs=(program,))).program("B-P01").letters == program.letters


def test_a_new_current_address_makes_the_others_old() -> None:
    mails = (EmailAddress(address="new@example.org", current=True),)
    joined = merge(THERE, only(mentors=(replace(THERE.mentor("B-M3"), emails=mails),)))
    assert joined.mentor("B-M3").email == "new@example.org"
    assert [mail.current for mail in joined.mentor("B-M3").emails] == [False, True]


def test_another_applicant_is_refused() -> None:
    other = replace(THERE, applicant=replace(THERE.applicant, name="Ana"))
    with pytest.raises(RefusedError, match="This file belongs to Ana, this store to Samir"):
        merge(THERE, other)


def moves(joined: SeasonFile) -> str:
    """The first lock that joining moved."""
    return next(iter(moved(THERE, joined, NOON)), "")


def test_a_confirmed_letter_keeps_its_locked_fields() -> None:
    letter = THERE.letter("B-L3")
    for changed in (
        replace(letter, email="x@example.org"),
        replace(letter, form=Form.STANDARDIZED),
        replace(letter, waived=False),
        replace(letter, mentor="B-M1"),
    ):
        assert "entry is confirmed, so its" in moves(merge(THERE, only(letters=(changed,))))


def test_the_day_of_application_and_of_an_assignment_are_locked() -> None:
    changed = replace(THERE.program("B-P01"), applied_on=date(2026, 9, 22))
    assert "applied to Ashgrove Regional IM on 21 Sep" in moves(
        merge(THERE, only(programs=(changed,)))
    )
    later = replace(THERE.assignments[0], on=date(2026, 10, 1))
    assert "is locked at Ashgrove Regional IM" in moves(merge(THERE, only(assignments=(later,))))


def test_what_is_planned_around_letters_is_joined_pair_by_pair() -> None:
    kept = Reservation(program="B-P10", letter="B-L3", until=date(2026, 12, 1))
    away = Exclusion(program="B-P10", letter="B-L1", reason="too old")
    fact = ProgramFact(what="visas", says="J-1", source="Web page")
    view = PortalView(service="eras", on=date(2026, 11, 20), text="P10 …", seal="ab")
    told = replace(THERE.program("B-P10"), facts=(fact,))
    first = only(programs=(told,), reservations=(kept,), exclusions=(away,), portal_views=(view,))
    there = merge(THERE, first)
    later = replace(kept, until=date(2026, 12, 5), instead="B-L2")
    newer = replace(fact, seen_on=date(2026, 11, 20))
    other = replace(fact, says="H-1B", source="Coordinator")
    more = only(
        programs=(replace(told, facts=(newer, other)),),
        reservations=(later,),
        exclusions=(replace(away, letter="B-L2"),),
        portal_views=(view, replace(view, seal="cd")),
    )
    joined = merge(there, more)
    assert joined.reservations == (later,)
    assert [one.letter for one in joined.exclusions] == ["B-L1", "B-L2"]
    assert joined.program("B-P10").facts == (newer, other)
    assert [one.seal for one in joined.portal_views] == ["ab", "cd"]
    assert merge(joined, more) == joined
    assert parse(write(joined), Rulebook()) == joined
