"""What a monkey does next: keys of one mood, and now and then a mouse, a paste, another size.

Each entry is a key by Textual's name, or a word for what is no key: ``paste 3``, ``size 80 24``,
``click 10 5``, ``twice 10 5``, ``pull 10 5 20 6``, ``wheel 1 10 5``, ``focus 0``, ``clock 86400``
(seconds), ``disk 0`` while nothing can be saved.
"""

import string
from collections.abc import Callable, Iterable
from random import Random
from typing import Any, Final

from textual.app import App
from textual.widget import Widget

from lorapp.keymap import EVERYWHERE, SCOPES
from lorapp.screens.frame.main import GO
from lorapp.screens.frame.routes import BY_NAME
from tests.screens.test_hostile_everywhere import VIEWS

LEAVING: Final = frozenset({"q", "ctrl+q", "ctrl+c", "ctrl+z"})
COMMANDS: Final = tuple(
    sorted(
        {key for scope in (*SCOPES, GO) for command in scope for key in command.key.split(",")}
        - LEAVING
    )
)
MOVING: Final = ("up", "down", "left", "right", "enter", "enter", "escape", "tab", "j", "k")
TYPED: Final = (*"abcxyz019 .-/+[]@=", "backspace", "delete", "home", "end", "shift+tab")
ANY: Final = (
    *(sign for sign in string.printable if sign not in {*string.whitespace, "q"}),
    *("space", "enter", "tab", "shift+tab", "escape", "backspace", "delete", "insert"),
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *(f"f{number}" for number in range(1, 13)),
    *(f"ctrl+{letter}" for letter in string.ascii_lowercase if f"ctrl+{letter}" not in LEAVING),
    *(f"{held}+{way}" for held in ("ctrl", "shift") for way in ("up", "down", "left", "right")),
    *("ctrl+home", "ctrl+end", "alt+x", "é", "ß", "中", "\U0001f469", "\u0301", "\u202e"),
)
HELD: Final = (*"jkuUhHG1", "up", "down", "left", "right", "tab", "pagedown", "backspace", "space")
ANSWERS: Final = (
    *("", "", "x", "Dr. José [MD]", "2026-11-02", "+3w", "31 feb", "12", "-1", "99999999999"),
    *("a@b.example", "https://x.example/[/]", "3 mar 14:00", "yes", "[/]", "=1+1", "%_\\'\""),
)
PASTES: Final = (
    "Dr. José [MD]",
    "2026-11-02",
    "+3w",
    "x" * 3000,
    "a\tb\nc\r\n[/]\x1b[2J\u202e",
    "\U0001f469\u200d\U0001f52c" * 40,
    "=1+1",
    "",
    "word [@click=app.quit]x[/] " * 4000,
    "line\n" * 5000,
    "e" + "\u0301" * 900 + "\ufdfa" * 90 + "\u05d0\u0661" * 90,
    "name,email\n" + "\u0000\udc80,\x9b31m@x\n" * 200,
    '[{"key": "B-L1"}]',
)
SIZES: Final = ((80, 24), (120, 36), (60, 14), (200, 60), (40, 12), (20, 5), (1, 1), (160, 48))
JUMPS: Final = (60, 3600, 86400, 7 * 86400, 40 * 86400, 300 * 86400, -3600, -86400, -40 * 86400)
"""Seconds by which the clock jumps."""

NAMES_TYPED: Final = 9
"""Letters of a name that the palette hears at most."""

Mood = Callable[[Random, App[Any]], list[str]]


def _view(dice: Random, _app: App[Any]) -> list[str]:
    return ["escape", "escape", *dice.choice(VIEWS)]


def _commands(dice: Random, _app: App[Any]) -> list[str]:
    return [dice.choice(COMMANDS) for _ in range(dice.randrange(1, 5))]


def _moving(dice: Random, _app: App[Any]) -> list[str]:
    return [dice.choice(MOVING) for _ in range(dice.randrange(1, 16))]


def _typed(dice: Random, _app: App[Any]) -> list[str]:
    return [dice.choice(TYPED) for _ in range(dice.randrange(1, 24))]


def _any(dice: Random, _app: App[Any]) -> list[str]:
    return [dice.choice(ANY) for _ in range(dice.randrange(1, 40))]


def _held(dice: Random, _app: App[Any]) -> list[str]:
    return [dice.choice(HELD)] * dice.randrange(3, 50)


def _offered(dice: Random, app: App[Any]) -> list[str]:
    """Keys that do something here: what somebody presses who reads the line of keys."""
    offered = sorted(set(app.screen.active_bindings) - LEAVING) if app.is_running else []
    return [dice.choice(offered or MOVING) for _ in range(dice.randrange(1, 4))]


def _named(dice: Random, app: App[Any]) -> list[str]:
    """Somewhere by its name: the list of all commands, some letters, a choice among what fits."""
    helped = [command.help for scope in (EVERYWHERE, GO, *SCOPES) for command in scope]
    themes = [f"Theme: {name}" for name in app.available_themes]
    name = dice.choice([*BY_NAME, *BY_NAME, *filter(None, helped), *themes])
    downs = ["down"] * dice.choice((0, 0, 0, 1, 2))
    return ["escape", "colon", *_keys(name[:NAMES_TYPED].lower()), *downs, "enter"]


