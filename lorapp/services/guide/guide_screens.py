"""Which page tells of which screen: where it is, and its keys as the keymap has them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from lorapp.frozen import dataclass
from lorapp.services.guide.guide_facts import commands, filled, key_line, key_table

FEW: Final = 3
LAST: Final = "\n## Says who\n"


@dataclass(frozen=True, slots=True)
class ScreenTold:
    """A screen as its page tells of it; ``keys`` names commands of the keymap."""

    name: str
    where: str
    keys: tuple[str, ...] = ()


@cache
def screens_told() -> Mapping[str, tuple[ScreenTold, ...]]:
    """The screens that open each page, by the page."""
    place = files("lorapp") / "guide" / "screens.toml"
    found = tomllib.loads(place.read_text(encoding="utf-8"))
    return {
        slug: tuple(
            ScreenTold(one["name"], one["where"], tuple(one.get("keys", ()))) for one in told
        )
        for slug, told in found.items()
    }


def with_screens(slug: str, text: str) -> str:
    """The page with a part on its screens, above its sources."""
    told = screens_told().get(slug, ())
    if not told:
        return text
    parts = "\n".join(_part(one) for one in told)
    body, last, sources = text.partition(LAST)
    return f"{body}\n## Where it is, and its keys\n\n{parts}{last}{sources}"


def _part(told: ScreenTold) -> str:
    """A screen with its place and a table of its keys; a few keys stand in the line."""
    line = f"**{told.name}**: {filled(told.where)}"
    if not told.keys:
        return f"{line}\n"
    if len(commands(told.keys)) <= FEW:
        return f"{line} {key_line(told.keys)}\n"
    return f"{line}\n\n{key_table(told.keys)}\n"
