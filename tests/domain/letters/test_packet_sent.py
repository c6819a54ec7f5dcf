"""Writing down that a packet went out: its papers go with it, and its cover must be whole."""

from dataclasses import replace
from typing import Any

import pytest

from lorapp.domain.letters.changes import corrected
from lorapp.domain.letters.record import Delivery, EventKind, SentPaper
from lorapp.domain.letters.sent import cover_gaps, packet_sent
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN, is_given
from lorapp.errors import RefusedError
from tests.domain.engine.builders import agreed, book, day, ev, letter, record, rotation, situation

K = EventKind
CV = SentPaper(on=day("8-3"), name="CV", version="5", sha256="aa")


def file(**parts: Any) -> SeasonFile:  # noqa: ANN401 - any field of a letter
    events = (agreed("7-1"), ev(K.CONFIRMED, "7-20"))
    one = letter(*events, rotation="R1", email="w@example.org", waived=True, **parts)
    return record(one, rotations=(rotation("7-6", "7-31"),))


def test_the_papers_of_a_packet_are_written_down_with_it() -> None:
    event = ev(K.PACKET_SENT, "8-3")
    sent = packet_sent(situation(file()), "L1", event, day("8-21"), (CV,)).letter("L1")
    assert sent.packet == (CV,)
    assert sent.events[-1] == event
    assert sent.stated_deadline == day("8-21")
    again = packet_sent(situation(replace(file(), letters=(sent,))), "L1", event, None, ())
    assert again.letter("L1").packet == (CV,)


def test_a_packet_taken_back_takes_its_papers_along() -> None:
    before = replace(CV, on=day("7-10"))
    events = (agreed("7-1"), ev(K.PACKET_SENT, "7-10"), ev(K.PACKET_SENT, "8-3"))
    both = record(letter(*events, packet=(before, CV)))
    first = corrected(situation(both), "L1", 2, "wrong writer")
    assert first.letter("L1").packet == (before,)
    none = corrected(situation(first), "L1", 1, "wrong writer")
    assert not is_given(none.letter("L1").packet)
    assert none.letter("L1").packet == NOT_GIVEN


def test_another_event_taken_back_leaves_the_papers() -> None:
    events = (agreed("7-1"), ev(K.PACKET_SENT, "8-3"), ev(K.SPOKE, "8-3"))
    spoke = record(letter(*events, packet=(replace(CV, on=day("6-1")),)))
    assert corrected(situation(spoke), "L1", 2, "mistake").letter("L1").packet


def test_a_form_without_its_letter_id_does_not_count_as_sent_without_a_reason() -> None:
    form = file(channel=Delivery.FORM)
    event = ev(K.PACKET_SENT, "8-3")
    assert cover_gaps(situation(form), form.letter("L1")) == ("the letter ID of the request form",)
    with pytest.raises(RefusedError, match="lacks the letter ID of the request form"):
        packet_sent(situation(form), "L1", event, None, ())
    noted = packet_sent(situation(form), "L1", replace(event, note="on paper"), None, ())
    assert noted.letter("L1").events[-1].note == "on paper"
    early = record(letter(agreed("7-1"), channel=Delivery.FORM), rotations=form.rotations)
    early = replace(early, letters=(replace(early.letters[0], rotation="R1"),))
    assert cover_gaps(situation(early), early.letter("L1")) == ()
    known = file(channel=Delivery.FORM, letter_id="123")
    assert packet_sent(situation(known), "L1", event, None, ()).letter("L1").events[-1] == event


def test_without_any_day_the_cover_has_a_gap() -> None:
    dark = replace(book(), seasons={})
    lost = record(letter(agreed("7-1")), rulebook=dark)
    assert cover_gaps(situation(lost), lost.letter("L1")) == ("the day the letter is needed by",)
    stated = record(letter(agreed("7-1"), stated_deadline=day("9-1")), rulebook=dark)
    assert cover_gaps(situation(stated), stated.letter("L1")) == ()
