"""Costs and signals on the screen: the sum, what is unknown, and where a signal is wasted."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.bootstrap import Services
from lorapp.domain.programs import Program
from lorapp.screens.frame.panel import WholePanel
from lorapp.screens.guide.guide import PageScreen
from lorapp.screens.programs.program_record import ProgramRecord
from lorapp.screens.rotations.rotations import RotationsScreen
from lorapp.screens.season.costs import CostsScreen
from lorapp.widgets.frame.panel import Panel
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import settle, shows
from tests.screens.paths.helpers import again, keys, write
from tests.screens.real import demo_services, opened, shown

IM, EM, URO = "internal-medicine", "emergency-medicine", "urology"
OURS = "checked_on = 2026-11-22\n[internal-medicine.2028]\n"
SURE = "source = 'its page'\nconfidence = 'O'\n"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    """A planner with signals of every sort, and a list of her own for one specialty."""
    rules = tmp_path / "store" / "rules"
    rules.mkdir(parents=True)
    (rules / "signals.toml").write_text(f"{OURS}gold = 1\nsilver = 2\n{SURE}", encoding="utf-8")
    found = demo_services(tmp_path, "planner")
    programs = found.programs
    programs.set_signal("A-P1", "gold")
    for key, specialty, signal in (
        ("U1", URO, "yes"),
        ("E1", EM, "yes"),
        ("N1", None, "yes"),
        ("G1", IM, "silver"),
    ):
        programs.add(Program(key=key, name=f"Place {key}", specialty=specialty, signal=signal))
    sent = date(2026, 11, 1)
    programs.add(
        Program(key="S1", name="Sent", specialty=IM, season=2028, signal="silver", applied_on=sent)
    )
    programs.add(Program(key="O1", name="Older", specialty=IM, season=2026))
    stay = found.unit.file().rotations[0]
    found.rotations.change(replace(stay, cost_usd=1200))
    return found


async def at_row(pilot: Pilot[Any], row: str) -> str:
    """Put the cursor on a row and read the panel."""
    assert pilot.app.screen.query_one(RowList).select(row), row
    await settle(pilot)
    return str(pilot.app.screen.query_one(Panel).explained.whole().plain)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_sum_stands_first_and_names_what_it_leaves_out(
    services: Services, size: tuple[int, int]
) -> None:
    async with opened(services, size) as pilot:
        await keys(pilot, "5", "c")
        assert shows(pilot, CostsScreen)
        assert "Applications, season 2028" in shown(pilot)
        told = await at_row(pilot, "total")
        assert "1 program without a specialty" in told
        assert "ResidencyCAS for 1 program in emergency medicine" in told
        assert "4 rotations without a cost" in told
        assert "1 program of another season is not counted." in told


async def test_each_row_says_what_it_is_made_of_and_who_says_so(services: Services) -> None:
    async with opened(services) as pilot:
        await keys(pilot, "5", "c")
        told = await at_row(pilot, f"cost:eras:{IM}")
        assert "5 programs through ERAS: ~$55. You applied to 1 of them: ~$11." in told
        assert "The next one costs ~$11. From program 31 on it is ~$30." in told
        assert "AAMC, season 2026" in told
        assert "fees.toml of your rules folder" in await at_row(pilot, f"cost:residencycas:{EM}")
        assert "A fee goes by specialty" in await at_row(pilot, "cost:eras:None")
        assert "~$185, once a season" in await at_row(pilot, "once:img-token")
        assert "Due only for a registration after" in await at_row(pilot, "once:nrmp-late")


async def test_signals_are_counted_and_a_wasted_one_is_named(services: Services) -> None:
    async with opened(services) as pilot:
        await keys(pilot, "5", "c")
        told = await at_row(pilot, f"signals:{IM}")
        assert "1 of 1 gold given, 0 left; 2 of 2 silver given, 0 left." in told
        assert "! On weak letters: " in told
        assert "~29 left" in await told_and_row(pilot, f"signals:{URO}")
        assert "signals.toml of your rules folder" in await at_row(pilot, f"signals:{EM}")
        assert "needs its specialty" in await at_row(pilot, "signals:None")
        told = await at_row(pilot, "signal:A-P1")
        assert "The letters here are weak: 3 letters short." in told
        assert "`s`" not in told
        assert "s on the program still takes it back" in told
        await keys(pilot, "enter")
        assert shows(pilot, ProgramRecord)


async def told_and_row(pilot: Pilot[Any], row: str) -> str:
    """The panel and the row itself."""
    told = await at_row(pilot, row)
    current = pilot.app.screen.query_one(RowList).current
    return f"{told} {current.number if current else ''}"


async def test_once_applied_a_signal_stays_and_more_than_there_are_is_told(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason")
    applied = next(one for one in services.unit.file().programs if one.specialty == "neurology")
    services.programs.change(replace(applied, signal="yes"))
    rules = tmp_path / "store" / "rules"
    rules.mkdir(parents=True, exist_ok=True)
    text = f"checked_on = 2026-11-22\n[neurology.2027]\nsignals = 0\n{SURE}"
    (rules / "signals.toml").write_text(text, encoding="utf-8")
    services.close()
    async with opened(again(tmp_path, "2026-11-22")) as pilot:
        await keys(pilot, "5", "c")
        assert "1 more is noted than there are." in await at_row(pilot, "signals:neurology")
        assert "You applied here, so it stays." in await at_row(pilot, f"signal:{applied.key}")
        told = await at_row(pilot, "cost:eras:neurology")
        assert "You applied to all of them." in told


async def test_enter_goes_to_the_rotation_or_shows_the_whole_panel(services: Services) -> None:
    async with opened(services) as pilot:
        await keys(pilot, "5", "c", "space")
        assert shows(pilot, WholePanel)
        await keys(pilot, "escape", "enter")
        assert shows(pilot, WholePanel)
        await keys(pilot, "escape")
        stay = services.unit.file().rotations[0].key
        assert "$1,200, as you noted it." in await at_row(pilot, f"rotation:{stay}")
        await keys(pilot, "G")
        assert "e on the rotation notes what it cost" in shown(pilot)
        await keys(pilot, "enter")
        assert shows(pilot, RotationsScreen)


async def test_the_palette_and_help_know_the_page(services: Services) -> None:
    async with opened(services) as pilot:
        await keys(pilot, "colon")
        await write(pilot, "costs and")
        await keys(pilot, "enter")
        await pilot.pause()
        assert shows(pilot, CostsScreen)
        await keys(pilot, "question_mark", "enter")
        assert shows(pilot, PageScreen)
        assert "What your list of programs costs as it stands" in shown(pilot)
