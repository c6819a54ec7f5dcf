"""Programs: why one is red and what to do, the table, the record, and where it leads."""

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from lorapp.bootstrap import Services
from lorapp.config import Settings
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.placing.rules.verdicts import Check
from lorapp.domain.programs import LetterRules, Program, ProgramStatus, Tier
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.frame.routes import open_record
from lorapp.screens.frame.shell import Shell
from lorapp.screens.letters.letter_record import LetterRecord
from lorapp.screens.paths.choices import ChoiceDialog, LockDialog
from lorapp.screens.paths.importing.import_programs import ImportPath
from lorapp.screens.paths.portal.entry_sheet import EntrySheetScreen
from lorapp.screens.paths.portal.reconcile import ReconcilePath
from lorapp.screens.placing.matrix import MatrixScreen
from lorapp.screens.placing.proposal import ProposalScreen
from lorapp.screens.placing.rehearsal import RehearsalPath
from lorapp.screens.placing.what_if import WhatIfScreen
from lorapp.screens.programs import programs as screen_module
from lorapp.screens.programs.program_record import ProgramRecord
from lorapp.screens.programs.programs import ProgramsScreen
from lorapp.services.programs import placing
from lorapp.widgets.frame.bars import KeyLine, StatusLine
from lorapp.widgets.programs.program_list import ProgramList
from lorapp.widgets.programs.program_rows import program_row
from tests.screens.fakes import lines, settle, shows
from tests.screens.real import opened, press, shown, told


async def choose(pilot: Pilot[Any], key: str) -> None:
    assert isinstance(pilot.app, Shell)
    open_record(pilot.app, "program", key)
    await settle(pilot)


def put(services: Services, *places: Program) -> None:
    """Exchange all programs; nothing of the sample names them any more."""

    def change(file: SeasonFile) -> SeasonFile:
        return replace(file, programs=places, assignments=(), interviews=(), statements=())

    services.unit.command("Other programs", change, corrects=True)


async def test_a_newcomer_finds_in_three_keys_why_a_program_is_red_and_what_to_do(
    demo: Services,
) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "5", "down")
        seen = shown(pilot)
        assert "Below their minimum" in seen
        assert "! Tern Harbor IM" in seen
        assert "2 letters short" in seen
        assert "2 of 4 letters. Dr. Brockhausen's letter is available and makes 3 of 4:" in seen
        assert "Enter assigns it, for good." in seen
        assert "Letters ● 3 available" in seen
        assert "Programs ● 5 full  ! 5 short" in seen
        await press(pilot, "enter")
        assert shows(pilot, LockDialog)
        assert "Tern Harbor IM will keep this letter for good" in " ".join(shown(pilot).split())
        assert all(len(line) <= 80 for line in lines(pilot))


async def test_beside_the_list_the_rules_stand_as_a_strip_and_in_words(demo: Services) -> None:
    async with opened(demo, (120, 36)) as pilot:
        await press(pilot, "5")
        row = next(line for line in lines(pilot) if "Saint Orla Neuro" in line)
        assert "2/3 ✗✗✓✓ 1 letter short    9 d left" in row
        text = told(pilot)
        for part in (
            "✗  2 of 3 letters · strict",
            "✗  0 of 1 neurology letter · preferred",
            "Dr. Umetani's letter would do once available.",
            "✓  2 US letters, 1 asked: Dr. Brandvold",
            "Unknown: number it would like",
            "Wed 2 Dec 07:59 Amman (Tue 1 Dec",
            "2 of 4 free; what is there stays",
            "Who you know here",
            "Dr. Devlin-Lind  program director, Saint Orla",
            "Dr. Devlin-Lind could put in a word",
            "Dr. Brockhausen newer · not there yet",
            "J-1 (program page, seen 1 Aug)",
        ):
            assert " ".join(part.split()) in " ".join(text.split()), part
        assert "5 below minimum    1 of 10" in pilot.app.screen.query_one(StatusLine).text
        await press(pilot, *["down"] * 5)
        assert "Interview" in told(pilot)
        assert "Nothing to do here" in told(pilot)


