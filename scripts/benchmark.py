"""Measure lorapp against a Textual hello world, from outside, through a pseudo-terminal.

The programs run in turns in one go, so that a busy machine disturbs all alike, and what is a
ratio of medians travels between machines; what is told in milliseconds does not. Each row is
told with its goal.

Usage: ``python scripts/benchmark.py [--rounds N] [--letters N]``
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from budgets import Budget, budgets
from ptyrun import Program
from scenes import Figures, looking, opening, paging, plain, saving, searching

ROOT = Path(__file__).resolve().parents[1]
SCREENS = "23456781"
OPENED = {
    "letter": ("4", " "),
    "form": ("4", "a"),
    "dialog": ("1", "z"),
    "find": ("1", "f"),
}
FEW = 100
LETTERS_MANY, PROGRAMS_MANY = 15, 300
READY = "Do now"
COMMITS = 60
FORETOLD = "lorapp.foretold"


def lorapp(home: Path) -> Program:
    """The app on the record of a folder."""
    own = {"LORAPP_HOME": str(home), "LORAPP_NOW": "2026-11-22T12:00:00-05:00"}
    return Program("lorapp", (sys.executable, "-m", "lorapp"), READY, {**terminal(), **own})


def beside(script: str, ready: str) -> Program:
    """A program of this folder."""
    command = (sys.executable, str(ROOT / "scripts" / f"{script}.py"))
    return Program(script, command, ready, terminal())


def terminal() -> dict[str, str]:
    """The environment of a terminal of many colours."""
    return {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def fill(home: Path, count: int = 0) -> None:
    """Put the mid-season applicant, with so many letters, into a store of its own."""
    from lorapp.bootstrap import open_services
    from lorapp.services.interchange.demo import demo_text
    from lorapp.services.interchange.reading import parse
    from lorapp.services.rules.rulebook import load_rulebook

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


def compiled() -> None:
    """Let every program be measured as an installed one: its code compiled beforehand."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    command = (sys.executable, "-m", "compileall", "-q", "lorapp", "scripts")
    subprocess.run(command, cwd=ROOT, check=True)


def forget(home: Path) -> None:
    """Let the next start be as the very first one: nothing was foretold."""
    (home / FORETOLD).unlink(missing_ok=True)


def run(folder: Path, count: int, rounds: int) -> dict[str, list[Figures]]:
    """Every scene in turns, so many times."""
    homes = {name: folder / name for name in ("usual", "few", "many")}
    for name, letters in (("usual", 0), ("few", FEW), ("many", count)):
        fill(homes[name], letters)
    usual, few, many = (lorapp(home) for home in homes.values())
    hello, table = beside("hello", "Hello, world"), beside("table", "Row 30")

    def anew() -> Figures:
        forget(homes["usual"])
        return looking(usual)

    scenes: dict[str, Callable[[], Figures]] = {
        "hello": lambda: plain(hello),
        "anew": anew,
        "later": lambda: looking(usual),
        "few later": lambda: looking(few),
        "many later": lambda: looking(many),
        "usual": lambda: plain(usual),
        "table": lambda: paging(table),
        "paging": lambda: paging(many),
        "few": lambda: plain(few),
        "many": lambda: plain(many),
        "opening": lambda: opening(usual, SCREENS, OPENED),
        "narrowing": lambda: searching(many, "4/"),
        "finding": lambda: searching(many, "f"),
        "saving": lambda: saving(usual),
    }
    found: dict[str, list[Figures]] = {name: [] for name in scenes}
    for program in (few, many):
        looking(program)  # from here on their first page is foretold
    for number in range(rounds):
        for name, scene in scenes.items():
            found[name].append(scene())
        print(f"round {number + 1} of {rounds} done", file=sys.stderr)
    return found


def checking() -> list[Budget]:
    """A whole check and plan with many letters and programs, and how they grow."""
    from lorapp.clock import clock_from
    from lorapp.domain.engine.plan import plan
    from lorapp.domain.placing.rules.checking import check
    from lorapp.services.interchange.demo import DEMO_NOW, demo_text
    from lorapp.services.interchange.reading import parse
    from lorapp.services.rules.rulebook import load_rulebook

    file = parse(demo_text("midseason").encode(), load_rulebook())
    now = clock_from(DEMO_NOW).now(file.applicant.zone)

    def spent(count: int) -> float:
        letters = [
            replace(file.letters[n % 5], key=f"L{n}", letter_id=None)
            for n in range(LETTERS_MANY - 5)
        ]
        programs = [
            replace(file.programs[n % 10], key=f"P{n}", applied_on=None, status=None)
            for n in range(count - 10)
        ]
        many = replace(
            file, letters=(*file.letters, *letters), programs=(*file.programs, *programs)
        )
        times = []
        for _ in range(5):
            began = time.process_time()
            check(replace(many), now)
            plan(replace(many), now)
            times.append(1000 * (time.process_time() - began))
        return statistics.median(times)

    one, two = spent(PROGRAMS_MANY), spent(2 * PROGRAMS_MANY)
    size = f"{LETTERS_MANY} letters x {PROGRAMS_MANY} programs"
    return [
        Budget(f"check and plan, {size}, CPU", one, 50, "ms"),
        Budget("the same for twice the programs", two / one, 2.2),
    ]


def committing(home: Path) -> list[Budget]:
    """What it takes until a change is on the disk."""
    from lorapp.bootstrap import open_services

    services = open_services(home)
    connection = services.unit.store().connection()
    commits = []
    for turn in range(COMMITS):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"UPDATE applicant SET name = '{turn}'")
        began = time.perf_counter()
        connection.execute("COMMIT")
        commits.append(1000 * (time.perf_counter() - began))
    services.close()
    return [Budget("a save: commit p50", statistics.median(commits), 1.5, "ms")]


def answering(home: Path, count: int) -> list[Budget]:
    """``lorapp today`` as a multiple of an empty Python: worked out, and as it was foretold."""
    told = lorapp(home)
    looking(told)
    kept = (home / FORETOLD).read_bytes()
    words: dict[str, tuple[str, ...]] = {
        "empty": ("-c", ""),
        "anew": ("-m", "lorapp", "today"),
        "foretold": ("-m", "lorapp", "today"),
    }
    times: dict[str, list[float]] = {name: [] for name in words}
    for _ in range(max(5, count)):
        for name, arguments in words.items():
            forget(home)
            if name == "foretold":
                (home / FORETOLD).write_bytes(kept)
            began = time.perf_counter()
            subprocess.run(
                (sys.executable, *arguments),
                env=told.environment,
                stdout=subprocess.DEVNULL,
                check=True,
            )
            times[name].append(time.perf_counter() - began)
    empty, anew, foretold = (statistics.median(found) for found in times.values())
    return [
        Budget("`lorapp today` worked out, to an empty Python", anew / empty, 8),
        Budget("`lorapp today` as foretold, to an empty Python", foretold / empty, 8),
    ]


def main() -> None:
    """Run the rounds in turns and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--letters", type=int, default=10_000, help="how many are many")
    arguments = parser.parse_args()
    compiled()
    with tempfile.TemporaryDirectory(prefix="lorapp-bench-") as folder:
        rounds = run(Path(folder), arguments.letters, max(1, arguments.rounds))
        usual = Path(folder) / "usual"
        found = [*budgets(rounds), *checking(), *committing(Path(folder) / "few")]
        found += answering(usual, arguments.rounds)
    for budget in found:
        print(budget.told())
    print(f"{sum(b.found <= b.goal for b in found)} of {len(found)} met")


if __name__ == "__main__":
    main()
