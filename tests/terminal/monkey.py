"""A monkey at the keyboard: keys, pastes and new window sizes by chance, over a real store."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Final

from textual import events
from textual.css.query import NoMatches

from lorapp.app import LorApp
from lorapp.bootstrap import Services
from lorapp.domain.checks import problems
from lorapp.keymap import SCOPES
from lorapp.screens.main import GO
from tests.screens.test_hostile_everywhere import VIEWS

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
SIZES: Final = ((80, 24), (120, 36), (60, 14), (200, 60), (40, 12), (20, 5), (1, 1), (160, 48))


@dataclass
class Walk:
    """What a monkey did and found. ``last`` are the newest keys, for the failing run's report."""

    seed: int
    keys: int = 0
    screens: set[str] = field(default_factory=set)
    last: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


async def walk(services: Services, walked: Walk, dice: Random, count: int) -> None:
    """Press ``count`` keys in one run of the app, then leave it."""
    app = LorApp(services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        while walked.keys < count and app.is_running and not app.faults:
            batch = _batch(dice)
            walked.last = [*walked.last, *batch][-60:]
            for key in batch:
                if key.startswith("paste "):
                    app.post_message(events.Paste(PASTES[int(key.split()[1])]))
                elif key.startswith("size "):
                    await pilot.resize_terminal(*SIZES[int(key.split()[1])])
                else:
                    with suppress(NoMatches):
                        await app._press_keys([key])
            await pilot.pause()
            walked.keys += len(batch)
            walked.screens.add(type(app.screen).__name__)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
    walked.faults += [f"{type(fault).__name__}: {fault}" for fault in app.faults]


def _batch(dice: Random) -> Sequence[str]:
    """Some keys of one mood: to a screen by its way, going about, typing, or anything."""
    mood = dice.random()
    if mood < 0.12:
        return ["escape", "escape", *dice.choice(VIEWS)]
    if mood < 0.45:
        return [dice.choice(COMMANDS) for _ in range(dice.randrange(1, 5))]
    if mood < 0.75:
        return [dice.choice(MOVING) for _ in range(dice.randrange(1, 8))]
    if mood < 0.93:
        return [dice.choice(TYPED) for _ in range(dice.randrange(1, 12))]
    if mood < 0.97:
        return [f"paste {dice.randrange(len(PASTES))}"]
    return [f"size {dice.randrange(len(SIZES))}"]


def sound(services: Services) -> list[str]:
    """What of the store does not hold after a walk."""
    if services.unit.is_empty():
        return []
    return [
        *problems(services.unit.file()),
        *services.unit.store().problems(),
        *services.doctor.changed_silently(),
    ]
