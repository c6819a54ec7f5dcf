"""Which interviews stand where, and what can be logged for each."""

from dataclasses import replace
from datetime import timedelta

from lorapp.domain.interviews.lanes import (
    identity,
    interview_at,
    interview_lines,
    next_states,
)
from lorapp.domain.papers import InterviewStatus
from tests.acceptance.applicants import TODAY, samir
from tests.domain.interviews.cases import interview, situation, with_interviews

I = InterviewStatus  # noqa: E741  the states, as short as in a table


def test_interviews_stand_by_this_week_coming_waiting_and_past() -> None:
    lines = (
        "ashgrove 3 dec 10:00 ET",
        "elm 28 nov 10:00 ET",
        "tern 22 nov 11:00 ET",
        "quarry 2 nov 10:00 ET done",
        "northgate 1 dec 10:00 ET invited",
        "granite 30 nov 10:00 ET waitlisted",
        "B-P10 1 dec 12:00 ET declined",
        "B-P09 29 nov 10:00 ET",
    )
    found = interview_lines(situation(with_interviews(*map(interview, lines))))
    assert [(line.interview.program, str(line.lane), line.days) for line in found] == [
        ("B-P05", "This week", 6),
        ("B-P09", "Coming", 7),
        ("B-P01", "Coming", 11),
        ("B-P04", "Waiting for a place", 8),
        ("B-P08", "Waiting for a place", 9),
        ("B-P10", "Past", 9),
        ("B-P07", "Past", 0),
        ("B-P06", "Past", -20),
    ]
    assert found[0].id == identity(found[0].interview)


def test_nothing_is_done_before_it_took_place() -> None:
    held = samir().interviews[0]
    before, after = situation(), situation(now=TODAY + timedelta(days=20))
    assert next_states(before, held) == (I.WAITLISTED, I.DECLINED)
    assert next_states(after, held)[0] is I.DONE
    assert next_states(before, replace(held, status=I.INVITED))[0] is I.BOOKED
    assert I.DONE not in next_states(before, replace(held, status=None))
    for state in I:
        assert state not in next_states(after, replace(held, status=state))


def test_an_interview_is_known_by_program_and_instant() -> None:
    held = samir().interviews
    assert interview_at(held, identity(held[1])) is held[1]
    assert interview_at(held, "nothing") is None
