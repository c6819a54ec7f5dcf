"""What if a letter never comes, comes late, or one more is there."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.words import by_key, by_name
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.placing.sets.kinds import Kind, Origin
from lorapp.domain.placing.supposing.next_letter import next_letters
from lorapp.domain.placing.supposing.what_if import (
    Late,
    OneMore,
    WhatIf,
    Without,
    suppose,
    what_if,
    without,
)
from lorapp.domain.programs import Assignment, Exclusion, LetterRules, Reservation
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError, UnknownKeyError
from tests.domain.engine.builders import (
    TODAY,
    agreed,
    day,
    ev,
    letter,
    mentor,
    noon,
    program,
    record,
    situation,
)
from tests.domain.placing.portfolios import harm, portfolios

K = EventKind
NOW = noon(TODAY)
HERE = letter(ev(K.UPLOADED, "7-13"))
HANDS_ON = Kind("internal-medicine", Origin.US_HANDS_ON)


def held(*letters: Letter, rules: LetterRules | None = None) -> SeasonFile:
    """A record with one program that holds all of these letters."""
    return record(
        *letters,
        mentors=(mentor(), mentor("M2", "Dr. Bea Sommer")),
        programs=(program(letters=rules or LetterRules(min=1)),),
        assignments=tuple(
            Assignment(letter=one.key, program="P1", on=day("7-22")) for one in letters
        ),
    )


def asked(file: SeasonFile, change: Without | Late | OneMore) -> WhatIf:
    return what_if(file, NOW, change)


@settings(max_examples=30)
@given(portfolios(), st.data())
def test_a_change_is_two_checks_and_two_plans_compared(
    file: SeasonFile, data: st.DataObject
) -> None:
    keys = [one.key for one in file.letters]
    if not keys:
        return
    key, days = data.draw(st.sampled_from(keys)), data.draw(st.integers(1, 365))
    changes: list[Without | Late] = [Without(key), Late(key, days)]
    change = data.draw(st.sampled_from(changes))
    other = suppose(situation(file), change).at.file
    before, after = check_at(situation(file)), check_at(situation(other))
    steps = {then.key: harm(then, after.by_key[then.key]) for then in before.programs}
    found = what_if(file, NOW, change)
    assert found.programs_worse == tuple(p for p, harmed in steps.items() if max(harmed) > 0)
    assert found.programs_better == tuple(
        p for p, harmed in steps.items() if max(harmed) <= 0 > min(harmed)
    )
    old, new = (list(plan(one, NOW).steps) for one in (file, other))
    gone = file.letter(key) if isinstance(change, Without) else None
    again = gone and ("ask", "rotation", gone.rotation, gone.mentor)  # of who has just failed
    assert found.steps_added == tuple(
        s.id
        for s in new
        if s.id not in {step.id for step in old} and (s.rule, s.kind, s.key, s.mentor) != again
    )
    assert found.steps_removed == tuple(s.id for s in old if s.id not in {step.id for step in new})
    assert (found.smallest_repair is None) == (not found.programs_worse)
    assert [one.program for one in found.effects if one.is_worse] == [*found.programs_worse]
    assert by_name(found.change, file)


@settings(max_examples=15)
@given(portfolios())
def test_one_more_letter_helps_where_the_next_letter_is_said_to_help(file: SeasonFile) -> None:
    for one in next_letters(situation(file))[:2]:
        found = what_if(file, NOW, OneMore(one.kind))
        assert found.programs_worse == ()
        assert found.programs_better == one.helps
        assert not any(one.kind.key in step for step in found.steps_added)
        for effect in found.effects:
            assert all(by_name(rule.why, file) for rule in effect.rules)
            assert all(key in file.letters_by_key for r in effect.rules for key in r.letters)


def test_a_letter_that_never_comes_is_nowhere_in_the_copy() -> None:
    mine, other = HERE, replace(HERE, key="L2", mentor="M2")
    file = replace(
        held(mine, other),
        reservations=(
            Reservation(program="P1", letter="L1", until=day("8-9"), instead="L2"),
            Reservation(program="P1", letter="L2", until=day("8-9"), instead="L1"),
        ),
        exclusions=(Exclusion(program="P1", letter="L1"), Exclusion(program="P1", letter="L2")),
    )
    left = without(file, {"L1"})
    assert [one.key for one in left.letters] == ["L2"]
    assert [one.letter for one in left.assignments] == ["L2"]
    assert left.reservations == (
        Reservation(program="P1", letter="L2", until=day("8-9"), instead=None),
    )
    assert left.exclusions == (Exclusion(program="P1", letter="L2"),)
    assert len(file.letters) == 2


def test_the_change_is_told_by_name_and_by_key() -> None:
    file = held(HERE)
    found = asked(file, Without("L1"))
    assert by_name(found.change, file) == "Dr. Winter's letter never comes."
    assert by_key(found.change) == "L1 never comes."
    late = asked(file, Late("L1", 1))
    assert by_name(late.change, file) == "Dr. Winter's letter comes 1 day later."


def test_a_letter_here_late_enough_is_not_here_yet() -> None:
    file = held(HERE)
    assert asked(file, Late("L1", 14)).programs_worse == ()
    found = asked(file, Late("L1", 30))
    assert found.programs_worse == ("P1",)
    assert found.effects[0].rules[0].why == "0 of 1 letter. 1 more does not count."
    assert found.programs_missed == ()


def test_a_letter_still_to_come_moves_with_its_promise_and_misses_what_closes_before() -> None:
    told = letter(agreed("7-6", promised="8-10"), stated_deadline=day("8-17"))
    places = (
        program("P1", complete_by=day("8-31")),
        program("P2", complete_by=day("9-30")),
        program("P3"),
    )
    file = record(told, programs=places)
    moved = suppose(situation(file), Late("L1", 14)).at.file.letter("L1")
    assert moved.stated_deadline == day("8-31")
    assert moved.events[0].promised_on == day("8-24")
    assert asked(file, Late("L1", 14)).programs_missed == ("P1",)
    assert asked(file, Late("L1", 1)).programs_missed == ()
    promised = replace(file, letters=(replace(told, stated_deadline=None),))
    assert asked(promised, Late("L1", 14)).programs_missed == ()
    assert asked(promised, Late("L1", 15)).programs_missed == ("P1",)
    bare = replace(file, letters=(letter(key="L1"),))
    assert asked(bare, Late("L1", 20)).programs_missed == ()
    assert asked(bare, Late("L1", 30)).programs_missed == ("P1",)


@pytest.mark.parametrize("days", [0, -1, 366])
def test_only_one_to_365_days_are_late(days: int) -> None:
    with pytest.raises(RefusedError, match="1 to 365 days late"):
        asked(held(HERE), Late("L1", days))


@pytest.mark.parametrize("change", [Without("L9"), Late("L9", 3)])
def test_a_letter_that_is_not_there_is_named_in_the_refusal(change: Without | Late) -> None:
    with pytest.raises(UnknownKeyError, match="no letter 'L9'"):
        asked(held(HERE), change)


def test_a_letter_at_hand_and_a_new_one_mend_it_together() -> None:
    rules = LetterRules(min=1, us_hands_on=1)
    spare = replace(HERE, key="L2", mentor="M2", rotation=None)
    file = held(HERE, spare)
    file = replace(
        file,
        programs=(*file.programs, program("P2", letters=rules, complete_by=day("8-30"))),
        assignments=(
            Assignment(letter="L1", program="P1", on=day("7-22")),
            Assignment(letter="L1", program="P2", on=day("7-22")),
            Assignment(letter="L2", program="P2", on=day("7-22")),
        ),
    )
    found = asked(file, Without("L1"))
    assert found.programs_worse == ("P1",)
    assert by_key(found.smallest_repair or "") == "L2, already available, mends 1 of 1."
    deeper = replace(
        file,
        programs=(file.programs[0], replace(file.programs[1], letters=LetterRules(min=2))),
    )
    found = asked(deeper, Without("L1"))
    assert found.programs_worse == ("P1", "P2")
    assert by_name(found.smallest_repair or "", deeper) == (
        "Dr. Sommer's letter, already available, mends 1 of 2. "
        "One more internal medicine letter mends 1 more."
    )
    closed = replace(
        deeper,
        programs=(deeper.programs[0], replace(deeper.programs[1], complete_by=date(2026, 8, 2))),
    )
    assert by_key(asked(closed, Without("L1")).smallest_repair or "") == (
        "L2, already available, mends 1 of 2."
    )


def test_dropping_a_letter_that_does_harm_makes_a_program_better() -> None:
    old = replace(HERE, key="L2", mentor="M2", written_on=date(2024, 1, 1))
    file = held(HERE, old, rules=LetterRules(min=1, recency_months=12))
    found = asked(file, Without("L2"))
    assert found.programs_better == ("P1",)
    assert found.programs_worse == ()
    assert found.smallest_repair is None
    assert not found.effects[0].is_worse


def test_one_more_letter_is_named_as_the_new_one() -> None:
    file = held(HERE, rules=LetterRules(min=2, in_specialty=2))
    found = asked(file, OneMore(HANDS_ON))
    assert found.change == "One more US hands-on internal medicine letter is there."
    assert found.programs_better == ("P1",)
    whys = [by_name(rule.why, file) for rule in found.effects[0].rules]
    assert whys == ["2 of 2 letters.", "Holds 2 (Dr. Winter and the new one), needs 2."]
    assert file == held(HERE, rules=LetterRules(min=2, in_specialty=2))
