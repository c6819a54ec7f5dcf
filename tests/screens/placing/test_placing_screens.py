"""The proposal, the rehearsal and what-if: what they say, and what they write down."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from lorapp.bootstrap import Services
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.supposing.rehearsing import rehearse, seen
from lorapp.domain.programs import LetterRules, Program
from lorapp.screens.placing.matrix import MatrixScreen
from lorapp.screens.placing.proposal import ProposalScreen
from lorapp.screens.placing.rehearsal import RehearsalPath
from lorapp.screens.placing.rehearsal_rows import seen_rows
from lorapp.screens.placing.what_if import WhatIfScreen
from tests.acceptance.applicants import TODAY, at, mirela
from tests.screens.fakes import lines, settle
from tests.screens.paths.helpers import again, keys, on, show_path, write
from tests.screens.real import as_one_line, demo_services, opened, shown, stand

DRAFT = Program(
    key="D1",
    name="Alder Creek Internal Medicine",
    specialty="internal-medicine",
    service="eras",
    season=2027,
    letters=LetterRules(min=1, us=1, in_specialty=2),
    strict=("min",),
    signal="gold",
)


def with_draft(home: Path) -> Services:
    services = demo_services(home, "midseason")
    services.programs.add(DRAFT)
    return services


async def test_the_proposal_shows_what_decided_and_assigns_one_by_one(tmp_path: Path) -> None:
    services = with_draft(tmp_path)
    async with opened(services) as pilot:
        await show_path(pilot, ProposalScreen("B-P10"))
        text = shown(pilot)
        assert "Something to add" in text
        assert "Best  Dr. Brandvold, Dr. Devlin-Lind, Dr. Brockhausen (new)" in text
        assert "misses the minimum of 3" in as_one_line(pilot)
        await keys(pilot, "space")
        table = shown(pilot)
        assert "strict rules unmet" in table
        assert "decides" in table
        assert "Nothing is ever assigned by itself." in table
        await keys(pilot, "escape")
        await stand(pilot, "D1")
        await keys(pilot, "enter", "down", "enter")
        first = [one.letter for one in services.unit.file().assignments if one.program == "D1"]
        assert len(first) == 1
        await stand(pilot, "B-P01")
        await keys(pilot, "enter")
        assert "Nothing here would be better." in lines(pilot)[-2]
        await keys(pilot, "m")
        assert on(pilot, MatrixScreen)


async def test_a_slot_kept_too_long_proposes_its_other_letter(tmp_path: Path) -> None:
    services = with_draft(tmp_path)
    services.assignments.reserve("B-L4", "D1", date(2026, 11, 23), "B-L5")
    services.close()
    later = again(tmp_path, "2026-11-25")
    async with opened(later) as pilot:
        await show_path(pilot, ProposalScreen())
        await stand(pilot, "lapsed:0")
        assert "Slots kept too long" in shown(pilot)
        assert "You named Dr. Brockhausen's letter to take the slot." in as_one_line(pilot)
        await keys(pilot, "m", "escape", "enter", "down", "enter")
        assert [one.letter for one in later.unit.file().assignments if one.program == "D1"] == [
            "B-L5"
        ]


async def test_nothing_to_propose_says_so(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    for program in services.unit.file().programs:
        services.programs.remove(program.key)
    async with opened(services) as pilot:
        await show_path(pilot, ProposalScreen())
        assert "No program to propose for yet." in shown(pilot)
        await keys(pilot, "escape")
        await show_path(pilot, MatrixScreen())
        assert "No programs yet." in shown(pilot)
        await keys(pilot, "o", "escape", "escape")
        await show_path(pilot, RehearsalPath())
        assert "Nothing is left to apply to" in shown(pilot)
        await keys(pilot, "enter")
        assert not on(pilot, RehearsalPath)


async def test_the_rehearsal_is_what_is_locked_after_its_name_was_typed(tmp_path: Path) -> None:
    services = with_draft(tmp_path)
    for letter in ("B-L1", "B-L5"):
        services.assignments.assign(letter, "D1")
    paper = replace(services.unit.file().statement("PS-IM"), text="Quarry Bend IM is my place.")
    services.statements.change(paper)
    services.statements.give("PS-IM", ("D1",), despite=True)
    told = rehearse(services.letters.situation(), "D1")
    async with opened(services) as pilot:
        await show_path(pilot, RehearsalPath("D1"))
        text = as_one_line(pilot)
        assert "Dr. Brandvold's letter present" in text
        assert "Letters from its specialty not met, preferred" in text
        assert "! The statement names Quarry Bend IM line 1" in text
        assert "Signal gold" in text
        await keys(pilot, "enter", "escape")
        await stand(pilot, "submit")
        await keys(pilot, "enter")
        assert "will keep these" in shown(pilot)
        await keys(pilot, "a", "enter")
        assert "That is not alder creek." in shown(pilot)
        await keys(pilot, "backspace")
        await write(pilot, "alder creek")
        await keys(pilot, "enter")
        assert "2 letters are locked there." in lines(pilot)[-2]
        assert "Applied to, and locked" in shown(pilot)
        at = services.letters.situation()
        assert seen(at, at.file.program("D1")) == told


async def test_an_application_that_was_a_slip_is_taken_back(tmp_path: Path) -> None:
    services = with_draft(tmp_path)
    services.programs.add(replace(DRAFT, key="D2", name="Birch Hill", strict=()))
    services.programs.submit("D1")
    async with opened(services, (120, 36)) as pilot:
        await show_path(pilot, RehearsalPath("D1"))
        await stand(pilot, "locked")
        await keys(pilot, "enter", "down", "enter")
        await write(pilot, "slip")
        await keys(pilot, "enter")
        assert services.unit.file().program("D1").applied_on is None
        await keys(pilot, "m", "escape", "a", "a")
        assert "no letter, 3 rules unmet" in shown(pilot)
        await stand(pilot, "draft:D2")
        await keys(pilot, "enter")
        assert "Rehearse Birch Hill" in lines(pilot)[0]
        await stand(pilot, "submit")
        await keys(pilot, "enter")
        assert "It holds no letter." in shown(pilot)
        assert "this application for good" in as_one_line(pilot)
        await write(pilot, "birch hill")
        await keys(pilot, "enter")
        assert "No letter is locked there." in lines(pilot)[-2]


async def test_before_applications_open_nothing_can_be_submitted(tmp_path: Path) -> None:
    services = with_draft(tmp_path)
    services.assignments.assign("B-L1", "D1")
    services.close()
    async with opened(again(tmp_path, "2026-08-20")) as pilot:
        await show_path(pilot, RehearsalPath("D1"))
        await keys(pilot, "end")
        assert "Not to be submitted now" in shown(pilot)
        assert "takes applications from" in shown(pilot)


async def test_what_if_lists_what_could_happen_and_what_it_would_do(tmp_path: Path) -> None:
    services = with_draft(tmp_path)
    for letter in ("B-L1", "B-L5"):
        services.assignments.assign(letter, "D1")
    before = services.unit.file()
    async with opened(services) as pilot:
        await show_path(pilot, WhatIfScreen())
        await settle(pilot)
        assert "Without Dr. Brandvold                                 5 programs fall" in shown(
            pilot
        )
        assert "! 5 programs fall below the minimum or a strict rule:" in shown(pilot)
        assert "Without Dr. Brandvold and Dr. Brockhausen 1 more falls" in as_one_line(pilot)
        await stand(pilot, "both:B-M1+B-M5")
        assert "only when both fail" in as_one_line(pilot)
        await keys(pilot, "e")
        assert "Only a letter that is owed can come late." in lines(pilot)[-2]
        await stand(pilot, "late:B-L3:30")
        assert "close before it is there" in as_one_line(pilot)
        await keys(pilot, "e")
        await keys(pilot, "0", "enter")
        assert "whole number from 1 to 365" in shown(pilot)
        await keys(pilot, "escape", "e", "7", "enter")
        assert "If Dr. Umetani is 7 days late" in shown(pilot)
        await keys(pilot, "end")
        await settle(pilot)
        assert "better:" in shown(pilot)
        await keys(pilot, "enter")
        assert "Only a look ahead: nothing is stored." in shown(pilot)
        await keys(pilot, "escape", "escape")
        await show_path(pilot, WhatIfScreen("B-L3"))
        await settle(pilot)
        assert "3 steps go" in shown(pilot)
        assert services.unit.file() is before


async def test_without_letters_nothing_can_fail(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    for letter in services.unit.file().letters:
        services.letters.remove(letter.key)
    async with opened(services) as pilot:
        await show_path(pilot, WhatIfScreen())
        await settle(pilot)
        text = shown(pilot)
        assert "If there is one more" in text or "nothing can fail" in text


def test_a_season_that_takes_no_applications_yet_is_said_first() -> None:
    early = Situation(mirela(), TODAY)
    first = seen_rows(early, rehearse(early, "A-P3"), None)[0]
    assert (first.title, first.fact) == ("Too early to apply", "from ~1 Sep 2027")
    open_now = Situation(mirela(), at(2027, 10, 1))
    assert seen_rows(open_now, rehearse(open_now, "A-P3"), None)[0].id != "early"
