"""X2: no answer of any command, no sentence of refusal and no file name steers a terminal."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from lorapp.cli import output
from lorapp.cli.parser import build_parser
from lorapp.domain import text
from lorapp.paths import Paths
from tests.cli.conftest import Run, Said
from tests.exports.hostile import MARK, STEERING, hostile_services

HOSTILE: Final = "\x1b[2J\x1b]0;t\x07\x1bP1$r\x9b31m\x08\x7f\u202e\u2066[red]\udce9"
READING: Final = (
    *("today", "letters", "season", "history", "charts", "costs", "interviews", "programs"),
    *("check", "seasons", "rank", "soap", "outcome", "arrival", "rotation-applications"),
    *("templates", "doctor", "guide", "today --brief", "what-if", "restore", "export json"),
    *("export ics", "export vcard", "export report week", "draft reminder B-L3", "letters --json"),
    *("mentors", "rotations", "mentors --plain", "rotations --json"),
    *("today --json", "history --json", "programs --json", "interview ashgrove", "bring-back"),
)
SAID_AT: Final = (
    *(("log", HOSTILE, "asked"), ("contact", HOSTILE), ("add", "mentor", HOSTILE)),
    *(("add", "program", HOSTILE), ("add", "letter", HOSTILE), ("snooze", HOSTILE, HOSTILE)),
    *(("import", HOSTILE), ("restore", HOSTILE), ("backup", "--encrypt", HOSTILE)),
    *(("export", "json", "-o", f"/nowhere/{HOSTILE}"), ("guide", HOSTILE), ("interview", HOSTILE)),
    *(("interview", "add", HOSTILE), ("rank", "--add", HOSTILE), ("arrival", "--done", HOSTILE)),
    *(("moment", HOSTILE, "--keep"), ("assign", HOSTILE, HOSTILE), ("what-if", HOSTILE)),
    *((HOSTILE,), ("today", f"--{HOSTILE}"), ("charts", HOSTILE), ("templates", HOSTILE)),
    *(("outcome", "matched", "--at", HOSTILE), ("packet", HOSTILE), ("draft", "ask", HOSTILE)),
    *(("soap", HOSTILE), ("submit", HOSTILE), ("costs", HOSTILE), ("begin", HOSTILE)),
    ("bring-back", HOSTILE),
)


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices


def _steering(said: Said) -> frozenset[str]:
    return (STEERING - {"\t", "\r"}) & set(said.out + said.err)


@pytest.fixture
def hostile(home: Path, tmp_path: Path) -> Paths:
    """A store of hostile texts, where commands look for it."""
    hostile_services(tmp_path).close()
    (tmp_path / "store").rename(home)
    return Paths(home)


def _answers(run: Run) -> list[tuple[str, Said]]:
    told = [(words, run(*words.split())) for words in READING]
    told += [(f"--plain {words}", run("--plain", *words.split())) for words in READING[:8]]
    return told + [(words[0], run(*words)) for words in SAID_AT]


@pytest.mark.usefixtures("hostile")
def test_no_answer_and_no_refusal_steers_the_terminal(run: Run, tmp_path: Path) -> None:
    told = _answers(run)
    steered = [words for words, said in told if _steering(said)]
    shown = sum(MARK in said.out for _, said in told)
    names = [path.name for path in tmp_path.rglob("*") if STEERING & set(path.name)]
    size = sum(len(said.out) + len(said.err) for _, said in told)
    print(f"X2 commands={len(told)} characters={size} steering={len(steered)} names={len(names)}")
    assert steered == []
    assert names == []
    assert shown > 10, "hostile texts do reach the answers"
    assert not [words for words, said in told if "Traceback" in said.err]
    asked = {words.split()[0] for words in READING} | {words[0] for words in SAID_AT}
    left = {"demo", "undo", "redo", "recipe", "notify", "unassign", "not-needed"}
    left |= {"rotation-application", "settings", "keys", "serve", "forget"}
    assert set(_commands(build_parser())) <= asked | left


@pytest.mark.usefixtures("hostile")
def test_an_answer_written_as_it_is_would_steer_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_STEERING", re.compile("(?!)"))
    monkeypatch.setattr(text, "_REFUSED", re.compile("(?!)"))
    said = [run("log", HOSTILE, "asked"), run("guide", HOSTILE), run("contact", HOSTILE)]
    steered = sum(bool(_steering(one)) for one in said)
    print(f"X2 mutant, nothing taken out: steering={steered}")
    assert steered
