"""Which messages there are for a person, and what each of them is about."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.asking_again import REUSE, WORD
from lorapp.domain.letters.situation import Situation
from lorapp.screens.paths.ask.again import WORDS, message, offers
from lorapp.screens.paths.messages.wordings import situations, wordings
from lorapp.services.correspondence.choice import VARIANTS
from tests.screens.real import demo_services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    found = demo_services(tmp_path, "midseason", "2026-11-23T09:00:00-05:00")
    yield found
    found.close()


def imported(at: Situation) -> Situation:
    """The same season with a letter that came from the one before."""
    letters = tuple(
        replace(letter, imported_from=2026) if letter.key == "B-L2" else letter
        for letter in at.file.letters
    )
    return Situation(replace(at.file, letters=letters), at.now)


def test_more_is_offered_the_more_a_person_has_done(services: Services) -> None:
    at = services.letters.situation()
    assert offers(at, "B-M3") == ("touch", "advice", "word")
    assert offers(at, "B-M2") == ("touch", "advice", "word", "refresh")
    assert offers(imported(at), "B-M2") == tuple(WORDS)
    unknown = replace(at.file, letters=())
    assert offers(Situation(unknown, at.now), "B-M2") == ("touch",)


def test_every_offer_opens_a_message_that_can_be_written(services: Services) -> None:
    at = imported(services.letters.situation())
    found = {name: message(at, "B-M2", name) for name in WORDS}
    contacts = {name for name, out in found.items() if out.logs is None}
    assert contacts == {"touch", "advice", "word", "reuse"}
    assert found["word"].note == WORD
    assert found["refresh"].afresh
    assert found["reuse"].note == REUSE
    for name, out in found.items():
        draft = out.draft(services, out.variant)
        assert draft.to == "c.devlin@example.org"
        assert draft.wording == ("email" if name == "refresh" else name)
        if name == "refresh":
            assert draft.situation == "refresh"


def test_a_question_offers_no_other_words_and_a_reminder_every_step(services: Services) -> None:
    at = services.letters.situation()
    advice = message(at, "B-M2", "advice")
    assert wordings(at, advice) == ()
    assert situations(at, advice, "advice") == ()
    reminder = replace(advice, kind=DraftKind.REMINDER, letter="B-L3", variant=None)
    names = [name for name, _, _ in wordings(at, reminder)]
    assert set(names) <= set(VARIANTS[DraftKind.REMINDER])
    assert {"1", "2", "3", "4", "5", "6", "phone", "moved"} <= set(names)


@pytest.mark.parametrize("kind", DraftKind)
def test_every_wording_of_a_kind_can_be_chosen(services: Services, kind: DraftKind) -> None:
    at = imported(services.letters.situation())
    people = tuple(replace(one, helpers=one.helpers or ()) for one in at.file.mentors)
    at = Situation(replace(at.file, mentors=people), at.now)
    out = replace(message(at, "B-M2", "touch"), letter="B-L2", kind=kind)
    offered = {name for name, _, _ in wordings(at, out)}
    offered |= {name for name, _, _ in situations(at, out, "email")}
    lighter = {"advice", "word", "nudge", "assistant"}
    assert set(VARIANTS[kind]) - lighter <= offered | lighter
