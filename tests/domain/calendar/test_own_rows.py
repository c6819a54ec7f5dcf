from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lorapp.domain.applicant import Applicant
from lorapp.domain.calendar.rows import CalendarRow, Milestone
from lorapp.domain.calendar.season import milestone, milestone_of, season_rows
from lorapp.domain.calendar.shelf import own_row, shipped_date, with_own_row, without_own_row
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from lorapp.services.rules.rulebook import load_rulebook

NOW = datetime(2026, 11, 22, 17, tzinfo=UTC)
OWN = CalendarRow(code="ranking-opens", at=date(2027, 2, 2))
OTHER = CalendarRow(code="match-day", at=date(2027, 3, 19))


@pytest.fixture
def file() -> SeasonFile:
    person = Applicant(
        name="Samir", timezone="Asia/Amman", season=2027, specialties=("internal-medicine",)
    )
    return SeasonFile(applicant=person, rulebook=load_rulebook())


def ranking(file: SeasonFile) -> Milestone:
    found = milestone(file, 2027, "nrmp", "ranking-opens")
    assert found is not None
    return found


def test_the_last_of_several_own_words_is_the_one_that_counts(file: SeasonFile) -> None:
    later = replace(OWN, service="nrmp", at=date(2027, 2, 3))
    held = replace(file, calendar=(OWN, later, OTHER))
    assert own_row(held, ranking(held)) == later
    assert own_row(file, ranking(file)) is None


def test_going_back_forgets_every_own_word_about_that_date_alone(file: SeasonFile) -> None:
    held = with_own_row(with_own_row(file, OWN), OTHER)
    back = without_own_row(held, ranking(held))
    assert back.calendar == (OTHER,)
    assert ranking(back) == ranking(file)


def test_there_is_no_way_back_from_a_shipped_date(file: SeasonFile) -> None:
    with pytest.raises(RefusedError, match="as shipped"):
        without_own_row(file, ranking(file))


def test_the_shipped_date_is_known_beside_the_own_one(file: SeasonFile) -> None:
    held = with_own_row(file, OWN)
    shipped = shipped_date(held, ranking(held))
    assert shipped is not None
    assert (shipped.day, ranking(held).day) == (date(2027, 2, 1), date(2027, 2, 2))


def test_a_date_only_the_applicant_knows_was_never_shipped(file: SeasonFile) -> None:
    held = with_own_row(file, CalendarRow(code="visa-talk", at=date(2027, 4, 1)))
    row = next(row for row in season_rows(held, NOW) if row.code == "visa-talk")
    found = milestone_of(held, row)
    assert found is not None
    assert shipped_date(held, found) is None


def test_a_row_finds_the_date_it_was_made_of(file: SeasonFile) -> None:
    rows = season_rows(file, NOW)
    found = [milestone_of(file, row) for row in rows]
    assert [one.title for one in found if one] == [row.title for row in rows]


def test_a_row_whose_date_is_gone_finds_nothing(file: SeasonFile) -> None:
    row = replace(season_rows(file, NOW)[0], code="gone")
    assert milestone_of(file, row) is None
