"""What is worked out ahead is what the app and ``lorapp today`` will say when the hour has come."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from lorapp.app import LorApp
from lorapp.bootstrap import open_services
from lorapp.cli.speech import today_text
from lorapp.clock import clock_from
from lorapp.domain.wording.days import EASTERN
from lorapp.foretold import Foretold, clocks, joined, look_mark
from lorapp.paths import Paths
from lorapp.screens.foreseeing import foreseeing, instants, spells
from lorapp.screens.painting import Canvas
from tests.screens.real import demo_services, opened


async def foretold(pilot: Pilot[Any], meanwhile: Callable[[], object] = bool) -> list[Foretold]:
    """Everything that is foretold now, done at once."""
    taken: list[Foretold] = []
    app = pilot.app
    assert isinstance(app, LorApp)
    for number, job in enumerate(foreseeing(app, today_text, taken.append)):
        await pilot.pause()
        job()
        if number == 1:
            meanwhile()
    return taken[-1:]


def frame(pilot: Pilot[Any]) -> str:
    """What the screen in front would write to an empty terminal."""
    update = pilot.app.screen._compositor.render_full_update()
    return Canvas().written(update, pilot.app.console, in_order=True)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_page_is_the_frame_of_the_app_cell_by_cell(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services, size) as pilot:
        (found,) = await foretold(pilot)
        first = found.tellings[0]
        now = services.unit.now()
        assert joined(first.page, clocks(now, first.offsets)) == frame(pilot)
        assert (found.columns, found.rows) == size
    tomorrow = now + timedelta(days=1, hours=3)
    later = open_services(services.home.home, clock_from(tomorrow.isoformat()))
    async with opened(later, size) as pilot:
        told = found.at(tomorrow)
        assert told is not None
        assert joined(told.page, clocks(tomorrow, told.offsets)) == frame(pilot)


async def test_at_every_hour_of_three_days_the_answer_is_that_of_the_long_way(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        (found,) = await foretold(pilot)
        now, wrong, heard = services.unit.now(), [], 0
        for step in range(24 * 3):
            instant = now + timedelta(hours=step)
            told = found.at(instant)
            if told is None:
                continue
            with services.clock.at(instant):
                long = today_text(services.today.plan(), services.unit.file(), instant)
            heard += 1
            if joined(told.text, clocks(instant, told.offsets)) != long:
                wrong.append(instant)
    print(f"foretold hours={heard} of {24 * 3} wrong={len(wrong)}")
    assert heard > 24
    assert wrong == []


async def test_what_changes_meanwhile_is_not_foretold(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        assert await foretold(pilot, services.history.undo) == []


async def test_with_names_hidden_nothing_is_foretold(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await pilot.press("H")
        assert await foretold(pilot) == []


async def test_the_screen_in_front_is_left_as_it_is(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await pilot.press("j", "j")
        before, text = pilot.app.screen, frame(pilot)
        await foretold(pilot)
        await pilot.pause()
        assert pilot.app.screen is before
        assert frame(pilot) == text


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
    paths = Paths(tmp_path)
    assert look_mark(paths, os.environ) != look_mark(paths, {**os.environ, "NO_COLOR": "1"})


async def test_with_very_many_letters_nothing_is_foretold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lorapp.screens.foreseeing.MANY", 5)
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        assert await foretold(pilot) == []


async def test_the_night_the_clocks_change_shows_each_hour_right_or_is_not_foretold(
    tmp_path: Path,
) -> None:
    late = "2027-03-13T12:00:00-05:00"  # US Eastern time changes the night after
    services = demo_services(tmp_path, "midseason", late)
    async with opened(services) as pilot:
        (found,) = await foretold(pilot)
        now = services.unit.now()
        wrong = heard = 0
        for step in range(48):
            instant = now + timedelta(minutes=30 * step)
            told = found.at(instant)
            if told is not None:
                heard += 1
                wrong += f"{instant.astimezone(EASTERN):%H:%M} ET" not in joined(
                    told.text, clocks(instant, told.offsets)
                )
    print(f"foretold over the change of clocks: half hours={heard} wrong={wrong}")
    assert heard
    assert not wrong
