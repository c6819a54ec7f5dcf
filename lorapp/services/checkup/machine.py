"""The computer and the terminal: versions, extras, what can be drawn and copied."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.util import find_spec
from typing import Final

from lorapp import __version__
from lorapp.paths import Paths
from lorapp.services.checkup.findings import Finding, fine, note, wrong
from lorapp.services.checkup.surroundings import Surroundings
from lorapp.services.computer.clipboard import candidates

LEAST: Final = (60, 14)
"""Columns and rows that a screen of lorapp needs."""

EXTRAS: Final = (
    ("secure", "pyrage", "encrypted copies"),
    ("notify", "desktop_notifier", "notices on the desktop"),
)
FONTS: Final = 4
"""So many typefaces at least come with lorapp, for every script of a name."""


def findings(paths: Paths, around: Surroundings) -> Iterator[Finding]:
    """Settings, and what is around."""
    yield from _settings(paths)
    yield from surrounding(around)


def surrounding(around: Surroundings) -> Iterator[Finding]:
    """Terminal, clipboard, extras and versions."""
    yield from _terminal(around)
    yield _copying(around)
    yield from _extras()
    yield fine(
        "Versions",
        f"lorapp {__version__}, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, "
        f"Textual {_version('textual')}, SQLAlchemy {_version('sqlalchemy')}.",
    )


def _settings(paths: Paths) -> Iterator[Finding]:
    from lorapp.services.computer.settings import checked

    about = "Settings"
    found = checked(paths.settings).problems
    for text in found:
        yield wrong(about, "settings", f"{text} Until it is mended lorapp does without it.")
    if not found and paths.settings.exists():
        yield fine(about, f"All of {paths.settings.name} can be used.")
    elif not found:
        yield fine(about, f"As they come; there is no {paths.settings.name}.")


def _terminal(around: Surroundings) -> Iterator[Finding]:
    about = "Terminal"
    columns, rows = around.size
    inside = [name for sign, name in _INSIDE if around.environ.get(sign)]
    told = [around.environ.get("TERM") or "no TERM", f"{columns} by {rows}", _colours(around)]
    yield fine(about, f"{', '.join([*told, around.encoding, around.locale, *inside])}.")
    if not around.is_terminal:
        return
    if around.environ.get("TERM", "dumb") in {"", "dumb"} and around.platform != "win32":
        yield note(
            about,
            "dumb",
            "This terminal says it cannot draw (TERM), so the screens stay shut; "
            "`lorapp --plain` and the commands work.",
        )
    if columns < LEAST[0] or rows < LEAST[1]:
        yield note(
            about,
            "small",
            f"The window has {columns} columns and {rows} rows; the screens need {LEAST[0]} and "
            f"{LEAST[1]}. Make it larger; nothing is lost meanwhile.",
        )
    if "UTF" not in around.encoding:
        yield note(
            about,
            "encoding",
            f"The terminal is written to as {around.encoding}, so signs and names may come out "
            "wrong. Set LC_ALL=C.UTF-8, or `ascii = true` in settings.toml.",
        )


_INSIDE: Final = (
    ("TMUX", "inside tmux"),
    ("STY", "inside screen"),
    ("SSH_CONNECTION", "over ssh"),
    ("WSL_DISTRO_NAME", "in WSL"),
)


def _colours(around: Surroundings) -> str:
    if around.environ.get("NO_COLOR"):
        return "no colours (NO_COLOR)"
    if around.environ.get("COLORTERM", "") in {"truecolor", "24bit"}:
        return "all colours"
    return "256 colours" if "256" in around.environ.get("TERM", "") else "16 colours"


def _copying(around: Surroundings) -> Finding:
    known = [command[0] for command in candidates(around.platform, around.environ)]
    ways = [name for name in known if shutil.which(name)]
    return fine("Copying", f"By {', then '.join([*ways, 'the terminal', 'a file'])}.")


def _extras() -> Iterator[Finding]:
    there = [name for _, module, name in EXTRAS if find_spec(module)]
    missing = [f"{name} (lorapp[{extra}])" for extra, module, name in EXTRAS if name not in there]
    told = [f"with {' and '.join(there)}" if there else "", *(f"without {one}" for one in missing)]
    yield fine("Extras", f"{', '.join(filter(None, told)).capitalize()}.")
    fonts = [one for one in (files("lorapp") / "fonts").iterdir() if one.name.endswith(".ttf")]
    if len(fonts) < FONTS:
        yield wrong(
            "Extras",
            "fonts",
            "The typefaces that come with lorapp are missing, so PDFs cannot be set. "
            "Install lorapp anew.",
        )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        # The single file carries its packages without their papers.
        return "unknown"
