"""S3: keys by chance on every screen; ``LORAPP_KEYS`` and ``LORAPP_SEED`` make it longer."""

import os
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from textual import _wait, events

from lorapp.app import LorApp
from lorapp.bootstrap import Services, open_services
from lorapp.clock import clock_from
from tests.durability.dice import SEED, dice_of
from tests.screens.real import demo_services
from tests.screens.test_hostile_everywhere import hostile_services
from tests.terminal.late import late_services
from tests.terminal.monkey import Walk, sound, walk

KEYS = int(os.environ.get("LORAPP_KEYS", "300"))
DAYS: Final = ("2026-11-22", "2027-03-15", "2027-06-20")
RECORDS: Final[dict[str, tuple[Callable[[Path], Services], tuple[str, ...]]]] = {
    "midseason": (partial(demo_services, demo="midseason"), DAYS),
    "planner": (partial(demo_services, demo="planner"), DAYS),
    "hostile": (hostile_services, DAYS),
    "match-week": (
        partial(late_services, matched=False),
        ("2027-02-26", "2027-03-15", "2027-03-18", "2027-03-19"),
    ),
    "matched": (
        partial(late_services, matched=True),
        ("2027-03-20", "2027-05-02", "2027-06-28", "2027-10-01"),
    ),
}


@pytest.mark.parametrize("record", RECORDS)
async def test_no_key_breaks_the_app_or_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: str
) -> None:
    # Nothing outside is opened: no mail program, no editor, no clipboard tool is on the path.
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("EDITOR", "VISUAL", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    # Two waits of 20 ms behind every key are for tests that look at each frame.
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.0001)
    make, days = RECORDS[record]
    make(tmp_path).close()
    walked, dice = Walk(SEED), dice_of()
    for number, day in enumerate(days, start=1):
        services = open_services(tmp_path / "store", clock_from(f"{day}T23:40:00+03:00"))
        with closing(services):
            await walk(services, walked, dice, KEYS * number // len(days))
            assert walked.faults == [], (walked.seed, walked.last)
            assert sound(services) == [], (walked.seed, walked.last)
    print(f"S3 record={record} keys={walked.keys} screens={len(walked.screens)} seed={SEED}")
    assert len(walked.screens) > 6


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
