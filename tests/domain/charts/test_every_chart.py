"""What holds for every chart of every record."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.charts.chart import Aside, Chart, Series, Shape, Value
from lorapp.domain.charts.every import DRAWN, chart, charts
from lorapp.domain.charts.over_time import NAME
from lorapp.domain.letters.record import EventKind
from lorapp.domain.pages import Grid
from lorapp.domain.record import SeasonFile
from tests.conftest import NOON
from tests.domain.engine.builders import agreed, book, ev, letter, record
from tests.records import season_files

FILES = season_files().map(lambda file: replace(file, rulebook=book()))


def check_the_table_says_what_is_drawn(found: Chart) -> None:
    """Every drawn number stands in the table, in its row and column, and no other does."""
    rows = list(found.told_rows())
    assert len(rows) == len(found.table.rows)
    for at, row in zip(rows, found.table.rows, strict=True):
        assert len(row) == len(found.table.head)
        for value, cell in zip(found.row(at), row[1:], strict=False):
            assert (cell.text == found.written(value)) if value is not None else cell.text
    left_out = set(range(len(found.labels))) - set(rows)
    assert all(found.row(at) in {found.row(at - 1), (None,) * len(found.series)} for at in left_out)


@settings(max_examples=20)
@given(file=FILES)
def test_every_record_has_every_chart_and_its_table_says_what_is_drawn(file: SeasonFile) -> None:
    found = charts(file, NOON)
    assert [one.name for one in found] == list(DRAWN)
    for one in found:
        assert one.sentence.endswith(".")
        assert all(len(series.values) == len(one.labels) for series in one.series)
        check_the_table_says_what_is_drawn(one)


@settings(max_examples=15)
@given(file=FILES, kind=st.sampled_from([EventKind.REQUESTED, EventKind.UPLOADED]))
def test_facts_about_one_letter_change_only_its_part(file: SeasonFile, kind: EventKind) -> None:
    more = letter(agreed("6-1"), ev(kind, "7-1"), key="only this", mentor="only hers")
    hers = replace(record().mentors[0], key="only hers", name="Prof. Only Hers")
    grown = replace(file, letters=(*file.letters, more), mentors=(*file.mentors, hers))
    before, after = (chart(one, NOON, "response-lag") for one in (file, grown))
    rows = {
        row
        for row in zip(*(one.values for one in after.series), after.labels, strict=True)
        if row[-1] != "Prof. Hers"
    }
    assert rows == set(zip(*(one.values for one in before.series), before.labels, strict=True))
    for one, other in _weeks_in_common(chart(file, NOON, NAME), chart(grown, NOON, NAME)):
        assert all((b or 0) - (a or 0) in {0, 1} for a, b in zip(one, other, strict=True))
    for name in ("us-experience", "budget"):
        assert chart(grown, NOON, name) == chart(file, NOON, name)


def _weeks_in_common(
    one: Chart, other: Chart
) -> Iterator[tuple[tuple[Value, ...], tuple[Value, ...]]]:
    """The rows of the weeks that both pictures show."""
    for at, label in enumerate(one.labels):
        if label in other.labels:
            yield one.row(at), other.row(other.labels.index(label))


def test_layers_lie_inside_each_other() -> None:
    found = chart(record(letter(agreed("6-1"), ev(EventKind.UPLOADED, "7-1"))), NOON, NAME)
    for at in range(len(found.labels)):
        row = [value for value in found.row(at) if value is not None]
        assert row == sorted(row, reverse=True)


def test_a_chart_without_labels_is_its_sentence_alone() -> None:
    empty = Chart(name="n", title="T", sentence="Nothing yet.")
    assert empty.is_empty
    assert empty.table == Grid((), ())
    assert (empty.top, empty.longest) == (1, 1)


def test_a_missing_value_beside_a_known_one_is_a_dash_and_a_missing_row_is_unknown() -> None:
    both = (Series("A", (1, None)), Series("B", (None, None)))
    found = Chart(
        name="n",
        title="T",
        sentence="S.",
        shape=Shape.BARS,
        head="Of",
        labels=("one", "two"),
        series=both,
        asides=(Aside("Day", ("then", "never")),),
    )
    told = [[cell.text for cell in row] for row in found.table.rows]
    assert told == [["one", "1", "-", "then"], ["two", "unknown", "-", "never"]]


def test_an_unknown_name_is_no_chart() -> None:
    with pytest.raises(KeyError):
        chart(record(), NOON, "odds")
