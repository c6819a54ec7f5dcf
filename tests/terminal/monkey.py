"""A monkey at the keyboard: keys, pastes and new window sizes by chance, over a real store."""

import asyncio
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from random import Random
from traceback import extract_tb
from typing import Any, Final

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from lorapp.app import LorApp, RescueApp
from lorapp.bootstrap import Services, open_services
from lorapp.cli.opening import _trouble
from lorapp.config import Settings
from lorapp.domain.checks import problems
from lorapp.errors import RefusedError
from lorapp.screens.drawing.type_ahead import OrderlyApp, has_mail
from lorapp.services.keeping.invariants import changed_silently
from tests.durability.dice import dice_of
from tests.terminal.moods import PASTES, all_keys, batch_of, is_key
from tests.terminal.painted import unlike
from tests.terminal.stores import RECORDS

LAST: Final = 60
"""How many of the newest keys are remembered."""

TURNS: Final = 200
"""Turns of the loop after which a key counts as taken, whatever still runs."""

LOOKS: Final = 0.1
"""How often, of the batches, what stands on the terminal is compared with a whole frame."""

UNDONE_MAX: Final = 12
ASCII: Final = 0.1
"""How often the app is one that draws with plain letters."""

LEAVING: Final = 6000
"""Hundredths of a second that leaving may take on a busy machine."""


class JumpingClock:
    """A clock that stands until it jumps."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant

    def now(self, zone: tzinfo) -> datetime:
        return self.instant.astimezone(zone)

    def jump(self, seconds: int) -> None:
        """Move on, or back."""
        self.instant += timedelta(seconds=seconds)


@dataclass
class Walk:
    """What a monkey did and found. ``last`` are the newest keys, for the failing run's report.

    ``steps`` goes on with everything it does; ``reports`` are those that the app itself wrote.
    """

    seed: int
    keys: int = 0
    looks: int = 0
    steps: int = 0
    screens: set[str] = field(default_factory=set)
    last: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)


async def walk_through(home: Path, record: str, walked: Walk, keys: int) -> Walk:
    """Press keys by chance over a record on each of its days; ends with the first fault."""
    make, days = RECORDS[record]
    make(home).close()
    # A task that was left alone is told to nobody but the loop.
    asyncio.get_running_loop().set_exception_handler(
        lambda _, told: walked.faults.append(str(told))
    )
    dice = dice_of(walked.seed)
    for number, day in enumerate(days, start=1):
        # A name chosen from the list of commands may have left the app: then it is opened again.
        while walked.keys < keys * number // len(days) and not walked.faults:
            clock = JumpingClock(datetime.fromisoformat(f"{day}T23:40:00+03:00"))
            with closing(open_services(home / "store", clock)) as services:
                try:
                    await Monkey(services, clock, walked, dice).walk(keys * number // len(days))
                except Exception as error:  # noqa: BLE001  whatever ends the app is a fault
                    walked.faults += [] if walked.faults else [_told(error)]
                walked.faults += sound(services)
    walked.reports += _reports(home)
    return walked


def _reports(home: Path) -> list[str]:
    return [one.read_text("utf-8") for one in sorted(home.rglob("report-*.txt"))]


class Monkey:
    """One run of the app with somebody at the keyboard who presses what comes."""

    def __init__(self, services: Services, clock: JumpingClock, walked: Walk, dice: Random) -> None:
        self.walked, self.dice, self.clock = walked, dice, clock
        settings = Settings(ascii=dice.random() < ASCII)
        found = _trouble(services)
        self.app = RescueApp(services, settings, found) if found else LorApp(services, settings)

    async def walk(self, keys: int) -> None:
        """Go on until there were so many keys in all, then leave by ctrl+q."""
        try:
            async with self.app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                await self._press(pilot, keys)
                self._resize(80, 24)
                await pilot.pause()
                if self.app.is_running and not self.app.faults:
                    await self._leave(pilot)
        finally:
            self.walked.faults += [_told(fault) for fault in self.app.faults]

    async def _press(self, pilot: Pilot[Any], keys: int) -> None:
        app, walked = self.app, self.walked
        while walked.keys < keys and app.is_running and not (app.faults or walked.faults):
            batch = batch_of(self.dice, app)
            walked.last = [*walked.last, *batch][-LAST:]
            walked.keys += all_keys(batch)
            await self._do(pilot, batch)
            if self.dice.random() < LOOKS:
                walked.steps += 1
                found = await unlike(app)
                walked.looks += found is not None
                walked.faults += found or []

    async def _leave(self, pilot: Pilot[Any]) -> None:
        await pilot.press("ctrl+q")
        for _ in range(LEAVING):
            if not self.app._exit:
                await asyncio.sleep(0.01)
        if not self.app._exit:
            app = self.app
            waits = f"typed={list(app._typed)} let in={app._let_in} turns={app._turns}"
            self.walked.faults.append(f"ctrl+q does not leave {app.screen_stack}: {waits}")

    async def _do(self, pilot: Pilot[Any], batch: list[str]) -> None:
        # Half of the time as somebody who looks, half as a key that is held down or a paste.
        is_hurried = self.dice.random() < 0.5
        for deed in batch:
            self.walked.steps += 1
            if is_key(deed):
                self._send(key_event(deed))
            elif deed.startswith("disk "):
                await _taken(self.app)
                unit = self.app.services.unit
                if unit.read_only:
                    unit.release()  # a store that was opened meanwhile could only be read for good
                unit.read_only = deed == "disk 0"
            else:
                self._happen(*deed.split())
            if not is_hurried:
                await _taken(self.app)
                self.walked.screens.add(type(self.app.screen).__name__)
        await pilot.pause()
        self.walked.screens.add(type(self.app.screen).__name__)

    def _happen(self, what: str, *how: str) -> None:
        """Do what is no key."""
        numbers = [int(one) for one in how]
        if what == "paste":
            self._send(events.Paste(PASTES[numbers[0]]))
        elif what == "focus":
            self._send(events.AppFocus() if numbers[0] else events.AppBlur())
        elif what == "clock":
            self.clock.jump(numbers[0])
            self.app.attempt(lambda: self.app.tick(self.app.services.unit.now()))
        elif what == "size":
            self._resize(*numbers)
        else:
            for event in pointed(what, *numbers):
                self._send(event)

    def _resize(self, width: int, height: int) -> None:
        size, driver = Size(width, height), self.app._driver
        if driver is not None:
            driver._size = size
        self.app.post_message(events.Resize(size, size))

    def _send(self, event: events.Event) -> None:
        if self.app._driver is not None:
            self.app._driver.process_message(event)


def pointed(what: str, *numbers: int) -> Iterator[events.MouseEvent]:
    """What a mouse does: a click, two at once, a pull from one cell to another, a turned wheel."""
    if what == "wheel":
        is_down, *at = numbers
        yield mouse_event(events.MouseScrollDown if is_down else events.MouseScrollUp, *at)
        return
    begin, end = numbers[:2], numbers[-2:]
    for _ in range(1 + (what == "twice")):
        yield mouse_event(events.MouseMove, *begin)
        yield mouse_event(events.MouseDown, *begin)
        if end != begin:
            yield mouse_event(events.MouseMove, *end)
        yield mouse_event(events.MouseUp, *end)


def mouse_event(kind: type[events.MouseEvent], x: int, y: int) -> events.MouseEvent:
    """Something a mouse does at a cell, as the terminal's driver tells of it."""
    button = int(kind in {events.MouseDown, events.MouseUp})
    return kind(None, x, y, 0, 0, button, *(False, False, False), screen_x=x, screen_y=y)


