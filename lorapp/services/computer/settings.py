"""The settings of the applicant, read and checked: what is used, and which lines are not."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lorapp.config import Problem, Settings, read
from lorapp.domain.wording.days import count_words
from lorapp.frozen import dataclass
from lorapp.paths import Paths, find_home

if TYPE_CHECKING:
    from lorapp.keymap import Fault

SAMPLE: Final = """\
# How lorapp looks and which keys it answers to. Take the # away from a line to use it.
# `lorapp settings` says where this file belongs, and which lines are wrong.

# theme = "paper"
# ascii = true

[keymap]
# `lorapp keys` lists the commands. Several keys are parted by commas.
# "app.undo" = "ctrl+z,u"
# "today.panel" = "space,i"
"""


@dataclass(frozen=True, slots=True)
class Checked:
    """The settings that are used, and a sentence with its line for each that is not."""

    settings: Settings
    problems: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()

    @property
    def notice(self) -> str:
        """One line for the app to say once: it is open all the same."""
        if not self.problems:
            return ""
        places = sorted({line for line in self.lines if line})
        where = f"line {places[0]}" if len(places) == 1 else f"{count_words(len(places), 'line')}"
        told = f"{where} is" if len(places) == 1 else f"{where} are"
        told = told if places else "the file is"
        return f"Settings: {told} not used; `lorapp settings` says why."


def own_settings() -> tuple[Path, Checked]:
    """Where the applicant's settings are, and what they are; needs no store."""
    path = Paths(find_home(os.environ)).settings
    return path, checked(path)


def checked(path: Path) -> Checked:
    """Read a settings file; whatever is wrong with it, there are settings to go on with."""
    written = read(path)
    found = list(written.problems)
    keymap = dict(written.settings.keymap)
    while keymap and (wrong := _faults(keymap)):  # without one of them another may clash
        for fault in wrong:
            name = f"keymap.{fault.command}"
            found.append(Problem(written.line_of(name), name, fault.text))
            keymap.pop(fault.command, None)
    found.sort(key=lambda problem: problem.line)
    return Checked(
        replace(written.settings, keymap=_canonical(keymap)),
        tuple(problem.told(path.name) for problem in found),
        tuple(problem.line for problem in found),
    )


def _faults(keymap: Mapping[str, str]) -> "list[Fault]":
    from lorapp.keymap import faults

    return faults(keymap)


def _canonical(keymap: Mapping[str, str]) -> dict[str, str]:
    if not keymap:
        return {}
    from lorapp.keymap import canonical

    return {command: canonical(keys) for command, keys in keymap.items()}
