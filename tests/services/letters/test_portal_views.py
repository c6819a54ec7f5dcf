"""Views of a portal's page in a real store: kept, sealed, compared, and saved as evidence."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lorapp.bootstrap import Services, open_services
from lorapp.clock import clock_from
from lorapp.domain.letters.record import EventKind
from lorapp.domain.placing.portal.portal_views import broken_at
from lorapp.domain.placing.portal.portal_words import Shown
from lorapp.domain.placing.portal.reconciling import Differs
from lorapp.errors import LorError, RefusedError
from lorapp.services.interchange.demo import DEMO_NOW
from lorapp.services.letters.portal import PortalChecks, read_page
from tests.db.scratch import touched
from tests.screens.real import demo_services
from tests.undoing import next_undo

PAGE = "Saint Orla Neurology: Brandvold, Devlin-Lind, Umetani (uploaded)\n"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with closing(demo_services(tmp_path, "midseason")) as found:
        yield found


def test_a_view_is_one_change_a_look_and_survives_the_night(
    services: Services, tmp_path: Path
) -> None:
    assert services.portal.latest_view("eras") is None
    with pytest.raises(LorError, match="no view to save"):
        services.portal.export("eras")
    services.portal.view("eras", PAGE)
    assert touched(services) == {"portal_views", "portal_checks"}
    assert services.portal.read("eras", PAGE).programs["B-P10"] == ("B-L1", "B-L2", "B-L3")
    services.portal.view("eras", f"{PAGE}Tern Harbor IM: Brandvold\n")
    services.close()
    with closing(open_services(tmp_path / "store", clock_from(DEMO_NOW))) as again:
        views = again.unit.file().portal_views
        assert len(views) == 2
        assert broken_at(views) is None
        text = again.portal.export("eras")
        assert "Portal: ERAS\nSeen on: 2026-11-22\n" in text
        assert text.endswith("Tern Harbor IM: Brandvold\n")
        again.history.undo()
        assert len(again.unit.file().portal_views) == 1


def test_what_the_portal_shows_is_logged_as_one_change(services: Services) -> None:
    services.portal.view("eras", PAGE)
    found = services.portal.reconcile("eras")
    assert Differs.UNPROVED in {difference.kind for difference in found.differences}
    assert Differs.PLANNED in {difference.kind for difference in found.differences}
    bare = PortalChecks(services.unit).reconcile("eras")
    assert Differs.PLANNED not in {difference.kind for difference in bare.differences}
    services.portal.record_shown("B-L3", Shown.UPLOADED)
    kinds = [event.kind for event in services.unit.file().letter("B-L3").events[-2:]]
    assert kinds == [EventKind.UPLOADED, EventKind.AVAILABLE]
    assert next_undo(services.history) == "Log uploaded in the portal: Dr. Umetani's letter"
    with pytest.raises(RefusedError):
        services.portal.view("eras", "Nothing here")
    assert services.portal.services() == ("eras",)


def test_the_mail_to_a_program_names_the_writer_and_asks_for_nothing(services: Services) -> None:
    text = services.portal.late_note("B-L5", "B-P08")
    assert text.startswith("New letter in my ERAS application, Samir Daghlani\n\n")
    assert "Dr. Ines Brockhausen" in text
    assert "Northgate Lakes Neurology" in text
    assert "?" not in text
    assert "AAMC ID" not in text


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("page.csv", b"\xef\xbb\xbfProgram,Letter", "Program,Letter"),
        ("page.TXT", "Lübeck".encode("utf-16"), "Lübeck"),
    ],
)
def test_a_saved_page_is_read_as_text(tmp_path: Path, name: str, raw: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(raw)
    assert read_page(tmp_path / name) == told


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("page.pdf", b"", "not a .txt or .csv"),
        ("none.txt", None, "There is no file"),
        ("page.txt", b"\xff\x00\x9c", "not UTF-8"),
    ],
)
def test_what_is_no_text_file_is_named(
    tmp_path: Path, name: str, raw: bytes | None, why: str
) -> None:
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    with pytest.raises(LorError, match=why):
        read_page(tmp_path / name)


def test_a_folder_cannot_be_read_as_a_page(tmp_path: Path) -> None:
    (tmp_path / "pages.txt").mkdir()
    with pytest.raises(LorError, match="cannot be read"):
        read_page(tmp_path / "pages.txt")
