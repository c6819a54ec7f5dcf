"""A114: every text that the screens draw can be read on its ground, in every theme there is.

The screens are walked once, in a theme in which every role has a colour of its own: what is seen
there are pairs of roles, not of colours. Each pair is then measured in each theme. Exempt is what
lies behind an open dialog: it is out of use until the dialog is left. What is drawn and not read
(rules, dotted strokes, the dot of an empty cell) needs 3, all else 4.5. ``LORAPP_THEMES=1`` walks
the screens in every theme instead, and takes the colours as they come.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.theme import Theme

from lorapp import themes
from lorapp.app import LorApp
from lorapp.config import THEMES, Settings
from tests.screens.fakes import fake_services, make_app, settle
from tests.screens.real import demo_services, opened
from tests.test_themes import contrast

WALK: Final = (
    *(("1",), ("1", "space"), ("1", "w"), ("1", "l"), ("1", "enter"), ("1", "question_mark")),
    *(("2",), ("2", "v"), ("2", "a"), ("2", "p"), ("3",), ("3", "v"), ("3", "e")),
    *(("4",), ("4", "v"), ("4", "space"), ("4", "m"), ("4", "m", "e"), ("4", "slash", "u")),
    *(("5",), ("5", "v"), ("5", "space"), ("5", "m"), ("5", "o"), ("5", "r"), ("5", "i")),
    *(("5", "c"), ("5", "E"), ("5", "L"), ("6",), ("6", "v"), ("6", "d"), ("6", "w")),
    *(("6", "w", "r"), ("6", "r"), ("6", "s"), ("7",), ("7", "v"), ("7", "enter"), ("7", "s")),
    *(("8",), ("8", "enter"), ("f", *"dr"), ("colon",), ("R",), ("R", *"jjjjjj", "enter")),
)
"""Keys that lead to what is measured; Esc goes back from there."""

SIZE: Final = (120, 36)
STROKES: Final = frozenset("─┄━│·•▌ -=.")
"""What is drawn and not read."""

ROLES: Final = (*themes.GROUNDS, *themes.INKS, "line")
PROBE: Final = Theme(
    name="probe",
    primary="#204010",
    accent="#3080C0",
    foreground="#C0F080",
    background="#400020",
    surface="#600040",
    panel="#700050",
    dark=True,
    variables={
        "select": "#800060",
        "ink": "#A0E060",
        "muted": "#90C0A0",
        "urgent": "#F06050",
        "caution": "#F0B010",
        "good": "#50F0C0",
        "line": "#B070D0",
        "block-cursor-text-style": "bold",
    },
)
"""A theme of colours that lie far apart, so that each tells its role."""

Pair = tuple[str, str]
"""A role of a text, or the stroke of a role (``line stroke``), and the role of its ground."""


def drawn(pilot: Pilot[Any]) -> Iterator[tuple[str, Color, Color]]:
    """The pieces of text of the screen on top, as they go to the terminal."""
    screen = pilot.app.screen
    whole = [screen.region]
    parts = [child.region for child in screen.children]
    regions = parts if isinstance(screen, ModalScreen) else whole
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for text, style, _ in strip:
            on_top = any(region.contains(x, y) for region in regions)
            x += cell_len(text)
            if style is None or style.color is None or style.bgcolor is None:
                assert not text.strip(), text
            elif text.strip() and on_top:
                ink, ground = style.color.get_truecolor(), style.bgcolor.get_truecolor()
                assert not style.dim
                yield text, Color(*ink), Color(*ground)


async def walked(
    home: Path, theme: str, walk: Sequence[tuple[str, ...]] = WALK
) -> set[tuple[bool, Color, Color]]:
    """Every stroke or text with its colours, over all screens of the walk."""
    found = set()
    services = demo_services(home, "midseason")
    async with opened(services, SIZE, Settings(theme=theme)) as pilot:
        for keys in walk:
            for key in keys:
                await pilot.press(key)
            await settle(pilot)
            found |= {(set(text) <= STROKES, ink, on) for text, ink, on in drawn(pilot)}
            await pilot.press("escape", "escape", "escape")
    return found


def role_of(colour: Color, colours: Mapping[str, str]) -> str:
    """The role that has this colour; rounding may move it by two."""
    for name in ROLES:
        known = Color.parse(colours[name]).rgb
        if all(abs(one - other) <= 2 for one, other in zip(known, colour.rgb, strict=True)):
            return name
    return f"no role has {colour.hex}"


def least(pair: Pair) -> float:
    return 3.0 if pair[0].endswith("stroke") else 4.5


def measured(app: LorApp, theme: str, pairs: set[Pair]) -> dict[Pair, float]:
    """The contrast of each pair in a theme."""
    app.theme = theme
    colours = {name: Color.parse(value) for name, value in _roles(app).items()}
    return {
        pair: contrast(colours[pair[0].removesuffix(" stroke")].hex, colours[pair[1]].hex)
        for pair in pairs
    }


def _roles(app: LorApp) -> dict[str, str]:
    found = app.get_css_variables()
    return {name: found[name] for name in ROLES}


async def probed(home: Path, monkeypatch: pytest.MonkeyPatch) -> set[Pair]:
    """Every pair of roles that the screens draw."""
    monkeypatch.setattr(themes, "OWN", (*themes.OWN, PROBE))
    app = make_app(fake_services(home / "fake"), Settings(theme="probe"))
    colours = _roles(app)
    return {
        (role_of(ink, colours) + (" stroke" if is_stroke else ""), role_of(ground, colours))
        for is_stroke, ink, ground in await walked(home, "probe")
    }


async def test_every_text_can_be_read_in_every_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = await probed(tmp_path, monkeypatch)
    assert {role for pair in pairs for role in pair if role.startswith("no role")} == set()
    assert len(pairs) > 15
    app = make_app(fake_services(tmp_path / "fake"))
    figures = {
        (theme, *pair): ratio
        for theme in THEMES
        for pair, ratio in measured(app, theme, pairs).items()
    }
    low = {key: round(ratio, 2) for key, ratio in figures.items() if ratio < least(key[1:])}
    assert low == {}
    texts = [ratio for key, ratio in figures.items() if least(key[1:]) > 3]
    strokes = [ratio for key, ratio in figures.items() if least(key[1:]) == 3]
    print(
        f"A114 themes={len(THEMES)} pairs={len(pairs)} measured={len(figures)} "
        f"lowest_text={min(texts):.2f} lowest_stroke={min(strokes):.2f} below=0"
    )


def test_a_borrowed_theme_as_it_comes_would_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(fake_services(tmp_path))
    pairs = {("accent", "surface")}
    assert measured(app, "nord", pairs)["accent", "surface"] >= 4.5
    monkeypatch.setattr(themes, "readable", lambda colours, **_: dict(colours))
    assert measured(app, "nord", pairs)["accent", "surface"] < 4.5


def test_the_themes_offered_are_those_that_can_be_measured(tmp_path: Path) -> None:
    app = make_app(fake_services(tmp_path))
    assert set(app.available_themes) == set(THEMES)
    assert THEMES[:2] == ("dusk", "paper")
    assert not set(themes.OF_THE_TERMINAL) & set(THEMES)


IS_LONG: Final = "LORAPP_THEMES" in os.environ
WALKED: Final = THEMES if IS_LONG else ("nord",)
SHORT: Final = (("1",), ("4",), ("5", "v"), ("7",), ("colon",))


@pytest.mark.parametrize("theme", WALKED)
async def test_the_colours_on_the_screen_are_those_that_were_measured(
    tmp_path: Path, theme: str
) -> None:
    seen = await walked(tmp_path, theme, WALK if IS_LONG else SHORT)
    low = [
        (is_stroke, ink.hex, ground.hex)
        for is_stroke, ink, ground in seen
        if contrast(ink.hex, ground.hex) < (3.0 if is_stroke else 4.5)
    ]
    assert low == []
    print(f"A114 theme={theme} pairs={len(seen)} below=0")
