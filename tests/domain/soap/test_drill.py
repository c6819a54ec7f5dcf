"""The rehearsal: what would be missing in which hour, and what is kept of it."""

from dataclasses import replace

from lorapp.domain.soap.drill import (
    all_missing,
    drill_of,
    result_words,
    stages,
    with_drill,
)
from lorapp.domain.soap.sets import with_plan, with_ready
from tests.domain.engine.builders import K, applicant, ev, with_event
from tests.domain.soap.builders import IM, NEURO, et, here, unmatched


def test_with_everything_ready_nothing_is_missing() -> None:
    at = here(1, 12, with_ready(here(1, 12), IM))
    assert all_missing(at) == ()
    assert result_words(at) == "Everything was ready."
    assert drill_of(at, et(1, 11, 45)).note == "Everything was ready."
    assert drill_of(at, et(1, 11, 45)).minutes == 15


def test_what_is_missing_stands_at_its_hour() -> None:
    file = with_plan(here(1, 12, with_ready(here(1, 12), IM)), NEURO, (), None)
    file = with_event(file, ev(K.REVOKED, "2027-3-2"))
    found = {one.hour.code: one.missing for one in stages(here(3, 12, file))}
    assert found["soap-applications"] == (
        "Internal medicine: the set is not marked as ready.",
        "Internal medicine: The letter of Dr. Winter1 was chosen and can not be used now.",
        "Neurology: no letter can be used.",
        "Neurology: no finished statement.",
    )
    assert found["match-week"] == ()
    assert result_words(here(3, 12, file)) == "4 things would have been missing."


def test_hours_of_the_night_and_who_is_not_eligible_are_said() -> None:
    file = unmatched(programs=(), applicant=applicant(timezone="Asia/Manila"))
    found = {one.hour.code: one.missing for one in stages(here(1, 12, file))}
    assert "took part in the Match" in found["match-week"][0]
    assert "set an alarm" in found["soap-round-2"][0]
    assert found["match-day"] == ()


def test_of_one_day_the_last_rehearsal_is_kept() -> None:
    at = here(1, 12)
    first = with_drill(at.file, drill_of(at, et(1, 11)))
    again = with_drill(first, drill_of(at, et(1, 11, 50)))
    assert [one.minutes for one in again.drills] == [10]
    earlier = replace(first.drills[0], on=et(1, 1).date().replace(day=2))
    both = with_drill(replace(first, drills=(earlier,)), drill_of(at, at.now))
    assert len(both.drills) == 2
