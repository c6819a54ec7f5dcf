import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import vobject

from lorapp.bootstrap import Services
from lorapp.domain.mentors import Helper, Mentor
from lorapp.domain.mentors_doubles import doubles
from lorapp.domain.vcards.joining import NEW, Fate
from lorapp.domain.vcards.reading import cards_of
from lorapp.errors import InvalidError, LorError, RefusedError
from lorapp.services.people import contacts_file
from lorapp.services.people.contacts_file import Choices, told_passed_over
from tests.exports.hostile import STEERING, hostile_services

CARDS = Path(__file__).parents[2] / "cards"
UNSURE = "BEGIN:VCARD\nVERSION:3.0\nFN:P. Umetani\nTEL:+1 555\nEND:VCARD\n"
BAD = "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Summer\nEMAIL:bo(at)example\nEND:VCARD\n"


def told(services: Services, name: str) -> list[tuple[str, str, tuple[str, ...]]]:
    seen = services.contacts_file.preview(services.contacts_file.read(CARDS / f"{name}.vcf"))
    assert not seen.problems
    return [(str(e.fate), e.card.name, e.adds) for e in seen.entries]


def test_cards_of_an_iphone_are_read(demo: Services) -> None:
    assert told(demo, "iphone") == [
        (
            "merge",
            "Dr. Priscilla Umetani",
            ("phone +1 (555) 010-0142", "e-mail priscilla.u@mail.example.org"),
        ),
        ("skip", "Tern Harbor Clinic", ()),
        ("new", "Dr. Thu Ngo", ()),
    ]
    new = demo.contacts_file.read(CARDS / "iphone.vcf").reading.cards[2]
    assert new.note == "Met at the neurology day.\nLikes short mails, with dates."
    assert new.phones == ("+1 555 010 0171",)


def test_cards_of_google_contacts_are_read(demo: Services) -> None:
    assert told(demo, "google") == [
        (
            "merge",
            "Prof. Fadwa Khourani",
            ("phone +962 7 9000 0001", "e-mail fadwa.khourani@mail.example.org"),
        ),
        ("skip", "", ()),
        ("new", "Ana Søndergård-Løw", ()),
    ]
    demo.contacts_file.take(demo.contacts_file.read(CARDS / "google.vcf"))
    khourani, new = demo.unit.file().mentor("B-M4"), demo.unit.file().mentors[-1]
    assert khourani.email == "f.khourani@example.org"
    assert (new.specialty, new.title, new.role) == ("internal-medicine", "Chair of Medicine", None)


def test_cards_of_outlook_are_read(demo: Services) -> None:
    assert told(demo, "outlook") == [("new", "Prof. Jörg Müller", ())]
    (card,) = demo.contacts_file.read(CARDS / "outlook.vcf").reading.cards
    assert card.note == "Wrote for two friends.\nAsk in January; he is away in December."
    assert (card.emails, card.phones) == (("j.mueller@example.org",), ("(555) 010-0123",))


def test_cards_of_nextcloud_are_read(demo: Services) -> None:
    fates = told(demo, "nextcloud")
    assert [fate for fate, _, _ in fates] == ["merge", "skip", "unsure"]
    assert fates[0][2] == ("phone +1-555-010-0160 ext. 204", "e-mail second@example.org")


def test_all_is_taken_as_one_step_or_nothing_and_twice_changes_nothing(demo: Services) -> None:
    before = demo.unit.file()
    found = demo.contacts_file.read(CARDS / "nextcloud.vcf")
    with pytest.raises(InvalidError, match=r"card 3, P. Umetani: could be Dr. Priscilla Umetani"):
        demo.contacts_file.take(found)
    assert demo.unit.file() is before
    skipping = Choices(skip_unsure=True)
    change = demo.contacts_file.take(found, skipping)
    assert change is not None
    assert change.label == "Import 1 person from nextcloud.vcf"
    assert demo.contacts_file.take(found, skipping) is None
    assert demo.history.entries()[0].kind == "import"
    demo.history.undo()
    assert demo.unit.file() == before


def test_what_is_in_error_is_left_out_only_when_asked(demo: Services) -> None:
    found = demo.contacts_file.read_text(BAD)
    with pytest.raises(InvalidError, match=r'card 1, line 4: "bo\(at\)example" is not an e-mail'):
        demo.contacts_file.take(found)
    change = demo.contacts_file.take(found, Choices(skip_bad=True))
    assert change is not None
    assert change.label == "Import 1 person"
    assert demo.unit.file().mentors[-1] == Mentor(key="M6", name="Bo Summer")


def test_a_choice_settles_who_it_is(demo: Services) -> None:
    found = demo.contacts_file.read_text(UNSURE)
    merged = demo.contacts_file.preview(found, Choices({1: "B-M3"}))
    assert merged.count(Fate.MERGE) == merged.brings == 1
    demo.contacts_file.take(found, Choices({1: NEW}))
    assert demo.unit.file().mentors[-1].name == "P. Umetani"
    assert [(pair.mentor, pair.other) for pair in doubles(demo.unit.file())] == [("B-M3", "M6")]


