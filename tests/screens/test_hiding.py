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

FORMS = (
    *(((screen, "a")) for screen in "23457"),
    *(((screen, "e")) for screen in "245"),
    *(("4", "l", "enter"), ("u",), ("U",), ("4", "a", *"um"), ("3", "c"), ("1", "z"), ("1", "x")),
    *(("colon", *"import"), ("question_mark",), ("I",), ("6", "i"), ("6", "i", "enter")),
    *(("5", "enter"), ("5", "enter", "e"), ("4", "enter", "enter"), ("3", "enter"), ("5", "w")),
    *(("5", "p"), ("5", "c"), ("5", "o"), ("6", "s"), ("6", "r"), ("6", "a"), ("2", "p")),
)
"""Dialogs, forms, the palette, toasts and the pages that open from a main screen."""

SECRET = ("Umetani", "Brockhausen", "Daghlani", "Khourani", "Ashgrove", "Northgate", "@")


def drawn(pilot: Pilot[Any]) -> str:
    """What goes to the terminal: the lines after every filter."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


@pytest.mark.parametrize(
    ("size", "tours"), [((80, 24), TOUR), ((140, 40), TOUR), ((120, 36), FORMS)]
)
async def test_no_name_is_seen_on_any_screen_while_names_are_hidden(
    tmp_path: Path, size: tuple[int, int], tours: tuple[tuple[str, ...], ...]
) -> None:
    services = demo_services(tmp_path, "midseason")
    seen: set[type[object]] = set()
    async with opened(services, size) as pilot:
        assert "Umetani" in drawn(pilot)
        await keys(pilot, "H")
        for tour in tours:
            for key in tour:
                await keys(pilot, key)
                seen.add(type(pilot.app.screen))
                found = [word for word in SECRET if word in drawn(pilot)]
                assert found == [], (tour, key, drawn(pilot))
                assert pilot.app.title == "lorapp"
                assert pilot.app.sub_title == ""
            await keys(pilot, "escape", "escape", "escape")
        print(f"A106 hidden tours={len(tours)} screens={len(seen)} names seen=0")
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


async def test_who_was_removed_stays_hidden_in_the_words_that_say_so(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    person = Mentor(key="N", name="Dr. Zsofia Quatermain")
    services.mentors.add(person)
    async with opened(services) as pilot:
        await keys(pilot, "3", "H")
        pilot.app.done(services.mentors.remove("N"))  # type: ignore[attr-defined]
        await settle(pilot)
        assert "Removed mentor" in drawn(pilot)
        assert "Quatermain" not in drawn(pilot)
        await keys(pilot, "u", "u")
        assert "Quatermain" not in drawn(pilot)


async def test_names_can_be_hidden_while_the_whole_record_is_taken_back(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await keys(pilot, "H", "u")
        assert services.unit.is_empty()
        assert "Umetani" not in drawn(pilot)
        await keys(pilot, "U")
        assert services.unit.file().applicant.name == "Samir Daghlani"
        assert "Daghlani" not in drawn(pilot)
