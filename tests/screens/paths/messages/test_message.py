import email
import stat
from pathlib import Path

import pytest

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import EventKind
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.paths.messages.message import MessagePath, address
from lorapp.screens.paths.messages.outgoing import outgoing
from lorapp.screens.paths.messages.writing import WritingPage
from lorapp.screens.paths.reading import SelectPage
from lorapp.screens.today.today import TodayScreen
from lorapp.services.computer import clipboard
from lorapp.services.correspondence.drafts import Draft
from tests.kept_forms import kept_forms
from tests.screens.fakes import lines, settle
from tests.screens.paths.helpers import do_step, keys, on, services_of, show_path, write
from tests.screens.real import demo_services, opened, shown

MONDAY = "2026-11-23T09:00:00-05:00"

TOP = """\
  Last reminder to Dr. Umetani                        107 words · 32 s to read
  ✓ Letter  ─  ✓ Day  ─  ● Message  ─  ○ Log

  To       p.umetani@example.org
  Subject  Samir Daghlani, neurology letter, 27 November
  Send     Mon 23 Nov, from 16:00 Amman (08:00 ET) · today is Sunday

  Dear Dr. Umetani,"""
NARROW = """\
  To       p.umetani@example.org
  Subject  Samir Daghlani, neurology letter, 27 November
  Send     Mon 23 Nov, from 16:00 Amman (08:00 ET)
           today is Sunday

  Dear Dr. Umetani,"""
HANGING = """\
To       priscilla.umetani.neurology@department.example
         .org
Subject  Samir Daghlani, neurology letter
         [[the day they named]]
Send     not before Mon 23 Nov, from 16:00 Amman (08:00
         ET)
         the holiday there ends on Sunday, and they
         asked for no mail before"""
FOOT = """\
  ✓ one question, a way out, no blame                          ✓ no blank left
  Enter copy   m mail   s save .eml   e edit   l I sent it   Esc back   ? help"""


