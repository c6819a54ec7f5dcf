"""Works out, while nobody types, what lorapp will say first in the coming days.

The pages are drawn by the very screen that draws them later, mounted where nobody sees it, at an
hour that has not come; see ``lorapp.foretold`` for when they are shown.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time, timedelta, tzinfo
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from textual.events import Resize

from lorapp.domain.engine.plan import plan
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import EASTERN
from lorapp.foretold import Foretold, Telling, clocks, cut_at_clocks, look_mark, rules_mark
from lorapp.screens.main import MANY
from lorapp.screens.painting import Canvas
from lorapp.screens.shell import Shell
from lorapp.screens.today import TodayScreen
from lorapp.widgets.bars import StatusLine

if TYPE_CHECKING:
    from lorapp.domain.engine.steps import Plan

Spoken = Callable[["Plan", SeasonFile, datetime], str]
"""The answer of ``lorapp today`` for a plan."""

Heard = tuple[tuple[int, int], tuple[str, ...]]
"""The answer of an instant in its parts, and how far the clocks are from UTC."""

MODE: Final = "foreseen"
DAYS: Final = 3
SLIM: Final = 80
NEAR, FAR = timedelta(hours=1), timedelta(hours=3)
"""How closely a day is looked at: what changes within it is not foretold."""

AT_ONCE: Final = 4
"""So many looks are one job of a thread: about fifty milliseconds."""

_SECOND_ROW: Final = "\x1b[2;1H"


class ForeseenScreen(TodayScreen):
    """Today as it will be at another hour; never shown."""

    def __init__(self) -> None:
        super().__init__()
        self._is_drawn = True
        self.is_opening = False  # drawn for nobody, it waits for nothing

    def draw_bars(self, file: SeasonFile) -> None:
        super().draw_bars(file)
        self.query_one(StatusLine).say(None)

    def page_at(self, instant: datetime) -> str:
        """The whole frame of an instant, as bytes for the terminal."""
        with self.services.clock.at(instant):
            self.load()
            self._refresh_layout(self.app.size)  # as long lists get their scroll bars
        update = self._compositor.render_full_update()
        return Canvas().written(update, self.app.console, in_order=True)


def foreseeing(
    shell: Shell, spoken: Spoken, take: Callable[[Foretold], object]
) -> Iterator[Callable[[], object]]:
    """Foretell the coming days, a piece at a time.

    What is handed out is meant for a thread; what lies between draws and belongs to the app's
    own. ``take`` is given what is known after each piece, unless the record changes meanwhile.
    """
    unit = shell.services.unit
    if unit.is_empty() or shell.size.width < SLIM:
        return
    file, size = unit.file(), shell.size
    if len(file.letters) >= MANY:
        return
    marks = rules_mark(unit.paths), look_mark(unit.paths, os.environ)
    screen = _mounted(shell)
    yield bool
    tellings: list[Telling] = []
    for begins, ends in spells(unit.now(), DAYS):
        heard: list[Heard] = []
        looks = list(instants(begins, ends, FAR if tellings else NEAR))
        for start in range(0, len(looks), AT_ONCE):
            yield partial(_hear, heard, file, looks[start : start + AT_ONCE], spoken)
        is_same = not unit.is_empty() and unit.file() is file and shell.size == size
        if not is_same or shell.hides_names:
            return
        page = _page(screen, begins)
        if page and len(set(heard)) == 1:
            offsets, text = heard[0]
            spell = begins.isoformat(), ends.isoformat()
            tellings.append(Telling(*spell, offsets, page, text))
            take(Foretold(*marks, size.width, size.height, tuple(tellings)))


def spells(now: datetime, days: int) -> Iterator[tuple[datetime, datetime]]:
    """From now to the next midnight here or in US Eastern time, and on for so many days.

    ``now`` is aware, in the applicant's zone, and so is what comes out.
    """
    last = now + timedelta(days=days)
    while now < last:
        midnights = (_midnight_after(now, zone) for zone in (now.tzinfo, EASTERN))
        ends = min(midnights).astimezone(now.tzinfo)
        yield now, ends
        now = ends


def instants(begins: datetime, ends: datetime, step: timedelta) -> Iterator[datetime]:
    """When a spell is looked at: its first and last minute, and between."""
    last = ends - timedelta(minutes=1)
    while begins < last:
        yield begins
        begins += step
    yield last


def _midnight_after(now: datetime, zone: tzinfo | None) -> datetime:
    there = now.astimezone(zone)
    return datetime.combine(there.date() + timedelta(days=1), time(), zone)


def _mounted(shell: Shell) -> ForeseenScreen:
    stacks = shell._screen_stacks  # noqa: SLF001  a mode that is never switched to
    if MODE not in stacks:
        shell.add_mode(MODE, ForeseenScreen)
        shell._init_mode(MODE)  # noqa: SLF001
    screen = stacks[MODE][0]
    screen.post_message(Resize(shell.size, shell.size))
    return cast("ForeseenScreen", screen)


def _hear(heard: list[Heard], file: SeasonFile, looks: Sequence[datetime], spoken: Spoken) -> None:
    """Work out the answers of some instants, cut at their clocks: those end the second line."""
    for instant in looks:
        minute = instant.replace(second=0, microsecond=0)
        told = spoken(plan(file, minute, Situation(file, minute)), file, minute)
        name, when, *others = told.split("\n")
        first, *rest = cut_at_clocks(when, clocks(instant, _offsets(instant)))
        parts = [f"{name}\n{first}", *rest]
        heard.append((_offsets(instant), (*parts[:-1], "\n".join((parts[-1], *others)))))


def _offsets(instant: datetime) -> tuple[int, int]:
    """How many minutes from UTC the applicant's clock and that of US Eastern time are."""
    home, eastern = (at.utcoffset() for at in (instant, instant.astimezone(EASTERN)))
    minute = timedelta(minutes=1)
    return (home or timedelta()) // minute, (eastern or timedelta()) // minute


def _page(screen: ForeseenScreen, instant: datetime) -> tuple[str, ...]:
    """The page of an instant in three parts around its clocks; nothing where they are not both."""
    shown = clocks(instant, _offsets(instant))
    top, found, below = screen.page_at(instant).partition(_SECOND_ROW)
    *first, last = cut_at_clocks(top, shown)
    return (*first, last + found + below) if found and len(first) == len(shown) else ()
