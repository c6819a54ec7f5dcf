"""Which programs get a statement: Enter gives it or takes it back, after a look at its text."""

from collections.abc import Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.names import statement_name
from lorapp.domain.themes.statements import applied_with_another, open_programs
from lorapp.domain.wording.days import count_words, day_short
from lorapp.keymap import BACK, GIVING, MOVING, Command
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.explaining import Explaining
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.story.story_papers import scan_lines
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, one_line, stated
from lorapp.widgets.text.glyphs import Tone

BY_ID: Final = {command.id: command for command in (*GIVING, *MOVING)}
KEEP, GIVE = "keep", "give"
NO_PROGRAMS: Final = "No programs yet. `5` shows where they are added."
PORTAL: Final = "Whether the portal still changes it is not known here: look there."
LEFT: Final = Row(id=KEEP, title="Leave all as it is", glyph=glyphs.DONE)


class StatementPrograms(Explaining, PathScreen):
    """Every program and the statement it gets."""

    MODE = "story"
    NAME = "Programs of a statement"
    GUIDE = "screen-story"
    OWN_COMMANDS = GIVING

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def compose_body(self) -> ComposeResult:
        yield RowList(columns=Columns(fact=18, number=10), id="giving")
        yield Panel(id="panel")

    def reload(self, file: SeasonFile) -> None:
        if self._key not in file.statements_by_key:
            self.action_back()
            return
        statement = file.statement(self._key)
        own = [p for p in file.programs if p.specialty == statement.specialty]
        others = [p for p in file.programs if p.specialty != statement.specialty]
        heading = one_line(statement_name(file, statement))
        parts = ((heading, own), ("Other specialties", others))
        groups = [
            Group(title, tuple(self._row(file, program) for program in found), str(len(found)))
            for title, found in parts
            if found
        ]
        self.query_one(RowList).show(groups)
        self._explain()

    def _row(self, file: SeasonFile, program: Program) -> Row:
        had = file.statement_for(program.key)
        mine = had is not None and had.key == self._key
        fact = "gets this one" if mine else ""
        if had is not None and not mine:
            fact = f"gets {one_line(statement_name(file, had, short=True))}"
        return Row(
            id=program.key,
            title=program.name,
            glyph=glyphs.THERE if mine else glyphs.OPEN,
            tone=Tone.GOOD if mine else Tone.MUTED,
            fact=fact or "none yet",
            number="applied" if program.applied_on else "",
        )

    def _program(self) -> Program | None:
        row = self.query_one(RowList).current
        return self.services.unit.file().programs_by_key.get(row.id) if row else None

    def _gets_it(self, program: Program) -> bool:
        return program.key in self.services.unit.file().statement(self._key).programs

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        program = self._program()
        if program is None:
            return [BACK]
        verb = "take it back" if self._gets_it(program) else "give it"
        return [(BY_ID["list.choose"], verb), BY_ID["giving.all"], BACK]

    def _explained(self) -> Explained:
        program = self._program()
        if program is None:
            said = stated(NO_PROGRAMS)
            return Explained("Programs", (said,), full=(said,))
        found = self.services.statements.scan(self._key, self._with((program.key,)))
        told = [stated(line) for line in scan_lines(found)]
        if program.applied_on is not None:
            day = day_short(program.applied_on, self.services.unit.today())
            told.append(keyed(f"Applied to on {day}. {PORTAL}", "$muted"))
        return Explained(program.name, tuple(told), full=(Content("\n").join(told),))

    def _with(self, keys: Sequence[str]) -> tuple[str, ...]:
        """The programs there would be, these among them."""
        had = self.services.unit.file().statement(self._key).programs
        return (*had, *(key for key in keys if key not in had))

    @on(RowList.Chosen)
    def _turn(self) -> None:
        program = self._program()
        if program is None:
            return
        if self._gets_it(program):
            self.shell.done(self.services.statements.take_back(self._key, (program.key,)))
        else:
            self._give((program.key,))

    def action_all(self) -> None:
        file = self.services.unit.file()
        keys = open_programs(file, file.statement(self._key))
        if keys:
            self._give(keys)
        else:
            self.shell.say("Every open program of this specialty has a statement.")

    def _give(self, keys: tuple[str, ...]) -> None:
        """Give it at once where the text is clean, else after the applicant has read why not."""
        file, statements = self.services.unit.file(), self.services.statements
        found = statements.scan(self._key, self._with(keys))
        moved = applied_with_another(file, self._key, keys)
        told = [] if found.is_clean else [stated(line) for line in scan_lines(found)]
        if moved:
            count = count_words(len(moved), "program")
            told.append(stated(f"! {count} applied to with another statement. {PORTAL}"))
        if not told:
            self.shell.done(statements.give(self._key, keys))
            return
        give = Row(id=GIVE, title="Give it on purpose", glyph=glyphs.NEEDS_YOU, tone=Tone.CAUTION)
        offer = Offer("Read this first", (LEFT, give), tuple(told))

        def answered(chosen: str | None) -> None:
            if chosen == GIVE:
                self.shell.done(statements.give(self._key, keys, despite=True))

        self.app.push_screen(ChoiceDialog(offer), answered)
