"""The latest safe days in a letter's record."""

from datetime import date

from lorapp.domain.letters.safe_days import SafeDay, safe_days
from lorapp.domain.letters.situation import Situation
from tests.acceptance.applicants import TODAY, at, mirela, samir


def test_the_late_letter_has_three_steps_left_and_a_program_that_sets_them() -> None:
    here = Situation(samir(), TODAY)
    found = safe_days(here, here.file.letter("B-L3"))
    assert found is not None
    assert found.set_by == "Saint Orla Neurology"
    assert not found.projected
    assert [(item.day, item.text, item.is_critical) for item in found.days] == [
        (date(2026, 11, 23), "the writer uploads", True),
        (date(2026, 12, 1), "the portal shows it", False),
        (date(2026, 12, 1), "assign", False),
    ]


def test_a_day_that_is_past_says_how_late_it_is() -> None:
    here = Situation(samir(), at(2026, 11, 27))
    found = safe_days(here, here.file.letter("B-L3"))
    assert found is not None
    first = SafeDay(date(2026, 11, 23), "the writer uploads", "3 working days too late", True, True)
    assert found.days[0] == first


def test_before_the_season_the_release_sets_the_days_and_they_are_only_expected() -> None:
    here = Situation(mirela(), TODAY)
    found = safe_days(here, here.file.letter("A-L1"))
    assert found is not None
    assert found.set_by == "programs begin to read"
    assert found.projected
    assert found.days[0].text == "ask"
    assert found.days[0].room.endswith("working days of room")


def test_a_letter_of_which_nothing_can_come_has_no_days() -> None:
    here = Situation(samir(), at(2027, 7, 1))
    assert safe_days(here, here.file.letter("B-L3")) is None


def test_a_letter_that_is_placed_everywhere_has_no_step_left() -> None:
    here = Situation(samir(), TODAY)
    assert safe_days(here, here.file.letter("B-L1")) is None
