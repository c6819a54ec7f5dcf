"""D9: however the terminal goes away, the app ends in time and leaves it as it was."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.terminals import Terminal, behind_terminal

RESTORED = b"\x1b[?1049l"


@pytest.fixture
def terminal(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    more = getattr(request, "param", ())
    shown = behind_terminal("tests.terminal.entry", str(tmp_path), *more)
    shown.read_until(b"Do now")
    yield shown
    shown.end()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("times", [1, 2])
def test_a_signal_ends_the_app_and_restores_the_terminal(
    terminal: Terminal, number: signal.Signals, times: int
) -> None:
    for _ in range(times):
        terminal.process.send_signal(number)
    assert terminal.ended() == 128 + number
    assert RESTORED in terminal.seen


def test_a_closed_terminal_ends_the_app(terminal: Terminal) -> None:
    terminal.close()
    assert terminal.ended() in {128 + signal.SIGHUP, 128 + signal.SIGTERM}


@pytest.mark.parametrize("terminal", [("--no-hangup",)], indirect=True)
def test_a_closed_terminal_ends_the_app_even_when_hangups_are_ignored(terminal: Terminal) -> None:
    terminal.close()
    assert terminal.ended() in {128 + signal.SIGHUP, 128 + signal.SIGTERM}


@pytest.mark.parametrize("key", [b"q", b"\x11"])
def test_leaving_by_key_restores_the_terminal(terminal: Terminal, key: bytes) -> None:
    os.write(terminal.outside, key)
    assert terminal.ended() == 0
    assert RESTORED in terminal.seen


def test_a_byte_that_is_not_utf_8_does_not_end_the_app(terminal: Terminal) -> None:
    os.write(terminal.outside, b"\xe9")
    os.write(terminal.outside, b"?")
    terminal.read_until(b"Today: keys")
    os.write(terminal.outside, b"q")
    assert terminal.ended() == 0