async def _taken(app: App[Any]) -> None:
    """Wait until the app, its screens and what has the focus have taken what was sent to them."""
    for _ in range(TURNS):
        await asyncio.sleep(0)
        waiting = (app, *app.screen_stack, *((app.focused,) if app.focused else ()))
        is_typed = isinstance(app, OrderlyApp) and app.has_typed_ahead
        if not is_typed and all(not has_mail(one) for one in waiting):
            return


def key_event(key: str) -> events.Key:
    """A key as the terminal's driver tells of it."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        sign = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        sign = key if len(key) == 1 else ""
    return events.Key(name, sign or None)


def _told(fault: BaseException) -> str:
    """A fault with the innermost places of the code."""
    places = [f"{Path(one.filename).name}:{one.lineno}" for one in extract_tb(fault.__traceback__)]
    return f"{type(fault).__name__}: {fault} at {' < '.join(reversed(places[-6:]))}"


def sound(services: Services) -> list[str]:
    """What of the store does not hold after a walk, and whether undo and redo meet again."""
    if _trouble(services) or services.unit.is_empty():
        return []
    return [
        *problems(services.unit.file()),
        *services.unit.store().problems(),
        *changed_silently(services.unit.store()),
        *_unlike_after_undo_and_redo(services),
    ]


def _unlike_after_undo_and_redo(services: Services) -> list[str]:
    before = services.unit.file()
    undone = _until_refused(services.history.undo, UNDONE_MAX)
    redone = _until_refused(services.history.redo, undone)
    if redone == undone and services.unit.file() != before:
        return [f"{undone} steps undone and done again give another record"]
    return [] if redone == undone else [f"{undone} steps undone, {redone} done again"]


def _until_refused(step: Callable[[], object], most: int) -> int:
    for number in range(most):
        try:
            step()
        except RefusedError:
            return number
    return most
