"""Steps of Match Week: the sets before it, one rehearsal, and the week by the hour."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lorapp.domain.arrival.record import MatchOutcome, MatchResult
from lorapp.domain.diary.choice import entries
from lorapp.domain.engine.plan import plan
from lorapp.domain.record import SeasonFile
from lorapp.domain.reports.matching import matching_facts
from lorapp.domain.soap.record import Drill, SoapStatus
from lorapp.domain.soap.sets import with_ready
from tests.domain.engine.builders import applicant, ids, noon
from tests.domain.soap.builders import IM, MONDAY, application, et, here, unmatched

RULES = ["soap-set", "soap-drill", "match-week"]
SET, DRILL, WEEK = f"soap-set:specialty:{IM}", "soap-drill:season:2027", "match-week:season:2027"


def asked(file: SeasonFile, days: int) -> list[str]:
    return ids(file, MONDAY + timedelta(days=days), RULES)


def test_each_set_is_prepared_before_the_week_and_not_after() -> None:
    file = unmatched()
    assert asked(file, -29) == []
    assert asked(file, -28) == [DRILL, SET]
    assert asked(file, -1) == [DRILL, SET]
    assert asked(file, 0) == [WEEK, SET]
    assert asked(file, 1) == [WEEK]
    assert asked(file, 6) == []
    done = with_ready(here(1, 12), IM)
    assert asked(done, -10) == [DRILL]
    drilled = replace(done, drills=(Drill(on=date(2027, 3, 1)),))
    assert asked(drilled, -10) == []


def test_nobody_with_a_place_is_bothered() -> None:
    place = MatchOutcome(season=2027, result=MatchResult.OUTSIDE, on=date(2027, 2, 1))
    file = unmatched(outcomes=(place,))
    for days in (-10, 0, 2):
        assert asked(file, days) == []
    bare = replace(file, outcomes=(), rulebook=replace(file.rulebook, seasons={}))
    assert asked(bare, 0) == []


@pytest.mark.parametrize(
    ("day", "hour", "title", "fact"),
    [
        (15, 8, "Match Week begins today", "by the hour"),
        (15, 10, "Match Week: Did you match?", "to 11:00"),
        (15, 12, "Match Week: Applications open", "to ~Tue 08:00"),
        (16, 9, "Match Week: Programs read", "to Wed 09:00"),
        (18, 13, "Match Week: Round 3 of offers", "to 15:00"),
    ],
)
def test_in_the_week_the_first_line_is_about_the_hour_and_says_until_when(
    day: int, hour: int, title: str, fact: str
) -> None:
    first = plan(unmatched(), et(day, hour)).do_now[0]
    assert (first.rule, first.title, first.fact) == ("match-week", title, fact)
    assert any(why.startswith("Next, ") for why in first.why)


def test_the_line_counts_applications_and_ends_with_an_accepted_offer() -> None:
    file = unmatched(soap_applications=(application(),))
    why = plan(file, et(18, 9)).do_now[0].why
    assert "SOAP applications: 1 of 45, all services together." in why
    assert any("before it contacts you" in text for text in why)
    taken = unmatched(soap_applications=(application(status=SoapStatus.ACCEPTED),))
    why = plan(taken, et(18, 9)).do_now[0].why
    assert why[0] == "You accepted the offer of Place 1."
    assert not any("before it contacts you" in text for text in why)


def test_far_in_the_east_the_week_lasts_until_its_last_hour() -> None:
    file = unmatched(applicant=applicant(timezone="Asia/Manila"))
    assert plan(file, et(19, 11, 30)).step(WEEK) is not None
    assert plan(file, et(19, 12)).step(WEEK) is None
    assert plan(file, et(14, 11)).step(WEEK) is None


def test_rounds_of_offers_stand_in_a_calendar_file() -> None:
    file = unmatched(applicant=applicant(timezone="Asia/Karachi"))
    found = {one.id: one for one in entries(file, noon(date(2027, 3, 1)))}
    second = found["soap-round-2:2027"]
    assert second.starts == et(18, 11)
    assert any("20:00 Karachi" in text for text in second.about)
    assert len(second.alarms) == 1
    hours = ["match-week", "soap-applications", "soap-offers", "soap-ends", "match-day"]
    assert all(f"milestone:2027:nrmp:{code}" in found for code in hours)
    assert "soap-round-2:2027" not in {one.id for one in entries(file, et(18, 13))}
    place = MatchOutcome(season=2027, result=MatchResult.OUTSIDE, on=date(2027, 2, 1))
    settled = replace(file, outcomes=(place,))
    assert "soap-round-2:2027" not in {one.id for one in entries(settled, et(1, 12))}


def test_the_week_in_review_tells_of_sets_applications_and_rehearsals() -> None:
    file = with_ready(here(1, 12), IM)
    file = replace(
        file,
        soap_applications=(application(), application(2, at=date(2027, 3, 15))),
        drills=(Drill(on=date(2027, 3, 1)),),
    )
    assert list(matching_facts(here(16, 12, file))) == [
        (date(2027, 3, 1), "SOAP set ready, internal medicine"),
        (MONDAY, "SOAP application, Place 1: sent"),
        (MONDAY, "SOAP application, Place 2: sent"),
        (date(2027, 3, 1), "Rehearsal of Match Week"),
    ]
