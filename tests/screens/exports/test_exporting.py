"""Reports and exports: one list, each row read or written, and nothing written over."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from lorapp.bootstrap import Services, open_services
from lorapp.clock import clock_from
from lorapp.domain.moments import WitnessedMoment
from lorapp.errors import LorError
from lorapp.screens.exports.charts import ChartsScreen
from lorapp.screens.exports.comments import CommentsScreen
from lorapp.screens.exports.export_pieces import GROUPS
from lorapp.screens.exports.exporting import ExportsPath
from lorapp.screens.exports.report_page import ReportPage
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.frame.writing_files import WritesFiles
from lorapp.screens.guide.guide import PageScreen
from lorapp.services.interchange.demo import DEMO_NOW
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import lines, settle, shows
from tests.screens.paths.helpers import keys
from tests.screens.real import as_one_line, demo_services, opened, shown

TITLES = [piece.title for _, pieces in GROUPS for piece in pieces]


async def choose(pilot: Pilot[Any], row: str, key: str = "enter") -> None:
    assert pilot.app.screen.query_one(RowList).select(row)
    await keys(pilot, key)
    await settle(pilot)


def exported(services: Services) -> list[str]:
    return sorted(path.name for path in services.home.exports.iterdir())


async def test_r_opens_the_list_from_every_screen_once(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await keys(pilot, "4", "R")
        assert shows(pilot, ExportsPath)
        assert [title for title in TITLES if title not in shown(pilot)] == []
        await keys(pilot, "R")
        assert sum(isinstance(one, ExportsPath) for one in pilot.app.screen_stack) == 1


async def test_without_a_record_there_is_nothing_to_hand_on(tmp_path: Path) -> None:
    services = open_services(tmp_path / "store", clock_from(DEMO_NOW))
    async with opened(services) as pilot:
        pilot.app.pop_screen()
        await pilot.app.run_action("exports")
        await settle(pilot)
        assert not shows(pilot, ExportsPath)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_page_without_stations_has_one_blank_row_at_the_top(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), size) as pilot:
        await keys(pilot, "R")
        title, blank, first, *_ = lines(pilot)
        assert title.startswith("  Reports and exports")
        assert blank == ""
        assert first.startswith("  Look")
        shown_now = sum(f"○ {name}" in shown(pilot) for name in TITLES)
        assert shown_now >= {(80, 24): 9, (120, 36): len(TITLES)}[size]


async def test_each_row_says_what_is_in_it_and_for_whom(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await keys(pilot, "R", "G")
        assert "For you alone: it holds all names, notes and identifiers." in as_one_line(pilot)
        assert "into the exports folder" in shown(pilot)
        await keys(pilot, "question_mark", "enter")
        assert shows(pilot, PageScreen)
        assert "everything that can leave lorapp" in as_one_line(pilot)


async def test_a_report_is_read_first_and_saved_in_the_form_one_needs(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await keys(pilot, "R", "enter")
        assert shows(pilot, ReportPage)
        assert "Due in the next seven days" in shown(pilot)
        await keys(pilot, "m")
        assert "Saved lorapp-week-2026-11-22.md in" in as_one_line(pilot)
        await keys(pilot, "s", "escape")
        await choose(pilot, "report:timeline", "h")
        assert exported(services) == [
            "lorapp-timeline-2026-11-22.html",
            "lorapp-week-2026-11-22.md",
            "lorapp-week-2026-11-22.txt",
        ]


async def test_a_second_file_of_the_day_stands_beside_the_first(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await keys(pilot, "R", "p", "p")
        assert exported(services) == ["lorapp-week-2026-11-22 2.pdf", "lorapp-week-2026-11-22.pdf"]
        assert (services.home.exports / exported(services)[1]).read_bytes().startswith(b"%PDF-")


async def test_what_is_taken_along_is_written_by_enter(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await keys(pilot, "R")
        for row in ("calendar-private", "contacts", "tables", "workbook", "record"):
            await choose(pilot, row)
            assert "Saved" in shown(pilot)
    suffixes = {path.suffix for path in services.home.exports.iterdir()}
    assert suffixes == {".ics", ".vcf", "", ".xlsx", ".json"}
    held = json.loads((services.home.exports / "lorapp-record-2026-11-22.json").read_text("utf-8"))
    assert held["applicant"]["name"] == "Samir Daghlani"
    private = (services.home.exports / "season-2027-private.ics").read_text("utf-8")
    assert "Umetani" not in private


async def test_a_share_pack_asks_who_may_be_named(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await keys(pilot, "R")
        await choose(pilot, "share")
        assert "Who may be named?" in shown(pilot)
        await keys(pilot, "enter")
        assert "Saved lorapp-share-2026-11-22.html and" in as_one_line(pilot)
    page = (services.home.exports / "lorapp-share-2026-11-22.html").read_text("utf-8")
    assert "Umetani" not in page
    assert "lorapp-share-2026-11-22-comments.txt" in exported(services)


async def test_leaving_the_question_writes_nothing(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await keys(pilot, "R")
        await choose(pilot, "share", "m")
        await keys(pilot, "escape")
        assert not services.home.exports.exists()


async def test_charts_and_comments_have_screens_of_their_own(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await keys(pilot, "R")
        await choose(pilot, "charts")
        assert shows(pilot, ChartsScreen)
        await keys(pilot, "escape")
        await choose(pilot, "comments")
        assert shows(pilot, CommentsScreen)


async def test_a_row_of_one_form_says_so(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await keys(pilot, "R", "G", "p", "x")
        assert "none is under the cursor" in as_one_line(pilot)
        assert not services.home.exports.exists()


SEEN = "Presented MRN 4471923 on rounds without notes."


def with_pattern(home: Path) -> Services:
    services = demo_services(home, "midseason")
    moment = WitnessedMoment(key="E9", on=date(2026, 11, 20), mentor="B-M1", text=SEEN)
    services.moments.add(moment)
    return services


async def test_words_that_may_point_to_a_patient_stop_a_report_until_they_are_kept(
    tmp_path: Path,
) -> None:
    services = with_pattern(tmp_path)
    async with opened(services) as pilot:
        await keys(pilot, "R")
        assert "Words that may point to a patient" in shown(pilot)
        await choose(pilot, "report:week", "p")
        assert "may point to a patient. Change the words here" in as_one_line(pilot)
        assert not services.home.exports.exists()
        await keys(pilot, "x")
        await choose(pilot, "report:week", "p")
        assert exported(services) == ["lorapp-week-2026-11-22.pdf"]


async def test_enter_on_such_words_opens_what_holds_them(tmp_path: Path) -> None:
    async with opened(with_pattern(tmp_path)) as pilot:
        await keys(pilot, "R")
        await choose(pilot, "pattern:E9")
        assert shows(pilot, FormScreen)


async def test_what_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = demo_services(tmp_path, "midseason")

    def refuse() -> Path:
        raise LorError("There is nobody to write a card for yet.")

    monkeypatch.setattr(services.contacts_file, "write", refuse)
    async with opened(services) as pilot:
        await keys(pilot, "R")
        await choose(pilot, "contacts")
        assert "There is nobody to write a card for yet." in as_one_line(pilot)


async def test_files_are_written_one_at_a_time(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await keys(pilot, "R")
        page = pilot.app.screen
        assert isinstance(page, WritesFiles)
        page.write("One", lambda: "Saved one")
        page.write("Two", lambda: "Saved two")
        assert "still being written" in as_one_line(pilot)
        await settle(pilot)
        assert "Saved one" in as_one_line(pilot)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_a_report_is_wrapped_once_to_the_room_there_is(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), size) as pilot:
        await keys(pilot, "R")
        await choose(pilot, "report:assignments")
        words = pilot.app.screen.query_one("#text", Static)
        written = str(words.content).split("\n")
        assert max(map(len, written)) <= min(76, size[0] - 5)
        assert words.size.height == len(written)


async def test_space_reads_a_report_on(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await keys(pilot, "R")
        await choose(pilot, "report:week")
        assert "Late, and why" not in shown(pilot)
        await keys(pilot, "space")
        assert "Late, and why" in shown(pilot)
