"""Reports and exports: what can be read, handed on and taken along, in one list."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import ClassVar, Final

from lorapp.domain.guard import Finding
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.reports.every import ReportKind
from lorapp.errors import RefusedError
from lorapp.keymap import BACK, EXPORTS, Command
from lorapp.screens.exports import export_asks
from lorapp.screens.exports.export_pieces import GROUPS, Piece
from lorapp.screens.exports.report_page import ReportPage, save_report
from lorapp.screens.frame.writing_files import WritesFiles
from lorapp.screens.paths.guided import GuidedPath, Option, Question
from lorapp.widgets.rows.rows import Columns, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.glyphs import Tone

BY_ID: Final = {command.id.partition(".")[2]: command for command in EXPORTS}
FORMS: Final = (BY_ID["pdf"], BY_ID["html"], BY_ID["markdown"])
KEPT_FORM: Final = "reports"
"""Where it is kept which quoted words were read and kept on purpose."""
KEPT: Final = "kept"
PATIENT: Final = "pattern:"
PIECES: Final = {piece.id: piece for _, pieces in GROUPS for piece in pieces}


class ExportsPath(GuidedPath, WritesFiles):
    """Enter reads a report or writes a file, in a thread; nothing is ever written over."""

    NAME = "Reports and exports"
    GUIDE = "screen-exports"
    OWN_COMMANDS = (*EXPORTS, BACK)
    COLUMNS: ClassVar[Columns] = Columns(fact=24, number=0, gap=0)

    def __init__(self, begins: str = f"report:{ReportKind.WEEK}") -> None:
        super().__init__()
        self._begins = begins

    def fact(self) -> str:
        return "into the exports folder"

    @property
    def kept(self) -> Collection[str]:
        """What was read and is kept on purpose."""
        found = self.services.unfinished.load(KEPT_FORM) or {}
        return tuple(name for name, word in found.items() if word == KEPT)

    def questions(self, at: Situation) -> Sequence[Question]:
        patterns = export_asks.suspects_of(at, self.kept)
        rows = tuple(self._pattern(name, hits) for name, hits in patterns.items())
        groups = (Question(heading, tuple(map(self._option, pieces))) for heading, pieces in GROUPS)
        return (Question("Words that may point to a patient", rows), *groups)

    def first(self, at: Situation) -> str | None:
        """Begin on the report one came for, on reloading stay where one is."""
        return None if self._options_were_drawn else self._begins

    _options_were_drawn = False

    def reload(self, file: SeasonFile) -> None:
        super().reload(file)
        self._options_were_drawn = True

    def _option(self, piece: Piece) -> Option:
        return Option(
            id=piece.id,
            title=piece.title,
            fact=piece.fact,
            glyph=glyphs.OPEN,
            act=partial(self._do, piece),
            verb=piece.verb,
            why=piece.why,
            tone=Tone.MUTED,
        )

    def _pattern(self, name: str, hits: tuple[Finding, ...]) -> Option:
        return Option(
            id=f"{PATIENT}{name}",
            title=f'"{hits[0].excerpt}"',
            fact=f"{hits[0].kind}",
            glyph=glyphs.NEEDS_YOU,
            act=lambda: export_asks.change_words(self.shell, name),
            verb="change the words",
            why=(
                hits[0].advice,
                "Until then no report that quotes these words is written.",
                "`x` keeps them on purpose: you have read them, and no patient is meant.",
            ),
            source="the US privacy rule's list of identifiers",
        )

    @property
    def piece(self) -> Piece | None:
        """The row under the cursor, where it is something that leaves lorapp."""
        option = self.option
        return PIECES.get(option.id) if option is not None else None

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        piece, option = self.piece, self.option
        if piece is not None and (piece.report is not None or piece.opens == "share"):
            return FORMS
        return [BY_ID["keep"]] if option and option.id.startswith(PATIENT) else []

    # What the keys do

    def _do(self, piece: Piece) -> None:
        if piece.report is not None:
            self._read(piece.report)
        elif piece.make is not None:
            self.write(piece.title, partial(piece.make, self.services))
        else:
            export_asks.OPENS[piece.opens](self)

    def _read(self, kind: ReportKind) -> None:
        self.refuse_patterns(kind)
        self.app.push_screen(ReportPage(kind, self.kept))

    def refuse_patterns(self, kind: ReportKind) -> None:
        """Refuse what would quote words that may point to a patient, and go to them."""
        found = export_asks.suspects_of(self.services.letters.situation(), self.kept, kind)
        for name, hits in found.items():
            self.query_one(RowList).select(f"{PATIENT}{name}")
            raise RefusedError(
                f'"{hits[0].excerpt}" may point to a patient. Change the words here, '
                "or `x` keeps them on purpose."
            )

    def action_save_as(self, form: str) -> None:
        """Save the report under the cursor in this form."""
        piece = self.piece
        if piece is None or (piece.report is None and piece.opens != "share"):
            self.shell.say("`Enter` does what this row says; it has one form only.")
        elif piece.report is None:
            export_asks.share(self, form)
        else:
            self.refuse_patterns(piece.report)
            make = partial(save_report, self.services, piece.report, form, self.kept)
            self.write(piece.title, make)

    def action_keep(self) -> None:
        """Keep the words under the cursor on purpose."""
        option = self.option
        if option is None or not option.id.startswith(PATIENT):
            self.shell.say("`x` keeps words that may point to a patient; none is under the cursor.")
            return
        found = self.services.unfinished.load(KEPT_FORM) or {}
        name = option.id.removeprefix(PATIENT)
        self.services.unfinished.save(KEPT_FORM, {**found, name: KEPT})
        self.shell.say("Kept on purpose. The words stay as they are.")
        self.load()
