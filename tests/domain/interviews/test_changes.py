"""What may be done to interviews, and what is refused with a sentence."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lorapp.domain.interviews.changes import (
    add_interview,
    change_interview,
    held,
    log_state,
    remove_interview,
    set_policy,
)
from lorapp.domain.interviews.lanes import identity
from lorapp.domain.papers import InterviewStatus
from lorapp.domain.programs import ContactPolicy, ProgramStatus
from lorapp.errors import RefusedError, UnknownKeyError
from tests.acceptance.applicants import TODAY, samir
from tests.domain.interviews.cases import interview, situation

I = InterviewStatus  # noqa: E741  the states, as short as in a table


def test_an_added_interview_marks_the_application_as_invited() -> None:
    new = interview("elm 4 dec 10:00 ET")
    made = add_interview(situation(), new)
    assert made.interviews[-1] == new
    assert made.program("B-P05").status is ProgramStatus.INTERVIEW
    declined = add_interview(situation(), replace(new, status=I.DECLINED))
    assert declined.program("B-P05").status is ProgramStatus.APPLIED
    thinking = replace(
        samir(),
        programs=tuple(
            replace(one, status=ProgramStatus.RANKED) if one.key == "B-P05" else one
            for one in samir().programs
        ),
    )
    ranked = add_interview(situation(thinking), new)
    assert ranked.program("B-P05").status is ProgramStatus.RANKED


def test_only_the_impossible_is_refused() -> None:
    at = situation()
    first, second = samir().interviews[:2]
    with pytest.raises(RefusedError, match="is on record already"):
        add_interview(at, interview("ashgrove 3 dec 10:00 ET"))
    with pytest.raises(RefusedError, match="is on record already"):
        change_interview(at, first, replace(second, how="phone"))
    with pytest.raises(UnknownKeyError):
        add_interview(at, replace(first, program="nowhere"))
    with pytest.raises(RefusedError, match="has not taken place yet"):
        log_state(at, first, I.DONE)
    clash = interview("elm 3 dec 10:00 ET")
    assert add_interview(at, clash).interviews[-1] == clash


def test_an_interview_is_changed_logged_and_removed_in_its_place() -> None:
    at = situation()
    first = at.file.interviews[0]
    moved = replace(first, at=first.at + timedelta(hours=1), minutes=60)
    made = change_interview(at, first, moved)
    assert made.interviews[0] == moved
    assert made.interviews[1:] == at.file.interviews[1:]
    later = situation(now=TODAY + timedelta(days=20))
    assert log_state(later, first, I.DONE).interviews[0].status is I.DONE
    noted = log_state(later, first, I.DONE, "Kind people.")
    assert noted.interviews[0].notes == "Kind people."
    twice = log_state(situation(noted, later.now), noted.interviews[0], I.DONE, "More.")
    assert twice.interviews[0].notes == "Kind people.\n\nMore."
    assert remove_interview(at, first).interviews == at.file.interviews[1:]


def test_an_interview_that_is_gone_is_said_to_be() -> None:
    at, gone = situation(), interview("elm 4 dec 10:00 ET")
    assert held(at.file, identity(at.file.interviews[2])) is at.file.interviews[2]
    for act in (
        lambda: held(at.file, identity(gone)),
        lambda: remove_interview(at, gone),
        lambda: change_interview(at, gone, gone),
    ):
        with pytest.raises(UnknownKeyError, match="no longer on record"):
            act()


def test_what_a_program_says_about_messages_is_kept_with_it() -> None:
    file = samir()
    assert set_policy(file, "B-P01", None) is file
    made = set_policy(file, "B-P01", ContactPolicy.NO)
    assert made.program("B-P01").contact_after_interviews is ContactPolicy.NO
