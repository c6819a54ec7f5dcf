"""The command line knows which module adds which command, so that it need not read them all."""

import argparse
from importlib import import_module
from pathlib import Path

import pytest

import lorapp.cli
from lorapp.cli.parser import GROUPS, build_parser, understood
from lorapp.errors import WrongUsageError


def added(group: str) -> tuple[str, ...]:
    """The commands that a module really adds."""
    names: list[str] = []

    def add(name: str, **_given: object) -> argparse.ArgumentParser:
        names.append(name)
        return argparse.ArgumentParser()

    import_module(f"lorapp.cli.{group}").add_commands(add)
    return tuple(names)


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_adds_the_commands_it_is_listed_with(group: str) -> None:
    assert added(group) == GROUPS[group]


def test_no_module_of_commands_is_forgotten() -> None:
    folder = Path(lorapp.cli.__file__).parent
    adding = {
        ".".join(path.relative_to(folder).with_suffix("").parts)
        for path in folder.rglob("*.py")
        if "\ndef add_commands(commands: " in path.read_text(encoding="utf-8")
    }
    assert adding == set(GROUPS)


@pytest.mark.parametrize("words", [["today", "--days", "3"], ["undo"], ["check", "--json"]])
def test_a_command_alone_is_read_as_among_all(words: list[str]) -> None:
    whole = vars(build_parser().parse_args(words))
    assert vars(build_parser(words[0]).parse_args(words)) == whole


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        (["help"], ["--help"]),
        (["help", "log"], ["log", "--help"]),
        (["help", "help"], ["--help", "--help"]),
        (["help", "--plain"], ["--plain", "--help"]),
        (["--plain"], ["--plain"]),
        (["--plain", "help", "log"], ["--plain", "log", "--help"]),
        (["--plain", "--version"], ["--plain", "--version"]),
        (["today", "--json"], ["today", "--json"]),
    ],
)
def test_help_may_be_asked_for_in_words(typed: list[str], taken: list[str]) -> None:
    assert list(understood(typed)) == taken


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("LETTERS", 'no command "LETTERS". Near it: `lorapp letters`'),
        ("help letter", 'no command "letter". Near it: `lorapp letters`'),
        ("--plain letter", 'no command "letter". Near it: `lorapp letters`'),
        ("letter", 'no command "letter". Near it: `lorapp letters`'),
        ("zzzz", 'no command "zzzz". `lorapp --help` lists them all.'),
    ],
)
def test_a_command_that_is_none_names_the_nearest(words: str, says: str) -> None:
    with pytest.raises(WrongUsageError) as caught:
        understood(words.split())
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        (["today", "--soon"], "lorapp today"),
        (["restore", "a.db", "b.db"], "lorapp restore"),
        (["add", "mentor", "Dr. Lo", "--soon"], "lorapp add mentor"),
        (["--soon"], "lorapp"),
    ],
)
def test_what_a_command_does_not_know_is_answered_with_its_own_usage(
    words: list[str], usage: str
) -> None:
    with pytest.raises(WrongUsageError) as caught:
        build_parser(words[0]).parse_args(words)
    assert f"unrecognized arguments: {words[-1]}\nusage: {usage} [-h]" in str(caught.value)
