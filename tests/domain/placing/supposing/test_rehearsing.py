"""The rehearsal of an application, the proposals, and the cases that what-if looks at."""

from dataclasses import replace

from hypothesis import given, settings

from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Statement
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.changes.submitting import submit, why_not_submit
from lorapp.domain.placing.grid.cells import Cells
from lorapp.domain.placing.rules.checking import check
from lorapp.domain.placing.sets.best import explain
from lorapp.domain.placing.sets.proposals import compared, lapsed_slots, left_out, with_additions
from lorapp.domain.placing.supposing.cases import coming_late, failing, failing_together, one_more
from lorapp.domain.placing.supposing.depth import depth
from lorapp.domain.placing.supposing.next_letter import next_letters
from lorapp.domain.placing.supposing.rehearsing import Rehearsal, drafts, rehearse, seen
from lorapp.domain.programs import Assignment, Exclusion, LetterRules, ProgramStatus, Reservation
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import day, ev, letter, mentor, noon, program, record, situation
from tests.domain.placing.portfolios import portfolios

K = EventKind
OCTOBER = day("10-5")
"""Applications are taken, and programs read."""
PEOPLE = (mentor(), mentor("M2", "Dr. Bo Stone"), mentor("M3", "Dr. Cy Vale"))
HERE = letter(ev(K.UPLOADED, "7-13"))
OTHER = letter(ev(K.UPLOADED, "7-14"), key="L3", mentor="M3")
COMING = letter(ev(K.AGREED, "7-13"), key="L2", mentor="M2")
PLACED = Assignment(letter="L1", program="P1", on=day("7-22"))


def a_file(*more: object, **parts: object) -> SeasonFile:
    given_parts = {"mentors": PEOPLE, "programs": (program(),), "assignments": (PLACED,), **parts}
    return record(HERE, OTHER, COMING, **given_parts)


@settings(max_examples=30)
@given(portfolios())
def test_the_rehearsal_is_the_state_after_submission(file: SeasonFile) -> None:
    at = situation(file, OCTOBER)
    for place in file.programs:
        if why_not_submit(at, place) is not None:
            assert rehearse(at, place.key) == seen(at, place)
            continue
        told = rehearse(at, place.key)
        then = Situation(submit(at, place.key), at.now)
        found = check(then.file, then.now).by_key[place.key]
        assert told.check == found
        assert is_applied(then, then.file.program(place.key))
        assert told.held == then.places.held.get(place.key, ())
        assert {*told.held} == {*told.present, *told.gone}
        assert told.signal == place.signal
        assert told.met + len(told.check.unmet) + len(told.open_questions) <= len(found.rules)


def told_of(file: SeasonFile) -> Rehearsal:
    return rehearse(situation(file, OCTOBER), "P1")


def test_a_rehearsal_shows_letters_statement_and_signal() -> None:
    gone = letter(ev(K.UPLOADED, "7-13"), ev(K.REVOKED, "8-1"), key="L4")
    placed = (PLACED, replace(PLACED, letter="L4"))
    paper = Statement(key="PS", programs=("P1",))
    file = replace(
        a_file(programs=(program(signal="gold"), program("P2")), statements=(paper,)),
        assignments=placed,
    )
    file = replace(file, letters=(*file.letters, gone))
    told = told_of(file)
    assert (told.present, told.gone, told.to_come) == (("L1",), ("L4",), ("L2",))
    assert told.statement == "PS"
    assert told.signal == "gold"
    assert told.review_on == OCTOBER
    assert told_of(a_file()).statement is None


def test_drafts_are_what_could_be_applied_to_today_by_the_day_they_close() -> None:
    places = (
        program("P1", applied_on=day("9-30")),
        program("P2"),
        program("P3", complete_by=day("12-1")),
        program("P4", status=ProgramStatus.CLOSED),
        program("P5", season=2028),
    )
    file = a_file(programs=places)
    assert [one.key for one in drafts(situation(file, OCTOBER))] == ["P3", "P2"]
    assert drafts(situation(file, day("2027-7-1"))) == ()


def test_programs_with_something_to_add_come_by_the_day_they_close() -> None:
    places = (
        program("P1"),
        program("P2", complete_by=day("9-1")),
        program("P3", complete_by=day("7-1")),
        program("P4", letters=LetterRules(min=1)),
    )
    placed = (PLACED, replace(PLACED, program="P4"))
    found = check(a_file(programs=places, assignments=placed), noon(day("8-3")))
    assert [one.key for one in with_additions(found)] == ["P2", "P1", "P3"]


def test_the_sets_are_compared_in_the_visible_order_until_one_decides() -> None:
    at = situation(a_file(assignments=()))
    lines = compared(explain(at, at.file.programs[0], 3))
    assert [one.name for one in lines] == [
        "strict rules unmet",
        "preferred rules unmet",
        "themes not covered",
        "points of on-time risk",
        "contact points (more)",
        "letters",
    ]
    assert [one.decides for one in lines].count(True) <= 1
    only = compared(explain(at, at.file.programs[0], 1))
    assert not any(one.decides for one in only)
    assert all(len(one.values) == 1 for one in only)


