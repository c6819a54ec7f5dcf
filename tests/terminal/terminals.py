"""The app, or the whole program, behind a pseudo-terminal."""

import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyte

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 30.0
"""Seconds until a test gives up; the app itself needs under two."""

CHUNK: Final = 65536
LOOKS: Final = 15
"""So often in a row a program at rest has not worked; what it reads ahead comes sooner."""


@dataclass
class Terminal:
    """A program in a pseudo-terminal, and what it has drawn so far."""

    process: "subprocess.Popen[bytes]"
    outside: int
    seen: bytes = field(default=b"")
    is_open: bool = True
    _fed: int = 0

    def __post_init__(self) -> None:
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)

    def read_until(self, mark: bytes) -> None:
        """Read what the app draws until it has drawn this."""
        ends = time.monotonic() + PATIENCE
        while mark not in self.seen and time.monotonic() < ends:
            self.read(0.2)
        assert mark in self.seen, self.seen[-2000:]

    def read(self, wait: float, most: int = CHUNK) -> bool:
        """Read what is there; False when the app is gone."""
        ready, _, _ = select.select([self.outside], [], [], wait)
        if not ready:
            return True
        try:
            found = os.read(self.outside, most)
        except OSError:
            return False
        self.seen += found
        return bool(found)

    def read_for(self, seconds: float) -> None:
        """Read whatever comes within this time."""
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0 and self.read(left):
            pass

    def write(self, keys: bytes) -> None:
        """Type, reading on where the app has to draw before it can read."""
        os.set_blocking(self.outside, False)
        ends = time.monotonic() + PATIENCE
        while keys and time.monotonic() < ends:
            with suppress(BlockingIOError):
                keys = keys[os.write(self.outside, keys) :]
            self.read(0.01 if keys else 0)
        os.set_blocking(self.outside, True)
        assert not keys, "the app does not read"

    def shown(self) -> str:
        """What stands on the terminal now."""
        self._stream.feed(self.seen[self._fed :])
        self._fed = len(self.seen)
        return "\n".join(self._screen.display)

    def close(self) -> None:
        """Take the terminal away."""
        if self.is_open:
            os.close(self.outside)
            self.is_open = False

    def end(self) -> None:
        """Take everything away, whatever state it is in."""
        self.close()
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

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

    def come_to_rest(self) -> None:
        """Read on until no thread of the program wants to work: all is read ahead by then."""
        quiet, before = 0, ""
        while quiet < LOOKS and self.read(0.1):
            now = self._work_done()
            quiet, before = (quiet + 1 if now == before else 0), now

    def _work_done(self) -> str:
        """The state and the ticks of each thread, none the same while one waits for its turn."""
        told = ""
        for thread in Path(f"/proc/{self.process.pid}/task").iterdir():
            with suppress(OSError):  # it has ended by now
                fields = (thread / "stat").read_text("utf-8").rpartition(")")[2].split()
                told += f" {thread.name} {fields[11]} {fields[12]}"
                told += str(time.monotonic()) if fields[0] == "R" else ""
        return told

    def memory(self) -> int:
        """The memory the program has now, in kB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        return int(status.partition("VmRSS:")[2].split()[0])


def behind_terminal(
    *words: str,
    environment: Mapping[str, str | None] | None = None,
    size: tuple[int, int] = (80, 24),
) -> Terminal:
    """Start ``python -m`` with these words in a terminal of its own; None takes a name away."""
    outside, inside = pty.openpty()
    termios.tcsetwinsize(inside, (size[1], size[0]))
    changes = {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **(environment or {})}
    around = {**os.environ, **changes}
    process = subprocess.Popen(
        [sys.executable, "-m", *words],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        cwd=ROOT,
        env={name: told for name, told in around.items() if told is not None},
        start_new_session=True,
        preexec_fn=_take_terminal,  # noqa: PLW1509  one thread here, and setsid is not enough
    )
    os.close(inside)
    return Terminal(process, outside)


def _take_terminal() -> None:
    """Make the pseudo-terminal the controlling one, so that closing it hangs up.

    Whoever runs the tests under ``nohup`` does not hand that on.
    """
    import fcntl
    import signal

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
