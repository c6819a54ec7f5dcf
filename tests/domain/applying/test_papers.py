"""The papers of an application: which to begin with, and when each is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.applicant import Visa
from lorapp.domain.applying.papers import SUGGESTED, due, open_papers, usual_papers
from tests.domain.applying.builders import START, TODAY, asked, at, held, paper
from tests.domain.engine.builders import applicant, record

APPLY = date(2026, 12, 15)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("CV", APPLY),
        ("TB test", START - timedelta(days=60)),
        ("background check", START - timedelta(days=45)),
        ("Something of the site's own", START - timedelta(days=30)),
        ("B-1 visa appointment", START - timedelta(days=90)),
    ],
)
def test_a_paper_is_counted_back_from_the_first_day(name: str, day: date) -> None:
    one = asked(starts_on=START, apply_by=APPLY, papers=(paper(name),))
    found = due(at(one), one, one.papers[0])
    assert (found.day, found.own) == (day, False)
    assert found.is_visa is ("visa" in name)


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.sampled_from(sorted(SUGGESTED)))
@settings(max_examples=20)
def test_the_sites_own_day_wins(day: date, name: str) -> None:
    one = asked(starts_on=START, apply_by=APPLY, papers=(paper(name, due_on=day),))
    found = due(at(one), one, one.papers[0])
    assert (found.day, found.own, found.goes_along) == (day, True, False)


def test_without_days_a_paper_has_none_and_stands_last() -> None:
    one = asked(papers=(paper("TB test"), paper("CV", due_on=APPLY), paper("X", done_on=TODAY)))
    found = open_papers(at(one), one)
    assert [(got.paper.name, got.day) for got in found] == [("CV", APPLY), ("TB test", None)]
    later = asked(papers=(paper("X", done_on=APPLY),))
    assert [got.paper.name for got in open_papers(at(later), later)] == ["X"]


def test_the_list_of_the_last_application_there_is_taken_over_without_its_days() -> None:
    old = asked("A1", agency="Vesper", papers=(paper("Own form", done_on=APPLY, cost_usd=9),))
    other = asked("A2", site="Else", agency="Vesper", papers=(paper("Of the agency"),))
    file = held(old, other)
    (same,) = usual_papers(file, "larkspur clinic ", None)
    assert (same.name, same.cost_usd, same.done_on) == ("Own form", 9, None)
    assert [one.name for one in usual_papers(file, "New", "vesper")] == ["Of the agency"]
    assert [one.name for one in usual_papers(file, "New", None)] == list(SUGGESTED)


def test_who_needs_no_visa_is_not_sent_to_the_consulate() -> None:
    file = record(applicant=applicant(visa=Visa.NONE))
    assert "Visa appointment" not in [one.name for one in usual_papers(file, "New", None)]