@pytest.fixture(autouse=True)
def _no_mail_program(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


async def test_the_message_stands_where_the_look_says(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await do_step(pilot, "remind")
        rows = lines(pilot)
        assert len(rows) == 24
        assert "\n".join(rows[:8]) == TOP
        assert "\n".join(rows[22:]) == FOOT


async def test_in_a_narrow_window_long_lines_of_the_address_hang_under_their_value(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (60, 24)) as pilot:
        await do_step(pilot, "remind")
        assert "\n".join(lines(pilot)[3:9]) == NARROW
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "\n".join(lines(pilot)[:8]) == TOP


def test_an_open_blank_of_a_long_subject_is_not_parted() -> None:
    draft = Draft(
        kind=DraftKind.REMINDER,
        letter="B-L4",
        variant="email",
        to="priscilla.umetani.neurology@department.example.org",
        to_name="Dr. Umetani",
        subject="Samir Daghlani, neurology letter [[the day they named]]",
        body="",
        send_on=None,
        send_text="not before Mon 23 Nov, from 16:00 Amman (08:00 ET)",
        send_note="the holiday there ends on Sunday, and they asked for no mail before",
        is_script=False,
    )
    assert address(draft, 55).plain == HANGING
    assert max(map(len, HANGING.splitlines())) <= 55
    # While a window is drawn small, a line may have no room at all.
    for room in range(12):
        assert "umetani.neurology" in "".join(address(draft, room).plain.split())


async def test_copying_tells_which_way_it_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []

    def native(text: str) -> str | None:
        copied.append(text)
        return "wl-copy"

    monkeypatch.setattr(clipboard, "copy", native)
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await do_step(pilot, "remind")
        await keys(pilot, "enter")
        assert "Copied with wl-copy" in shown(pilot)
        await keys(pilot, "S")
    assert copied[0].startswith("Dear Dr. Umetani,")
    assert copied[1] == "Samir Daghlani, neurology letter, 27 November"


async def test_without_a_tool_the_terminal_gets_the_words_and_the_toast_is_honest(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await do_step(pilot, "remind")
        await keys(pilot, "c")
        assert "Sent to the terminal's clipboard. If nothing pastes, s saves" in shown(pilot)
        assert pilot.app.clipboard.startswith("Dear Dr. Umetani,")


async def test_where_no_clipboard_is_reached_a_window_shows_bare_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM_PROGRAM", "Apple_Terminal")
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await do_step(pilot, "remind")
        await keys(pilot, "enter")
        assert on(pilot, SelectPage)
        assert lines(pilot)[2] == "Dear Dr. Umetani,"
        await keys(pilot, "s", "escape")
        assert on(pilot, MessagePath)
        assert [path.suffix for path in services_of(pilot).home.exports.iterdir()] == [".txt"]


async def test_a_saved_mail_is_private_and_opens_unsent(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await do_step(pilot, "remind")
        await keys(pilot, "s", "s", "m")
        assert "No mail program opens from here" in shown(pilot)
        saved = sorted(services_of(pilot).home.exports.iterdir())
    assert [path.name for path in saved] == [
        "Last reminder to Dr. Umetani 2.eml",
        "Last reminder to Dr. Umetani 3.eml",
        "Last reminder to Dr. Umetani.eml",
    ]
    assert stat.S_IMODE(saved[0].stat().st_mode) == 0o600
    message = email.message_from_bytes(saved[0].read_bytes())
    assert message["X-Unsent"] == "1"
    assert message["To"] == '"Dr. Priscilla Umetani" <p.umetani@example.org>'


async def test_a_short_mail_goes_to_the_mail_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    links: list[str] = []

    def opened_there(link: str) -> bool:
        links.append(link)
        return True

    monkeypatch.setattr("lorapp.screens.paths.messages.mailing.open_link", opened_there)
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await do_step(pilot, "remind")
        await keys(pilot, "m")
        assert "Opened in your mail program" in shown(pilot)
    assert links[0].startswith("mailto:p.umetani@example.org?subject=")


async def test_on_a_free_day_logging_wants_a_reason_and_on_a_working_day_one_enter(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await do_step(pilot, "remind")
        await keys(pilot, "l", "enter")
        assert "today is" in shown(pilot)
        assert on(pilot, FormScreen)
        await write(pilot, "met him on call")
        await keys(pilot, "enter")
        assert on(pilot, TodayScreen)
        event = services_of(pilot).unit.file().letter("B-L3").events[-1]
    assert (event.kind, event.note) == (EventKind.REMINDED, "met him on call")


async def test_edited_words_are_kept_until_the_message_is_logged(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason", MONDAY)) as pilot:
        await do_step(pilot, "remind")
        await keys(pilot, "e")
        assert on(pilot, WritingPage)
        await keys(pilot, "ctrl+home")
        await write(pilot, "Hello. ")
        await keys(pilot, "escape")
        assert "Hello. Dear Dr. Umetani," in shown(pilot)
        assert "your own words" in shown(pilot)
        await keys(pilot, "escape")
        await do_step(pilot, "remind")
        assert "Hello. Dear Dr. Umetani," in shown(pilot)
        await keys(pilot, "r")
        assert "Hello. Dear" not in shown(pilot)
        await keys(pilot, "r")
        assert "Hello. Dear" in shown(pilot)
        await keys(pilot, "l", "enter")
        assert kept_forms(services_of(pilot).unfinished) == ()


async def test_the_same_words_as_before_are_no_words_of_ones_own(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason", MONDAY)) as pilot:
        await do_step(pilot, "remind")
        await keys(pilot, "r")
        assert "These are the first words already" in shown(pilot)
        await keys(pilot, "e", "x", "backspace", "escape")
        assert "your own words" not in shown(pilot)
        assert kept_forms(services_of(pilot).unfinished) == ()


async def test_a_blank_blocks_every_way_out_and_says_what_is_missing(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason", "2027-03-22T09:00:00-04:00")
    async with opened(services) as pilot:
        await do_step(pilot, "tell-outcome")
        await keys(pilot, "t")
        assert "Matched through SOAP" in shown(pilot)
        await keys(pilot, "enter")
        assert "1 blank left" in shown(pilot)
        for key in ("enter", "m", "s", "l"):
            await keys(pilot, key)
            assert "Still open: the program where you matched" in shown(pilot)
            assert on(pilot, MessagePath)
        await keys(pilot, "t", "down", "enter")
        assert "I did not match this year" in shown(pilot)
        await keys(pilot, "l", "enter")
        told = services.unit.file().letter("B-L1").events[-1]
    assert told.kind is EventKind.TOLD_OUTCOME


async def test_on_match_day_every_mentor_has_a_message_of_their_own(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason", "2027-03-19T12:00:00-04:00")
    steps = [step for step in services.today.plan().steps if step.rule == "tell-outcome"]
    at = services.letters.situation()
    drafts = [outgoing(at, step.letter or "", DraftKind.OUTCOME) for step in steps]
    addresses = {out.draft(services, None).to for out in drafts}
    services.close()
    assert len(steps) == 5
    assert len(addresses) == 5
    assert all("," not in (address or "") for address in addresses)


async def test_somebody_not_to_be_contacted_gets_nothing(tmp_path: Path) -> None:
    from dataclasses import replace

    services = demo_services(tmp_path, "midseason", MONDAY)
    mentor = services.unit.file().mentor("B-M3")
    services.mentors.change(replace(mentor, do_not_contact=True))
    async with opened(services) as pilot:
        at = services.letters.situation()
        await show_path(pilot, MessagePath(outgoing(at, "B-L3", DraftKind.REMINDER)))
        assert "✗ Day" in shown(pilot)
        await keys(pilot, "enter")
        assert "not to be contacted" in shown(pilot)


async def test_a_line_to_keep_in_touch_logs_a_contact(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason", "2027-05-12T09:00:00-04:00")
    async with opened(services) as pilot:
        await do_step(pilot, "keep-in-touch")
        assert "There is nothing to answer" in shown(pilot)
        await keys(pilot, "t", "down", "enter")
        assert "warm · " in shown(pilot)
        await keys(pilot, "w", "l", "enter")
        contact = services.unit.file().contacts[-1]
    assert contact.on.isoformat() == "2027-05-12"


async def test_after_a_week_of_silence_one_line_asks_again_or_the_answer_is_logged(
    tmp_path: Path,
) -> None:
    from lorapp.domain.letters.record import Event

    services = demo_services(tmp_path, "planner", "2026-12-04T09:00:00-05:00")
    asked = Event(kind=EventKind.ASKED, on=services.unit.today().replace(month=11, day=25))
    services.letters.log("A-L1", asked)
    async with opened(services) as pilot:
        await do_step(pilot, "await-answer")
        assert "I only want to be sure that mine reached you" in " ".join(shown(pilot).split())
        await keys(pilot, "t")
        assert "● A line to ask again" in shown(pilot)
        await keys(pilot, "escape", "a", "right", "right", "right", "enter")
        assert services.unit.file().letter("A-L1").events[-1].answer == "hesitant"
        assert "often a kind no" in shown(pilot)


async def test_a_no_offers_the_thank_you(tmp_path: Path) -> None:
    from lorapp.screens.frame.shell import Shell
    from lorapp.screens.paths.ask.answer import NO, ask_answer

    services = demo_services(tmp_path, "planner", "2026-11-25T09:00:00-05:00")
    async with opened(services) as pilot:
        assert isinstance(pilot.app, Shell)
        ask_answer(pilot.app, "A-L1", NO)
        await keys(pilot, "enter")
        await pilot.pause()
        assert services.unit.file().letter("A-L1").events[-1].kind is EventKind.DECLINED
        assert on(pilot, MessagePath)
        assert "Thank Dr. Quistgaard" in shown(pilot)


async def test_an_old_letter_is_asked_for_anew_beside_the_one_in_the_portal(
    tmp_path: Path,
) -> None:
    from lorapp.screens.paths.messages.outgoing import refresh

    services = demo_services(tmp_path, "midseason", MONDAY)
    async with opened(services) as pilot:
        out = refresh(services.letters.situation(), "B-L1", "Ask for a new letter")
        await show_path(pilot, MessagePath(out))
        await keys(pilot, "l", "enter")
        fresh = services.unit.file().letters[-1]
    assert fresh.mentor == "B-M1"
    assert [event.kind for event in fresh.events] == [EventKind.ASKED]
