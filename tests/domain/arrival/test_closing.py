"""Closing a season: refused while a writer is unthanked or untold, or left out by hand (B16)."""

from dataclasses import replace
from datetime import date

import pytest

from lorapp.domain.arrival.closing import (
    close,
    closed_words,
    closing_of,
    in_the_way,
    reopen,
    still_open,
)
from lorapp.domain.arrival.record import Closing
from lorapp.domain.letters.record import EventKind
from lorapp.domain.mentors import Contact
from lorapp.errors import RefusedError, UnknownKeyError
from tests.domain.arrival.builders import AFTER, CAME, THANKED, R, ended, outcome
from tests.domain.engine.builders import (
    agreed,
    ev,
    ids,
    letter,
    mentor,
    planned,
    record,
    situation,
    with_event,
)

K = EventKind
TOLD = ev(K.TOLD_OUTCOME, "2027-3-20")


def test_a_writer_who_is_unthanked_or_untold_stands_in_the_way() -> None:
    file = ended(letters=(letter(*CAME),))
    with pytest.raises(RefusedError) as caught:
        close(situation(file, AFTER), 2027)
    assert str(caught.value).startswith(
        "Still not thanked: Dr. Winter; not told the result: Dr. Winter."
    )
    thanked = ended(letters=(letter(*THANKED),))
    with pytest.raises(RefusedError, match="Still not told the result"):
        close(situation(thanked, AFTER), 2027)
    told = with_event(thanked, TOLD)
    assert close(situation(told, AFTER), 2027, note="Done.").closings == (
        Closing(season=2027, on=AFTER, note="Done."),
    )


def test_each_can_be_left_out_by_hand_with_a_reason() -> None:
    file = ended(letters=(letter(*CAME),))
    at = situation(file, AFTER)
    words = in_the_way(at, 2027)
    assert [one.step_id for one in words] == ["thank:letter:L1", "tell-outcome:mentor:M1"]
    with pytest.raises(RefusedError, match="not told the result"):
        close(at, 2027, {"thank:letter:L1": "Thanked in person.", "tell-outcome:mentor:M1": "  "})
    closed = close(at, 2027, {one.step_id: "Retired." for one in words})
    assert [note.not_needed for note in closed.steps] == ["Retired.", "Retired."]
    assert in_the_way(situation(closed, AFTER), 2027) == ()


def test_who_is_not_to_be_contacted_stands_in_nobodys_way() -> None:
    file = ended(letters=(letter(*CAME),), mentors=(mentor(do_not_contact=True),))
    assert close(situation(file, AFTER), 2027).closings


def test_without_a_result_nothing_is_closed_and_nothing_twice() -> None:
    with pytest.raises(RefusedError, match="First write down how the season ended"):
        close(situation(record(), AFTER), 2027)
    closed = close(situation(with_event(ended(), TOLD), AFTER), 2027)
    with pytest.raises(RefusedError, match="closed already"):
        close(situation(closed, AFTER), 2027)
    with pytest.raises(UnknownKeyError, match="is not closed"):
        reopen(situation(record(), AFTER), 2027)


def test_a_closed_season_asks_for_nothing_and_comes_back_when_opened() -> None:
    file = with_event(ended(outcome(R.UNMATCHED, visa=None)), TOLD)
    late = letter(agreed("7-2"), key="L2", stated_deadline=date(2026, 9, 1))
    file = replace(file, letters=(*file.letters, late, letter(key="L3", season=2028)))
    open_ids = ids(file, AFTER)
    skipped = {one.step_id: "No." for one in in_the_way(situation(file, AFTER), 2027)}
    closed = close(situation(file, AFTER), 2027, skipped)
    left = planned(closed, AFTER).steps
    assert {one.rule for one in left} <= {"keep-in-touch", "ask"}
    assert all(one.letter in {None, "L3"} for one in left)
    opened = reopen(situation(closed, AFTER), 2027)
    assert ids(opened, AFTER) == open_ids
    tomorrow = replace(closed, closings=(replace(closed.closings[0], on=date(2027, 4, 1)),))
    assert ids(tomorrow, AFTER) == open_ids
    assert closing_of(closed, 2027, AFTER) is not None
    assert closed_words(situation(closed, AFTER), closed.closings[0]).startswith("Season 2027 was")


def test_what_stays_open_is_named() -> None:
    owing = letter(agreed("7-2"), key="L2", mentor="M2")
    known = Contact(mentor="M1", on=date(2027, 3, 20))
    file = ended(
        letters=(letter(*THANKED, TOLD), owing),
        mentors=(mentor(), mentor("M2", "Dr. Bea Summer")),
        contacts=(known,),
    )
    told = list(still_open(situation(file, AFTER), 2027))
    assert told[0].endswith("on the way to the first day, next: " + told[0].split("next: ")[1])
    assert told[1] == "Letters never came from Dr. Summer."
    later = list(still_open(situation(file, date(2027, 7, 5)), 2027))
    assert later[-1] == "A first-day note to Dr. Winter and Dr. Summer."
    assert list(still_open(situation(record(), AFTER), 2027)) == []
