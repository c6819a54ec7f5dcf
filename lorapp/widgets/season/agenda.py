"""Items of the season as rows of a list: the next days, then month by month."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from lorapp.domain.wording.days import EASTERN, MONTHS
from lorapp.widgets.rows.rows import Group, Row
from lorapp.widgets.season.season_items import Item, Kind
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.glyphs import Glyph, Tone
from lorapp.widgets.text.when import day_text

SOON: Final = timedelta(days=14)
PAST_ID: Final = "past"
NUMBER: Final = 10
FACT_MIN: Final = 12


def fact(item: Item, today: date, *, wide: bool = False) -> str:
    """The date of an item for a list: in the home zone, near ones with weekday and hour.

    A second reading of the date stands beside it, unless the panel does (``wide``).
    """
    if item.day is None:
        return "done" if item.is_done else "not known yet"
    is_soon = timedelta() <= item.day - today <= SOON
    text = day_text(item.day, today, projected=item.projected, weekday=is_soon)
    if item.at is not None and (is_soon or item.at.astimezone(EASTERN).date() != item.day):
        text += f" {item.at:%H:%M}"  # an early hour at home: in the US it is the evening before
    if item.or_on is not None and not wide:
        text += f" (or {item.or_on.day} {item.or_on:%b})"
    return text


def glyph(item: Item, today: date) -> Glyph | None:
    """The sign of an item; the past has none."""
    if item.is_done:
        return glyphs.DONE
    if item.is_past:
        return None
    if item.day is None:
        return glyphs.UNKNOWN
    if item.kind in {Kind.ASK, Kind.PLAN, Kind.TASK}:
        is_open = item.step is not None and item.step.opens <= today
        return glyphs.OPEN if is_open else glyphs.WAITING
    if item.day - today <= SOON and not item.projected and item.kind is not Kind.CLOCK:
        return glyphs.PARTLY
    return glyphs.WAITING


def item_row(item: Item, today: date, *, wide: bool = False) -> Row:
    """One line for an item."""
    sign = glyph(item, today)
    is_over = item.is_past or item.is_done
    number = ""
    if item.left is not None and not is_over:
        number = f"{item.left:>3} d left" if item.left > 0 else "today"
    return Row(
        id=item.id,
        title=item.title,
        glyph=sign,
        tone=sign.tone if sign else Tone.MUTED,
        fact=fact(item, today, wide=wide),
        number=number,
        title_tone=Tone.MUTED if is_over else Tone.INK,
    )


def agenda(
    found: Sequence[Item],
    today: date,
    *,
    past: bool = False,
    asked: bool = False,
    wide: bool = False,
) -> list[Group]:
    """The next 14 days, then month by month, then what nobody knows, then the past folded.

    Of what was ``asked`` for, empty groups are left out and the past is open.
    """

    def group(heading: str, members: Sequence[Item]) -> Group:
        rows = tuple(item_row(item, today, wide=wide) for item in members)
        return Group(heading, rows, str(len(rows)) if rows else "")

    coming = [(item, item.day) for item in found if item.day and not item.is_past]
    soon = [item for item, day in coming if day - today <= SOON]
    groups = [group("Next 14 days" if soon else "Nothing in the next 14 days", soon)]
    if asked and not soon:
        groups = []
    months: dict[str, list[Item]] = {}
    for item, day in coming:
        if day - today > SOON:
            months.setdefault(f"{MONTHS[day.month - 1]} {day.year}", []).append(item)
    groups += [group(name, members) for name, members in months.items()]
    unknown = [item for item in found if item.day is None]
    if unknown:
        groups.append(group("Not known yet", unknown))
    gone = [item for item in reversed(found) if item.is_past]
    if gone:
        is_open = past or asked
        rows = group("", gone).rows if is_open else ()
        groups.append(Group("", (_past_line(len(gone), is_open=is_open), *rows)))
    return groups


def _past_line(count: int, *, is_open: bool) -> Row:
    noun = "date is" if count == 1 else "dates are"
    return Row(
        id=PAST_ID,
        title=f"{count} {noun} behind you",
        fact="Enter folds" if is_open else "Enter shows",
        tone=Tone.MUTED,
        title_tone=Tone.MUTED,
    )


def fact_width(groups: Iterable[Group]) -> int:
    """The width the longest date needs."""
    return max([FACT_MIN, *(len(row.fact) for group in groups for row in group.rows)])
