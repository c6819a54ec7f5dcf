"""Measure lorapp against a Textual hello world, from outside, through a pseudo-terminal.

Both programs run in turns in one go, so that a busy machine disturbs both alike, and every
figure is told as a ratio of medians: only ratios travel between machines.

Usage: ``python scripts/benchmark.py [--rounds N]``
"""

import argparse
import codecs
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

ROOT = Path(__file__).resolve().parents[1]
COLUMNS, LINES = 120, 40
KEYS = 40
IDLE_SECONDS = 5.0
LIMIT_SECONDS = 30.0
QUIET_SECONDS = 0.15
KEY_LIMIT_SECONDS = 2.0
BURST_SECONDS = 0.025
SCREENS = "23456781"
LETTERS_MANY, PROGRAMS_MANY = 15, 300


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
    """One round: seconds to the first frame, seconds of each key, idle CPU, bytes, quit.

    ``first`` and ``again`` are the seconds of opening each main screen for the first time, and
    of coming back to it; a program without screens has none.
    """

    start: float
    keys: tuple[float, ...]
    bytes_a_key: float
    idle_cpu: float
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

    def press(self, key: str) -> float:
        """Seconds from a key to the end of the burst of output it causes."""
        sent = time.perf_counter()
        os.write(self.master, key.encode())
        last = sent
        if self.read(KEY_LIMIT_SECONDS):
            last = time.perf_counter()
            while self.read(BURST_SECONDS):
                last = time.perf_counter()
        self.settle()
        return last - sent

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
    before = terminal.received
    keys = tuple(terminal.press(key) for key in ("j" * 4 + "k" * 4) * (KEYS // 8))
    sent = (terminal.received - before) / KEYS
    spent = terminal.cpu()
    until = time.perf_counter() + IDLE_SECONDS
    while (left := until - time.perf_counter()) > 0:
        terminal.read(left)
    idle = terminal.cpu() - spent
    first = tuple(terminal.press(key) for key in program.screens)
    again = tuple(terminal.press(key) for key in program.screens * 3)
    return Figures(start, keys, sent, idle / IDLE_SECONDS, first, again, terminal.leave())


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 stay under."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def programs(home: Path) -> tuple[Program, Program]:
    """The hello world, and lorapp on the mid-season applicant."""
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LORAPP_HOME": str(home),
        "LORAPP_NOW": "2026-11-22T12:00:00-05:00",
    }
    hello = Program(
        "hello", (sys.executable, str(ROOT / "scripts" / "hello.py")), "Hello, world", environment
    )
    command = (sys.executable, "-m", "lorapp")
    return hello, Program("lorapp", command, "Do now", environment, SCREENS)


def fill(home: Path) -> None:
    """Put the mid-season applicant into a store of its own, closed cleanly."""
    os.environ["LORAPP_HOME"] = str(home)
    from lorapp.cli import main

    if main(["import", str(ROOT / "lorapp" / "demo" / "midseason.json")]):
        raise SystemExit("The demo could not be imported.")


def tell(rounds: Mapping[str, Sequence[Figures]]) -> None:
    """Print medians and ratios."""
    rows = {
        "first useful frame, s": lambda f: f.start,
        "key to paint p50, s": lambda f: statistics.median(f.keys),
        "key to paint p95, s": lambda f: p95(f.keys),
        "bytes a key": lambda f: f.bytes_a_key,
        "idle CPU, s a second": lambda f: f.idle_cpu,
        "quit, s": lambda f: f.leave,
    }
    print(f"{'':24}{'hello':>10}{'lorapp':>10}{'ratio':>8}")
    for title, pick in rows.items():
        hello, own = (statistics.median(pick(f) for f in rounds[n]) for n in ("hello", "lorapp"))
        ratio = f"{own / hello:8.2f}" if hello else "       -"
        print(f"{title:24}{hello:10.4f}{own:10.4f}{ratio}")
    for title, opened in (
        ("first opening p95, s", [t for f in rounds["lorapp"] for t in f.first]),
        ("screen switch p95, s", [t for f in rounds["lorapp"] for t in f.again]),
    ):
        print(f"{title:24}{'-':>10}{p95(opened):10.4f}{'-':>8}")


def tell_check() -> None:
    """Print how long a whole check and plan take with many letters and programs."""
    from dataclasses import replace

    from lorapp.clock import clock_from
    from lorapp.domain.engine.plan import plan
    from lorapp.domain.placing.checking import check
    from lorapp.services.demo import DEMO_NOW, demo_text
    from lorapp.services.interchange.reading import parse
    from lorapp.services.rulebook import load_rulebook

    file = parse(demo_text("midseason").encode(), load_rulebook())
    letters = [
        replace(file.letters[n % 5], key=f"L{n}", letter_id=None) for n in range(LETTERS_MANY - 5)
    ]
    programs = [
        replace(file.programs[n % 10], key=f"P{n}", applied_on=None, status=None)
        for n in range(PROGRAMS_MANY - 10)
    ]
    many = replace(file, letters=(*file.letters, *letters), programs=(*file.programs, *programs))
    now = clock_from(DEMO_NOW).now(file.applicant.zone)
    for title, work in (("check", check), ("plan", plan)):
        began = time.perf_counter()
        work(replace(many), now)
        spent = (time.perf_counter() - began) * 1000
        print(f"{title} of {LETTERS_MANY} letters x {PROGRAMS_MANY} programs: {spent:.0f} ms")


def main() -> None:
    """Run the rounds in turns and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    count = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="lorapp-bench-") as folder:
        home = Path(folder) / "home"
        fill(home)
        pair = programs(home)
        rounds: dict[str, list[Figures]] = {program.name: [] for program in pair}
        for _ in range(count):
            for program in pair:
                rounds[program.name].append(measure(program))
    tell(rounds)
    tell_check()


if __name__ == "__main__":
    main()
