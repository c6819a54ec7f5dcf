"""Messages about a hostile record: one recipient, no header of its own, no template read twice."""

import email
import getpass
from collections.abc import Iterator
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.engine.steps import DraftKind
from lorapp.errors import LorError
from lorapp.services.correspondence import mail
from lorapp.services.correspondence.choice import TONES, VARIANTS
from lorapp.services.correspondence.drafts import Draft
from lorapp.services.correspondence.mail import LINE_MAX, MAILTO_MAX
from tests.exports.hostile import MARK, STEERING, hostile_services

HEADERS = {"To", "Subject", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    found = hostile_services(tmp_path_factory.mktemp("hostile"))
    yield found
    found.close()


def drafts(services: Services, kind: DraftKind) -> Iterator[Draft]:
    """Every wording of a kind for every letter, the tones in turn."""
    number = 0
    for letter in services.unit.file().letters:
        for name in VARIANTS[kind]:
            tone = TONES[number % len(TONES)]
            number += 1
            yield services.correspondence.draft(kind, letter.key, variant=f"{name}/{tone}")


def expect_harmless(draft: Draft, home: Path) -> None:
    """No steering sign, no second line in the subject, nothing worked out, nothing of the disk."""
    assert not STEERING & set(draft.subject + draft.body + draft.to_name)
    assert "\n" not in draft.subject
    assert str(home) not in draft.body
    for text in (draft.subject, draft.body):
        assert text.count("{{7*7}}") == text.count("{{")
        assert "49" not in text.replace("1949", "")


@pytest.mark.parametrize("kind", DraftKind)
def test_a_mail_has_the_headers_that_are_meant_and_one_recipient(
    services: Services, kind: DraftKind
) -> None:
    written = 0
    for draft in drafts(services, kind):
        expect_harmless(draft, services.home.home)
        try:
            raw = mail.eml(draft)
        except LorError:
            assert draft.is_script or draft.blanks or not draft.to or len(draft.subject) > LINE_MAX
            continue
        written += 1
        message = email.message_from_bytes(raw, policy=default)
        assert set(message.keys()) == HEADERS
        assert [one.addr_spec for one in message["To"].addresses] == [draft.to]
        assert "".join(message["Subject"].split()) == "".join(draft.subject.split())
        assert message.get_content().replace("\r\n", "\n").rstrip("\n") == draft.body.rstrip("\n")
        assert getpass.getuser().encode() not in raw or getpass.getuser() in draft.body
    assert written


def test_a_link_has_the_fields_that_are_meant_or_is_refused(services: Services) -> None:
    linked = 0
    for draft in drafts(services, DraftKind.THANKS):
        try:
            link = mail.mailto(draft)
        except LorError:
            continue
        linked += 1
        assert len(link) <= MAILTO_MAX
        assert set(parse_qs(urlsplit(link).query)) == {"subject", "body"}
        assert urlsplit(link).path == draft.to
    assert linked


def test_the_hostile_names_do_reach_the_messages(services: Services) -> None:
    found = list(drafts(services, DraftKind.REMINDER))
    assert all(MARK in f"{draft.subject}{draft.body}" for draft in found)
