"""The words that go out name only papers that are in the PDF."""

from dataclasses import replace
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import Event, EventKind, SentPaper
from lorapp.domain.papers import Document
from lorapp.errors import RefusedError
from lorapp.services.correspondence.drafts import Draft
from lorapp.services.packets.parts import NO_FILE
from tests.conftest import NOON
from tests.services.packets.odd import locked, put

LETTER = "A-L1"
WHOLE = "one PDF with my CV, my personal statement, a page of facts and the upload guide."
REST = "one PDF with my personal statement, a page of facts and the upload guide."


def packet_mail(planner: Services, variant: str | None = None) -> Draft:
    return planner.correspondence.draft(DraftKind.PACKET, LETTER, variant=variant)


@pytest.mark.parametrize("fault", ["gone", "locked"])
@pytest.mark.parametrize("variant", [None, "mail/warm"])
def test_a_paper_with_a_fault_is_in_neither_the_pdf_nor_the_words(
    planner: Services, tmp_path: Path, fault: str, variant: str | None
) -> None:
    if fault == "gone":
        (tmp_path / "cv.pdf").unlink()
    else:
        put(tmp_path, "cv.pdf", locked("secret"))
    draft = packet_mail(planner, variant)
    assert WHOLE in draft.body
    for brought in (planner.packets.brought_by(draft), planner.packets.fitted(draft)):
        assert REST in brought.draft.body
        assert brought.draft.body.replace(REST, WHOLE) == draft.body
        assert brought.draft.variant == draft.variant
        (one,) = brought.left_out
        assert one.text == "The CV is not in the PDF."
        assert one.is_news
        assert ("password" in one.told) is (fault == "locked")


def test_words_stay_as_they_are_where_every_paper_is_in(planner: Services) -> None:
    draft = packet_mail(planner)
    brought = planner.packets.brought_by(draft)
    assert (brought.draft, brought.left_out) == (draft, ())
    assert list(brought.files) == ["Packet Mirela Vantu.pdf"]


def test_the_applicants_own_words_stay_and_a_paper_they_claim_is_named(
    planner: Services, tmp_path: Path
) -> None:
    (tmp_path / "cv.pdf").unlink()
    planner.statements.remove("PS")
    first = packet_mail(planner)
    body = "My CV and my personal statement are attached."
    own = planner.correspondence.edited(first, first.subject, body)
    brought = planner.packets.brought_by(own)
    assert brought.draft.body == own.body
    assert [one.text for one in brought.left_out] == [
        "The words name the CV, and it is not in the PDF.",
        "The words name the personal statement, and it is not in the PDF.",
    ]
    assert brought.left_out[1].why.startswith("Take it out of the words")
    form = f"message.{first.kind}.{LETTER}.{first.variant}"
    planner.unfinished.save(form, {"subject": first.subject, "body": body})
    notes = planner.packets.build(LETTER).notes
    assert "The words name the CV, and it is not in the PDF." in notes


def test_a_paper_without_a_file_that_no_word_names_is_no_news(planner: Services) -> None:
    planner.papers.ready(Document(kind="cv", version="3", ready_on=NOON.date()))
    (one,) = planner.packets.fitted(packet_mail(planner)).left_out
    assert (one.why, one.is_news) == (NO_FILE, False)


def test_news_of_a_changed_paper_name_it_only_while_it_is_in(
    planner: Services, tmp_path: Path
) -> None:
    letter = planner.unit.file().letter(LETTER)
    on = NOON.date().replace(day=10)
    packet = tuple(SentPaper(on=on, name=n, version="0") for n in ("CV", "Personal statement"))
    kinds = (EventKind.ASKED, EventKind.AGREED, EventKind.PACKET_SENT)
    events = tuple(Event(kind=kind, on=on) for kind in kinds)
    sent = replace(letter, events=events, packet=packet)
    others = tuple(one for one in planner.unit.file().letters if one.key != LETTER)
    planner.unit.command("Send", lambda file: replace(file, letters=(sent, *others)))
    statement = planner.unit.file().statement("PS")
    planner.statements.change(replace(statement, ready_on=NOON.date()))
    both = packet_mail(planner, "update")
    assert "CV, version 3 and Internal medicine statement, version 1." in both.body
    assert planner.packets.fitted(both).draft == both
    (tmp_path / "cv.pdf").unlink()
    words = planner.packets.fitted(both).draft.body
    assert "this has changed: Internal medicine statement, version 1." in words
    planner.statements.remove("PS")
    alone = packet_mail(planner, "update")
    with pytest.raises(RefusedError, match="The words name the CV, and it is not in the PDF"):
        planner.packets.fitted(alone)
    planner.papers.ready(Document(kind="cv", version="3", ready_on=NOON.date()))
    by_hand = packet_mail(planner, "update")
    brought = planner.packets.fitted(by_hand)
    assert brought.draft == by_hand
    assert brought.left_out[0].is_news


def test_a_broken_template_of_ones_own_leaves_lorapps_words_fitting(
    planner: Services, tmp_path: Path
) -> None:
    planner.home.templates.mkdir()
    (planner.home.templates / "packet.txt").write_text("x\n{{ writr }}\n")
    (tmp_path / "cv.pdf").unlink()
    shipped = planner.correspondence.draft(DraftKind.PACKET, LETTER, only_shipped=True)
    assert REST in planner.packets.fitted(shipped).draft.body


def test_messages_without_papers_and_the_page_of_facts_are_not_looked_at(
    planner: Services,
) -> None:
    ask = planner.correspondence.draft(DraftKind.ASK, LETTER)
    assert planner.packets.brought_by(ask).files == {}
    yourself = packet_mail(planner, "yourself")
    assert planner.packets.fitted(yourself).draft is yourself
    assert list(planner.packets.brought_by(yourself).files) == ["Facts.txt"]
