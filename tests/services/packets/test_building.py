"""A packet built from a record: one PDF, its parts, the mail, and nothing that does not belong."""

import re
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from lorapp.bootstrap import Services
from lorapp.domain.letters.record import Delivery
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Document
from lorapp.errors import InvalidError, LorError, RefusedError, StoreError
from lorapp.services.packets import folder
from tests.conftest import NOON
from tests.exports.hostile import MARK, hostile_services
from tests.services.packets.odd import blank, put, sound

LETTER = "A-L1"


def pages_of(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def packet_in(place: Path) -> bytes:
    (found,) = place.glob("*.pdf")
    return found.read_bytes()


def test_one_pdf_holds_the_cover_the_guide_the_facts_and_the_applicants_papers(
    planner: Services,
) -> None:
    built = planner.packets.build(LETTER)
    content = packet_in(built.folder)
    cover, guide, facts, cv, statement = pages_of(content)
    for words in (
        "Papers for the letter of recommendation by Dr. Harlan Quistgaard",
        "Friday 18 December 2026, 23:59 US Eastern time (ET)",
        "In Bucharest that is Saturday 19 December, 06:59.",
        "AAMC Letter Writer Portal",
        "One PDF of at most 1 MB, US letter size",
        "I have waived my right to see the letter",
        "CV, version 3, 1 page",
        "1 of 5",
    ):
        assert words in cover
    assert "secure link" in guide
    assert "Letterhead with address, phone and e-mail" in guide
    assert '"Dear Program Director"' in guide
    assert "medication list right" in facts
    assert "speak louder to families" in facts
    assert "Wadi Zaher" in cv
    assert statement.endswith("Mirela Vantu I stay where I am needed. Even at night.")
    assert (built.pages, built.size) == (5, len(content))
    assert built.notes == (
        "CV: It has a digital signature, which portals refuse. Print it to a new PDF.",
    )


def test_nothing_is_said_twice(planner: Services) -> None:
    whole = " ".join(pages_of(packet_in(planner.packets.build(LETTER).folder)))
    for words in ("One PDF of at most", "I have waived", "Letterhead", "18 December", "35 hours"):
        assert whole.count(words) == 1


def test_its_parts_are_bookmarked_and_its_properties_are_bare(planner: Services) -> None:
    content = packet_in(planner.packets.build(LETTER).folder)
    reader = PdfReader(BytesIO(content))
    titles = [
        (item.title, reader.get_destination_page_number(item))
        for item in reader.outline
        if not isinstance(item, list)
    ]
    assert titles == [
        ("At a glance", 0),
        ("How to upload the letter", 1),
        ("Facts to write from", 2),
        ("CV, version 3", 3),
        ("Personal statement, version 1", 4),
    ]
    properties = {str(name): str(value) for name, value in (reader.metadata or {}).items()}
    assert properties == {
        "/Title": "Packet: Mirela Vantu",
        "/Author": "Mirela Vantu",
    }
    for word in (b"NOSY", b"SECRET", b"SCRIPTED", b"EVILHOST", b"ypst", b"pypdf", b"/tmp"):
        assert word not in content
    assert {tuple(page.mediabox) for page in reader.pages} == {(0, 0, 612, 792)}


def test_the_folder_holds_the_mail_the_words_and_the_parts(planner: Services) -> None:
    built = planner.packets.build(LETTER)
    assert built.folder.parent == planner.home.exports
    assert built.folder.name == "Dr Quistgaard, Mirela Vantu"
    files = {str(path.relative_to(built.folder).as_posix()) for path in built.folder.rglob("*.*")}
    assert (
        files
        == set(built.files)
        == {
            "Packet Mirela Vantu.pdf",
            "Mail.eml",
            "Mail.txt",
            "Parts/CV, version 3.pdf",
            "Parts/Personal statement, version 1.pdf",
            "Parts/Facts.txt",
            "Parts/Upload guide.txt",
        }
    )
    mail = message_from_bytes((built.folder / "Mail.eml").read_bytes(), policy=default)
    assert mail["To"].addresses[0].addr_spec == "h.quistgaard@example.org"
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "Packet Mirela Vantu.pdf"
    assert attached.get_content() == packet_in(built.folder)
    words = (built.folder / "Mail.txt").read_text(encoding="utf-8")
    assert words.startswith("To: h.quistgaard@example.org\nSubject: ")
    assert "Dear Dr. Quistgaard" in words


def test_building_again_changes_no_byte_and_leaves_the_first_folder(planner: Services) -> None:
    first, second = planner.packets.build(LETTER), planner.packets.build(LETTER)
    assert second.folder.name == "Dr Quistgaard, Mirela Vantu 2"
    assert packet_in(first.folder) == packet_in(second.folder)


def test_what_others_saw_is_not_in_it(planner: Services) -> None:
    other = WitnessedMoment(key="X", on=NOON.date(), mentor="A-M2", text="Seen by another one.")
    planner.moments.add(other)
    built = planner.packets.build(LETTER)
    assert "another one" not in " ".join(pages_of(packet_in(built.folder)))
    assert "another one" not in (built.folder / "Parts" / "Facts.txt").read_text(encoding="utf-8")


def test_words_that_may_point_to_a_patient_hold_it_back_until_kept(planner: Services) -> None:
    moment = next(m for m in planner.unit.file().moments if m.mentor == "A-M1")
    planner.moments.change(replace(moment, text="Helped Mr. Hollis to walk."))
    with pytest.raises(RefusedError, match=r"Mr\. Hollis"):
        planner.packets.build(LETTER)
    assert not planner.home.exports.exists()
    planner.packets.keep(LETTER, moment.key)
    assert planner.packets.kept(LETTER) == (moment.key,)
    built = planner.packets.build(LETTER, planner.packets.kept(LETTER))
    assert "Mr. Hollis" in pages_of(packet_in(built.folder))[2]


def test_a_letter_of_recommendation_comes_in_by_no_route(planner: Services, tmp_path: Path) -> None:
    path = put(tmp_path, "LOR Quistgaard.pdf", sound("What the letter says"))
    letter = ("letter", "scan.pdf")
    of_it = ("letter of recommendation", None)
    for kind, place in (("cv", path), letter, of_it, ("cv", "/x/Lor.pdf")):
        with pytest.raises(RefusedError, match="keeps no letters"):
            planner.papers.ready(Document(kind=kind, ready_on=NOON.date(), path=place))
    statement = planner.unit.file().statement("PS")
    with pytest.raises(RefusedError, match="keeps no letters"):
        planner.statements.change(replace(statement, path=path, text=None))
    record = tmp_path / "record.json"
    taken = planner.exchange.export_json().replace("cv.pdf", "LOR Quistgaard.pdf")
    record.write_text(taken, encoding="utf-8")
    with pytest.raises(InvalidError, match="keeps no letters"):
        planner.exchange.read_file(record)
    kind = planner.exchange.export_json().replace('"kind": "cv"', '"kind": "letter"')
    record.write_text(kind, encoding="utf-8")
    with pytest.raises(InvalidError, match="keeps no letters"):
        planner.exchange.read_file(record)
    built = planner.packets.build(LETTER)
    assert "What the letter says" not in " ".join(pages_of(packet_in(built.folder)))


def test_at_a3_what_is_missing_is_told_and_the_day_is_suggested(
    planner: Services, tmp_path: Path
) -> None:
    planner.statements.remove("PS")
    (tmp_path / "cv.pdf").unlink()
    notes = planner.packets.build(LETTER).notes
    assert notes[0] == "Not there yet: personal statement."
    assert notes[1].startswith("CV: There is no file at this path.")
    planner.papers.ready(Document(kind="cv", version="3", ready_on=NOON.date()))
    assert "CV: No file is noted" in planner.packets.build(LETTER).notes[1]


def test_faults_of_a_file_are_told_and_its_pages_still_go_along(
    planner: Services, tmp_path: Path
) -> None:
    put(tmp_path, "cv.pdf", blank(1, 595, 842))
    built = planner.packets.build(LETTER)
    (note,) = built.notes
    assert note.startswith("CV: Its paper is A4. US Letter (8.5 x 11 inches) is the US paper")
    assert built.pages == 5


def test_a_packet_over_the_limit_says_what_fills_it(
    planner: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planner.packets, "limit", lambda: 20_000)
    (note,) = (one for one in planner.packets.build(LETTER).notes if one.startswith("The PDF"))
    assert re.match(r"The PDF has \d+ KB; mails and portals take 20 KB\. Most of it is", note)


def test_what_is_still_open_holds_the_mail_back_and_is_said_to_follow(planner: Services) -> None:
    letter = planner.unit.file().letter(LETTER)
    planner.letters.change(replace(letter, waived=None, channel=Delivery.FORM))
    built = planner.packets.build(LETTER)
    assert "Mail.eml" not in built.files
    assert any("your decision on the waiver" in note for note in built.notes)
    text = " ".join(pages_of(packet_in(built.folder)))
    assert "Waiver To follow" in text
    assert "Letter ID To follow" in text
    assert "[[" not in text


def test_the_mail_lists_only_papers_that_are_in_the_packet(planner: Services) -> None:
    words = (planner.packets.build(LETTER).folder / "Mail.txt").read_text(encoding="utf-8")
    both = "one PDF with my CV, my personal statement, a page of facts and the upload guide."
    assert both in words
    cv = replace(planner.unit.file().documents[-1], path="gone.pdf")
    planner.papers.ready(cv)
    words = (planner.packets.build(LETTER).folder / "Mail.txt").read_text(encoding="utf-8")
    assert "one PDF with my personal statement, a page of facts and the upload guide." in words


def test_the_applicants_own_words_are_the_ones_in_the_mail(planner: Services) -> None:
    draft = planner.packets._draft(LETTER, planner.packets.looks(LETTER))
    wording = "/".join(draft.variant.split("/")[:2])
    form = f"message.{draft.kind}.{LETTER}.{wording}"
    planner.unfinished.save(form, {"subject": "Mine", "body": "My own words."})
    words = planner.packets.build(LETTER).folder / "Mail.txt"
    assert words.read_text(encoding="utf-8").endswith("Subject: Mine\n\nMy own words.\n")


def test_a_folder_that_was_named_is_made_or_must_be_empty(
    planner: Services, tmp_path: Path
) -> None:
    built = planner.packets.build(LETTER, into=tmp_path / "out" / "there")
    assert built.folder == tmp_path / "out" / "there"
    with pytest.raises(RefusedError, match="holds files already"):
        planner.packets.build(LETTER, into=built.folder)
    with pytest.raises(LorError, match="not a folder"):
        planner.packets.build(LETTER, into=tmp_path / "cv.pdf")
    with pytest.raises(LorError):
        planner.packets.build(LETTER, into=Path("nul\x00byte"))


def test_a_folder_of_lorapps_own_is_refused_and_one_below_the_exports_is_not(
    planner: Services,
) -> None:
    home = planner.home
    for place in (home.exports, home.home, home.templates, home.exports / ".." / "exports"):
        with pytest.raises(RefusedError, match="is a folder of lorapp's own"):
            planner.packets.build(LETTER, into=place)
    assert not home.exports.exists()
    assert planner.packets.build(LETTER, into=home.exports / "Mine").pages == 5


def test_a_packet_that_cannot_be_written_leaves_nothing_behind(
    planner: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _: bytes) -> Path:
        if path.name == "Facts.txt":
            raise OSError(28, "No space left on device")
        return path

    monkeypatch.setattr(folder, "save_new", full)
    with pytest.raises(StoreError, match="disk is full"):
        planner.packets.build(LETTER)
    assert list(planner.home.exports.iterdir()) == []


def test_a_folder_of_the_same_name_is_never_written_into(tmp_path: Path) -> None:
    made = [folder.new_folder(tmp_path, "../x").name for _ in range(3)]
    assert made == ["x", "x 2", "x 3"]
    monkey = tmp_path / "file"
    monkey.write_bytes(b"")
    with pytest.raises(StoreError):
        folder.new_folder(monkey, "x")


def test_hostile_texts_reach_the_packet_as_they_stand_and_steer_nothing(tmp_path: Path) -> None:
    services = hostile_services(tmp_path)
    kept = [moment.key for moment in services.unit.file().moments]
    for letter in services.unit.file().letters[1:3]:
        built = services.packets.build(letter.key, kept)
        assert built.folder.parent == services.home.exports
        text = " ".join(pages_of(packet_in(built.folder)))
        assert MARK in text
        assert "root:" not in text
        for path in built.folder.rglob("*"):
            assert path.resolve().is_relative_to(services.home.exports.resolve())
    services.close()
