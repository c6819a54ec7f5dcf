"""Applications in SOAP: at most 45, the first contact, offers by their round."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.arrival.record import MatchOutcome, MatchResult
from lorapp.domain.checks import problems
from lorapp.domain.interviews.messages import draft, note_message
from lorapp.domain.papers import Interview, MessageKind, ProgramMessage
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.soap.limits import most_applications
from lorapp.domain.soap.record import SoapStatus
from lorapp.domain.soap.sent import (
    NO_CONTACT,
    add_application,
    contact_words,
    counter,
    has_contacted,
    has_lapsed,
    held,
    log_status,
    new_application,
    remove_application,
    require_contact,
    round_of,
    status_words,
)
from lorapp.errors import RefusedError, UnknownKeyError
from tests.domain.soap.builders import application, et, here, unmatched

S = SoapStatus


def many(count: int) -> SeasonFile:
    return unmatched(soap_applications=tuple(application(n) for n in range(1, count + 1)))


def test_an_application_is_logged_and_counted_with_its_program() -> None:
    at = here(15, 12)
    one = new_application(at, " program  p1 ")
    assert (one.program, one.name, one.service) == ("P1", "Program P1", "eras")
    file = add_application(at, one)
    assert counter(here(15, 12, file)) == "1 of 45, all services together"
    other = new_application(here(15, 12, file), "Elsewhere", "neurology", "residencycas")
    assert (other.key, other.program, other.service) == ("S2", None, "residencycas")
    gap = unmatched(soap_applications=(application(2),))
    assert new_application(here(15, 12, gap), "X").key == "S3"


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 48))
def test_no_route_takes_more_than_forty_five(count: int) -> None:
    file = many(count)
    bad = [text for text in problems(file) if text.startswith("soap_applications")]
    assert len(bad) == max(0, count - 45)
    at = here(15, 12, file)
    if count >= 45:
        with pytest.raises(RefusedError, match="All 45 applications are used"):
            add_application(at, new_application(at, "One more"))
    else:
        grown = add_application(at, new_application(at, "One more"))
        assert len(grown.soap_applications) == count + 1


def test_the_number_is_a_fact_of_the_rulebook_and_each_season_has_its_own() -> None:
    assert most_applications(replace(many(1), rulebook=Rulebook())) == 45
    earlier = tuple(application(n + 50, season=2026) for n in range(30))
    file = many(30)
    both = replace(file, soap_applications=(*earlier, *file.soap_applications))
    assert not [text for text in problems(both) if text.startswith("soap_app")]
    assert counter(here(15, 12, both)).startswith("30 of 45")


@pytest.mark.parametrize(
    ("day", "hour", "said"),
    [(15, 10, "can be sent from Mon 15 Mar 11:00 ET"), (18, 21, "SOAP is over")],
)
def test_outside_its_hours_nothing_is_sent(day: int, hour: int, said: str) -> None:
    at = here(day, hour)
    with pytest.raises(RefusedError, match=said):
        add_application(at, new_application(at, "X"))


def test_the_same_program_twice_a_bare_name_and_a_settled_season_are_refused() -> None:
    at = here(15, 12, many(1))
    for name, said in (("place 1", "has your SOAP application already"), (" ", "Name the program")):
        with pytest.raises(RefusedError, match=said):
            add_application(at, new_application(at, name))
    first = add_application(here(15, 12), new_application(here(15, 12), "Program P1"))
    again = here(15, 13, first)
    with pytest.raises(RefusedError, match="has your SOAP application already"):
        add_application(again, replace(new_application(again, "Other"), program="P1"))
    outside = MatchOutcome(season=2027, result=MatchResult.OUTSIDE, on=date(2027, 3, 1))
    ended = here(15, 12, unmatched(outcomes=(outside,)))
    with pytest.raises(RefusedError, match="has an end already"):
        add_application(ended, new_application(ended, "X"))


def test_an_application_is_found_by_its_key_or_words_of_its_name() -> None:
    file = unmatched(soap_applications=(application(1, name="Ash Hill"), application(2)))
    at = here(15, 12, file)
    assert held(at, "S2").key == "S2"
    assert held(at, "ash").key == "S1"
    assert held(at, "ash hill").key == "S1"
    with pytest.raises(UnknownKeyError):
        held(at, "zebra")
    with pytest.raises(RefusedError, match="This can be Place 1, Place 2"):
        held(here(15, 12, many(2)), "place")
    assert remove_application(here(15, 12, file), "S1").soap_applications == (application(2),)


def test_before_the_first_contact_no_word_goes_to_a_program() -> None:
    sent = application(name="Program P1", program="P1", status=S.SENT)
    talk = Interview(program="P1", at=et(1, 10))
    file = unmatched(soap_applications=(sent,), interviews=(talk,))
    message = ProgramMessage(program="P1", kind=MessageKind.INTEREST, on=date(2027, 3, 16))
    at = here(16, 12, file)
    assert contact_words(at, sent) == NO_CONTACT
    for words in (
        lambda: draft(at, talk, MessageKind.INTEREST),
        lambda: note_message(at, message),
        lambda: require_contact(at, file.program("P1")),
    ):
        with pytest.raises(RefusedError, match="before it contacts you"):
            words()
    called = log_status(at, "S1", S.CONTACTED)
    then = here(16, 12, called)
    assert called.soap_applications[0].contacted_at == et(16, 12)
    assert contact_words(then, called.soap_applications[0]).startswith("It contacted you Tue 16")
    assert draft(then, talk, MessageKind.INTEREST).startswith("Dear")
    assert note_message(then, message).program_messages == (message,)
    mistaken = log_status(then, "S1", S.SENT).soap_applications[0]
    assert not has_contacted(mistaken)
    for free in (here(14, 12, file), here(19, 9, file)):
        require_contact(free, file.program("P1"))
    assert contact_words(here(19, 9, file), sent) == "It has not contacted you."


def test_an_offer_lapses_with_its_round_and_an_accepted_one_ends_it() -> None:
    early = here(17, 9, many(2))
    with pytest.raises(RefusedError, match="Offers come from Thu 18 Mar 09:00 ET"):
        log_status(early, "S1", S.OFFERED)
    offered = log_status(here(18, 9, many(2), 30), "S1", S.OFFERED, "By NRMP.")
    one = offered.soap_applications[0]
    at = here(18, 10, offered)
    found = round_of(at, one)
    assert found is not None
    assert (found.code, one.note) == ("soap-round-1", "By NRMP.")
    assert contact_words(at, one).startswith("Answer in its round, until Thu 18 Mar 11:00 ET")
    late = here(18, 11, offered)
    assert has_lapsed(late, one)
    assert status_words(late, one) == "offer lapsed"
    assert "it lapsed" in contact_words(late, one)
    with pytest.raises(RefusedError, match="lapsed with its round"):
        log_status(late, "S1", S.ACCEPTED)
    taken = log_status(at, "S1", S.ACCEPTED)
    after = here(18, 10, taken)
    assert status_words(after, taken.soap_applications[0]) == "offer accepted"
    with pytest.raises(RefusedError, match="ended SOAP for you"):
        log_status(after, "S2", S.OFFERED)
    with pytest.raises(RefusedError, match="ended SOAP for you"):
        add_application(after, new_application(after, "X"))
    assert log_status(after, "S2", S.REJECTED).soap_applications[1].status is S.REJECTED


def test_of_an_offer_whose_hour_is_not_known_the_last_round_counts() -> None:
    one = application(contacted_at=date(2027, 3, 16), status=S.OFFERED)
    at = here(18, 16, unmatched(soap_applications=(one,)))
    assert not has_lapsed(at, one)
    assert has_lapsed(here(18, 17, at.file), one)
    met = replace(one, status=S.INTERVIEWED)
    assert contact_words(at, met) == "It contacted you on 16 Mar; you may answer."
    unsaid = replace(met, contacted_at=None)
    assert has_contacted(unsaid)
    assert contact_words(at, unsaid) == "It contacted you; you may answer."


def test_without_a_calendar_nothing_lapses_and_nothing_holds_back() -> None:
    file = many(1)
    bare = replace(file, rulebook=replace(file.rulebook, seasons={}))
    at = here(15, 9, bare)
    one = application(status=S.OFFERED)
    assert round_of(at, one) is None
    assert contact_words(at, one) == ""
    assert len(add_application(at, new_application(at, "X")).soap_applications) == 2
    assert log_status(at, "S1", S.OFFERED).soap_applications[0].status is S.OFFERED


def test_what_is_sent_on_a_later_day_is_not_seen_before_it() -> None:
    file = many(2)
    assert counter(here(14, 12, file)).startswith("0 of 45")
    with pytest.raises(UnknownKeyError):
        held(here(14, 12, file), "S1")
    assert counter(here(15, 0, file)).startswith("2 of 45")
