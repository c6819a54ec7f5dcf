"""Ready texts that let the system itself bring lorapp to mind: printed, never installed."""

import html
import shlex
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from lorapp.errors import LorError

HOUR, MINUTE = 8, 30
"""When a recipe speaks up; whoever puts it in its place may write another time."""

PARTS: Final = {
    "systemd": ("service", "timer"),
    "shell": ("bash", "zsh", "fish", "powershell"),
}
"""The kinds of which there is more than one text."""

Words = tuple[str, ...]
"""A program with its fixed arguments."""


def program(argv0: str, executable: str) -> Words:
    """How lorapp is called from elsewhere: its own script by its whole path, else by Python."""
    place = Path(argv0)
    for found in (place, place.with_name(f"{place.name}.exe")):
        if place.stem == "lorapp" and found.is_file():
            return (str(found.absolute()),)
    return (executable, "-m", "lorapp")


def recipe(kind: str, part: str | None, called: Words, home: str | None) -> str:
    """One recipe as text. LorError when there is no such part, or a path cannot be written."""
    if any(not text.isprintable() for text in (*called, home or "")):
        raise LorError("The path of lorapp or of LORAPP_HOME has a line break; use another one.")
    if kind == "systemd" and part is None:
        service, timer = systemd_service(called, home), systemd_timer()
        return f"{_FILES}\n# lorapp-notice.service\n{service}\n# lorapp-notice.timer\n{timer}"
    known = PARTS.get(kind, ())
    if part is not None and part not in known:
        named = f"has {', '.join(known)}" if known else "has only one text"
        raise LorError(f"The recipe for {kind} {named}; there is no {part!r:.40}.")
    return _RECIPES[kind, part or (known[0] if known else "")](called, home)


def cron(called: Words, home: str | None) -> str:
    """Lines for ``crontab -e``; cron takes ``%`` for a line end unless it is escaped."""
    words = _posix(called).replace("%", r"\%")
    where = f"LORAPP_HOME={shlex.quote(home)} ".replace("%", r"\%") if home else ""
    bus = "DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/$(id -u)/bus"
    when = f"{MINUTE} {HOUR} * * *"
    return "\n".join(
        (
            "# A notice on the desktop each morning, when something is to be done. Add it with",
            "# crontab -e. Where cron sends mail, what goes wrong comes by mail.",
            f"{when} {where}{bus} {words} notify >/dev/null",
            "#",
            "# Without a desktop, by mail: take the # off this line instead.",
            f"#{when} {where}{words} today --brief --quiet",
            "",
        )
    )


def systemd_service(called: Words, home: str | None) -> str:
    """What the timer starts."""
    first, *rest = called
    start = _systemd(first)
    if set(first) & _NO_EXECUTABLE:
        # systemd starts no program of such a name, but hands it to one that does.
        start = f"/usr/bin/env {start.replace('$', '$$')}"
    where = f"Environment={_systemd(f'LORAPP_HOME={home}')}\n" if home else ""
    return (
        "[Unit]\n"
        "Description=A notice when something is to be done for your letters\n"
        "\n"
        "[Service]\n"
        "Type=oneshot\n"
        f"{where}"
        f"ExecStart={' '.join((start, *rest, 'notify'))}\n"
        "StandardOutput=null\n"
    )


def systemd_timer() -> str:
    """When it is started; a morning the computer slept through is made up for."""
    return (
        "[Unit]\n"
        "Description=Each morning\n"
        "\n"
        "[Timer]\n"
        f"OnCalendar=*-*-* {HOUR:02}:{MINUTE:02}:00\n"
        "Persistent=true\n"
        "\n"
        "[Install]\n"
        "WantedBy=timers.target\n"
    )


def launchd(called: Words, home: str | None) -> str:
    """A property list for ``~/Library/LaunchAgents``."""
    import plistlib

    agent: dict[str, object] = {
        "Label": "lorapp.notice",
        "ProgramArguments": [*called, "notify"],
        "StartCalendarInterval": {"Hour": HOUR, "Minute": MINUTE},
    }
    if home:
        agent["EnvironmentVariables"] = {"LORAPP_HOME": home}
    return plistlib.dumps(agent, sort_keys=False).decode("utf-8")


def task_scheduler(called: Words, home: str | None) -> str:
    """A task for Windows. It names no encoding, so that it may be saved in any."""
    first, *rest = called
    arguments = " ".join((*rest, "notify"))
    if home:
        # A task has no environment of its own.
        whole = subprocess.list2cmdline([first])
        arguments = f'/d /s /c "set "LORAPP_HOME={home}"&& {whole} {arguments}"'
        first = "cmd.exe"
    return _TASK.format(
        time=f"{HOUR:02}:{MINUTE:02}:00",
        command=html.escape(first, quote=False),
        arguments=html.escape(arguments, quote=False),
    )


def posix_shell(called: Words, home: str | None) -> str:
    """Lines for ``~/.bashrc`` or ``~/.zshrc``."""
    where = f"LORAPP_HOME={shlex.quote(home)} " if home else ""
    return (
        "# What lorapp has for today, when a terminal opens.\n"
        "case $- in\n"
        f"  *i*) {where}{_posix(called)} today --brief --quiet ;;\n"
        "esac\n"
    )


def fish(called: Words, home: str | None) -> str:
    """Lines for ``~/.config/fish/config.fish``."""
    where = f"env {_fish(f'LORAPP_HOME={home}')} " if home else ""
    return (
        "# What lorapp has for today, when a terminal opens.\n"
        "if status is-interactive\n"
        f"    {where}{' '.join(map(_fish, called))} today --brief --quiet\n"
        "end\n"
    )


def powershell(called: Words, home: str | None) -> str:
    """Lines for the file that ``$PROFILE`` names."""
    where = f"$env:LORAPP_HOME = {_powershell(home)}\n" if home else ""
    return (
        "# What lorapp has for today, when a terminal opens.\n"
        f"{where}"
        f"& {' '.join(map(_powershell, called))} today --brief --quiet\n"
    )


def _posix(words: Sequence[str]) -> str:
    return " ".join(map(shlex.quote, words))


def _systemd(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def _fish(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _powershell(word: str) -> str:
    escaped = word.replace("'", "''")
    return f"'{escaped}'"


_NO_EXECUTABLE: Final = frozenset("\"'\\$")

_FILES: Final = """\
# Two files for the folder ~/.config/systemd/user:
#   lorapp recipe systemd service > ~/.config/systemd/user/lorapp-notice.service
#   lorapp recipe systemd timer > ~/.config/systemd/user/lorapp-notice.timer
# Then: systemctl --user enable --now lorapp-notice.timer
"""

_TASK: Final = """\
<?xml version="1.0"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>A notice when something is to be done for your letters</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T{time}</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT1M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""

_RECIPES: Final[dict[tuple[str, str], Callable[[Words, str | None], str]]] = {
    ("cron", ""): cron,
    ("systemd", "service"): systemd_service,
    ("systemd", "timer"): lambda _called, _home: systemd_timer(),
    ("launchd", ""): launchd,
    ("task-scheduler", ""): task_scheduler,
    ("shell", "bash"): posix_shell,
    ("shell", "zsh"): posix_shell,
    ("shell", "fish"): fish,
    ("shell", "powershell"): powershell,
}