def test_cards_are_joined_anew_where_the_record_became_another(
    demo: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = demo.contacts_file.read_text(BAD)
    stale = demo.unit.file()
    demo.mentors.add(Mentor(key="M6", name="Lee Roe"))
    current, calls = demo.unit.file, iter([stale, stale])
    monkeypatch.setattr(demo.unit, "file", lambda: next(calls, None) or current())
    demo.contacts_file.take(found, Choices(skip_bad=True))
    assert [mentor.name for mentor in demo.unit.file().mentors[-2:]] == ["Lee Roe", "Bo Summer"]


@pytest.mark.parametrize(
    "raw",
    [
        UNSURE.replace("Umetani", "Uméta").encode("utf-8"),
        UNSURE.replace("Umetani", "Uméta").encode("utf-8-sig"),
        UNSURE.replace("Umetani", "Uméta").encode("utf-16"),
        UNSURE.replace("Umetani", "Uméta").encode("utf-16-le"),
        UNSURE.replace("Umetani", "Uméta").encode("utf-16-be"),
        UNSURE.replace("Umetani", "Uméta").encode("latin-1"),
    ],
)
def test_files_in_any_usual_encoding_are_read(demo: Services, tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.VCF"
    path.write_bytes(raw)
    assert demo.contacts_file.read(path).reading.cards[0].name == "P. Uméta"


def test_what_cannot_be_read_is_refused_in_a_sentence(
    demo: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    binary = tmp_path / "a.vcf"
    binary.write_bytes(bytes(range(4)) * 50 + b"\0" * 50)
    monkeypatch.setattr(contacts_file, "BYTES_MAX", 300)
    large = tmp_path / "b.vcf"
    large.write_text(UNSURE * 9, encoding="utf-8")
    for path, why in (
        (tmp_path / "no.vcf", "There is no file"),
        (tmp_path / "list.csv", "no contacts file"),
        (binary, "not text"),
        (large, "larger than"),
    ):
        with pytest.raises(LorError, match=why):
            demo.contacts_file.read(path)
    with pytest.raises(LorError, match="more than"):
        demo.contacts_file.read_text("x" * 301)


def test_nobody_gives_no_file(begun: Services) -> None:
    with pytest.raises(RefusedError, match="nobody to write a card for"):
        begun.contacts_file.vcards()


def test_the_file_is_private_and_holds_nothing_private(demo: Services) -> None:
    kept = demo.unit.file().mentor("B-M1")
    demo.mentors.change(replace(kept, do_not_contact=True, notes="Secret."))
    path = demo.contacts_file.write()
    assert path.parent == demo.home.exports
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text(encoding="utf-8")
    assert "Brandvold" not in text
    assert "New address learnt" not in text
    assert "old.example.org" not in text
    assert "B-M" not in text
    assert str(Path.home()) not in text
    assert demo.contacts_file.left_out() == 1
    assert "New address learnt" in demo.contacts_file.vcards(notes=True)
    assert demo.contacts_file.write() != path


def test_identities_stay_and_our_own_export_changes_nothing(demo: Services) -> None:
    helper = Helper(name="Pat Roe", role="Coordinator", phone="+1 555")
    demo.mentors.change(replace(demo.unit.file().mentor("B-M2"), helpers=(helper,)))
    text = demo.contacts_file.vcards(notes=True)
    assert demo.contacts_file.take(demo.contacts_file.read_text(text)) is None
    renamed = replace(demo.unit.file().mentor("B-M2"), name="Dr. Cormac Devlin", title="Chair")
    before = [card.uid for card in cards_of(text).cards]
    demo.mentors.change(renamed)
    again = cards_of(demo.contacts_file.vcards()).cards
    assert [card.uid for card in again][:2] == before[:2]
    assert len(set(before)) == len(before) == 6


def test_hostile_texts_stay_texts_in_another_program(tmp_path: Path) -> None:
    services = hostile_services(tmp_path)
    text = services.contacts_file.vcards(notes=True)
    assert not STEERING & set(text)
    file = services.unit.file()
    cards = list(vobject.readComponents(text))
    assert len(cards) == sum(1 + len(mentor.helpers) for mentor in file.mentors)
    names = {helper.name for mentor in file.mentors for helper in mentor.helpers}
    names |= {mentor.name for mentor in file.mentors}
    assert {card.fn.value for card in cards} == names
    assert services.contacts_file.take(services.contacts_file.read_text(text)) is None
    services.close()


def test_khard_takes_our_cards_and_we_take_what_it_keeps(demo: Services, tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    for card in vobject.readComponents(demo.contacts_file.vcards()):
        (book / f"{card.uid.value}.vcf").write_text(card.serialize(), encoding="utf-8")
    config = tmp_path / "khard.conf"
    config.write_text(
        f"[addressbooks]\n[[all]]\npath = {book}\n[general]\ndefault_action = list\n",
        encoding="utf-8",
    )
    said = subprocess.run(
        [sys.executable, "-m", "khard", "-c", str(config), "email", "--parsable"],
        capture_output=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    lines = said.stdout.decode().splitlines()
    assert any("p.umetani@example.org" in line and "Priscilla Umetani" in line for line in lines)
    theirs = "".join(path.read_text(encoding="utf-8") for path in sorted(book.iterdir()))
    assert demo.contacts_file.take(demo.contacts_file.read_text(theirs)) is None


def test_what_is_not_kept_is_said_in_a_sentence() -> None:
    assert told_passed_over({"postal address": 2, "picture": 1}) == (
        "Not kept: 1 picture, 2 postal addresses."
    )
    assert told_passed_over({}) == ""
