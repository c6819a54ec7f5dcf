"""The main screens, by number: one line each; a screen that is not here has no tab."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Final

from textual.screen import Screen

from lorapp.frozen import dataclass
from lorapp.keymap import GO
from lorapp.widgets.frame.bars import Tab

if TYPE_CHECKING:
    from lorapp.screens.frame.shell import Shell

__all__ = ["GO", "MAIN", "MANY", "MODES", "TABS", "MainScreen", "building", "reading"]

MANY: Final = 100
"""From so many letters on nothing is drawn ahead: it takes so long that keys would wait for it."""


@dataclass(frozen=True, slots=True)
class MainScreen:
    """A main screen; ``place`` is ``module:Class``, imported when it is first opened."""

    number: int
    mode: str
    name: str
    place: str

    def make(self) -> Screen[None]:
        """Build the screen."""
        _, _, name = self.place.partition(":")
        made: Screen[None] = getattr(self.module(), name)()
        return made

    def module(self) -> ModuleType:
        """Import the module it lives in."""
        return import_module(self.place.partition(":")[0])


MAIN: Final = (
    MainScreen(1, "today", "Today", "lorapp.screens.today.today:TodayScreen"),
    MainScreen(2, "rotations", "Rotations", "lorapp.screens.rotations.rotations:RotationsScreen"),
    MainScreen(3, "mentors", "Mentors", "lorapp.screens.mentors.mentors:MentorsScreen"),
    MainScreen(4, "letters", "Letters", "lorapp.screens.letters.letters:LettersScreen"),
    MainScreen(5, "programs", "Programs", "lorapp.screens.programs.programs:ProgramsScreen"),
    MainScreen(6, "season", "Season", "lorapp.screens.season.season:SeasonScreen"),
    MainScreen(7, "story", "Story", "lorapp.screens.story.story:StoryScreen"),
    MainScreen(8, "guide", "Guide", "lorapp.screens.guide.guide:GuideScreen"),
)

TABS: Final = tuple(Tab(str(main.number), main.mode, main.name) for main in MAIN)
MODES: Final[dict[str, str | Callable[[], Screen[None]]]] = {main.mode: main.make for main in MAIN}

SOON: Final = (
    "lorapp.services.programs.placing",
    "lorapp.screens.frame.find",
    "lorapp.screens.guide.help",
    "lorapp.screens.letters.letter_record",
    "lorapp.screens.forms.letter",
    "lorapp.screens.dialogs.log",
    "lorapp.screens.dialogs.snooze",
)
"""What else a first key may ask for: imported ahead, after the main screens."""


def reading() -> Iterator[Callable[[], object]]:
    """What is read ahead of need: the modules, and the titles of the guide that are searched."""
    yield from (main.module for main in MAIN)
    yield lambda: [import_module(name) for name in SOON]
    from lorapp.services.guide.glossary import words
    from lorapp.services.guide.guide import titles

    yield lambda: (titles(), words())


def building(shell: "Shell") -> Iterator[Callable[[], object]]:
    """Each main screen built before it is first asked for, as if it had been looked at and left.

    That takes as long as to open it, so it is done one at a time, after a rest, and not where a
    key would wait for it.
    """
    unit = shell.services.unit
    for main in MAIN:
        if unit.is_empty() or len(unit.file().letters) >= MANY:
            return
        shell.attempt(partial(shell.build, main.mode))
        yield bool
