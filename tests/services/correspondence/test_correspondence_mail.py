"""Mail files and links: what is shown is what is saved, and no header gets in (X9)."""

import email
import getpass
import socket
import stat
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.engine.steps import DraftKind
from lorapp.errors import LorError, RefusedError
from lorapp.services.correspondence.drafts import Draft
from lorapp.services.correspondence.mail import MAILTO_MAX, eml, mailto, save_eml, save_new

DRAFT = Draft(
    kind=DraftKind.REMINDER,
    letter="B-L3",
    variant="5",
    to="p.umetani@example.org",
    to_name="Dr. Priscilla Umetani",
    subject="Samir Daghlani, neurology letter, 1 December",
    body="Dear Dr. Umetani,\n\nGrüße.\n.\nBcc: nobody@example.org\n",
    send_on=None,
    send_text="",
    send_note="",
    is_script=False,
    blanks=(),
    checks=(),
    concerns=(),
    words=3,
    seconds=1,
)
PART_HEADERS = {
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Disposition",
    "MIME-Version",
}
HEADERS = {"To", "Subject", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}


MARKS = st.text(st.sampled_from('aé字 \r\n\0\u2028\x85,;<>@:"\\()=?._-'), max_size=40)
"""Letters with everything that ends a line, a name or a header."""


def parsed(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_mail_file_reads_back_as_it_was_shown() -> None:
    message = parsed(eml(DRAFT))
    assert set(message.keys()) == HEADERS
    assert message["Subject"] == DRAFT.subject
    assert message["To"].addresses[0].addr_spec == DRAFT.to
    assert message["To"].addresses[0].display_name == DRAFT.to_name
    assert message.get_content().replace("\r\n", "\n") == DRAFT.body


@given(
    name=st.text(max_size=60) | MARKS,
    subject=st.text(max_size=120) | MARKS,
    to=st.text(max_size=60) | MARKS | MARKS.map(lambda mark: f"p.umetani{mark}@example.org"),
    file=st.text(max_size=40) | MARKS,
)
@settings(max_examples=80)
def test_no_field_can_add_a_header(name: str, subject: str, to: str, file: str) -> None:
    draft = replace(DRAFT, to_name=name, subject=subject, to=to)
    try:
        message = parsed(eml(draft, {file: b"x"}))
    except LorError:
        return
    assert set(message.keys()) <= HEADERS
    assert [one.addr_spec for one in message["To"].addresses] == [to]
    # A reader may part a long encoded name at other places; the letters are the same.
    assert "".join(message["To"].addresses[0].display_name.split()) == "".join(name.split())
    assert "".join(message["Subject"].split()) == "".join(subject.split())
    parts = list(message.iter_attachments())
    assert [set(part.keys()) for part in parts] == [PART_HEADERS]
    assert parts[0].get_content() == b"x"


def test_an_address_with_a_blank_in_it_is_never_quietly_made_another_one() -> None:
    with pytest.raises(LorError, match="cannot stand in a mail"):
        eml(replace(DRAFT, to="p umetani@ example.org"))


@pytest.mark.parametrize(
    "bcc",
    ["Ada\r\nBcc: x@example.org", "Ada\nBcc: x@example.org", "Ada\u2028Bcc: x@example.org"],
)
def test_a_second_recipient_cannot_hide_in_a_name(bcc: str) -> None:
    for draft in (replace(DRAFT, to_name=bcc), replace(DRAFT, subject=bcc)):
        with pytest.raises(LorError, match="line break"):
            eml(draft)
    message = parsed(eml(DRAFT, {f"{bcc}.pdf": b"x"}))
    assert set(message.keys()) <= HEADERS
    assert message["Bcc"] is None


def test_a_mail_goes_to_one_person_and_gives_no_machine_away() -> None:
    raw = eml(DRAFT, {"Packet.pdf": b"%PDF"})
    message = parsed(raw)
    assert len(message["To"].addresses) == 1
    for name in ("Cc", "Bcc", "From", "Sender", "Date", "Message-ID", "Reply-To"):
        assert message[name] is None
    for told in (getpass.getuser(), socket.gethostname()):
        assert told.encode() not in raw
    for two in ("a@example.org, b@example.org", "a@example.org;b@example.org"):
        with pytest.raises(LorError, match="cannot stand in a mail"):
            eml(replace(DRAFT, to=two))


@pytest.mark.parametrize("field", ["to", "subject"])
def test_a_field_of_ten_thousand_letters_is_a_sentence(field: str) -> None:
    long = "é" * 10_000
    draft = {
        "to": replace(DRAFT, to=f"{long}@example.org"),
        "subject": replace(DRAFT, subject=long),
    }[field]
    with pytest.raises(LorError, match="longer than 500"):
        eml(draft)


def test_a_name_of_ten_thousand_letters_is_left_out_beside_its_address() -> None:
    message = parsed(eml(replace(DRAFT, to_name="é" * 10_000)))
    assert set(message.keys()) == HEADERS
    assert message["To"] == DRAFT.to


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Packet.pdf", "application/pdf"),
        ("PACKET.PDF", "application/pdf"),
        ("Season.ics", "text/calendar"),
        ("Season.bin", "application/octet-stream"),
        ("no suffix", "application/octet-stream"),
    ],
)
def test_bytes_are_attached_as_what_their_name_says(name: str, kind: str) -> None:
    (part,) = parsed(eml(DRAFT, {name: b"\x00\xff"})).iter_attachments()
    assert (part.get_content_type(), part.get_filename()) == (kind, name)
    assert part.get_payload(decode=True) == b"\x00\xff"


