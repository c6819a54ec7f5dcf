"""The grid of letters and programs, as an applicant uses it: keys in, rows of text out."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from lorapp.domain.programs import LetterRules, Program
from lorapp.screens.paths.choices import ChoiceDialog, LockDialog
from lorapp.screens.placing.matrix import MatrixScreen
from lorapp.screens.placing.proposal import ProposalScreen
from lorapp.screens.placing.rehearsal import RehearsalPath
from lorapp.screens.placing.what_if import WhatIfScreen
from lorapp.widgets.placing.matrix import Matrix
from tests.screens.fakes import lines, settle
from tests.screens.paths.helpers import keys, on, services_of, show_path, write
from tests.screens.real import demo_services, opened, shown

DRAFT = Program(
    key="D1",
    name="Alder Creek Internal Medicine",
    specialty="internal-medicine",
    service="eras",
    season=2027,
    letters=LetterRules(min=1, max=2),
)
OTHER = replace(DRAFT, key="D2", name="Birch Hill Neurology", specialty="neurology")


def toast(pilot: Pilot[Any]) -> str:
    return lines(pilot)[-2].strip()


def placed(pilot: Pilot[Any], program: str) -> list[str]:
    file = services_of(pilot).unit.file()
    return [one.letter for one in file.assignments if one.program == program]


async def stand(pilot: Pilot[Any], program: str, letter: str) -> None:
    grid = pilot.app.screen.query_one(Matrix)
    grid.select(program)
    grid.stand_on(letter)
    await settle(pilot)


async def test_a_free_letter_is_locked_after_its_program_was_typed(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await show_path(pilot, MatrixScreen("B-P10", "B-L5"))
        text = shown(pilot)
        assert "Dr. Brockhausen at Saint Orla Neurology   · free" in text
        assert "With it: ✓ number of letters" in text
        assert "Signs ● locked  ◍ planned  · free  ○ to come" in text
        assert "Enter assign   x exclude" in lines(pilot)[-1]
        await keys(pilot, "enter")
        assert on(pilot, ChoiceDialog) or on(pilot, LockDialog)
        assert "will keep this letter for good" in shown(pilot)
        await write(pilot, "saint orla")
        await keys(pilot, "enter")
        assert "B-L5" in placed(pilot, "B-P10")
        assert "u takes it back" not in toast(pilot)
        assert "● locked" in shown(pilot)
        assert "C correct" in lines(pilot)[-1]
        await keys(pilot, "enter")
        assert "the program keeps it for good" in toast(pilot)
        await keys(pilot, "p")
        assert "Only a planned letter is pinned" in toast(pilot)
        await keys(pilot, "x")
        assert "It is there already" in toast(pilot)
        await keys(pilot, "s")
        assert "still to come" in toast(pilot)
        await keys(pilot, "C")
        await write(pilot, "slip")
        await keys(pilot, "enter")
        assert "B-L5" not in placed(pilot, "B-P10")


async def test_a_red_cell_says_why_and_asks_for_a_reason(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    services.programs.add(OTHER)
    async with opened(services, (120, 36)) as pilot:
        await show_path(pilot, MatrixScreen("D2", "B-L1"))
        assert "✗ other specialty" in shown(pilot)
        assert "Enter give a reason" in lines(pilot)[-1]
        await keys(pilot, "enter", "escape")
        assert placed(pilot, "D2") == []
        await keys(pilot, "enter")
        await write(pilot, "mine")
        await keys(pilot, "enter", "down", "enter")
        assert placed(pilot, "D2") == ["B-L1"]
        made = services.unit.file().assignments[-1]
        assert made.reason == "mine"
        await keys(pilot, "C", "g")
        assert "Only a general letter" in toast(pilot)
        await stand(pilot, "D2", "B-L5")
        await keys(pilot, "g")
        assert "Only a general letter" in toast(pilot)


async def test_planned_letters_are_pinned_marked_taken_off_and_kept_away(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    services.programs.add(DRAFT)
    services.assignments.assign("B-L5", "D1")
    async with opened(services) as pilot:
        await show_path(pilot, MatrixScreen("D1", "B-L5"))
        await keys(pilot, "p")
        assert "◍p" in shown(pilot)
        assert "planned, pinned" in shown(pilot)
        await keys(pilot, "p", "g")
        assert services.unit.file().assignments[-1].counts_as == "internal-medicine"
        await keys(pilot, "g", "enter")
        assert placed(pilot, "D1") == []
        assert "u takes it back." in toast(pilot)
        await keys(pilot, "x")
        await write(pilot, "old")
        await keys(pilot, "enter")
        assert "old" in shown(pilot)
        assert "x include" in lines(pilot)[-1]
        await keys(pilot, "enter", "x")
        assert services.unit.file().exclusions == ()
        await keys(pilot, "enter", "enter")
        assert placed(pilot, "D1") == []
        await keys(pilot, "enter", "down", "enter")
        assert placed(pilot, "D1") == ["B-L5"]


async def test_the_last_slot_warns_and_offers_to_keep_it(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    services.programs.add(replace(DRAFT, letters=LetterRules(min=1, max=1)))
    services.programs.add(OTHER)
    async with opened(services) as pilot:
        await show_path(pilot, MatrixScreen("D1", "B-L5"))
        await keys(pilot, "enter")
        assert "This is the last free slot there." in shown(pilot)
        assert "Keep the slot for Prof. Khourani" in shown(pilot)
        await keys(pilot, "down", "enter", "ctrl+s")
        [kept] = services.unit.file().reservations
        assert (kept.program, kept.letter) == ("D1", "B-L4")
        assert "✗ slot kept for another" in shown(pilot)
        await keys(pilot, "enter", "escape")
        await stand(pilot, "D1", "B-L4")
        assert "◌ slot kept" in shown(pilot)
        await keys(pilot, "s", "enter", "escape", "s", "escape")
        await stand(pilot, "D1", "B-L5")
        await keys(pilot, "enter", "down", "enter", "escape")
        assert services.unit.file().reservations == ()
        await keys(pilot, "enter", "down", "down", "enter", "down", "enter")
        assert placed(pilot, "D1") == ["B-L5"]
        await stand(pilot, "D2", "B-L4")
        await keys(pilot, "s", "ctrl+s", "s", "down", "enter")
        assert services.unit.file().reservations == ()
        assert "Release the slot of Birch Hill" in toast(pilot)


async def test_the_grid_narrows_leads_on_and_goes_back(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await show_path(pilot, MatrixScreen())
        await keys(pilot, "slash")
        await write(pilot, "neuro")
        await keys(pilot, "enter")
        assert [row for row in lines(pilot) if " IM " in row] == []
        assert "Northgate Lakes Neuro" in shown(pilot)
        await keys(pilot, "slash")
        await write(pilot, "xyz")
        await keys(pilot, "enter")
        assert "No program has this." in shown(pilot)
        await keys(pilot, "p", "x", "C", "g", "s", "enter", "escape")
        assert "Tern Harbor IM" in shown(pilot)
        for key, screen in (("o", ProposalScreen), ("r", RehearsalPath), ("i", WhatIfScreen)):
            await keys(pilot, key)
            assert on(pilot, screen)
            await keys(pilot, "escape")
        await keys(pilot, "space")
        assert "It takes 4, the most that ERAS sends." in shown(pilot)
        await keys(pilot, "escape", "escape")
        assert not on(pilot, MatrixScreen)


async def test_many_letters_take_the_whole_width_and_none_say_what_to_do(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    for number in range(4):
        one = services.unit.file().letter("B-L4")
        services.letters.add(replace(one, key=f"X{number}", letter_id=None, events=()))
    async with opened(services, (120, 36)) as pilot:
        await show_path(pilot, MatrixScreen())
        assert pilot.app.screen.has_class("-many")
        assert lines(pilot)[3].count("Khou") == 5
        await stand(pilot, "B-P10", "X0")
        assert "○ to come" in shown(pilot)
