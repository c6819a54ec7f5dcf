"""Record and portal on screen: pasted, read back, kept, and mended row by row."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import PortalView
from lorapp.domain.placing.portal.portal_views import viewed
from lorapp.domain.placing.portal.reconciling import Differs, reconcile
from lorapp.domain.programs import LetterRules, Program, ProgramStatus
from lorapp.screens.dialogs.correct import CorrectSheet
from lorapp.screens.frame.routes import BY_NAME
from lorapp.screens.frame.shell import Shell
from lorapp.screens.paths.placing.assign import AssignPath
from lorapp.screens.paths.portal.entry_sheet import EntrySheetScreen
from lorapp.screens.paths.portal.look import LookPath
from lorapp.screens.paths.portal.pasting import FileDialog, PastePage, ReadBack
from lorapp.screens.paths.portal.reconcile import ReconcilePath, standing
from lorapp.screens.paths.reading import ReadingPage
from lorapp.services.computer import clipboard
from lorapp.widgets.fields.fields import LinesArea
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.rows.rows import RowList
from lorapp.widgets.text import glyphs
from tests.acceptance.applicants import TODAY, at, samir
from tests.screens.fakes import settle
from tests.screens.paths.helpers import asks, do_step, keys, on, show_path, write
from tests.screens.real import demo_services, opened, shown

PAGE = """Program\tLetter\tStatus
Saint Orla IM\tBrandvold, Ottilie\tUploaded
\tDevlin-Lind, Cormac\tNot uploaded
\tUmetani, Priscilla\tUploaded
Elmhollow IM\tBrandvold, Ottilie\tUploaded
\tBrockhausen, Ines\tProcessing
Somewhere Else IM\tWanda Nobody\tUploaded

