"""Letters by where they stand (A110)."""

from lorapp.domain.charts.pipeline import pipeline
from lorapp.domain.letters.situation import Situation
from tests.conftest import NOON
from tests.domain.engine.builders import K, asked, ev, letter, mentor, record, situation
from tests.domain.reports.looking import midseason


def test_each_state_has_a_bar_with_its_writers() -> None:
    found = pipeline(Situation(midseason(), NOON))
    assert found.sentence == "5 letters: 3 available, 1 bounced, 1 late."
    assert found.labels == ("available", "bounced", "late")
    assert [one.values for one in found.series] == [(3, 1, 1)]
    assert [cell.text for cell in found.table.rows[0]] == [
        "available",
        "3",
        "Dr. Brandvold, Dr. Devlin-Lind, Dr. Brockhausen",
    ]


def test_letters_of_past_seasons_are_left_out_and_many_writers_counted() -> None:
    letters = (*(letter(asked("8-1"), key=f"L{n}") for n in range(5)),)
    past = letter(ev(K.UPLOADED, "7-1"), key="old", season=2026)
    found = pipeline(situation(record(*letters, past, mentors=(mentor(),))))
    assert found.sentence == "5 letters: 5 asked."
    assert found.asides[0].texts == ("Dr. Winter, Dr. Winter, Dr. Winter and 2 more",)


def test_without_letters_a_sentence_says_so() -> None:
    found = pipeline(situation(record()))
    assert found.is_empty
    assert found.sentence == "No letter of this season is planned yet."
