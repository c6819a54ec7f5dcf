"""Messages to programs: only where they are wanted, and one first choice at a time."""

from datetime import date, timedelta

import pytest

from lorapp.domain.interviews.changes import set_policy
from lorapp.domain.interviews.messages import (
    draft,
    end_first_choice,
    first_choice,
    message_text,
    messages_to,
    note_message,
    policy_text,
)
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import MessageKind, ProgramMessage
from lorapp.domain.programs import ContactPolicy
from lorapp.errors import RefusedError
from tests.acceptance.applicants import TODAY, samir
from tests.domain.interviews.cases import situation

K = MessageKind
AFTER = TODAY + timedelta(days=60)
ON = date(2027, 1, 20)


def message(kind: MessageKind, program: str = "B-P01", on: date = ON) -> ProgramMessage:
    return ProgramMessage(program=program, kind=kind, on=on, to="Ms. Roe", text="Thank you.")


def after(*messages: ProgramMessage) -> Situation:
    """Two months on, with these messages noted."""
    at = situation(now=AFTER)
    for one in messages:
        at = Situation(note_message(at, one), AFTER)
    return at


def test_messages_are_kept_with_day_reader_and_words() -> None:
    at = after(message(K.INTEREST), message(K.THANKS, on=date(2026, 12, 4)))
    told = [message_text(one, at.today) for one in messages_to(at.file, "B-P01")]
    assert told == ["Thanks, 4 Dec, to Ms. Roe", "Letter of interest, Wed 20 Jan, to Ms. Roe"]
    assert messages_to(at.file, "B-P02") == ()
    bare = ProgramMessage(program="B-P01", kind=K.UPDATE, on=ON)
    assert message_text(bare, at.today) == "Update, Wed 20 Jan"


def test_a_program_that_wants_no_messages_gets_none() -> None:
    file = set_policy(samir(), "B-P01", ContactPolicy.NO)
    at = situation(file, AFTER)
    with pytest.raises(RefusedError, match="asks for no messages after interviews"):
        note_message(at, message(K.THANKS))
    with pytest.raises(RefusedError, match="none is the polite thing"):
        draft(at, file.interviews[0], K.THANKS)
    assert note_message(at, message(K.THANKS, "B-P03")).program_messages
    welcome = set_policy(samir(), "B-P01", ContactPolicy.WELCOME).program("B-P01")
    assert policy_text(welcome) == "Messages after interviews are welcome here."
    assert policy_text(samir().program("B-P01")).startswith("Not known whether")


def test_only_one_program_is_the_first_choice_at_a_time() -> None:
    at = after(message(K.FIRST_CHOICE))
    with pytest.raises(RefusedError, match="Ashgrove Regional IM knows since Wed 20 Jan"):
        note_message(at, message(K.FIRST_CHOICE, "B-P03"))
    with pytest.raises(RefusedError, match="that it is your first choice"):
        note_message(at, message(K.FIRST_CHOICE, on=date(2027, 1, 21)))
    with pytest.raises(RefusedError, match="Saint Orla IM was not told"):
        end_first_choice(at, "B-P03", ON)
    with pytest.raises(RefusedError, match="from the one it was told on until today"):
        end_first_choice(at, "B-P01", date(2027, 1, 19))
    ended = Situation(end_first_choice(at, "B-P01", date(2027, 1, 21)), AFTER)
    assert first_choice(ended.file) is None
    told = message_text(messages_to(ended.file, "B-P01")[0], ended.today)
    assert told.endswith("to Ms. Roe, no longer since Thu 21 Jan")
    again = note_message(ended, message(K.FIRST_CHOICE, "B-P03"))
    assert first_choice(again) == again.program_messages[-1]
    with pytest.raises(RefusedError, match="was not told that it comes first"):
        end_first_choice(after(message(K.THANKS)), "B-P01", ON)


def test_a_message_of_a_day_to_come_or_twice_is_refused() -> None:
    at = after(message(K.THANKS))
    with pytest.raises(RefusedError, match="has not come yet"):
        note_message(at, message(K.THANKS, on=date(2027, 3, 1)))
    with pytest.raises(RefusedError, match="of this kind to Ashgrove Regional IM is noted"):
        note_message(at, message(K.THANKS))


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (K.THANKS, "Thank you for the interview on Thursday 3 December"),
        (K.INTEREST, "I remain very interested"),
        (K.FIRST_CHOICE, "is my first choice, and I will rank it first"),
        (K.UPDATE, "one thing has changed in my application"),
    ],
)
def test_words_to_begin_from_are_short_and_come_after_the_interview(
    kind: MessageKind, says: str
) -> None:
    held = samir().interviews[0]
    words = draft(situation(now=TODAY + timedelta(days=14)), held, kind)
    assert says in words
    assert words.startswith("Dear program team,")
    assert "Sincerely,\nSamir Daghlani" in words
    assert len(words.split()) < 80
    with pytest.raises(RefusedError, match="once the interview of Thu 3 Dec is over"):
        draft(situation(), held, kind)
