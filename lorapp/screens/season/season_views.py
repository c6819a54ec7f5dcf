"""Three views of what falls on which day, with the cursor on the same thing in each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from textual.app import ComposeResult
from textual.widget import Widget

from lorapp.domain.calendar.rows import Milestone
from lorapp.domain.calendar.season import milestone_of
from lorapp.domain.record import SeasonFile
from lorapp.screens.frame.filtered import FilteredScreen, Narrowing
from lorapp.widgets.frame.bars import WIDE
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.frame.panel import Panel
from lorapp.widgets.rotations.timeline import Timeline
from lorapp.widgets.rows.rows import Columns, Group, RowList
from lorapp.widgets.season.agenda import NUMBER, agenda, fact_width
from lorapp.widgets.season.month import MANY, SEVERAL, MonthGrid
from lorapp.widgets.season.season_items import Item, items, matching
from lorapp.widgets.season.season_line import line_of_months

NARROW: Final = 80
"""Below so many columns a list shows the day of an item in place of the days left."""
NONE: Final = "No date has this in its title. Esc shows all."
VIEWS: Final = ("agenda", "month", "timeline")


class Dates(FilteredScreen):
    """Three views of the same items, with the cursor on the same thing in each."""

    def __init__(self) -> None:
        super().__init__()
        self.view = VIEWS[0]
        self.shows_past = False
        self.items_by_id: dict[str, Item] = {}
        self._shape = (False, False)
        self._kept = ""
        self.season: int | None = None

    def compose_body(self) -> ComposeResult:
        with Narrowing(id="dates"):
            yield FilterLine("a word of the title, or a month")
            yield RowList(id="agenda")
            yield MonthGrid(id="month")
            yield Timeline(id="line")
        yield Panel(id="panel")

    def reload(self, file: SeasonFile) -> None:
        now = self.services.unit.now()
        today = now.date()
        plan = self.services.today.plan()
        found = items(file, self.services.season.rows(self.season), plan, now)
        asked = self.asked
        shown = matching(found, asked)
        self.items_by_id = {item.id: item for item in shown}
        wide = self.size.width >= WIDE
        groups = agenda(shown, today, past=self.shows_past, asked=bool(asked), wide=wide)
        if asked and not shown:
            groups = [Group(NONE, ())]
        if self.season is not None:
            groups = [Group(f"With the dates of season {self.season}", ()), *groups]
        rows = self.query_one("#agenda", RowList)
        number = NUMBER
        if self.size.width < NARROW:
            groups, number = days_first(groups), fact_width(groups)
        rows.columns = Columns(fact=fact_width(groups), number=number)
        rows.show(groups)
        self.query_one(MonthGrid).draw(day_words(shown), today)
        self.query_one(Timeline).draw(*line_of_months(shown, today), today)
        self.explain()

    def select(self, code: str) -> None:
        """Put the cursor on the date of this code, in the agenda."""
        found = [item for item in self.items_by_id.values() if item.row and item.key == code]
        if found:
            self.show_view("agenda")
            self.stand_on(found[0])

    @property
    def shown(self) -> Widget:
        """The widget of the view that is shown."""
        return {
            "agenda": self.query_one("#agenda", RowList),
            "month": self.query_one(MonthGrid),
            "timeline": self.query_one(Timeline),
        }[self.view]

    @property
    def item(self) -> Item | None:
        """The item under the cursor; in the month a date of that day, if it has any."""
        shown = self.shown
        if isinstance(shown, MonthGrid):
            here = self.items_on(shown.day)
            here.sort(key=lambda item: (item.id != self._kept, item.row is None))
            return here[0] if here else None
        row = shown.current if isinstance(shown, RowList) else None
        return self.items_by_id.get(row.id) if row else None

    @property
    def milestone(self) -> Milestone | None:
        """The date of the season under the cursor."""
        item = self.item
        if item is None or item.row is None:
            return None
        return milestone_of(self.services.unit.file(), item.row)

    def items_on(self, day: date) -> list[Item]:
        """What falls on a day of the month."""
        return [item for item in self.items_by_id.values() if day in item.days]

    def show_view(self, view: str) -> None:
        """Show another view with the cursor on the same thing."""
        item = self.item
        for name in VIEWS:
            self.set_class(name == view, f"-{name}")
        self.view = view
        if item is not None:
            self._kept = item.id
            self.stand_on(item)
        self.shown.focus()
        self.explain()

    def stand_on(self, item: Item) -> None:
        """Put the cursor of the view that is shown on an item; the past is unfolded for it."""
        shown = self.shown
        if isinstance(shown, MonthGrid):
            if item.day is not None:
                shown.go(item.day)
        elif isinstance(shown, RowList) and not shown.select(item.id) and item.is_past:
            self.shows_past = True
            self.load()
            shown.select(item.id)

    def go_to(self, day: date) -> None:
        """Stand on a day, or on the next thing from it on; the last one where nothing follows."""
        shown = self.shown
        if isinstance(shown, MonthGrid):
            shown.go(day)
            return
        dated = [item for item in self.items_by_id.values() if item.day is not None]
        later = [item for item in dated if (item.until or item.day or day) >= day]
        for item in (*later, *reversed(dated)):
            self.stand_on(item)
            here = self.item
            if here is not None and here.id == item.id:
                return

    def explain(self) -> None:
        """Say what the cursor stands on."""
        raise NotImplementedError


def days_first(groups: Sequence[Group]) -> list[Group]:
    """The same rows with the day, and its hour, where the days left stood."""
    return [
        replace(group, rows=tuple(replace(row, number=row.fact) for row in group.rows))
        for group in groups
    ]


def day_words(found: Sequence[Item]) -> dict[date, str]:
    """The word of each day of the month: what it is, or how many things."""
    days: dict[date, list[Item]] = {}
    for item in found:
        for day in item.days:
            days.setdefault(day, []).append(item)
    return {
        day: str(here[0].kind) if len(here) == 1 else SEVERAL.get(len(here), MANY)
        for day, here in days.items()
    }
