"""Works out, while nobody types, what lorapp will say first in the coming days.

The pages are drawn by the very screen that draws them later, mounted where nobody sees it, at an
hour that has not come; see ``lorapp.foretold`` for when they are shown.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

from textual.events import Resize

from lorapp.clock import runs
from lorapp.domain.engine.steps import Plan
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import EASTERN
from lorapp.foretold import Telling, without_clocks
from lorapp.recalled import EASTERN_CLOCK, HOME_CLOCK, clocks, head_of, look_mark
from lorapp.screens.beforehand.ahead import Jobs
from lorapp.screens.drawing.painting import Canvas
from lorapp.screens.frame.shell import Shell
from lorapp.screens.today.today import TodayScreen
from lorapp.services.season.today import is_planned, plan_at
from lorapp.widgets.frame.bars import StatusLine

if TYPE_CHECKING:
    from textual.screen import Screen

Spoken = Callable[[Plan, SeasonFile, datetime], str]
"""The answer of ``lorapp today`` for a plan."""

Heard = tuple[tuple[int, int], str, Plan | None]
"""How far the clocks of an instant are from UTC, and its answer without them or its plan."""

MODE: Final = "foreseen"
DAYS: Final = 3
ENOUGH: Final = timedelta(days=2)
"""What is foretold for so long need not be worked out again at the next start."""

SLIM: Final = 80
SOON, NEAR, FAR = timedelta(hours=1), timedelta(hours=1), timedelta(hours=3)
"""How long the first telling holds, and how closely this day and the next ones are looked at:
what changes within is not foretold."""

FEW, MANY = 100, 500
"""Up to a few letters a plan is worked out in milliseconds. From many on no answer is kept: it
would fill a hundred screens."""

AT_ONCE: Final = 4
"""So many looks are one job of a thread: about fifty milliseconds."""

_SECOND_ROW: Final = "\x1b[2H"
_MINUTE: Final = timedelta(minutes=1)


class ForeseenScreen(TodayScreen):
    """Today as it will be at another hour; never shown."""

    def __init__(self) -> None:
        super().__init__()
        self.is_whole = True
        self.is_opening = False  # drawn for nobody, it waits for nothing

    def draw_bars(self, file: SeasonFile) -> None:
        super().draw_bars(file)
        self.query_one(StatusLine).say(None)

    def page_at(self, instant: datetime) -> str:
        """The whole frame of an instant, as bytes for the terminal."""
        with self.services.clock.at(instant):
            self.load()
            self._refresh_layout(self.app.size)  # as long lists get their scroll bars
        return frame_of(self)


def frame_of(screen: "Screen[Any]") -> str:
    """All that a screen shows, as bytes for an empty terminal, line by line."""
    update = screen._compositor.render_full_update()  # noqa: SLF001  where Textual has it
    return Canvas().written(update, screen.app.console, in_order=True)


class Foreseer:
    """Foretells a record as it is now, a piece at a time; ``take`` is given each.

    The jobs it hands out are meant for a thread; what lies between them draws and is the app's
    own. Nothing is taken any more once the record or the terminal is another one.
    """

    def __init__(self, shell: Shell, spoken: Spoken, take: Callable[[Telling], object]) -> None:
        self._shell = shell
        self._unit = shell.services.unit
        self._spoken = spoken
        self._take = take
        self._size = shell.size
        self._file = shell.services.unit.file()
        self._ends: datetime | None = None

    def present(self, *, at_once: bool = False) -> Jobs:
        """Foretell the coming hour; only from what is at hand where it is time to leave.

        Where the clock stands still, or a plan takes long, this minute is all: its plan is there.
        """
        now = self._unit.now()
        if self.is_long or not runs(self._unit.clock):
            if is_planned(self._file, now):
                yield from self._telling(now, _next_minute(now), [now], at_once=at_once)
            return
        ends = next(spells(now, 1))[1]
        looks = sorted({now, max(now, ends - _MINUTE)})
        yield from self._telling(now, ends, looks, at_once=at_once)
        self._ends = ends

    def coming(self) -> Jobs:
        """Foretell what follows: the rest of the day, and the coming days.

        Of a record whose plan takes long, the coming hour is all: thirty plans would keep the
        computer at work for most of a minute.
        """
        if not runs(self._unit.clock):
            return
        steps = iter((NEAR, NEAR) if self._ends is None else (NEAR,))
        coming = spells(self._ends or self._unit.now(), DAYS)
        for begins, ends in islice(coming, 1) if self.is_long else coming:
            looks = list(instants(begins, ends, next(steps, FAR)))
            yield from self._telling(begins, ends, looks)

    @property
    def is_long(self) -> bool:
        """Whether a plan takes so long that keys would wait for it."""
        return len(self._file.letters) > FEW

    def _may_draw(self, instant: datetime) -> bool:
        """Whether drawing a page takes no long plan, for which keys would wait."""
        return self._is_same and (not self.is_long or is_planned(self._file, instant))

    @property
    def _is_same(self) -> bool:
        """Whether there still is what was begun with, and it may be shown."""
        if self._shell.size != self._size or self._size.width < SLIM or self._shell.hides_names:
            return False
        return not self._unit.is_empty() and self._unit.file() is self._file

    def _telling(
        self, begins: datetime, ends: datetime, looks: Sequence[datetime], *, at_once: bool = False
    ) -> Jobs:
        heard: list[Heard] = []
        step = 1 if self.is_long else AT_ONCE
        for start in range(0, len(looks), step):
            if not self._is_same:
                return
            yield partial(_hear, heard, self._file, looks[start : start + step], self._spoken)
        if not heard or any(one != heard[0] for one in heard) or not self._may_draw(begins):
            return
        page = _timeless(_untouched(self._shell, begins, at_once=at_once), begins)
        if not page and not at_once and _standing(self._shell) is None:
            _mount(self._shell)
            yield bool
        screen = _standing(self._shell)
        if not page and screen is not None and self._may_draw(begins):
            page = _timeless(screen.page_at(begins), begins)
        if page and self._is_same:
            offsets, text, _ = heard[0]
            self._take(Telling(int(begins.timestamp()), int(ends.timestamp()), offsets, page, text))


def spells(now: datetime, days: int) -> Iterator[tuple[datetime, datetime]]:
    """The coming hour, the rest until the next midnight here or in US Eastern time, and so on.

    ``now`` is aware, in the applicant's zone, and so is what comes out; no midnight lies within.
    """
    last = now + timedelta(days=days)
    until = now.astimezone(UTC) + SOON
    while now < last:
        midnights = (_midnight_after(now, zone) for zone in (now.tzinfo, EASTERN))
        ends = min(until, *midnights).astimezone(now.tzinfo)
        yield now, ends
        now, until = ends, last + timedelta(days=1)


def instants(begins: datetime, ends: datetime, step: timedelta) -> Iterator[datetime]:
    """When a spell is looked at: its first and last minute, and between."""
    last = ends - timedelta(minutes=1)
    while begins < last:
        yield begins
        begins += step
    yield last


def _next_minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0) + _MINUTE


def _midnight_after(now: datetime, zone: tzinfo | None) -> datetime:
    there = now.astimezone(zone)
    return datetime.combine(there.date() + timedelta(days=1), time(), zone)


def is_known(shell: Shell) -> str:
    """What lies on the disk holds: for the coming days ("days"), for this hour ("hour") or not."""
    home, now = str(shell.services.home.home), shell.services.unit.now()
    head = head_of(home, os.environ)
    if head is None or head.look != look_mark(home, os.environ):
        return ""
    if (head.columns, head.rows) != tuple(shell.size):
        return ""
    if not runs(shell.services.clock):
        return "days"
    if head.at(now.timestamp()) is None:
        return ""
    return "days" if head.at((now + ENOUGH).timestamp()) else "hour"


def _untouched(shell: Shell, instant: datetime, *, at_once: bool) -> str:
    """The frame in front, where it is the first one of this minute and nothing happened since.

    When it is time to leave there was the one key that says so.
    """
    screen = shell.screen
    is_first = type(screen) is TodayScreen and screen.is_whole and len(shell.screen_stack) == 1
    if not is_first or screen._layout_required or screen._dirty_widgets:  # noqa: SLF001  not painted
        return ""
    is_now = _next_minute(instant) == _next_minute(shell.services.unit.now())
    is_untouched = shell.touches <= int(at_once) and not shell.toast
    return frame_of(screen) if is_now and is_untouched else ""


def _standing(shell: Shell) -> ForeseenScreen | None:
    """The screen that pages are drawn on, where it is there and of the right size."""
    stack = shell._screen_stacks.get(MODE)  # noqa: SLF001  a mode that is never switched to
    screen = cast("ForeseenScreen", stack[0]) if stack else None
    return screen if screen is not None and screen.size == shell.size else None


def _mount(shell: Shell) -> None:
    """Have that screen made, or made larger; it is there after a turn of the app."""
    stacks = shell._screen_stacks  # noqa: SLF001
    if MODE not in stacks:
        shell.add_mode(MODE, ForeseenScreen)
        shell._init_mode(MODE)  # noqa: SLF001
    stacks[MODE][0].post_message(Resize(shell.size, shell.size))


def _hear(heard: list[Heard], file: SeasonFile, looks: Sequence[datetime], spoken: Spoken) -> None:
    """Work out what is told at some instants, without the clocks: those end the second line."""
    for instant in looks:
        minute = instant.replace(second=0, microsecond=0)
        plan = plan_at(file, minute)
        if len(file.letters) > MANY:
            heard.append((_offsets(instant), "", plan))
            continue
        name, when, *others = spoken(plan, file, minute).split("\n")
        when = without_clocks(when, clocks(instant.timestamp(), _offsets(instant)))
        heard.append((_offsets(instant), "\n".join((name, when, *others)), None))


def _offsets(instant: datetime) -> tuple[int, int]:
    """How many minutes from UTC the applicant's clock and that of US Eastern time are."""
    home, eastern = (at.utcoffset() for at in (instant, instant.astimezone(EASTERN)))
    return (home or timedelta()) // _MINUTE, (eastern or timedelta()) // _MINUTE


def _timeless(page: str, instant: datetime) -> str:
    """A page without the clocks of its first row; nothing where they are not both there."""
    top, found, below = page.partition(_SECOND_ROW)
    top = without_clocks(top, clocks(instant.timestamp(), _offsets(instant)))
    is_whole = found and HOME_CLOCK in top and EASTERN_CLOCK in top
    return top + found + below if is_whole else ""
