"""What a writer asked for once is kept to: how to be reached, and whether facts are welcome."""

from dataclasses import replace

from lorapp.bootstrap import Services
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.mentors import Channel
from tests.services.packets.test_building import LETTER, packet_in, pages_of


def wish(services: Services, **wishes: object) -> None:
    mentor = services.unit.file().mentor("A-M1")
    services.mentors.change(replace(mentor, **wishes))  # type: ignore[arg-type]  fields of a mentor


def test_who_wants_no_facts_gets_none_and_the_mail_does_not_name_them(planner: Services) -> None:
    before = planner.correspondence.draft(DraftKind.PACKET, LETTER)
    assert "a page of facts and the upload guide" in before.body
    wish(planner, wants_facts=False)
    built = planner.packets.build(LETTER)
    pages = pages_of(packet_in(built.folder))
    assert not any("Facts to write from" in page for page in pages)
    assert not (built.folder / "Parts" / "Facts.txt").exists()
    assert (built.folder / "Parts" / "Upload guide.txt").exists()
    draft = planner.correspondence.draft(DraftKind.PACKET, LETTER)
    assert "page of facts" not in draft.body
    assert "the upload guide" in draft.body
    items = {one.name: one for one in planner.correspondence.packet(LETTER).items}
    assert items["moments"].note.startswith("This writer wants no page of facts")
    wish(planner, wants_facts=True)
    assert "a page of facts" in planner.correspondence.draft(DraftKind.PACKET, LETTER).body


def test_a_mail_says_that_the_writer_would_rather_be_reached_another_way(
    planner: Services,
) -> None:
    wish(planner, prefers=Channel.PHONE)
    assert "prefers phone" in planner.correspondence.draft(DraftKind.PACKET, LETTER).send_note
    script = planner.correspondence.draft(DraftKind.ASK, LETTER, variant="in-person")
    assert "prefers" not in script.send_note
    wish(planner, prefers=Channel.EMAIL)
    assert "prefers" not in planner.correspondence.draft(DraftKind.PACKET, LETTER).send_note
