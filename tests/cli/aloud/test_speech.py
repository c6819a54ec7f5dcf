"""Plans and lists as text where little or nothing is there."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lorapp.cli.aloud.speech import draft_text, instant_words, long_day, today_text
from lorapp.cli.looking.lists import letters_text
from lorapp.domain.engine.steps import DraftKind, Plan
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from tests.cli.conftest import Run
from tests.domain.engine.builders import agreed, asked, letter, noon, planned, record
from tests.screens.real import demo_services

EASTERN = ZoneInfo("America/New_York")
TODAY = date(2026, 8, 3)


def told(file: SeasonFile, found: Plan) -> str:
    return today_text(found, file, noon(TODAY))


def test_at_home_in_the_east_one_clock_is_enough() -> None:
    instant = datetime(2026, 8, 3, 12, tzinfo=EASTERN)
    assert instant_words(instant, EASTERN) == "Mon 3 Aug 2026, 12:00 ET"


def test_a_plan_with_nothing_to_do_says_so() -> None:
    nothing = Plan(today=TODAY, sending_day=TODAY, steps=())
    assert told(record(), nothing).endswith("\nNothing to do now.")


def test_where_all_lies_ahead_the_first_day_is_named() -> None:
    file = record(letter(asked("7-20"), agreed("7-22")))
    found = planned(file)
    ahead = replace(found, steps=tuple(step for step in found.later if step.opens > TODAY))
    first = min(step.opens for step in ahead.steps)
    assert told(file, ahead).endswith(f"\nNothing to do before {long_day(first)}.")


def test_without_letters_the_list_says_how_to_add_one() -> None:
    assert letters_text([], Situation(record(), noon(TODAY))).startswith("No letters yet.")


@pytest.mark.usefixtures("planner")
def test_a_letter_nobody_was_asked_for_says_nothing_yet(run: Run) -> None:
    said = run("letters").out
    assert "  Said: nothing yet\n  Shown: no entry in the portal yet\n" in said


@pytest.mark.usefixtures("midseason")
def test_a_letter_is_told_with_the_promise_and_the_last_word_as_on_its_screen(run: Run) -> None:
    told = run("letters").out
    assert 'Said: agreed 24 Jun, promised 31 Aug, phone 6 Nov "next week"\n' in told
    assert "Shown: requested 10 Aug, nothing uploaded, seen 4 d ago\n" in told


def test_words_to_say_come_without_an_address(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    said = draft_text(services.correspondence.draft(DraftKind.ASK, "A-L1", variant="in-person"))
    assert said.startswith("To say to Dr. Harlan Quistgaard, ")
    assert "@" not in said
    services.close()


@pytest.mark.usefixtures("midseason")
def test_an_answer_belongs_to_agreed_alone(run: Run) -> None:
    said = run("log", "B-L4", "declined", "--answer", "yes")
    assert said.status == 1
    assert "Only `agreed` takes" in said.err


@pytest.mark.usefixtures("planner")
def test_how_glad_a_yes_was_is_kept(run: Run) -> None:
    assert run("log", "A-L1", "asked", "--on", "13 nov", "--how", "in-person").status == 0
    assert run("log", "A-L1", "agreed", "--answer", "strong").status == 0
    assert '"answer": "strong"' in run("export", "json").out
