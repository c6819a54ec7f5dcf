"""S3: keys by chance on every screen; ``LORAPP_KEYS`` and ``LORAPP_SEED`` make it longer."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from lorapp.bootstrap import open_services
from lorapp.clock import clock_from
from tests.durability.dice import SEED, dice_of
from tests.screens.real import demo_services
from tests.screens.test_hostile_everywhere import hostile_services
from tests.terminal.monkey import Walk, sound, walk

KEYS = int(os.environ.get("LORAPP_KEYS", "450"))

DAYS = ("2026-11-22", "2027-03-15", "2027-06-20")


@pytest.mark.parametrize("record", ["midseason", "planner", "hostile"])
async def test_no_key_breaks_the_app_or_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: str
) -> None:
    # Nothing outside is opened: no mail program, no editor, no clipboard tool is on the path.
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("EDITOR", "VISUAL", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    made = hostile_services if record == "hostile" else demo_services
    services = made(tmp_path) if made is hostile_services else demo_services(tmp_path, record)
    services.close()
    walked, dice = Walk(SEED), dice_of()
    for number, day in enumerate(DAYS, start=1):
        services = open_services(tmp_path / "store", clock_from(f"{day}T23:40:00+03:00"))
        with closing(services):
            await walk(services, walked, dice, KEYS * number // len(DAYS))
            assert walked.faults == [], (walked.seed, walked.last)
            assert sound(services) == [], (walked.seed, walked.last)
    print(f"S3 record={record} keys={walked.keys} screens={len(walked.screens)} seed={SEED}")
    assert len(walked.screens) > 10
