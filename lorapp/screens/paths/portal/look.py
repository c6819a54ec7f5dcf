"""The weekly look at a portal: five minutes, letter by letter, then it is written down."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.legality import NAMES as EVENTS
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.portal import last_look, watched
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import count_words, day_short
from lorapp.keymap import BACK, GUIDED, LOOK, Command
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.screens.paths.guided import GuidedPath, Option, Question
from lorapp.screens.paths.page import stations_of
from lorapp.widgets.frame.path_bar import Station
from lorapp.widgets.rows.rows import Columns, Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed

NAMES: Final = ("Open it", "Compare", "Log")
LOG: Final = next(command for command in GUIDED if command.id == "path.log")
SHOWS: Final = (EventKind.UPLOADED, EventKind.AVAILABLE, EventKind.BOUNCED)
SAME: Final = "same"
SOURCES: Final = ("R-19", "practice-11")


class LookPath(GuidedPath):
    """What to compare, one row a letter; what the portal shows now is logged from its row."""

    NAME = "Look at the portal"
    GUIDE = "portal"
    OWN_COMMANDS = (LOG, *LOOK, BACK)
    COLUMNS: ClassVar[Columns] = Columns(fact=24, number=0, gap=0)

    def __init__(self, service: str, letter: str | None = None) -> None:
        super().__init__()
        self.service, self.letter = service, letter
        self.compared: set[str] = set()

    def path_title(self, file: SeasonFile) -> str:
        return f"Look at the {service_name(self.service)} portal"

    def fact(self) -> str:
        at = self.services.letters.situation()
        seen = last_look(at, self.service)
        return f"last seen {day_short(seen, at.today)}" if seen else "never seen"

    def stations(self) -> Sequence[Station]:
        return stations_of(NAMES, 1)

    def first(self, at: Situation) -> str | None:
        found = [x.key for x in watched(at, self.service) if x.key not in self.compared]
        if self.letter in found:
            return f"letter:{self.letter}"
        return f"letter:{found[0]}" if found else "looked"

    def questions(self, at: Situation) -> Sequence[Question]:
        found = watched(at, self.service)
        rows = tuple(self._row(at, letter) for letter in found)
        looked = Option(
            id="looked",
            title="I have looked",
            act=self.action_log,
            verb="write it down",
            why=("`l` does the same. The next look is due in a week.",),
        )
        count = count_words(len(found), "letter")
        whole = Option(
            id="paste",
            title="Paste the whole page instead",
            act=self.action_compare,
            verb="paste it",
            why=("All programs and letters at once; only what differs is shown.",),
        )
        return (
            Question("What does it show now?", rows, count),
            Question("", (whole, looked)),
        )

    def _row(self, at: Situation, letter: Letter) -> Option:
        shown = [event for event in at.events(letter) if event.kind.is_shown]
        newest = shown[-1]
        is_seen = letter.key in self.compared
        days = -at.in_days(newest.on)
        return Option(
            id=f"letter:{letter.key}",
            title=short_name(at.file, letter.mentor),
            fact=f"{EVENTS[newest.kind]} {day_short(newest.on, at.today)}",
            glyph=glyphs.DONE if is_seen else glyphs.OPEN,
            act=self._asking(letter.key),
            verb="what it shows",
            why=(
                f"You last noted {EVENTS[newest.kind]}, {count_words(days, 'day') or 'today'}"
                + (" ago." if days else "."),
                "Uploaded letters are processed for up to 5 business days.",
                "Look at the status of the entry, not only at the list of programs.",
            ),
            source=credit(at.book, at.today, *SOURCES),
        )

    def _asking(self, key: str) -> Callable[[], None]:
        return lambda: self._ask(key)

    def _ask(self, key: str) -> None:
        legal = self.services.letters.legal(key)
        rows = [Row(id=SAME, title="As before", glyph=glyphs.DONE)]
        rows += [
            Row(id=str(kind), title=EVENTS[kind].capitalize(), glyph=glyphs.OPEN)
            for kind in SHOWS
            if kind in legal
        ]
        file = self.services.unit.file()
        name = short_name(file, file.letter(key).mentor)
        lines = (keyed("With today as the day; `l` on the letter takes another day."),)

        def follow(found: str | None) -> None:
            if found is None:
                return
            self.compared.add(key)
            if found == SAME:
                self.load_and_go_on()
            else:
                event = Event(kind=EventKind(found), on=self.services.unit.today())
                self.shell.done(self.services.letters.log(key, event))
                self.load_and_go_on()

        offer = Offer(f"What the portal shows of {name}'s letter", tuple(rows), lines)
        self.app.push_screen(ChoiceDialog(offer), follow)

    def load_and_go_on(self) -> None:
        """Draw again, with the cursor on the next letter to compare."""
        wanted = self.first(self.services.letters.situation())
        if wanted is not None:
            self.stay_on(wanted)
        self.load()

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        return [(LOG, "I have looked"), *LOOK]

    def action_compare(self) -> None:
        from lorapp.screens.paths.portal.reconcile import ReconcilePath

        self.app.push_screen(ReconcilePath(self.service))

    def action_sheet(self) -> None:
        from lorapp.screens.paths.portal.entry_sheet import EntrySheetScreen

        self.app.push_screen(EntrySheetScreen(self.letter, self.service))

    def action_log(self) -> None:
        self.shell.done(self.services.portal.record(self.service, self.services.unit.today()))
        self.action_back()