async def test_space_opens_the_record_and_the_arrows_walk_on(demo: Services) -> None:
    async with opened(demo, (80, 18)) as pilot:
        await press(pilot, "5", "space")
        assert shows(pilot, ProgramRecord)
        assert "Saint Orla Neurology" in shown(pilot)
        await press(pilot, "space", "pageup", "up", "j")
        assert "Tern Harbor IM" in shown(pilot)
        assert "Enter assign" in pilot.app.screen.query_one(KeyLine).text
        assert "Space more" in pilot.app.screen.query_one(KeyLine).text
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert "n fact" in pilot.app.screen.query_one(KeyLine).text
        await press(pilot, "escape")
        screen = pilot.app.screen
        assert isinstance(screen, ProgramsScreen)
        assert screen.line is not None
        assert screen.line.key == "B-P07"
        await choose(pilot, "B-P01")
        await press(pilot, "enter")
        assert shows(pilot, ProgramRecord)
        await press(pilot, "enter")
        assert shows(pilot, ProgramRecord)


async def test_one_table_is_ordered_by_its_columns_and_narrowed_by_words(
    demo: Services,
) -> None:
    demo.programs.set_tier("B-P05", Tier.SAFE, "home ground")
    async with opened(demo, (160, 45)) as pilot:
        await press(pilot, "5", "v")
        head = next(line for line in lines(pilot) if "Closes" in line)
        assert " ".join(head.split()[:8]) == "Program For Tier Held Free Rules Need Closes"
        firsts = {}
        for order in ("Program", "Closes", "Free", "Tier", "Need"):
            await press(pilot, "b", "home")
            firsts[order] = next(line for line in lines(pilot) if "▌" in line).split("  ")[0]
            assert f"by {order.lower()} · 1 of 10" in pilot.app.screen.query_one(StatusLine).text
        assert firsts == {
            "Program": "▌ ✓ Ashgrove Regional IM",
            "Closes": "▌ ! Saint Orla Neurology",
            "Free": "▌ ! Saint Orla Neurology",
            "Tier": "▌ ✓ Elmhollow IM",
            "Need": "▌ ! Saint Orla Neurology",
        }
        for words, keys in (("closed", ["B-P09"]), ("safe", ["B-P05"]), ("qu il", ["B-P06"])):
            await press(
                pilot, "slash", *("space" if sign == " " else sign for sign in words), "enter"
            )
            assert pilot.app.screen.query_one(ProgramList).ids == keys
            await press(pilot, "escape")
        await press(pilot, "v")
        assert "Below their minimum" in shown(pilot)
        await press(pilot, "b")
        assert "Closes" in shown(pilot)
        await press(pilot, "slash", *"zzz")
        assert "Nothing here has this" in shown(pilot)


async def test_from_a_program_all_that_places_letters_is_one_key_away(demo: Services) -> None:
    ways: dict[str, type[Screen[Any]]] = {
        "m": MatrixScreen,
        "o": ProposalScreen,
        "r": RehearsalPath,
        "i": WhatIfScreen,
        "p": ReconcilePath,
        "E": EntrySheetScreen,
        "I": ImportPath,
        "e": FormScreen,
        "C": FormScreen,
    }
    async with opened(demo, (120, 36)) as pilot:
        await press(pilot, "5")
        for key, kind in ways.items():
            await press(pilot, key)
            assert shows(pilot, kind), key
            await press(pilot, "escape")
            assert shows(pilot, ProgramsScreen), key
        await press(pilot, "s")
        assert "its signal stays" in shown(pilot)
        await press(pilot, "x")
        assert "so it stays as it is" in shown(pilot)


async def test_a_program_is_found_from_anywhere_and_drawn_in_plain_signs(
    demo: Services,
) -> None:
    async with opened(demo, (120, 36), Settings(ascii=True)) as pilot:
        await press(pilot, "f", *"quarry", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ProgramsScreen)
        assert screen.line is not None
        assert screen.line.key == "B-P06"
        assert shown(pilot).isascii()
        await press(pilot, "v", "space")
        assert shown(pilot).isascii()
        await pilot.resize_terminal(70, 22)
        await settle(pilot)
        await press(pilot, "escape", "y")
        assert shown(pilot).isascii()


async def test_without_programs_the_screen_says_how_to_begin(demo: Services) -> None:
    put(demo)
    async with opened(demo) as pilot:
        await press(pilot, "5")
        assert "No programs yet. a adds one, I reads a list you have." in shown(pilot)
        assert "a add   I import" in pilot.app.screen.query_one(KeyLine).text
        await press(pilot, "enter", "space", "x", "e")
        assert "There is no program here yet" in shown(pilot)
        assert shows(pilot, ProgramsScreen)


