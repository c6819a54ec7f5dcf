from dataclasses import replace
from pathlib import Path

from lorapp.domain.letters.record import Delivery, EventKind
from lorapp.domain.mentors import EmailAddress
from lorapp.screens.paths.choices import LockDialog
from lorapp.screens.paths.messages.message import MessagePath
from lorapp.screens.paths.placing.assign import AssignPath
from lorapp.screens.paths.portal.confirm import ConfirmPath
from lorapp.screens.paths.portal.request import RequestPath
from lorapp.screens.today.today import TodayScreen
from tests.screens.paths.helpers import agreed, do_step, keys, on, show_path, write
from tests.screens.real import demo_services, opened, shown

HOSTILE = "[/] [red]Bad[/red] \x1b[2J [@click=app.quit]Roe[/]"


async def test_a_bounced_entry_is_replaced_after_the_address_was_typed_again(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await do_step(pilot, "mend-entry")
        assert "fadwa.k@old.example.org" in shown(pilot)
        await keys(pilot, "up", "enter")
        assert "a new one replaces it" in shown(pilot)
        await keys(pilot, "m")
        assert on(pilot, MessagePath)
        await keys(pilot, "escape", "down", "enter", "enter")
        await write(pilot, "f.khourani@example.or")
        await keys(pilot, "enter")
        assert "differ" in shown(pilot)
        await write(pilot, "g")
        await keys(pilot, "enter")
        assert on(pilot, ConfirmPath)
        file = services.unit.file()
    assert file.letter("B-L4").events[-1].kind is EventKind.ABANDONED
    assert file.letters[-1].email == "f.khourani@example.org"
    assert [mail.current for mail in file.mentor("B-M4").emails] == [False, True]


async def test_an_assignment_wants_the_short_name_and_the_safe_answer_has_the_focus(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason")
    before = len(services.unit.file().assignments)
    async with opened(services) as pilot:
        await do_step(pilot, "assign")
        assert "Saint Orla Neurology" in shown(pilot)
        await keys(pilot, "enter", "enter")
        assert on(pilot, AssignPath)
        await keys(pilot, "enter")
        assert on(pilot, LockDialog)
        await write(pilot, "saint")
        await keys(pilot, "enter")
        assert "That is not saint orla" in shown(pilot)
        assert len(services.unit.file().assignments) == before
        await write(pilot, " orla")
        await keys(pilot, "enter")
        made = services.unit.file().assignments[-1]
        assert (made.letter, made.program) == ("B-L5", "B-P10")
        assert len(services.unit.file().assignments) == before + 1
        assert "3 to go" in shown(pilot)
        await keys(pilot, "down", "down", "down", "enter")
        assert "stopped reading on 31 Oct" in shown(pilot)
        await keys(pilot, "down", "enter")
        assert "It holds the letter already" in shown(pilot)
        await keys(pilot, "escape", "u")
        assert "“Assign Dr. Brockhausen's letter to Saint Orla Neurology” stays" in shown(pilot)
        assert "correct it there with a reason." in shown(pilot)


async def test_where_nothing_is_locked_one_enter_more_writes_it_down(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await do_step(pilot, "assign")
        for _ in range(3):
            await keys(pilot, "enter")
            screen = pilot.app.screen
            assert isinstance(screen, LockDialog)
            await write(pilot, screen.word)
            await keys(pilot, "enter")
        await keys(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, LockDialog)
        await write(pilot, screen.word)
        await keys(pilot, "enter")
        assert "No program that still reads lacks it" in shown(pilot)
        await keys(pilot, "home", "enter")
        assert on(pilot, TodayScreen)


async def test_the_weekly_look_goes_letter_by_letter_and_is_written_down(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await do_step(pilot, "check-portal")
        assert "Dr. Umetani" in shown(pilot)
        await keys(pilot, "enter", "escape", "enter", "enter")
        assert "✓ Dr. Umetani" in shown(pilot)
        await keys(pilot, "enter", "enter", "end", "enter")
        assert on(pilot, TodayScreen)
        checks = [check.on for check in services.unit.file().portal_checks]
    assert services.clock is not None
    assert max(checks).isoformat() == "2026-11-22"


async def test_a_request_late_in_the_season_warns_that_it_may_be_lost(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason", "2027-04-05T09:00:00-04:00")
    letter = services.unit.file().letter("B-L3")
    services.letters.change(replace(letter, channel=Delivery.FORM))
    async with opened(services) as pilot:
        await show_path(pilot, RequestPath("B-L3"))
        assert "The season closes soon" in shown(pilot)
        assert "request form" in shown(pilot)
        await keys(pilot, "up", "enter", "end", "enter")
        assert services.unit.file().letter("B-L3").events[-1].kind is EventKind.REQUESTED


async def test_a_paper_on_today_is_marked_ready(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    async with opened(services) as pilot:
        await do_step(pilot, "document")
        await keys(pilot, "enter")
        assert any(paper.kind == "statement" for paper in services.unit.file().documents)


async def test_hostile_names_are_drawn_as_they_stand(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    mentor = services.unit.file().mentor("A-M1")
    address = EmailAddress(address="a.roe@example.org", current=True)
    services.mentors.change(replace(mentor, name=HOSTILE, emails=(address,)))
    agreed(services, "A-L1")
    async with opened(services) as pilot:
        for path in (ConfirmPath("A-L1"), RequestPath("A-L1"), AssignPath("A-L1")):
            await show_path(pilot, path)
            assert "\x1b" not in shown(pilot)
            await keys(pilot, "escape")
        await do_step(pilot, "send-packet")
        await keys(pilot, "m")
        assert "\x1b" not in shown(pilot)
        assert "Roe[/]" in shown(pilot)
