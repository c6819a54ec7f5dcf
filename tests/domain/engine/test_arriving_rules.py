"""From the result to the first day: the result itself, the next lines, a line from residency."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.applicant import Visa
from lorapp.domain.arrival.record import Closing
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import DraftKind, Severity, StepState
from lorapp.domain.letters.record import EventKind
from lorapp.domain.mentors import Contact
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.record import SeasonFile
from tests.domain.arrival.builders import (
    AFTER,
    THANKED,
    R,
    ended,
    outcome,
    said,
    without_visa,
)
from tests.domain.engine.builders import (
    absent,
    applicant,
    ev,
    ids,
    letter,
    mentor,
    noon,
    planned,
    program,
    record,
    step,
)
from tests.domain.engine.builders import said as words

K = EventKind
TOLD = ev(K.TOLD_OUTCOME, "2027-3-20")
RULES = ["onboard", "first-day-note"]


def applied(**parts: object) -> SeasonFile:
    return record(letter(*THANKED), programs=(program(status=ProgramStatus.APPLIED),), **parts)


def test_from_match_day_on_the_result_is_asked_for_until_it_is_on_record() -> None:
    wanted = "record-outcome:season:2027"
    assert absent(applied(), wanted, date(2027, 3, 14))
    found = step(applied(), wanted, AFTER)
    assert (found.state, found.due) == (StepState.TODAY, date(2027, 3, 29))
    late = step(applied(), wanted, date(2027, 4, 5))
    assert (late.state, late.severity) == (StepState.OVERDUE, Severity.AMBER)
    assert absent(ended(), wanted, AFTER)
    assert absent(record(letter(*THANKED), programs=(program(),)), wanted, AFTER)


def test_on_match_day_the_result_comes_before_the_letters_that_hang_on_it() -> None:
    file = record(
        letter(ev(K.AGREED, "2026-6-1"), ev(K.UPLOADED, "2026-8-1")),
        programs=(program(status=ProgramStatus.APPLIED),),
    )
    now = [one.rule for one in plan(file, noon(date(2027, 3, 19), 12)).do_now]
    assert now.index("record-outcome") < now.index("thank")


def test_from_monday_of_match_week_it_asks_whether_and_on_match_day_where() -> None:
    wanted, monday = "record-outcome:season:2027", date(2027, 3, 15)
    file = applied()
    assert plan(file, noon(monday, 9, 59)).step(wanted) is None
    found = plan(file, noon(monday, 10)).step(wanted)
    assert found is not None
    assert (found.title, found.due) == ("Write down whether you matched", monday)
    assert "nothing more is asked about SOAP" in words(file, found)
    assert plan(file, noon(date(2027, 3, 19), 11, 59)).step(wanted) is not None
    matched = replace(file, outcomes=(outcome(program=None, on=monday),))
    weekdays = [date(2027, 3, day) for day in range(15, 19)]
    for day in weekdays:
        assert absent(matched, wanted, day)
        assert ids(matched, day, ["match-week", "soap-set", "onboard"]) == []
    assert step(matched, wanted, date(2027, 3, 19)).title == "Write down where you matched"
    urology = replace(file, applicant=applicant(specialties=("urology",)))
    assert absent(urology, wanted, monday)


@settings(max_examples=30)
@given(st.dates(date(2026, 6, 1), date(2028, 1, 1)))
def test_no_line_of_the_list_is_a_step_without_a_result(on: date) -> None:
    assert ids(applied(), on, RULES) == []
    assert ids(replace(applied(), outcomes=(outcome(R.UNMATCHED),)), on, RULES) == []


def test_only_the_next_few_lines_are_steps_and_each_names_its_source() -> None:
    steps = [one for one in planned(ended(), AFTER).steps if one.rule == "onboard"]
    assert [one.key for one in steps] == ["visa-class", "contract", "immunisation", "entry-rules"]
    first = steps[0]
    assert (first.source, first.projected, first.due) == ("K35", True, date(2027, 3, 26))
    assert "The first day is Thu 1 Jul 2027." in words(ended(), first)
    assert any("no first day without the visa" in part.why for part in first.urgency.parts)
    done = ended(tasks=(said("visa-class", done_on=AFTER), said("contract", done_on=AFTER)))
    keys = [one.key for one in planned(done, AFTER).steps if one.rule == "onboard"]
    assert set(keys[:2]) <= {"evsp-opened", "statement-of-need", "licence"}
    firm = ended(outcome(starts_on=date(2027, 6, 24)))
    assert not step(firm, "onboard:task:contract", AFTER).projected


def test_what_is_late_says_so_and_presses() -> None:
    slept = step(ended(), "onboard:task:contract", date(2027, 4, 20))
    assert (slept.state, slept.severity) == (StepState.OVERDUE, Severity.AMBER)
    assert slept.why[0].startswith("Late already: it was due")
    visa = step(ended(), "onboard:task:visa-class", date(2027, 4, 20))
    assert visa.severity is Severity.RED
    short = ended(outcome(R.OUTSIDE, on=date(2027, 5, 24), starts_on=date(2027, 6, 24)))
    found = step(short, "onboard:task:immunisation", date(2027, 5, 24))
    assert "before you could know" in found.why[0]


@pytest.mark.parametrize("on", [AFTER, date(2027, 4, 5)])
def test_without_a_visa_class_that_is_the_one_step(on: date) -> None:
    file = without_visa(ended())
    steps = [one for one in planned(file, on).steps if one.rule == "onboard"]
    assert [one.key for one in steps] == ["visa"]
    assert (steps[0].severity is None) == (on == AFTER)
    either = replace(file, applicant=applicant(visa=Visa.EITHER))
    assert ids(either, on, ["onboard"]) == ["onboard:task:visa"]


def test_the_coarse_dates_of_the_calendar_do_not_double_the_list() -> None:
    matched = (program(status=ProgramStatus.MATCHED),)
    visa = applicant(visa=Visa.J1)
    coarse = record(letter(*THANKED), programs=matched, applicant=visa)
    codes = {one.key for one in planned(coarse, AFTER).steps if one.rule == "milestone"}
    assert {"visa-path-settled", "visa-interview", "orientation"} <= codes
    fine = ended(programs=matched, applicant=visa)
    codes = {one.key for one in planned(fine, AFTER).steps if one.rule == "milestone"}
    assert not {"visa-path-settled", "visa-sponsorship", "visa-interview", "orientation"} & codes
    assert "residency-begins" in codes


def test_the_result_is_told_from_its_own_day_on_and_names_itself() -> None:
    early = ended(outcome(R.OUTSIDE, on=date(2026, 12, 1), starts_on=date(2027, 2, 1)))
    found = step(early, "tell-outcome:mentor:M1", date(2026, 12, 2))
    assert found.opens == date(2026, 12, 1)
    assert words(early, found).startswith("A place outside the Match, Program P1.")
    assert (found.letter, found.draft) == ("L1", DraftKind.OUTCOME)
    assert absent(ended(letters=(letter(*THANKED, TOLD),)), "tell-outcome:mentor:M1", AFTER)


def test_a_mentor_without_a_letter_who_knows_of_the_season_hears_the_result() -> None:
    both = (mentor(), mentor("M2", "Dr. Bea Summer"), mentor("M3", "Dr. Cal Fall"))
    known = Contact(mentor="M2", on=date(2027, 1, 10))
    file = ended(mentors=both, contacts=(known,))
    found = step(file, "tell-outcome:mentor:M2", AFTER)
    assert (found.letter, found.draft, found.event) == (None, None, None)
    assert absent(file, "tell-outcome:mentor:M3", AFTER)
    assert absent(replace(file, outcomes=()), "tell-outcome:mentor:M2", AFTER)
    called = replace(file, contacts=(known, replace(known, on=AFTER)))
    assert absent(called, "tell-outcome:mentor:M2", AFTER)


def test_no_idle_line_is_due_while_news_wait() -> None:
    old = Contact(mentor="M1", on=date(2026, 7, 25))
    file = ended(contacts=(old,))
    assert absent(file, "keep-in-touch:mentor:M1", AFTER)
    told = ended(letters=(letter(*THANKED, TOLD),), contacts=(old,))
    assert not absent(told, "keep-in-touch:mentor:M1", AFTER)


def test_a_line_from_residency_opens_on_the_first_day() -> None:
    known = Contact(mentor="M2", on=date(2027, 3, 20))
    quiet = mentor("M3", "Dr. Cal Fall", do_not_contact=True)
    file = ended(
        letters=(letter(*THANKED, TOLD),),
        mentors=(mentor(), mentor("M2", "Dr. Bea Summer"), quiet, mentor("M4", "Dr. Di Rain")),
        contacts=(known,),
    )
    wanted = ["first-day-note:mentor:M1", "first-day-note:mentor:M2"]
    assert ids(file, AFTER, ["first-day-note"]) == wanted
    first, second = (step(file, one, date(2027, 7, 6)) for one in wanted)
    assert (first.opens, first.due) == (date(2027, 7, 1), date(2027, 8, 2))
    assert (first.letter, first.draft) == ("L1", DraftKind.OUTCOME)
    assert (second.letter, second.draft, second.event) == (None, None, None)
    written = replace(file, contacts=(known, Contact(mentor="M1", on=date(2027, 7, 3))))
    assert absent(written, "first-day-note:mentor:M1", date(2027, 7, 6))


def test_a_closed_season_keeps_the_lines_to_people_and_to_other_seasons() -> None:
    file = ended(letters=(letter(*THANKED, TOLD),), closings=(Closing(season=2027, on=AFTER),))
    assert ids(file, AFTER, ["onboard", "milestone", "tell-outcome", "thank"]) == []
    assert ids(file, date(2027, 7, 6), ["first-day-note"]) == ["first-day-note:mentor:M1"]
    other = replace(file, programs=(program(), program("P2", season=2028)))
    assert ids(other, AFTER, ["onboard", "milestone"]) == []


@pytest.mark.parametrize("on", [date.min, date(1, 1, 5), date(9998, 12, 1), date.max])
@pytest.mark.parametrize("own", [None, date.min, date.max])
def test_days_at_the_edge_of_the_calendar_break_no_plan(on: date, own: date | None) -> None:
    tasks = (said("housing", due_on=own),) if own else ()
    file = ended(outcome(starts_on=on), tasks=tasks)
    rules = {one.rule for one in planned(file, AFTER).steps}
    assert "onboard" in rules
    assert "first-day-note" not in rules
