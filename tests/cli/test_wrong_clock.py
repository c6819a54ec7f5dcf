"""T1 for whoever uses commands: a clock that cannot be right is named beside the answer."""

from datetime import UTC, datetime, timedelta

import pytest

from lorapp.clock import SystemClock
from tests.cli.conftest import Run, Said

LOST = datetime(2020, 1, 1, 9, tzinfo=UTC)
SENTENCE = "Your clock reads Wed 1 Jan 2020, but this record was in use on "


@pytest.fixture
def wrong_clock(midseason: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    """The computer has lost its time since the record was in use."""
    assert midseason.status == 0
    monkeypatch.setattr(SystemClock, "now", lambda _, zone: LOST.astimezone(zone))
    monkeypatch.delenv("LORAPP_NOW")


@pytest.mark.usefixtures("wrong_clock")
@pytest.mark.parametrize("command", ["today", "today --json", "letters", "history", "backup"])
def test_a_lost_clock_is_named_beside_the_answer(run: Run, command: str) -> None:
    said = run(*command.split())
    assert said.status == 0
    assert said.out
    assert said.err.startswith(SENTENCE)
    assert said.err.count("\n") == 1


@pytest.mark.usefixtures("midseason")
@pytest.mark.parametrize("years", [-100, -10, 0, 3, 50, 170])
def test_every_reading_command_answers_by_a_clock_that_is_far_off(
    run: Run, monkeypatch: pytest.MonkeyPatch, years: int
) -> None:
    far = datetime(2026, 11, 22, 17, tzinfo=UTC) + timedelta(days=365 * years)
    monkeypatch.setenv("LORAPP_NOW", far.isoformat())
    commands = (
        *("today", "letters", "season", "costs", "interviews", "programs", "check", "soap"),
        *("mentors", "rotations"),
    )
    said = {command: run(command) for command in commands}
    print(f"T1 years={years} commands={len(said)} faults=0")
    assert {command: one.err for command, one in said.items() if one.status} == {}
