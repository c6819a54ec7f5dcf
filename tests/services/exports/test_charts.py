"""Charts as the app asks for them, and as pictures that stand alone."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.charts.chart import Chart, Level, Series, Shape
from lorapp.errors import UnknownKeyError
from lorapp.services.pages.chart_svg import svg
from lorapp.services.pages.pictures import safe_svg
from lorapp.services.pages.svg_ink import cells_of, cut, wrapped
from tests.exports.hostile import MARK, TEXTS, hostile_services

SPACE = "{http://www.w3.org/2000/svg}"


def bars(*labels: str, **changes: object) -> Chart:
    made = Chart(
        name="n",
        title="T",
        sentence="S.",
        labels=labels,
        unit="days",
        series=(
            Series("First", tuple(range(len(labels)))),
            Series("Second", (None,) * len(labels)),
        ),
        level=Level("half", 0.5),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def texts_of(picture: str) -> list[str]:
    return [one.text or "" for one in fromstring(picture).iter(f"{SPACE}text")]  # noqa: S314


def test_every_chart_is_known_by_name(demo: Services) -> None:
    assert [one.name for one in demo.charts.all()] == [
        "letters-over-time",
        "pipeline",
        "response-lag",
        "us-experience",
        "budget",
    ]
    assert demo.charts.one("response-lag").unit == "days"
    with pytest.raises(UnknownKeyError, match="There is no chart 'odds'"):
        demo.charts.one("odds")


def test_a_figure_has_the_table_of_its_chart_and_leaves_the_title_to_the_page(
    demo: Services,
) -> None:
    chart = demo.charts.one("letters-over-time")
    figure = demo.charts.figure(chart)
    assert figure.title == chart.title
    assert figure.table == chart.table
    assert chart.title not in texts_of(figure.svg)
    assert chart.title in texts_of(demo.charts.svg(chart.name).decode())


def test_a_picture_is_well_formed_loads_nothing_and_tells_its_sentence(demo: Services) -> None:
    for chart in demo.charts.all():
        picture = svg(chart)
        assert safe_svg(picture)
        root = fromstring(picture)  # noqa: S314  our own text
        assert root.findtext(f"{SPACE}title") == chart.title
        assert (root.findtext(f"{SPACE}desc") or "").startswith(chart.sentence)
        assert all(note[:40] in " ".join(texts_of(picture)) for note in chart.notes)
        assert root.attrib["font-family"].endswith(", sans-serif")
        assert not re.search(r"<script|href|@import|url\((?!#)", picture)


def test_the_bars_of_a_picture_are_as_long_as_their_numbers() -> None:
    root = fromstring(svg(bars("none", "one", "two", "three")))  # noqa: S314  our own text
    widths = [
        float(one.attrib["width"])
        for one in root.iter(f"{SPACE}rect")
        if one.attrib["height"] == "26"
    ]
    assert len(widths) == 3
    assert [round(width / widths[0]) for width in widths] == [1, 2, 3]


def test_many_bars_make_a_higher_picture_and_an_empty_chart_a_lower_one() -> None:
    def height(chart: Chart) -> int:
        return int(fromstring(svg(chart)).attrib["viewBox"].split()[-1])  # noqa: S314

    assert height(bars(*map(str, range(40)))) > 360
    assert height(Chart(name="n", title="T", sentence="Nothing yet.")) < 120


def test_layers_without_a_known_week_draw_their_ground_only() -> None:
    nothing = tuple(Series(name, (None, None)) for name in "abcd")
    chart = bars("Mon 2 Nov", "Mon 9 Nov", shape=Shape.LAYERS, series=nothing, level=None)
    assert "a 0" in texts_of(svg(chart))


def test_hostile_names_are_data_in_a_picture(tmp_path: Path) -> None:
    services = hostile_services(tmp_path)
    for chart in services.charts.all():
        assert safe_svg(svg(chart))
    services.close()
    for text in (*TEXTS, f"{MARK}\x00\x0b\ufffe\uffff"):
        picture = svg(bars(text, title=text, sentence=text))
        assert safe_svg(picture)
        assert MARK in (fromstring(picture).findtext(f"{SPACE}desc") or "")  # noqa: S314


def test_a_picture_is_saved_under_its_day_and_a_second_one_beside_it(demo: Services) -> None:
    first, second = demo.charts.save("budget"), demo.charts.save("budget")
    assert first.name == "lorapp-chart-budget-2026-11-22.svg"
    assert second.name == "lorapp-chart-budget-2026-11-22 2.svg"
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_mode & 0o777 == 0o600
    assert first.parent == demo.home.exports


def test_words_are_cut_by_the_cells_they_take() -> None:
    assert [cells_of(text) for text in ("abc", "王小", "e\u0301")] == [3, 4, 1]
    assert cut("王小明王小明", 5) == "王小…"
    assert wrapped("one two three", 8) == ["one two", "three"]
    assert wrapped("W" * 30, 8) == ["WWWWWWW…"]
