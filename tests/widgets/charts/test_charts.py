"""Charts in cells: the picture is as high and long as its numbers, in any width and in ASCII."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from lorapp.domain.charts.chart import Aside, Chart, Level, Mark, Series, Shape
from lorapp.widgets.charts.bars import bars
from lorapp.widgets.charts.ink import legend, placed
from lorapp.widgets.charts.layers import layers
from lorapp.widgets.charts.view import drawing
from lorapp.widgets.text import glyphs

WEEKS = Chart(
    name="weeks",
    title="Letters over time",
    sentence="Four asked for.",
    shape=Shape.LAYERS,
    head="Week from",
    unit="letters",
    labels=("2 Nov", "9 Nov", "16 Nov", "23 Nov"),
    series=(
        Series("Asked", (1, 4, 4, None)),
        Series("Agreed", (1, 3, 3, None)),
        Series("Uploaded", (0, 2, 2, None)),
        Series("Available", (0, 0, 1, None)),
    ),
    level=Level("5 wise to have", 5),
    marks=(Mark("today", 2),),
)
STAYS = Chart(
    name="stays",
    title="Stays",
    sentence="Some weeks.",
    head="Kind",
    unit="weeks",
    labels=("Hands-on", "Observership, internal medicine", "Tele"),
    series=(Series("So far", (4, 8, None)), Series("To come", (4, None, None))),
    asides=(Aside("Last day", ("29 May", "27 Mar", "never")),),
    notes=("One is left out.",),
)


def text(lines: object) -> list[str]:
    assert isinstance(lines, list)
    return [line.plain for line in lines]


def test_each_layer_is_as_high_as_its_number() -> None:
    lines = text(layers(WEEKS, 44, 9))
    rows = [line[3:] for line in lines if line[1:2].isdigit()][:5]
    heights = {
        sign: [sum(row[at] == sign for row in rows) for at in (0, 15, 25, 39)] for sign in "░▒▓█"
    }
    assert heights == {
        "░": [0, 1, 1, 0],
        "▒": [1, 1, 1, 0],
        "▓": [0, 2, 1, 0],
        "█": [0, 0, 1, 0],
    }
    assert rows[0] == "┄" * 20 + "│" + "┄" * 20
    assert lines[0] == "░ asked 4   ▒ agreed 3   ▓ uploaded 2"
    assert lines[-1].split() == ["2", "Nov", "9", "Nov", "today", "23", "Nov"]


def test_more_letters_than_rows_are_drawn_to_scale() -> None:
    many = replace(WEEKS, series=tuple(replace(s, values=(40,) * 4) for s in WEEKS.series))
    lines = text(layers(many, 60, 9))
    assert sum("█" in line[:20] for line in lines) == 5
    assert any(line.startswith(" 40 ") for line in lines)


def test_more_weeks_than_cells_still_show_the_last() -> None:
    count = 90
    long = replace(
        WEEKS,
        labels=tuple(f"{number} Nov" for number in range(count)),
        series=tuple(replace(s, values=(1,) * (count - 1) + (4,)) for s in WEEKS.series),
        level=None,
        marks=(Mark("today", count - 1),),
    )
    lines = text(layers(long, 40, 8))
    assert sum(line.endswith("█") for line in lines) == 4
    assert lines[-1].endswith("today")


def test_bars_are_as_long_as_their_numbers_and_unknown_is_said() -> None:
    lines = text(bars(STAYS, 76))
    assert lines[0] == "█ so far, weeks   ░ to come, weeks"
    first, second, third = lines[1:]
    assert first.count("█") == first.count("░") == second.count("█") / 2
    assert first.endswith("4 + 4")
    assert third.rstrip().endswith("? unknown")


def test_a_level_is_an_upright_where_the_bars_end_before_it() -> None:
    lines = text(bars(replace(STAYS, level=Level("median of 5: 6", 6)), 76))
    assert "│ median of 5: 6" in lines[0]
    assert ["│" in line for line in lines[1:]] == [False, False, True]


def test_one_kind_of_bar_needs_no_legend() -> None:
    alone = replace(STAYS, series=STAYS.series[:1])
    assert len(bars(alone, 76)) == 3


def test_the_plain_form_holds_no_sign_beyond_ascii() -> None:
    glyphs.choose(ascii_only=True)
    for chart in (WEEKS, STAYS):
        for as_table in (False, True):
            told = "\n".join(text(drawing(chart, 76, 13, as_table=as_table)))
            assert told.isascii()
    picture = text(layers(WEEKS, 44, 9))
    assert any("#" in line and "=" in line and "+" in line for line in picture)


def test_the_table_stands_in_columns_and_below_each_other_where_room_is_short() -> None:
    wide = text(drawing(STAYS, 76, 20, as_table=True))
    assert "Kind                              So far  To come  Last day" in wide
    assert "Observership, internal medicine        8        -  27 Mar" in wide
    narrow = text(drawing(STAYS, 30, 20, as_table=True))
    at = narrow.index("Hands-on")
    assert narrow[at : at + 4] == ["Hands-on", "  So far: 4", "  To come: 4", "  Last day: 29 May"]


def test_a_long_first_cell_of_a_table_goes_on_below() -> None:
    lines = text(drawing(STAYS, 56, 20, as_table=True))
    at = next(at for at, line in enumerate(lines) if line.startswith("Observership"))
    assert lines[at].split() == ["Observership,", "internal", "8", "-", "27", "Mar"]
    assert lines[at + 1].strip() == "medicine"


def test_a_chart_without_numbers_is_its_sentence_and_its_notes() -> None:
    empty = Chart(name="n", title="Stays", sentence="None yet.", notes=("Add one.",))
    assert text(drawing(empty, 76, 13, as_table=False)) == ["Stays", "None yet.", "Add one."]


@settings(max_examples=12)
@given(
    width=st.integers(24, 200),
    height=st.integers(1, 60),
    values=st.lists(st.integers(0, 30), min_size=1, max_size=120),
    label=st.sampled_from(["Mon 2 Nov", "王小明", "W" * 90, "[b]x[/b]"]),
    as_table=st.booleans(),
)
def test_no_line_is_wider_than_the_room(
    width: int, height: int, values: list[int], label: str, *, as_table: bool
) -> None:
    count = len(values)
    for shape, names in ((Shape.LAYERS, "abcd"), (Shape.BARS, "ab")):
        chart = replace(
            WEEKS,
            shape=shape,
            labels=(label,) * count,
            series=tuple(Series(name, tuple(values)) for name in names),
            marks=(Mark("today", count - 1),),
        )
        for line in drawing(chart, width, height, as_table=as_table):
            assert cell_len(line.plain) <= width


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        ([(0, "one"), (5, "two")], "one  two"),
        ([(0, "one"), (4, "two")], "one"),
        ([(8, "four")], "     four"),
    ],
)
def test_words_below_the_ground_never_touch(texts: list[tuple[int, str]], line: str) -> None:
    assert placed(texts, 10) == line


def test_a_legend_goes_on_in_a_second_line() -> None:
    entries = [(glyphs.OPEN, "asked 4"), (glyphs.THERE, "available 3")]
    assert text(legend(entries, 20)) == ["○ asked 4", "● available 3"]
