from datetime import UTC, date, datetime

import pytest

from lorapp.domain.sheets.limits import CELL_MAX, CUT, fitted, is_cut_of
from lorapp.domain.sheets.sheet import Kind, Sheet, Value
from lorapp.domain.sheets.texts import NARROWEST, cell_text, csv_rows, lines_needed, widths


def a_sheet(heading: str, kind: Kind, *values: Value) -> Sheet:
    rows = tuple((value,) for value in values)
    return Sheet("x", "X", "A row is a row.", (heading,), (kind,), rows)


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, Kind.TEXT, ""),
        (True, Kind.FLAG, "yes"),
        (False, Kind.FLAG, "no"),
        (date(2026, 12, 1), Kind.DAY, "2026-12-01"),
        (datetime(2026, 12, 1, 9, 5, tzinfo=UTC), Kind.MOMENT, "2026-12-01 09:05"),
        (-3, Kind.NUMBER, "-3"),
        (1e-7, Kind.NUMBER, "0.0000001"),
        (38.5, Kind.NUMBER, "38.5"),
        (0.5, Kind.SHARE, "0.5%"),
        ("=x", Kind.TEXT, "=x"),
    ],
)
def test_a_value_has_one_way_to_be_written(value: Value, kind: Kind, text: str) -> None:
    assert cell_text(value, kind) == text


def test_only_texts_are_guarded_and_only_where_spreadsheets_read() -> None:
    sheet = a_sheet("Note", Kind.NOTE, "-1", -1, date(2026, 1, 1), None)
    assert [*csv_rows(sheet)] == [["Note"], ["'-1"], ["-1"], ["2026-01-01"], [""]]
    assert [*csv_rows(sheet, raw=True)][1] == ["-1"]


@pytest.mark.parametrize(
    ("sheet", "width"),
    [
        (a_sheet("A", Kind.TEXT), NARROWEST),
        (a_sheet("A", Kind.TEXT, "x" * 20, "y"), 21),
        (a_sheet("A", Kind.TEXT, "王小明金民俊" * 3), 37),
        (a_sheet("A", Kind.TEXT, "e\u0301" * 20), 21),
        (a_sheet("A", Kind.TEXT, "x" * 500), 44),
        (a_sheet("A", Kind.NOTE, "short\n" + "x" * 500), 60),
        (a_sheet("A", Kind.DAY, date(2026, 1, 1)), 13),
        (a_sheet("Reminders wished days before", Kind.NUMBER, 3), 17),
    ],
)
def test_a_column_is_as_wide_as_it_needs_to_be(sheet: Sheet, width: int) -> None:
    assert widths(sheet) == (width,)


def test_a_text_takes_the_lines_it_fills() -> None:
    assert [lines_needed(text, 11) for text in ("", "x" * 10, "x" * 11, "a\nb\n\nc")] == [
        1,
        1,
        2,
        4,
    ]


@pytest.mark.parametrize("sign", ["a", "👩"])
@pytest.mark.parametrize("more", [-2, -1, 0, 1, 2])
def test_a_text_is_cut_only_where_a_cell_is_full(sign: str, more: int) -> None:
    text = sign + "a" * (CELL_MAX + more - 2) + sign
    shown = fitted(text)
    units = len(text.encode("utf-16-le")) // 2
    assert len(shown.encode("utf-16-le")) // 2 <= CELL_MAX
    assert (shown == text) is (units <= CELL_MAX)
    if shown != text:
        assert shown.endswith(CUT)
        assert text.startswith(shown[:-1])
    assert is_cut_of(shown, text) is (shown != text)
