"""The evidence on one theme: the claims, the asks, and the moments, each one a row."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation, shared
from lorapp.domain.letters.states import state
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Claim
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.coverage import Cell, Kind, Mark, ThemeRow, coverage
from lorapp.domain.themes.ledger import ledger
from lorapp.domain.themes.names import statement_name
from lorapp.keymap import BACK, EVIDENCE, MOVING, Command
from lorapp.screens.forms.claim import ClaimSheet
from lorapp.screens.forms.moment import MomentSheet
from lorapp.screens.forms.theme import ThemeMomentSheet
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.explaining import WithPanel
from lorapp.screens.frame.routes import open_record
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.story.story_lists import claim_explained
from lorapp.widgets.story.story_map import (
    HONEST,
    SIGNS,
    column_name,
    finding_lines,
    quoted,
    taker_line,
)
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, one_line, stated
from lorapp.widgets.text.glyphs import MUTED, Tone, own
from lorapp.widgets.text.when import day_text

BY_ID: Final = {command.id: command for command in (*EVIDENCE, *MOVING)}
VERBS: Final = {"claim": "change", "letter": "letter", "moment": "change"}
NONE: Final = "No evidence yet. `m` notes a moment, `a` marks a claim."


class EvidenceScreen(WithPanel, PathScreen):
    """Everything one theme rests on, at one column of the map or at all of them."""

    MODE = "story"
    NAME = "Evidence"
    GUIDE = "screen-story"
    OWN_COMMANDS = EVIDENCE

    def __init__(self, theme: str, column: str | None = None) -> None:
        super().__init__()
        self._theme, self._column = theme, column
        self._at: Situation | None = None
        self._row: ThemeRow | None = None

    def compose_body(self) -> ComposeResult:
        yield RowList(columns=Columns(fact=18, number=11), id="evidence")
        yield Panel(id="panel")

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells that are looked into."""
        if self._row is None:
            return ()
        return tuple(cell for cell in self._row.cells if self._column in {None, cell.column.id})

    def reload(self, file: SeasonFile) -> None:
        at = self._at = shared(file, self.services.unit.now())
        self._row = coverage(at).row(self._theme)
        if self._row is None:
            self.action_back()
            return
        cells = self.cells
        where = own(" · ") + column_name(at, cells[0].column) if self._column and cells else ""
        groups = [Group(one_line(f"{self._theme}{where}"), ()), *evidence_groups(at, cells)]
        self.query_one(RowList).show(groups)
        self._explain()

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        row = self.query_one(RowList).current
        kind = row.id.partition(" ")[0] if row else ""
        first = [(BY_ID["list.choose"], VERBS[kind])] if row else []
        return [*first, BY_ID["evidence.moment"], BY_ID["evidence.claim"], BACK]

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        at, found = self._at, self._row
        if at is not None and found is not None:
            self.query_one(Panel).show(self._explained(at, found))
            self.draw_keys()

    def _explained(self, at: Situation, found: ThemeRow) -> Explained:
        row = self.query_one(RowList).current
        if row is None:
            taken = () if found.proving else (taker_line(at, found.theme),)
            told = tuple(stated(line) for line in (NONE, *finding_lines(at, found), *taken))
            return Explained(self._theme, told, full=(Content("\n").join(list(told)),))
        kind, _, key = row.id.partition(" ")
        if kind == "claim":
            entry = next(entry for entry in ledger(at) if entry.id == key)
            return claim_explained(at, entry)
        if kind == "moment":
            return moment_explained(at, next(x for x in at.file.moments if x.key == key))
        name = short_name(at.file, at.file.letter(key).mentor)
        lines = (
            stated(f"The packet asks {name} to prove {quoted(self._theme)}."),
            keyed(HONEST, MUTED),
        )
        return Explained(f"Letter of {name}", lines, full=lines)

    @on(RowList.Chosen)
    def _open(self, event: RowList.Chosen) -> None:
        at = self._at
        kind, _, key = event.row.id.partition(" ")
        if kind == "claim" and at is not None:
            entry = next(entry for entry in ledger(at) if entry.id == key)
            sheet = ClaimSheet(entry.statement, entry.claim, entry.index)
            self.shell.ask(sheet)
        elif kind == "moment":
            moment = next(x for x in self.services.unit.file().moments if x.key == key)
            self.shell.ask(MomentSheet(moment))
        else:
            open_record(self.shell, "letter", key)

    def action_moment(self) -> None:
        self.shell.ask(ThemeMomentSheet(self._theme, self._mentor()))

    def _mentor(self) -> str | None:
        """The writer of the letter that is looked into."""
        cells = self.cells if self._column else ()
        file = self.services.unit.file()
        for cell in cells:
            if cell.column.kind is Kind.LETTER:
                return file.letter(cell.column.key).mentor
        return None

    def action_add(self) -> None:
        if not self.services.unit.file().statements:
            self.shell.say("There is no statement yet. `s` on Story adds one.")
            return
        kinds = [c.column.key for c in self.cells if c.column.kind is Kind.STATEMENT]
        key = kinds[0] if self._column and kinds else None
        self.shell.ask(ClaimSheet(key, Claim(theme=self._theme)))