def _form(dice: Random, _app: App[Any]) -> list[str]:
    """A form filled in, question by question; saved, left, or left half."""
    keys = [dice.choice(("a", "e", "l", "n", "+", "c", "i"))] if dice.random() < 0.5 else []
    for _ in range(dice.randrange(1, 9)):
        keys += [*_keys(dice.choice(ANSWERS)), dice.choice(("", "down", "right", "space"))]
        keys.append(dice.choice(("tab", "tab", "enter", "shift+tab")))
    ending = dice.choice((("ctrl+s",), ("ctrl+s", "enter"), ("escape",), ("escape", "enter"), ()))
    return [*filter(None, keys), *ending]


def _opening(dice: Random, app: App[Any]) -> list[str]:
    """What opens or works, and keys or another size while it does."""
    begun = dice.choice((_named, _commands, _view))(dice, app)
    return [*begun, *dice.choice((_commands, _moving, _size, _tugged, _undo))(dice, app)]


def _undo(dice: Random, _app: App[Any]) -> list[str]:
    back = dice.randrange(1, 40)
    if dice.random() < 0.5:
        return [dice.choice("uuUU") for _ in range(back)]
    there = dice.choice((0, back, back // 2, back + 3))
    return ["escape", "escape", *["u"] * back, *["U"] * there]


def _paste(dice: Random, _app: App[Any]) -> list[str]:
    return [f"paste {dice.randrange(len(PASTES))}"]


def _size(dice: Random, _app: App[Any]) -> list[str]:
    if dice.random() < 0.5:
        width, height = dice.choice(SIZES)
    else:
        width, height = dice.randrange(1, 220), dice.randrange(1, 70)
    return [f"size {width} {height}"]


def _mouse(dice: Random, app: App[Any]) -> list[str]:
    width, height = app.size
    deeds = []
    for _ in range(dice.randrange(1, 6)):
        x, y = dice.randrange(width + 2), dice.randrange(height + 2)
        deeds.append(dice.choice((f"click {x} {y}", f"click {x} {y}", f"wheel 1 {x} {y}")))
    return [*deeds, f"wheel 0 {width // 2} {height // 2}"]


def _tugged(dice: Random, app: App[Any]) -> list[str]:
    """A window whose corner is pulled while keys are pressed."""
    width, height = app.size
    deeds = []
    for _ in range(dice.randrange(2, 9)):
        width, height = (
            max(1, width + dice.randrange(-30, 31)),
            max(1, height + dice.randrange(-9, 10)),
        )
        deeds += [f"size {min(width, 220)} {min(height, 70)}", *_moving(dice, app)[:2]]
    return deeds


def _pointed(dice: Random, app: App[Any]) -> list[str]:
    """Somebody who uses the mouse on what is there: bars, rows, fields, what lies behind."""
    shown = [one.region for one in app.screen.walk_children(Widget) if one.region.area]
    deeds = []
    for _ in range(dice.randrange(1, 8)):
        x, y, width, height = dice.choice(shown) if shown else app.screen.region
        at = f"{x + dice.randrange(max(1, width))} {y + dice.randrange(max(1, height))}"
        there = f"{x + dice.randrange(max(1, width))} {y + dice.randrange(max(1, height))}"
        deeds.append(
            dice.choice((f"click {at}", f"click {at}", f"twice {at}", f"pull {at} {there}"))
        )
        deeds += dice.choice(([], [], _moving(dice, app), _typed(dice, app)))[:3]
    return deeds


def _refused(dice: Random, app: App[Any]) -> list[str]:
    """A disk that takes nothing for a while."""
    meanwhile = dice.choice((_form, _form, _commands, _offered, _undo))
    return ["disk 0", *meanwhile(dice, app), *meanwhile(dice, app), "disk 1"]


def _focus(_dice: Random, _app: App[Any]) -> list[str]:
    return ["focus 0", "focus 1"]


def _clock(dice: Random, _app: App[Any]) -> list[str]:
    return [f"clock {dice.choice(JUMPS)}"]


MOODS: Final[tuple[tuple[Mood, int], ...]] = (
    (_view, 10),
    (_commands, 14),
    (_offered, 14),
    (_moving, 18),
    (_typed, 10),
    (_any, 10),
    (_held, 7),
    (_named, 7),
    (_form, 8),
    (_opening, 6),
    (_undo, 2),
    (_paste, 3),
    (_size, 3),
    (_tugged, 2),
    (_mouse, 3),
    (_pointed, 5),
    (_refused, 2),
    (_focus, 1),
    (_clock, 1),
)
"""What is done, each with how often."""


def batch_of(dice: Random, app: App[Any]) -> list[str]:
    """Some keys of one mood."""
    moods, weights = zip(*MOODS, strict=True)
    mood: Mood = dice.choices(moods, weights)[0]
    return mood(dice, app)


def is_key(deed: str) -> bool:
    """Whether an entry is a key of the keyboard."""
    return " " not in deed.strip()


def _keys(text: str) -> list[str]:
    return ["space" if sign == " " else sign for sign in text]


def all_keys(deeds: Iterable[str]) -> int:
    """How many of these are keys."""
    return sum(map(is_key, deeds))
