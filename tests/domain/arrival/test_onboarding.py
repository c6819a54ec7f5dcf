"""The list to the first day: planned back, in order, by visa class, with what was said about it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.applicant import Exam, Visa
from lorapp.domain.arrival.lines import ChecklistLine, in_order
from lorapp.domain.arrival.onboarding import (
    OWN_SOURCE,
    TaskState,
    due_days,
    onboarding,
    short_words,
)
from lorapp.domain.calendar.business import is_business_day
from tests.domain.arrival.builders import (
    AFTER,
    FIRST_DAY,
    MATCH_DAY,
    R,
    ended,
    line,
    outcome,
    said,
    the_list,
    without_visa,
)
from tests.domain.engine.builders import applicant, book, program, situation

LINES = in_order(book().onboarding.values())
CODES = tuple(one.code for one in LINES)
DAYS = st.dates(date(2027, 1, 1), date(2028, 12, 31))


def simple(code: str, *after: str, office: bool = False, before: int = 10) -> ChecklistLine:
    return ChecklistLine(
        code=code,
        title=code,
        why="Why.",
        who="you",
        source=OWN_SOURCE,
        checked_on=FIRST_DAY,
        before_start=before,
        after=after,
        office=office,
    )


@settings(max_examples=60)
@given(DAYS, st.integers(0, 200), st.dictionaries(st.sampled_from(CODES), DAYS, max_size=4))
def test_no_line_is_due_after_the_first_day_or_before_what_comes_first(
    starts_on: date, between: int, own: dict[str, date]
) -> None:
    days = due_days(LINES, starts_on - timedelta(days=between), starts_on, own)
    assert days.keys() == set(CODES)
    for one in LINES:
        assert days[one.code] <= starts_on
        assert all(days[first] <= days[one.code] for first in one.after)
        if one.office and not own:
            assert is_business_day(days[one.code])


@settings(max_examples=40)
@given(
    st.integers(1, 12),
    st.sampled_from(CODES),
    st.sampled_from(CODES),
)
def test_another_first_day_moves_the_open_lines_without_a_day_of_their_own(
    weeks: int, done: str, moved: str
) -> None:
    tasks = {done: said(done, done_on=MATCH_DAY)}
    tasks.setdefault(moved, said(moved, due_on=date(2027, 6, 7)))
    file = ended(outcome(visa=Visa.J1, starts_on=FIRST_DAY), tasks=tuple(tasks.values()))
    later = outcome(visa=Visa.J1, starts_on=FIRST_DAY + timedelta(weeks=weeks))
    before = {one.line.code: one for one in the_list(file).tasks}
    after = {one.line.code: one for one in the_list(replace(file, outcomes=(later,))).tasks}
    assert before.keys() == after.keys()
    for code, one in before.items():
        shift = after[code].due_on - one.due_on
        if not one.is_open or one.own_day is not None:
            assert not shift, code
        elif one.line.before_start is not None and one.due_on < date(2027, 5, 1):
            pinned = moved in after and after[moved].due_on == after[code].due_on
            assert shift > timedelta() or pinned, code
        assert shift >= timedelta(), code


@pytest.mark.parametrize("visa", [Visa.NONE, Visa.J1, Visa.H1B])
def test_each_visa_class_has_its_own_list_with_a_source_for_each_line(visa: Visa) -> None:
    plan = the_list(ended(outcome(visa=visa)))
    codes = {one.line.code for one in plan.tasks}
    assert ("ds-2019" in codes) == (visa is Visa.J1)
    assert ("h1b-filed" in codes) == (visa is Visa.H1B)
    assert ("social-security" in codes) == (visa is not Visa.NONE)
    assert {"contract", "licence", "immunisation", "orientation"} <= codes
    for one in plan.tasks:
        assert one.line.source in book().citations
        assert one.line.checked_on.year == 2026
        assert one.line.title
        assert one.line.why
        assert one.line.who


def test_the_j_1_list_counts_back_from_the_first_of_july() -> None:
    file = ended()
    days = {one.line.code: one.due_on.isoformat() for one in the_list(file).tasks}
    assert days["visa-class"] == "2027-03-26"
    assert days["contract"] == "2027-04-01"
    assert days["evsp-opened"] == "2027-04-01"
    assert days["evsp-sent"] == "2027-04-08"
    assert days["ds-2019"] == "2027-05-21"
    assert days["visa-interview"] == "2027-06-10"
    assert days["i-9"] == "2027-06-28"
    assert the_list(file).is_expected


def test_the_first_day_is_the_agreed_one_else_the_programs_else_the_seasons() -> None:
    file = ended(programs=(program(starts_on=date(2027, 6, 21)),))
    assert the_list(file).starts_on == date(2027, 6, 21)
    agreed = replace(file, outcomes=(outcome(starts_on=date(2027, 6, 24)),))
    assert the_list(agreed).starts_on == date(2027, 6, 24)
    assert not the_list(agreed).is_expected


def test_there_is_no_list_without_a_place_or_before_the_result() -> None:
    for result in (R.UNMATCHED, R.WITHDREW):
        file = ended(outcome(result, visa=None))
        assert onboarding(situation(file, AFTER)) is None
    assert onboarding(situation(ended(), date(2027, 3, 18))) is None
    assert onboarding(situation(ended(outcomes=()), AFTER)) is None


@pytest.mark.parametrize("visa", [None, Visa.EITHER, Visa.UNKNOWN])
def test_an_unsettled_visa_class_is_asked_for_first(visa: Visa | None) -> None:
    file = ended(outcome(visa=None), applicant=applicant(visa=visa))
    plan = the_list(file)
    assert (plan.visa, plan.tasks, plan.next(4)) == (None, (), ())
    settled = replace(file, applicant=applicant(visa=Visa.H1B))
    assert the_list(settled).visa is Visa.H1B
    assert the_list(without_visa(file)).visa is None


def test_what_waits_for_another_line_is_not_next() -> None:
    file = ended()
    plan = the_list(file)
    codes = [one.line.code for one in plan.next(3)]
    assert codes == ["visa-class", "contract", "immunisation"]
    assert line(file, "ds-2019").state is TaskState.BLOCKED
    assert line(file, "evsp-opened").blocked_by == ("contract", "visa-class")
    settled = replace(
        file, tasks=(said("contract", done_on=MATCH_DAY), said("visa-class", not_needed="F-1"))
    )
    assert line(settled, "evsp-opened").state is TaskState.OPEN
    assert line(settled, "visa-class").state is TaskState.NOT_NEEDED
    assert line(settled, "contract").due_on == MATCH_DAY


def test_what_is_past_its_day_is_late_and_says_when_nobody_could_have_kept_it() -> None:
    late = ended(outcome(R.OUTSIDE, on=date(2027, 5, 24)))
    plan = the_list(late, date(2027, 5, 24))
    first = plan.tasks[0]
    assert (first.state, first.is_tight) == (TaskState.LATE, True)
    assert len(plan.tight) > 5
    assert "Less time is left than is usual" in short_words(plan)
    slept = line(ended(), "contract", date(2027, 4, 20))
    assert (slept.state, slept.is_tight) == (TaskState.LATE, False)
    assert the_list(ended()).tight == ()


def test_the_record_itself_ticks_off_the_certificate_and_step_3() -> None:
    exams = (
        Exam(name="USMLE Step 3", on=date(2026, 10, 2), result="pass"),
        Exam(name="USMLE Step 2 CK", on=date(2025, 10, 2), result="250"),
    )
    file = ended(outcome(visa=Visa.H1B), applicant=applicant(exams=exams))
    assert line(file, "step-3").due_on == date(2026, 10, 2)
    assert line(file, "certificate").state is TaskState.DONE
    bare = applicant(ecfmg_certified_on=None, exams=(replace(exams[0], result="fail"),))
    open_file = replace(file, applicant=bare)
    assert line(open_file, "step-3").state is TaskState.OPEN
    assert line(open_file, "certificate").state is TaskState.OPEN
    early = replace(file, applicant=applicant(ecfmg_certified_on=date(2027, 5, 1)))
    assert line(early, "certificate").state is TaskState.OPEN


def test_an_own_day_moves_what_comes_after_it_and_what_comes_before_it() -> None:
    file = ended(tasks=(said("housing", due_on=date(2027, 6, 24)),))
    assert line(file, "housing").due_on == date(2027, 6, 24)
    assert line(file, "housing").own_day == date(2027, 6, 24)
    assert line(file, "move").due_on == date(2027, 6, 24)
    assert line(file, "orientation").due_on >= date(2027, 6, 24)
    early = ended(tasks=(said("evsp-sent", due_on=date(2027, 3, 30)),))
    assert line(early, "contract").due_on <= date(2027, 3, 30)
    past = ended(tasks=(said("housing", due_on=date(2027, 8, 1)),))
    assert line(past, "housing").due_on == FIRST_DAY


def test_a_line_pushed_to_a_weekend_moves_on_to_a_day_on_which_offices_work() -> None:
    lines = (simple("a"), simple("b", "a", office=True))
    saturday = date(2027, 6, 26)
    assert due_days(lines, MATCH_DAY, FIRST_DAY, {"a": saturday})["b"] == date(2027, 6, 28)
    tight = due_days(lines, MATCH_DAY, saturday, {"a": saturday})
    assert tight == dict.fromkeys("ab", date(2027, 6, 25))


def test_the_first_days_of_the_calendar_are_no_trap() -> None:
    first = date.min
    assert due_days((simple("a", office=True),), first, first, {}) == {"a": first}
    early = replace(simple("a"), before_start=None, after_match=3)
    assert due_days((early,), first, first + timedelta(days=1), {})["a"] == date(1, 1, 2)


def test_lines_that_wait_for_each_other_are_left_out_of_the_order() -> None:
    assert in_order([simple("a", "b"), simple("b", "a"), simple("c", "gone")]) == (
        simple("c", "gone"),
    )


def test_an_own_line_stands_in_the_list_and_waits_for_nothing() -> None:
    file = ended(tasks=(said("own-1", title="Sell the car", due_on=date(2027, 6, 1)),))
    mine = line(file, "own-1")
    assert (mine.is_own, mine.state, mine.due_on) == (True, TaskState.OPEN, date(2027, 6, 1))
    assert line(ended(tasks=(said("own-1", title="Pack"),)), "own-1").due_on == FIRST_DAY
    assert not line(file, "move").is_own
