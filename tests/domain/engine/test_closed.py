"""Which season a step belongs to."""

from datetime import date

import pytest

from lorapp.domain.engine.closed import closed_seasons, season_of
from lorapp.domain.engine.sketch import Sketch
from tests.domain.engine.builders import letter, program, record, situation

DAY = date(2027, 3, 22)


def sketch(rule: str, kind: str, key: str, of_letter: str | None = None) -> Sketch:
    return Sketch(
        rule=rule,
        kind=kind,
        key=key,
        title="",
        opens=DAY,
        due=DAY,
        source="K35",
        why=(),
        letter=of_letter,
    )


@pytest.mark.parametrize(
    ("found", "season"),
    [
        (sketch("thank", "letter", "L1", "L1"), 2026),
        (sketch("document", "letter", "L1"), 2026),
        (sketch("document", "letter", "gone"), 2027),
        (sketch("interview", "interview", "P1"), 2028),
        (sketch("assign", "program", "P1"), 2028),
        (sketch("assign", "program", "gone"), 2027),
        (sketch("milestone", "milestone", "match-day"), 2027),
        (sketch("keep-in-touch", "mentor", "M1"), None),
    ],
)
def test_a_step_belongs_to_the_season_of_what_it_is_about(
    found: Sketch, season: int | None
) -> None:
    file = record(letter(season=2026), programs=(program(season=2028),))
    at = situation(file, DAY)
    assert season_of(at, found) == season
    assert closed_seasons(at) == frozenset()
