from datetime import date, datetime

import pytest

from lorapp.domain.calendar.projections import codes, project
from lorapp.domain.calendar.rows import RowStatus
from lorapp.domain.wording.milestones import CUSTOMS, firmness, meaning
from lorapp.services.rules.rulebook import load_rulebook


def test_every_shipped_date_says_what_it_means() -> None:
    rows = [row for rows in load_rulebook().seasons.values() for row in rows]
    assert [row.code for row in rows if not meaning(row.code)] == []


def test_every_rule_of_projection_is_told_in_words() -> None:
    assert set(CUSTOMS) == codes()


def test_a_date_only_the_applicant_knows_has_no_meaning_of_ours() -> None:
    assert meaning("grandmother-visits") == ""


@pytest.mark.parametrize(("rule", "weekday"), [("J1", 2), ("N4", 2), ("N5", 4), ("U1", 4)])
def test_the_words_name_the_weekday_the_rule_gives(rule: str, weekday: int) -> None:
    at = project(rule, 2029)
    day = at.date() if isinstance(at, datetime) else at
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    assert (day.weekday(), names[weekday] in CUSTOMS[rule]) == (weekday, True)
    assert isinstance(day, date)


@pytest.mark.parametrize(
    ("status", "rule", "said"),
    [
        (RowStatus.PUBLISHED, None, "Published on an official page."),
        (RowStatus.SECONDARY, "N4", "Found on a secondary page."),
        (RowStatus.PROJECTED, "N5", "as the third Friday of March; it raises no alarm."),
        (RowStatus.PROJECTED, None, "Projected from earlier seasons; it raises no alarm."),
        (RowStatus.OPEN, None, "Not known yet"),
    ],
)
def test_how_firmly_a_date_is_known_is_said_in_words(
    status: RowStatus, rule: str | None, said: str
) -> None:
    assert said in firmness(status, rule)
