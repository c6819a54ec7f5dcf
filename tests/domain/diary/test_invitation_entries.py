"""The deadlines of invitations in a calendar."""

from dataclasses import replace
from datetime import date, timedelta

from lorapp.domain.diary.choice import entries
from lorapp.domain.papers import Invitation, InvitationAnswer
from tests.acceptance.applicants import TODAY, at, samir


def test_a_deadline_with_an_hour_speaks_up_a_day_and_two_hours_before() -> None:
    item = Invitation(program="B-P05", on=date(2026, 11, 20), reply_by=at(2026, 11, 27, 17))
    file = replace(samir(), invitations=(item,))
    found = next(one for one in entries(file, TODAY) if one.id.startswith("invitation:"))
    assert found.id == "invitation:B-P05:2026-11-20"
    assert found.title == "Answer the invitation, Elmhollow IM"
    assert found.starts == at(2026, 11, 27, 17)
    assert found.about[0] == "Answer by Fri 27 Nov 2026 17:00 ET, Sat 28 Nov 2026 01:00 Amman."
    assert [alarm.before for alarm in found.alarms] == [timedelta(days=1), timedelta(hours=2)]
    hushed = next(
        one for one in entries(file, TODAY, private=True) if one.id.startswith("invitation:")
    )
    assert "Elmhollow" not in repr(hushed)


def test_a_bare_day_is_a_day_and_what_is_answered_late_or_open_ended_has_no_place() -> None:
    held = Invitation(program="B-P05", on=date(2026, 11, 20), reply_by=date(2026, 11, 25))
    others = (
        replace(held, program="B-P06", reply_by=None),
        replace(held, program="B-P07", reply_by=date(2026, 11, 21)),
        replace(held, program="B-P09", answer=InvitationAnswer.MISSED),
    )
    file = replace(samir(), invitations=(held, *others))
    found = [one for one in entries(file, TODAY) if one.id.startswith("invitation:")]
    assert [one.starts for one in found] == [date(2026, 11, 25)]
    assert found[0].about[0] == "Answer by Wed 25 Nov 2026."
    assert found[0].alarms[1].before == timedelta(hours=-9)
