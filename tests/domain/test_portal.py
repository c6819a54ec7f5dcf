"""Looks at a portal: what is watched, and that a day counts once."""

from datetime import timedelta

import pytest

from lorapp.domain.letters.record import EventKind
from lorapp.domain.portal import last_look, looked, watched
from lorapp.errors import RefusedError
from tests.domain.engine.builders import TODAY, agreed, asked, day, ev, letter, record, situation

REQUESTED = (asked("7-1"), agreed("7-2"), ev(EventKind.REQUESTED, "7-6"))


def test_letters_that_are_over_or_of_a_past_season_are_not_watched() -> None:
    closed = (*REQUESTED, ev(EventKind.ABANDONED, "7-20"))
    file = record(
        letter(*REQUESTED, key="L1"),
        letter(*closed, key="L2"),
        letter(*REQUESTED, key="L3", season=2025),
        letter(*REQUESTED[:2], key="L4"),
    )
    assert [found.key for found in watched(situation(file), "eras")] == ["L1"]


def test_the_same_day_counts_once_and_the_newest_look_is_told() -> None:
    at = situation(looked(situation(record()), "eras", day("8-1")))
    assert last_look(at, "eras") == day("8-1")
    assert looked(at, "eras", day("8-1")) is at.file
    assert last_look(situation(looked(at, "eras", TODAY)), "eras") == TODAY


def test_a_look_on_a_day_to_come_is_refused() -> None:
    with pytest.raises(RefusedError, match="still to come"):
        looked(situation(record()), "eras", TODAY + timedelta(days=1))
