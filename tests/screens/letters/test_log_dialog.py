from pathlib import Path

import pytest

from lorapp.domain.letters.record import Answer, EventKind
from lorapp.screens.dialogs.log import LogDialog
from lorapp.screens.today.today import TodayScreen
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import TODAY, fake_services, lines, running, settle, shows
from tests.screens.real import demo_services, opened, press


async def test_only_what_is_legal_is_offered_and_the_expected_first(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    async with running(services) as pilot:
        await pilot.app.push_screen(LogDialog("L2", expected=EventKind.SPOKE))
        await settle(pilot)
        rows = pilot.app.screen.query_one(RowList)
        assert rows.current is not None
        assert rows.current.id == "spoke"
        await press(pilot, "down", "down", "down")
        assert rows.current.id == "uploaded"


async def test_an_agreement_asks_for_its_answer_and_the_promised_day(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    services.letters.legal = lambda _key: (EventKind.AGREED,)
    async with running(services, (80, 30)) as pilot:
        await pilot.press("j", "l", "tab", "tab", "right", "tab", *"+2w", "enter")
        await settle(pilot)
        event = services.done[0][2]
        assert event.answer is Answer.STRONG
        assert (event.promised_on - TODAY).days == 14


async def test_a_confirmed_entry_asks_for_the_waiver(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    services.letters.legal = lambda _key: (EventKind.SPOKE, EventKind.CONFIRMED)
    async with running(services, (80, 30)) as pilot:
        await press(pilot, "j", "l")
        assert not any("Waiver" in line for line in lines(pilot))
        await press(pilot, "j", "tab", "tab", "tab", "right", "right", "enter")
        (_, key, event, _, waived) = services.done[0]
        assert (key, event.kind, waived) == ("L2", EventKind.CONFIRMED, False)


async def test_a_refusal_stands_in_the_dialog_and_a_note_is_kept(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    services.refusal = "Dr. Umetani heard from you on Mon 23 Nov."
    async with running(services) as pilot:
        await pilot.press("j", "l", "enter")
        await settle(pilot)
        assert any("heard from you on Mon 23 Nov." in line for line in lines(pilot))
        await pilot.press("tab", "tab", "tab", *"by phone", "escape")
        await settle(pilot)
        assert shows(pilot, TodayScreen)
        assert services.kept["log:L2"]["note"] == "by phone"


async def test_a_bad_day_is_told_below_its_field(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    async with running(services) as pilot:
        await pilot.press("j", "l", "tab", "end", "ctrl+u", *"31 jun", "enter")
        await settle(pilot)
        assert any("June has 30 days." in line for line in lines(pilot))
        assert services.done == []


async def test_enter_twice_logs_once(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    async with running(services) as pilot:
        await press(pilot, "j", "l")
        rows = pilot.app.screen.query_one(RowList)
        rows.action_choose()
        rows.action_choose()
        await settle(pilot)
        assert len(services.done) == 1
        assert len(pilot.app.screen_stack) == 1


async def test_when_nothing_can_happen_any_more_it_says_so(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    services.letters.legal = lambda _key: ()
    async with running(services) as pilot:
        await pilot.press("l")
        await settle(pilot)
        assert any("Nothing more can happen to this letter." in line for line in lines(pilot))
        await press(pilot, "enter", "escape")
        assert shows(pilot, TodayScreen)


async def test_what_was_refused_is_not_told_of_the_next_answer(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    services.refusal = "Dr. Umetani heard from you on Mon 23 Nov."
    async with running(services) as pilot:
        await pilot.press("j", "l", "enter")
        await settle(pilot)
        assert any("heard from you" in line for line in lines(pilot))
        await pilot.press("j")
        await settle(pilot)
        assert not any("heard from you" in line for line in lines(pilot))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_whatever_is_chosen_the_keys_stay_in_sight(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), size) as pilot:
        await press(pilot, "4", "l", "G")
        rows = pilot.app.screen.query_one(RowList)
        for row_id in rows.ids:
            rows.select(row_id)
            await settle(pilot)
            assert any("Enter logs it" in line for line in lines(pilot)), row_id
