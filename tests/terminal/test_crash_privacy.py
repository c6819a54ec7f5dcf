"""K3, K4: what a crash says, and where, holds no name; neither does the title of the window."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lorapp.app import LorApp
from lorapp.screens.frame.report import write_report
from tests.conftest import NOON
from tests.screens.fakes import lines, settle
from tests.screens.real import demo_services
from tests.screens.test_hostile_everywhere import VIEWS
from tests.terminal.breaking import MARK, stumble
from tests.terminal.terminals import Terminal, behind_terminal

SEEN = VIEWS if "LORAPP_KEYS" in os.environ else VIEWS[::8]
"""The views on which an error happens."""

TITLE = re.compile(rb"\x1b\][012];([^\x07\x1b]*)")
"""A window's title as a program sets it (OSC 0, 1, 2)."""


def written(home: Path) -> bytes:
    """Every report and file of text that lies in the folder."""
    places = [*home.rglob("report-*"), *home.rglob("*.log"), *home.rglob("failure*")]
    return b"".join(place.read_bytes() for place in places)


async def test_an_error_on_any_screen_is_told_and_reported_without_a_name(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    app = LorApp(demo_services(tmp_path, "midseason"))
    seen, reports = set(), 0
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for keys in SEEN:
            await pilot.press(*keys)
            await settle(pilot)
            seen.add(type(app.screen).__name__)
            app.attempt(stumble)
            await settle(pilot)
            assert MARK not in "\n".join(lines(pilot))
            reports += len(app.faults)
            app.faults.clear()
            await pilot.press("escape", "escape", "escape", "1")
    said = capfd.readouterr()
    texts = written(tmp_path) + (said.out + said.err).encode()
    print(f"K3 screens={len(seen)} errors={reports} marks={texts.count(MARK.encode())}")
    assert b"builtins.KeyError" in texts
    assert reports >= len(SEEN)
    assert MARK.encode() not in texts


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    shown = behind_terminal("tests.terminal.breaking", str(tmp_path))
    shown.read_until(b"Do now")
    yield shown
    shown.end()


def test_a_widget_that_cannot_be_drawn_ends_the_app_with_one_sentence(
    terminal: Terminal, tmp_path: Path
) -> None:
    before = len(terminal.seen)
    command = Path(f"/proc/{terminal.process.pid}/cmdline").read_bytes()
    os.write(terminal.outside, b"f")
    assert terminal.ended() == 1
    told = terminal.seen[before:]
    titles = b" ".join(TITLE.findall(terminal.seen))
    marks = (told + written(tmp_path) + command + titles).count(MARK.encode())
    print(f"K3 fatal: sentence=1 marks={marks}; K4 titles={titles!r}")
    assert b"Your record is safe." in told
    assert b"Traceback" not in told
    assert b"errors shown" not in told
    assert b"builtins.KeyError" in written(tmp_path)
    assert b"Daghlani" not in titles + command
    assert not marks


def test_a_report_that_quotes_the_error_would_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lorapp.screens.frame.report.report_lines", lambda error: [repr(error)])
    with pytest.raises(KeyError) as caught:
        stumble()
    write_report(tmp_path, caught.value, NOON)
    print("K3 mutant=a-report-that-quotes marks=1")
    assert MARK.encode() in written(tmp_path)
