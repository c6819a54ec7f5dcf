"""Steps around applications for rotations: apply, papers, and asking for the answer."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.applying.record import ApplicationStatus, LetterPolicy
from lorapp.domain.engine.steps import Severity, StepState
from tests.domain.applying.builders import START, TODAY, asked, held, paper
from tests.domain.engine.builders import absent, ids, step

S = ApplicationStatus
RULES = ["apply-rotation", "rotation-paper", "await-rotation-answer"]
BY = TODAY + timedelta(days=10)


def test_apply_by_the_day_with_what_goes_along_and_the_caution() -> None:
    policy = LetterPolicy.PROMISED
    file = held(asked(apply_by=BY, letter_policy=policy, papers=(paper("CV"), paper("X"))))
    found = step(file, "apply-rotation:rotation-application:A1", TODAY)
    assert (found.due, found.state, found.loses_on) == (BY, StepState.TODAY, BY)
    assert "Goes along, not ready yet: CV." in found.why
    assert any("Academic Medicine" in line for line in found.why)
    late = held(asked(apply_by=TODAY - timedelta(days=1)))
    found = step(late, "apply-rotation:rotation-application:A1", TODAY)
    assert (found.severity, found.loses_on) == (Severity.AMBER, None)
    assert any("ask whether they still take one" in line for line in found.why)
    assert ids(held(asked(apply_by=TODAY - timedelta(days=15))), TODAY, RULES) == []
    assert ids(held(asked(apply_by=BY, status=S.APPLIED)), TODAY, RULES) == []


def test_papers_of_one_day_are_one_step_and_the_visa_comes_first() -> None:
    papers = (
        paper("TB test"),
        paper("Immunisation titres"),
        paper("Visa appointment"),
        paper("CV"),
    )
    file = held(asked(starts_on=START, papers=papers))
    visa, titres = START - timedelta(days=90), START - timedelta(days=60)
    assert ids(file, TODAY, RULES) == [
        f"rotation-paper:rotation-application:A1:{visa}",
        f"rotation-paper:rotation-application:A1:{titres}",
    ]
    found = step(file, f"rotation-paper:rotation-application:A1:{visa}", TODAY)
    assert (found.title, found.source) == ("Visa appointment for Larkspur Clinic", "rotation-visa")
    found = step(file, f"rotation-paper:rotation-application:A1:{titres}", TODAY)
    assert found.title == "2 papers for Larkspur Clinic"
    own = held(asked(status=S.ACCEPTED, papers=(paper("CV", due_on=BY),)))
    found = step(own, f"rotation-paper:rotation-application:A1:{BY}", TODAY)
    assert found.why[0] == "Larkspur Clinic asks for it by then."


def test_an_answer_that_stays_out_is_asked_for() -> None:
    one = asked(status=S.APPLIED, applied_on=TODAY - timedelta(days=21))
    found = step(held(one), "await-rotation-answer:rotation-application:A1", TODAY)
    assert (found.due, found.state) == (TODAY, StepState.TODAY)
    assert found.why[0] == "You applied 21 days ago."
    promised = asked(status=S.WAITLISTED, answer_by=BY)
    found = step(held(promised), "await-rotation-answer:rotation-application:A1", TODAY)
    assert (found.due, found.state) == (BY, StepState.LATER)
    assert ids(held(asked(status=S.APPLIED)), TODAY, RULES) == []


@given(st.sampled_from(S), st.dates(date(2026, 9, 1), date(2027, 6, 1)))
@settings(max_examples=25, deadline=None)
def test_what_has_ended_asks_for_nothing(status: S, start: date) -> None:
    one = asked(starts_on=start, papers=(paper(),), apply_by=start, status=status)
    found = ids(held(one), TODAY, RULES)
    assert found == [] or (status not in {S.REFUSED, S.WITHDRAWN} and start >= TODAY)
    assert absent(held(), "apply-rotation:rotation-application:A1", TODAY)
