"""Dropping each writer, and each two of them."""

from dataclasses import replace

from hypothesis import given, settings

from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.placing.supposing.depth import Drop, depth, repair_of
from lorapp.domain.programs import Assignment, LetterRules
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import day, ev, letter, mentor, program, record, situation
from tests.domain.placing.portfolios import portfolios, short

K = EventKind
HERE = letter(ev(K.UPLOADED, "7-13"))


def three_writers(held: tuple[str, ...], rules: LetterRules | None = None) -> SeasonFile:
    """Three available letters by three people, and one program that holds some of them."""
    names = ("Dr. Ada Winter", "Dr. Bea Sommer", "Dr. Cy Herbst")
    letters: list[Letter] = [
        replace(HERE, key=f"L{n}", mentor=f"M{n}") for n in range(1, len(names) + 1)
    ]
    return record(
        *letters,
        mentors=tuple(mentor(f"M{n}", name) for n, name in enumerate(names, 1)),
        programs=(program(letters=rules or LetterRules(min=2)),),
        assignments=tuple(Assignment(letter=key, program="P1", on=day("7-22")) for key in held),
    )


def from_scratch(file: SeasonFile, writers: tuple[str, ...]) -> tuple[str, ...]:
    """The programs that fall when all letters of some writers are taken out of the record."""
    gone = {one.key for one in file.letters if one.mentor in writers}
    left = replace(
        file,
        letters=tuple(one for one in file.letters if one.key not in gone),
        assignments=tuple(one for one in file.assignments if one.letter not in gone),
        reservations=tuple(one for one in file.reservations if one.letter not in gone),
        exclusions=tuple(one for one in file.exclusions if one.letter not in gone),
    )
    before, after = check_at(situation(file)), check_at(situation(left))
    return tuple(
        found.key for found in after.programs if short(found) - short(before.by_key[found.key])
    )


@settings(max_examples=30)
@given(portfolios())
def test_each_drop_is_what_a_check_of_the_record_without_them_finds(file: SeasonFile) -> None:
    found = depth(situation(file))
    alone = {drop.writers[0]: set(drop.programs) for drop in found.singles}
    for drop in (*found.singles, *found.pairs):
        assert drop.programs == from_scratch(file, drop.writers)
    for drop in found.pairs:
        either = set().union(*(alone[writer] for writer in drop.writers))
        assert drop.together == tuple(key for key in drop.programs if key not in either)
    order = [person.key for person in file.mentors]
    assert [order.index(drop.writers[0]) for drop in found.singles] == sorted(
        order.index(writer) for writer in alone
    )


def test_with_one_letter_to_spare_only_two_together_fell_a_program() -> None:
    found = depth(situation(three_writers(("L1", "L2", "L3"))))
    assert found.singles == (Drop(("M1",), ()), Drop(("M2",), ()), Drop(("M3",), ()))
    assert found.pairs == (
        Drop(("M1", "M2"), ("P1",), ("P1",)),
        Drop(("M1", "M3"), ("P1",), ("P1",)),
        Drop(("M2", "M3"), ("P1",), ("P1",)),
    )


def test_a_program_that_is_short_already_does_not_fall_again() -> None:
    found = depth(situation(three_writers(("L1",))))
    assert found.singles == (Drop(("M1",), ()),)
    assert found.pairs == ()


def test_a_writer_placed_nowhere_is_not_listed_and_no_letters_have_no_depth() -> None:
    found = depth(situation(three_writers(("L1", "L2"))))
    assert [drop.writers for drop in found.singles] == [("M1",), ("M2",)]
    assert depth(situation(record(programs=(program(),)))).singles == ()


def test_the_smallest_fix_is_a_letter_at_hand_before_one_still_to_be_had() -> None:
    file = three_writers(("L1", "L2"))
    here = situation(file)
    said = repair_of(here, depth(here).singles[0])
    assert by_name(said or "", file) == "Dr. Herbst's letter, already available, mends 1 of 1."


def test_without_a_letter_at_hand_the_easiest_kind_is_named() -> None:
    file = three_writers(("L1", "L2", "L3"), LetterRules(min=3))
    here = situation(file)
    first = depth(here).singles[0]
    assert repair_of(here, first) == "One more internal medicine letter mends 1 of 1."
    pair = depth(here).pairs[0]
    assert repair_of(here, pair) == "No single letter mends any of them."
    assert repair_of(here, Drop(("M1",), ())) is None


def test_a_drop_is_judged_on_the_day_it_is_asked_for() -> None:
    file = three_writers(("L1", "L2"))
    early = Situation(file, situation(file, day("7-14")).now)
    assert depth(early).singles == ()
