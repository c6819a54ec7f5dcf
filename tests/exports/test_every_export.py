"""Hostile text through every way out, read back by other people's software."""

import csv
import io
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import icalendar
import openpyxl
import pypdf
import pytest
import vobject
from markdown_it import MarkdownIt

from lorapp.cli.entry import main
from lorapp.domain.text import clean
from tests.exports.hostile import MARK, STEERING, hostile_record, hostile_services

USER: Final = "uSeR-oF-ThIs-MaChInE"
REPORTS: Final = ("portfolio", "assignments", "timeline", "week", "nobody-forgotten", "trust")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place to write to, beside a store of a machine whose user has a name to be found."""
    home = tmp_path / USER
    home.mkdir()
    hostile_services(home).close()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, USER)
    monkeypatch.setenv("LORAPP_HOME", str(home / "store"))
    monkeypatch.setenv("LORAPP_NOW", "2026-11-22T12:00:00-05:00")
    return home


def run(*arguments: str) -> None:
    """Run one command of the program; it must do what it says."""
    assert main(arguments) == 0, arguments


def gives_nothing_away(content: bytes) -> None:
    """No path and no user name of the machine."""
    for encoding in ("utf-8", "utf-16-le"):
        assert USER.encode(encoding) not in content
    assert os.sep.encode() + b"store" + os.sep.encode() not in content


def steers_nothing(text: str) -> None:
    """No byte that a terminal or a reader would obey."""
    found = STEERING & set(text)
    assert not found, sorted(found)


def kept(record: dict[str, Any]) -> list[str]:
    """Options that keep every moment and theme on purpose, as one who has read them would."""
    keys = [moment["key"] for moment in record["moments"]]
    return [part for key in keys for part in ("--keep", key)]


def test_a_calendar_is_read_by_another_program(folder: Path) -> None:
    counts = []
    for options in ([], ["--private"]):
        path = folder / "out.ics"
        run("export", "ics", *options, "-o", str(path))
        content = path.read_bytes()
        gives_nothing_away(content)
        text = content.decode("utf-8").replace("\r\n", "")
        steers_nothing(text)
        found = icalendar.Calendar.from_ical(content)
        events = list(found.walk("VEVENT"))
        assert events
        assert not [event for event in events if event.get("SUMMARY") == "Nothing"]
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        assert (MARK in text) is (not options)
        counts.append(len(events))
    assert counts[0] == counts[1]


def test_contacts_are_read_by_another_program(folder: Path) -> None:
    path = folder / "out.vcf"
    run("export", "vcard", "-o", str(path))
    content = path.read_bytes()
    gives_nothing_away(content)
    text = content.decode("utf-8")
    steers_nothing(text.replace("\r\n", ""))
    cards = list(vobject.readComponents(text))
    people = hostile_record()["mentors"]
    assert len(cards) == 2 * len(people)
    assert not [card for card in cards if card.fn.value == "Nobody"]
    names = {card.fn.value for card in cards}
    assert {clean(person["name"]) for person in people} <= names


def test_tables_hold_no_formula(folder: Path) -> None:
    where = folder / "tables"
    run("export", "csv", "-o", str(where))
    files = sorted(where.iterdir())
    assert len(files) > 10
    for file in files:
        gives_nothing_away(file.read_bytes())
        rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1, file.name
        for text in (text for row in rows for text in row):
            is_number = bool(re.fullmatch(r"-?\d+(\.\d+)?", text))
            assert (
                is_number
                or not text.lstrip(" \"'").startswith(("=", "+", "-", "@"))
                or (text.startswith("'"))
            ), text
    run("export", "xlsx", "-o", str(folder / "out.xlsx"))
    gives_nothing_away((folder / "out.xlsx").read_bytes())
    book = openpyxl.load_workbook(folder / "out.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink and cell.hyperlink.target]
    assert any(MARK in str(cell.value) for cell in cells)
    for cell in cells:
        if isinstance(cell.value, str):
            steers_nothing(cell.value)


class Looking(HTMLParser):
    """Finds everything in a page that could run, or load from outside."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "link", "form", "base"}:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on"):
                self.found.append(name)
            if name in {"src", "href", "xlink:href", "action"} and not (value or "").startswith(
                ("#", "data:image/svg")
            ):
                self.found.append(f"{name}={value}")


def runs_nothing(page: str) -> None:
    """No script, no handler, nothing fetched from anywhere."""
    looking = Looking()
    looking.feed(page)
    looking.close()
    assert not looking.found


@pytest.mark.parametrize("report", [*REPORTS, "share"])
def test_reports_run_nothing_and_show_what_was_written(folder: Path, report: str) -> None:
    how = ["share", "--names", "full", "--programs"] if report == "share" else ["report", report]
    how += kept(hostile_record())
    for form in ("html", "md", "txt", "pdf"):
        run("export", *how, "-o", str(folder / f"out.{form}"))
        gives_nothing_away((folder / f"out.{form}").read_bytes())
    page = (folder / "out.html").read_text("utf-8")
    runs_nothing(page)
    steers_nothing(page)
    source = (folder / "out.md").read_text("utf-8")
    steers_nothing(source)
    drawn = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(source)
    runs_nothing(drawn.replace("<details>", ""))
    steers_nothing((folder / "out.txt").read_text("utf-8"))
    found = pypdf.PdfReader(folder / "out.pdf")
    text = "\n".join(page.extract_text() for page in found.pages)
    assert MARK in text.replace("\n", "")
    acts_on_nothing(found)
    for content in streams(found):
        gives_nothing_away(content)


def acts_on_nothing(found: pypdf.PdfReader) -> None:
    """No script, no attachment, no link out, no properties but title and author."""
    root: Any = found.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert "/JavaScript" not in (root.get("/Names") or {})
    assert not found.attachments
    assert set(found.metadata or {}) <= {"/Title", "/Author"}
    for page in found.pages:
        for link in page.get("/Annots") or ():
            assert "/URI" not in (link.get_object().get("/A") or {})


def streams(found: pypdf.PdfReader) -> list[bytes]:
    """Every stream of a file, unpacked."""
    unpacked = []
    for number in range(1, len(found.xref_objStm) + len(found.xref.get(0, {})) + 1):
        thing = found.get_object(number)
        if isinstance(thing, pypdf.generic.StreamObject):
            unpacked.append(thing.get_data())
    return unpacked


def test_pictures_are_pictures_only(folder: Path) -> None:
    run("charts", "response-lag", "--svg", str(folder / "out.svg"))
    content = (folder / "out.svg").read_bytes()
    gives_nothing_away(content)
    for element in ET.fromstring(content).iter():  # noqa: S314 - our own file
        assert element.tag.rpartition("}")[2] not in {
            "script",
            "a",
            "image",
            "foreignObject",
            "use",
        }
        assert not [name for name in element.attrib if name.startswith("on") or "href" in name]
