"""The rehearsal before applying: what a program will see, and what never changes afterwards."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.changes.submitting import why_not_submit
from lorapp.domain.placing.supposing.rehearsing import Rehearsal, drafts, rehearse
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import count_words, day_short
from lorapp.keymap import BACK, REHEARSAL, Command
from lorapp.screens.dialogs.submitted import NotSubmittedSheet
from lorapp.screens.paths.choices import LockDialog
from lorapp.screens.paths.guided import GuidedPath, Option, Question
from lorapp.screens.paths.page import stations_of
from lorapp.screens.placing.rehearsal_rows import Seen, lasting, seen_rows, stays, verdict_line
from lorapp.widgets.frame.path_bar import Station
from lorapp.widgets.rows.rows import Columns
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, stated
from lorapp.widgets.text.glyphs import Tone, own

NAMES_OF: Final = ("Look", "Apply in the portal", "Locked")
LOCK_SOURCE: Final = "R-27"
MATRIX_KEY: Final = next(one for one in REHEARSAL if one.id == "rehearsal.matrix")
ALL: Final = next(one for one in REHEARSAL if one.id == "rehearsal.all")
CLICKS: Final = (
    "In the portal: check letters and statement of this program, then apply.",
    "Come back when the portal says that it was sent.",
)


class RehearsalPath(GuidedPath):
    """One program, or all that could be applied to; submitting is final and wants its name."""

    MODE = "programs"
    NAME = "Rehearsal"
    GUIDE = "submitting"
    OWN_COMMANDS = (*REHEARSAL, BACK)
    COLUMNS: ClassVar[Columns] = Columns(fact=30, number=0, gap=0)

    def __init__(self, program: str | None = None) -> None:
        super().__init__()
        self.program = program

    def path_title(self, file: SeasonFile) -> str:
        if self.program is None:
            return "Rehearse what you have not applied to"
        return f"Rehearse {file.program(self.program).name}"

    def stations(self) -> Sequence[Station]:
        if self.program is None:
            return stations_of(NAMES_OF, 0)
        at = self.services.letters.situation()
        return stations_of(NAMES_OF, 2 if is_applied(at, at.file.program(self.program)) else 0)

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        return (MATRIX_KEY, ALL) if self.program is not None else (MATRIX_KEY,)

    def questions(self, at: Situation) -> Sequence[Question]:
        if self.program is None:
            return self._every(at)
        program = at.file.program(self.program)
        told = rehearse(at, program.key)
        day = day_short(told.review_on, at.today) if told.review_on else "unknown"
        scanned = None
        if told.statement is not None:
            scanned = self.services.statements.scan(told.statement, (program.key,))
        rows = tuple(self._read(row) for row in seen_rows(at, told, scanned))
        return (
            Question(own(f"What it sees · review day {day}"), rows),
            Question("For good", tuple(self._final(at, program, told))),
        )

    # All drafts

    def _every(self, at: Situation) -> Sequence[Question]:
        rows = tuple(self._draft(at, program) for program in drafts(at))
        if not rows:
            back = Option(id="back", title="Back", act=self.action_back, verb="back")
            return (Question("Nothing is left to apply to", (back,)),)
        return (Question("Not applied to yet", rows, str(len(rows))),)

    def _draft(self, at: Situation, program: Program) -> Option:
        """One row; applying changes no verdict, so the check as it stands is enough."""
        found = self.services.placing.check().by_key[program.key]
        unmet = count_words(len(found.unmet), "rule")
        letters = count_words(at.places.counted(program), "letter") or "no letter"
        glyph = glyphs.FAILED if found.is_excluded else glyphs.DONE
        if unmet and not found.is_excluded:
            glyph = glyphs.PARTLY
        return Option(
            id=f"draft:{program.key}",
            title=program.name,
            fact=f"{letters}, {unmet or 'nothing'} unmet",
            glyph=glyph,
            act=self._opening(program.key),
            verb="rehearse",
            why=tuple(verdict_line(at.file, verdict) for verdict in found.unmet),
        )

    def _opening(self, key: str) -> Callable[[], None]:
        def follow() -> None:
            self.app.push_screen(RehearsalPath(key))

        return follow

    # One program

    def _read(self, seen: Seen) -> Option:
        """A row to read: Enter shows the whole of it."""
        return Option(
            id=seen.id,
            title=seen.title,
            fact=seen.fact,
            glyph=seen.glyph,
            act=self.action_panel,
            verb="read",
            why=seen.why,
            tone=Tone.MUTED if seen.glyph in {glyphs.WAITING, glyphs.OPEN} else None,
        )

    def _final(self, at: Situation, program: Program, told: Rehearsal) -> list[Option]:
        source = credit(at.book, at.today, LOCK_SOURCE)
        if told.check.applied and is_applied(at, program):
            return [self._locked(program, told, source), self._mistake(program)]
        refused = why_not_submit(at, program)
        if refused is not None:
            title = "Not to be submitted now"
            return [self._read(Seen("not-yet", title, "", glyphs.WAITING, (refused,)))]
        keeps = f"{stays(told)}{' for good' if told.held else ''}"
        why = (f"{keeps}; free slots can still be filled.", *CLICKS)
        return [
            self._read(lasting(told)),
            Option(
                id="submit",
                title="I applied in the portal",
                fact="asks for its name",
                act=lambda: self._confirm(program, told),
                verb="I applied",
                why=why,
                source=source,
            ),
        ]

    def _locked(self, program: Program, told: Rehearsal, source: str) -> Option:
        return Option(
            id="locked",
            title="Applied to, and locked",
            fact=count_words(len(told.held), "letter") or "no letter",
            glyph=glyphs.THERE,
            act=lambda: self.shell.say(f"{program.name} keeps what it holds."),
            verb="read",
            why=(f"{stays(told)}; free slots can still be filled.",),
            source=source,
        )

    def _mistake(self, program: Program) -> Option:
        def ask() -> None:
            self.shell.ask(NotSubmittedSheet(program))

        return Option(
            id="mistake",
            title="It was recorded by mistake",
            fact="asks for a reason",
            act=ask,
            verb="mend it",
            why=("Only if the portal shows no application. The letters are then free again.",),
            is_quiet=True,
        )

    def _confirm(self, program: Program, told: Rehearsal) -> None:
        lines = [keyed(line) for line in CLICKS]
        if told.check.unmet:
            count = len(told.check.unmet)
            verb = "is" if count == 1 else "are"
            lines.insert(0, stated(f"! {count_words(count, 'rule')} {verb} not met."))
        if not told.held:
            lines.insert(0, stated("! It holds no letter."))
        what = {0: "this application", 1: "this letter"}.get(
            len(told.held), f"these {len(told.held)} letters"
        )

        def submit(sure: bool | None) -> None:
            if sure:
                self.shell.done(self.services.programs.submit(program.key))
                count = count_words(len(told.held), "letter") or "No letter"
                verb = "are" if len(told.held) > 1 else "is"
                self.shell.say(f"Submitted: {program.name}. {count} {verb} locked there.")

        self.app.push_screen(LockDialog(program.name, lines, what=what), submit)

    def action_all(self) -> None:
        if self.program is not None:
            self.app.push_screen(RehearsalPath())

    def action_matrix(self) -> None:
        from lorapp.screens.placing.matrix import MatrixScreen

        self.app.push_screen(MatrixScreen(self.program))
