"""Invitations in the list of interviews: first, until they are answered."""

from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.bootstrap import Services
from lorapp.domain.papers import InvitationAnswer
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.match.interviews import InterviewsScreen
from lorapp.screens.programs.program_record import ProgramRecord
from lorapp.widgets.fields.fields import FieldRow
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import lines, settle, shows
from tests.screens.real import current, opened, press, shown, told

SIZES = [(80, 24), (120, 36)]
LINE = "elmhollow invited, reply by fri 5 pm"


def field(pilot: Pilot[Any], name: str = "line") -> FieldRow:
    return next(row for row in pilot.app.screen.query(FieldRow) if row.field.name == name)


async def add(pilot: Pilot[Any], line: str = LINE) -> None:
    await press(pilot, "6", "d", "a")
    field(pilot).fill(line)
    await press(pilot, "enter")


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_without_an_hour_stands_first_with_what_is_left(
    demo: Services, size: tuple[int, int]
) -> None:
    async with opened(demo, size) as pilot:
        await add(pilot)
        assert current(pilot) == "Elmhollow IM"
        top = shown(pilot)
        assert top.index("Answer these") < top.index("Coming")
        row = next(line for line in lines(pilot) if "Elmhollow" in line)
        assert "Sat 28 Nov 01:00" in row
        assert ("Fri 17:00 ET" in row) == (size[0] == 80)
        assert "5 d left" in row
        assert all(len(line) <= size[0] for line in lines(pilot))
        assert "Answer by Sat 28 Nov 01:00 Amman (Fri 27 Nov 17:00 ET)." in told(pilot)
        await press(pilot, "n")
        assert "Choose the hour first" in shown(pilot)
        await press(pilot, "p")
        assert shows(pilot, ProgramRecord)


async def test_enter_chooses_the_hour_and_answers_in_one_action(demo: Services) -> None:
    async with opened(demo) as pilot:
        await add(pilot)
        await press(pilot, "enter")
        assert "Choose an hour at Elmhollow IM" in shown(pilot)
        field(pilot).fill("3 dec 11:00 video")
        await settle(pilot)
        assert "At the same time: Ashgrove Regional IM" in field(pilot).answered
        await press(pilot, "enter")
        assert "Enter once more keeps it all the same" in shown(pilot)
        field(pilot).fill("4 dec 11:00 video")
        await press(pilot, "enter")
        file = demo.unit.file()
        assert file.invitations[0].answer is InvitationAnswer.ACCEPTED
        assert file.interviews[-1].program == "B-P05"
        assert "Answer these" not in shown(pilot)
        assert current(pilot) == "Elmhollow IM"
        await press(pilot, "u")
        assert len(demo.unit.file().interviews) == 4
        assert "Answer these" in shown(pilot)


async def test_it_is_declined_in_two_keys_and_can_wait_again(demo: Services) -> None:
    async with opened(demo) as pilot:
        await add(pilot, "elmhollow invited")
        assert "No deadline is noted; answer today" in told(pilot)
        await press(pilot, "l", "j", "enter")
        assert demo.unit.file().invitations[0].answer is InvitationAnswer.DECLINED
        assert "Turned down or missed" in shown(pilot)
        pilot.app.screen.query_one(RowList).select("invitation 2026-11-22 B-P05")
        await settle(pilot)
        assert "declined." in told(pilot)
        await press(pilot, "l", "enter")
        assert demo.unit.file().invitations[0].answer is None
        await press(pilot, "l", "enter")
        assert "Choose an hour at Elmhollow IM" in shown(pilot)
        await press(pilot, "escape", "l", "escape")
        assert demo.unit.file().invitations[0].answer is None


async def test_every_field_of_an_invitation_is_changed_and_it_is_removed(
    demo: Services,
) -> None:
    async with opened(demo) as pilot:
        await add(pilot)
        await press(pilot, "e")
        assert shows(pilot, FormScreen)
        assert field(pilot, "reply_by").text == "Fri 27 Nov 2026 17:00 ET"
        await press(pilot, "ctrl+s")
        held = demo.unit.file().invitations[0]
        assert held.reply_by is not None
        assert held.reply_by.isoformat() == "2026-11-27T17:00:00-05:00"
        await press(pilot, "e")
        field(pilot, "reply_by").fill("25 nov")
        await settle(pilot)
        assert field(pilot, "reply_by").answered == "= Wed 25 Nov 2026, in 3 days"
        field(pilot, "reply_by").fill("wed 9 am CT")
        await settle(pilot)
        assert field(pilot, "reply_by").answered == "= Wed 25 Nov 18:00 Amman (10:00 ET)"
        field(pilot, "note").fill("three days offered")
        await press(pilot, "ctrl+s")
        held = demo.unit.file().invitations[0]
        assert (str(held.reply_by), held.note) == (
            "2026-11-25 09:00:00-06:00",
            "three days offered",
        )
        await press(pilot, "slash", *"invit")
        assert "Elmhollow" in shown(pilot)
        assert "Granite" not in shown(pilot)
        await press(pilot, "enter", "x")
        assert demo.unit.file().invitations == ()


async def test_the_step_of_today_opens_the_invitation(demo: Services) -> None:
    async with opened(demo) as pilot:
        await add(pilot, "saint orla im invited, reply by tomorrow 5 pm")
        await press(pilot, "escape")
        row = next(line for line in lines(pilot) if "Answer the invitation" in line)
        assert "Tue 24 Nov 01:00" in row
        await press(pilot, "1")
        assert "Answer the invitation of Saint Orla IM" in shown(pilot)
        step = next(x for x in demo.today.plan().steps if x.rule == "answer-invitation")
        pilot.app.screen.query_one(RowList).select(step.id)
        await press(pilot, "enter")
        assert shows(pilot, InterviewsScreen)
        assert "Answer by Tue 24 Nov 01:00 Amman" in told(pilot)
