"""The latest safe day of every step of a letter, and which one decides today."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.calendar.business import add_business_days, is_business_day
from lorapp.domain.letters.dates import ask_by, needed_on, slack, upload_by
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.placing.supposing.critical_path import CriticalPath, Stage, critical_path
from lorapp.domain.programs import Assignment
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import (
    TODAY,
    agreed,
    asked,
    day,
    ev,
    letter,
    mentor,
    program,
    record,
    situation,
    with_mentor,
)

K = EventKind
IDEA = letter()
S = Stage


def path(file: SeasonFile, place: str | None = None, on: date = TODAY) -> CriticalPath | None:
    where = file.program(place) if place else None
    return critical_path(situation(file, on), file.letter("L1"), where)


def latest(found: CriticalPath | None) -> dict[Stage, date]:
    assert found is not None
    return {leg.stage: leg.latest for leg in found.legs}


def done(found: CriticalPath | None) -> dict[Stage, date]:
    assert found is not None
    return {leg.stage: leg.done_on for leg in found.legs if leg.done_on}


def decides(found: CriticalPath | None) -> Stage | None:
    return found.critical.stage if found and found.critical else None


def test_every_step_counts_back_from_the_release_over_the_holiday() -> None:
    found = path(record(IDEA))
    assert found is not None
    assert (found.need.day, found.need.program, found.need.code) == (day("9-23"), None, "release")
    assert latest(found) == {
        S.ASK: day("8-5"),
        S.PACKET: day("8-13"),
        S.REQUEST: day("9-2"),
        S.UPLOAD: day("9-16"),
        S.AVAILABLE: day("9-23"),
        S.ASSIGN: day("9-23"),
    }
    assert [leg.slack for leg in found.legs] == [2, 8, 22, 31, 36, 36]
    assert decides(found) is S.ASK


def test_the_days_are_those_the_rest_of_the_program_goes_by() -> None:
    file = record(IDEA, programs=(program(complete_by=day("9-9")),))
    here, found = situation(file), path(file)
    assert found is not None
    assert found.need.program == file.programs[0]
    assert latest(found)[S.ASSIGN] == needed_on(here, IDEA)
    assert latest(found)[S.UPLOAD] == upload_by(here, IDEA) == day("9-1")
    assert latest(found)[S.ASK] == ask_by(here, IDEA)
    assert found.legs[0].slack == slack(here, IDEA)


def test_federal_holidays_are_skipped() -> None:
    file = record(IDEA, programs=(program(complete_by=day("12-1")),))
    assert latest(path(file, "P1"))[S.UPLOAD] == day("11-23")


@settings(max_examples=40)
@given(st.dates(day("9-28"), date(2027, 1, 20)), st.integers(1, 60))
def test_a_week_more_for_one_program_moves_its_steps_and_no_others(
    closes: date, own_lead: int
) -> None:
    def made(first: date) -> SeasonFile:
        places = (program("P1", complete_by=first), program("P2", complete_by=date(2027, 1, 29)))
        return with_mentor(record(IDEA, programs=places), lead_time_days=own_lead)

    before, after = made(closes), made(closes + timedelta(7))
    assert path(before, "P2") == path(after, "P2")
    first, then = latest(path(before, "P1")), latest(path(after, "P1"))
    assert then[S.ASSIGN] - first[S.ASSIGN] == timedelta(7)
    assert all(then[stage] > first[stage] for stage in Stage)
    for days, needed in ((first, closes), (then, closes + timedelta(7))):
        assert days[S.UPLOAD] == add_business_days(needed, -5)
        assert days[S.ASK] == days[S.UPLOAD] - timedelta(own_lead)
        assert list(days.values()) == sorted(days.values())
        assert is_business_day(days[S.REQUEST]) or days[S.REQUEST] == days[S.ASK]


def test_nothing_is_requested_before_the_portal_opens() -> None:
    quick = with_mentor(record(IDEA, programs=(program(complete_by=day("6-30")),)))
    found = path(quick, "P1", day("5-4"))
    assert latest(found)[S.REQUEST] == latest(found)[S.UPLOAD] - timedelta(14)
    soon = replace(quick, programs=(program(complete_by=day("6-17")),))
    opens = situation(soon).season_opens(IDEA)
    assert latest(path(soon, "P1", day("5-4")))[S.REQUEST] == opens


@pytest.mark.parametrize(
    ("events", "expected", "next_stage"),
    [
        ((asked("7-1"),), {S.ASK: "7-1"}, S.PACKET),
        ((agreed("7-2"),), {S.ASK: "7-2"}, S.PACKET),
        (
            (asked("7-1"), agreed("7-2"), ev(K.PACKET_SENT, "7-3")),
            {S.ASK: "7-1", S.PACKET: "7-3"},
            S.REQUEST,
        ),
        (
            (agreed("7-2"), ev(K.CONFIRMED, "7-6"), ev(K.REQUESTED, "7-7")),
            {S.ASK: "7-2", S.PACKET: "7-7", S.REQUEST: "7-7"},
            S.UPLOAD,
        ),
        (
            (agreed("7-2"), ev(K.REQUESTED, "7-7"), ev(K.BOUNCED, "7-9")),
            {S.ASK: "7-2", S.PACKET: "7-7"},
            S.REQUEST,
        ),
        (
            (ev(K.UPLOADED, "7-31"),),
            {S.ASK: "7-31", S.PACKET: "7-31", S.REQUEST: "7-31", S.UPLOAD: "7-31"},
            S.AVAILABLE,
        ),
        (
            (ev(K.UPLOADED, "7-13"),),
            {
                **dict.fromkeys((S.ASK, S.PACKET, S.REQUEST, S.UPLOAD), "7-13"),
                S.AVAILABLE: "7-20",
            },
            S.ASSIGN,
        ),
    ],
)
def test_a_step_is_done_on_its_own_day_or_on_that_of_one_after_it(
    events: tuple[Event, ...], expected: dict[Stage, str], next_stage: Stage
) -> None:
    found = path(record(letter(*events), programs=(program(),)))
    assert done(found) == {stage: day(told) for stage, told in expected.items()}
    assert decides(found) is next_stage
    assert found is not None
    assert all((leg.slack is None) == (leg.done_on is not None) for leg in found.legs)


def test_it_is_assigned_once_the_program_holds_it_or_no_open_one_lacks_it() -> None:
    here = letter(ev(K.UPLOADED, "7-13"))
    places = (program("P1"), program("P2", complete_by=day("7-30")), program("P3"))
    one = Assignment(letter="L1", program="P1", on=day("7-22"))
    file = record(here, programs=places, assignments=(one,))
    assert done(path(file, "P1"))[S.ASSIGN] == day("7-22")
    assert S.ASSIGN not in done(path(file, "P3"))
    assert S.ASSIGN not in done(path(file))
    both = replace(file, assignments=(one, replace(one, program="P3", on=day("7-23"))))
    assert done(path(both))[S.ASSIGN] == day("7-23")
    assert decides(path(both)) is None


def test_a_day_that_is_past_leaves_less_than_no_room() -> None:
    file = record(IDEA, programs=(program(complete_by=day("7-30")),))
    found = path(file, "P1")
    assert found is not None
    assert found.need.day == day("7-30")
    assert found.legs[-1].slack == -2


def test_a_program_without_a_day_of_its_own_goes_by_its_season() -> None:
    file = record(IDEA, programs=(program(),))
    found = path(file, "P1")
    assert found is not None
    assert (found.need.code, found.need.day) == ("release", day("9-23"))
    later = path(file, "P1", day("2026-12-1"))
    assert later is not None
    assert later.need.code == "ranking-opens"
    assert path(file, "P1", day("2027-3-10")) is None


@pytest.mark.parametrize(
    "gone",
    [
        letter(ev(K.DECLINED, "7-1")),
        letter(season=2025),
    ],
)
def test_nothing_counts_back_for_a_letter_of_which_nothing_can_come(gone: Letter) -> None:
    assert path(record(gone)) is None


def test_a_quick_writer_is_still_asked_before_the_request() -> None:
    file = record(IDEA, mentors=(mentor(lead_time_days=2),))
    days = latest(path(file))
    assert days[S.ASK] == days[S.PACKET] == days[S.REQUEST] == day("9-14")
