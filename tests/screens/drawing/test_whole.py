"""Screens open in one piece: laid out when they are whole, painted once, styled once."""

import asyncio
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.content import Content
from textual.events import Resize, Show
from textual.geometry import Region, Size
from textual.pilot import Pilot
from textual.screen import Screen

from lorapp.app import LorApp
from lorapp.screens.dialogs.views import ViewsDialog
from lorapp.screens.drawing import whole
from lorapp.screens.drawing.frugal import FrugalApp
from lorapp.screens.drawing.stylesheet import KeptStylesheet
from lorapp.screens.drawing.type_ahead import OrderlyApp
from lorapp.screens.drawing.whole import WholeScreen
from lorapp.screens.frame.main import MAIN, building
from lorapp.screens.letters.letters import LettersScreen
from lorapp.widgets.frame.bars import StatusLine
from tests.screens.fakes import settle
from tests.screens.real import demo_services, opened, press, shown
from tests.terminal.monkey import key_event
from tests.terminal.painted import unlike, with_a_canvas

OPENED = {"letter": "4 space", "form": "4 a", "dialog": "1 z", "find": "1 f", "main screen": "5"}
COUNTED = (
    (Screen, "_refresh_layout", "layouts"),
    (App, "_display", "frames"),
    (KeptStylesheet, "apply", "styles"),
)


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often Textual lays out, paints and styles."""
    found: Counter[str] = Counter()

    def count(owner: type, method: str, what: str) -> None:
        usual = getattr(owner, method)

        def noted(*given: Any, **named: Any) -> object:  # noqa: ANN401  as it is given
            found[what] += what != "frames" or given[2] is not None
            return usual(*given, **named)

        monkeypatch.setattr(owner, method, noted)

    for entry in COUNTED:
        count(*entry)
    return found


async def frames(pilot: Pilot[Any], counts: Counter[str], keys: str) -> int:
    """The frames that the last of these keys paints."""
    *way, last = keys.split()
    await press(pilot, *way)
    counts.clear()
    await press(pilot, last)
    return counts["frames"]


async def test_whatever_opens_is_painted_once(tmp_path: Path, counts: Counter[str]) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        for what, keys in OPENED.items():
            assert await frames(pilot, counts, keys) == 1, what
            assert counts["layouts"] <= 3, what
            print(f"opening {what}: {dict(counts)}")
            await press(pilot, "escape")


async def test_without_the_wait_a_letter_is_painted_again_and_again(
    tmp_path: Path, counts: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = WholeScreen.__init__

    def at_once(screen: WholeScreen[Any], *given: str) -> None:
        begin(screen, *given)
        screen.is_opening = False

    monkeypatch.setattr(WholeScreen, "__init__", at_once)
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        assert await frames(pilot, counts, OPENED["letter"]) > 2


async def test_closing_and_coming_back_lay_out_and_style_nothing(
    tmp_path: Path, counts: Counter[str]
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        for keys in ("4 space escape", "1 z escape", "5 4"):
            assert await frames(pilot, counts, keys) == 1, keys
            assert not counts["layouts"], keys
        assert not counts["styles"]


async def test_a_letter_typed_into_a_form_lays_out_nothing(
    tmp_path: Path, counts: Counter[str]
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await press(pilot, "3", "a", "D")
        counts.clear()
        await press(pilot, "r", ".", "space", "Q")
        assert "Dr. Q" in shown(pilot)
        assert not counts["layouts"]
        assert not counts["styles"]


async def test_a_screen_that_never_comes_to_rest_is_shown_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "has_mail", lambda _pump: True)
    monkeypatch.setattr(whole, "HOLD_SECONDS", 0.0)
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await press(pilot, "4", "space")
        assert isinstance(pilot.app.screen, WholeScreen)
        assert not pilot.app.screen.is_opening
        assert "History" in shown(pilot)


async def test_a_window_made_smaller_while_a_screen_opens_is_filled(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        driver = pilot.app._driver
        assert driver is not None
        driver.send_message(key_event("4"))
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        screen = pilot.app.screen
        assert (screen.size, screen._compositor.size) == ((80, 24), (80, 24))
        assert {"-wide", "-normal"} & screen.classes == {"-normal"}


async def test_a_bar_of_the_screen_itself_takes_room_like_any_other(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (1, 1)) as pilot:
        await press(pilot, "z")
        screen = pilot.app.screen
        assert isinstance(screen, WholeScreen)
        assert screen.show_vertical_scrollbar
        before = screen._bars()
        screen.show_vertical_scrollbar = False
        assert screen._bars() != before


async def test_a_new_theme_reaches_a_screen_that_is_not_seen(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await press(pilot, "4")
        before = pilot.app.screen.styles.background
        await press(pilot, "1")
        pilot.app.theme = "paper"
        await press(pilot, "4")
        assert pilot.app.screen.styles.background != before


async def test_what_is_typed_waits_until_a_screen_is_there(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        app = pilot.app
        assert isinstance(app, OrderlyApp)
        assert isinstance(app.screen, WholeScreen)
        assert app._is_at_rest()
        app.screen.is_opening = True
        assert not app._is_at_rest()
        app.screen.is_opening = False


async def test_main_screens_built_at_rest_are_only_painted_when_they_are_opened(
    tmp_path: Path, counts: Counter[str]
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        app = pilot.app
        assert isinstance(app, LorApp)
        for _ in building(app):
            await settle(pilot)
        assert {main.mode for main in MAIN} <= set(app._screen_stacks)
        for key in "2345678":
            assert await frames(pilot, counts, key) == 1, key
            assert not counts["styles"], key
        await press(pilot, "1", "z", *"+1d", "enter", "4")
        assert app._screen_stacks["letters"][0] is app.screen
        await press(pilot, "1", "u")
        before = shown(pilot)
        await press(pilot, "2", "1")
        assert shown(pilot) == before


async def test_nothing_is_built_ahead_where_it_takes_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lorapp.screens.frame.main.MANY", 1)
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        assert isinstance(pilot.app, LorApp)
        assert list(building(pilot.app)) == []


async def test_a_new_day_reaches_screens_that_are_not_seen(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services, (120, 36)) as pilot:
        app = pilot.app
        assert isinstance(app, LorApp)
        await press(pilot, "4")
        assert "Sun 22 Nov" in shown(pilot)
        await press(pilot, "1")
        tomorrow = services.unit.now() + timedelta(days=1)
        app.tick(services.unit.now())
        with services.clock.at(tomorrow):
            app.tick(tomorrow)
            await settle(pilot)
            assert "Mon 23 Nov" in shown(pilot)
            letters = app._screen_stacks["letters"][0]
            assert isinstance(letters, LettersScreen)
            held = [letters._is_stale]
            await press(pilot, "4")
            assert [*held, letters._is_stale] == [True, False]
            assert "Mon 23 Nov" in shown(pilot)


async def test_two_sizes_at_once_do_not_take_turns_for_ever(
    tmp_path: Path, counts: Counter[str]
) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "8")
        screen, late = pilot.app.screen, Size(100, 30)
        counts.clear()
        for size in (late, pilot.app.size):
            screen.post_message(Resize(size, size))
            screen.post_message(Show())  # so that the second does not take the first one's place
        for _ in range(200):
            await asyncio.sleep(0)
        assert counts["layouts"] <= 2
        assert screen.size == pilot.app.size


async def test_what_waits_is_painted_though_a_part_of_the_screen_is_asked_for(
    tmp_path: Path,
) -> None:
    """A screen below asks the one before it for its own changes: a sentence there waits as well."""
    with with_a_canvas():
        async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
            screen = pilot.app.screen
            told = screen.query_one(StatusLine)
            told.put(Content("Taken back."))
            for _ in range(50):
                if told in screen._dirty_widgets:
                    break
                await asyncio.sleep(0)
            screen.refresh(Region(0, 0, 1, 1))
            screen._on_timer_update()
            assert isinstance(pilot.app, FrugalApp)
            assert await unlike(pilot.app) == []


async def test_a_screen_that_is_left_before_it_is_up_leaves_nothing_running(tmp_path: Path) -> None:
    def beating() -> int:
        return sum(task.get_name() == "screen_update" for task in asyncio.all_tasks())

    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        before = beating()
        for turns in range(12):
            pilot.app.push_screen(ViewsDialog("letters", ""))
            for _ in range(turns):
                await asyncio.sleep(0)
            pilot.app.pop_screen()
            await settle(pilot)
        assert beating() == before
