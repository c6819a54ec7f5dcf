"""What a closed screen leaves is cleared away when nobody types, not while the next one opens."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from lorapp.screens.drawing import opening
from lorapp.screens.drawing.stylesheet import KeptStylesheet
from tests.screens.fakes import fake_services, running


@pytest.fixture
def tidied(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time."""
    times: list[int] = []
    monkeypatch.setattr(opening, "tidy", lambda: times.append(1))
    monkeypatch.setattr(opening, "TIDY_SECONDS", 0.0)
    return times


async def test_a_closed_screen_is_cleared_away_once(tmp_path: Path, tidied: list[int]) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        await pilot.press("question_mark")
        assert tidied == []
        await pilot.press("escape")
        while not tidied:
            await pilot.pause()
        assert tidied == [1]


async def test_no_widget_is_held_on_to_for_the_next_styling(
    tmp_path: Path, tidied: list[int]
) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        app = pilot.app
        assert isinstance(app, opening.OpeningApp)
        stylesheet = app.stylesheet
        assert isinstance(stylesheet, KeptStylesheet)
        assert stylesheet._round
        app._tidy(app.touches)
        assert not stylesheet._round
        assert tidied == [1]


async def test_who_types_on_is_not_kept_waiting(tmp_path: Path, tidied: list[int]) -> None:
    async with running(fake_services(tmp_path)) as pilot:
        app = pilot.app
        assert isinstance(app, opening.OpeningApp)
        app._tidy(app.touches - 1)
        assert tidied == []
        while not tidied:
            await pilot.pause()
        assert tidied == [1]


@pytest.mark.parametrize(
    ("young", "middle", "looked"),
    [
        (opening.LITTLE, opening.OFTEN + 1, []),
        (opening.LITTLE + 1, opening.OFTEN, [0]),
        (opening.LITTLE + 1, opening.OFTEN + 1, [1]),
    ],
)
def test_what_is_young_is_looked_at_and_now_and_then_what_outlived_it(
    monkeypatch: pytest.MonkeyPatch, young: int, middle: int, looked: list[int]
) -> None:
    found: list[int] = []
    for is_on in (True, False):
        collector = SimpleNamespace(
            get_count=lambda: (young, middle, 0),
            collect=found.append,
            isenabled=lambda is_on=is_on: is_on,
        )
        monkeypatch.setattr(opening, "gc", collector)
        opening.tidy()
    assert found == looked
