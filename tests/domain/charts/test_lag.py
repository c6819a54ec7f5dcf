"""From request to upload: whose days are counted, and from when on a median is told."""

import pytest

from lorapp.domain.charts.chart import Chart
from lorapp.domain.charts.lag import CLOSED_MIN, response_lag
from lorapp.domain.letters.record import Event, EventKind, Letter
from tests.domain.engine.builders import agreed, day, ev, letter, mentor, record, situation

K = EventKind
TODAY = day("11-22")


def drawn(*letters: Letter) -> Chart:
    people = tuple(
        mentor(key, name=f"Dr. {key} Winter{number}")
        for number, key in enumerate({one.mentor for one in letters})
    )
    return response_lag(situation(record(*letters, mentors=people or (mentor(),)), TODAY))


def closed(key: str, days: int, **parts: object) -> Letter:
    """A letter that came so many days after its request on 1 July."""
    uploaded = Event(kind=K.UPLOADED, on=day("7-1").replace(day=1 + days))
    given = {"mentor": f"M{key}", **parts}
    return letter(agreed("6-20"), ev(K.REQUESTED, "7-1"), uploaded, key=key, **given)


def test_days_run_from_the_request_to_the_upload_or_to_today() -> None:
    running = letter(agreed("8-1"), ev(K.REQUESTED, "8-10"), key="2", mentor="M2")
    chart = drawn(closed("1", 20), running)
    assert [one.values for one in chart.series] == [(20, None), (None, 104)]
    assert chart.sentence == (
        "1 letter came after 20 days; a median is told from 5 letters on. "
        "1 still open for 104 days."
    )
    assert [cell.text for cell in chart.table.rows[1]][2:] == ["104", "10 Aug", "not yet"]


def test_a_confirmed_entry_stands_for_a_request_nobody_noted() -> None:
    chart = drawn(letter(agreed("6-1"), ev(K.CONFIRMED, "7-1"), ev(K.UPLOADED, "7-1")))
    assert chart.series[0].values == (0,)
    assert "1 letter came after 0 days" in chart.sentence


@pytest.mark.parametrize(
    "events",
    [
        (agreed("6-1"),),
        (agreed("6-1"), ev(K.UPLOADED, "7-1")),
        (ev(K.IMPORTED, "7-1"),),
        (agreed("6-1"), ev(K.REQUESTED, "7-1"), ev(K.BOUNCED, "7-2")),
        (agreed("6-1"), ev(K.REQUESTED, "7-1"), ev(K.DECLINED, "7-9")),
        (agreed("6-1"), ev(K.REQUESTED, "7-1"), ev(K.LAPSED, "7-9")),
        (agreed("6-1"), ev(K.REQUESTED, "12-1")),
    ],
)
def test_what_was_not_requested_or_does_not_wait_is_left_out(events: tuple[Event, ...]) -> None:
    chart = drawn(letter(*events))
    assert chart.is_empty
    assert chart.sentence == "No letter has been requested yet."


def test_what_is_left_out_is_named() -> None:
    chart = drawn(
        letter(agreed("6-1"), ev(K.UPLOADED, "7-1")),
        letter(agreed("6-1"), ev(K.REQUESTED, "7-1"), ev(K.BOUNCED, "7-2"), key="2", mentor="M2"),
    )
    assert [note.partition(":")[0] for note in chart.notes] == [
        "Not counted, because no request was noted",
        "Not counted, because the request bounced",
    ]


def test_a_median_is_told_from_five_letters_on_with_their_number() -> None:
    four = [closed(str(number), 10 + number) for number in range(CLOSED_MIN - 1)]
    assert drawn(*four).level is None
    assert "a median is told from 5" in drawn(*four).sentence
    five = drawn(*four, closed("9", 20))
    assert five.level is not None
    assert (five.level.text, five.level.value) == ("median of 5: 12 days", 12)
    assert "5 letters came after 10 to 20 days, median 12 (of 5)." in five.sentence


def test_letters_of_one_writer_are_told_apart() -> None:
    chart = drawn(closed("1", 5, mentor="M1"), closed("2", 9, mentor="M1", season=2026))
    assert [label.partition(", ")[2] for label in chart.labels] == [
        "internal-medicine 2027",
        "internal-medicine 2026",
    ]


def test_several_open_requests_are_told_by_the_longest() -> None:
    chart = drawn(
        letter(agreed("8-1"), ev(K.REQUESTED, "8-10")),
        letter(agreed("8-1"), ev(K.REQUESTED, "11-22"), key="2", mentor="M2"),
    )
    assert chart.sentence == (
        "No letter has come after a request yet. 2 still open, the longest for 104 days."
    )
    alone = drawn(letter(agreed("8-1"), ev(K.REQUESTED, "11-22")))
    assert alone.sentence.endswith("1 still open for 0 days.")


def test_open_requests_of_seasons_that_are_over_do_not_run() -> None:
    assert drawn(letter(agreed("2024-8-1"), ev(K.REQUESTED, "2024-8-10"), season=2025)).is_empty
