"""A letter that comes late, the counts beside it, and the sheet of what to tick."""

from dataclasses import replace
from datetime import date

from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.record import Form
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Role
from lorapp.domain.placing.grid.now_then import now_then, still_wanted
from lorapp.domain.placing.portal.entry_sheet import assignment_page, entry_boxes
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.placing.supposing.late_letter import late_letter, not_recommended
from lorapp.domain.programs import Assignment, LetterRules, ProgramStatus
from tests.acceptance.applicants import TODAY, at, logged, samir
from tests.domain.engine.builders import (
    K,
    day,
    ev,
    letter,
    mentor,
    program,
    record,
    situation,
    with_mentor,
)

DIRECTOR = Role.PROGRAM_DIRECTOR


def test_at_b4_who_gains_a_rule_who_is_closed_and_who_is_of_another_specialty() -> None:
    file = logged(samir(), "B-L3", K.UPLOADED, date(2026, 12, 2))
    here = Situation(file, at(2026, 12, 10))
    late = late_letter(here, file.letter("B-L3"))
    assert [gain.program.key for gain in late.helps] == ["B-P08"]
    assert [verdict.rule for verdict in late.helps[0].turns] == ["min", "in_specialty"]
    assert [gain.program.key for gain in late.closed] == ["B-P09", "B-P10"]
    others = {gain.program.key: gain.free_slots for gain in late.other}
    assert others == {**{f"B-P0{n}": 1 for n in range(1, 6)}, "B-P06": 2, "B-P07": 2}
    assert not late.full
    assert not late.spare
    told = not_recommended(file, file.program("B-P01"), file.letter("B-L3"))
    assert told == "Not recommended: a letter for neurology in a file for internal medicine."


def test_programs_without_a_slot_or_a_need_stand_by_themselves() -> None:
    one = program("P1", 1, letters=LetterRules(min=1, max=1))
    file = record(
        letter(ev(K.UPLOADED, "7-6"), key="L1"),
        letter(ev(K.UPLOADED, "7-6"), key="L2", specialty="neurology"),
        programs=(
            one,
            program("P2", 0),
            program("P3", status=ProgramStatus.WITHDRAWN),
            program("P4", specialty=None),
        ),
        assignments=(),
    )
    late = late_letter(situation(file), file.letter("L1"))
    assert [gain.program.key for gain in late.helps] == ["P1"]
    assert [gain.program.key for gain in late.spare] == ["P2"]
    full = replace(file, assignments=(Assignment(letter="L1", program="P1", on=day("7-20")),))
    late = late_letter(situation(full), full.letter("L2"))
    assert [program.key for program in late.full] == ["P1"]
    assert [gain.program.key for gain in late.other] == ["P2", "P4"]
    told = not_recommended(full, full.program("P4"), full.letter("L2"))
    assert told.endswith("in a file for another specialty.")
    past = replace(full.letter("L2"), season=2025)
    assert not late_letter(situation(full), past).full


def test_now_and_then_are_those_of_the_picture() -> None:
    here = Situation(samir(), TODAY)
    rows = now_then(here, ("B-P10", "B-P07", "B-P09"))
    assert [(row.now_text, row.then_text, row.short) for row in rows] == [
        ("2/3", "3/3", 0),
        ("2/4", "3/4", 1),
        ("2/3", "3/3", 0),
    ]
    assert [row.closed_on for row in rows] == [None, None, date(2026, 10, 31)]
    assert still_wanted(here, samir().letter("B-L5"), rows) == (
        "The neurology programs still want a letter in neurology.",
    )


def test_a_program_that_wants_more_than_its_minimum_is_counted_to_what_it_wants() -> None:
    programs = (
        program("P1", 0, letters=LetterRules(wanted=2)),
        program("P2", letters=None),
        program("P3", letters=LetterRules(min=1, wanted=3)),
    )
    file = record(letter(ev(K.UPLOADED, "7-6")), programs=programs)
    rows = now_then(situation(file), ("P1", "P2", "P3"))
    assert [(row.now_text, row.then_text) for row in rows] == [
        ("0/2", "1/2"),
        ("0", "1"),
        ("0/1", "1/1"),
    ]
    assert still_wanted(situation(file), file.letter("L1"), rows) == ()


def test_the_entry_sheet_follows_the_portal_and_says_what_is_unknown() -> None:
    here = Situation(samir(), TODAY)
    boxes = {box.label: box.value for box in entry_boxes(here, samir().letter("B-L4"))}
    assert list(boxes) == [
        "Author name",
        "Title, department",
        "Author e-mail",
        "Specialty",
        "Letter type",
        "Chair letter",
        "Waiver",
        "Confirm",
    ]
    assert boxes["Author e-mail"] == "fadwa.k@old.example.org"
    assert boxes["Specialty"] == "General"
    assert (boxes["Chair letter"], boxes["Waiver"]) == ("No", "Yes")
    assert boxes["Confirm"] == "Confirmed on 1 Sep"
    assert entry_boxes(here, samir().letter("B-L5"))[-1].value == "Done: the letter is uploaded"

    ticked = [
        [
            box.value
            for box in entry_boxes(situation(file), file.letters[0])
            if "director" in box.label
        ]
        for trained in (True, False, None)
        for file in (with_mentor(record(letter()), role=DIRECTOR, trained_here=trained),)
    ]
    assert ticked == [["Yes"], ["No"], [None]]
    elsewhere = with_mentor(record(letter(service="residencycas")), role=DIRECTOR)
    assert len(entry_boxes(situation(elsewhere), elsewhere.letters[0])) == len(boxes)

    bare = record(
        letter(key="L1", specialty=None, service="residencycas"),
        letter(key="L2", specialty="general", service="sf-match"),
        letter(key="L3", specialty="rare-one", form=Form.STANDARDIZED),
        letter(key="L4"),
        mentors=(replace(mentor(), emails=()),),
    )
    told = [entry_boxes(situation(bare), item) for item in bare.letters]
    assert told[0][0].label == "Evaluator name"
    assert told[1][0].label == "Reference name"
    assert [box.value for box in told[0]][1:7] == [None, None, None, "Narrative", None, None]
    assert [box.value for box in told[1]][3] == "General"
    assert told[0][-1].value == "Not yet"
    assert [box.value for box in told[2]][3:5] == ["rare one", "Standardized"]
    assert [box.value for box in told[3]][3:5] == ["Internal medicine", None]


def test_the_assignment_page_goes_by_name_and_marks_what_is_still_to_tick() -> None:
    here = Situation(samir(), TODAY)
    pages = assignment_page(here, "eras", check_at(here))
    names = [page.program.name for page in pages]
    assert names == sorted(names, key=str.casefold)
    ticks = {page.program.key: page.ticks for page in pages}
    assert [(t.letter, t.is_there) for t in ticks["B-P10"]][-1] == ("B-L5", False)
    assert all(tick.is_there for tick in ticks["B-P09"])
    assert all(page.is_locked for page in pages)
    bare = record(programs=(program(status=ProgramStatus.CLOSED), program("P2")))
    assert [page.ticks for page in assignment_page(situation(bare), "eras")] == [()]
    assert by_name("x", bare) == "x"
