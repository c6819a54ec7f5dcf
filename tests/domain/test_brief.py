from dataclasses import replace
from datetime import timedelta

from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Plan, Tally
from lorapp.domain.wording.brief import Brief, brief
from tests.acceptance.applicants import TODAY, samir


def test_three_lines_say_how_much_what_first_and_what_comes() -> None:
    told = brief(plan(samir(), TODAY), samir())
    assert told.is_due
    assert told.lines == (
        "5 things to do now, 3 of them urgent.",
        "First: Assign Dr. Brockhausen's letter, 9 d left.",
        "Coming: Look at the ERAS portal, Wed 25 Nov.",
    )


def test_the_count_alone_names_nobody_and_no_urgency_that_is_not_there() -> None:
    found = plan(samir(), TODAY)
    calm = tuple(replace(step, severity=None, tally=None) for step in found.do_now[:1])
    told = brief(replace(found, steps=calm), samir())
    assert told.count == "1 thing to do now."
    assert told.more == ("First: Assign Dr. Brockhausen's letter.",)


def test_nothing_to_do_says_until_when() -> None:
    found = plan(samir(), TODAY)
    told = brief(replace(found, steps=found.later), samir())
    assert told == Brief(
        is_due=False,
        count="Nothing to do before Wed 25 Nov.",
        more=("Coming: Look at the ERAS portal, Wed 25 Nov.",),
    )
    far = tuple(step for step in found.later if step.opens - found.today > timedelta(days=30))
    assert brief(replace(found, steps=far), samir()).more == ()
    assert brief(Plan(found.today, found.sending_day, ()), samir()).lines == ("Nothing to do now.",)


def test_what_is_due_today_is_said_to_be_due_today() -> None:
    found = plan(samir(), TODAY)
    last = replace(found.do_now[0], tally=Tally(0, "left"))
    told = brief(replace(found, steps=(last,)), samir())
    assert told.more == ("First: Assign Dr. Brockhausen's letter, today.",)
