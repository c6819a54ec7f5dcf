"""The season on a line of months: spans as bars, days as marks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from lorapp.widgets.rotations.timeline import Bar
from lorapp.widgets.rows.rows import Group, Row
from lorapp.widgets.season.agenda import item_row
from lorapp.widgets.season.season_items import Item, Kind
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.glyphs import Tone

HEADINGS: Mapping[Kind, str] = {
    Kind.START: "Rotations",
    Kind.HOPED: "Rotations applied for",
    Kind.ASK: "Days to ask",
    Kind.TALK: "Interviews",
    Kind.DATE: "Dates of the season",
    Kind.PLAN: "Steps of the plan",
    Kind.TASK: "To the first day",
    Kind.CLOCK: "Clocks",
}
FAR_BACK = timedelta(days=365)


def line_of_months(found: Sequence[Item], today: date) -> tuple[list[Group], dict[str, Bar]]:
    """Rows by kind, each with its bar; what is over for a year or has no day is left out."""
    ends = {item.key: item for item in found if item.kind is Kind.END}
    rows: dict[Kind, list[Row]] = {}
    bars: dict[str, Bar] = {}
    for item in found:
        end = ends.get(item.key) if item.kind is Kind.START else None
        last = end.day if end else item.day
        if item.day is None or last is None or item.kind is Kind.END or today - last > FAR_BACK:
            continue
        bars[item.id] = _bar(item, end)
        rows.setdefault(item.kind, []).append(_row(item, end, today))
    groups = [
        Group(heading, tuple(rows[kind]), str(len(rows[kind])))
        for kind, heading in HEADINGS.items()
        if kind in rows
    ]
    return groups, bars


def _bar(item: Item, end: Item | None) -> Bar:
    if item.day is None:
        return Bar()
    if end is not None:
        return Bar(item.day, end.day)
    if item.kind is Kind.ASK:
        return Bar(ask=tuple(item.days))
    return Bar(days=(item.day,))


def _row(item: Item, end: Item | None, today: date) -> Row:
    row = item_row(item, today)
    if item.kind is not Kind.START:
        return row
    is_over = end is not None and end.is_past
    sign = None if is_over else glyphs.PARTLY if item.is_past else glyphs.WAITING
    title = item.title.removeprefix("First day at ")
    tone = Tone.MUTED if is_over else Tone.INK
    return replace(row, title=title, glyph=sign, title_tone=tone, tone=Tone.MUTED)
