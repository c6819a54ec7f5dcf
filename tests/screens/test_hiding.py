"""A shared screen shows no name, number or address of anybody, whatever is open."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.domain.mentors import Mentor
from tests.screens.fakes import settle
from tests.screens.paths.helpers import keys
from tests.screens.real import demo_services, opened

TOUR = (
    *((str(number),) for number in range(1, 9)),
    *((str(number), "space") for number in range(1, 8)),
    *(("1", "enter"), ("1", "w"), ("4", "v"), ("3", "v"), ("5", "m"), ("5", "v"), ("6", "d")),
    *(("3", "e"), ("2", "v"), ("f", *"dr"), ("R",), ("4", "m"), ("1", "l")),
)


def drawn(pilot: Pilot[Any]) -> str:
    """What goes to the terminal: the lines after every filter."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_no_name_is_seen_on_any_screen_while_names_are_hidden(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    services = demo_services(tmp_path, "midseason")
    secret = ("Umetani", "Brockhausen", "Daghlani", "Khourani", "Ashgrove", "Northgate", "@")
    async with opened(services, size) as pilot:
        assert "Umetani" in drawn(pilot)
        await keys(pilot, "H")
        for tour in TOUR:
            await keys(pilot, *tour)
            await settle(pilot)
            found = [word for word in secret if word in drawn(pilot)]
            assert found == [], (tour, drawn(pilot))
            await keys(pilot, "escape", "escape", "escape")
        await keys(pilot, "1", "H")
        await settle(pilot)
        assert "Umetani" in drawn(pilot)


async def test_a_name_that_comes_while_names_are_hidden_is_hidden_too(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await keys(pilot, "3", "H")
        person = Mentor(key="N", name="Dr. Zsofia Quatermain")
        change = services.unit.command(
            "Add", lambda file: replace(file, mentors=(person, *file.mentors))
        )
        pilot.app.store_changed.publish(change)  # type: ignore[attr-defined]
        await settle(pilot)
        assert "Quatermain" not in drawn(pilot)
        await keys(pilot, "H")
        await settle(pilot)
        assert "Quatermain" in drawn(pilot)
