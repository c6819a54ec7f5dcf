"""Reminders outside the app: the greeting, the notice, recipes, and the calendar file."""

import subprocess
import sys
from pathlib import Path

import icalendar
import pytest

from lorapp.bootstrap import open_services
from tests.cli.conftest import Run, Said

GREETING = """\
5 things to do now, 3 of them urgent.
First: Assign Dr. Brockhausen's letter, 9 d left.
Coming: Look at the ERAS portal, Wed 25 Nov.
"""

QUIET = "2026-01-05T12:00:00-05:00"
"""A day on which the applicant who plans ahead has nothing to do."""


def test_a_greeting_has_three_lines_and_no_colours(run: Run, midseason: Said) -> None:
    assert run("today", "--brief") == Said(0, GREETING, "")
    assert run("today", "--brief", "--quiet") == Said(0, GREETING, "")


def test_a_quiet_greeting_is_silent_when_nothing_is_to_be_done(
    run: Run, planner: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LORAPP_NOW", QUIET)
    assert run("today", "--brief", "--quiet") == Said(0, "", "")
    assert run("today", "--brief").out.startswith("Nothing to do")


def test_a_quiet_greeting_is_silent_before_the_first_day(run: Run) -> None:
    assert run("today", "--brief", "--quiet") == Said(0, "", "")
    loud = run("today", "--brief")
    assert (loud.status, loud.out) == (1, "")
    assert "There is no applicant yet." in loud.err


@pytest.mark.parametrize(
    "arguments", [("--quiet",), ("--brief", "--json"), ("--brief", "--days", "3")]
)
def test_a_greeting_stands_alone(run: Run, midseason: Said, arguments: tuple[str, ...]) -> None:
    said = run("today", *arguments)
    assert (said.status, said.out) == (2, "")
    assert "Use --brief alone or with --quiet" in said.err


def test_a_greeting_comes_while_the_app_is_open(run: Run, midseason: Said, home: Path) -> None:
    services = open_services(home)
    assert run("today", "--brief").out == GREETING
    services.close()


def test_a_greeting_needs_neither_screens_nor_the_database(midseason: Said) -> None:
    loaded = (
        "import sys; from lorapp.cli import main; main(['today', '--brief']);"
        "print([m for m in ('textual', 'sqlalchemy', 'icalendar') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True)
    assert told.stdout.decode() == f"{GREETING}[]\n"


def test_a_notice_without_a_desktop_is_one_sentence(
    run: Run, midseason: Said, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")
    said = run("notify")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("No notice was shown: no desktop session answers here.")


def test_a_notice_names_people_only_when_asked(
    run: Run, midseason: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, str]] = []

    def take(title: str, text: str) -> bool:
        shown.append((title, text))
        return True

    monkeypatch.setattr("lorapp.services.computer.notices.desktop", take)
    assert run("notify").out == "Shown: 5 things to do now, 3 of them urgent.\n"
    run("notify", "--names")
    title = "lorapp: 5 things to do now, 3 of them urgent."
    assert shown == [
        (title, "Open lorapp to see what and why."),
        (title, "\n".join(GREETING.splitlines()[1:])),
    ]


def test_no_notice_comes_when_nothing_is_to_be_done(
    run: Run, planner: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LORAPP_NOW", QUIET)
    said = run("notify")
    assert said.status == 0
    assert said.out.endswith("No notice was shown.\n")


@pytest.mark.parametrize("kind", ["cron", "systemd", "launchd", "task-scheduler", "shell"])
def test_every_recipe_calls_this_lorapp(run: Run, kind: str, home: Path) -> None:
    said = run("recipe", kind)
    assert (said.status, said.err) == (0, "")
    assert sys.executable in said.out
    assert str(home) in said.out


def test_a_recipe_has_parts_by_name(run: Run) -> None:
    assert "OnCalendar" in run("recipe", "systemd", "timer").out
    assert run("recipe", "shell", "csh").status == 1
    assert run("recipe", "nothing").status == 2


def test_the_calendar_goes_to_stdout_or_to_a_file(
    run: Run, midseason: Said, tmp_path: Path
) -> None:
    place = tmp_path / "season.ics"
    assert run("export", "ics", "--private", "-o", str(place)).err == f"Written to {place}.\n"
    content = place.read_bytes()
    assert len(icalendar.Calendar.from_ical(content).walk("VEVENT")) == 25
    assert b"Ashgrove" not in content
    assert b"Ashgrove" in run("export", "ics").out.encode()


def test_a_calendar_needs_an_applicant(run: Run) -> None:
    said = run("export", "ics")
    assert (said.status, said.out) == (1, "")
