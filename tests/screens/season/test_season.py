"""Season over a real store: the agenda, the month, the line of months, and own dates."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.bootstrap import Services
from lorapp.domain.applicant import Applicant
from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from lorapp.screens.dialogs.own_date import Hour
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.frame.panel import WholePanel
from lorapp.screens.frame.routes import open_step
from lorapp.screens.frame.shell import Shell
from lorapp.screens.season.season import SeasonScreen
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.rows.rows import RowList
from lorapp.widgets.season.month import MonthGrid, packed
from tests.screens.fakes import lines, settle
from tests.screens.real import demo_services, opened, press, told


async def stand_on(pilot: Pilot[Any], code: str) -> SeasonScreen:
    screen = pilot.app.screen
    assert isinstance(screen, SeasonScreen)
    screen.select(code)
    await settle(pilot)
    return screen


def text(pilot: Pilot[Any]) -> str:
    return "\n".join(lines(pilot))


async def test_the_agenda_groups_the_next_days_then_the_months(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6")
        shown = lines(pilot)
        assert shown[3].startswith("  Next 14 days")
        assert shown[6].startswith("  ◐ Interview, Ashgrove Regional IM    ")
        assert shown[6].endswith("Thu 3 Dec 18:00    11 d left")
        assert shown[8].startswith("  December 2026")


async def test_the_clocks_and_days_of_every_place_stand_in_the_panel(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await press(pilot, "6")
        await stand_on(pilot, "rank-list-due")
        assert "Thu 4 Mar 05:00 Amman (Wed 3 Mar 21:00 ET), in 101 days." in told(pilot)
        assert "Found on a secondary page." in told(pilot)
        assert "seen 22 Nov" in told(pilot)
        assert "Clocks:" not in told(pilot)
        await stand_on(pilot, "match-day")
        assert "Clocks: Amman is then 7 h ahead of ET; today it is 8 h." in told(pilot)
        await press(pilot, "slash", *"granite", "enter")
        assert "17:30 Amman (09:30 ET)" in told(pilot)
        assert "08:30 there (Chicago)." in told(pilot)


async def test_weeks_of_unusual_hours_are_a_line_of_their_own(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner"), (120, 36)) as pilot:
        await press(pilot, "6", "slash", *"clock", "enter")
        assert "US clocks change: 6 h to ET" in text(pilot)
        assert "From then Bucharest is 6 h ahead of ET until Sun 28 Mar, not 7 h." in told(pilot)


async def test_projected_dates_bear_their_mark_and_both_readings_in_each_shape(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await press(pilot, "6")
        await stand_on(pilot, "season-opens")
        assert "~9 Jun 2027 (or 2 Jun)" in text(pilot)
        assert "Projected from earlier seasons as the first Wednesday" in told(pilot)
        await pilot.resize_terminal(120, 36)
        await settle(pilot)
        row = pilot.app.screen.query_one("#agenda", RowList).current
        assert row is not None
        assert row.fact == "~9 Jun 2027"
        assert "(or 2 Jun)" not in text(pilot)
        assert "Some sources say 2 Jun." in told(pilot)


async def test_an_early_hour_at_home_stands_beside_its_day_as_it_is_the_evening_before_in_the_us(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 60)) as pilot:
        await press(pilot, "6")
        agenda = " ".join(text(pilot).split())
        assert "Rank list closes 4 Mar 05:00 101 d left" in agenda
        assert "SOAP ends 19 Mar 04:00 116 d left" in agenda
        assert "Match Week begins 15 Mar 113 d left" in agenda


async def test_a_date_nobody_knows_invites_to_enter_it(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await press(pilot, "6")
        await stand_on(pilot, "img-token")
        assert "Not known yet. e enters the day" in told(pilot)
        assert "Enter fill in" in lines(pilot)[-1]
        await press(pilot, "enter", *"1 jul 2027", "tab", *"9 am", "ctrl+s")
        row = next(r for r in services_of(pilot).season.rows() if r.code == "img-token")
        assert str(row.at) == "2027-07-01 09:00:00-04:00"
        assert "Thu 1 Jul 2027 16:00 Bucharest (09:00 ET)" in told(pilot)


def services_of(pilot: Pilot[Any]) -> Services:
    screen = pilot.app.screen
    assert isinstance(screen, SeasonScreen)
    return screen.services


async def test_an_own_date_wins_and_b_brings_the_shipped_one_back(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await press(pilot, "6")
        await stand_on(pilot, "ranking-opens")
        await press(pilot, "e")
        day = pilot.app.screen.query(LineInput).first()
        day.value = "3 feb 2027"
        await press(pilot, "tab", "tab", *"NRMP [/]", "ctrl+s")
        assert "Wed 3 Feb 20:00 Amman (12:00 ET)" in told(pilot)
        assert "Your own date; it wins over the shipped one." in told(pilot)
        assert "Shipped: ~1 Feb, NRMP." in told(pilot)
        assert "Source: NRMP [/]" in told(pilot)
        assert "b shipped date" in lines(pilot)[-1]
        await press(pilot, "e")
        assert [line.value for line in pilot.app.screen.query(LineInput)] == [
            "Wed 3 Feb 2027",
            "12:00",
            "NRMP [/]",
        ]
        await press(pilot, "escape", "b")
        assert "~Mon 1 Feb 20:00 Amman" in told(pilot)
        await press(pilot, "u")
        assert "Wed 3 Feb 20:00 Amman" in told(pilot)


async def test_an_own_day_without_an_hour_is_a_bare_day(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await press(pilot, "6")
        await stand_on(pilot, "ranking-opens")
        await press(pilot, "e")
        pilot.app.screen.query(LineInput)[1].value = ""
        await press(pilot, "ctrl+s")
        assert "Mon 1 Feb, in 71 days." in told(pilot)


async def test_a_date_only_the_applicant_knows_says_so(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    services.season.override(CalendarRow(code="visa-talk", at=date(2027, 4, 1)))
    async with opened(services, (120, 36)) as pilot:
        await press(pilot, "6")
        await stand_on(pilot, "visa-talk")
        assert "Only you know this date." in told(pilot)


async def test_what_is_over_is_folded_behind_one_line(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6", "G")
        assert "dates are behind you" in text(pilot)
        assert "Behind you" in told(pilot)
        await press(pilot, "enter", "j", "j", "j")
        assert "Tue 15 Sep 19:00 Amman (12:00 ET)." in told(pilot)
        assert "Done: nothing more is needed." in told(pilot)
        await press(pilot, "t")
        assert lines(pilot)[3].startswith("  Next 14 days")


async def test_v_goes_round_with_the_cursor_on_the_same_thing(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6")
        await stand_on(pilot, "match-day")
        await press(pilot, "v")
        grid = pilot.app.screen.query_one(MonthGrid)
        assert grid.has_focus
        assert grid.day == date(2027, 3, 19)
        assert "March 2027" in text(pilot)
        await press(pilot, "v")
        assert "Match Day" in told(pilot)
        assert "On the line:" in text(pilot)
        await press(pilot, "v")
        assert "Match Day" in told(pilot)
        assert pilot.app.screen.query_one("#agenda").has_focus


async def test_the_month_moves_by_days_weeks_months_and_stops_at_its_ends(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6", "v", "t")
        grid = pilot.app.screen.query_one(MonthGrid)
        days = []
        for key in ("right", "left", "down", "up", "pagedown", "pageup", "j", "t"):
            await press(pilot, key)
            days.append(grid.day.isoformat())
        assert days == [
            *("2026-11-23", "2026-11-22", "2026-11-29", "2026-11-22"),
            *("2026-12-22", "2026-11-22", "2026-11-29", "2026-11-22"),
        ]
        for edge, keys in (
            (date(1900, 1, 1), ("left", "up", "pageup")),
            (date(2200, 12, 31), ("right", "down", "pagedown")),
        ):
            grid.go(edge)
            await press(pilot, *keys)
            assert grid.day == edge


async def test_the_month_marks_days_in_words_and_explains_the_one_chosen(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6")
        await stand_on(pilot, "match-week")
        await press(pilot, "v")
        shown = text(pilot)
        assert "15 three" in shown
        assert "14 clock" in shown
        assert "clock: clocks change   a number: so many things" in shown
        assert "17:00 Match Week begins" in shown


async def test_enter_on_a_day_finds_it_in_the_agenda(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6")
        await stand_on(pilot, "match-day")
        await press(pilot, "v", "enter")
        assert pilot.app.screen.query_one("#agenda").has_focus
        await press(pilot, "v", "left", "left", "left", "left", "left", "left", "enter")
        assert "Nothing falls on this day." in text(pilot)


async def test_a_click_chooses_a_day_of_the_month(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6", "v", "t")
        grid = pilot.app.screen.query_one(MonthGrid)
        await pilot.click(grid, offset=(15, 4))
        await settle(pilot)
        assert grid.day == date(2026, 11, 10)
        for outside in ((15, 0), (15, 2), (79, 4)):
            await pilot.click(grid, offset=outside)
        assert grid.day == date(2026, 11, 10)
        await pilot.click(grid, offset=(5, 6))
        await settle(pilot)
        await pilot.click(grid, offset=(5, 6))
        await settle(pilot)
        assert grid.day == date(2026, 11, 23)


async def test_find_narrows_every_view_and_esc_shows_all(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6", "slash", *"march rank", "enter")
        assert "Rank list closes" in text(pilot)
        assert "Rank list opens" not in text(pilot)
        assert "Esc show all" in lines(pilot)[-1]
        await press(pilot, "escape")
        assert "Next 14 days" in text(pilot)
        await press(pilot, "slash", *"zzz")
        assert "No date has this in its title." in text(pilot)
        await press(pilot, "t", "escape")
        assert not pilot.app.screen.query_one(FilterLine).is_open


async def test_an_empty_find_closes_with_enter(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6", "slash", "enter")
        assert not pilot.app.screen.query_one(FilterLine).is_open
        assert pilot.app.screen.query_one("#agenda").has_focus


async def test_a_milestone_of_today_opens_its_date(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        assert isinstance(pilot.app, Shell)
        step = pilot.app.services.today.plan().step("milestone:milestone:match-day")
        assert step is not None
        open_step(pilot.app, step)
        await settle(pilot)
        assert isinstance(pilot.app.screen, SeasonScreen)
        assert "Match Day" in told(pilot)


async def test_a_step_a_stay_and_a_date_open_what_they_stand_for(tmp_path: Path) -> None:
    def name() -> str:
        return type(pilot.app.screen).__name__

    async with opened(demo_services(tmp_path, "planner"), (120, 36)) as pilot:
        await press(pilot, "6", "slash", *"last day larkspur", "enter")
        assert "Rotation from 2 Nov to Fri 27 Nov." in told(pilot)
        await press(pilot, "enter")
        assert name() == "RotationsScreen"
        await press(pilot, "6", "escape")
        await stand_on(pilot, "match-day")
        await press(pilot, "enter")
        assert name() == "WholePanel"
        await press(pilot, "escape", "slash", *"quistgaard", "enter")
        assert "Source: " in told(pilot)
        await press(pilot, "enter")
        assert name() != "SeasonScreen"


async def test_only_dates_of_the_season_take_an_own_day(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6", "e")
        assert not isinstance(pilot.app.screen, FormScreen)
        assert "Only dates of the season take your own day." in text(pilot)
        await press(pilot, "b", "space")
        assert isinstance(pilot.app.screen, WholePanel)


async def test_names_with_markup_and_control_signs_stay_plain_text(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")

    def hostile(file: SeasonFile) -> SeasonFile:
        stay = Rotation(
            key="R9",
            site="[red]Ward[/] [/x] \x1b[2J [@click=app.quit]",
            starts_on=date(2026, 11, 25),
            ends_on=date(2026, 12, 2),
            kind=RotationKind.OBSERVERSHIP,
        )
        return replace(file, rotations=(*file.rotations, stay))

    services.unit.command("Hostile", hostile)
    async with opened(services, (120, 36)) as pilot:
        await press(pilot, "6", "slash", *"ward", "enter")
        assert "First day at [red]Ward[/] [/x]" in told(pilot)
        assert "\x1b" not in text(pilot)
        for _ in range(3):
            await press(pilot, "v")
        assert "[red]Ward[/]" in text(pilot)


async def test_before_the_first_answers_the_screen_is_empty_and_calm(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    person = Applicant(name="Ana", timezone="America/New_York", season=2027)

    def alone(file: SeasonFile) -> SeasonFile:
        return SeasonFile(applicant=person, rulebook=file.rulebook)

    services.unit.command("Alone", alone)
    async with opened(services) as pilot:
        await press(pilot, "6", "v", "v", "v")
        assert "Nothing in the next 14 days" in text(pilot)
        assert "clocks" not in text(pilot)


@pytest.mark.parametrize("demo", ["planner", "midseason"])
async def test_every_view_stands_in_every_window(tmp_path: Path, demo: str) -> None:
    async with opened(demo_services(tmp_path, demo)) as pilot:
        await press(pilot, "6")
        for size in ((60, 14), (80, 24), (112, 30), (120, 36), (160, 50)):
            await pilot.resize_terminal(*size)
            for view in ("timeline", "agenda", "month"):
                await press(pilot, "v")
                assert f"v {view}" in lines(pilot)[-1] or size[0] < 80


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("21:00", "21:00"), ("9", "09:00"), ("9 pm", "21:00"), ("12am", "00:00"), ("9.30", "09:30")],
)
def test_an_hour_is_read_as_people_write_it(typed: str, hour: str) -> None:
    today = date(2026, 11, 22)
    assert Hour().write(Hour().read(typed, today)) == hour
    assert Hour().understood(typed, today) == ("" if typed == hour else f"= {hour}")


@pytest.mark.parametrize("typed", ["25:00", "9:75", "noon", "13 pm", "0 am"])
def test_what_is_no_hour_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Exception, match=r"[Hh]our"):
        Hour().read(typed, date(2026, 11, 22))


def test_nothing_is_written_for_no_hour() -> None:
    assert Hour().write(None) == ""


def test_short_texts_share_lines_and_none_is_broken() -> None:
    assert packed(["aa", "bb", "cc dd"], 8) == ["aa   bb", "cc dd"]