async def test_enter_does_what_the_panel_says(demo: Services) -> None:
    rules = LetterRules(min=0)
    own: dict[str, Any] = {"specialty": "internal-medicine", "status": ProgramStatus.CONSIDERING}
    visa: dict[str, Any] = {"visas": ("J-1",), **own}
    neuro = Program(
        key="D",
        name="Wants Neurology",
        specialty="neurology",
        letters=LetterRules(min=0, in_specialty=1),
        visas=("J-1",),
    )
    put(
        demo,
        Program(key="A", name="Rules Open", **visa),
        Program(key="B", name="Visa Open", letters=rules, **own),
        Program(key="C", name="All Met", letters=rules, **visa),
        neuro,
        Program(key="E", name="Wants Two", letters=LetterRules(min=0, us_hands_on=1), **visa),
    )
    async with opened(demo) as pilot:
        await press(pilot, "5")
        for key, words, kind in (
            ("A", "What Rules Open asks", FormScreen),
            ("B", "Change Visa Open", FormScreen),
            ("C", "All Met", RehearsalPath),
            ("D", "Dr. Priscilla Umetani", LetterRecord),
            ("E", "I did it in the portal", ChoiceDialog),
        ):
            await choose(pilot, key)
            await press(pilot, "enter")
            assert shows(pilot, kind), key
            assert words in shown(pilot)
            await press(pilot, "escape")
        await choose(pilot, "A")
        await press(pilot, "C")
        assert "nothing to take back" in shown(pilot)
        await press(pilot, "x")
        assert "A" not in demo.unit.file().programs_by_key
        await press(pilot, "u")
        assert "A" in demo.unit.file().programs_by_key


async def test_what_you_need_is_asked_for_in_your_profile(demo: Services) -> None:
    person = demo.unit.file().applicant
    demo.profile.change(replace(person, visa=None))
    put(demo, Program(key="A", name="X", visas=("J-1",), letters=LetterRules(min=0)))
    async with opened(demo) as pilot:
        await press(pilot, "5", "enter")
        assert "Your profile" in shown(pilot)


async def test_a_record_whose_program_is_gone_goes_back(demo: Services) -> None:
    put(demo, Program(key="A", name="X"), Program(key="B", name="Y"))
    async with opened(demo) as pilot:
        await press(pilot, "5", "space")
        demo.programs.remove("A")
        change = demo.programs.add(Program(key="C", name="Z"))
        assert isinstance(pilot.app, Shell)
        pilot.app.done(change)
        await settle(pilot)
        assert shows(pilot, ProgramsScreen)


async def test_300_programs_are_checked_and_built_once(
    demo: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = demo.unit.file().program("B-P03")
    put(demo, *(replace(model, key=f"P{n}", name=f"Place {n} IM") for n in range(300)))
    calls = {"check": 0, "row": 0}

    def counted_check(at: Situation) -> Check:
        calls["check"] += 1
        return check_at(at)

    def counted_row(*args: Any) -> Any:  # noqa: ANN401 - stands before the real one
        calls["row"] += 1
        return program_row(*args)

    monkeypatch.setattr(placing, "check_at", counted_check)
    monkeypatch.setattr(screen_module, "program_row", counted_row)
    async with opened(demo, (120, 36)) as pilot:
        await press(pilot, "5")
        before = dict(calls)
        assert before == {"check": 1, "row": 300}
        await press(pilot, *["down"] * 8, "pagedown", "end", "v", "b", "slash", *"12")
        assert len(pilot.app.screen.query_one(ProgramList).ids) == 13
        await press(pilot, "escape", "1", "5")
        assert calls == before


async def test_hostile_names_are_drawn_as_text(demo: Services) -> None:
    bad = "[b]Roe[/b] \x1b[2J" + "x" * 300 + "漢字"
    put(
        demo,
        Program(key="A", name=bad, city=bad, notes=bad, source=bad, signal=bad, tier_reason=bad),
        Program(key="B", name="[/]", specialty="no-such-thing", status=ProgramStatus.CLOSED),
    )
    async with opened(demo, (60, 20)) as pilot:
        await press(pilot, "5", "down", "v", "up", "space")
        assert "[b]Roe[/b]" in shown(pilot)
        assert "\x1b" not in shown(pilot)
        await pilot.resize_terminal(160, 45)
        await settle(pilot)
        await press(pilot, "escape")
        assert "[b]Roe[/b]" in shown(pilot)
        assert all(len(line) <= 160 for line in lines(pilot))
