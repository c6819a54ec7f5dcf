"""The interviews: one line adds one, both clocks are shown, Enter prepares, l logs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.bootstrap import Services
from lorapp.domain.papers import InterviewStatus, MessageKind
from lorapp.domain.programs import ContactPolicy
from lorapp.screens.dialogs.interview_log import InterviewLog
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.match.interview_pages import AfterwardsPage, DossierPage
from lorapp.screens.match.interviews import InterviewsScreen
from lorapp.screens.programs.program_record import ProgramRecord
from lorapp.screens.season.season import SeasonScreen
from lorapp.widgets.fields.fields import FieldRow
from lorapp.widgets.frame.bars import KeyLine
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import lines, shows
from tests.screens.real import current, demo_services, opened, press, shown, told

SIZES = [(80, 24), (120, 36)]
AFTER = "2026-12-05T12:00:00-05:00"


@pytest.fixture
def later(tmp_path: Path) -> Iterator[Services]:
    """Two days after the first interview."""
    found = demo_services(tmp_path, "midseason", AFTER)
    yield found
    found.close()


async def typed(pilot: Pilot[Any], text: str) -> None:
    names = {" ": "space", ":": "colon", ";": "semicolon", "?": "question_mark"}
    await press(pilot, *(names.get(sign, sign) for sign in text))


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_stands_by_time_with_both_clocks(
    demo: Services, size: tuple[int, int]
) -> None:
    async with opened(demo, size) as pilot:
        await press(pilot, "6", "d")
        assert shows(pilot, InterviewsScreen)
        row = next(line for line in lines(pilot) if "Granite Ferry" in line)
        assert "Thu 7 Jan 17:30" in row
        assert ("08:30 CT" in row) == (size[0] == 80)
        assert "46 d left" in row
        assert all(len(line) <= size[0] for line in lines(pilot))
        assert "prepare" in pilot.app.screen.query_one(KeyLine).text
        await press(pilot, "j", "j")
        text = told(pilot)
        assert "Thu 7 Jan 17:30 Amman (08:30 CT, 09:30 ET)" in text
        assert "They hold: Dr. Brandvold, Dr. Devlin-Lind and Dr. Brockhausen." in text
        await press(pilot, "escape")
        assert shows(pilot, SeasonScreen)


async def test_one_line_adds_an_interview_after_its_clash_was_read(demo: Services) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "6", "d", "a")
        await typed(pilot, "elm 3 dec 11:00 video")
        said = pilot.app.screen.query_one(FieldRow).answered
        assert said.startswith("Elmhollow IM: Thu 3 Dec 19:00 Amman (11:00 ET), video, booked.")
        assert "At the same time: Ashgrove Regional IM" in said
        await press(pilot, "enter")
        assert "Enter once more keeps it all the same" in shown(pilot)
        assert len(demo.unit.file().interviews) == 4
        await press(pilot, "enter")
        assert demo.unit.file().interviews[-1].program == "B-P05"
        assert current(pilot) == "Elmhollow IM"
        assert "! At the same time" in told(pilot)
        await press(pilot, "x")
        assert len(demo.unit.file().interviews) == 4
        await press(pilot, "u")
        assert len(demo.unit.file().interviews) == 5


async def test_a_line_that_is_unclear_says_what_to_add_and_is_kept(demo: Services) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "6", "d", "a")
        await typed(pilot, "saint orla 3 dec 10:00 ET")
        await press(pilot, "enter")
        assert "Saint Orla IM or Saint Orla Neurology" in shown(pilot)
        await press(pilot, "escape", "a")
        assert "saint orla 3 dec 10:00 ET" in shown(pilot)
        assert len(demo.unit.file().interviews) == 4


async def test_every_field_is_changed_and_a_changed_hour_is_checked(demo: Services) -> None:
    async with opened(demo, (120, 36)) as pilot:
        await press(pilot, "6", "d", "e")
        rows = {row.field.name: row for row in pilot.app.screen.query(FieldRow)}
        assert (rows["hour"].text, rows["zone"].text) == ("10:00", "ET")
        for name, text in {
            "hour": "2 pm",
            "zone": "CT",
            "minutes": "90",
            "place": "https://example.org/room",
            "contact": "Ms. Roe",
            "questions": "Night float?\nWho teaches?",
        }.items():
            rows[name].fill(text)
        rows["policy"].fill("no")
        await press(pilot, "ctrl+s")
        held = demo.unit.file().interviews[0]
        assert held.at.isoformat() == "2026-12-03T14:00:00-06:00"
        assert (held.zone, held.minutes, held.contact) == ("America/Chicago", 90, "Ms. Roe")
        assert held.questions == ("Night float?", "Who teaches?")
        policy = demo.unit.file().program("B-P01").contact_after_interviews
        assert policy is ContactPolicy.NO
        await press(pilot, "e")
        rows = {row.field.name: row for row in pilot.app.screen.query(FieldRow)}
        rows["on"].fill("14 mar 2027")
        rows["hour"].fill("2:30")
        rows["questions"].fill("x" * 501)
        await press(pilot, "ctrl+s")
        assert "does not exist. Try 03:30" in rows["hour"].answered
        assert "questions of 500 characters fit" in rows["questions"].answered
        rows["zone"].fill("nowhere")
        await press(pilot, "ctrl+s")
        assert "Write ET, CT, MT or PT" in rows["zone"].answered
        assert demo.unit.file().interviews[0] == held


async def test_a_form_left_as_it_was_changes_nothing(demo: Services) -> None:
    before = demo.unit.file()
    async with opened(demo) as pilot:
        await press(pilot, "6", "d", "j", "j", "e", "ctrl+s")
        assert shows(pilot, InterviewsScreen)
        assert demo.unit.file().interviews == before.interviews


async def test_enter_prepares_from_one_page_and_a_question_is_kept(demo: Services) -> None:
    async with opened(demo, (120, 36)) as pilot:
        await press(pilot, "6", "d", "enter")
        assert shows(pilot, DossierPage)
        assert "Interview at Ashgrove Regional IM" in shown(pilot)
        assert "Letters they hold" in shown(pilot)
        await press(pilot, "n")
        await typed(pilot, "Night float?")
        await press(pilot, "enter")
        assert demo.unit.file().interviews[0].questions == ("Night float?",)
        await press(pilot, "s")
        await press(pilot, "h")
        saved = sorted(path.suffix for path in demo.home.exports.iterdir())
        assert saved == [".html", ".txt"]
        page = next(demo.home.exports.glob("*.html"))
        assert "Night float?" in page.read_text(encoding="utf-8")
        await press(pilot, "escape", "n", "escape", "p")
        assert shows(pilot, ProgramRecord)
        await press(pilot, "d")
        assert shows(pilot, InterviewsScreen)


async def test_a_past_interview_is_logged_with_how_it_went(later: Services) -> None:
    async with opened(later) as pilot:
        await press(pilot, "6", "d", "G")
        assert "log it" in shown(pilot)
        await press(pilot, "l")
        assert shows(pilot, InterviewLog)
        rows = {row.field.name: row for row in pilot.app.screen.query(FieldRow)}
        assert [name for name, row in rows.items() if row.display] == ["text"]
        rows["text"].fill("Kind people.")
        await press(pilot, "enter")
        held = later.unit.file().interviews[0]
        assert (held.status, held.notes) == (InterviewStatus.DONE, "Kind people.")
        await press(pilot, "l", "enter")
        sent = later.unit.file().program_messages
        assert [(one.kind, one.on) for one in sent] == [(MessageKind.THANKS, date(2026, 12, 5))]
        await press(pilot, "l", "enter")
        assert "A message of this kind" in shown(pilot)


async def test_words_for_afterwards_are_logged_with_themselves(later: Services) -> None:
    async with opened(later) as pilot:
        await press(pilot, "6", "d", "m")
        assert "once the interview of Thu 10 Dec is over" in shown(pilot)
        await press(pilot, "escape", "G", "m")
        assert shows(pilot, AfterwardsPage)
        assert "Thank you for the interview on Thursday 3 December" in shown(pilot)
        await press(pilot, "t", "t")
        assert "I will rank it first" in " ".join(shown(pilot).split())
        await press(pilot, "l", "enter")
        told_them = later.unit.file().program_messages[0]
        assert told_them.kind is MessageKind.FIRST_CHOICE
        assert "I will rank it first" in (told_them.text or "")
        await press(pilot, "escape")
        assert "your first choice" in told(pilot)
        await press(pilot, "l")
        titles = [title for title in lines(pilot) if "No longer my first choice" in title]
        assert titles
        pilot.app.screen.query_one(RowList).select("ended")
        await press(pilot, "enter")
        assert later.unit.file().program_messages[0].until == date(2026, 12, 5)


async def test_where_no_messages_are_wanted_none_is_offered(later: Services) -> None:
    places = tuple(
        replace(one, contact_after_interviews=ContactPolicy.NO) if one.key == "B-P01" else one
        for one in later.unit.file().programs
    )
    later.unit.command("No messages", lambda file: replace(file, programs=places))
    async with opened(later) as pilot:
        await press(pilot, "6", "d", "G", "m")
        assert "asks for no messages after interviews" in shown(pilot)
        await press(pilot, "escape", "l")
        assert "Thanks sent" not in shown(pilot)


async def test_typed_words_of_the_log_come_back(later: Services) -> None:
    async with opened(later) as pilot:
        await press(pilot, "6", "d", "G", "l", "tab")
        await typed(pilot, "Calm day")
        await press(pilot, "escape", "l")
        rows = {row.field.name: row for row in pilot.app.screen.query(FieldRow)}
        assert rows["text"].text == "Calm day"
        await press(pilot, "enter", "l")
        assert "Calm day" in (later.unit.file().interviews[0].notes or "")
        rows = {row.field.name: row for row in pilot.app.screen.query(FieldRow)}
        assert rows["text"].text == ""


async def test_it_opens_from_today_from_programs_and_narrows(demo: Services) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "5", "slash", *"granite", "enter", "d")
        assert shows(pilot, InterviewsScreen)
        assert current(pilot) == "Granite Ferry IM"
        await press(pilot, "slash", *"video", "enter")
        assert "Granite Ferry" not in shown(pilot)
        await press(pilot, "escape", "escape")
        assert not shows(pilot, InterviewsScreen)
        await press(pilot, "6", "slash", *"saint", "enter", "enter")
        assert shows(pilot, InterviewsScreen)
        assert current(pilot) == "Saint Orla IM"
        await press(pilot, "escape", "escape", "1", "slash", *"ashgrove", "enter", "enter")
        assert shows(pilot, InterviewsScreen)
        assert current(pilot) == "Ashgrove Regional IM"
        await press(pilot, "space")
        assert "Interview, Ashgrove Regional IM" in shown(pilot)


async def test_the_note_of_a_past_interview_leads_to_that_one(later: Services) -> None:
    later.interviews.add(later.interviews.read("ashgrove 20 jan 10:00 ET").interview)
    async with opened(later) as pilot:
        await press(
            pilot,
            "slash",
            *("space" if s == " " else s for s in "note how the ash"),
            "enter",
            "enter",
        )
        assert shows(pilot, InterviewsScreen)
        assert "Thu 3 Dec" in told(pilot)


async def test_an_interview_behind_a_change_of_clocks_is_marked(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason", "2026-10-20T12:00:00-04:00")
    async with opened(services) as pilot:
        await press(pilot, "6", "d")
        assert "The US changes its clocks on Sun 1 Nov, Amman does not" in told(pilot)
        assert "◐ Ashgrove" in shown(pilot)


async def test_no_interview_says_how_to_add_one(demo: Services) -> None:
    demo.unit.command("None", lambda file: replace(file, interviews=()))
    async with opened(demo) as pilot:
        await press(pilot, "6", "d")
        assert "No interviews yet. a adds one from a single line." in shown(pilot)
        await press(pilot, "e", "l", "m", "n", "p", "x", "enter")
        assert shows(pilot, InterviewsScreen)
        assert "There is no interview here yet" in shown(pilot)


async def test_hostile_words_are_shown_letter_for_letter(demo: Services) -> None:
    words = "Roe [MD] [@click=app.quit]x[/] $(id)"
    held = replace(demo.unit.file().interviews[0], contact=words, notes=words, place=words)
    demo.unit.command(
        "Hostile",
        lambda file: replace(file, interviews=(replace(held, questions=(words,)),)),
    )
    async with opened(demo, (120, 36)) as pilot:
        await press(pilot, "6", "d")
        assert "[@click=app.quit]x[/]" in told(pilot)
        await press(pilot, "enter")
        assert words in shown(pilot)
        await press(pilot, "escape", "e")
        assert shows(pilot, FormScreen)
        await press(pilot, "escape", "l")
        assert shows(pilot, InterviewLog)


async def test_a_line_is_mended_where_it_stands_and_what_it_meets_now_is_read_first(
    demo: Services,
) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "6", "d", "a")
        await typed(pilot, "elm 3 dec 11:00 video")
        await press(pilot, "enter")
        await press(pilot, *["backspace"] * len("11:00 video"))
        await typed(pilot, "12:00 video")
        assert "12:00 ET" in pilot.app.screen.query_one(FieldRow).answered
        await press(pilot, "enter")
        assert len(demo.unit.file().interviews) == 4
        assert "Enter once more keeps it all the same" in shown(pilot)
        await press(pilot, "enter")
        assert len(demo.unit.file().interviews) == 5
