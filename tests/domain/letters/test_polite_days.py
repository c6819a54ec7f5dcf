"""Why a message on a day gone by was not polite, in one sentence."""

import pytest

from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.sent import why_not_polite
from tests.domain.engine.builders import agreed, day, ev, letter, record, situation, with_mentor

FILE = record(letter(agreed("7-1"), ev(EventKind.SPOKE, "7-30")))


@pytest.mark.parametrize(
    ("on", "exempt", "reason"),
    [
        ("7-31", True, None),
        ("7-28", False, None),
        ("8-3", False, "Mon 3 Aug is no polite day: the last message was on"),
        ("8-1", True, "Sat 1 Aug is no polite day: today is Saturday. Next: Mon 3 Aug."),
    ],
)
def test_a_message_is_judged_on_the_day_it_went_out(
    on: str, reason: str | None, *, exempt: bool
) -> None:
    found = why_not_polite(situation(FILE), "M1", day(on), exempt=exempt)
    assert (found is None) is (reason is None)
    assert (reason or "") in (found or "")


def test_a_person_not_to_be_contacted_is_never_polite_to_write_to() -> None:
    shy = with_mentor(FILE, do_not_contact=True)
    found = why_not_polite(situation(shy), "M1", day("8-3"), exempt=True)
    assert found == "You marked this person as not to be contacted."
