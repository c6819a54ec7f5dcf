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
KEYS = 40
REST_SECONDS = 5.0
IDLE_SECONDS = 5.0
LIMIT_SECONDS = 30.0
QUIET_SECONDS = 0.15
KEY_LIMIT_SECONDS = 2.0
BURST_SECONDS = 0.025


@dataclass(frozen=True)
class Program:
    """What to run, the words of its first useful frame, and its environment."""

    name: str
    command: Sequence[str]
    ready: str
    environment: Mapping[str, str]
    screens: str = ""


@dataclass(frozen=True)
class Figures:
    """One round: seconds to the first frame, of each key to its first and last byte, and so on.

    ``first`` and ``again`` are the seconds of opening each main screen for the first time, and
    of coming back to it; a program without screens has none. ``idle`` is CPU, wake-ups and bytes
    in a second of rest; ``memory`` the peak in MiB.
    """

    start: float
    moved: tuple[float, ...]
    keys: tuple[float, ...]
    bytes_a_key: float
    cpu_a_key: float
    idle: tuple[float, float, float]
    memory: float
    first: tuple[float, ...]
    again: tuple[float, ...]
    leave: float


class Terminal:
    """A program behind a pseudo-terminal with an emulated screen in front."""

    def __init__(self, program: Program) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.stream = pyte.Stream(self.screen)
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.received = 0
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
        self.stream.feed(self.decoder.decode(chunk))
        return bool(chunk)

    def wait_for(self, words: str) -> float:
        """Seconds since the start until the words stand on the screen."""
        while words not in "\n".join(self.screen.display):
            self.read(0.05)
            if time.perf_counter() - self.began > LIMIT_SECONDS:
                raise SystemExit(f"{words!r} did not appear within {LIMIT_SECONDS:.0f} s.")
        return time.perf_counter() - self.began

    def settle(self) -> None:
        """Read until nothing comes any more."""
        while self.read(QUIET_SECONDS):
            pass

    def press(self, key: str) -> tuple[float, float]:
        """Seconds from a key to the first and to the last byte of the burst it causes."""
        sent = time.perf_counter()
        os.write(self.master, key.encode())
        first = last = sent
        if self.read(KEY_LIMIT_SECONDS):
            first = last = time.perf_counter()
            while self.read(BURST_SECONDS):
                last = time.perf_counter()
        self.settle()
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
        os.kill(self.pid, signal.SIGKILL)
        raise SystemExit("The program did not leave.")


def measure(program: Program) -> Figures:
    """One round of one program."""
    terminal = Terminal(program)
    start = terminal.wait_for(program.ready)
    terminal.settle()
    before, cpu = terminal.received, terminal.cpu()
    pressed = [terminal.press(key) for key in ("j" * 4 + "k" * 4) * (KEYS // 8)]
    moved, keys = zip(*pressed, strict=True)
    sent, spent = (terminal.received - before) / KEYS, (terminal.cpu() - cpu) / KEYS
    terminal.rest(REST_SECONDS)
    idle = terminal.rest(IDLE_SECONDS)
    first = tuple(terminal.press(key)[1] for key in program.screens)
    again = tuple(terminal.press(key)[1] for key in program.screens * 3)
    memory = terminal.memory()
    return Figures(start, moved, keys, sent, spent, idle, memory, first, again, terminal.leave())
