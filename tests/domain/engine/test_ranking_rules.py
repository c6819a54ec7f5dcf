"""Steps before the Match: answer invitations, certify the list, certify it again."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from lorapp.domain.calendar.rows import CalendarRow, RowStatus
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Severity, Step, StepState
from lorapp.domain.papers import Invitation, InvitationAnswer
from lorapp.domain.ranking.record import Rank
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import Moment
from tests.acceptance.applicants import TODAY, at, reasons, samir
from tests.domain.ranking.cases import KEYS, certified, closing_on, ranked, with_program

CERTIFY = "certify-ranks:service:nrmp"
AGAIN = f"{CERTIFY}:2027-02-19"
ANSWER = "answer-invitation:program:B-P05"


def found(file: SeasonFile, now: datetime, step_id: str = CERTIFY) -> Step | None:
    return plan(file, now).step(step_id)


def must(file: SeasonFile, now: datetime, step_id: str = CERTIFY) -> Step:
    step = found(file, now, step_id)
    assert step is not None
    return step


def invited(by: Moment | None = None, on: date = date(2026, 11, 21)) -> SeasonFile:
    item = Invitation(program="B-P05", on=on, reply_by=by)
    return replace(samir(), invitations=(item,))


@pytest.mark.parametrize(
    ("now", "state", "severity"),
    [
        (at(2027, 1, 10), StepState.WAITING, None),
        (at(2027, 2, 1), StepState.TODAY, None),
        (at(2027, 2, 22), StepState.TODAY, Severity.AMBER),
        (at(2027, 3, 1), StepState.TODAY, Severity.RED),
        (at(2027, 3, 3, 20), StepState.TODAY, Severity.RED),
        (at(2027, 3, 3, 21), StepState.MISSED, None),
        (at(2027, 3, 17), StepState.MISSED, None),
    ],
)
def test_the_first_certification_opens_with_ranking_and_turns_red_at_the_end(
    now: datetime, state: StepState, severity: Severity | None
) -> None:
    step = must(ranked(), now)
    assert (step.state, step.severity) == (state, severity)
    assert (step.opens, step.due) == (
        date(2027, 3, 3) if state is StepState.MISSED else date(2027, 2, 1),
        date(2027, 3, 4) if now == at(2027, 3, 3, 20) else date(2027, 3, 3),
    )
    assert "Thu 4 Mar 05:00 Amman (Wed 3 Mar 21:00 ET)" in reasons(ranked(), step)


def test_without_a_list_it_begins_when_ranking_is_near_and_ends_after_the_closing() -> None:
    assert found(samir(), TODAY) is None
    assert found(replace(samir(), interviews=()), at(2027, 2, 20)) is None
    step = must(samir(), at(2027, 2, 20))
    assert "No program is on the list yet" in reasons(samir(), step)
    assert found(ranked(), at(2027, 3, 19)) is None


def test_a_change_after_certifying_asks_for_it_again_with_what_differs() -> None:
    assert found(certified(ranked()), at(2027, 2, 20)) is None
    assert found(certified(ranked()), at(2027, 2, 20), AGAIN) is None
    file = certified(ranked(("B-P08", "B-P04", "B-P03", "B-P05")))
    assert found(file, at(2027, 2, 20)) is None
    step = must(file, at(2027, 2, 20), AGAIN)
    assert step.title == "Certify the NRMP rank list again"
    assert (step.opens, step.severity) == (date(2027, 2, 19), Severity.AMBER)
    told = reasons(file, step)
    assert "Elmhollow IM: new, at 4." in told
    assert told.endswith("And 1 more differ.")
    late = must(file, at(2027, 3, 5), AGAIN)
    assert late.state is StepState.MISSED
    assert "counts, not this order" in reasons(file, late)


def test_a_projected_closing_raises_no_alarm_and_passes_without_a_word() -> None:
    file = closing_on(ranked(), at(2027, 3, 2, 21), RowStatus.PROJECTED)
    step = must(file, at(2027, 3, 1))
    assert (step.severity, step.projected, step.urgency.total) == (None, True, 0)
    assert found(file, at(2027, 3, 3)) is None


def test_ecfmg_is_named_only_while_it_has_not_certified() -> None:
    file = ranked()
    assert "ECFMG" not in reasons(file, must(file, at(2027, 2, 20)))
    bare = replace(file, applicant=replace(file.applicant, ecfmg_certified_on=None))
    assert "ECFMG must have confirmed" in reasons(bare, must(bare, at(2027, 2, 20)))


def test_a_match_without_a_known_closing_speaks_only_when_its_list_was_changed() -> None:
    file = with_program(samir(), "E", specialty="ophthalmology")
    file = replace(file, ranks=(Rank(program="E"),))
    wanted = "certify-ranks:service:sf-match"
    assert found(file, at(2027, 1, 5), wanted) is None
    old = certified(file, (), match="sf-match", at=at(2027, 1, 4).date())
    step = must(old, at(2027, 1, 5), f"{wanted}:2027-01-04")
    assert (step.due, step.fact, step.tally and step.tally.days) == (date(2027, 1, 5), "", 0)
    row = CalendarRow(code="rank-list", service="sf-match", season=2027, at=at(2027, 1, 12, 15))
    known = replace(file, calendar=(row,))
    step = must(known, at(2027, 1, 5), wanted)
    assert (step.opens, step.due) == (date(2026, 12, 13), date(2027, 1, 12))


@pytest.mark.parametrize(
    ("by", "state", "severity", "fact"),
    [
        (at(2026, 11, 22, 17), StepState.TODAY, Severity.RED, "Mon 23 Nov 01:00"),
        (at(2026, 11, 27, 17), StepState.TODAY, Severity.AMBER, "Sat 28 Nov 01:00"),
        (date(2026, 11, 25), StepState.TODAY, Severity.AMBER, "Wed 25 Nov"),
        (None, StepState.TODAY, Severity.RED, "today"),
        (at(2026, 11, 21, 17), StepState.OVERDUE, Severity.RED, "Sun 22 Nov 01:00"),
    ],
)
def test_an_invitation_is_a_step_until_it_is_answered(
    by: Moment | None, state: StepState, severity: Severity, fact: str
) -> None:
    file = invited(by)
    step = must(file, TODAY, ANSWER)
    assert (step.state, step.severity, step.fact) == (state, severity, fact)
    answered = replace(file.invitations[0], answer=InvitationAnswer.DECLINED)
    assert found(replace(file, invitations=(answered,)), TODAY, ANSWER) is None


def test_a_late_answer_is_asked_for_two_weeks_and_one_from_tomorrow_not_yet() -> None:
    file = invited(date(2026, 11, 1), on=date(2026, 10, 30))
    assert found(file, at(2026, 11, 15), ANSWER) is not None
    assert found(file, at(2026, 11, 16), ANSWER) is None
    assert found(invited(on=date(2026, 11, 24)), TODAY, ANSWER) is None


def test_two_invitations_of_one_program_are_two_steps() -> None:
    file = invited()
    first = file.invitations[0]
    second = replace(first, on=first.on + timedelta(days=1))
    both = replace(file, invitations=(first, second))
    ids = [step.id for step in plan(both, TODAY).steps if step.rule == "answer-invitation"]
    assert sorted(ids) == [ANSWER, f"{ANSWER}:2026-11-22"]


def test_the_order_of_a_step_names_every_program_of_the_list() -> None:
    assert must(ranked(), at(2027, 2, 20)).programs == KEYS


@pytest.mark.parametrize(
    ("match", "specialty", "name"),
    [("sf-match", "ophthalmology", "SF Match"), ("aua", "urology", "AUA Match")],
)
def test_a_list_whose_day_nobody_published_counts_from_the_day_filled_in(
    match: str, specialty: str, name: str
) -> None:
    file = with_program(samir(), "E", specialty=specialty)
    talk = replace(file.interviews[0], program="E", at=at(2026, 12, 1))
    file = replace(file, interviews=(talk,))
    step_id, now = f"certify-ranks:service:{match}", at(2027, 1, 4)
    assert found(file, now, step_id) is None
    own = CalendarRow(code="rank-list", service=match, season=2027, at=date(2027, 1, 12))
    step = must(replace(file, calendar=(own,)), now, step_id)
    assert (step.title, step.due) == (f"Certify the {name} rank list", date(2027, 1, 12))
