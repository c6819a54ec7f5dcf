"""Season: every date on both clocks, as an agenda, a month or a line of months."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from lorapp.domain.calendar.rows import Milestone
from lorapp.domain.calendar.season import milestone_of
from lorapp.domain.calendar.shelf import own_row
from lorapp.domain.record import SeasonFile
from lorapp.keymap import MOVING, SEASON, Command, bindings
from lorapp.screens.base import LorScreen
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.routes import BY_KIND, open_panel, open_record, open_step
from lorapp.widgets.agenda import NUMBER, agenda, fact_width
from lorapp.widgets.agenda_panel import (
    day_explained,
    explained,
    past_explained,
    with_legend,
)
from lorapp.widgets.bars import WIDE
from lorapp.widgets.filter_line import FilterLine
from lorapp.widgets.month import MANY, SEVERAL, MonthGrid
from lorapp.widgets.panel import Explained, Panel
from lorapp.widgets.rows import Columns, Group, RowList
from lorapp.widgets.season_items import Item, Kind, items, matching
from lorapp.widgets.season_line import line_of_months
from lorapp.widgets.timeline import Timeline

BY_ID: Final = {command.id: command for command in (*SEASON, *MOVING)}
VIEWS: Final = ("agenda", "month", "timeline")
RECORDS: Final = {Kind.START: "rotation", Kind.END: "rotation", Kind.TALK: "program"}


class SeasonScreen(LorScreen):
    """What falls on which day; ``v`` goes from the agenda to the month to the line of months."""

    MODE = "season"
    NAME = "Season"
    GUIDE = "screen-season"
    CSS_PATH = "season.tcss"
    OWN_COMMANDS = SEASON
    BINDINGS: ClassVar[list[BindingType]] = bindings(SEASON)
    AUTO_FOCUS = "#agenda"

    def __init__(self) -> None:
        super().__init__()
        self._view = VIEWS[0]
        self._shows_past = False
        self._items: dict[str, Item] = {}
        self._is_wide = False

    def compose_body(self) -> ComposeResult:
        with Vertical(id="dates"):
            yield FilterLine("a word of the title, or a month")
            yield RowList(id="agenda")
            yield MonthGrid(id="month")
            yield Timeline(id="line")
        yield Panel(id="panel")

    def reload(self, file: SeasonFile) -> None:
        now = self.services.unit.now()
        today = now.date()
        plan = self.services.today.plan()
        found = items(file, self.services.season.rows(), plan, now)
        asked = self.query_one(FilterLine).text
        shown = matching(found, asked)
        self._items = {item.id: item for item in shown}
        wide = self.size.width >= WIDE
        groups = agenda(shown, today, past=self._shows_past, asked=bool(asked), wide=wide)
        if asked and not shown:
            groups = [Group("No date has this in its title. `Esc` shows all.".replace("`", ""), ())]
        rows = self.query_one("#agenda", RowList)
        rows.columns = Columns(fact=fact_width(groups), number=NUMBER)
        rows.show(groups)
        self.query_one(MonthGrid).draw(day_words(shown), today)
        self.query_one(Timeline).draw(*line_of_months(shown, today), today)
        self._explain()

    def select(self, code: str) -> None:
        """Put the cursor on the date of this code, in the agenda."""
        found = [item for item in self._items.values() if item.row and item.key == code]
        if found:
            self._show("agenda")
            self._stand_on(found[0])

    @property
    def shown(self) -> Widget:
        """The widget of the view that is shown."""
        return {
            "agenda": self.query_one("#agenda", RowList),
            "month": self.query_one(MonthGrid),
            "timeline": self.query_one(Timeline),
        }[self._view]

    @property
    def item(self) -> Item | None:
        """The item under the cursor; in the month a date of that day, if it has any."""
        shown = self.shown
        if isinstance(shown, MonthGrid):
            here = self._on(shown.day)
            return next((item for item in here if item.row), here[0] if here else None)
        row = shown.current if isinstance(shown, RowList) else None
        return self._items.get(row.id) if row else None

    @property
    def milestone(self) -> Milestone | None:
        """The date of the season under the cursor."""
        item = self.item
        if item is None or item.row is None:
            return None
        return milestone_of(self.services.unit.file(), item.row)

    def _on(self, day: date) -> list[Item]:
        return [item for item in self._items.values() if day in item.days]

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        following = VIEWS[(VIEWS.index(self._view) + 1) % len(VIEWS)]
        keys: list[Command | tuple[Command, str]] = [(BY_ID["list.choose"], self._verb())]
        shelf = self.milestone
        if shelf is not None:
            if shelf.at is not None:
                keys.append(BY_ID["season.own"])
            if own_row(self.services.unit.file(), shelf) is not None:
                keys.append(BY_ID["season.shipped"])
        keys += [(BY_ID["season.view"], following), BY_ID["season.today"]]
        if self.query_one(FilterLine).is_open:
            return [*keys, BY_ID["season.clear"]]
        return [*keys, BY_ID["season.filter"]]

    def _verb(self) -> str:
        if self._view == "month":
            return "agenda"
        item = self.item
        if item is None or item.row is None:
            return "open"
        return "read" if item.day else "fill in"

    @on(RowList.Highlighted)
    @on(MonthGrid.Moved)
    def _explain(self) -> None:
        self.query_one(Panel).show(self._explained())
        self.draw_keys()

    def _explained(self) -> Explained:
        file, now = self.services.unit.file(), self.services.unit.now()
        if isinstance(self.shown, MonthGrid):
            return day_explained(self.shown.day, self._on(self.shown.day), file, now)
        item = self.item
        if item is not None:
            told = explained(item, file, now)
            return with_legend(told) if self._view == "timeline" else told
        gone = sum(item.is_past for item in self._items.values())
        return past_explained(gone) if gone else Explained()

    def on_resize(self, event: events.Resize) -> None:
        """The list gives other columns to another shape."""
        is_wide = event.size.width >= WIDE
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self.post_message(self.Stale())

    @on(RowList.Chosen)
    def _open(self, event: RowList.Chosen) -> None:
        item = self._items.get(event.row.id)
        if item is None:
            self._shows_past = not self._shows_past
            self.load()
        elif item.step is not None:
            open_step(self.shell, item.step)
        elif RECORDS.get(item.kind) in BY_KIND:
            open_record(self.shell, RECORDS[item.kind], item.key)
        elif item.row is not None and item.day is None:
            self.action_own()
        else:
            open_panel(self.shell)

    @on(MonthGrid.Chosen)
    def _find_day(self, event: MonthGrid.Chosen) -> None:
        if self._on(event.day):
            self._show("agenda")
        else:
            self.shell.say("Nothing falls on this day.")

    @on(FilterLine.Asked)
    def _narrow(self) -> None:
        self.load()
        self.query_one("#agenda", RowList).action_first()

    @on(FilterLine.Left)
    def _back_to_list(self) -> None:
        self.shown.focus()
        self.draw_keys()

    def action_filter(self) -> None:
        self.query_one(FilterLine).open()
        self.draw_keys()

    def action_clear(self) -> None:
        self.query_one(FilterLine).action_show_all()

    def action_view(self) -> None:
        self._show(VIEWS[(VIEWS.index(self._view) + 1) % len(VIEWS)])

    def _show(self, view: str) -> None:
        """Show another view with the cursor on the same thing."""
        item = self.item
        for name in VIEWS:
            self.set_class(name == view, f"-{name}")
        self._view = view
        if item is not None:
            self._stand_on(item)
        self.shown.focus()
        self._explain()

    def _stand_on(self, item: Item) -> None:
        shown = self.shown
        if isinstance(shown, MonthGrid):
            if item.day is not None:
                shown.go(item.day)
        elif isinstance(shown, RowList) and not shown.select(item.id) and item.is_past:
            self._shows_past = True
            self.load()
            shown.select(item.id)

    def action_today(self) -> None:
        today = self.services.unit.today()
        if isinstance(self.shown, MonthGrid):
            self.shown.go(today)
            return
        coming = [item for item in self._items.values() if item.day and not item.is_past]
        if coming:
            self._stand_on(coming[0])

    def action_own(self) -> None:
        from lorapp.screens.dialogs.own_date import OwnDateSheet

        shelf = self.milestone
        if shelf is None:
            self.shell.say("Only dates of the season take your own day. `j` and `k` move to one.")
        else:
            self.shell.push_screen(FormScreen(OwnDateSheet(shelf)))

    def action_shipped(self) -> None:
        shelf = self.milestone
        if shelf is not None:
            self.shell.done(self.services.season.shipped_again(shelf))

    def action_panel(self) -> None:
        open_panel(self.shell)


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
