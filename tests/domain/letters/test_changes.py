"""Logging, confirming, starting anew, correcting, and what a locked entry keeps."""

from dataclasses import replace
from typing import Any

import pytest

from lorapp.domain.letters.changes import (
    LOCKED_FIELDS,
    Confirmation,
    confirm,
    confirmed,
    corrected,
    edited,
    log_event,
    new_entry,
)
from lorapp.domain.letters.record import Event, EventKind, Form
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.programs import Assignment
from lorapp.domain.record import SeasonFile
from lorapp.errors import LorError, RefusedError, UnknownKeyError
from tests.domain.engine.builders import (
    TODAY,
    agreed,
    asked,
    day,
    ev,
    letter,
    program,
    record,
    situation,
    with_mentor,
)

K = EventKind
OWED = letter(agreed("7-1"), ev(K.REQUESTED, "7-2"))
ANSWERS = Confirmation(
    email=" Ada@Example.org ",
    repeated="ada@example.org",
    specialty="internal-medicine",
    form=Form.NARRATIVE,
    chair=False,
    waived=True,
)


def kinds(file: SeasonFile, key: str = "L1") -> list[EventKind]:
    return [event.kind for event in file.letter(key).events]


def test_an_event_goes_behind_those_of_its_day() -> None:
    file = record(letter(asked("7-1"), ev(K.SPOKE, "7-8")))
    grown = log_event(situation(file), "L1", agreed("7-1"))
    assert kinds(grown) == [K.ASKED, K.AGREED, K.SPOKE]


@pytest.mark.parametrize(
    ("file", "event", "words"),
    [
        (record(letter()), asked("8-4"), "still to come"),
        (record(letter()), ev(K.REMINDED, "8-3"), "log `asked` first"),
        (
            record(letter(agreed("7-1"), ev(K.UPLOADED, "7-8"))),
            ev(K.DECLINED, "7-3"),
            "Declined on 3 Jul 2026 does not go before “uploaded” on 8 Jul 2026. Check the day.",
        ),
        (
            record(letter(ev(K.REMINDED, "7-1"), ev(K.UPLOADED, "7-8"))),
            ev(K.SPOKE, "7-20"),
            "log `asked` first",
        ),
        (record(OWED), ev(K.REMINDED, "8-1"), "Next polite day: Mon 3 Aug"),
        (
            record(letter(*OWED.events, ev(K.SPOKE, "7-30"))),
            ev(K.REMINDED, "8-3"),
            "last message was on",
        ),
        (with_mentor(record(OWED), do_not_contact=True), ev(K.REMINDED, "8-3"), "not to be"),
        (with_mentor(record(OWED), away_until=day("8-9")), ev(K.REMINDED, "8-3"), "away until"),
        (record(OWED), ev(K.REMINDED, "7-3"), "Independence Day"),
    ],
)
def test_what_may_not_be_logged_is_refused_with_its_reason(
    file: SeasonFile, event: Event, words: str
) -> None:
    with pytest.raises(RefusedError, match=words):
        log_event(situation(file), "L1", event)


def test_a_reminder_that_did_go_out_is_logged_with_its_reason() -> None:
    file = record(letter(*OWED.events, ev(K.SPOKE, "7-30")))
    grown = log_event(situation(file), "L1", ev(K.REMINDED, "8-1"), reason="he asked for it")
    assert grown.letter("L1").events[-1].note == "he asked for it"


def test_late_is_better_than_never() -> None:
    file = record(letter(agreed("7-1"), ev(K.LAPSED, "7-20")))
    grown = log_event(situation(file), "L1", ev(K.UPLOADED, "8-3"))
    assert state(situation(grown), grown.letter("L1")) is LetterState.PROCESSING


def test_an_unknown_letter_is_named() -> None:
    with pytest.raises(UnknownKeyError, match="no letter 'L9'"):
        log_event(situation(record(letter())), "L9", asked("8-3"))


def test_an_entry_is_locked_with_what_was_read_back() -> None:
    file = confirm(situation(record(letter(agreed("7-1")))), "L1", ANSWERS)
    found = file.letter("L1")
    assert (found.email, found.form, found.waived) == ("Ada@Example.org", Form.NARRATIVE, True)
    assert (found.service, found.season) == ("eras", 2027)
    assert kinds(file) == [K.AGREED, K.CONFIRMED]
    with pytest.raises(RefusedError, match="make a new entry"):
        confirm(situation(file), "L1", ANSWERS)


def test_two_spellings_keep_the_entry_a_draft() -> None:
    with pytest.raises(RefusedError, match="the entry stays a draft"):
        confirm(situation(record(letter())), "L1", replace(ANSWERS, repeated="other@example.org"))


def test_a_confirmed_entry_takes_what_was_answered_about_the_waiver() -> None:
    at, event = situation(record(letter(agreed("7-1")))), ev(K.CONFIRMED, "8-3")
    for answer in (None, True, False):
        file = confirmed(at, "L1", event, waived=answer, reason="as the portal shows")
        assert file.letter("L1").waived is answer
        assert file.letter("L1").events[-1].note == "as the portal shows"
    known = situation(record(letter(agreed("7-1"), waived=False)))
    assert confirmed(known, "L1", event, waived=None).letter("L1").waived is False


