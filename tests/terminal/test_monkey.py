"""S3: keys by chance on every screen; ``LORAPP_KEYS`` and ``LORAPP_SEED`` make it longer."""

import os
from contextlib import closing
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Offset, Region
from textual.screen import Screen
from textual.widget import Widget

from lorapp.app import LorApp
from lorapp.screens.drawing.frugal import FrugalApp
from lorapp.widgets.frame import at_once
from lorapp.widgets.frame.bars import KeyLine
from lorapp.widgets.rows.rows import RowList
from tests.durability.dice import SEED
from tests.screens.real import demo_services, opened
from tests.terminal import monkey
from tests.terminal.hasty import hasty
from tests.terminal.late import late_services
from tests.terminal.monkey import Walk, walk_through
from tests.terminal.painted import unlike
from tests.terminal.stores import RECORDS

KEYS = int(os.environ.get("LORAPP_KEYS", "200"))
UNTIL_FOUND = 20 * KEYS
"""Keys in which a spoilt app has to be seen; the walk ends where it is."""


@pytest.fixture(autouse=True)
def _nothing_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no mail program, no editor and no clipboard tool be found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("EDITOR", "VISUAL", "BROWSER"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("record", RECORDS)
async def test_no_key_breaks_the_app_or_the_store(tmp_path: Path, record: str) -> None:
    with hasty():
        walked = await walk_through(tmp_path, record, Walk(SEED), KEYS)
    told = f"keys={walked.keys} looks={walked.looks} screens={len(walked.screens)} seed={SEED}"
    print(f"S3 record={record} {told} faults={len(walked.faults)}")
    assert walked.faults == [], (walked.seed, walked.last[-50:], walked.reports)
    assert len(walked.screens) > 3


async def test_a_monkey_finds_a_key_that_breaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_rows: RowList) -> None:
        raise IndexError("no such row")

    monkeypatch.setattr(RowList, "action_down", stumble)
    with hasty():
        walked = await walk_through(tmp_path, "midseason", Walk(SEED), UNTIL_FOUND)
    print(f"S3 mutant=a-key-that-breaks keys={walked.keys} faults={len(walked.faults)}")
    assert "IndexError: no such row" in walked.faults[0]


async def test_what_ends_the_app_is_told_with_its_own_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_rows: RowList, _event: events.Click) -> None:
        raise IndexError("no such row")

    monkeypatch.setattr(RowList, "on_click", stumble)
    with hasty():
        walked = await walk_through(tmp_path, "midseason", Walk(SEED), UNTIL_FOUND)
    print(f"S3 mutant=a-click-that-ends-it keys={walked.keys} reports={len(walked.reports)}")
    assert walked.faults[0].startswith("IndexError: no such row at test_monkey.py")
    assert "builtins.IndexError" in walked.reports[0]
    assert walked.last


async def test_a_look_finds_what_is_painted_in_a_wrong_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = at_once._asked

    def lower(screen: Screen[object], widget: Widget) -> list[at_once.Piece]:
        return [(place + Offset(0, 1), strip) for place, strip in usual(screen, widget)]

    monkeypatch.setattr(at_once, "_asked", lower)
    monkeypatch.setattr(monkey, "LOOKS", 1.0)
    with hasty():
        walked = await walk_through(tmp_path, "midseason", Walk(SEED), UNTIL_FOUND)
    print(f"S3 mutant=painted-a-row-too-low keys={walked.keys} looks={walked.looks}")
    assert "painted row" in walked.faults[0]


async def test_a_look_finds_what_is_kept_although_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(line: KeyLine, *_regions: Region, **_what: bool) -> KeyLine:
        return line

    services = demo_services(tmp_path, "midseason")
    with hasty():
        async with opened(services, (80, 24)) as pilot:
            assert isinstance(pilot.app, FrugalApp)
            assert await unlike(pilot.app) == []
            with monkeypatch.context() as patched:
                patched.setattr(KeyLine, "refresh", forgetful)
                await pilot.press("down")
                await pilot.pause()
            found = await unlike(pilot.app)
    assert found
    assert "kept row" in found[0]


async def test_a_screen_that_was_closed_takes_no_more_keys_and_no_new_size(tmp_path: Path) -> None:
    services = late_services(tmp_path, matched=True)
    with closing(services):
        app = LorApp(services)
        async with app.run_test(size=(80, 24)) as pilot:
            for opening in (("6", "o"), ("4", "space"), ("5", "m")):
                await pilot.press("escape", *opening)
                screen = app.screen
                assert await app.run_action("back", screen)
                await pilot.pause()
                size = events.Resize(app.size, app.size)
                await screen._dispatch_message(size)
                assert not await app.run_action("back", screen)
        assert app.faults == []
