"""Invitations that wait for an answer: the nearest first, answered by the interview itself."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from lorapp.domain.interviews.changes import add_interview, log_state
from lorapp.domain.interviews.invitations import (
    add_invitation,
    brief_invitation,
    change_invitation,
    closed_invitations,
    deadline_words,
    due_day,
    held_invitation,
    invitation_id,
    invitation_of,
    is_late,
    left_text,
    open_invitations,
    remove_invitation,
    reply_text,
)
from lorapp.domain.papers import InterviewStatus, Invitation, InvitationAnswer
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import Moment
from lorapp.errors import RefusedError, UnknownKeyError
from tests.acceptance.applicants import TODAY, at, samir
from tests.domain.interviews.cases import interview, living_in, situation

A = InvitationAnswer
CAME = date(2026, 11, 20)


def one(program: str = "B-P05", by: Moment | None = None, **more: object) -> Invitation:
    made = Invitation(program=program, on=CAME, reply_by=by)
    return replace(made, **more)  # type: ignore[arg-type]


def holding(*invitations: Invitation) -> SeasonFile:
    return replace(samir(), invitations=invitations)


def test_what_waits_stands_by_its_deadline_and_one_without_is_due_since_it_came() -> None:
    later, hour = one("B-P06", date(2026, 11, 24)), one("B-P05", at(2026, 11, 24, 10))
    bare, done = one("B-P07"), one("B-P01", answer=A.ACCEPTED)
    no, gone = one("B-P09", answer=A.DECLINED), one("B-P10", answer=A.MISSED, on=date(2026, 11, 1))
    file = holding(later, hour, gone, bare, done, no)
    assert open_invitations(file) == (bare, hour, later)
    assert closed_invitations(file) == (no, gone)
    over = replace(
        file, programs=tuple(replace(p, status=ProgramStatus.CLOSED) for p in file.programs)
    )
    assert open_invitations(over) == ()
    assert len(closed_invitations(over)) == 5
    past = replace(file, programs=tuple(replace(p, season=2026) for p in file.programs))
    assert open_invitations(past) == ()


@pytest.mark.parametrize(
    ("by", "due", "late", "left", "told"),
    [
        (at(2026, 11, 22, 12, 40), 22, False, "40 min left", "Sun 22 Nov 20:40 Amman (12:40 ET)"),
        (
            at(2026, 11, 22, 17),
            22,
            False,
            "5 h left",
            "Mon 23 Nov 01:00 Amman (Sun 22 Nov 17:00 ET)",
        ),
        (
            at(2026, 11, 26, 17),
            26,
            False,
            "4 d left",
            "Fri 27 Nov 01:00 Amman (Thu 26 Nov 17:00 ET)",
        ),
        (at(2026, 11, 22, 12), 22, True, "late", "Sun 22 Nov 20:00 Amman (12:00 ET)"),
        (date(2026, 11, 22), 22, False, "today", "Sun 22 Nov"),
        (date(2026, 11, 21), 21, True, "late", "Sat 21 Nov"),
        (None, 22, False, "today", "no deadline known"),
    ],
)
def test_how_long_there_is_counts_in_minutes_where_they_matter(
    by: Moment | None, due: int, late: bool, left: str, told: str
) -> None:
    item = one(by=by)
    now = situation(holding(item))
    assert due_day(now, item) == date(2026, 11, due)
    assert is_late(now, item) is late
    assert left_text(now, item) == left
    assert reply_text(now, item) == told


def test_the_deadline_is_said_in_a_sentence() -> None:
    now = situation()
    assert deadline_words(now, one(by=date(2026, 11, 25))) == "Answer by Wed 25 Nov."
    assert deadline_words(now, one()).startswith("No deadline is noted; answer today")
    assert deadline_words(now, one(by=CAME)).startswith("The answer was due Fri 20 Nov.")
    assert brief_invitation(now, one(by=CAME)).endswith("the answer was due Fri 20 Nov.")
    assert brief_invitation(now, one()).endswith("no deadline known, so answer today.")
    assert brief_invitation(now, one(answer=A.DECLINED)).endswith("invited Fri 20 Nov, declined.")


def test_an_invitation_is_added_once_and_marks_the_application() -> None:
    file = add_invitation(situation(), one())
    assert file.program("B-P05").status is ProgramStatus.INTERVIEW
    with pytest.raises(RefusedError, match="Elmhollow IM waits for your answer already"):
        add_invitation(situation(file), one(on=date(2026, 11, 21)))
    answered = replace(file, invitations=(one(answer=A.MISSED),))
    with pytest.raises(RefusedError, match="from that day is on record already"):
        add_invitation(situation(answered), one())
    assert len(add_invitation(situation(answered), one(on=date(2026, 11, 21))).invitations) == 2
    with pytest.raises(RefusedError, match="has not come yet"):
        add_invitation(situation(), one(on=date(2026, 11, 23)))
    with pytest.raises(UnknownKeyError):
        add_invitation(situation(), one("none"))


def test_an_invitation_is_changed_found_and_removed() -> None:
    first, second = one(), one("B-P06")
    file = holding(first, second)
    assert invitation_of(file, "B-P06") is second
    with pytest.raises(RefusedError, match="No invitation of Tern Harbor IM waits"):
        invitation_of(file, "B-P07")
    assert held_invitation(file, invitation_id(first)) is first
    moved = change_invitation(situation(file), first, replace(first, note="n"))
    assert [item.note for item in moved.invitations] == ["n", None]
    with pytest.raises(RefusedError, match="on record already"):
        change_invitation(situation(file), first, replace(second, note="n"))
    assert remove_invitation(file, first).invitations == (second,)
    with pytest.raises(UnknownKeyError):
        held_invitation(file, "gone")


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        ("", A.ACCEPTED),
        ("waitlisted", A.ACCEPTED),
        ("declined", A.DECLINED),
        ("invited", None),
    ],
)
def test_an_interview_answers_the_invitation_in_the_same_change(
    state: str, answer: A | None
) -> None:
    file = holding(one(), one("B-P06"))
    talk = interview(f"elmhollow 3 dec 10:00 {state}", file)
    after = add_interview(situation(file), talk)
    assert [item.answer for item in after.invitations] == [answer, None]


def test_an_hour_that_was_offered_answers_once_it_is_booked_but_an_older_talk_never() -> None:
    file = add_interview(situation(holding(one())), interview("elmhollow 3 dec 10:00 ET invited"))
    booked = log_state(situation(file), file.interviews[-1], InterviewStatus.BOOKED)
    assert booked.invitations[0].answer is A.ACCEPTED
    old = add_interview(situation(holding(one())), interview("elmhollow 2 nov 10:00 ET done"))
    assert old.invitations[0].answer is None


@pytest.mark.parametrize("zone", ["Asia/Manila", "Africa/Lagos", "Pacific/Honolulu"])
def test_the_minute_of_the_deadline_is_the_same_everywhere(zone: str) -> None:
    item = one(by=at(2026, 11, 24, 17))
    file = replace(living_in(zone), invitations=(item,))
    for minute, late in ((59, False), (60, True)):
        now = datetime.fromtimestamp(at(2026, 11, 24, 16).timestamp() + minute * 60, TODAY.tzinfo)
        assert is_late(situation(file, now), item) is late
