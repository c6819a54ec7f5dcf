"""What can be done on the story: add, change, note, open, by what stands under the cursor."""

from abc import abstractmethod
from typing import Final

from lorapp.domain.letters.record import Letter
from lorapp.domain.papers import Claim, Document, Statement
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.coverage import Cell, Mark
from lorapp.domain.themes.holders import NOTHING_SEEN, Seen, changed_since_sent
from lorapp.domain.themes.ledger import Entry
from lorapp.frozen import dataclass
from lorapp.screens.forms.claim import ClaimSheet
from lorapp.screens.forms.letter import LetterSheet
from lorapp.screens.forms.moment import MomentSheet
from lorapp.screens.forms.statement import DocumentSheet, StatementSheet
from lorapp.screens.forms.theme import ThemeMomentSheet, ThemeSheet
from lorapp.screens.frame.explaining import Explaining
from lorapp.screens.frame.filtered import FilteredScreen
from lorapp.screens.frame.routes import open_record
from lorapp.screens.story.story_evidence import EvidenceScreen

KEPT: Final = "A version stays on record. `d` notes a newer one."
NOTHING_NEW: Final = "Nothing has changed since the packet went out."


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands under the cursor, whichever view it is in; None where nothing of a kind."""

    view: str
    theme: str | None = None
    cell: Cell | None = None
    entry: Entry | None = None
    statement: Statement | None = None
    document: Document | None = None
    letter: Letter | None = None

    @property
    def mentor(self) -> str | None:
        """The writer a moment would be noted with."""
        return self.letter.mentor if self.letter else None


class StoryActions(Explaining, FilteredScreen):
    """The keys of the story. ``seen`` are the digests of the own papers as they lie now."""

    seen: Seen = NOTHING_SEEN

    @property
    @abstractmethod
    def spot(self) -> Spot:
        """What stands under the cursor."""

    @property
    def file(self) -> SeasonFile:
        """The record as it is now."""
        return self.services.unit.file()

    def action_add(self) -> None:
        spot = self.spot
        if spot.view == "papers" or (spot.view == "ledger" and not self.file.statements):
            self.shell.ask(StatementSheet())
        elif spot.view == "ledger":
            self.shell.ask(ClaimSheet())
        elif spot.statement is not None:
            self.shell.ask(ClaimSheet(spot.statement.key, Claim(theme=spot.theme)))
        else:
            self.shell.ask(ThemeSheet())

    def action_edit(self) -> None:
        spot = self.spot
        if spot.entry is not None:
            self.shell.ask(ClaimSheet(spot.entry.statement, spot.entry.claim, spot.entry.index))
        elif spot.view == "papers" and spot.statement is not None:
            self.shell.ask(StatementSheet(spot.statement))
        elif spot.document is not None:
            self.shell.ask(DocumentSheet(spot.document))
        elif spot.letter is not None:
            self.shell.ask(LetterSheet(spot.letter))
        elif spot.statement is not None:
            self.shell.ask(ClaimSheet(spot.statement.key, Claim(theme=spot.theme)))
        elif spot.theme is not None:
            self.shell.ask(ThemeSheet(spot.theme))

    def action_moment(self) -> None:
        spot = self.spot
        if spot.theme is None:
            self.shell.ask(MomentSheet(mentor=spot.mentor))
        else:
            self.shell.ask(ThemeMomentSheet(spot.theme, spot.mentor))

    def action_statement(self) -> None:
        from lorapp.screens.story.statement_record import StatementRecord

        statement = self.spot.statement
        if statement is None:
            self.shell.ask(StatementSheet())
        else:
            self.shell.push_screen(StatementRecord(statement.key))

    def action_paper(self) -> None:
        self.shell.ask(DocumentSheet())

    def action_update(self) -> None:
        from lorapp.screens.paths.messages.message import MessagePath
        from lorapp.screens.paths.messages.outgoing import update

        letter = self.spot.letter
        if letter is None or not self.has_news(letter):
            self.shell.say(NOTHING_NEW)
        else:
            at = self.services.letters.situation()
            self.shell.push_screen(MessagePath(update(at, letter.key)))

    def action_remove(self) -> None:
        spot = self.spot
        if spot.entry is not None:
            done = self.services.statements.remove_claim(spot.entry.statement, spot.entry.index)
        elif spot.view == "papers" and spot.statement is not None:
            done = self.services.statements.remove(spot.statement.key)
        elif spot.theme is not None:
            done = self.services.themes.remove(spot.theme)
        else:
            if spot.view == "papers":
                self.shell.say(KEPT)
            return
        self.shell.done(done)

    def choose(self) -> None:
        """Do the obvious next thing with what stands under the cursor."""
        spot = self.spot
        if spot.theme is not None:
            # An empty cell has nothing to show: the theme's other evidence tells more.
            shows = spot.cell is not None and spot.cell.mark is not Mark.EMPTY
            column = spot.cell.column.id if spot.cell and shows else None
            self.shell.push_screen(EvidenceScreen(spot.theme, column))
        elif spot.view == "papers" and spot.statement is not None:
            self.action_statement()
        elif spot.letter is not None and self.has_news(spot.letter):
            self.action_update()
        elif spot.letter is not None:
            open_record(self.shell, "letter", spot.letter.key)
        else:
            self.action_edit()

    def has_news(self, letter: Letter) -> bool:
        """Whether a writer should hear of a newer paper."""
        at = self.services.letters.situation()
        return any(one.letter == letter.key for one in changed_since_sent(at, self.seen))

    def verb(self, spot: Spot) -> str:
        """What Enter does there."""
        if spot.theme is not None:
            return "evidence"
        if spot.letter is not None:
            return "update" if self.has_news(spot.letter) else "letter"
        return "open" if spot.view == "papers" and spot.statement is not None else "change"

    @staticmethod
    def adds(spot: Spot) -> str:
        """What the key to add adds there."""
        if spot.view == "papers":
            return "statement"
        claims = spot.view == "ledger" or (spot.view == "map" and spot.statement is not None)
        return "claim" if claims else "theme"
