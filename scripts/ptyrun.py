"""Runs a program behind a pseudo-terminal and times what it draws."""

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

COLUMNS, LINES = 120, 40
LIMIT_SECONDS = 30.0
QUIET_SECONDS = 0.15
TAKES_KEYS = "\x1b[?2004h"
"""What every Textual program writes before it draws: from its next frame on it takes keys."""

KEY_LIMIT_SECONDS = 2.0


@dataclass(frozen=True)
class Program:
    """What to run, the words of its first useful frame, and its environment."""

    name: str
    command: Sequence[str]
    ready: str
    environment: Mapping[str, str]


class Terminal:
    """A program behind a pseudo-terminal with an emulated screen in front."""

    def __init__(self, program: Program) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.stream = pyte.Stream(self.screen)
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.received = 0
        self.written = ""
        self.began = time.perf_counter()
        self.pid, self.master = pty.fork()
        if not self.pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.execvpe(program.command[0], list(program.command), dict(program.environment))

    def read(self, seconds: float) -> bool:
        """Take in what comes within a time; whether anything came."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            chunk = os.read(self.master, 65536)
        except OSError:  # the other end is closed
            return False
        self.received += len(chunk)
        text = self.decoder.decode(chunk)
        self.written += text
        self.stream.feed(text)
        return bool(chunk)

    def wait_for(self, words: str) -> float:
        """Seconds since the start until the words stand on the screen."""
        while words not in "\n".join(self.screen.display):
            self.read(0.05)
            if time.perf_counter() - self.began > LIMIT_SECONDS:
                raise SystemExit(f"{words!r} did not appear within {LIMIT_SECONDS:.0f} s.")
        return time.perf_counter() - self.began

    def wait_for_keys(self, words: str) -> None:
        """Wait until the words are drawn by who takes keys: a page may have stood before."""
        while words not in self.written.partition(TAKES_KEYS)[2]:
            self.read(0.05)
            if time.perf_counter() - self.began > LIMIT_SECONDS:
                raise SystemExit(f"No keys were taken within {LIMIT_SECONDS:.0f} s.")

    def settle(self) -> None:
        """Read until nothing comes any more."""
        while self.read(QUIET_SECONDS):
            pass

    def press(self, key: str) -> tuple[float, float]:
        """Seconds from a key to the first and to the last byte of all it causes."""
        sent = time.perf_counter()
        os.write(self.master, key.encode())
        first = last = sent
        if self.read(KEY_LIMIT_SECONDS):
            first = last = time.perf_counter()
            while self.read(QUIET_SECONDS):
                last = time.perf_counter()
        return first - sent, last - sent

    def wakes(self) -> int:
        """How often a thread of the program was woken up so far."""
        texts = (
            path.read_text("utf-8") for path in Path(f"/proc/{self.pid}/task").glob("*/status")
        )
        return sum(
            int(text.partition("\nvoluntary_ctxt_switches:")[2].split()[0]) for text in texts
        )

    def memory(self) -> float:
        """The peak of the program's memory in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    def rest(self, seconds: float) -> tuple[float, float, float]:
        """CPU, wake-ups and bytes in a second, while nobody types."""
        cpu, wakes, received = self.cpu(), self.wakes(), self.received
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self.read(left)
        spent = self.cpu() - cpu, self.wakes() - wakes, self.received - received
        return spent[0] / seconds, spent[1] / seconds, spent[2] / seconds

    def cpu(self) -> float:
        """Seconds of CPU the program has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def leave(self) -> float:
        """Seconds from the key to quit until the program has gone."""
        sent = time.perf_counter()
        os.write(self.master, b"q")
        while time.perf_counter() - sent < LIMIT_SECONDS:
            self.read(0.005)
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                os.close(self.master)
                return time.perf_counter() - sent
        self.end()
        raise SystemExit("The program did not leave.")

    def end(self) -> None:
        """End the program whatever it does."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)
