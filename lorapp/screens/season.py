"""Season: every date on both clocks, as an agenda, a month or a line of months."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from lorapp.domain.calendar.rows import Milestone
from lorapp.domain.calendar.season import milestone_of
from lorapp.domain.calendar.shelf import own_row
from lorapp.domain.record import SeasonFile
from lorapp.keymap import MOVING, NARROWING, SEASON, Command, bindings
from lorapp.screens.filtered import FilteredScreen, Narrowing
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
NONE: Final = "No date has this in its title. Esc shows all."
VIEWS: Final = ("agenda", "month", "timeline")
RECORDS: Final = {Kind.START: "rotation", Kind.END: "rotation"}


class Dates(FilteredScreen):
    """Three views of the same items, with the cursor on the same thing in each."""

    def __init__(self) -> None:
        super().__init__()
        self.view = VIEWS[0]
        self.shows_past = False
        self.items_by_id: dict[str, Item] = {}
        self._is_wide = False
        self._kept = ""

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
        found = items(file, self.services.season.rows(), plan, now)
        asked = self.asked
        shown = matching(found, asked)
        self.items_by_id = {item.id: item for item in shown}
        wide = self.size.width >= WIDE
        groups = agenda(shown, today, past=self.shows_past, asked=bool(asked), wide=wide)
        if asked and not shown:
            groups = [Group(NONE, ())]
        rows = self.query_one("#agenda", RowList)
        rows.columns = Columns(fact=fact_width(groups), number=NUMBER)
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

    def explain(self) -> None:
        """Say what the cursor stands on."""
        raise NotImplementedError


class SeasonScreen(Dates):
    """What falls on which day; ``v`` goes from the agenda to the month to the line of months."""

    MODE = "season"
    NAME = "Season"
    GUIDE = "screen-season"
    CSS_PATH = "season.tcss"
    OWN_COMMANDS = (*SEASON, *NARROWING)
    BINDINGS: ClassVar[list[BindingType]] = bindings(SEASON)
    AUTO_FOCUS = "#agenda"

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        following = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        keys: list[Command | tuple[Command, str]] = [(BY_ID["list.choose"], self._verb())]
        shelf = self.milestone
        if shelf is not None:
            if shelf.at is not None:
                keys.append(BY_ID["season.own"])
            if own_row(self.services.unit.file(), shelf) is not None:
                keys.append(BY_ID["season.shipped"])
        keys += [(BY_ID["season.view"], following), BY_ID["season.today"]]
        return [*keys, BY_ID["season.calendar"]]

    def _verb(self) -> str:
        if self.view == "month":
            return "agenda"
        item = self.item
        if item is None or item.row is None:
            return "open"
        return "read" if item.day else "fill in"

    @on(RowList.Highlighted)
    @on(MonthGrid.Moved)
    def explain(self) -> None:
        self.query_one(Panel).show(self._explained())
        self.draw_keys()

    def _explained(self) -> Explained:
        file, now = self.services.unit.file(), self.services.unit.now()
        if isinstance(self.shown, MonthGrid):
            return day_explained(self.shown.day, self.items_on(self.shown.day), file, now)
        item = self.item
        if item is not None:
            told = explained(item, file, now)
            return with_legend(told) if self.view == "timeline" else told
        gone = sum(item.is_past for item in self.items_by_id.values())
        return past_explained(gone) if gone else Explained()

    def on_resize(self, event: events.Resize) -> None:
        """The list gives other columns to another shape."""
        is_wide = event.size.width >= WIDE
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self.post_message(self.Stale())

    @on(RowList.Chosen)
    def _open(self, event: RowList.Chosen) -> None:
        item = self.items_by_id.get(event.row.id)
        if item is None:
            self.shows_past = not self.shows_past
            self.load()
        elif item.step is not None:
            open_step(self.shell, item.step)
        elif item.kind is Kind.TALK:
            self.action_interviews()
        elif RECORDS.get(item.kind) in BY_KIND:
            open_record(self.shell, RECORDS[item.kind], item.key)
        elif item.row is not None and item.day is None:
            self.action_own()
        else:
            open_panel(self.shell)

    @on(MonthGrid.Chosen)
    def _find_day(self, event: MonthGrid.Chosen) -> None:
        if self.items_on(event.day):
            self.show_view("agenda")
        else:
            self.shell.say("Nothing falls on this day.")

    def action_view(self) -> None:
        self.show_view(VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)])

    def action_today(self) -> None:
        today = self.services.unit.today()
        if isinstance(self.shown, MonthGrid):
            self.shown.go(today)
            return
        coming = [item for item in self.items_by_id.values() if item.day and not item.is_past]
        if coming:
            self.stand_on(coming[0])

    def action_interviews(self) -> None:
        from lorapp.screens.interviews import InterviewsScreen

        item = self.item
        if item is not None and item.kind is Kind.TALK:
            self.shell.push_screen(InterviewsScreen(item.key, item.day))
        else:
            self.shell.push_screen(InterviewsScreen())

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

    def action_calendar(self) -> None:
        from lorapp.screens.calendar_file import ask_calendar_file

        ask_calendar_file(self.shell)

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
