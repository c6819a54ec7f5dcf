"""Entries, requests, receipts, looks at the portal, and what a season's end takes away."""

import pytest

from lorapp.domain.applicant import Account
from lorapp.domain.engine.steps import Severity, StepState
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.mentors import EmailAddress
from lorapp.domain.papers import PortalCheck
from lorapp.domain.programs import Assignment
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import (
    absent,
    agreed,
    applicant,
    asked,
    day,
    ev,
    ids,
    letter,
    program,
    record,
    said,
    spread,
    step,
    with_event,
    with_mentor,
)

K = EventKind
S = StepState
SENT = (agreed("7-1"), ev(K.CONFIRMED, "7-2"), ev(K.REQUESTED, "7-3"))


# Entry and request


def test_before_the_season_opens_an_agreed_letter_waits_with_the_opening_day() -> None:
    file = record(letter(agreed("5-4")))
    found = step(file, "confirm-entry:letter:L1", day("5-10"))
    assert spread(found) == (day("6-3"), day("6-4"), S.WAITING)
    assert "ERAS opens on" in said(file, found)
    assert found.urgency.total == 0


def test_once_the_season_is_open_the_entry_is_confirmed_and_then_requested() -> None:
    file = record(letter(agreed("5-4")))
    assert step(file, "confirm-entry:letter:L1", day("6-3")).state is S.TODAY
    confirmed = with_event(file, ev(K.CONFIRMED, "6-3"))
    assert absent(confirmed, "confirm-entry:letter:L1", day("6-3"))
    found = step(confirmed, "send-request:letter:L1", day("6-3"))
    assert spread(found) == (day("6-3"), day("6-4"), S.TODAY)
    late = step(confirmed, "send-request:letter:L1", day("6-5"))
    assert (late.state, late.severity) == (S.OVERDUE, Severity.AMBER)
    assert absent(with_event(confirmed, ev(K.REQUESTED, "6-5")), "send-request:letter:L1")


def test_a_season_two_years_ahead_waits_for_a_day_marked_as_expected() -> None:
    file = record(letter(agreed("7-1")), applicant=applicant(season=2028))
    found = step(file, "confirm-entry:letter:L1")
    assert found.state is S.WAITING
    assert "~" in said(file, found)


def test_an_entry_of_a_past_season_asks_for_nothing() -> None:
    assert ids(record(letter(agreed("7-1"), season=2025)), rules=["confirm-entry"]) == []


# The receipt


@pytest.mark.parametrize(
    ("today", "due", "severity"),
    [("7-3", "7-7", None), ("7-7", "7-7", None), ("7-9", "7-9", Severity.AMBER)],
)
def test_two_business_days_after_the_request_the_receipt_is_asked_for(
    today: str, due: str, severity: Severity | None
) -> None:
    # 3 July 2026 is a Friday and the observed holiday; Monday and Tuesday follow.
    found = step(record(letter(*SENT)), "check-receipt:letter:L1", day(today))
    assert (found.due, found.severity) == (day(due), severity)
    assert found.event is K.RECEIPT_CONFIRMED


@pytest.mark.parametrize(
    "event",
    [
        ev(K.RECEIPT_CONFIRMED, "7-6"),
        ev(K.SAYS_SENT, "7-6"),
        ev(K.SPOKE, "7-6"),
        ev(K.UPLOADED, "7-6"),
        ev(K.BOUNCED, "7-6"),
        ev(K.REMINDED, "7-6"),
        ev(K.DECLINED, "7-6"),
        ev(K.LAPSED, "7-6"),
    ],
)
def test_an_answer_or_an_end_cancels_the_receipt_check(event: Event) -> None:
    assert absent(record(letter(*SENT, event)), "check-receipt:letter:L1", day("7-8"))


def test_a_reminder_before_the_request_does_not_cancel_the_check() -> None:
    early = (asked("6-1"), agreed("6-2"), ev(K.REMINDED, "6-20"), ev(K.REQUESTED, "7-6"))
    assert not absent(record(letter(*early)), "check-receipt:letter:L1", day("7-8"))


