"""D9: however the terminal goes away, the app ends in time and leaves it as it was."""

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds until a test gives up; the app itself needs under two."""
RESTORED = b"\x1b[?1049l"


@dataclass
class Terminal:
    """The app in a pseudo-terminal."""

    process: "subprocess.Popen[bytes]"
    outside: int
    seen: bytes = field(default=b"")
    is_open: bool = True

    def read_until(self, mark: bytes) -> None:
        """Read what the app draws until it has drawn this."""
        ends = time.monotonic() + PATIENCE
        while mark not in self.seen and time.monotonic() < ends:
            self.read(0.2)
        assert mark in self.seen

    def read(self, wait: float) -> bool:
        """Read what is there; False when the app is gone."""
        ready, _, _ = select.select([self.outside], [], [], wait)
        if not ready:
            return True
        try:
            found = os.read(self.outside, 65536)
        except OSError:
            return False
        self.seen += found
        return bool(found)

    def close(self) -> None:
        """Take the terminal away."""
        if self.is_open:
            os.close(self.outside)
            self.is_open = False

    def ended(self) -> int:
        """Wait until the app has ended, reading on, and return its exit code."""
        ends = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < ends:
            if not self.is_open or not self.read(0.05):
                select.select([], [], [], 0.05)
        while self.is_open and self.read(0):
            if not select.select([self.outside], [], [], 0)[0]:
                break
        code = self.process.poll()
        assert code is not None, "the app is still running"
        return code


@pytest.fixture
def terminal(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    outside, inside = pty.openpty()
    termios.tcsetwinsize(inside, (24, 80))
    more = getattr(request, "param", ())
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.terminal.entry", str(tmp_path), *more],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
        preexec_fn=_take_terminal,  # noqa: PLW1509  one thread here, and setsid is not enough
    )
    os.close(inside)
    shown = Terminal(process, outside)
    shown.read_until(b"Do now")
    yield shown
    shown.close()
    if process.poll() is None:
        process.kill()
        process.wait()


def _take_terminal() -> None:
    """Make the pseudo-terminal the controlling one, so that closing it hangs up."""
    import fcntl

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_app_and_restores_the_terminal(
    terminal: Terminal, number: signal.Signals
) -> None:
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
