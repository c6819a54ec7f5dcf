"""D10: stopped and woken, asleep for hours, and editors that end badly, in a real terminal."""

import os
import select
import signal
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from lorapp.app import LorApp
from lorapp.bootstrap import open_services
from lorapp.screens.today.today import TodayScreen
from tests.conftest import MovingClock
from tests.screens.real import demo_services
from tests.terminal.terminals import Terminal, behind_terminal

RESTORED: Final = b"\x1b[?1049l"
DRAWN: Final = b"Do now"
EDITOR: Final = """#!/bin/sh
turn=$(cat "$0.turn" 2>/dev/null || echo 0); echo $((turn + 1)) > "$0.turn"
case $turn in
0) kill -9 $$ ;;
1) printf 'Subject: s\\n\\nGr\\374\\337e' > "$1" ;;
2) head -c 10000000 /dev/zero | tr '\\0' x > "$1" ;;
3) rm "$1" ;;
4) rm "$0"; exit 0 ;;
esac
"""
ENDINGS: Final = (
    b"ended early",
    b"could not be read as",
    b"longer than 200,000",
    b"left no file",
    b"Nothing was changed",
    b"not be started",
)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The demo behind a terminal, with an editor that does worse each time."""
    editor = tmp_path / "ed.sh"
    editor.write_text(EDITOR)
    editor.chmod(0o700)
    # By its name alone: a sentence that holds a path breaks where the path is long.
    around = {
        "VISUAL": editor.name,
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "LORAPP_NOW": "2026-11-22T12:00:00-05:00",
    }
    shown = behind_terminal("lorapp", "demo", environment=around)
    shown.read_until(DRAWN)
    yield shown
    shown.end()


def _press(terminal: Terminal, keys: bytes, mark: bytes) -> None:
    """Press keys, and wait until this is drawn after them."""
    terminal.seen = b""
    terminal.write(keys)
    terminal.read_until(mark)


def _wait_until_stopped(terminal: Terminal) -> None:
    def state() -> str:
        told = Path(f"/proc/{terminal.process.pid}/stat").read_text("utf-8")
        return told.rpartition(")")[2].split()[0]

    for _ in range(1_000):
        if state() == "T":
            while select.select([terminal.outside], [], [], 0)[0] and terminal.read(0.01):
                pass  # what it wrote before it stopped
            return
        if not terminal.read(0.01):
            select.select([], [], [], 0.01)
    raise AssertionError(state())


def test_stopped_and_woken_it_gives_the_terminal_back_and_draws_anew(terminal: Terminal) -> None:
    # Ctrl+Z is a key like any other: it must not leave a stopped app behind.
    _press(terminal, b"\x1a?", b"read on")
    _press(terminal, b"\x1b", DRAWN)
    for number in (signal.SIGTSTP, signal.SIGSTOP):
        terminal.seen = b""
        terminal.process.send_signal(number)
        _wait_until_stopped(terminal)
        assert (RESTORED in terminal.seen) is (number == signal.SIGTSTP)
        terminal.process.send_signal(signal.SIGCONT)
        _press(terminal, b"4", b"Brandvold")
        _press(terminal, b"1", DRAWN)
    terminal.write(b"q")
    assert terminal.ended() == 0
    print("D10 stopped=2 woken=2 drawn anew=2")


def test_however_an_editor_ends_the_app_takes_the_terminal_back(terminal: Terminal) -> None:
    _press(terminal, b"jjj\r", b"save .eml")
    for ending in ENDINGS:
        _press(terminal, b"E", ending)
        assert RESTORED in terminal.seen
        assert b"\x1b[?1049h" in terminal.seen.partition(RESTORED)[2]
    _press(terminal, b"\x1b", DRAWN)
    terminal.write(b"q")
    assert terminal.ended() == 0
    print(f"D10 editors={len(ENDINGS)} taken back={len(ENDINGS)}")


async def test_after_eight_hours_of_sleep_one_minute_passes_and_one_backup_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moving_clock: MovingClock
) -> None:
    demo_services(tmp_path, "midseason", moving_clock.instant.isoformat()).close()
    services = open_services(tmp_path / "store", moving_clock)
    seen: list[str] = []
    monkeypatch.setattr(LorApp, "set_timer", lambda *_: seen.append("timer"), raising=False)
    with closing(services):
        app = LorApp(services)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            app._new_minute()
            monkeypatch.setattr(TodayScreen, "load", lambda _: seen.append("load"))
            seen.clear()
            moving_clock.pass_by(hours=8)
            app._new_minute()
            app._new_minute()
            assert seen == ["timer", "load", "timer"]
        assert app.faults == []
        services.unit.command("Calm", lambda file: replace(file, themes=("calm",)))
        made = [services.backups.make_if_due() for _ in range(16)]
        assert [one is not None for one in made] == [True] + 15 * [False]
    print("D10 slept=8 h minutes=1 plans=1 backups=1")
