"""What a writer got is written down with the packet, so that a changed paper is noticed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lorapp.bootstrap import Services, open_services
from lorapp.clock import FixedClock
from lorapp.domain.letters.record import Answer, Delivery, Event, EventKind
from lorapp.domain.papers import Document
from lorapp.domain.themes.holders import changed_since_sent
from lorapp.errors import RefusedError
from lorapp.services.interchange.demo import demo_text
from lorapp.services.packets import inspecting
from lorapp.services.packets.held import built_form
from lorapp.services.packets.pages_only import pages_only
from lorapp.services.packets.parts import digest
from tests.conftest import NOON
from tests.services.packets.odd import put, sound
from tests.undoing import next_undo

LETTER = "A-L1"
TODAY = NOON.date()
SENT = Event(kind=EventKind.PACKET_SENT, on=TODAY)


@pytest.fixture
def agreed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """A writer who said yes, and a CV on the disk."""
    monkeypatch.setattr(inspecting, "_child", lambda content, _: pages_only(content))
    found = open_services(tmp_path / "store", FixedClock(NOON))
    source = tmp_path / "planner.json"
    source.write_text(demo_text("planner"), encoding="utf-8")
    found.exchange.read_file(source)
    path = put(tmp_path, "cv.pdf", sound())
    found.papers.ready(Document(kind="cv", version="3", ready_on=TODAY, path=path, sha256="noted"))
    for kind in (EventKind.ASKED, EventKind.AGREED):
        answer = Answer.YES if kind is EventKind.AGREED else None
        found.letters.log(LETTER, Event(kind=kind, on=TODAY, answer=answer))
    yield found
    found.close()


def confirmed(services: Services) -> None:
    """The entry is confirmed, and its request goes out as a form."""
    file = services.unit.file()
    events = (*file.letter(LETTER).events, Event(kind=EventKind.CONFIRMED, on=TODAY))
    letter = replace(file.letter(LETTER), channel=Delivery.FORM, waived=True, events=events)
    services.unit.command(
        "Confirm",
        lambda held: replace(
            held, letters=tuple(letter if one.key == LETTER else one for one in held.letters)
        ),
    )


def held(services: Services) -> list[tuple[str, str | None, str | None]]:
    return [(p.name, p.version, p.sha256) for p in services.unit.file().letter(LETTER).packet]


def news(services: Services) -> list[str]:
    at = services.letters.situation()
    found = changed_since_sent(at, services.papers.seen())
    return [one.newest.name for one in found if one.letter == LETTER and one.newest]


def test_a_packet_that_was_built_is_written_down_part_by_part(agreed: Services) -> None:
    built = agreed.packets.build(LETTER)
    agreed.letters.sent(LETTER, SENT, deadline=TODAY)
    parts = [built.folder / "Parts" / name for name in ("Facts.txt", "Upload guide.txt")]
    assert held(agreed) == [
        ("CV", "3", digest(sound())),
        ("Packet", None, digest((built.folder / "Packet Mirela Vantu.pdf").read_bytes())),
        ("Facts", None, digest(parts[0].read_bytes())),
        ("Upload guide", None, digest(parts[1].read_bytes())),
    ]
    assert agreed.unfinished.load(built_form(LETTER)) is None
    agreed.history.undo()
    assert held(agreed) == []
    assert agreed.unit.file().letter(LETTER).stated_deadline is None


def test_without_a_build_the_papers_are_written_down_as_they_are(agreed: Services) -> None:
    agreed.letters.log(LETTER, SENT)
    assert held(agreed) == [("CV", "3", digest(sound()))]


def test_a_cv_that_changes_on_the_disk_is_noticed_and_the_update_written_down(
    agreed: Services, tmp_path: Path
) -> None:
    agreed.letters.log(LETTER, SENT)
    assert news(agreed) == []
    put(tmp_path, "cv.pdf", sound("A new line"))
    assert news(agreed) == ["CV, version 3"]
    agreed.letters.log(LETTER, SENT)
    assert held(agreed)[1:] == [("CV", "3", digest(sound("A new line")))]
    assert news(agreed) == []


def test_of_a_day_gone_by_only_what_was_noted_is_known(agreed: Services) -> None:
    agreed.papers.ready(
        Document(kind="cv", version="3", ready_on=TODAY.replace(day=1), path="cv.pdf", sha256="aa")
    )
    before = TODAY.replace(day=20)
    letter = agreed.unit.file().letter(LETTER)
    events = tuple(replace(event, on=before) for event in letter.events)
    agreed.unit.command(
        "Earlier",
        lambda file: replace(
            file,
            letters=tuple(
                replace(one, events=events) if one.key == LETTER else one for one in file.letters
            ),
        ),
    )
    agreed.letters.log(LETTER, replace(SENT, on=before))
    assert held(agreed) == [("CV", "3", "aa")]


def test_what_was_built_and_cannot_be_read_counts_as_not_built(agreed: Services) -> None:
    agreed.unfinished.save(built_form(LETTER), {"papers": "[1"})
    agreed.letters.log(LETTER, SENT)
    assert [name for name, _, _ in held(agreed)] == ["CV"]


def test_a_packet_without_its_letter_id_is_not_logged_without_a_reason(agreed: Services) -> None:
    confirmed(agreed)
    with pytest.raises(RefusedError, match="say why with a note"):
        agreed.letters.log(LETTER, SENT)
    assert held(agreed) == []
    agreed.letters.log(LETTER, SENT, reason="handed over on paper")
    assert agreed.unit.file().letter(LETTER).events[-1].note == "handed over on paper"


def test_the_step_of_a_ready_paper_names_it_as_people_do(agreed: Services) -> None:
    agreed.papers.ready(Document(kind="resume", version="9", ready_on=TODAY))
    assert next_undo(agreed.history) == "Note that the CV is ready"
