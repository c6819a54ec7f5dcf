"""Charts as text: the sentence of each and its table; the picture as a file."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lorapp.cli.arguments import Commands, add_command, add_json, named_path
from lorapp.cli.exports.delivery import deliver
from lorapp.cli.output import facts, one_line, say, say_json
from lorapp.cli.store import reading, record
from lorapp.errors import WrongUsageError

if TYPE_CHECKING:
    from lorapp.domain.charts.chart import Chart


def add_commands(commands: Commands) -> None:
    """Add ``charts``."""
    charts = add_command(
        commands, "charts", "letters over time, waiting, US experience, costs", show_charts
    )
    charts.add_argument("name", nargs="?", metavar="NAME", help="one of them, by its short name")
    add_json(charts)
    charts.add_argument(
        "--svg", metavar="FILE", type=named_path, help="save its picture, for one NAME"
    )


def show_charts(arguments: Namespace) -> int:
    """Say what the charts show, or save the picture of one."""
    if arguments.svg is not None and arguments.name is None:
        from lorapp.domain.charts.every import DRAWN

        raise WrongUsageError(
            f"Name the chart to save: `lorapp charts NAME --svg FILE`. Known: {', '.join(DRAWN)}."
        )
    with reading() as services:
        record(services)
        if arguments.svg is not None:
            return deliver(services.charts.svg(arguments.name), arguments.svg)
        name = arguments.name
        charts = services.charts.all() if name is None else (services.charts.one(name),)
    if arguments.json:
        say_json({"charts": [_answer(chart) for chart in charts]})
    else:
        say("\n\n".join("\n".join(_lines(chart)) for chart in charts))
    return 0


def _lines(chart: "Chart") -> Iterator[str]:
    """One chart as lines that read well aloud: each row with the names of its columns."""
    unit = f", in {chart.unit}" if chart.unit else ""
    yield f"{chart.title} ({chart.name}){unit}"
    yield one_line(chart.sentence)
    table = chart.table
    for row in table.rows:
        pairs = zip(table.head[1:], row[1:], strict=True)
        told = [one_line(f"{name.lower()} {cell.text}") for name, cell in pairs if cell.text != "-"]
        label = f"  {one_line(row[0].text)}"
        yield from facts(label, told, ", ") or [f"{label}: "]
    yield from map(one_line, chart.notes)


def _answer(chart: "Chart") -> dict[str, Any]:
    """One chart for programs: what is drawn, label by label."""
    return {
        "name": chart.name,
        "title": chart.title,
        "sentence": chart.sentence,
        "unit": chart.unit,
        "labels": list(chart.labels),
        "series": [{"name": one.name, "values": list(one.values)} for one in chart.series],
        "level": {"text": chart.level.text, "value": chart.level.value} if chart.level else None,
        "marks": [{"text": mark.text, "label": chart.labels[mark.at]} for mark in chart.marks],
        "table": {
            "head": list(chart.table.head),
            "rows": [[cell.text for cell in row] for row in chart.table.rows],
        },
        "notes": list(chart.notes),
    }
