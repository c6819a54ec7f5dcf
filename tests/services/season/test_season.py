from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, cast

import pytest

from lorapp.domain.applicant import Applicant
from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.calendar.season import milestone
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from lorapp.services.rules.rulebook import load_rulebook
from lorapp.services.season.season import Season

if TYPE_CHECKING:
    from lorapp.services.recording.unit import Unit


@dataclass
class MemoryUnit:
    """The unit's part that this service uses, without a store."""

    held: SeasonFile
    label: str = ""

    def file(self) -> SeasonFile:
        return self.held

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 17, tzinfo=UTC)

    def command(self, label: str, change: Callable[[SeasonFile], SeasonFile]) -> None:
        self.held, self.label = change(self.held), label


@pytest.fixture
def unit() -> MemoryUnit:
    person = Applicant(
        name="Samir",
        timezone="Asia/Amman",
        season=2027,
        specialties=("internal-medicine",),
    )
    return MemoryUnit(SeasonFile(applicant=person, rulebook=load_rulebook()))


@pytest.fixture
def season(unit: MemoryUnit) -> Season:
    return Season(cast("Unit", unit))


def test_the_list_counts_from_now(season: Season) -> None:
    left = {row.code: row.days_left for row in season.rows()}
    assert (left["rank-list-due"], left["match-day"]) == (101, 117)


def test_an_own_date_is_one_command_and_shows_at_once(unit: MemoryUnit, season: Season) -> None:
    season.override(CalendarRow(code="ranking-opens", at=date(2027, 2, 2)))
    row = next(row for row in season.rows() if row.code == "ranking-opens")
    assert (row.at, row.days_left, row.projected) == (date(2027, 2, 2), 72, False)
    assert unit.label == "Date of ranking opens"


def test_an_own_date_without_a_name_changes_nothing(unit: MemoryUnit, season: Season) -> None:
    with pytest.raises(RefusedError):
        season.override(CalendarRow(code="", at=date(2027, 2, 2)))
    assert unit.held.calendar == ()


def test_an_own_date_taken_back_leaves_the_shipped_one(unit: MemoryUnit, season: Season) -> None:
    shipped = milestone(unit.held, 2027, "nrmp", "ranking-opens")
    assert shipped is not None
    season.override(CalendarRow(code="ranking-opens", at=date(2027, 2, 2)))
    season.shipped_again(shipped)
    assert unit.held.calendar == ()
    assert unit.label == "Shipped date of ranking opens"
    with pytest.raises(RefusedError, match="as shipped"):
        season.shipped_again(shipped)
