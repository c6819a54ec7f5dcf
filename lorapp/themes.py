"""The two themes of lorapp's own, and the colours every borrowed theme is given."""

from collections.abc import Mapping
from typing import Final

from textual.color import Color
from textual.theme import Theme

STATE_DARK: Final[Mapping[str, str]] = {
    "select": "#25303D",
    "ink": "#E4E8ED",
    "muted": "#9AA6B4",
    "urgent": "#F4917F",
    "caution": "#E2B763",
    "good": "#7FCBB0",
    "line": "#727F8D",
}
STATE_LIGHT: Final[Mapping[str, str]] = {
    "select": "#DFE8F4",
    "ink": "#22272E",
    "muted": "#565F6B",
    "urgent": "#A82F1C",
    "caution": "#7D5200",
    "good": "#11624F",
    "line": "#848078",
}

DUSK: Final = Theme(
    name="dusk",
    primary="#8FB8F6",
    accent="#8FB8F6",
    foreground="#E4E8ED",
    background="#15191E",
    surface="#1C2128",
    panel="#1C2128",
    warning="#E2B763",
    error="#F4917F",
    success="#7FCBB0",
    dark=True,
    variables={**STATE_DARK, "block-cursor-text-style": "bold"},
)
PAPER: Final = Theme(
    name="paper",
    primary="#1B57A6",
    accent="#1B57A6",
    foreground="#22272E",
    background="#FBF9F5",
    surface="#F3F0E9",
    panel="#F3F0E9",
    warning="#7D5200",
    error="#A82F1C",
    success="#11624F",
    dark=False,
    variables={**STATE_LIGHT, "block-cursor-text-style": "bold"},
)
OWN: Final = (DUSK, PAPER)


def state_colours(*, dark: bool) -> dict[str, str]:
    """The colours of state for a theme that has none of its own, by its ``dark`` flag."""
    return dict(STATE_DARK if dark else STATE_LIGHT)


INKS: Final = ("foreground", "ink", "muted", "accent", "urgent", "caution", "good")
"""The colours that texts are written in."""

GROUNDS: Final = ("background", "surface", "select")
"""The colours they stand on."""

READABLE: Final = 4.5
"""The contrast of a text with its ground that WCAG 2 asks for (level AA)."""

SEEN: Final = 3.0
"""The contrast that it asks for of what is drawn and not read: strokes, rules, bars."""

OF_THE_TERMINAL: Final = ("ansi-dark", "ansi-light")
"""Textual's themes of whatever colours a terminal has: nobody knows whether they can be read."""

_STEPS: Final = 20
_NEARLY_BLACK: Final = 0.04045


def contrast(one: Color, other: Color) -> float:
    """How far two colours stand apart in lightness, from 1 to 21, as WCAG 2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colours: Mapping[str, str], *, dark: bool) -> dict[str, str]:
    """The colours of a theme, those of texts and strokes moved until they stand out.

    Each keeps its hue and goes towards white on a dark theme, towards black on a light one, no
    further than every ground asks for; one that stands out already stays as it is.
    """
    grounds = [Color.parse(colours[name]) for name in GROUNDS]
    far = Color.parse("white" if dark else "black")
    moved = dict(colours)
    for name, least in (*((ink, READABLE) for ink in INKS), ("line", SEEN)):
        colour = Color.parse(colours[name])
        shades = (colour.blend(far, step / _STEPS, 1.0) for step in range(_STEPS + 1))
        fits = (shade for shade in shades if min(contrast(shade, g) for g in grounds) >= least)
        found = next(fits, far)
        if found.rgb != colour.rgb:
            moved[name] = found.hex
    return moved


def _luminance(colour: Color) -> float:
    red, green, blue = (
        share / 12.92 if share <= _NEARLY_BLACK else ((share + 0.055) / 1.055) ** 2.4
        for share in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
