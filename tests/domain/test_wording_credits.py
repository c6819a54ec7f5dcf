"""Who says so, and when it was read: one wording for every screen and page."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.domain.rulebook import Citation, Rulebook
from lorapp.domain.wording.credits import credit, seen_text

TODAY = date(2026, 11, 22)


def listed(rule: str, publisher: str, day: date = TODAY) -> Citation:
    return Citation(id=rule, publisher=publisher, kind="RULE", confidence="O", checked_on=day)


BOOK = Rulebook(
    citations={
        one.id: one
        for one in (
            listed("R-12", "AAMC"),
            listed("R-13", "AAMC"),
            listed("R-97", "published studies", date(2026, 3, 1)),
            listed("own", "my\nadviser"),
        )
    }
)


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (("R-12",), "AAMC, seen 22 Nov"),
        (("R-12", "R-13"), "AAMC, seen 22 Nov"),
        (("R-12", "R-97"), "AAMC and published studies, seen 1 Mar"),
        (("own",), "my adviser, seen 22 Nov"),
        (("R-999",), "R-999"),
    ],
)
def test_a_source_is_named_with_the_oldest_day_it_was_read(
    rules: tuple[str, ...], told: str
) -> None:
    assert credit(BOOK, TODAY, *rules) == told


def test_the_year_stands_there_once_it_is_another_one() -> None:
    assert credit(BOOK, date(2027, 1, 1), "R-12") == "AAMC, seen 22 Nov 2026"


def test_what_is_read_on_any_day_always_has_the_year() -> None:
    assert credit(BOOK, None, "R-12") == "AAMC, seen 22 Nov 2026"


@given(st.dates(), st.dates())
def test_a_day_without_a_year_is_of_this_year(day: date, today: date) -> None:
    assert seen_text(day, today).endswith(str(day.year)) == (day.year != today.year)
