"""The packet path: looks at files beside the keys, builds the folder, and says what it did."""

from pathlib import Path
from threading import Event

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.papers import Document
from lorapp.errors import StoreError
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.forms.statement import DocumentSheet, StatementSheet
from lorapp.screens.paths.packet.packet import PacketPath
from lorapp.screens.paths.packet.packet_rows import file_sheet
from lorapp.screens.paths.reading import ReadingPage
from lorapp.screens.paths.sheets import PaperSheet
from lorapp.services.packets import inspecting
from lorapp.services.packets.pages_only import pages_only
from lorapp.services.packets.service import Packets
from tests.screens.paths.helpers import agreed, keys, on, show_path
from tests.screens.real import demo_services, opened, shown
from tests.services.packets.odd import blank, locked, put, sound


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Services:
    """A writer who said yes; files are looked through in this process."""
    monkeypatch.setattr(inspecting, "_child", lambda content, _: pages_only(content))
    found = demo_services(tmp_path, "planner")
    agreed(found, "A-L1")
    return found


def with_cv(services: Services, path: str) -> None:
    today = services.unit.today()
    services.papers.ready(Document(kind="cv", version="2", ready_on=today, path=path))


async def test_one_key_builds_the_packet_and_the_toast_names_the_folder(
    services: Services,
) -> None:
    async with opened(services) as pilot:
        await show_path(pilot, PacketPath("A-L1"))
        assert "Build the packet" in shown(pilot)
        await keys(pilot, "P")
        await pilot.app.workers.wait_for_complete()
        await keys(pilot)
        await pilot.pause()
        text = shown(pilot)
        assert "Built Dr Quistgaard, Mirela Vantu in" in text
        assert "It is in" in text
        assert "Build the packet again" in text
        assert "3 pages" in text
        assert "Not there yet: personal statement." in text
    (folder,) = services.home.exports.iterdir()
    assert (folder / "Packet Mirela Vantu.pdf").is_file()


async def test_what_is_wrong_with_a_file_stands_in_its_row_and_enter_mends_it(
    services: Services, tmp_path: Path
) -> None:
    with_cv(services, put(tmp_path, "cv.pdf", blank(1, 595, 842)))
    async with opened(services, (120, 36)) as pilot:
        path = PacketPath("A-L1")
        await show_path(pilot, path)
        await pilot.app.workers.wait_for_complete()
        path.stay_on("item:CV")
        path.load()
        await pilot.pause()
        assert "has a fault" in shown(pilot)
        assert "Its paper is A4." in shown(pilot)
        await keys(pilot, "enter")
        assert on(pilot, FormScreen)
        assert "Change this paper" in shown(pilot)


@pytest.mark.parametrize(
    ("content", "fact"),
    [(sound(), "1 page, "), (locked("x"), "stays out"), (None, "stays out")],
    ids=["sound", "locked", "gone"],
)
async def test_each_file_has_a_word_in_its_row(
    services: Services, tmp_path: Path, content: bytes | None, fact: str
) -> None:
    with_cv(services, put(tmp_path, "cv.pdf", content) if content else str(tmp_path / "no.pdf"))
    async with opened(services) as pilot:
        await show_path(pilot, PacketPath("A-L1"))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        (row,) = [line for line in shown(pilot).splitlines() if " CV " in line]
        assert fact in row


async def test_a_build_that_fails_says_why(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(Packets, "build", fail)
    async with opened(services) as pilot:
        await show_path(pilot, PacketPath("A-L1"))
        await keys(pilot, "P")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "The disk is full." in shown(pilot)
        assert "Build the packet again" not in shown(pilot)


@pytest.mark.parametrize(
    ("work", "group", "pressed"), [("looks", "look", ()), ("build", "build", ("P",))]
)
async def test_a_screen_that_was_left_meanwhile_is_not_drawn_again(
    services: Services,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    work: str,
    group: str,
    pressed: tuple[str, ...],
) -> None:
    go_on, whole = Event(), getattr(Packets, work)

    def slow(*given: object) -> object:
        assert go_on.wait(30)
        return whole(*given)

    monkeypatch.setattr(Packets, work, slow)
    with_cv(services, put(tmp_path, "cv.pdf", sound()))
    async with opened(services) as pilot:
        path = PacketPath("A-L1")
        pilot.app.push_screen(path)
        await pilot.pause()
        await pilot.press(*pressed)
        under_way = [one.group for one in pilot.app.workers if one.node is path]
        await path.remove_children()
        assert path.is_mounted
        assert path.is_bare
        go_on.set()
        await pilot.app.workers.wait_for_complete()
        assert group in under_way


def test_the_file_of_a_paper_is_noted_in_the_form_it_came_from(services: Services) -> None:
    file = services.unit.file()
    (cv,) = [one.paper for one in services.packets.looks("A-L1")]
    assert isinstance(file_sheet(file, cv), DocumentSheet)
    services.close()


def test_a_paper_form_warns_of_a_file_and_refuses_one_that_is_not_there(
    services: Services, tmp_path: Path
) -> None:
    today = services.unit.today()
    file = services.unit.file()
    for sheet in (PaperSheet("cv"), DocumentSheet(), StatementSheet()):
        sheet.start(file, today)
        values = {"kind": "cv", "text": None, "path": put(tmp_path, "cv.docx", b"PK")}
        assert "Save it as PDF" in sheet.warn(values)
        assert sheet.warn({**values, "path": None}) == ""
    assert StatementSheet().warn({"text": "Mine.", "path": "x.docx"}) == ""
    assert DocumentSheet().warn({"kind": "photo", "path": "x.jpg"}) == ""
    sheet = PaperSheet("cv")
    with pytest.raises(Exception, match="no file at this path"):
        sheet.submit({"on": today, "version": "9", "path": str(tmp_path / "no.pdf")}, services)
    path = put(tmp_path, "cv.pdf", sound())
    sheet.submit({"on": today, "version": "9", "path": path}, services)
    newest = services.unit.file().documents[-1]
    assert (newest.version, newest.path) == ("9", path)
    assert newest.sha256
    services.close()


async def test_enter_on_the_upload_guide_opens_it(services: Services) -> None:
    async with opened(services) as pilot:
        path = PacketPath("A-L1")
        await show_path(pilot, path)
        path.stay_on("item:upload guide")
        path.load()
        await keys(pilot, "enter")
        assert on(pilot, ReadingPage)
        assert "Upload guide for Dr. Quistgaard" in shown(pilot)
