from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from lorapp.domain.letters.record import Event, EventKind, Form
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.paths.ask.ask import NAMES, AskPath
from lorapp.screens.paths.messages.message import MessagePath
from lorapp.screens.paths.packet.packet import PacketPath
from lorapp.screens.paths.packet.yourself import YourselfPath
from lorapp.screens.paths.reading import ReadingPage
from lorapp.screens.story.story import StoryScreen
from lorapp.screens.today.today import TodayScreen
from tests.screens.paths.helpers import agreed, do_step, keys, on, show_path, write
from tests.screens.real import demo_services, opened, shown

THURSDAY = "2026-11-25T09:00:00-05:00"


async def test_from_today_to_the_words_it_takes_two_keys(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await keys(pilot, "enter", "m")
        assert on(pilot, MessagePath)
        assert "may I have two minutes of your time?" in shown(pilot)


async def test_the_path_opens_at_the_first_open_question_with_the_answers_above(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await keys(pilot, "enter")
        text = shown(pilot)
        assert "✓ Ready  ─  ✓ Letter  ─  ● Day  ─  ○ Packet" in text
        assert "✓ 5 of 5 points" in text
        assert "How will you ask?" in text
        assert "Thu 26 Nov is a holiday (Thanksgiving)" in text
        await keys(pilot, "down", "enter", "escape", "enter")
        assert "By which day?" in shown(pilot)
        assert "By video call" in shown(pilot)


async def test_the_suggested_day_is_confirmed_or_another_typed(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    async with opened(services) as pilot:
        await keys(pilot, "enter", "enter")
        assert "Name Fri 18 Dec as the day" in shown(pilot)
        await keys(pilot, "down", "enter", "ctrl+u")
        await write(pilot, "20 dec")
        await keys(pilot, "enter")
        assert services.unit.file().letter("A-L1").stated_deadline is not None
        assert "The words are ready" in shown(pilot)
        await keys(pilot, "4")
        assert "Keep Sun 20 Dec" in shown(pilot)
        await keys(pilot, "enter")
        assert "The words are ready" in shown(pilot)


async def test_digits_and_arrows_go_back_to_what_was_answered(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    async with opened(services) as pilot:
        await keys(pilot, "enter", "2")
        assert "Which letter do you ask for?" in shown(pilot)
        await keys(pilot, "left")
        assert "Is this the moment to ask?" in shown(pilot)
        await keys(pilot, "right", "end", "enter")
        assert services.unit.file().letter("A-L1").specialty == "general"
        assert "How will you ask?" in shown(pilot)
        await keys(pilot, "up", "enter")
        assert "Which letter do you ask for?" in shown(pilot)


async def test_the_help_says_which_digits_are_steps_and_which_open_screens(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "planner"), (80, 60)) as pilot:
        await keys(pilot, "enter", "question_mark")
        text = shown(pilot)
        for number, name in enumerate(NAMES, 1):
            assert f"\n  {number}          Step {number}: {name}\n" in text
        assert "Open Letters" not in text
        assert "go.letters" not in text
        assert "\n  7          Open Story" in text
        await keys(pilot, "escape", "7")
        assert on(pilot, StoryScreen)
        await keys(pilot, "question_mark")
        assert "Open Letters" in shown(pilot)
        assert "Step 1" not in shown(pilot)


async def test_once_the_answer_is_known_its_key_is_no_longer_offered(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner", THURSDAY)
    today = services.unit.today()
    services.letters.log("A-L1", Event(kind=EventKind.ASKED, on=today))
    async with opened(services) as pilot:
        await show_path(pilot, AskPath("A-L1"))
        assert "l log the answer" in shown(pilot)
        await keys(pilot, "l", "s", "enter")
        assert "Send the packet" in shown(pilot)
        assert "log the answer" not in shown(pilot)
        events = services.unit.file().letter("A-L1").events
        await keys(pilot, "l")
        assert on(pilot, AskPath)
        assert "The answer is logged." in shown(pilot)
        assert services.unit.file().letter("A-L1").events == events


async def test_every_missing_point_is_one_key_away(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    letter = services.unit.file().letter("A-L2")
    services.letters.change(replace(letter, form=None))
    async with opened(services) as pilot:
        await show_path(pilot, AskPath("A-L2"))
        assert "0 of 3 moments noted" in shown(pilot)
        assert "No feedback noted yet" in shown(pilot)
        for key, title in (
            ("c", "Log a contact"),
            ("b", "What they told you"),
            ("n", "Note a moment"),
            ("p", "CV: ready"),
        ):
            await keys(pilot, key)
            assert on(pilot, FormScreen)
            assert title in shown(pilot)
            await keys(pilot, "escape")
        await keys(pilot, "enter")
        assert on(pilot, FormScreen)
        await keys(pilot, "escape", "end", "enter")
        assert "Which letter do you ask for?" in shown(pilot)
        await keys(pilot, "enter")
        assert services.unit.file().letter("A-L2").form is Form.NARRATIVE


async def test_asking_and_the_strong_yes_are_logged_and_lead_to_the_packet(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "planner", THURSDAY)
    async with opened(services) as pilot:
        await do_step(pilot, "ask")
        await keys(pilot, "l", "enter")
        assert "What did they answer?" in shown(pilot)
        await keys(pilot, "l", "escape", "end", "enter")
        assert "for an answer" in shown(pilot)
        await keys(pilot, "escape", "w")
        assert on(pilot, YourselfPath)
        await keys(pilot, "escape", "up", "up", "up", "up", "enter")
        assert "What Dr. Quistgaard answered" in shown(pilot)
        await keys(pilot, "escape")
        await keys(pilot, "l", "s", "enter")
        assert "Send the packet" in shown(pilot)
        await keys(pilot, "enter")
        assert on(pilot, PacketPath)


async def test_please_write_it_yourself_gives_facts_and_an_answer_but_no_letter(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "planner", THURSDAY)
    agreed(services, "A-L1")
    async with opened(services) as pilot:
        await show_path(pilot, YourselfPath("A-L1"))
        assert "lorapp never writes a letter" in shown(pilot)
        await keys(pilot, "down", "enter")
        assert on(pilot, ReadingPage)
        assert "What you saw" in shown(pilot)
        await keys(pilot, "c", "s", "escape", "m")
        assert "own, in thought and in words" in " ".join(shown(pilot).split())
        await keys(pilot, "l", "enter", "end", "enter")
        events = services.unit.file().letter("A-L1").events
        assert [event.kind for event in events[-2:]] == [EventKind.SPOKE, EventKind.SPOKE]
        assert events[-1].note == "asked me to write it"


async def test_the_packet_waits_while_words_may_point_to_a_patient(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner", THURSDAY)
    agreed(services, "A-L1")
    moment = next(m for m in services.unit.file().moments if m.mentor == "A-M1")
    services.moments.change(replace(moment, text="Mrs. Hartwell, MRN 4477123, did well."))
    letter = services.unit.file().letter("A-L1")
    services.letters.change(replace(letter, waived=True))
    async with opened(services) as pilot:
        await show_path(pilot, PacketPath("A-L1"))
        assert "Words that may point to a patient" in shown(pilot)
        await keys(pilot, "m", "enter")
        assert "may point to a patient" in shown(pilot)
        await keys(pilot, "escape", "enter")
        assert on(pilot, FormScreen)
        await keys(pilot, "escape", "x")
        assert "Words that may point" not in shown(pilot)
        await keys(pilot, "x")
        assert "none is under the cursor" in shown(pilot)
        await keys(pilot, "m", "m")
        assert "Saved with its papers as" in shown(pilot)
        saved = next(services.home.exports.glob("*.eml")).read_text()
        assert "application/pdf" in saved
        assert "Packet Mirela Vantu.pdf" in saved


async def choose(pilot: Pilot[Any], row: str, *pressed: str) -> None:
    """Put the cursor of the packet on a row, then press the keys."""
    screen = pilot.app.screen
    assert isinstance(screen, PacketPath)
    screen.stay_on(row)
    screen.load()
    await keys(pilot, *pressed)


async def both_pages_are_read(pilot: Pilot[Any]) -> None:
    """Open the two pages that go with the packet and come back from each."""
    for row, words in (("guide", "Uploading a letter"), ("facts", "Where and when")):
        await choose(pilot, row, "enter")
        assert words in shown(pilot)
        await keys(pilot, "escape")


async def test_the_packet_path_reads_decides_and_logs(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner", THURSDAY)
    agreed(services, "A-L1")
    async with opened(services, (120, 36)) as pilot:
        await do_step(pilot, "send-packet")
        assert "A draft that fits" in shown(pilot)
        await keys(pilot, "enter")
        assert "Personal statement: ready" in shown(pilot)
        await keys(pilot, "enter")
        assert "missing" not in shown(pilot).splitlines()[5]
        await keys(pilot, "m", "enter")
        assert "Still open: your decision on the waiver" in shown(pilot)
        await keys(pilot, "escape")
        await both_pages_are_read(pilot)
        await choose(pilot, "item:waiver decision", "enter", "down", "enter")
        assert services.unit.file().letter("A-L1").waived is True
        await choose(
            pilot, "deadline", "enter", "escape", "n", "escape", "p", "escape", "w", "escape"
        )
        await choose(pilot, "item:moments", "enter", "escape")
        await choose(pilot, "item:CV", "enter", "escape", "m", "l", "enter")
        assert on(pilot, TodayScreen)
        letter = services.unit.file().letter("A-L1")
    assert letter.events[-1].kind is EventKind.PACKET_SENT
    assert letter.stated_deadline is not None
