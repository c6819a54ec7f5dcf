"""Personal statements: their versions, the claims marked in them, the programs that get them."""

from collections.abc import Collection
from typing import Final

from lorapp.domain.edits import NOUNS
from lorapp.domain.papers import Claim, Statement
from lorapp.domain.themes.looks import Scanned
from lorapp.domain.themes.names import statement_key, statement_name
from lorapp.domain.themes.scan import scan
from lorapp.domain.themes.statements import (
    claim_added,
    claim_changed,
    claim_removed,
    given,
    taken_back,
)
from lorapp.domain.wording.days import count_words
from lorapp.errors import LorError, RefusedError
from lorapp.services.computer.own_files import PLAIN, read_text
from lorapp.services.recording.changes import Change
from lorapp.services.recording.records import Records
from lorapp.services.story.papers import refuse_letter

SHOWN: Final = 3


class Statements(Records[Statement]):
    """The applicant's statements."""

    list_name = "statements"

    def key_for(self, specialty: str | None) -> str:
        """A free key for a new statement, after its specialty."""
        return statement_key(self._unit.file(), specialty)

    def describe(self, record: Statement) -> str:
        return f"{NOUNS[self.list_name]} {statement_name(self._unit.file(), record, short=True)}"

    def add(self, record: Statement) -> Change:
        """Add a statement; RefusedError for a file that is named as a letter."""
        refuse_letter(record.path)
        return super().add(record)

    def change(self, record: Statement) -> Change:
        """Put a statement in place of the one of its key; RefusedError as for ``add``."""
        refuse_letter(record.path)
        return super().change(record)

    def add_claim(self, key: str, claim: Claim) -> Change:
        """Mark a claim in a statement."""
        return self._unit.command(
            f"Claim {_named(claim)}", lambda file: claim_added(file, key, claim)
        )

    def change_claim(self, key: str, index: int, claim: Claim) -> Change:
        """Change one claim; ``index`` counts in the statement's claims."""
        return self._unit.command(
            f"Change claim {_named(claim)}", lambda file: claim_changed(file, key, index, claim)
        )

    def remove_claim(self, key: str, index: int) -> Change:
        """Take one claim out."""
        return self._unit.command("Remove a claim", lambda file: claim_removed(file, key, index))

    def text_of(self, key: str) -> str | None:
        """The text of a statement: as it was pasted, else from a plain file; None without."""
        statement = self._unit.file().statement(key)
        if statement.text:
            return statement.text
        if not statement.path or not statement.path.casefold().endswith(PLAIN):
            return None
        try:
            return read_text(statement.path)
        except LorError:
            return None

    def scan(self, key: str, programs: Collection[str] | None = None) -> Scanned:
        """Look for names of others in a statement, for these programs or for those it has."""
        file = self._unit.file()
        statement = file.statement(key)
        text = self.text_of(key)
        wanted = statement.programs if programs is None else programs
        if text is None:
            return Scanned((), is_read=False)
        return Scanned(scan(text, file, wanted, statement.specialty), is_read=True)

    def give(self, key: str, programs: Collection[str], *, despite: bool = False) -> Change:
        """Give a statement to programs; each leaves the statement it had.

        Refused while the text names others, unless ``despite`` says that the applicant has
        read what was found, and while the text is not here to be looked through.
        """
        file = self._unit.file()
        statement = file.statement(key)
        every = (*statement.programs, *programs)
        if not despite:
            self._require_clean(self.scan(key, every))
        label = f"Give {self.describe(statement)} to {self._places(programs)}"
        return self._unit.command(label, lambda now: given(now, key, programs))

    def take_back(self, key: str, programs: Collection[str]) -> Change:
        """Take a statement away from programs."""
        name = self.describe(self._unit.file().statement(key))
        label = f"Take {name} from {self._places(programs)}"
        return self._unit.command(label, lambda file: taken_back(file, key, programs))

    def _places(self, programs: Collection[str]) -> str:
        if len(programs) == 1:
            return self._unit.file().program(next(iter(programs))).name
        return count_words(len(programs), "program") or "no program"

    def _require_clean(self, found: Scanned) -> None:
        if not found.is_read:
            raise RefusedError(
                "The text is not here, so it was not looked through. Paste it first, or give the "
                "statement as it is on purpose."
            )
        if found.hits:
            named = "; ".join(f"line {hit.line}: {hit.found}" for hit in found.hits[:SHOWN])
            raise RefusedError(
                f"The text names others ({named}). Read it, then give it on purpose."
            )


def _named(claim: Claim) -> str:
    return f"{claim.theme or claim.line or 'without a theme':.60}"
