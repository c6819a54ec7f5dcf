# ruff: noqa: ANN401 - helpers pass any field of a record on to its class
"""What may be written down about programs, copied to many, and taken out."""

from dataclasses import replace
from typing import Any

import pytest

from lorapp.domain.letters.record import EventKind
from lorapp.domain.papers import Interview
from lorapp.domain.placing.programs.listing import (
    add_program,
    change_program,
    copy_rules,
    note_fact,
    remove_program,
    set_tier,
)
from lorapp.domain.programs import (
    Assignment,
    Exclusion,
    LetterRules,
    Program,
    ProgramFact,
    Reservation,
    Tier,
)
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN, is_given
from lorapp.errors import RefusedError, UnknownKeyError
from tests.domain.engine.builders import day, ev, letter, noon, program, record, situation

K = EventKind
HERE = letter(ev(K.UPLOADED, "7-13"))
PLACED = Assignment(letter="L1", program="P1", on=day("7-22"))
MODEL = program(
    letters=LetterRules(min=3, max=3),
    strict=("min", "visas"),
    source="Web page",
    seen_on=day("8-1"),
)


def a_file(*places: Program, **parts: Any) -> SeasonFile:
    return replace(record(HERE, programs=places or (program(),)), **parts)


def test_a_program_is_added_and_changed_and_a_tier_needs_its_reason() -> None:
    at = situation(a_file())
    assert add_program(at, program("P2")).programs[-1].key == "P2"
    with pytest.raises(RefusedError, match="why Program P2 is reach for you; a tier needs"):
        add_program(at, program("P2", tier=Tier.REACH))
    with pytest.raises(RefusedError, match="a tier needs a reason"):
        change_program(at, program(tier=Tier.SAFE, tier_reason=" "))
    given = program(tier=Tier.SAFE)
    again = change_program(situation(a_file(given)), replace(given, city="Ashgrove"))
    assert again.programs[0].city == "Ashgrove"


def test_a_change_of_what_is_locked_is_refused_first() -> None:
    file = a_file(program(applied_on=day("8-1")), assignments=(PLACED,))
    with pytest.raises(RefusedError, match="so its service stays"):
        change_program(situation(file), program(applied_on=day("8-1"), service="residencycas"))


def test_a_program_does_not_take_fewer_letters_than_it_holds() -> None:
    more = replace(HERE, key="L2")
    held = (PLACED, replace(PLACED, letter="L2"))
    file = replace(a_file(), letters=(HERE, more), assignments=held)
    with pytest.raises(RefusedError, match="Program P1 holds 2 letters already, more"):
        change_program(situation(file), program(letters=LetterRules(max=1)))
    fits = change_program(situation(file), program(letters=LetterRules(max=2)))
    assert fits.programs[0].letters == LetterRules(max=2)


def test_a_program_goes_with_its_kept_slots_and_letters_kept_away() -> None:
    two = (program(), program("P2"))
    kept = Reservation(program="P1", letter="L1", until=day("8-10"))
    barred = Exclusion(program="P2", letter="L1")
    file = a_file(*two, reservations=(kept,), exclusions=(barred,))
    left = remove_program(situation(file), "P1")
    assert (left.programs, left.reservations, left.exclusions) == ((two[1],), (), (barred,))


def test_a_program_that_holds_something_stays() -> None:
    with pytest.raises(RefusedError, match="You applied to Program P1 on Sat 1 Aug"):
        remove_program(situation(a_file(program(applied_on=day("8-1")))), "P1")
    with pytest.raises(RefusedError, match=r"holds Dr. Winter's letter; take it off there first"):
        remove_program(situation(a_file(assignments=(PLACED,))), "P1")
    talk = Interview(program="P1", at=noon(day("8-9")))
    with pytest.raises(RefusedError, match="named by 1 interview"):
        remove_program(situation(a_file(interviews=(talk,))), "P1")


def test_letter_rules_are_copied_with_strictness_and_source_and_nothing_else() -> None:
    other = program("P2", visas=("J-1",), strict=("us", "max_years_since_graduation"))
    file = copy_rules(situation(a_file(MODEL, other, program("P3"))), "P1", ["P2", "P1"])
    got = file.program("P2")
    assert (got.letters, got.source, got.seen_on) == (MODEL.letters, "Web page", day("8-1"))
    assert got.strict == ("min", "max_years_since_graduation")
    assert (got.visas, file.program("P1"), file.program("P3")) == (("J-1",), MODEL, program("P3"))


def test_where_nothing_is_strict_an_unknown_list_stays_unknown() -> None:
    plain = replace(MODEL, strict=NOT_GIVEN)
    at = situation(a_file(plain, program("P2"), program("P3", strict=("us",))))
    copied = copy_rules(at, "P1", ["P2", "P3"])
    assert not is_given(copied.program("P2").strict)
    assert is_given(copied.program("P3").strict)
    assert copied.program("P3").strict == ()


def test_rules_that_are_not_there_or_do_not_fit_are_not_copied() -> None:
    bare = program(letters=None)
    for empty in (bare, replace(bare, letters=LetterRules())):
        with pytest.raises(RefusedError, match="has no letter rules yet"):
            copy_rules(situation(a_file(empty, program("P2"))), "P1", ["P2"])
    with pytest.raises(RefusedError, match="Choose the programs"):
        copy_rules(situation(a_file(MODEL)), "P1", ["P1"])
    with pytest.raises(UnknownKeyError):
        copy_rules(situation(a_file(MODEL)), "P1", ["P9"])
    keys = ("L1", "L2", "L3", "L4")
    file = replace(
        record(*(replace(HERE, key=key) for key in keys), programs=(MODEL, program("P2"))),
        assignments=tuple(Assignment(letter=key, program="P2", on=day("7-22")) for key in keys),
    )
    with pytest.raises(RefusedError, match="holds 4 letters and would take only 3; leave it out"):
        copy_rules(situation(file), "P1", ["P2"])


def test_a_tier_is_given_with_a_reason_and_taken_away_with_it() -> None:
    marked = set_tier(situation(a_file()), "P1", Tier.TARGET, " near\nhome ")
    assert (marked.programs[0].tier, marked.programs[0].tier_reason) == (Tier.TARGET, "near home")
    assert set_tier(situation(marked), "P1", None, "ignored") == a_file()
    with pytest.raises(RefusedError, match="a tier needs a reason"):
        set_tier(situation(a_file()), "P1", Tier.TARGET, None)


def test_two_sources_stand_together_and_one_speaks_once() -> None:
    one = ProgramFact(what="visas", says="J-1 only", source="Web page", seen_on=day("8-1"))
    two = replace(one, says="H-1B too", source="Coordinator")
    noted = note_fact(situation(a_file()), "P1", one)
    both = note_fact(situation(noted), "P1", replace(two, says=" H-1B\ntoo "))
    assert both.programs[0].facts == (one, two)
    newer = replace(one, says="none")
    assert note_fact(situation(both), "P1", newer).programs[0].facts == (two, newer)
    with pytest.raises(RefusedError, match="says"):
        note_fact(situation(both), "P1", replace(one, says=""))