def test_what_was_answered_about_the_waiver_is_written_down_later_too() -> None:
    locked = letter(ev(K.REQUESTED, "7-2"))
    file = edited(situation(record(locked)), replace(locked, waived=True))
    assert file.letter("L1").waived is True
    with pytest.raises(RefusedError, match="so its e-mail stays"):
        edited(situation(record(locked)), replace(locked, waived=True, email="new@example.org"))


@pytest.mark.parametrize("name", LOCKED_FIELDS)
def test_a_locked_field_stays(name: str) -> None:
    locked = letter(ev(K.REQUESTED, "7-2"), waived=True)
    moved: dict[str, Any] = {
        "mentor": "M2",
        "service": "residencycas",
        "season": 2026,
        "specialty": "neurology",
        "form": Form.STANDARDIZED,
        "chair": True,
        "waived": False,
        "email": "new@example.org",
    }
    with pytest.raises(RefusedError, match="This entry is confirmed"):
        edited(situation(record(locked)), replace(locked, **{name: moved[name]}))


def test_what_the_portal_does_not_hold_can_be_changed_and_events_stay() -> None:
    locked = letter(ev(K.REQUESTED, "7-2"))
    file = edited(situation(record(locked)), replace(locked, stated_deadline=day("9-1"), events=()))
    assert file.letter("L1").stated_deadline == day("9-1")
    assert kinds(file) == [K.REQUESTED]
    free = edited(situation(record(letter(agreed("7-1")))), letter(email="new@example.org"))
    assert free.letter("L1").email == "new@example.org"


def test_a_new_entry_takes_the_yes_along_and_abandons_the_old_one() -> None:
    old = letter(
        asked("6-1"),
        agreed("6-2"),
        ev(K.CONFIRMED, "7-1"),
        ev(K.BOUNCED, "7-3"),
        email="old@example.org",
        letter_id="123",
    )
    file = new_entry(situation(record(old)), "L1", "L2", "new@example.org", "New@example.org")
    assert kinds(file) == [K.ASKED, K.AGREED, K.CONFIRMED, K.BOUNCED, K.ABANDONED]
    fresh = file.letter("L2")
    assert (kinds(file, "L2"), fresh.letter_id) == ([K.ASKED, K.AGREED], None)
    assert state(situation(file), fresh) is LetterState.AGREED
    with pytest.raises(RefusedError, match="replaced already"):
        new_entry(situation(file), "L1", "L3", "x@example.org", "x@example.org")


def test_a_new_entry_of_a_writer_whose_yes_was_never_logged_is_agreed_today() -> None:
    file = new_entry(
        situation(record(letter(ev(K.REQUESTED, "7-1")))), "L1", "L2", "a@b.org", "a@b.org"
    )
    assert [(e.kind, e.on) for e in file.letter("L2").events] == [(K.AGREED, TODAY)]


@pytest.mark.parametrize(
    ("email", "repeated", "words"),
    [
        ("a@example.org", "b@example.org", "differ"),
        ("OLD@example.org", "old@example.org", "address that failed"),
    ],
)
def test_a_new_entry_wants_a_new_address_typed_twice(email: str, repeated: str, words: str) -> None:
    old = letter(ev(K.CONFIRMED, "7-1"), email="old@example.org")
    with pytest.raises(RefusedError, match=words):
        new_entry(situation(record(old)), "L1", "L2", email, repeated)


def test_an_event_recorded_by_mistake_is_taken_back_with_a_reason() -> None:
    file = record(letter(agreed("7-1"), ev(K.PACKET_SENT, "7-2")))
    assert kinds(corrected(situation(file), "L1", 1, "wrong writer")) == [K.AGREED]


@pytest.mark.parametrize(
    ("index", "reason", "words"),
    [(1, " ", "in a few words"), (0, "mistake", "Take back 'packet sent' first")],
)
def test_a_correction_wants_words_and_the_right_order(index: int, reason: str, words: str) -> None:
    file = record(letter(agreed("7-1"), ev(K.PACKET_SENT, "7-2")))
    with pytest.raises(RefusedError, match=words):
        corrected(situation(file), "L1", index, reason)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["P1"], "Program P1 holds this letter; take it off there first."),
        (["P1", "P2"], "Program P1 and 1 more program hold this letter; take it off there first."),
    ],
)
def test_an_upload_a_program_relies_on_cannot_be_taken_back(keys: list[str], said: str) -> None:
    file = record(
        letter(ev(K.UPLOADED, "7-1")),
        programs=(program(), program("P2")),
        assignments=tuple(Assignment(letter="L1", program=key, on=day("7-10")) for key in keys),
    )
    with pytest.raises(RefusedError) as refused:
        corrected(situation(file), "L1", 0, "mistake")
    assert str(refused.value) == said
    assert corrected(situation(replace(file, assignments=())), "L1", 0, "mistake").letters


def test_every_refusal_is_a_sentence_for_people() -> None:
    assert issubclass(RefusedError, LorError)
    assert Situation(record(letter()), situation(record()).now).today == TODAY
