"""A monkey at the keyboard: keys, pastes and new window sizes by chance, over a real store."""

import asyncio
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from traceback import extract_tb
from typing import Any, Final

from textual import _wait, events
from textual.app import App
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen

from lorapp.app import LorApp
from lorapp.bootstrap import Services, open_services
from lorapp.clock import clock_from
from lorapp.domain.checks import problems
from lorapp.errors import RefusedError
from lorapp.keymap import SCOPES
from lorapp.screens.main import GO
from lorapp.screens.type_ahead import OrderlyApp, has_mail
from tests.durability.dice import dice_of
from tests.screens.test_hostile_everywhere import VIEWS
from tests.terminal.painted import unlike, with_a_canvas
from tests.terminal.stores import RECORDS

COMMANDS: Final = tuple(
    sorted(
        {key for scope in (*SCOPES, GO) for command in scope for key in command.key.split(",")}
        - {"q", "ctrl+q"}
    )
)
MOVING: Final = ("up", "down", "left", "right", "enter", "enter", "escape", "tab", "j", "k")
TYPED: Final = (*"abcxyz019 .-/+[]@=", "backspace", "delete", "home", "end", "shift+tab")
PASTES: Final = (
    "Dr. José [MD]",
    "2026-11-02",
    "+3w",
    "x" * 3000,
    "a\tb\nc\r\n[/]\x1b[2J\u202e",
    "\U0001f469\u200d\U0001f52c" * 40,
    "=1+1",
    "",
)
LAST: Final = 60
"""How many of the newest keys are remembered."""

TURNS: Final = 200
"""Turns of the loop after which a key counts as taken, whatever still runs."""

LOOKS: Final = 0.1
"""How often, of the batches, what stands on the terminal is compared with a whole frame."""

UNDONE_MAX: Final = 12
LEAVING: Final = 500
"""Hundredths of a second that leaving may take on a busy machine."""

SIZES: Final = ((80, 24), (120, 36), (60, 14), (200, 60), (40, 12), (20, 5), (1, 1), (160, 48))


@dataclass
class Walk:
    """What a monkey did and found. ``last`` are the newest keys, for the failing run's report."""

    seed: int
    keys: int = 0
    looks: int = 0
    screens: set[str] = field(default_factory=set)
    last: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


async def walk_through(home: Path, record: str, seed: int, keys: int) -> Walk:
    """Press keys by chance over a record on each of its days; ends with the first fault."""
    make, days = RECORDS[record]
    make(home).close()
    walked, dice = Walk(seed), dice_of(seed)
    for number, day in enumerate(days, start=1):
        services = open_services(home / "store", clock_from(f"{day}T23:40:00+03:00"))
        with closing(services):
            await walk(services, walked, dice, keys * number // len(days))
            walked.faults += sound(services)
        if walked.faults:
            break
    return walked


async def walk(services: Services, walked: Walk, dice: Random, keys: int) -> None:
    """Press keys in one run of the app until there were so many in all, then leave by ctrl+q."""
    app = LorApp(services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        while walked.keys < keys and app.is_running and not (app.faults or walked.faults):
            batch = _batch(dice)
            walked.last = [*walked.last, *batch][-LAST:]
            walked.keys += len(batch)
            # Half of the time as somebody who looks, half as a key that is held down or a paste.
            await _press(pilot, batch, hurried=dice.random() < 0.5)
            walked.screens.add(type(app.screen).__name__)
            if dice.random() < LOOKS:
                found = await unlike(app)
                walked.looks += found is not None
                walked.faults += found or []
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        if app.is_running and not app.faults:
            await pilot.press("ctrl+q")
            for _ in range(LEAVING):
                if not app._exit:
                    await asyncio.sleep(0.01)
            if not app._exit:
                walked.faults.append(f"ctrl+q does not leave {type(app.screen).__name__}")
    walked.faults += [_told(fault) for fault in app.faults]


async def _press(pilot: Pilot[Any], batch: list[str], *, hurried: bool) -> None:
    app = pilot.app
    for key in batch:
        if key.startswith("paste "):
            app.post_message(events.Paste(PASTES[int(key.split()[1])]))
        elif key.startswith("size "):
            await pilot.resize_terminal(*SIZES[int(key.split()[1])])
        elif app._driver is not None:
            app._driver.send_message(key_event(key))
        if not hurried:
            await _taken(app)
    await pilot.pause()


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


@contextmanager
def hasty(painted: int = 1) -> Iterator[None]:
    """Spare what only costs time: waits behind each key, and all pictures but each n-th."""
    granularity, paint, number = _wait.SLEEP_GRANULARITY, Screen._compositor_refresh, count(1)

    def seldom(screen: Screen[Any]) -> None:
        if next(number) % painted == 0:
            paint(screen)

    _wait.SLEEP_GRANULARITY = 0.0001
    Screen._compositor_refresh = seldom  # type: ignore[method-assign, assignment]
    try:
        with with_a_canvas():
            yield
    finally:
        _wait.SLEEP_GRANULARITY = granularity
        Screen._compositor_refresh = paint  # type: ignore[method-assign]


def _batch(dice: Random) -> list[str]:
    """Some keys of one mood: to a screen by its way, going about, typing, or anything."""
    mood = dice.random()
    if mood < 0.12:
        return ["escape", "escape", *dice.choice(VIEWS)]
    if mood < 0.45:
        return [dice.choice(COMMANDS) for _ in range(dice.randrange(1, 5))]
    if mood < 0.75:
        return [dice.choice(MOVING) for _ in range(dice.randrange(1, 16))]
    if mood < 0.93:
        return [dice.choice(TYPED) for _ in range(dice.randrange(1, 24))]
    if mood < 0.97:
        return [f"paste {dice.randrange(len(PASTES))}"]
    return [f"size {dice.randrange(len(SIZES))}"]


def sound(services: Services) -> list[str]:
    """What of the store does not hold after a walk, and whether undo and redo meet again."""
    if services.unit.is_empty():
        return []
    return [
        *problems(services.unit.file()),
        *services.unit.store().problems(),
        *services.doctor.changed_silently(),
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
