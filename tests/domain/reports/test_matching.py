"""Invitations and certified lists in the week in review."""

from dataclasses import replace
from datetime import date

from lorapp.domain.applying.record import RotationApplication
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Invitation
from lorapp.domain.reports.week import week_report
from tests.acceptance.applicants import at
from tests.domain.ranking.cases import certified, ranked
from tests.domain.reports.looking import lines


def test_the_week_names_what_came_what_was_certified_and_what_wants_an_answer() -> None:
    item = Invitation(program="B-P05", on=date(2027, 2, 19), reply_by=date(2027, 2, 23))
    file = replace(certified(certified(ranked()), (), at=date(2027, 2, 18)), invitations=(item,))
    told = "\n".join(lines(week_report(Situation(file, at(2027, 2, 20)))))
    assert "Elmhollow IM: invited Fri 19 Feb, answer by Tue 23 Feb" in told
    assert "NRMP rank list certified, 4 programs" in told
    assert "NRMP rank list certified, no program" in told
    assert "Answer the invitation of Elmhollow IM" in told


def test_what_became_of_applications_for_rotations_stands_in_the_week() -> None:
    one = RotationApplication(key="A1", site="Larkspur", applied_on=date(2026, 11, 20))
    file = replace(ranked(), rotation_applications=(one,))
    told = "\n".join(lines(week_report(Situation(file, at(2026, 11, 22)))))
    assert "Applied for a rotation at Larkspur" in told
