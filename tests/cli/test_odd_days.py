"""T5 for commands: each option that takes a day refuses one that no record holds."""

import argparse
from collections.abc import Iterator
from time import process_time
from typing import Final

import pytest

from lorapp.cli.parser import build_parser
from tests.cli.conftest import Run

ODD: Final = ("0001-01-01", "+999999d")
LAST: Final = "2200-12-31"
MOST: Final = 0.5
"""Seconds of processor time that a refusal may take, the store opened and closed with it."""

DAY: Final = "{day}"
STAY: Final = ("add", "rotation", "Ward", "--kind", "elective")
COMMANDS: Final[dict[str, tuple[str, ...]]] = {
    "rotation-application --from": ("rotation-application", "add", "Ward", f"--from={DAY}"),
    "rotation-application --to": ("rotation-application", "add", "Ward", f"--to={DAY}"),
    "rotation-application --apply-by": ("rotation-application", "add", "W", f"--apply-by={DAY}"),
    "rotation-application --answer-by": ("rotation-application", "add", "W", f"--answer-by={DAY}"),
    "rotation-application --on": ("rotation-application", "applied", "Larkspur", f"--on={DAY}"),
    "outcome --on": ("outcome", "matched", "--at", "ashgrove", f"--on={DAY}"),
    "outcome --starts": ("outcome", "outside", "--at", "Elsewhere", f"--starts={DAY}"),
    "arrival --on": ("arrival", "--done", "contract", f"--on={DAY}"),
    "seasons --on": ("seasons", "--done", "token", f"--on={DAY}"),
    "rank --on": ("rank", "--certified", f"--on={DAY}"),
    "log --on": ("log", "B-L2", "spoke", f"--on={DAY}"),
    "log --promised": ("log", "B-L2", "agreed", f"--promised={DAY}"),
    "add rotation --from": (*STAY, "--to", "2027-03-01", f"--from={DAY}"),
    "add rotation --to": (*STAY, "--from", "2027-03-01", f"--to={DAY}"),
    "add letter --deadline": ("add", "letter", "brockhausen", f"--deadline={DAY}"),
    "add program --until": ("add", "program", "New IM", f"--until={DAY}"),
    "add program --first-day": ("add", "program", "New IM", f"--first-day={DAY}"),
    "contact --on": ("contact", "brockhausen", f"--on={DAY}"),
    "moment --on": ("moment", "Found the murmur", "--mentor", "brockhausen", f"--on={DAY}"),
    "snooze until": ("snooze", "1", DAY),
}


def _options(parser: argparse.ArgumentParser, path: str = "") -> Iterator[str]:
    """Every argument that takes a day, by its command."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from _options(below, f"{path} {name}".strip())
        elif action.metavar == "DATE":
            yield f"{path} {(action.option_strings or [action.dest])[0]}"


def test_the_table_knows_every_option_that_takes_a_day() -> None:
    assert set(COMMANDS) == set(_options(build_parser()))


@pytest.mark.usefixtures("midseason")
def test_a_day_that_no_record_holds_is_refused_by_every_command(run: Run) -> None:
    run("rotation-application", "add", "Larkspur")
    before, slowest, tried = run("export", "json").out, 0.0, 0
    for name, words in COMMANDS.items():
        for day in ODD:
            begun = process_time()
            said = run(*(word.replace(DAY, day) for word in words))
            slowest, tried = max(slowest, process_time() - begun), tried + 1
            assert said.status == 1, (name, day)
            assert said.out == ""
            assert f"{day}: Years go from 1900 to 2200." in said.err, name
            assert said.err.count("\n") == 1
    assert run("export", "json").out == before
    print(f"T5 options={len(COMMANDS)} refused={tried} slowest={slowest * 1000:.0f} ms")
    assert slowest < MOST


@pytest.mark.usefixtures("midseason")
def test_the_last_day_there_is_breaks_no_later_answer(run: Run) -> None:
    run("rotation-application", "add", "Larkspur")
    taken = 0
    for words in COMMANDS.values():
        said = run(*(word.replace(DAY, LAST) for word in words))
        assert "Traceback" not in said.err
        taken += said.status == 0
    for command in ("today", "season", "letters", "check", "rotation-applications", "history"):
        assert run(command).status == 0, command
    print(f"T5 day={LAST} taken={taken} of {len(COMMANDS)} faults=0")
    assert taken
