from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lorapp.domain.engine.steps import Plan, StepState
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from lorapp.screens.dialogs.log import LogDialog
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.frame.panel import WholePanel
from lorapp.screens.frame.routes import BY_RULE, MESSAGE, open_step
from lorapp.screens.today.today import TodayScreen, verb
from lorapp.widgets.frame.panel import Panel
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import (
    TODAY,
    a_file,
    a_step,
    fake_services,
    lines,
    picture_plan,
    running,
    settle,
    shows,
)
from tests.screens.real import press

AT_80 = """\
  Samir Daghlani  ERAS 2027                Sun 22 Nov · 20:00 Amman · 12:00 ET

  Do now                                                                     5
▌ ! Assign Dr. Brockhausen's letter                  5 programs       9 d left
  ! Last reminder to Dr. Umetani                     send Mon        65 d late
  ! New entry for Prof. Khourani                     bounced         48 d open
  ◐ Thank Dr. Devlin-Lind                            send Mon        86 d open
  ○ Prepare the Ashgrove interview                   Thu 3 Dec       11 d left

  Later
  ◌ Look at the ERAS portal                          seen 18 Nov      3 d left
  ◌ Prepare the Saint Orla interview                 Thu 10 Dec      18 d left
  ◌ Rank list opens                                  1 Feb           71 d left"""


async def test_today_stands_where_the_look_says_at_80_by_24(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        shown = lines(pilot)
        assert len(shown) == 24
        assert "\n".join([shown[0], *shown[2:14]]) == AT_80
        assert shown[17].startswith("  Available since 26 Oct.")
        assert (
            shown[20] == "  Once assigned it stays assigned. Urgency 35 · source AAMC · Space more"
        )
        assert shown[22] == "  Letters ● 1 available  ◌ 1 on the way"
        assert (
            shown[23] == "  Enter assign   l log   z snooze   x not needed   w why first   ? help"
        )


async def test_a_size_that_is_told_again_draws_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []

    def draw_bars(screen: TodayScreen, file: SeasonFile) -> None:
        drawn.append(screen.size.width)
        draw(screen, file)

    draw = TodayScreen.draw_bars
    monkeypatch.setattr(TodayScreen, "draw_bars", draw_bars)
    async with running(fake_services(tmp_path)) as pilot:
        assert drawn == [80]
        await pilot.resize_terminal(120, 36)
        await settle(pilot)
        assert drawn == [80, 120]
        assert "why not the others" in lines(pilot)[-1]


async def test_at_120_the_panel_stands_beside_the_list(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path), (120, 36)) as pilot:
        shown = lines(pilot)
        assert shown[3].index("5") == 65
        assert shown[4].index("Assign", 60) == 72
        assert any(line.startswith("  z 1 asleep · wakes Tue 24 Nov") for line in shown)
        assert shown[35].endswith("w why not the others   / find   ? help")


