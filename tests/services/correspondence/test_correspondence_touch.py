"""A line to a person no letter is open with."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from lorapp.domain.arrival.record import MatchOutcome, MatchResult
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from lorapp.services.correspondence import Correspondence
from lorapp.services.correspondence.touch import result_doing

Desk = Callable[..., Correspondence]

MONDAY = date(2026, 11, 23)


def a_stay(first: date, last: date, site: str, *mentors: str) -> Rotation:
    return Rotation(
        key=site,
        starts_on=first,
        ends_on=last,
        kind=RotationKind.ELECTIVE,
        site=site,
        mentors=mentors,
    )


def test_a_line_names_where_they_met_and_where_one_is_now_and_asks_nothing(
    desk: Desk, midseason: SeasonFile
) -> None:
    key = midseason.mentors[0].key
    stays = (
        a_stay(date(2026, 3, 2), date(2026, 3, 27), "Ashgrove", key),
        a_stay(date(2026, 11, 9), date(2026, 12, 4), "Tern Harbor"),
    )
    draft = desk(replace(midseason, rotations=stays), MONDAY).touch(key)
    assert draft.subject == "Samir Daghlani, a line from Tern Harbor"
    assert "My time with you at Ashgrove comes to mind" in draft.body
    assert "at Tern Harbor at the moment" in draft.body
    assert draft.to == midseason.mentors[0].email
    assert (draft.letter, draft.blanks) == ("", ())
    assert "?" not in draft.body


def test_without_any_stay_the_line_still_reads_well(desk: Desk, midseason: SeasonFile) -> None:
    draft = desk(replace(midseason, rotations=()), MONDAY).touch(midseason.mentors[0].key)
    assert draft.subject == "Samir Daghlani, a line from your former student"
    assert "You come to mind often, and I wanted" in draft.body
    assert "I am preparing my" in draft.body


def test_a_place_whose_name_is_not_known_yet_is_not_named(midseason: SeasonFile) -> None:
    monday = datetime(2027, 3, 15, 15, tzinfo=UTC)
    told = MatchOutcome(season=2027, result=MatchResult.MATCHED, on=monday.date())
    assert result_doing(Situation(midseason, monday), told) == (
        "going to train in internal medicine residency"
    )
