"""The two themes of lorapp's own, and the colours every borrowed theme is given."""

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

STATE_DARK: Final[Mapping[str, str]] = {
    "select": "#25303D",
    "ink": "#E4E8ED",
    "muted": "#9AA6B4",
    "urgent": "#F4917F",
    "caution": "#E2B763",
    "good": "#7FCBB0",
    "line": "#36404B",
}
STATE_LIGHT: Final[Mapping[str, str]] = {
    "select": "#DFE8F4",
    "ink": "#22272E",
    "muted": "#565F6B",
    "urgent": "#A82F1C",
    "caution": "#7D5200",
    "good": "#11624F",
    "line": "#D3CDC1",
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