def test_the_receipt_is_not_checked_with_a_person_not_to_be_contacted() -> None:
    file = with_mentor(record(letter(*SENT)), do_not_contact=True)
    assert absent(file, "check-receipt:letter:L1", day("7-8"))


# Looking at the portal


def test_a_portal_is_looked_at_every_week_once_something_is_in_it() -> None:
    file = record(letter(*SENT))
    found = step(file, "check-portal:service:eras", day("7-5"))
    assert (found.opens, found.fact) == (day("7-9"), "never seen")
    seen = record(letter(*SENT), portal_checks=(PortalCheck(service="eras", on=day("7-20")),))
    late = step(seen, "check-portal:service:eras", day("8-3"))
    assert (late.opens, late.severity, late.fact) == (day("7-27"), Severity.AMBER, "seen 20 Jul")


@pytest.mark.parametrize(
    "file",
    [
        record(letter(agreed("7-1"))),
        record(letter(*SENT, ev(K.DECLINED, "7-5"))),
        record(letter(*SENT, season=2025)),
    ],
)
def test_a_portal_without_anything_to_see_is_left_alone(file: SeasonFile) -> None:
    assert absent(file, "check-portal:service:eras")


def test_after_match_day_the_portal_is_left_alone() -> None:
    assert absent(record(letter(*SENT)), "check-portal:service:eras", day("2027-3-19"))


def test_a_letter_said_to_be_sent_is_looked_for_two_business_days_later() -> None:
    file = record(letter(*SENT, ev(K.SAYS_SENT, "7-31")))
    found = step(file, "check-portal:letter:L1")
    assert (found.opens, found.due, found.event) == (day("8-4"), day("8-4"), K.UPLOADED)
    assert step(file, "check-portal:letter:L1", day("8-5")).severity is Severity.AMBER
    assert absent(with_event(file, ev(K.UPLOADED, "8-3")), "check-portal:letter:L1", day("8-4"))


def test_an_upload_is_questioned_after_two_weeks_until_the_portal_is_looked_at() -> None:
    came = letter(*SENT, ev(K.UPLOADED, "7-6"))
    found = step(record(came), "check-portal:letter:L1")
    assert (found.opens, found.event) == (day("7-20"), K.AVAILABLE)
    seen = record(came, portal_checks=(PortalCheck(service="eras", on=day("7-13")),))
    assert absent(seen, "check-portal:letter:L1")
    too_early = record(came, portal_checks=(PortalCheck(service="eras", on=day("7-7")),))
    assert not absent(too_early, "check-portal:letter:L1")
    shown = record(letter(*SENT, ev(K.UPLOADED, "7-6"), ev(K.AVAILABLE, "7-8")))
    assert absent(shown, "check-portal:letter:L1")
    used = record(
        came,
        programs=(program(),),
        assignments=(Assignment(letter="L1", program="P1", on=day("7-30")),),
    )
    assert absent(used, "check-portal:letter:L1")


# Bounced


def test_a_bounced_entry_is_replaced_by_a_new_one() -> None:
    bounced = letter(*SENT, ev(K.BOUNCED, "7-31"), email="old@example.org")
    file = record(bounced)
    found = step(file, "mend-entry:letter:L1")
    assert spread(found) == (day("7-31"), day("8-3"), S.TODAY)
    assert found.severity is Severity.RED
    assert "old@example.org does not work. New address on record: m1@example.org." in said(
        file, found
    )
    assert absent(with_event(file, ev(K.ABANDONED, "8-3")), "mend-entry:letter:L1")
    assert absent(with_event(file, ev(K.REQUESTED, "8-3")), "mend-entry:letter:L1")


def test_without_another_address_one_is_found_first() -> None:
    same = record(letter(*SENT, ev(K.BOUNCED, "7-31"), email="m1@example.org"))
    assert "Find a new address first" in said(same, step(same, "mend-entry:letter:L1"))
    none = with_mentor(record(letter(*SENT, ev(K.BOUNCED, "7-31"))), emails=())
    assert "the address does not work" in said(none, step(none, "mend-entry:letter:L1"))


def test_the_newest_address_counts_when_none_is_marked_current() -> None:
    mails = (EmailAddress(address="old@example.org"), EmailAddress(address="new@example.org"))
    file = with_mentor(
        record(letter(*SENT, ev(K.BOUNCED, "7-31"), email="old@example.org")), emails=mails
    )
    assert "New address on record: new@example.org" in said(
        file, step(file, "mend-entry:letter:L1")
    )