My letters
Khourani (uploaded)
"""
REST = """Ashgrove Regional IM: Brandvold, Devlin-Lind, Brockhausen
Port Meridian IM: Brandvold, Devlin-Lind, Brockhausen
Granite Ferry IM: Brandvold, Devlin-Lind, Brockhausen
Saint Orla IM: Brandvold, Devlin-Lind, Brockhausen
Elmhollow IM: Brandvold, Devlin-Lind, Brockhausen
"""


async def test_a_pasted_page_is_read_back_kept_and_compared(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await do_step(pilot, "check-portal")
        assert on(pilot, LookPath)
        await keys(pilot, "t")
        assert on(pilot, EntrySheetScreen)
        await keys(pilot, "escape", "p")
        assert "never pasted" in shown(pilot)
        await keys(pilot, "v")
        assert "Paste what the portal shows first" in shown(pilot)
        await keys(pilot, "escape", "enter", "ctrl+s")
        assert "Nothing is pasted yet" in shown(pilot)
        pilot.app.screen.query_one(LinesArea).post_message(events.Paste(PAGE))
        await keys(pilot, "tab", "enter")
        assert on(pilot, ReadBack)
        assert "Not understood" in shown(pilot)
        assert "line 7" in shown(pilot)
        await keys(pilot, "down", "enter")
        assert on(pilot, PastePage)
        await keys(pilot, "escape", "p")
        assert "Somewhere Else" in shown(pilot)
        await keys(pilot, "ctrl+s", "enter")
        assert on(pilot, ReconcilePath)
        assert "Not ready" in shown(pilot)
        assert services.unfinished.load("portal.eras") is None
        await the_last_view_can_be_saved_and_read(pilot, tmp_path)


async def the_last_view_can_be_saved_and_read(pilot: Pilot[Any], tmp_path: Path) -> None:
    await keys(pilot, "s")
    assert list((tmp_path / "store" / "exports").glob("ERAS portal 2026-11-22*.txt"))
    await keys(pilot, "v")
    assert on(pilot, ReadingPage)
    assert "Seal:" in shown(pilot)
    await keys(pilot, "escape", "t")
    assert on(pilot, EntrySheetScreen)
    await keys(pilot, "p")
    assert on(pilot, ReconcilePath)


async def mend(pilot: Pilot[Any], row: str) -> None:
    """Put the cursor on a difference and press Enter."""
    assert pilot.app.screen.query_one(RowList).select(row), row
    await keys(pilot, "enter")


async def test_each_difference_is_mended_from_its_row(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    services.portal.view("eras", PAGE)
    async with opened(services) as pilot:
        await show_path(pilot, ReconcilePath())
        await mend(pilot, "lost:B-L5:B-P03")
        await keys(pilot, "enter")
        await mend(pilot, "lost:B-L5:B-P03")
        await keys(pilot, "down", "enter")
        await write(pilot, "wrong row")
        await keys(pilot, "enter")
        left = services.unit.file().assignments
        assert not [a for a in left if (a.letter, a.program) == ("B-L5", "B-P03")]
        await mend(pilot, "unproved:B-L4:")
        await keys(pilot, "down", "enter")
        assert services.unit.file().letter("B-L4").events[-1].kind is EventKind.AVAILABLE
        await mend(pilot, "extra:B-L3:B-P03")
        await keys(pilot, "down", "enter")
        made = services.unit.file().assignments[-1]
        assert (made.letter, made.program) == ("B-L3", "B-P03")
        assert "The portal showed it there" in (made.reason or "")
        assert services.unit.file().letter("B-L3").events[-1].kind is EventKind.AVAILABLE
        await mend(pilot, "absent:B-L2:")
        await keys(pilot, "down", "enter")
        assert asks(pilot, CorrectSheet)
        await keys(pilot, "escape")
        await mend(pilot, "hidden::B-P01")
        await keys(pilot, "escape")
        rows = services.portal.reconcile("eras").differences
        await mend(pilot, next(row.id for row in rows if row.kind is Differs.PLANNED))
        assert on(pilot, AssignPath)


async def test_a_saved_page_is_read_and_nothing_differing_is_ready(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    programs = services.unit.file().programs
    left = tuple(replace(place, status=ProgramStatus.WITHDRAWN) for place in programs[5:])
    eyes = Program(key="E1", name="Lake Eyes", service="sf-match")
    services.unit.command("Less", lambda now: replace(now, programs=(*programs[:5], *left, eyes)))
    (tmp_path / "page.txt").write_text(REST)
    async with opened(services) as pilot:
        await show_path(pilot, ReconcilePath())
        await keys(pilot, "o")
        assert on(pilot, FileDialog)
        await write(pilot, "no.txt")
        await keys(pilot, "enter")
        assert "There is no file" in shown(pilot)
        pilot.app.screen.query_one(LineInput).value = str(tmp_path / "page.txt")
        await keys(pilot, "enter", "enter")
        assert "Ready: nothing differs" in shown(pilot)
        await mend(pilot, "service:sf-match")
        assert "SF Match portal" in shown(pilot)
        assert "Paste what the portal shows" in shown(pilot)


def test_an_old_or_broken_view_is_said_to_be_so() -> None:
    old = viewed(Situation(samir(), TODAY), "eras", PAGE)
    later = Situation(old, at(2026, 12, 4))
    title, sign, why = standing(later, reconcile(later, "eras"))
    assert (title, sign) == ("The last view is old", glyphs.PARTLY)
    assert why[0] == "It was pasted 12 days ago."
    bent = PortalView(service="eras", on=date(2026, 11, 22), text=PAGE, seal="0")
    here = Situation(replace(samir(), portal_views=(bent,)), TODAY)
    title, sign, why = standing(here, reconcile(here, "eras"))
    assert (title, sign) == ("The chain of views is broken", glyphs.NEEDS_YOU)
    assert "22 Nov" in why[0]


async def test_a_late_letter_shows_its_gains_its_closed_ones_and_a_mail_to_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "copy", lambda _text: "pbcopy")
    services = demo_services(tmp_path, "midseason", "2026-12-10T12:00:00-05:00")
    services.letters.log("B-L3", Event(kind=EventKind.UPLOADED, on=date(2026, 12, 2)))
    programs = services.unit.file().programs
    tight = tuple(replace(p, letters=LetterRules(max=2)) for p in programs[5:6])
    spare = replace(programs[7], key="B-P11", name="Lake Neurology", letters=None)
    services.unit.command(
        "Full", lambda now: replace(now, programs=(*programs[:5], *tight, *programs[6:], spare))
    )
    async with opened(services, (120, 36)) as pilot:
        await show_path(pilot, AssignPath("B-L3"))
        text = shown(pilot)
        assert "Another specialty, not recommended" in text
        assert "3 there · 1 slot free" in text
        assert "2 there · no free slot" in text
        assert "Have a free slot" in text
        assert "Number of letters: 3 of 3 letters" in text
        await keys(pilot, "w")
        assert "Dear Program Coordinator" in shown(pilot)
        await keys(pilot, "enter")
        assert "Copied with pbcopy" in shown(pilot)
        await keys(pilot, "escape", "t", "c")
        assert "Copied with pbcopy" in shown(pilot)
        await keys(pilot, "end", "enter", "escape")
        await mend(pilot, "full:B-P06")
        assert "has no free slot" in shown(pilot)


async def test_the_palette_opens_the_pages_and_what_is_unknown_is_not_copied(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "planner")
    async with opened(services) as pilot:
        shell = pilot.app
        assert isinstance(shell, Shell)
        for name in ("Compare record and portal", "Entry sheet"):
            BY_NAME[name][1](shell)
            await keys(pilot)
        await settle(pilot)
        assert on(pilot, EntrySheetScreen)
        await mend(pilot, "box:A-L3:Waiver")
        assert "nothing to copy" in shown(pilot)
        await keys(pilot, "escape")
        assert on(pilot, ReconcilePath)
        await show_path(pilot, AssignPath("A-L1"))
        await keys(pilot, "w")
        assert "does not show this letter as available yet" in shown(pilot)
        await keys(pilot, "escape", "colon")
        await write(pilot, "entry sheet")
        assert "What to type and tick" in shown(pilot)
