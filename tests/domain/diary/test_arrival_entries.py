"""The way to the first day in a calendar: each open line on its day, private without words."""

from dataclasses import replace
from datetime import date

from lorapp.domain.arrival.record import Closing
from lorapp.domain.diary.arrival import arrival_entries
from lorapp.domain.diary.choice import entries
from tests.domain.arrival.builders import AFTER, THANKED, ended, outcome, said
from tests.domain.engine.builders import K, ev, letter, noon, record, situation


def test_every_open_line_from_today_on_has_a_day() -> None:
    file = ended(tasks=(said("contract", done_on=AFTER), said("own-1", title="Sell the car")))
    found = {one.id: one for one in arrival_entries(situation(file, AFTER))}
    assert "task:2027:contract" not in found
    assert found["task:2027:own-1"].title == "~Sell the car"
    visa = found["task:2027:visa-class"]
    assert (visa.starts, visa.is_expected) == (date(2027, 3, 26), True)
    assert visa.about[-1] == "Source: advisers, seen 22 Nov 2026."
    assert visa.private_title == "~A line of your list"
    assert len(visa.alarms) == 1
    later = {one.id for one in arrival_entries(situation(file, date(2027, 4, 1)))}
    assert "task:2027:visa-class" not in later


def test_a_first_day_that_is_agreed_is_a_day_of_its_own() -> None:
    file = ended(outcome(starts_on=date(2027, 6, 24)))
    found = {one.id: one for one in arrival_entries(situation(file, AFTER))}
    first = found["first-day:2027"]
    assert (first.title, first.starts) == ("First day of work, Program P1", date(2027, 6, 24))
    assert len(found["task:2027:visa-class"].alarms) == 2
    assert not any(one.id == "first-day:2027" for one in arrival_entries(situation(ended(), AFTER)))


def test_nothing_is_left_without_a_place_or_in_a_closed_season() -> None:
    assert list(arrival_entries(situation(record(), AFTER))) == []
    closed = ended(closings=(Closing(season=2027, on=AFTER),))
    assert list(arrival_entries(situation(closed, AFTER))) == []


def test_lines_from_residency_to_all_writers_are_one_entry() -> None:
    told = ev(K.TOLD_OUTCOME, "2027-3-20")
    file = ended(letters=(letter(*THANKED, told),))
    found = {one.id: one for one in entries(file, noon(AFTER))}
    assert found["step:first-day-note:2027"].title == "Write Dr. Winter a line from residency"
    assert not any(one.startswith("step:onboard") for one in found)
    hidden = entries(replace(file), noon(AFTER), private=True)
    assert not any("visa" in one.title.casefold() for one in hidden)
