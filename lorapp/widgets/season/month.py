"""A month as a grid: a word in each day on which something falls."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from lorapp.domain.dates import FIRST_YEAR, LAST_YEAR, UnreadableDayError, add_months
from lorapp.domain.wording.days import MONTHS, WEEKDAYS, day_short
from lorapp.frozen import dataclass
from lorapp.keymap import MONTH, bindings
from lorapp.widgets.text.cells import KEY_STYLE, left, right
from lorapp.widgets.text.glyphs import CURSOR, Tone, drawn

MARGIN: Final = 2
WEEK: Final = 7
FIRST: Final = date(FIRST_YEAR, 1, 1)
LAST: Final = date(LAST_YEAR, 12, 31)
HEAD: Final = 2
LEGEND: Final = 3
WIDEST: Final = 11
PARTED: Final = "   "
LEAST: Final = 6
ROOMY: Final = 2 * 6 + HEAD + LEGEND
MEANT: Final[Mapping[str, str]] = {
    "date": "of the season",
    "ask": "days to ask for a letter",
    "talk": "interview",
    "start": "of a rotation",
    "end": "of a rotation",
    "plan": "a step of the plan",
    "clock": "clocks change",
}
SEVERAL: Final[Mapping[int, str]] = {2: "two", 3: "three", 4: "four", 5: "five"}
MANY: Final = "many"


class MonthGrid(Widget, can_focus=True):
    """One month at a time. The arrows move by days and weeks, and so into other months.

    Posts ``Moved`` when another day is chosen and ``Chosen`` on Enter.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(MONTH)
    DEFAULT_CSS = "MonthGrid { width: 1fr; height: 1fr; background: $background; }"

    @dataclass
    class Moved(Message):
        """The cursor stands on another day."""

        day: date

    @dataclass
    class Chosen(Message):
        """Enter, or a click on the day under the cursor."""

        day: date

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.day = FIRST
        self._today = FIRST
        self._words: Mapping[date, str] = {}

    def draw(self, words: Mapping[date, str], today: date) -> None:
        """Mark these days; the cursor begins on today."""
        self._words, self._today = words, today
        if self.day == FIRST:
            self.day = today
        self.refresh()

    def go(self, day: date) -> None:
        """Put the cursor on a day, or on the nearest one of the calendar's years."""
        day = max(FIRST, min(day, LAST))
        if day != self.day:
            self.day = day
            self.refresh()
            self.post_message(self.Moved(day))

    @property
    def _cell(self) -> int:
        return max(LEAST, min(WIDEST, (self.size.width - 2 * MARGIN) // WEEK))

    @property
    def _step(self) -> int:
        return 2 if self.size.height >= ROOMY else 1

    @property
    def _first(self) -> date:
        """The Monday of the first week shown."""
        first = self.day.replace(day=1)
        return first - timedelta(days=first.weekday())

    def render(self) -> Content:
        lines = [self._heading(), self._weekdays()]
        weeks = [self._first + timedelta(days=WEEK * number) for number in range(6)]
        for monday in weeks:
            if monday == weeks[0] or monday.month == self.day.month:
                lines.append(self._week(monday))
                lines += [Content("")] * (self._step - 1)
        if lines[-1].plain:
            lines.append(Content(""))
        lines += self._legend()
        return Content("\n").join(lines)

    def _heading(self) -> Content:
        month = f"{MONTHS[self.day.month - 1]} {self.day.year}"
        today = f"today is {day_short(self._today, self._today)}"
        room = WEEK * self._cell - len(month)
        return Content.assemble("  ", (month, "bold"), (right(today, room), Tone.MUTED.style))

    def _weekdays(self) -> Content:
        names = "".join(left(f" {name[:3]}", self._cell) for name in WEEKDAYS)
        return Content.assemble("  ", (names, Tone.MUTED.style))

    def _week(self, monday: date) -> Content:
        pieces: list[Content] = [Content("  ")]
        pieces += [self._day(monday + timedelta(days=number)) for number in range(WEEK)]
        return Content("").join(pieces)

    def _day(self, day: date) -> Content:
        width = self._cell
        if day.month != self.day.month:
            return Content(" " * width)
        here = "today" if width - 4 >= len("today") else "now"
        word = self._words.get(day, here if day == self._today else "")
        chosen = day == self.day
        ground = " on $select" if chosen else ""
        ink = "$foreground bold" if word or chosen else "$muted"
        if day == self._today:
            ink = KEY_STYLE
        return Content.assemble(
            (drawn(CURSOR) if chosen else " ", f"$accent{ground}"),
            (f"{day.day:>2} ", f"{ink}{ground}"),
            (left(word, width - 4), f"$foreground{ground}"),
        )

    def _legend(self) -> list[Content]:
        shown = {
            word
            for day, word in self._words.items()
            if (day.year, day.month) == (self.day.year, self.day.month)
        }
        known = [f"{word}: {says}" for word, says in MEANT.items() if word in shown]
        if shown & {*SEVERAL.values(), MANY}:
            known.append("a number: so many things")
        lines = packed(known or ["Nothing falls in this month."], WEEK * self._cell)
        return [Content.styled(f"  {line}", Tone.MUTED.style) for line in lines]

    def action_days(self, count: int) -> None:
        self.go(self.day + timedelta(days=count))

    def action_months(self, count: int) -> None:
        try:
            self.go(add_months(self.day, count))
        except UnreadableDayError:
            return

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self.day))

    def on_click(self, event: events.Click) -> None:
        week, column = (event.y - HEAD) // self._step, (event.x - MARGIN) // self._cell
        if week < 0 or not 0 <= column < WEEK:
            return
        day = self._first + timedelta(days=WEEK * week + column)
        if day.month != self.day.month:
            return
        if day == self.day:
            self.action_choose()
        self.go(day)


def packed(texts: Iterable[str], width: int) -> list[str]:
    """Put short texts on as few lines as they need, none of them broken."""
    lines = [""]
    for text in texts:
        if lines[-1] and len(lines[-1]) + len(PARTED) + len(text) > width:
            lines.append("")
        lines[-1] += (PARTED if lines[-1] else "") + text
    return lines