def test_what_is_left_out_of_the_best_set_says_why() -> None:
    neuro = letter(ev(K.UPLOADED, "7-1"), key="L5", specialty="neurology")
    place = program(letters=LetterRules(min=1, wanted=1, max=1))
    barred = (Exclusion(program="P1", letter="L3"),)
    file = a_file(programs=(place,), assignments=(), exclusions=barred)
    file = replace(file, letters=(*file.letters, neuro))
    at = situation(file)
    found = check(file, at.now).by_key["P1"]
    told = {one.key: why for one, why in left_out(Cells(at), found)}
    assert told == {"L3": "excluded", "L5": "other specialty"}
    assert left_out(Cells(at), replace(found, best=None)) != ()
    spare = a_file(programs=(place,), assignments=(replace(PLACED, letter="L3"),))
    here = situation(replace(spare, exclusions=barred))
    words = [why for _, why in left_out(Cells(here), check(here.file, here.now).by_key["P1"])]
    assert words[0] == "it can be taken off; the set is better without it"


def test_a_letter_without_use_is_left_out_because_the_set_is_no_better() -> None:
    file = a_file(programs=(program(letters=LetterRules(min=1)),), assignments=())
    found = check(file, noon(day("8-3"))).by_key["P1"]
    assert [why for _, why in left_out(Cells(situation(file)), found)] == [
        "the set is no better with it"
    ]


def test_a_slot_kept_too_long_proposes_the_letter_named_for_it() -> None:
    kept = Reservation(program="P1", letter="L2", until=day("8-1"), instead="L3")
    [lapsed] = lapsed_slots(situation(a_file(reservations=(kept,))))
    assert (lapsed.instead.key, lapsed.program.key) == ("L3", "P1")
    for other in (
        replace(kept, instead=None),
        replace(kept, instead="L1"),
        replace(kept, until=day("8-20")),
    ):
        assert lapsed_slots(situation(a_file(reservations=(other,)))) == ()


def test_the_cases_name_every_writer_who_is_placed_or_owes() -> None:
    twice = (PLACED, replace(PLACED, letter="L3"))
    place = program(letters=LetterRules(min=1))
    at = situation(a_file(programs=(place, program("P2")), assignments=twice))
    found = depth(at)
    titles = [(one.title, one.fact, one.falls) for one in failing(at, found)]
    assert titles == [
        ("Without Dr. Winter", "no program falls", False),
        ("Without Dr. Vale", "no program falls", False),
        ("Without Dr. Stone", "agreed", False),
    ]
    assert failing(at, None)[0].drop is None
    [pair] = failing_together(at, found)
    assert (pair.title, pair.fact) == ("Without Dr. Winter and Dr. Vale", "1 more falls")
    assert failing_together(at, None) == ()


def test_programs_that_fall_stand_first_and_are_counted() -> None:
    places = (program("P1", 1), program("P2", 1), program("P3", 1))
    placed = tuple(replace(PLACED, letter="L3", program=one.key) for one in places[:2])
    at = situation(a_file(programs=places, assignments=(replace(PLACED, program="P3"), *placed)))
    facts = [(one.title, one.fact) for one in failing(at, depth(at))]
    assert facts[:2] == [
        ("Without Dr. Vale", "2 programs fall"),
        ("Without Dr. Winter", "1 program falls"),
    ]


def test_a_writer_with_two_letters_fails_with_both() -> None:
    file = a_file()
    second = replace(OTHER, key="L6", mentor="M1")
    placed = (PLACED, replace(PLACED, letter="L6"))
    at = situation(replace(file, letters=(*file.letters, second), assignments=placed))
    first = failing(at, depth(at))[0]
    assert (first.change, first.letter) == (None, None)
    assert first.drop is not None


def test_what_is_owed_may_come_two_weeks_a_month_or_any_days_late() -> None:
    bounced = letter(ev(K.CONFIRMED, "7-1"), ev(K.BOUNCED, "7-20"), key="L4", mentor="M3")
    file = a_file()
    at = situation(replace(file, letters=(*file.letters, bounced)))
    assert [one.title for one in coming_late(at, {"L2": 3})] == [
        "If Dr. Stone is 3 days late",
        "If Dr. Stone is 14 days late",
        "If Dr. Stone is 30 days late",
        "If Dr. Vale is 14 days late",
        "If Dr. Vale is 30 days late",
    ]


def test_one_more_letter_is_listed_where_it_helps() -> None:
    at = situation(a_file(programs=(program("P1", 2), program("P2", 3))))
    facts = {one.fact for one in one_more(at, next_letters(at))}
    assert facts == {"completes 1"}
    few = situation(a_file(programs=(program("P1", 4),)))
    assert {one.fact for one in one_more(few, next_letters(few))} == {"helps 1"}
    assert one_more(at, ()) == ()
