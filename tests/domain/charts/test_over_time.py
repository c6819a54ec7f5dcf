"""Letters over time: what counts in which week, and what the picture is measured by."""

from dataclasses import replace
from datetime import date

from lorapp.domain.charts.chart import Chart, Value
from lorapp.domain.charts.over_time import WEEKS_MAX, letters_over_time, progress
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import agreed, asked, day, ev, letter, record, situation

K = EventKind
SUNDAY = day("11-22")


def drawn(*letters: Letter, on: date = SUNDAY) -> Chart:
    return letters_over_time(situation(record(*letters), on))


def newest(chart: Chart) -> tuple[Value, ...]:
    """What stands in the last week that is known."""
    known = [at for at in range(len(chart.labels)) if chart.row(at)[0] is not None]
    return chart.row(known[-1])


def test_each_letter_counts_from_the_week_of_its_day() -> None:
    chart = drawn(letter(asked("6-3"), agreed("6-10"), ev(K.UPLOADED, "8-12")))
    told = [[cell.text for cell in row] for row in chart.table.rows]
    assert told == [
        ["1 Jun", "1", "0", "0", "0"],
        ["8 Jun", "1", "1", "0", "0"],
        ["10 Aug", "1", "1", "1", "0"],
        ["17 Aug", "1", "1", "1", "1"],
        ["21 Sep, programs read", "1", "1", "1", "1"],
        ["Mon 16 Nov, today", "1", "1", "1", "1"],
    ]
    assert chart.sentence == (
        "1 letter asked for: 1 agreed, 1 uploaded, 1 available. 3 are needed, 5 are wise to have."
    )
    assert chart.level is not None
    assert chart.level.value == 5


def test_a_yes_without_a_question_and_a_letter_without_a_yes_count_for_what_came_before() -> None:
    assert newest(drawn(letter(agreed("6-10")))) == (1, 1, 0, 0)
    assert newest(drawn(letter(ev(K.UPLOADED, "6-10")))) == (1, 1, 1, 1)


def test_an_imported_letter_is_available_from_its_day_and_was_not_asked_for_this_season() -> None:
    brought = letter(ev(K.IMPORTED, "6-10"), imported_from=2026)
    chart = drawn(brought)
    assert newest(chart) == (0, 0, 0, 1)
    assert chart.labels[0] == "8 Jun"
    assert chart.row(0) == (0, 0, 0, 1)
    assert chart.sentence.startswith(
        "No letter asked for: 0 agreed, 0 uploaded, 1 available (1 imported). "
    )
    both = letters_over_time(
        situation(record(brought, letter(asked("7-7"), agreed("7-20"), key="L9")), SUNDAY)
    )
    assert newest(both) == (1, 1, 0, 1)
    assert newest(drawn(letter(ev(K.IMPORTED, "6-10"), ev(K.REVOKED, "9-1")))) == (0, 0, 0, 0)


def test_a_refusal_keeps_the_question_and_a_letter_taken_back_no_longer_counts() -> None:
    assert newest(drawn(letter(asked("6-3"), ev(K.DECLINED, "6-5")))) == (1, 0, 0, 0)
    gone = letter(agreed("6-3"), ev(K.UPLOADED, "7-1"), ev(K.REVOKED, "9-1"))
    assert newest(drawn(gone)) == (1, 0, 0, 0)
    assert newest(drawn(gone, on=day("8-20"))) == (1, 1, 1, 1)
    assert newest(drawn(letter(agreed("6-3"), ev(K.LAPSED, "9-1")))) == (1, 0, 0, 0)


def test_a_stage_never_begins_before_the_one_it_lies_in() -> None:
    odd = letter(agreed("7-1"), ev(K.AVAILABLE, "6-1"), ev(K.UPLOADED, "8-3"))
    days = progress(situation(record(odd), SUNDAY), odd).days
    assert days == tuple(sorted(day for day in days if day))


def test_what_is_dated_after_today_is_not_drawn() -> None:
    chart = drawn(letter(asked("11-20"), agreed("12-1")))
    assert newest(chart) == (1, 0, 0, 0)
    assert drawn(letter(asked("12-1"))).is_empty


def test_weeks_up_to_a_coming_release_are_on_the_line_without_a_number() -> None:
    chart = drawn(letter(asked("6-3")), on=day("8-3"))
    marked = {mark.text: mark.at for mark in chart.marks}
    assert marked["programs read"] == len(chart.labels) - 1
    assert chart.series[0].values[marked["today"] + 1 :] == (None,) * 7
    assert chart.notes == ("Programs begin to read on 23 Sep.",)


def test_a_release_before_the_first_question_is_on_the_line_too() -> None:
    chart = drawn(letter(asked("10-7")))
    assert chart.labels[0] == "21 Sep"
    assert chart.row(0) == (0, 0, 0, 0)


def test_nothing_asked_is_said_in_a_sentence() -> None:
    assert drawn().sentence == "Nobody has been asked for a letter of this season yet."
    planned = drawn(letter())
    assert planned.is_empty
    assert planned.sentence.endswith("yet; 1 letter planned or of other seasons.")


def test_letters_of_seasons_that_are_over_take_no_part() -> None:
    assert drawn(letter(agreed("2025-6-3"), season=2025)).is_empty


def test_an_old_beginning_is_told_and_counted_from_the_first_week() -> None:
    chart = drawn(letter(asked("2020-6-3")))
    assert len(chart.labels) == WEEKS_MAX
    assert chart.row(0) == (1, 0, 0, 0)
    assert "1 letter was asked for before the picture begins" in chart.notes[-1]


def test_a_rulebook_without_dates_leaves_the_release_out() -> None:
    file = record(letter(asked("6-3")))
    bare = replace(file.rulebook, seasons={})
    chart = letters_over_time(situation(replace(file, rulebook=bare), SUNDAY))
    assert [mark.text for mark in chart.marks] == ["today"]
    assert chart.notes == ()


def test_a_release_years_away_is_not_drawn() -> None:
    chart = drawn(letter(asked("2023-6-6")), on=day("2023-6-20"))
    assert chart.labels == ("5 Jun", "Mon 12 Jun", "Mon 19 Jun")
    assert [mark.text for mark in chart.marks] == ["today"]
    assert chart.notes == ("Programs begin to read on 23 Sep 2026.",)


def with_letter(file: SeasonFile, *events: Event) -> SeasonFile:
    more = letter(*events, key="L9")
    return replace(file, letters=(*file.letters, more))


def test_one_more_letter_adds_its_own_weeks_and_nothing_else() -> None:
    file = record(letter(asked("6-3"), agreed("6-10"), ev(K.UPLOADED, "8-12")))
    before = letters_over_time(situation(file, SUNDAY))
    grown = with_letter(file, asked("7-7"), agreed("7-20"))
    after = letters_over_time(situation(grown, SUNDAY))
    assert after.labels == before.labels
    for stage, since in ((0, "6 Jul"), (1, "20 Jul")):
        first = after.labels.index(since)
        pairs = zip(before.series[stage].values, after.series[stage].values, strict=True)
        steps = [(b or 0) - (a or 0) for a, b in pairs]
        assert steps == [0] * first + [1] * (len(after.labels) - first)
    assert after.series[2:] == before.series[2:]
