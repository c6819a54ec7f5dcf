"""The lanes of the board and the totals beneath them."""

import pytest

from lorapp.domain.letters.lanes import Lane, Totals, place, specialty_mix, totals, waiver_mix
from lorapp.domain.letters.record import Answer, Event, EventKind
from tests.domain.engine.builders import agreed, asked, day, ev, letter, record, situation

K = EventKind
UPLOADED = ev(K.UPLOADED, "7-20")


@pytest.mark.parametrize(
    ("events", "lane", "word"),
    [
        ((), Lane.IDEAS, "idea"),
        ((asked("8-1"),), Lane.ON_THE_WAY, "asked"),
        ((asked("7-20"),), Lane.NEEDS_YOU, "no answer"),
        ((asked("7-20"), ev(K.REMINDED, "7-30")), Lane.ON_THE_WAY, "asked"),
        ((ev(K.SAYS_SENT, "7-20"),), Lane.ON_THE_WAY, "asked"),
        ((agreed("7-20", Answer.HESITANT),), Lane.NEEDS_YOU, "hesitant"),
        ((agreed("7-20"),), Lane.ON_THE_WAY, "agreed"),
        ((ev(K.CONFIRMED, "7-20"),), Lane.ON_THE_WAY, "confirmed"),
        ((ev(K.UPLOADED, "8-3"),), Lane.ON_THE_WAY, "processing"),
        ((UPLOADED,), Lane.AVAILABLE, "available"),
        (
            (UPLOADED, ev(K.THANKED, "7-22"), ev(K.TOLD_OUTCOME, "7-30")),
            Lane.CLOSED,
            "closed",
        ),
        ((ev(K.CONFIRMED, "7-1"), ev(K.BOUNCED, "7-20")), Lane.NEEDS_YOU, "bounced"),
        ((UPLOADED, ev(K.REVOKED, "7-30")), Lane.NEEDS_YOU, "revoked"),
        ((UPLOADED, ev(K.REVOKED, "7-30"), ev(K.SPOKE, "8-1")), Lane.CLOSED, "revoked"),
        ((asked("7-1"), ev(K.DECLINED, "7-20")), Lane.CLOSED, "declined"),
        ((asked("7-1"), ev(K.LAPSED, "7-20")), Lane.CLOSED, "lapsed"),
    ],
)
def test_a_letter_lies_where_its_need_is(events: tuple[Event, ...], lane: Lane, word: str) -> None:
    file = record(letter(*events))
    found = place(situation(file), file.letters[0])
    assert (found.lane, found.word) == (lane, word)


def test_a_late_letter_needs_you_even_after_a_hesitant_yes() -> None:
    events = (agreed("6-1", Answer.HESITANT), ev(K.REQUESTED, "6-2"))
    file = record(letter(*events, stated_deadline=day("7-20")))
    assert place(situation(file), file.letters[0]).word == "late"


def test_letters_of_past_seasons_are_closed() -> None:
    file = record(letter(UPLOADED, season=2026))
    found = place(situation(file), file.letters[0])
    assert (found.lane, found.word) == (Lane.CLOSED, "available")


def test_totals_say_what_is_here_needed_and_wise() -> None:
    file = record(letter(UPLOADED), letter(UPLOADED, key="L2", season=2026), letter(key="L3"))
    assert totals(situation(file)).text == "1 in hand · 3 needed · 5 wise"


def test_a_total_that_is_nothing_is_left_out() -> None:
    assert totals(situation(record(letter()))).text == "3 needed · 5 wise"
    assert Totals(0, 0, 0).text == ""


def test_mixes_count_letters_in_play_only() -> None:
    file = record(
        letter(waived=True),
        letter(key="L2", waived=False, specialty="general"),
        letter(key="L3", specialty="sky-medicine"),
        letter(key="L4", specialty=None),
        letter(asked("7-1"), ev(K.DECLINED, "7-2"), key="L5", waived=True),
        letter(key="L6", season=2026, waived=True),
    )
    at = situation(file)
    assert waiver_mix(at) == ("1 waived", "1 not waived", "2 waiver unknown")
    assert specialty_mix(at) == ("2 general", "1 IM", "1 sky-medicine")
