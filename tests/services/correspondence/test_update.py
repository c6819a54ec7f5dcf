"""What changed since the packet: a short line that names it and keeps the courtesy gap."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.papers import Document, Statement
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from lorapp.services.correspondence import Correspondence

Desk = Callable[..., Correspondence]
SENT = date(2026, 11, 17)


def sent(file: SeasonFile, on: date = SENT) -> SeasonFile:
    letter = file.letter("B-L3")
    packet = Event(kind=EventKind.PACKET_SENT, on=on)
    grown = replace(letter, events=(*letter.events, packet))
    letters = tuple(grown if item.key == letter.key else item for item in file.letters)
    papers = (
        Document(kind="cv", version="1", ready_on=date(2026, 5, 1)),
        Document(kind="cv", version="2", ready_on=date(2026, 11, 20)),
    )
    statement = Statement(key="PS", specialty="neurology", version="2", ready_on=date(2026, 11, 21))
    return replace(file, letters=letters, documents=papers, statements=(statement,))


def test_the_update_names_what_changed(desk: Desk, midseason: SeasonFile) -> None:
    monday = date(2026, 11, 30)
    draft = desk(sent(midseason), monday).draft(DraftKind.PACKET, "B-L3", variant="update")
    assert "this has changed: CV, version 2 and Neurology statement, version 2." in draft.body
    assert draft.blanks == draft.concerns == ()
    assert draft.send_on == monday
    assert draft.checks == ("no question to answer, no blame", "no blank left")


def test_the_update_waits_for_a_polite_day(desk: Desk, midseason: SeasonFile) -> None:
    opened = desk(sent(midseason), date(2026, 11, 23))
    draft = opened.draft(DraftKind.PACKET, "B-L3", variant="update")
    assert draft.send_on == date(2026, 11, 24)
    with pytest.raises(RefusedError, match="Next polite day: Tue 24 Nov"):
        opened.check_polite(DraftKind.PACKET, "B-L3", variant="update")
    opened.check_polite(DraftKind.PACKET, "B-L3")
