"""Record, plan and portal side by side: only what differs, and what mends it."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.engine.words import by_name, short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.portal.portal_words import Shown
from lorapp.domain.placing.portal.reconciling import Difference, Differs, Reconciled
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import count_words, day_short, distance_sentence
from lorapp.domain.wording.names import program_short
from lorapp.keymap import BACK, RECONCILE, Command
from lorapp.screens.paths.guided import Option, Question
from lorapp.screens.paths.messages import handing
from lorapp.screens.paths.page import stations_of
from lorapp.screens.paths.portal.mending import MendingPath
from lorapp.screens.paths.portal.pasting import (
    NAMES,
    FileDialog,
    PastePage,
    ReadBack,
    unclear_options,
)
from lorapp.screens.paths.reading import ReadingPage
from lorapp.widgets.frame.path_bar import Station
from lorapp.widgets.rows.rows import Columns
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.glyphs import Glyph

BY_ID: Final = {command.id: command for command in RECONCILE}
SIGNS: Final[dict[Differs, Glyph]] = {
    Differs.LOST: glyphs.NEEDS_YOU,
    Differs.HIDDEN: glyphs.UNKNOWN,
    Differs.EXTRA: glyphs.PARTLY,
    Differs.UNPROVED: glyphs.PARTLY,
    Differs.ABSENT: glyphs.NEEDS_YOU,
    Differs.PROCESSING: glyphs.WAITING,
    Differs.UNPLACED: glyphs.NEEDS_YOU,
    Differs.PLANNED: glyphs.PLANNED,
}
VERBS: Final = {
    Differs.HIDDEN: "paste it",
    Differs.EXTRA: "record it",
    Differs.UNPROVED: "record it",
    Differs.UNPLACED: "assign",
    Differs.PLANNED: "assign",
}
FRESH: Final = "A view counts for a week; then the portal may show something else."


class ReconcilePath(MendingPath):
    """What the last view of a portal says beside the record; Enter mends row by row."""

    NAME = "Record and portal"
    GUIDE = "reconcile"
    OWN_COMMANDS = (*RECONCILE, BACK)
    COLUMNS: ClassVar[Columns] = Columns(fact=20, number=0, gap=0)

    def __init__(self, service: str | None = None) -> None:
        super().__init__()
        self._service = service
        self._found: Reconciled | None = None

    @property
    def service(self) -> str:
        """The service that is compared: the one named, else that of the first specialty."""
        return self._service or self.services.portal.services()[0]

    def path_title(self, file: SeasonFile) -> str:
        return f"Your record and the {service_name(self.service)} portal"

    def fact(self) -> str:
        view = self.services.portal.latest_view(self.service)
        return f"seen {day_short(view.on, self.services.unit.today())}" if view else "never pasted"

    def stations(self) -> Sequence[Station]:
        return stations_of(NAMES, 2 if self.services.portal.latest_view(self.service) else 0)

    def first(self, at: Situation) -> str | None:
        found = self._found
        return found.differences[0].id if found and found.differences else None

    def questions(self, at: Situation) -> Sequence[Question]:
        found = self._found = self.services.portal.reconcile(self.service)
        rows = tuple(self._row(at, difference) for difference in found.differences)
        return (
            Question("", (self._standing(at, found), *self._others())),
            Question("Differences", rows, str(len(rows) or "")),
            Question("Can mean two things", unclear_options(found.seen.ambiguous)),
            Question("Not understood", unclear_options(found.seen.unknown)),
        )

    def _standing(self, at: Situation, found: Reconciled) -> Option:
        """The first row: how things stand, and the way to a fresh view."""
        title, glyph, why = standing(at, found)
        day = found.view.on if found.view else None
        return Option(
            id="paste",
            title=title,
            fact=f"seen {day_short(day, at.today)}" if day else "",
            glyph=glyph,
            act=self.action_paste,
            verb="paste anew" if found.view else "paste",
            why=why,
            source="" if found.view else credit(at.book, at.today, "practice-lost"),
        )

    def _others(self) -> tuple[Option, ...]:
        return tuple(
            Option(
                id=f"service:{name}",
                title=f"The {service_name(name)} portal",
                act=self._turning(name),
                verb="compare",
                why=("Programs of this service are compared by themselves.",),
            )
            for name in self.services.portal.services()
            if name != self.service
        )

    def _turning(self, name: str) -> Callable[[], None]:
        def turn() -> None:
            self._service = name
            self.load()

        return turn

    def _row(self, at: Situation, difference: Difference) -> Option:
        file = at.file
        letter = difference.letter
        who = short_name(file, file.letter(letter).mentor) if letter else ""
        where = [file.program(key).name for key in difference.programs]
        place = where[0] if len(where) == 1 else count_words(len(where), "program")
        title = ", ".join(part for part in (who, program_short(place, 30) if where else "") if part)
        return Option(
            id=difference.id,
            title=title,
            fact=str(difference.kind),
            glyph=SIGNS[difference.kind],
            act=lambda: self.mend(difference),
            verb=VERBS.get(difference.kind, "mend"),
            why=(by_name(difference.why, file), difference.mend),
        )

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        seen = self._found is not None and self._found.view is not None
        kept = [BY_ID["reconcile.read"], BY_ID["reconcile.save"]] if seen else []
        return [BY_ID["reconcile.paste"], BY_ID["reconcile.file"], *kept, BY_ID["reconcile.sheet"]]

    def action_paste(self) -> None:
        self.app.push_screen(PastePage(self.service))

    def paste_again(self) -> None:
        self.action_paste()

    def shown_state(self, letter: str) -> Shown:
        seen = self._found.seen.letters if self._found else {}
        return seen.get(letter, Shown.ASSIGNED)

    def action_file(self) -> None:
        def follow(text: str | None) -> None:
            if text is not None:
                self.app.push_screen(ReadBack(self.service, text))

        self.app.push_screen(FileDialog(), follow)

    def action_read(self) -> None:
        title = f"{service_name(self.service)} portal, as pasted"
        self.app.push_screen(ReadingPage(title, lambda: self.services.portal.export(self.service)))

    def action_save(self) -> None:
        text = self.services.portal.export(self.service)
        view = self.services.portal.latest_view(self.service)
        day = view.on.isoformat() if view else ""
        name = f"{service_name(self.service)} portal {day}"
        handing.save(self.shell, name, ".txt", text.encode())

    def action_sheet(self) -> None:
        from lorapp.screens.paths.portal.entry_sheet import EntrySheetScreen

        self.app.push_screen(EntrySheetScreen(None, self.service))


def standing(at: Situation, found: Reconciled) -> tuple[str, Glyph, tuple[str, ...]]:
    """How record and portal stand to each other: a title, its sign, and why."""
    view = found.view
    if view is None:
        why = (
            "No portal tells you what is missing, and some lost letters that were assigned.",
            "Paste the page once a week: only what differs is shown.",
        )
        return "Paste what the portal shows", glyphs.NEEDS_YOU, why
    if found.broken is not None:
        day = day_short(found.broken.on, at.today)
        told = f"The view of {day} is not what was kept that day: its seal does not fit."
        why = (told, "The views after it prove nothing either. Look at a backup.")
        return "The chain of views is broken", glyphs.NEEDS_YOU, why
    if not found.is_fresh:
        old = distance_sentence(view.on, at.today)
        return "The last view is old", glyphs.PARTLY, (f"It was pasted {old}.", FRESH)
    if found.ready:
        why = ("Record, plan and portal say the same, and every upload is on record.", FRESH)
        return "Ready: nothing differs", glyphs.DONE, why
    count = count_words(len(found.differences), "difference") or "lines that are not clear"
    return f"Not ready: {count}", glyphs.PARTLY, ("It is ready when nothing differs.", FRESH)
