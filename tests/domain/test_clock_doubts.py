from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.domain.clock_doubts import LONG, WANDERING, doubts

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Asia/Amman"))
ADVICE = "Set the clock right first: every day here is counted from it."


@pytest.mark.parametrize(
    ("since", "sentence"),
    [
        (-timedelta(hours=1), "Your clock reads 20:00, but this record was in use at 21:00."),
        (
            -timedelta(hours=5),
            "Your clock reads Sun 22 Nov 2026, but this record was in use on Mon 23 Nov 2026.",
        ),
        (
            -timedelta(days=3652),
            "Your clock reads Sun 22 Nov 2026, but this record was in use on Fri 21 Nov 2036.",
        ),
        (LONG, "Your clock reads Sun 22 Nov 2026, but this record was in use on Tue 23 Nov 2021."),
    ],
)
def test_a_clock_that_cannot_be_right_is_named_with_what_speaks_against_it(
    since: timedelta, sentence: str
) -> None:
    assert doubts(NOW, NOW - since) == (f"{sentence} {ADVICE}",)


@given(st.timedeltas(-WANDERING, LONG - timedelta(seconds=1)))
def test_a_pause_or_a_clock_that_wanders_is_no_doubt(since: timedelta) -> None:
    assert doubts(NOW, (NOW - since).astimezone(UTC)) == ()


def test_a_record_that_was_never_in_use_says_nothing() -> None:
    assert doubts(NOW, None) == ()
