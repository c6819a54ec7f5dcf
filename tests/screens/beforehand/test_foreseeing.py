"""What is worked out ahead is what the app and ``lorapp today`` will say when the hour has come."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from lorapp.app import LorApp
from lorapp.bootstrap import Services, open_services
from lorapp.cli.aloud.speech import today_text
from lorapp.clock import clock_from
from lorapp.domain.wording.days import EASTERN
from lorapp.foretold import Foretold, Telling, blank, keep
from lorapp.recalled import clocks, look_mark, store_mark
from lorapp.screens.beforehand import foreseeing
from lorapp.screens.beforehand.ahead import Jobs
from lorapp.screens.beforehand.foreseeing import Foreseer, frame_of, instants, spells
from lorapp.services.interchange.demo import DEMO_NOW
from tests.demo_store import put_demo_store
from tests.screens.fakes import settle
from tests.screens.real import opened, press
from tests.test_foretold import with_clocks


class Going:
    """A clock that goes, though not while a test looks."""

    def __init__(self, instant: str) -> None:
        self.instant = datetime.fromisoformat(instant)

    def now(self, zone: tzinfo) -> datetime:
        return self.instant.astimezone(zone)


def demo_services(home: Path, at: str = DEMO_NOW) -> Services:
    """A new store with the demo in it, under a clock that goes."""
    put_demo_store(home / "store", "midseason", at)
    return open_services(home / "store", Going(at))


def foreseer(pilot: Pilot[Any], taken: list[Telling]) -> Foreseer:
    assert isinstance(pilot.app, LorApp)
    return Foreseer(pilot.app, today_text, taken.append)


async def worked(pilot: Pilot[Any], jobs: Jobs, meanwhile: Callable[[], object] = bool) -> None:
    """Do some jobs at once, and something else in the middle of them."""
    for number, job in enumerate(jobs):
        await pilot.pause()
        job()
        if number == 1:
            meanwhile()


async def foretold(pilot: Pilot[Any], meanwhile: Callable[[], object] = bool) -> Foretold:
    """Everything that is foretold now, done at once."""
    taken: list[Telling] = []
    one = foreseer(pilot, taken)
    await worked(pilot, one.present(), meanwhile)
    await worked(pilot, one.coming(), meanwhile)
    assert isinstance(pilot.app, LorApp)
    made = blank(pilot.app.services.home, "q", pilot.app.size)
    return made._replace(tellings=tuple(taken))


def frame(pilot: Pilot[Any]) -> str:
    """What the screen in front would write to an empty terminal."""
    return frame_of(pilot.app.screen)


def said(told: Telling, instant: datetime) -> tuple[str, str]:
    """The page and the answer of an instant."""
    shown = clocks(instant.timestamp(), told.offsets)
    return with_clocks(told.page, *shown), with_clocks(told.text, *shown)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("keys", [(), ("j", "k")], ids=["untouched", "touched"])
async def test_the_page_is_the_frame_of_the_app_cell_by_cell(
    tmp_path: Path, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    services = demo_services(tmp_path)
    async with opened(services, size) as pilot:
        await press(pilot, *keys)
        found = await foretold(pilot)
        now = services.unit.now()
        assert said(found.tellings[0], now)[0] == frame(pilot)
        assert (found.columns, found.rows) == size
    tomorrow = now + timedelta(days=1, hours=3)
    later = open_services(services.home.home, Going(tomorrow.isoformat()))
    async with opened(later, size) as pilot:
        told = found.at(tomorrow)
        assert told is not None
        assert said(told, tomorrow)[0] == frame(pilot)


async def test_at_every_half_hour_of_three_days_the_answer_is_that_of_the_long_way(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path)
    async with opened(services) as pilot:
        found = await foretold(pilot)
        now, wrong, heard = services.unit.now(), [], 0
        minutes = (*range(0, 60, 7), *range(0, 72 * 60, 30))
        for minute in minutes:
            instant = now + timedelta(minutes=minute)
            told = found.at(instant)
            if told is None:
                continue
            with services.clock.at(instant):
                long = today_text(services.today.plan(), services.unit.file(), instant)
            heard += 1
            if said(told, instant)[1] != long:
                wrong.append(instant)
    print(f"foretold instants={heard} of {len(minutes)} wrong={len(wrong)}")
    assert heard > 48
    assert wrong == []


async def test_the_first_hour_is_told_from_two_plans(tmp_path: Path) -> None:
    services = demo_services(tmp_path)
    async with opened(services) as pilot:
        taken: list[Telling] = []
        await worked(pilot, foreseer(pilot, taken).present())
        now = int(services.unit.now().timestamp())
        assert [(one.begins, one.ends) for one in taken] == [(now, now + 3600)]


async def test_where_the_clock_stands_this_minute_is_all(tmp_path: Path) -> None:
    put_demo_store(tmp_path / "store", "midseason", DEMO_NOW)
    services = open_services(tmp_path / "store", clock_from(DEMO_NOW))
    async with opened(services) as pilot:
        found = await foretold(pilot)
        (told,) = found.tellings
        assert said(told, services.unit.now())[0] == frame(pilot)


async def test_of_many_letters_the_page_is_told_for_this_minute_then_for_the_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreseeing, "FEW", 1)
    monkeypatch.setattr(foreseeing, "MANY", 2)
    services = demo_services(tmp_path)
    async with opened(services) as pilot:
        found = await foretold(pilot)
        minute, hour = found.tellings
        assert (minute.begins, minute.ends - minute.begins) == (hour.begins, 60)
        assert hour.ends - hour.begins == 3600
        assert not any(told.text for told in found.tellings)
        assert said(hour, services.unit.now())[0] == frame(pilot)


async def test_what_changes_meanwhile_is_not_foretold(tmp_path: Path) -> None:
    services = demo_services(tmp_path)
    async with opened(services) as pilot:
        taken: list[Telling] = []
        await press(pilot, "j")  # so that the page is drawn apart, which takes a second job
        await worked(pilot, foreseer(pilot, taken).present(), services.history.undo)
        assert taken == []


async def test_with_names_hidden_nothing_is_foretold(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path)) as pilot:
        await pilot.press("H")
        assert (await foretold(pilot)).tellings == ()


async def test_the_screen_in_front_is_left_as_it_is(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path)) as pilot:
        await pilot.press("j", "j")
        before, text = pilot.app.screen, frame(pilot)
        await foretold(pilot)
        await pilot.pause()
        assert pilot.app.screen is before
        assert frame(pilot) == text


@pytest.mark.parametrize("saves", [False, True], ids=["looked", "saved"])
async def test_who_leaves_at_once_has_foretold_this_hour_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saves: bool
) -> None:
    monkeypatch.setattr("lorapp.screens.beforehand.foretelling.FIRST_REST", 600)
    monkeypatch.setattr("lorapp.screens.beforehand.foretelling.REST_AFTER_SAVE", 600)
    services = demo_services(tmp_path)
    app = LorApp(services, None, spoken=today_text)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        if saves:
            await press(pilot, "j")
            await worked(pilot, foreseer(pilot, []).present())  # so that it can be drawn apart
            app.done(services.unit.command("Forget checks", lambda f: replace(f, portal_checks=())))
            await settle(pilot)
        await pilot.press("q")
    services.close()
    assert app.faults == []
    assert app.foretold is not None
    assert app.foretold.leave == "q"
    (told,) = app.foretold.tellings
    assert told.ends - told.begins == 3600
    assert ("Forget checks" in told.page, told.page.count("Samir")) == (False, 1)


async def test_a_fault_in_foretelling_never_keeps_anybody_from_leaving(tmp_path: Path) -> None:
    def wrong(*_: object) -> str:
        raise ZeroDivisionError

    services = demo_services(tmp_path)
    app = LorApp(services, None, spoken=wrong)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
    services.close()
    assert app.return_code == 0
    assert {type(fault) for fault in app.faults} == {ZeroDivisionError}


async def test_what_is_known_for_days_is_not_worked_out_again(tmp_path: Path) -> None:
    services = demo_services(tmp_path)
    async with opened(services) as pilot:
        keep(services.home, await foretold(pilot), store_mark(str(services.home.home)))
    again = open_services(services.home.home, services.clock)
    app = LorApp(again, None, spoken=today_text)
    async with app.run_test(size=(80, 24)) as pilot:
        assert foreseeing.is_known(app) == "days"
        assert app._foreseer is None
        await pilot.resize_terminal(81, 24)
        await settle(pilot)
        assert foreseeing.is_known(app) == ""
    again.close()


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001  aware below
    st.sampled_from(["Asia/Amman", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
)
def test_spells_follow_each_other_and_no_midnight_lies_within(at: datetime, zone: str) -> None:
    now = at.replace(tzinfo=ZoneInfo(zone))
    found = list(spells(now, 3))
    assert found[0][0] == now
    assert all(one[1] == other[0] for one, other in pairwise(found))
    for begins, ends in found:
        last = ends - timedelta(minutes=1)
        for place in (zone, "America/New_York"):
            days = {moment.astimezone(ZoneInfo(place)).date() for moment in (begins, last)}
            assert len(days) == 1 or last < begins
        looked = list(instants(begins, ends, timedelta(hours=3)))
        assert looked[-1] == last


def test_what_was_foretold_depends_on_the_terminal_it_was_made_for(tmp_path: Path) -> None:
    home = str(tmp_path)
    assert look_mark(home, os.environ) != look_mark(home, {**os.environ, "NO_COLOR": "1"})


async def test_the_night_the_clocks_change_shows_each_hour_right_or_is_not_foretold(
    tmp_path: Path,
) -> None:
    late = "2027-03-13T12:00:00-05:00"  # US Eastern time changes the night after
    services = demo_services(tmp_path, late)
    async with opened(services) as pilot:
        found = await foretold(pilot)
        now = services.unit.now()
        wrong = heard = 0
        for step in range(48):
            instant = now + timedelta(minutes=30 * step)
            told = found.at(instant)
            if told is not None:
                heard += 1
                wrong += f"{instant.astimezone(EASTERN):%H:%M} ET" not in said(told, instant)[1]
    print(f"foretold over the change of clocks: half hours={heard} wrong={wrong}")
    assert heard
    assert not wrong
