"""What an application needs next, and the day of it."""

from datetime import date, timedelta
from typing import Any

import pytest

from lorapp.domain.applying.record import ApplicationStatus
from lorapp.domain.applying.standing import (
    Need,
    by_need,
    need,
    next_day,
    next_words,
    place,
    span_words,
    weeks_wished,
)
from tests.domain.applying.builders import END, START, TODAY, asked, at, paper
from tests.domain.engine.builders import rotation

S = ApplicationStatus
SOON = TODAY + timedelta(days=5)
FAR = TODAY + timedelta(days=60)


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({}, Need.APPLY),
        ({"papers": (paper("X", due_on=SOON),)}, Need.PAPERS),
        ({"papers": (paper("X", due_on=FAR),)}, Need.APPLY),
        ({"papers": (paper("X", due_on=FAR),), "apply_by": FAR}, Need.PAPERS),
        ({"papers": (paper("X", done_on=TODAY),)}, Need.APPLY),
        ({"status": S.APPLIED}, Need.WAITING),
        ({"status": S.WAITLISTED, "papers": (paper("X", due_on=FAR),)}, Need.WAITING),
        ({"status": S.ACCEPTED}, Need.ACCEPTED),
        ({"status": S.ACCEPTED, "papers": (paper("X", due_on=FAR),)}, Need.PAPERS),
        ({"status": S.REFUSED, "papers": (paper("X"),)}, Need.CLOSED),
        ({"status": S.WITHDRAWN}, Need.CLOSED),
        ({"status": S.ACCEPTED, "ends_on": TODAY - timedelta(days=1)}, Need.CLOSED),
        ({"starts_on": TODAY - timedelta(days=1)}, Need.CLOSED),
    ],
)
def test_each_application_stands_under_what_it_needs(parts: dict[str, Any], kind: Need) -> None:
    one = asked(**parts)
    assert need(at(one), one) is kind
    assert by_need(at(one)) == {kind: [one]}


def test_the_nearest_day_stands_first_and_says_what_falls_on_it() -> None:
    applying = asked("A1", apply_by=FAR, starts_on=START, papers=(paper("X", due_on=SOON),))
    waiting = asked("A2", status=S.APPLIED, answer_by=SOON)
    bare = asked("A3", status=S.APPLIED, starts_on=START)
    none = asked("A4", status=S.APPLIED)
    now = at(applying, none, bare, waiting)
    assert next_words(now, applying) == (SOON, "X")
    assert next_words(now, waiting) == (SOON, "answer by")
    assert next_words(now, bare) == (START, "starts")
    assert (next_words(now, none), next_day(now, none)) == (None, None)
    assert next_words(now, asked(apply_by=SOON)) == (SOON, "apply by")
    assert next_words(now, asked(status=S.REFUSED, apply_by=SOON)) is None
    assert by_need(now)[Need.WAITING] == [waiting, bare, none]


def test_a_rotation_that_is_over_closes_its_application() -> None:
    stay = rotation("10-1", "10-28")
    one = asked(status=S.ACCEPTED, rotation="R1", ends_on=date(2027, 1, 1))
    now = at(one, rotations=(stay,))
    assert need(now, one) is Need.CLOSED


def test_place_days_and_weeks_in_words() -> None:
    one = asked(agency="Vesper", starts_on=START, ends_on=END)
    assert place(one) == "Larkspur Clinic, through Vesper"
    assert span_words(at(one), one) == "1 Mar to 26 Mar"
    assert span_words(at(one), asked(starts_on=START)) == "from 1 Mar"
    assert (span_words(at(one), asked()), place(asked())) == ("", "Larkspur Clinic")
    assert (weeks_wished(one), weeks_wished(asked(starts_on=START))) == (4, 0)