# What a season's end takes away


def test_an_open_request_ends_with_its_season() -> None:
    file = record(letter(*SENT))
    found = step(file, "keep-letter:letter:L1")
    assert spread(found) == (day("2027-4-1"), day("2027-5-31"), S.LATER)
    assert step(file, "keep-letter:letter:L1", day("2027-5-31")).state is S.TODAY
    assert ids(file, day("2027-6-1"), ["keep-letter", "remind", "check-receipt"]) == []


def test_an_early_letter_wants_a_certified_application_and_then_an_import() -> None:
    came = letter(ev(K.UPLOADED, "2027-2-1"), season=2027)
    file = record(came, applicant=applicant(season=2028))
    on = day("2027-2-10")
    certify = step(file, "keep-letter:service:eras", on)
    assert (certify.due, certify.severity) == (day("2027-5-31"), None)
    assert step(file, "keep-letter:service:eras", day("2027-4-20")).severity is Severity.RED
    taken = step(file, "import-letter:letter:L1", on)
    assert (taken.state, taken.projected) == (S.WAITING, True)
    account = Account(service="eras", season=2027, certified_on=day("2027-2-2"))
    done = record(came, applicant=applicant(season=2028, accounts=(account,)))
    assert absent(done, "keep-letter:service:eras", on)


def test_an_import_made_ends_the_import_step() -> None:
    old = letter(ev(K.UPLOADED, "4-1"), season=2026)
    account = Account(service="eras", season=2026, certified_on=day("5-20"))
    person = applicant(accounts=(account,))
    assert not absent(record(old, applicant=person), "import-letter:letter:L1")
    fresh = letter(ev(K.IMPORTED, "7-1"), key="L2", imported_from=2026)
    assert absent(record(old, fresh, applicant=person), "import-letter:letter:L1")


def test_an_early_letter_of_an_application_never_certified_is_lost() -> None:
    old = letter(ev(K.UPLOADED, "4-1"), season=2026)
    assert not absent(record(old), "import-letter:letter:L1", day("5-30"))
    assert absent(record(old), "import-letter:letter:L1", day("6-20"))


def test_an_early_letter_still_to_come_is_named_with_the_token_it_needs() -> None:
    file = record(letter(*SENT, season=2027), applicant=applicant(season=2028))
    on = day("2027-4-20")
    told = said(file, step(file, "keep-letter:service:eras", on))
    assert "the token comes first" in told
    assert "Still to come: Dr. Winter" in told
    assert step(file, "keep-letter:letter:L1", on).due == day("2027-5-31")
    account = Account(service="eras", season=2027, certified_on=day("2027-4-1"))
    sure = record(letter(*SENT, season=2027), applicant=applicant(season=2028, accounts=(account,)))
    assert absent(sure, "keep-letter:service:eras", on)
    assert not absent(sure, "keep-letter:letter:L1", on)


def test_an_early_letter_that_never_came_has_nothing_to_import() -> None:
    assert absent(record(letter(agreed("4-1"), season=2026)), "import-letter:letter:L1")


def test_two_early_seasons_have_steps_of_their_own() -> None:
    early = letter(ev(K.UPLOADED, "2026-10-1"), season=2027)
    file = record(early, applicant=applicant(season=2029))
    assert not absent(file, "keep-letter:service:eras:2027", day("2026-10-5"))


def test_letters_of_two_services_are_looked_for_in_both() -> None:
    other = letter(*SENT, key="L2", service="residencycas")
    file = record(letter(*SENT), other)
    assert {"check-portal:service:eras", "check-portal:service:residencycas"} <= set(ids(file))


def test_a_season_nobody_knows_the_end_of_keeps_letters_without_a_day() -> None:
    far = record(letter(*SENT), applicant=applicant(season=9000))
    assert ids(far, rules=["keep-letter", "milestone", "tell-outcome"]) == []
    early = record(letter(*SENT, season=8999), applicant=applicant(season=9000))
    assert "keep-letter" not in " ".join(ids(early))
