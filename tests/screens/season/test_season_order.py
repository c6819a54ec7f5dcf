"""Dates of one hour stand in the order in which they happen."""

from datetime import date

from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.calendar.season import season_rows
from lorapp.domain.engine.plan import plan
from lorapp.widgets.season.season_items import items
from tests.domain.engine.builders import applicant, noon, record


def test_soap_begins_before_it_ends_also_where_only_the_day_is_known() -> None:
    day = date(2027, 3, 18)
    own = (
        CalendarRow(code="soap-ends", at=day),
        CalendarRow(code="soap-offers", at=day),
    )
    for calendar in ((), own):
        for season in (2027, 2028):
            file = record(applicant=applicant(season=season), calendar=calendar)
            now = noon(date(2026, 11, 22))
            titles = [one.key for one in items(file, season_rows(file, now), plan(file, now), now)]
            assert titles.index("soap-offers") < titles.index("soap-ends")
