"""A record whose packets are built in the tests."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lorapp.bootstrap import Services, open_services
from lorapp.clock import FixedClock
from lorapp.domain.papers import Document, Statement
from lorapp.services.interchange.demo import demo_text
from lorapp.services.packets import inspecting
from lorapp.services.packets.pages_only import pages_only
from tests.conftest import NOON
from tests.services.packets.odd import put, sneaky

LETTER = "A-L1"


@pytest.fixture
def planner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """The applicant who plans ahead, with a CV on the disk and a statement pasted in.

    Files are looked through in this process: that of its own has tests of its own.
    """
    monkeypatch.setattr(inspecting, "_child", lambda content, _: pages_only(content))
    found = open_services(tmp_path / "store", FixedClock(NOON))
    source = tmp_path / "planner.json"
    source.write_text(demo_text("planner"), encoding="utf-8")
    found.exchange.read_file(source)
    path = put(tmp_path, "cv.pdf", sneaky())
    found.papers.ready(Document(kind="cv", version="3", ready_on=NOON.date(), path=path))
    text = "I stay where I am needed.\n\nEven at night."
    found.statements.add(Statement(key="PS", specialty="internal-medicine", version="1", text=text))
    letter = found.unit.file().letter(LETTER)
    found.letters.change(replace(letter, waived=True))
    yield found
    found.close()
