"""What lies below a dialog is seen through it, whichever of them is drawn anew."""

from collections.abc import Callable, Iterable
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


def drawn(app: App[Any]) -> list[str]:
    """What the terminal would show, row by row."""
    whole = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(whole, LayoutUpdate)
    return ["".join(strip.text for strip in row) for row in whole.strips]


async def unlike(home: Path, anew: Iterable[tuple[bool, ...]]) -> list[tuple[bool, ...]]:
    """Which dialogs, drawn anew while the others are kept, leave another picture than before."""
    async with opened(demo_services(home, "midseason")) as pilot:
        for _ in range(DIALOGS):
            pilot.app.push_screen(ViewsDialog("letters", ""))
            await settle(pilot)
        dialogs = pilot.app.screen_stack[1:]
        wanted, found = drawn(pilot.app), []
        for chosen in anew:
            for screen, is_chosen in zip(dialogs, (*chosen, True), strict=True):
                if is_chosen:
                    screen.refresh()
                else:  # as Textual does where a widget of a screen below has changed
                    screen._set_dirty()
                screen._styles_cache.clear()
            found += [chosen] if drawn(pilot.app) != wanted else []
        assert "Do now" in "\n".join(wanted)
    return found


async def test_dialogs_over_each_other_show_what_is_below_whichever_is_drawn_anew(
    tmp_path: Path,
) -> None:
    assert await unlike(tmp_path, product((False, True), repeat=DIALOGS - 1)) == []


async def test_as_textual_hands_them_round_two_are_seen_through_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual: Callable[[Screen[Any]], object] = Screen.render
    monkeypatch.setattr(SeenThrough, "render", usual)
    with pytest.raises(RecursionError):
        await unlike(tmp_path, [(True, False, False)])
