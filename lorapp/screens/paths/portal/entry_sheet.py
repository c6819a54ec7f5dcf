"""What to type and tick in the portal, in the order of its screens; each value can be copied."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Final

from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.portal.entry_sheet import Box, ProgramPage, assignment_page, entry_boxes
from lorapp.domain.placing.portal.portal_names import letters_of
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import count_words
from lorapp.keymap import BACK, ENTRY_SHEET, Command
from lorapp.screens.drawing.between_keys import begin
from lorapp.screens.paths.guided import GuidedPath, Option, Question
from lorapp.screens.paths.messages import handing
from lorapp.screens.paths.portal.pasting import bare_name
from lorapp.widgets.rows.rows import Columns
from lorapp.widgets.text import glyphs

COMPARE: Final = ENTRY_SHEET[1]


class EntrySheetScreen(GuidedPath):
    """The entry of one letter, or of all, then the assignment page program by program."""

    NAME = "Entry sheet"
    GUIDE = "portal"
    OWN_COMMANDS = (*ENTRY_SHEET, BACK)
    COLUMNS: ClassVar[Columns] = Columns(fact=36, number=0, gap=0)

    def __init__(self, letter: str | None = None, service: str | None = None) -> None:
        super().__init__()
        self.letter, self._service = letter, service
        self._values: dict[str, str] = {}

    def service(self, file: SeasonFile) -> str:
        """The portal: that of the letter, else the one named, else the first."""
        if self.letter is not None:
            return file.letter_service(file.letter(self.letter))
        return self._service or self.services.portal.services()[0]

    def path_title(self, file: SeasonFile) -> str:
        name = service_name(self.service(file))
        if self.letter is None:
            return f"Entry sheet, {name} {file.applicant.season}"
        return f"Entry sheet for {short_name(file, file.letter(self.letter).mentor)}, {name}"

    def questions(self, at: Situation) -> Sequence[Question]:
        self._values = {}
        service = self.service(at.file)
        if self.letter is not None:
            letters: tuple[Letter, ...] = (at.file.letter(self.letter),)
        else:
            letters = tuple(letters_of(at, service))
        pages = self._pages(at)
        rows = tuple(self._page(at, page) for page in pages)
        return (
            *(self._entry(at, letter) for letter in letters),
            Question("Assignment page, as the portal lists it", rows, str(len(rows) or "")),
        )

    def _pages(self, at: Situation) -> tuple[ProgramPage, ...]:
        """The programs of the assignment page; for one letter, those that have or want it."""
        pages = assignment_page(at, self.service(at.file), self.services.placing.check())
        if self.letter is None:
            return pages
        return tuple(p for p in pages if any(tick.letter == self.letter for tick in p.ticks))

    def _entry(self, at: Situation, letter: Letter) -> Question:
        rows = tuple(self._box(at, letter, box) for box in entry_boxes(at, letter))
        return Question(f"Letter entry: {short_name(at.file, letter.mentor)}", rows)

    def _box(self, at: Situation, letter: Letter, box: Box) -> Option:
        row_id = f"box:{letter.key}:{box.label}"
        if box.value is not None:
            self._values[row_id] = box.value
        return Option(
            id=row_id,
            title=box.label,
            fact=box.value or "unknown",
            glyph=glyphs.DOT if box.value is not None else glyphs.UNKNOWN,
            act=self._copying(row_id),
            verb="copy",
            why=(box.value or "Not on record yet.", box.note),
            source=credit(at.book, at.today, box.rule),
        )

    def _page(self, at: Situation, page: ProgramPage) -> Option:
        row_id = f"page:{page.program.key}"
        letters = at.file.letters_by_key
        names = {
            tick.letter: bare_name(at.file, letters[tick.letter].mentor) for tick in page.ticks
        }
        there = [names[tick.letter] for tick in page.ticks if tick.is_there]
        planned = [names[tick.letter] for tick in page.ticks if not tick.is_there]
        self._values[row_id] = ", ".join(names.values())
        sign = glyphs.PLANNED if planned else glyphs.THERE if page.is_locked else glyphs.OPEN
        why = []
        if planned:
            why.append(f"◍ Still to tick: {', '.join(planned)}.")
        if there:
            why.append(f"● Ticked by your record: {', '.join(there)}.")
        if page.is_locked:
            why.append("Applied to: what is ticked there stays ticked.")
        return Option(
            id=row_id,
            title=page.program.name,
            fact=", ".join(names.values()) or "no letter",
            glyph=sign,
            act=self._copying(row_id),
            verb="copy",
            why=tuple(why) or ("No letter is recorded or planned there.",),
        )

    def fact(self) -> str:
        at = self.services.letters.situation()
        open_ones = sum(
            not tick.is_there and self.letter in {None, tick.letter}
            for page in self._pages(at)
            for tick in page.ticks
        )
        return f"{count_words(open_ones, 'box', 'boxes')} to tick" if open_ones else ""

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        return [COMPARE]

    def _copying(self, row_id: str) -> Callable[[], None]:
        return lambda: self._copy(row_id)

    def _copy(self, row_id: str) -> None:
        value = self._values.get(row_id)
        if not value:
            self.shell.say("There is nothing to copy here yet.")
            return
        begin(self, partial(handing.copy, self.shell, value, "One value"))

    def action_copy(self) -> None:
        option = self.option
        if option is not None:
            self._copy(option.id)

    def action_compare(self) -> None:
        from lorapp.screens.paths.portal.reconcile import ReconcilePath

        self.app.push_screen(ReconcilePath(self.service(self.services.unit.file())))
