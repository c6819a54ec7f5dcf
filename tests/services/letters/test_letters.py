from dataclasses import replace
from datetime import date

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.letters.changes import Confirmation
from lorapp.domain.letters.record import EventKind, Form, Letter
from lorapp.errors import RefusedError, UnknownKeyError
from tests.services.stage import TODAY, event, filled

K = EventKind


def kinds(services: Services, key: str = "L1") -> list[EventKind]:
    return [one.kind for one in services.unit.file().letter(key).events]


def test_logging_is_one_action_that_undo_names(services: Services) -> None:
    letters = filled(services).letters
    change = letters.log("L1", event(K.ASKED))
    assert change.label == "Log asked: Dr. Winter, Mon 2 Nov"
    assert kinds(services) == [K.ASKED]
    services.history.undo()
    assert kinds(services) == []


def test_what_is_not_legal_or_not_polite_is_refused_and_nothing_is_stored(
    services: Services,
) -> None:
    letters = filled(services, event(K.AGREED)).letters
    with pytest.raises(RefusedError, match="already agreed"):
        letters.log("L1", event(K.ASKED))
    with pytest.raises(RefusedError, match="Next polite day: Mon 23 Nov"):
        letters.log("L1", event(K.REMINDED, TODAY))
    letters.log("L1", event(K.REMINDED, TODAY), reason="met by chance")
    assert kinds(services) == [K.AGREED, K.REMINDED]


def test_the_expected_event_is_offered_first(services: Services) -> None:
    assert filled(services).letters.legal("L1")[0] is K.ASKED
    with pytest.raises(UnknownKeyError):
        services.letters.legal("L9")


def test_an_entry_is_confirmed_replaced_and_the_old_one_kept(services: Services) -> None:
    letters = filled(services, event(K.AGREED)).letters
    answers = Confirmation(
        email="old@example.org",
        repeated="old@example.org",
        specialty="neurology",
        form=Form.NARRATIVE,
        chair=False,
        waived=True,
    )
    assert letters.confirm("L1", answers).label == "Confirm entry: Dr. Winter"
    change = letters.mend("L1", "new@example.org", "new@example.org")
    assert change.label == "New entry: Dr. Winter"
    assert kinds(services) == [K.AGREED, K.CONFIRMED, K.ABANDONED]
    assert services.unit.file().letter("L2").email == "new@example.org"


def test_a_mended_entry_keeps_the_new_address_of_the_writer(services: Services) -> None:
    letters = filled(services, event(K.CONFIRMED), event(K.BOUNCED)).letters
    letters.mend("L1", "new@example.org", "new@example.org")
    writer = services.unit.file().mentor("M1")
    assert writer.email == "new@example.org"
    assert [mail.current for mail in writer.emails] == [False, True]


def test_a_mended_entry_keeps_the_failed_address_marked_as_old(services: Services) -> None:
    letters = filled(services, event(K.AGREED)).letters
    old = services.unit.file().letter("L1")
    letters.change(replace(old, email="failed@example.org"))
    letters.log("L1", event(K.CONFIRMED), waived=True)
    letters.mend("L1", "old@example.org", "old@example.org")
    emails = services.unit.file().mentor("M1").emails
    assert [(mail.address, mail.current) for mail in emails] == [
        ("failed@example.org", False),
        ("old@example.org", True),
    ]


def test_a_message_that_named_a_day_keeps_it_once(services: Services) -> None:
    letters = filled(services).letters
    letters.sent("L1", event(K.ASKED), deadline=date(2026, 12, 11))
    letters.sent("L1", event(K.AGREED), deadline=date(2027, 1, 1))
    assert services.unit.file().letter("L1").stated_deadline == date(2026, 12, 11)
    assert kinds(services) == [K.ASKED, K.AGREED]


def test_a_fresh_letter_is_asked_for_beside_the_old_one(services: Services) -> None:
    letters = filled(services, event(K.UPLOADED)).letters
    letters.asked_afresh("L1", event(K.ASKED, TODAY))
    assert kinds(services, "L2") == [K.ASKED]
    assert services.unit.file().letter("L2").specialty == "neurology"


def test_a_correction_keeps_its_reason_in_the_history(services: Services) -> None:
    letters = filled(services, event(K.ASKED), event(K.DECLINED)).letters
    change = letters.correct("L1", 1, "that was Dr. Lind")
    assert change.label == "Correct: declined of Dr. Winter (that was Dr. Lind)"
    assert kinds(services) == [K.ASKED]


def test_what_the_portal_locked_stays(services: Services) -> None:
    letters = filled(services, event(K.CONFIRMED)).letters
    old = services.unit.file().letter("L1")
    with pytest.raises(RefusedError, match="its e-mail stays"):
        letters.change(replace(old, email="new@example.org"))
    letters.change(replace(old, stated_deadline=date(2026, 12, 1)))
    assert services.unit.file().letter("L1").stated_deadline == date(2026, 12, 1)


def test_only_a_letter_without_a_history_is_removed(services: Services) -> None:
    letters = filled(services, event(K.ASKED)).letters
    with pytest.raises(RefusedError, match="has a history"):
        letters.remove("L1")
    key = letters.new_key()
    assert letters.add(Letter(key=key, mentor="M1")).label == "Add letter of Dr. Winter"
    assert letters.remove(key).label == "Remove letter of Dr. Winter"
