"""Reports in every form, read back by other people's software, with the record's words intact."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from lorapp.bootstrap import Services
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.reports.every import ReportKind
from lorapp.errors import LorError, RefusedError
from lorapp.services.pages.forms import Form, form_of
from tests.exports.hostile import MARK, hostile_services
from tests.screens.real import demo_services
from tests.services.stage import filled

HOSTILE = "Mr. Harold Finch, MRN 4455667, came back."


def seen(begun: Services) -> Services:
    begun.moments.add(WitnessedMoment(key="E1", on=date(2026, 11, 21), mentor="M1", text=HOSTILE))
    return begun


def test_a_report_that_may_point_to_a_patient_waits_until_kept(services: Services) -> None:
    begun = seen(filled(services))
    with pytest.raises(RefusedError, match=r"^Found patterns .* \(E1: "):
        begun.reports.write(ReportKind.WEEK, Form.TEXT)
    kept = begun.reports.write(ReportKind.WEEK, Form.TEXT, ["E1"]).decode()
    assert HOSTILE in kept
    assert begun.reports.write(ReportKind.TIMELINE, Form.TEXT)


def test_charts_stand_in_the_portfolio(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    page = services.reports.write(ReportKind.PORTFOLIO, Form.HTML).decode()
    assert page.count("<svg") == 2
    assert "The same as a table" in page
    assert "<figure" not in services.reports.write(ReportKind.ASSIGNMENTS, Form.HTML).decode()
    services.close()


def test_saving_never_replaces_what_was_saved_before(services: Services) -> None:
    begun = filled(services)
    first = begun.reports.save(ReportKind.WEEK, Form.MARKDOWN)
    second = begun.reports.save(ReportKind.WEEK, Form.MARKDOWN)
    assert first != second
    assert first.parent == begun.home.exports
    assert first.suffix == ".md"
    assert first.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.html", Form.HTML),
        ("a.HTM", Form.HTML),
        ("a.pdf", Form.PDF),
        ("a.md", Form.MARKDOWN),
        ("a.txt", Form.TEXT),
    ],
)
def test_the_name_of_a_file_tells_its_form(name: str, form: Form) -> None:
    assert form_of(Path(name)) is form


def test_a_name_without_a_form_is_asked_about() -> None:
    with pytest.raises(LorError, match=r"End it in \.html, \.pdf"):
        form_of(Path("report"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """An open store whose every text is hostile to some format."""
    found = hostile_services(tmp_path_factory.mktemp("hostile"))
    yield found
    found.close()


@pytest.mark.parametrize("kind", ReportKind)
def test_hostile_texts_go_through_every_form(hostile: Services, kind: ReportKind) -> None:
    keep = [one.key for one in hostile.unit.file().moments]
    for form in (Form.HTML, Form.MARKDOWN, Form.TEXT):
        told = hostile.reports.write(kind, form, keep).decode()
        assert MARK in told
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told)
        assert str(hostile.home.home) not in told
    assert hostile.reports.write(kind, Form.HTML, keep).count(b"<script") == 0


def test_a_pdf_of_hostile_texts_is_read_back(hostile: Services) -> None:
    pages = PdfReader(BytesIO(hostile.reports.write(ReportKind.NOBODY_FORGOTTEN, Form.PDF))).pages
    assert MARK in "".join(page.extract_text() for page in pages)
