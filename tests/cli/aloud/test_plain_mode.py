"""`--plain`: one fact a line, words instead of signs, for every command that reads."""

import re

import pytest

from lorapp.cli.aloud.plain_words import plain_words
from lorapp.cli.output import facts, is_plain, plainly
from tests.cli.conftest import Run, Start

READING = [
    (),
    ("today",),
    ("today", "--brief"),
    ("letters",),
    ("programs",),
    ("check",),
    ("season",),
    ("history",),
    ("interviews",),
    ("arrival",),
    ("arrival", "--people"),
    ("outcome",),
    ("rotation-applications",),
    ("interview", "ashgrove"),
    ("charts",),
    ("what-if", "--without", "B-L1"),
    ("doctor",),
    ("guide",),
    ("guide", "keys"),
    ("templates",),
    ("settings",),
    ("keys",),
]


@pytest.mark.usefixtures("midseason")
@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_every_reading_is_linear_and_ascii(run: Run, words: tuple[str, ...]) -> None:
    said = run(*words, "--plain")
    assert said.status == 0
    assert said.out.strip()
    assert said.out.isascii()
    assert not re.search(r"^ |  |[|`\t]|~(?!/)|\n\n\n", said.out, re.MULTILINE)


def test_it_stands_before_or_after_the_command_and_leaves_answers_for_programs(
    run: Run, midseason: object
) -> None:
    del midseason
    assert run("--plain", "letters").out == run("letters", "--plain").out
    assert run("letters", "--plain").out != run("letters").out
    assert run("letters", "--plain", "--json").out == run("letters", "--json").out


@pytest.mark.usefixtures("midseason")
def test_alone_it_says_the_plan_and_the_commonest_commands(run: Run) -> None:
    said = run("--plain")
    today = run("today", "--plain").out
    assert said.out.startswith(today)
    assert said.err == ""
    more = said.out.removeprefix(today)
    for command in ("log", "contact", "moment", "snooze", "not-needed", "assign", "undo"):
        assert f": lorapp {command}" in more
    assert "lorapp add rotation SITE" in more
    assert "lorapp interview add" in more


@pytest.mark.usefixtures("midseason")
def test_every_command_it_names_is_there(run: Run) -> None:
    for line in run("--plain").out.partition("The commonest")[2].splitlines():
        named = re.search(r": lorapp ([a-z-]+)( [a-z]+)?", line)
        if named and "COMMAND" not in line:
            deeper = [named[2].strip()] if named[1] == "add" and named[2] else []
            assert run(named[1], *deeper, "--help").status == 0


def test_without_an_applicant_it_says_how_to_begin(run: Run) -> None:
    said = run("--plain")
    assert said.status == 1
    assert "lorapp begin NAME" in said.err
    assert "`" not in said.err


@pytest.mark.usefixtures("midseason")
def test_several_facts_are_lines_of_their_own(run: Run) -> None:
    lines = run("letters", "--plain").out.splitlines()
    assert "Assigned to: Ashgrove Regional IM" in lines
    assert "Assigned to: Elmhollow IM" in lines
    assert "Not met: letters from its specialty" in run("programs", "--plain").out.splitlines()


def test_the_mode_ends_with_the_command(run: Run) -> None:
    run("guide", "--plain")
    assert not is_plain()
    with plainly(True):
        assert facts("Met", ["a", "", "b"]) == ["Met: a", "Met: b"]
    assert facts("Met", ["a", "b"]) == ["Met: a; b"]
    assert facts("Met", [""]) == []


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        (
            "  Needed: ~Mon 1 Feb, upload by ~3 Jan",
            "Needed: Mon 1 Feb (projected), upload by 3 Jan (projected)",
        ),
        ("Rank: ~Mon 1 Feb 2027, 12:00 ET, projected", "Rank: Mon 1 Feb 2027, 12:00 ET, projected"),
        ("First: ask, 1 d left.", "First: ask, 1 day left."),
        ("Ask, 9 d late", "Ask, 9 days late"),
        ("12:00  undone", "12:00: undone"),
        ("✓ held", "good: held"),
        ("Who: ! nobody", "Who: urgent: nobody"),
        ("[x] done", "done: done"),
        ("- [ ] open", "open: open"),
        ("a · b “c”…", 'a , b "c"...'),
        ("use `lorapp undo`", "use lorapp undo"),
        ("Dr. José سمير", "Dr. José سمير"),
    ],
)
def test_signs_become_words_and_names_stay(drawn: str, told: str) -> None:
    assert plain_words(drawn) == told


def test_a_terminal_without_accents_gets_the_letter_below(run: Run, start: Start) -> None:
    run("begin", "José Łuć", "--zone", "Africa/Lagos")
    done = start(["today", "--plain"], {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.stdout.startswith(b"Jose \\u0141uc, season 2028")
