"""An invitation without an hour in one line, or a sentence that says what is missing."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.interviews.invited import QuickInvitation, read_deadline, read_quick
from lorapp.domain.interviews.line import Quick, ZoneBy, read_line
from lorapp.domain.interviews.told import understood_text
from lorapp.domain.papers import InterviewStatus
from lorapp.domain.values import Moment
from lorapp.errors import LorError, RefusedError
from tests.acceptance.applicants import TODAY, samir
from tests.domain.interviews.cases import living_in, situation


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def invited(line: str) -> QuickInvitation:
    found = read_quick(line, samir(), TODAY)
    assert isinstance(found, QuickInvitation)
    return found


@pytest.mark.parametrize(
    ("line", "program", "on", "reply_by"),
    [
        ("Elmhollow invited, reply by Fri 5 pm", "B-P05", 22, at("2026-11-27T17:00-05:00")),
        (
            "elmhollow invited 20 nov reply by 27 nov 5pm PT",
            "B-P05",
            20,
            at("2026-11-27T20:00-05:00"),
        ),
        (
            "quarry invitation, please respond until thu 10:00",
            "B-P06",
            22,
            at("2026-11-26T10:00-06:00"),
        ),
        ("tern reply by 9 am my time tomorrow", "B-P07", 22, at("2026-11-23T09:00+03:00")),
        ("tern invited to interview, answer by 4:30 pm", "B-P07", 22, at("2026-11-22T16:30-05:00")),
        ("tern invited, reply within 48 hours", "B-P07", 22, at("2026-11-24T12:00-05:00")),
        ("tern invited, reply within 3 days", "B-P07", 22, date(2026, 11, 25)),
        ("tern invited, deadline 1 dec", "B-P07", 22, date(2026, 12, 1)),
        ("invited by tern", "B-P07", 22, None),
        ("invited by tern, by 27 nov", "B-P07", 22, date(2026, 11, 27)),
        ("tern invited, by friday 5pm", "B-P07", 22, at("2026-11-27T17:00-05:00")),
        ("tern invited, by 5pm", "B-P07", 22, at("2026-11-22T17:00-05:00")),
        ("tern invited, reply asap", "B-P07", 22, None),
        ("yesterday tern invite", "B-P07", 21, None),
    ],
)
def test_a_line_without_an_hour_is_an_invitation_with_its_deadline(
    line: str, program: str, on: int, reply_by: Moment | None
) -> None:
    found = invited(line).invitation
    assert (found.program, found.on) == (program, date(2026, 11, on))
    assert found.reply_by == reply_by
    assert type(found.reply_by) is type(reply_by)


def test_what_stands_after_a_semicolon_and_a_link_are_kept_as_a_note() -> None:
    found = invited("tern invited https://example.org/slots reply by fri; three days offered")
    assert found.invitation.note == "three days offered\nhttps://example.org/slots"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("tern invited, reply by", "Until when"),
        ("tern invited, reply by soon", "“soon” is not a day or an hour"),
        ("tern invited, reply by fri 5", "Write the hour as"),
        ("tern invited, reply within a while", "Within how long"),
        ("tern 3 dec 10:00 ET reply by fri", "not both"),
        ("tern invited 3 dec", "still to come"),
        ("invited, reply by fri", "Which program"),
        ("saint orla invited", "Saint Orla IM or Saint Orla Neurology"),
        ("x" * 600 + " invited", "Shorten it"),
    ],
)
def test_what_is_unclear_is_asked_for(line: str, told: str) -> None:
    with pytest.raises(RefusedError, match=told):
        read_quick(line, samir(), TODAY)


def test_a_line_with_an_hour_stays_an_interview() -> None:
    found = read_quick("tern 3 dec 10:00 ET invited", samir(), TODAY)
    assert isinstance(found, Quick)
    assert found.interview.status is InterviewStatus.INVITED


def test_how_an_invitation_was_read_is_told_on_both_clocks() -> None:
    quick = invited("elmhollow invited, reply by fri 5 pm EDT")
    assert quick.zone_by is ZoneBy.TYPED
    assert understood_text(situation(), quick) == (
        "Elmhollow IM: invited Sun 22 Nov, answer by Sat 28 Nov 01:00 Amman (Fri 27 Nov 17:00 ET). "
        "EDT is read as ET, which is EST on that day."
    )


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Asia/Karachi", "Sat 28 Nov 03:00 Karachi (Fri 27 Nov 17:00 ET)"),
        ("Asia/Manila", "Sat 28 Nov 06:00 Manila (Fri 27 Nov 17:00 ET)"),
        ("America/Sao_Paulo", "Fri 27 Nov 19:00 Sao Paulo (17:00 ET)"),
        ("America/New_York", "Fri 27 Nov 17:00 ET"),
    ],
)
def test_the_deadline_is_that_of_the_program_wherever_one_lives(zone: str, told: str) -> None:
    file = living_in(zone)
    quick = read_quick("elmhollow invited, reply by fri 5 pm", file, TODAY)
    assert understood_text(situation(file), quick).endswith(f"answer by {told}.")


def test_the_hour_of_a_known_program_needs_no_name_and_takes_no_other() -> None:
    program = samir().program("B-P05")
    bare = read_line("3 dec 10:00 video", samir(), TODAY, program)
    assert bare.interview.program == "B-P05"
    assert (
        read_line("elmhollow 3 dec 10:00", samir(), TODAY, program).interview.at
        == bare.interview.at
    )
    with pytest.raises(RefusedError, match="This is about Elmhollow IM"):
        read_line("tern 3 dec 10:00", samir(), TODAY, program)


def test_a_deadline_alone_is_read_with_and_without_its_words() -> None:
    program = samir().program("B-P05")
    for text in ("fri 5 pm", "reply by fri 5 pm"):
        assert read_deadline(text, program, samir(), TODAY) == at("2026-11-27T17:00-05:00")
    assert read_deadline("within 2 d", program, samir(), TODAY) == date(2026, 11, 24)


@settings(max_examples=40)
@given(st.text(alphabet="abcnrt 0123456789:;,.-ET", max_size=40))
def test_any_words_after_reply_by_give_a_moment_or_a_sentence(text: str) -> None:
    said, found = "", None
    try:
        found = read_quick(f"elmhollow invited, reply by {text}", samir(), TODAY)
    except LorError as problem:
        said = str(problem)
    assert (found is None) == bool(said.strip())
    assert found is None or isinstance(found, QuickInvitation)
