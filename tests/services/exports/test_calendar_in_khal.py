"""The calendar file in a calendar program: khal, run as a program of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lorapp.bootstrap import open_services
from tests.conftest import MovingClock
from tests.screens.real import demo_services

CONFIG = """\
[calendars]
[[season]]
path = {folder}/season
[sqlite]
path = {folder}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Asia/Amman
default_timezone = Asia/Amman
[default]
default_calendar = season
"""
LISTED = "{start-date}|{start-time}|{title}|{status}"

Khal = Callable[..., str]


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    """Run khal with a calendar and a configuration in the test's own folder."""
    folder = tmp_path / "khal"
    (folder / "season").mkdir(parents=True)
    config = folder / "config"
    config.write_text(CONFIG.format(folder=folder))

    def run(*arguments: str) -> str:
        program = Path(sys.executable).with_name("khal")
        done = subprocess.run(
            [program, "-c", config, *arguments],
            capture_output=True,
            check=False,
            env={**os.environ, "XDG_RUNTIME_DIR": str(folder)},
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.mark.xdist_group("khal")
def test_khal_takes_the_file_again_and_again_and_doubles_nothing(
    khal: Khal, tmp_path: Path, moving_clock: MovingClock
) -> None:
    demo_services(tmp_path, "midseason").close()
    services = open_services(tmp_path / "store", moving_clock)

    def listed() -> list[str]:
        place = services.calendar_file.write()
        khal("import", "--batch", "-a", "season", str(place))
        told = khal("list", "--once", "--day-format", "", "--format", LISTED, "2026-11-22", "300d")
        return [line.strip() for line in told.splitlines() if line.strip()]

    first = listed()
    assert len(first) == 25
    assert "2026-12-03|18:00|Interview, Ashgrove Regional IM|CONFIRMED" in first
    moving_clock.pass_by(minutes=5)
    assert listed() == first

    talks = services.unit.file().interviews
    moved = (replace(talks[0], at=datetime(2026, 12, 4, 15, tzinfo=UTC)), *talks[1:-1])
    services.unit.command("Change", lambda file: replace(file, interviews=moved))
    second = listed()
    services.close()
    assert len(second) == len(first)
    assert [line for line in second if "Ashgrove" in line] == [
        "2026-12-04|18:00|Interview, Ashgrove Regional IM|CONFIRMED"
    ]
    assert not [line for line in second if "Northgate" in line]
    assert [line for line in second if "No longer needed" in line] == [
        "2027-01-14||No longer needed|CANCELLED"
    ]
    assert len(list((tmp_path / "khal" / "season").glob("*.ics"))) == len(first)