async def test_the_panel_follows_the_cursor(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        await press(pilot, "j")
        assert pilot.app.screen.query_one(Panel).explained.title == "Last reminder to Dr. Umetani"
        assert lines(pilot)[17] == "  Dr. Umetani promised 31 Aug."
        assert lines(pilot)[23].startswith("  Enter message")


async def test_space_shows_the_whole_panel_and_esc_goes_back(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        await press(pilot, "space")
        assert shows(pilot, WholePanel)
        assert "Urgency 35: +20 closes in 9 d" in "\n".join(lines(pilot))
        await press(pilot, "j", "escape")
        assert shows(pilot, TodayScreen)


async def test_w_says_why_this_first_and_not_the_others(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path), (80, 40)) as pilot:
        await press(pilot, "w")
        shown = "\n".join(lines(pilot))
        assert shown.index("Assign Dr. Brockhausen") < shown.index("Last reminder to Dr. Umetani")
        assert "Higher urgency stands first" in shown


async def test_l_enter_is_the_whole_job(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    async with running(services) as pilot:
        await pilot.press("j", "l", "enter")
        await settle(pilot)
        name, key, event, *_ = services.done[0]
        assert (name, key, event.kind, event.on) == ("log", "L2", "reminded", TODAY)
        assert lines(pilot)[22] == "  log done. u takes it back."


async def test_a_step_without_a_letter_has_nothing_to_log(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        await press(pilot, "j", "j", "j", "j", "l")
        assert shows(pilot, TodayScreen)
        assert lines(pilot)[22].startswith("  This step has no letter to log for.")


async def test_z_asks_until_when_and_snoozes(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    async with running(services) as pilot:
        await pilot.press("z", *"+3d", "enter")
        await settle(pilot)
        assert services.done == [("snooze", "s:1", date(2026, 11, 25))]
        assert shows(pilot, TodayScreen)


async def test_a_refusal_is_shown_in_the_dialog_which_stays_open(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    services.refusal = "It is needed by Tue 1 Dec, so it cannot sleep longer than that."
    async with running(services) as pilot:
        await pilot.press("z", *"+3w", "enter")
        await settle(pilot)
        assert shows(pilot, FormScreen)
        assert any("It is needed by Tue 1 Dec" in line for line in lines(pilot))


async def test_a_sleeping_step_says_when_and_z_wakes_it(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    async with running(services) as pilot:
        await press(pilot, "end")
        assert pilot.app.screen.query_one(RowList).current is not None
        assert lines(pilot)[17].endswith("until Tue 24 Nov")
        await press(pilot, "enter", "end")
        assert "z wake" in lines(pilot)[23]
        await press(pilot, "z")
        assert services.done == [("wake", "s:11")]


async def test_x_asks_for_a_reason(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    async with running(services) as pilot:
        await press(pilot, "x", "enter")
        assert services.done == []
        await pilot.press(*"done by phone", "enter")
        await settle(pilot)
        assert services.done == [("not_needed", "s:1", "done by phone")]


async def test_the_heading_says_when_nothing_is_due(tmp_path: Path) -> None:
    later = a_step(state=StepState.LATER, due=date(2026, 11, 24), is_message=False)
    plan = Plan(TODAY, date(2026, 11, 23), (later,))
    stay = Rotation(key="R1", starts_on=TODAY, ends_on=TODAY, kind=RotationKind.ELECTIVE)
    services = fake_services(tmp_path, plan=plan, file=a_file(rotations=(stay,)))
    async with running(services) as pilot:
        assert lines(pilot)[3].rstrip() == "  Nothing to do before Tue 24 Nov. Good night."


async def test_an_empty_record_says_what_to_add_first(tmp_path: Path) -> None:
    plan = Plan(TODAY, TODAY, ())
    async with running(fake_services(tmp_path, plan=plan, file=a_file(letters=()))) as pilot:
        shown = lines(pilot)
        assert shown[3] == "  To begin with"
        assert shown[17].startswith("  From a rotation's days")
        assert shown[4].startswith("▌ ○ Add your first rotation")
        assert shown[5].startswith("  ○ Say which letters you want")
        await press(pilot, "w", "z", "x", "l")
        assert shows(pilot, TodayScreen)


async def test_enter_follows_the_registered_routes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    async with running(fake_services(tmp_path)) as pilot:
        app = pilot.app
        monkeypatch.setitem(BY_RULE, "made-up", lambda _, step: opened.append(f"rule {step.id}"))
        monkeypatch.setitem(BY_RULE, MESSAGE, lambda _, step: opened.append(f"message {step.id}"))
        open_step(app, a_step(id="a", rule="made-up"))  # type: ignore[arg-type]  # LorApp
        open_step(app, a_step(id="b"))  # type: ignore[arg-type]  # LorApp
        assert opened == ["rule a", "message b"]
        open_step(app, a_step(draft=None))  # type: ignore[arg-type]  # LorApp
        await settle(pilot)
        assert isinstance(app.screen, LogDialog)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"rule": "assign"}, "assign"),
        ({}, "message"),
        ({"draft": None}, "log"),
        ({"draft": None, "event": None}, "open"),
    ],
)
def test_the_key_line_names_what_enter_does(changes: dict[str, Any], word: str) -> None:
    assert verb(a_step(**changes)) == word


async def test_a_new_plan_keeps_the_cursor_on_its_step(tmp_path: Path) -> None:
    services = fake_services(tmp_path)
    async with running(services) as pilot:
        await press(pilot, "j", "j")
        whole = picture_plan()
        services.made = Plan(whole.today, whole.sending_day, whole.steps[1:])
        screen = pilot.app.screen
        assert isinstance(screen, TodayScreen)
        screen.load()
        await settle(pilot)
        current = screen.query_one(RowList).current
        assert current is not None
        assert current.id == "s:3"
