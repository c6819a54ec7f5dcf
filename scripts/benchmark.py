"""Measure lorapp against a Textual hello world, from outside, through a pseudo-terminal.

Both programs run in turns in one go, so that a busy machine disturbs both alike, and every
figure is told as a ratio of medians: only ratios travel between machines. A key is timed twice:
until the first bytes come (the cursor has moved) and until the last (the panel has followed).

Usage: ``python scripts/benchmark.py [--rounds N] [--letters 100 1000 10000]``
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ptyrun import Figures, Program, measure

ROOT = Path(__file__).resolve().parents[1]
SCREENS = "23456781"
LETTERS_MANY, PROGRAMS_MANY = 15, 300


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
        "key to first paint p50": lambda f: statistics.median(f.moved),
        "key to first paint p95": lambda f: p95(f.moved),
        "key to all painted p50": lambda f: statistics.median(f.keys),
        "key to all painted p95": lambda f: p95(f.keys),
        "bytes a key": lambda f: f.bytes_a_key,
        "CPU a key, s": lambda f: f.cpu_a_key,
        "idle CPU, s a second": lambda f: f.idle[0],
        "idle wake-ups a second": lambda f: f.idle[1],
        "idle bytes a second": lambda f: f.idle[2],
        "peak memory, MiB": lambda f: f.memory,
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
        began = time.process_time()
        work(replace(many), now)
        spent = (time.process_time() - began) * 1000
        print(
            f"{title} of {LETTERS_MANY} letters x {PROGRAMS_MANY} programs: {spent:.0f} ms of CPU"
        )


def tell_today(home: Path, count: int) -> None:
    """Print how long ``lorapp today`` takes as a multiple of an empty Python."""
    environment = {**os.environ, "LORAPP_HOME": str(home)}
    times: dict[str, list[float]] = {"empty": [], "today": []}
    for _ in range(count):
        for name, words in (("empty", ("-c", "")), ("today", ("-m", "lorapp", "today"))):
            began = time.perf_counter()
            subprocess.run(
                (sys.executable, *words), env=environment, stdout=subprocess.DEVNULL, check=True
            )
            times[name].append(time.perf_counter() - began)
    empty, today = (statistics.median(found) for found in times.values())
    print(f"lorapp today: {today * 1000:.0f} ms, {today / empty:.1f} x an empty Python")


def fill_many(home: Path, count: int) -> None:
    """Put the mid-season applicant with so many letters and writers into a store of its own."""
    from lorapp.bootstrap import open_services
    from lorapp.services.demo import demo_text
    from lorapp.services.interchange.reading import parse
    from lorapp.services.rulebook import load_rulebook

    file = parse(demo_text("midseason").encode(), load_rulebook())
    mentors = [
        replace(file.mentors[n % 5], key=f"M{n}", name=f"{file.mentors[n % 5].name} {n}")
        for n in range(count // 5)
    ]
    letters = [
        replace(
            file.letters[n % 5],
            key=f"L{n}",
            letter_id=None,
            mentor=mentors[n % len(mentors)].key,
        )
        for n in range(count - len(file.letters))
    ]
    services = open_services(home)
    services.unit.begin(
        replace(file, letters=(*file.letters, *letters), mentors=(*file.mentors, *mentors)), "Many"
    )
    services.close()


def tell_growth(folder: Path, counts: Sequence[int], rounds: int) -> None:
    """Print how the figures of lorapp grow with the letters in the record."""
    print(f"{'letters':>10}{'frame, s':>10}{'key p50':>10}{'bytes':>8}{'MiB':>8}{'4 opens':>10}")
    for count in counts:
        home = folder / f"many-{count}"
        fill_many(home, count)
        program = replace(programs(home)[1], screens="41")
        found = [measure(program) for _ in range(rounds)]
        middle = [
            statistics.median(pick(figures) for figures in found)
            for pick in (
                lambda f: f.start,
                lambda f: statistics.median(f.moved),
                lambda f: f.bytes_a_key,
                lambda f: f.memory,
                lambda f: f.first[0],
            )
        ]
        start, key, sent, memory, opened = middle
        print(f"{count:10}{start:10.2f}{key:10.4f}{sent:8.0f}{memory:8.0f}{opened:10.3f}")


def main() -> None:
    """Run the rounds in turns and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--letters", type=int, nargs="*", default=(), help="also tell the growth")
    arguments = parser.parse_args()
    count = arguments.rounds
    with tempfile.TemporaryDirectory(prefix="lorapp-bench-") as folder:
        home = Path(folder) / "home"
        fill(home)
        pair = programs(home)
        rounds: dict[str, list[Figures]] = {program.name: [] for program in pair}
        for _ in range(count):
            for program in pair:
                rounds[program.name].append(measure(program))
        if count:
            tell(rounds)
            tell_today(home, count)
            tell_check()
        if arguments.letters:
            tell_growth(Path(folder), arguments.letters, max(1, count))


if __name__ == "__main__":
    main()
