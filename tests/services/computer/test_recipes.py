"""Recipes for other programs, read as those programs read them."""

import configparser
import os
import plistlib
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from lorapp.errors import LorError
from lorapp.services.computer.recipes import Words, program, recipe

PLAIN: Words = ("/usr/local/bin/lorapp",)
ODD: Words = ('/opt/it\'s 100% "mine" & <yours>/lorapp',)
MODULE: Words = ("/usr/bin/python3", "-m", "lorapp")
HOME = "/data/O'Brien & 5%"
CALLED = pytest.mark.parametrize("called", [PLAIN, ODD, MODULE])


def text(kind: str, called: Words, part: str | None = None, home: str | None = None) -> str:
    return recipe(kind, part, called, home)


def test_lorapp_is_called_by_its_own_script_where_there_is_one(tmp_path: Path) -> None:
    script = tmp_path / "lorapp"
    assert program(str(script), "/usr/bin/python3") == MODULE
    (tmp_path / "lorapp.exe").touch()
    assert program(str(script), "python.exe") == (str(script) + ".exe",)
    script.touch()
    assert program(str(script), "/usr/bin/python3") == (str(script),)
    assert program(str(tmp_path / "__main__.py"), "/usr/bin/python3") == MODULE


def cron_fields(line: str) -> tuple[list[str], str]:
    """Five fields and a command, as crontab(5) has them: an escaped per cent sign is one."""
    found = re.fullmatch(r"([0-9*]+) ([0-9*]+) ([0-9*]+) ([0-9*]+) ([0-9*]+) (.+)", line)
    assert found, line
    command = found[6]
    assert not re.search(r"(?<!\\)%", command)
    return [found[number] for number in range(1, 6)], command.replace(r"\%", "%")


@CALLED
@pytest.mark.parametrize("home", [None, HOME])
def test_a_crontab_has_five_fields_and_the_whole_path(called: Words, home: str | None) -> None:
    lines = text("cron", called, home=home).splitlines()
    active = [line for line in lines if not line.startswith("#")]
    assert len(active) == 1
    other = [line.removeprefix("#") for line in lines if line.startswith("#30")]
    for line, ending in ((active[0], ["notify", ">/dev/null"]), (other[0], ["--quiet"])):
        fields, command = cron_fields(line)
        assert fields == ["30", "8", "*", "*", "*"]
        words = shlex.split(command)
        assert words[-len(ending) :] == ending
        assert set(called) <= set(words)
        assert (f"LORAPP_HOME={home}" in words) == (home is not None)


def unit(content: str) -> configparser.RawConfigParser:
    found = configparser.RawConfigParser(strict=True)
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read_string(content)
    return found


@CALLED
def test_systemd_gets_a_service_that_runs_once_and_a_timer(called: Words) -> None:
    service = unit(text("systemd", called, "service", HOME))
    assert service["Service"]["Type"] == "oneshot"
    assert service["Service"]["ExecStart"].endswith(" notify")
    assert "100%% " in service["Service"]["ExecStart"] or called is not ODD
    assert service["Service"]["Environment"] == '"LORAPP_HOME=/data/O\'Brien & 5%%"'
    timer = unit(text("systemd", called, "timer"))
    assert timer["Timer"]["OnCalendar"] == "*-*-* 08:30:00"
    assert timer["Timer"]["Persistent"] == "true"
    assert timer["Install"]["WantedBy"] == "timers.target"
    both = text("systemd", called)
    assert text("systemd", called, "service") in both
    assert text("systemd", called, "timer") in both


def verified(*places: Path) -> str:
    """What systemd itself has to say about units, where it is there to be asked."""
    tool = shutil.which("systemd-analyze")
    if tool is None:
        return ""
    done = subprocess.run(
        [tool, "verify", "--user", *map(str, places)],
        capture_output=True,
        check=False,
        env={**os.environ, "XDG_RUNTIME_DIR": str(places[0].parent)},
        text=True,
        timeout=60,
    )
    return done.stderr


@pytest.mark.parametrize("folder", ["100% plain", 'a "mine" it\'s $HOME'])
def test_systemd_itself_finds_nothing_wrong(folder: str, tmp_path: Path) -> None:
    script = tmp_path / folder / "lorapp"
    script.parent.mkdir()
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    places = [tmp_path / f"lorapp-notice.{part}" for part in ("service", "timer")]
    for place in places:
        place.write_text(text("systemd", (str(script),), place.suffix[1:], HOME))
        assert unit(place.read_text()).sections()
    assert "lorapp-notice" not in verified(*places)


