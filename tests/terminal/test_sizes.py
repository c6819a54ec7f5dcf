"""S1: windows of every size, and sizes that change under each dialog; nothing typed is lost."""

import os
from pathlib import Path

import pytest
from textual.widgets import Input

from lorapp.screens.drawing.frugal import FrugalApp
from lorapp.widgets.frame.too_small import TooSmall
from tests.durability.dice import SEED, dice_of
from tests.screens.fakes import lines, settle
from tests.screens.real import demo_services, opened
from tests.terminal.hasty import hasty
from tests.terminal.painted import unlike

SIZES = ((1, 1), (10, 3), (20, 5), (40, 12), (80, 24), (120, 36))
HUGE = ((200, 60), (500, 200))
DIALOGS = (("1", "z"), ("1", "l"), ("2", "e"), ("f",), ("colon",), ("question_mark",))
RESIZES = int(os.environ.get("LORAPP_RESIZES", "2"))
"""How often the size changes by chance under each dialog."""

LONG = "LORAPP_RESIZES" in os.environ
WIDEST, TALLEST = 220, 70


async def test_no_size_breaks_a_screen_or_loses_what_is_typed_in_a_dialog(tmp_path: Path) -> None:
    dice, changed, lost, wrong = dice_of(), 0, [], list[str]()
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        assert isinstance(pilot.app, FrugalApp)
        for keys in DIALOGS:
            await pilot.press("escape", "escape", *keys)
            await settle(pilot)
            field = pilot.app.focused
            typed = "+3" if isinstance(field, Input) else ""
            await pilot.press(*typed)
            before = field.value if isinstance(field, Input) else ""
            chance = [(dice.randint(1, WIDEST), dice.randint(1, TALLEST)) for _ in range(RESIZES)]
            huge = HUGE if keys == DIALOGS[0] or LONG else ()
            with hasty():
                for size in (*SIZES, *huge, *chance, (80, 24)):
                    await pilot.resize_terminal(*size)
                    await pilot.pause()
                    changed += 1
                    wrong += await unlike(pilot.app) or []
            if isinstance(field, Input) and (
                pilot.app.focused is not field or field.value != before
            ):
                lost.append(keys)
    print(
        f"S1 dialogs={len(DIALOGS)} sizes={changed} crashes=0 lost={len(lost)} "
        f"wrong={len(wrong)} seed={SEED}"
    )
    assert not lost
    assert not wrong


@pytest.mark.parametrize(
    ("size", "is_small"), [((59, 24), True), ((80, 13), True), ((60, 14), False)]
)
async def test_a_window_that_is_too_small_says_what_it_needs(
    tmp_path: Path, size: tuple[int, int], is_small: bool
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), size) as pilot:
        told = any("lorapp needs 60 columns" in line for line in lines(pilot))
        print(f"S1 size={size} asks for more={told}")
        assert told is is_small


async def test_a_screen_that_breaks_when_it_changes_its_size_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_small: TooSmall) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):  # noqa: PT012  the app raises it again when it ends
        async with opened(demo_services(tmp_path, "midseason")) as pilot:
            monkeypatch.setattr(TooSmall, "on_resize", stumble)
            await pilot.resize_terminal(40, 12)
            await settle(pilot)
    print("S1 mutant=a-screen-that-breaks noticed=1")
