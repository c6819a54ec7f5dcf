"""Season: every date on both clocks, as an agenda, a month or a line of months."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual import events, on

from lorapp.domain.calendar.shelf import own_row
from lorapp.keymap import MOVING, NARROWING, SEASON, Command
from lorapp.screens.frame.explaining import WithPanel
from lorapp.screens.frame.routes import BY_KIND, open_named, open_panel, open_record, open_step
from lorapp.screens.season.season_views import NARROW, VIEWS, Dates
from lorapp.widgets.frame.bars import WIDE
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.rows.rows import RowList
from lorapp.widgets.season.agenda_panel import day_explained, explained, past_explained, with_legend
from lorapp.widgets.season.month import MonthGrid
from lorapp.widgets.season.season_items import Kind

BY_ID: Final = {command.id: command for command in (*SEASON, *MOVING)}
MOVES: Final = ("today", "go", "calendar")
PAGES: Final = ("interviews", "ranks", "soap")
RECORDS: Final = {Kind.START: "rotation", Kind.END: "rotation"}


class SeasonScreen(WithPanel, Dates):
    """What falls on which day; ``v`` goes from the agenda to the month to the line of months."""

    MODE = "season"
    NAME = "Season"
    GUIDE = "screen-season"
    CSS_PATH = "season.tcss"
    OWN_COMMANDS = (*SEASON, *NARROWING)
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
        others = MOVES if self.view == "month" else PAGES
        return [
            *keys,
            (BY_ID["season.view"], following),
            *(BY_ID[f"season.{name}"] for name in others),
        ]

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
        if self.services.unit.is_empty():
            return Explained()
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
        shape = (event.size.width >= WIDE, event.size.width < NARROW)
        if shape != self._shape:
            self._shape = shape
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
        elif item.kind is Kind.HOPED:
            self._application(item.key)
        elif item.kind is Kind.TASK:
            self.action_arrival(item.key)
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

    def action_other_season(self) -> None:
        known = self.services.season.around()
        place = known.index(self.season) if self.season in known else 0
        following = known[(place + 1) % len(known)]
        self.season = None if following == known[0] else following
        self.load()
        self.shell.say(f"Dates of season {following}.")

    def action_go_to(self) -> None:
        from lorapp.screens.dialogs.go_to_day import GoToDay

        self.shell.push_screen(GoToDay(), self._gone_to)

    def _gone_to(self, day: date | None) -> None:
        if day is not None:
            self.go_to(day)
            self.explain()

    def action_interviews(self) -> None:
        from lorapp.screens.match.interviews import InterviewsScreen

        item = self.item
        if item is not None and item.kind is Kind.TALK:
            self.shell.push_screen(InterviewsScreen(item.key, item.day))
        else:
            self.shell.push_screen(InterviewsScreen())

    def action_arrival(self, code: str | None = None) -> None:
        from lorapp.screens.match.arrival import ArrivalScreen

        self.shell.push_screen(ArrivalScreen(code))

    def _application(self, key: str) -> None:
        from lorapp.screens.rotations.applying import ApplicationsScreen

        self.shell.push_screen(ApplicationsScreen(key))

    def action_named(self, name: str) -> None:
        """Open a page by its name in the palette."""
        open_named(self.shell, name)

    def action_own(self) -> None:
        from lorapp.screens.dialogs.own_date import OwnDateSheet

        shelf = self.milestone
        if shelf is None:
            self.shell.say("Only dates of the season take your own day. `j` and `k` move to one.")
        else:
            self.shell.ask(OwnDateSheet(shelf))

    def action_shipped(self) -> None:
        shelf = self.milestone
        if shelf is not None:
            self.shell.done(self.services.season.shipped_again(shelf))

    def action_calendar(self) -> None:
        from lorapp.screens.exports.calendar_file import ask_calendar_file

        ask_calendar_file(self.shell)