def test_systemd_would_say_if_something_were_wrong(tmp_path: Path) -> None:
    place = tmp_path / "lorapp-notice.service"
    place.write_text(text("systemd", (str(tmp_path / "gone"),), "service"))
    told = verified(place)
    assert "not executable" in told or shutil.which("systemd-analyze") is None


@CALLED
def test_launchd_gets_words_it_need_not_part(called: Words) -> None:
    found = plistlib.loads(text("launchd", called, home=HOME).encode())
    assert found == {
        "Label": "lorapp.notice",
        "ProgramArguments": [*called, "notify"],
        "StartCalendarInterval": {"Hour": 8, "Minute": 30},
        "EnvironmentVariables": {"LORAPP_HOME": HOME},
    }
    assert "EnvironmentVariables" not in plistlib.loads(text("launchd", called).encode())


TASKS = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def element(content: str, path: str) -> str:
    found = ET.fromstring(content).find("/".join(TASKS + name for name in path.split("/")))  # noqa: S314 - our own text
    assert found is not None, path
    return found.text or ""


@CALLED
def test_the_task_for_windows_has_what_its_scheduler_needs(called: Words) -> None:
    content = text("task-scheduler", called)
    assert content.startswith('<?xml version="1.0"?>')
    assert element(content, "Actions/Exec/Command") == called[0]
    assert element(content, "Actions/Exec/Arguments").split() == [*called[1:], "notify"]
    assert element(content, "Triggers/CalendarTrigger/StartBoundary") == "2026-01-01T08:30:00"
    assert element(content, "Triggers/CalendarTrigger/ScheduleByDay/DaysInterval") == "1"
    assert element(content, "Settings/StartWhenAvailable") == "true"
    assert element(content, "Principals/Principal/RunLevel") == "LeastPrivilege"


def test_the_task_for_windows_sets_the_folder_before_it_starts() -> None:
    content = text("task-scheduler", (r"C:\Program Files\lorapp.exe",), home=r"D:\my letters")
    assert element(content, "Actions/Exec/Command") == "cmd.exe"
    assert element(content, "Actions/Exec/Arguments") == (
        r'/d /s /c "set "LORAPP_HOME=D:\my letters"&& "C:\Program Files\lorapp.exe" notify"'
    )


@CALLED
@pytest.mark.parametrize("part", [None, "bash", "zsh"])
def test_the_greeting_is_sound_for_a_shell(called: Words, part: str | None) -> None:
    content = text("shell", called, part, HOME)
    done = subprocess.run(
        ["bash", "-n"], input=content, capture_output=True, check=False, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "*i*)" in content


def test_the_greeting_runs_only_where_somebody_types(tmp_path: Path) -> None:
    script = tmp_path / "it's mine"
    script.write_text(f"#!{sys.executable}\nprint('greeted')\n")
    script.chmod(0o755)
    content = text("shell", (str(script),), home=HOME)
    for options, said in ((["--norc"], ""), (["--norc", "-i"], "greeted\n")):
        done = subprocess.run(
            ["bash", *options, "-c", content],
            capture_output=True,
            check=False,
            start_new_session=True,  # an interactive shell would reach for the terminal
            stdin=subprocess.DEVNULL,
            text=True,
            timeout=60,
        )
        assert done.stdout == said


@pytest.mark.parametrize(
    ("part", "quoted"),
    [
        ("fish", r"'/opt/it\'s 100% \"mine\" & <yours>/lorapp'".replace(r"\"", '"')),
        ("powershell", "& '/opt/it''s 100% \"mine\" & <yours>/lorapp' today"),
    ],
)
def test_other_shells_get_their_own_quotes(part: str, quoted: str) -> None:
    content = text("shell", ODD, part, HOME)
    assert quoted in content
    assert "LORAPP_HOME" in content
    assert "LORAPP_HOME" not in text("shell", ODD, part)


@pytest.mark.parametrize(
    ("kind", "part", "told"),
    [
        ("cron", "bash", "The recipe for cron has only one text; there is no 'bash'."),
        (
            "shell",
            "csh",
            "The recipe for shell has bash, zsh, fish, powershell; there is no 'csh'.",
        ),
    ],
)
def test_a_part_that_is_not_there_is_refused(kind: str, part: str, told: str) -> None:
    with pytest.raises(LorError, match=re.escape(told)):
        recipe(kind, part, PLAIN, None)


@pytest.mark.parametrize(
    ("called", "home"), [(("/a\nb/lorapp",), None), (PLAIN, "/data\n* * * * * rm -rf x")]
)
def test_a_path_with_a_line_break_is_refused(called: Words, home: str | None) -> None:
    with pytest.raises(LorError, match="line break"):
        recipe("cron", None, called, home)