def test_a_file_name_of_any_length_and_script_arrives() -> None:
    message = parsed(eml(DRAFT, {"Łucja " * 40 + ".pdf": b"x"}))
    (part,) = message.iter_attachments()
    assert (part.get_filename() or "").startswith("Łucja Łucja")
    assert (part.get_filename() or "").endswith(".pdf")
    assert len(part.get_filename() or "") <= 90


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_no_body_can_add_a_header(body: str) -> None:
    message = parsed(eml(replace(DRAFT, body=body)))
    assert set(message.keys()) <= HEADERS


@pytest.mark.parametrize("bad", ["a\r\nBcc: x@example.org", "a\nb", "a\x00b", "a\u2028b", "a\x85b"])
@pytest.mark.parametrize("field", ["to", "to_name", "subject"])
def test_a_line_break_in_a_header_is_a_sentence(field: str, bad: str) -> None:
    draft = {
        "to": replace(DRAFT, to=bad),
        "to_name": replace(DRAFT, to_name=bad),
        "subject": replace(DRAFT, subject=bad),
    }[field]
    with pytest.raises(LorError, match="line break"):
        eml(draft)
    with (
        pytest.raises(LorError, match="line break")
        if field != "to_name"
        else pytest.raises(LorError)
    ):
        mailto(draft)


@pytest.mark.parametrize(
    "address", ["nobody", "a b@example.org", "a@b@c", "@", "ü@", "a@", "x,y@z"]
)
def test_an_address_that_cannot_stand_in_a_mail_is_a_sentence(address: str) -> None:
    with pytest.raises(LorError, match="cannot stand in a mail"):
        eml(replace(DRAFT, to=address))


def test_names_with_letters_of_any_script_arrive() -> None:
    message = parsed(eml(replace(DRAFT, to_name="Prof. Łucja Ødegård, MD (فدوى)")))
    assert message["To"].addresses[0].display_name == "Prof. Łucja Ødegård, MD (فدوى)"


def test_texts_can_be_attached_under_safe_names() -> None:
    message = parsed(eml(DRAFT, {"Facts/for: Dr. X.txt": "one\n", "..": "two\n"}))
    found = [(part.get_filename(), part.get_content()) for part in message.iter_attachments()]
    assert [name for name, _ in found] == ["Facts-for- Dr. X.txt", "attachment.txt"]
    assert found[0][1].strip() == "one"


def test_a_script_a_blank_or_a_missing_address_makes_no_mail() -> None:
    with pytest.raises(RefusedError, match="words to say"):
        eml(replace(DRAFT, is_script=True))
    with pytest.raises(RefusedError, match="Still open: the day"):
        mailto(replace(DRAFT, blanks=("the day",)))
    with pytest.raises(RefusedError, match="No address of"):
        eml(replace(DRAFT, to=None))


def test_a_link_carries_subject_and_body_unchanged() -> None:
    link = mailto(replace(DRAFT, subject="a & b? c=d", body="x & y\nÄ +1 %41"))
    parts = urlsplit(link)
    assert parts.path == DRAFT.to
    assert parse_qs(parts.query) == {"subject": ["a & b? c=d"], "body": ["x & y\r\nÄ +1 %41"]}


@given(st.text(max_size=60))
def test_no_address_can_add_a_field_to_a_link(address: str) -> None:
    try:
        link = mailto(replace(DRAFT, to=address, body="b"))
    except LorError:
        return
    assert set(parse_qs(urlsplit(link).query)) == {"subject", "body"}


def test_a_link_has_fewer_than_nineteen_hundred_letters_or_is_refused() -> None:
    empty = len(mailto(replace(DRAFT, body="")))
    fits = replace(DRAFT, body="x" * (MAILTO_MAX - empty))
    assert len(mailto(fits)) == MAILTO_MAX == 1899
    with pytest.raises(RefusedError, match="save it as a file"):
        mailto(replace(fits, body=f"{fits.body}x"))
    with pytest.raises(RefusedError, match="save it as a file"):
        mailto(replace(DRAFT, body="字" * 300))


def test_a_saved_mail_is_private_and_never_written_over(tmp_path: Path) -> None:
    path = save_eml(DRAFT, tmp_path / "note.eml")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == eml(DRAFT)
    with pytest.raises(RefusedError, match="is there already"):
        save_eml(replace(DRAFT, body="other"), path)
    assert path.read_bytes() == eml(DRAFT)


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "note.eml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RefusedError):
        save_eml(DRAFT, tmp_path / "note.eml")
    assert not (tmp_path / "elsewhere").exists()


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LorError, match="could not be written"):
        save_new(tmp_path / "no" / "such" / "folder.eml", b"")
    with pytest.raises(LorError, match="the name cannot be used"):
        save_new(tmp_path / "a\x00b", b"")
