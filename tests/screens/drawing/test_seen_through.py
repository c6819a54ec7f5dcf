"""What lies below a dialog is seen through it, whichever of them is drawn anew."""

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import LayoutUpdate
from textual.app import App
from textual.screen import Screen

from lorapp.screens.dialogs.views import ViewsDialog
from lorapp.screens.drawing.seen_through import SeenThrough
from tests.screens.fakes import settle
from tests.screens.real import demo_services, opened

DIALOGS = 4
ANEW = tuple(product((False, True), repeat=DIALOGS - 1))


def drawn(app: App[Any]) -> list[str]:
    """What the terminal would show, row by row."""
    whole = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(whole, LayoutUpdate)
    return ["".join(strip.text for strip in row) for row in whole.strips]


async def each_drawn_anew(home: Path) -> None:
    async with opened(demo_services(home, "midseason")) as pilot:
        for _ in range(DIALOGS):
            pilot.app.push_screen(ViewsDialog("letters", ""))
            await settle(pilot)
        assert [screen.styles.background.a < 1 for screen in pilot.app.screen_stack] == [
            False,
            *[True] * DIALOGS,
        ]
        wanted = drawn(pilot.app)
        assert "Do now" in "\n".join(wanted)
        for anew in ANEW:
            for screen, is_anew in zip(pilot.app.screen_stack[1:], (*anew, True), strict=True):
                if is_anew:
                    screen.refresh()
                else:  # as Textual does where a widget of a screen below has changed
                    screen._set_dirty()
                screen._styles_cache.clear()
            assert drawn(pilot.app) == wanted, anew


async def test_dialogs_over_each_other_show_what_is_below_whichever_is_drawn_anew(
    tmp_path: Path,
) -> None:
    await each_drawn_anew(tmp_path)


async def test_as_textual_hands_them_round_two_are_seen_through_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual: Callable[[Screen[Any]], object] = Screen.render
    monkeypatch.setattr(SeenThrough, "render", usual)
    with pytest.raises((RecursionError, AssertionError)):
        await each_drawn_anew(tmp_path)