def moment_explained(at: Situation, moment: WitnessedMoment) -> Explained:
    """One moment in full."""
    who = short_name(at.file, moment.mentor) if moment.mentor else "nobody named"
    said = ", their own words" if moment.feedback else ""
    lines = (
        Content(moment.text or "Without words."),
        keyed(f"Seen by {who} on {day_text(moment.on, at.today)}{said}.", MUTED),
    )
    foot = keyed("`Enter` changes it.", MUTED)
    return Explained("A moment", lines, foot, (*lines, foot))


def evidence_groups(at: Situation, cells: Sequence[Cell]) -> list[Group]:
    """The claims, the letters asked, and the moments of these cells."""
    parts = (
        ("Claimed", tuple(_claims(at, cells))),
        ("Asked to prove it", tuple(_asks(at, cells))),
        ("Moments", tuple(_moments(at, cells))),
    )
    return [Group(heading, rows, str(len(rows))) for heading, rows in parts if rows]


def _claims(at: Situation, cells: Sequence[Cell]) -> Iterator[Row]:
    claims: list[Claim] = [claim for cell in cells for claim in cell.claims]
    for entry in ledger(at):
        if any(entry.claim is claim for claim in claims):
            yield Row(
                id=f"claim {entry.id}",
                title=one_line(entry.claim.line or "No line is marked yet"),
                glyph=glyphs.OPEN,
                fact=one_line(
                    statement_name(at.file, at.file.statement(entry.statement), short=True)
                ),
            )


def _asks(at: Situation, cells: Sequence[Cell]) -> Iterator[Row]:
    for cell in cells:
        if cell.mark in {Mark.READY, Mark.ASKED}:
            letter = at.file.letter(cell.column.key)
            sign = SIGNS[cell.mark]
            yield Row(
                id=f"letter {letter.key}",
                title=f"Letter of {one_line(short_name(at.file, letter.mentor))}",
                glyph=sign,
                tone=sign.tone,
                fact=str(state(at, letter)),
            )


def _moments(at: Situation, cells: Sequence[Cell]) -> Iterator[Row]:
    found = {moment.key: moment for cell in cells for moment in cell.moments}
    for moment in sorted(found.values(), key=lambda one: one.on, reverse=True):
        yield Row(
            id=f"moment {moment.key}",
            title=one_line(moment.text or "Without words"),
            glyph=glyphs.DONE if moment.mentor else glyphs.UNKNOWN,
            tone=Tone.GOOD if moment.mentor else Tone.MUTED,
            fact=one_line(short_name(at.file, moment.mentor)) if moment.mentor else "nobody named",
            number=day_text(moment.on, at.today),
        )
