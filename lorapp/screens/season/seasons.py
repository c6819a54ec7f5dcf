"""Seasons: those there are, earlier letters, what each wants anew, and what changed."""

from collections.abc import Sequence
from typing import Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.seasons.difference import Difference, differences
from lorapp.domain.seasons.earlier import Earlier, earlier_letters
from lorapp.domain.seasons.overview import SeasonLine, season_lines
from lorapp.domain.seasons.past import has_applied_before
from lorapp.domain.seasons.starting import Started, season_start
from lorapp.keymap import BACK, MOVING, NARROWING, SEASONS, Command
from lorapp.screens.frame.list_path import ListPath
from lorapp.screens.season.seasons_actions import SeasonsActions
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.rows.rows import Columns, RowList
from lorapp.widgets.season.seasons_rows import (
    FACT,
    NEXT,
    change_explained,
    letter_explained,
    season_explained,
    season_groups,
    start_explained,
)

BY_ID: Final = {command.id.rpartition(".")[2]: command for command in (*SEASONS, *MOVING)}


class SeasonsScreen(ListPath, SeasonsActions):
    """One list and one panel; Enter does what comes next."""

    MODE = "season"
    NAME = "Seasons"
    GUIDE = "screen-seasons"
    LIST = "seasons"
    SOUGHT = "a name, or a word of the line"
    OWN_COMMANDS = (*SEASONS, *NARROWING[:1], BACK)

    def __init__(self, wanted: str | None = None) -> None:
        super().__init__()
        self._wanted = wanted
        self._seasons: dict[str, SeasonLine] = {}
        self._letters: dict[str, Earlier] = {}
        self._lines: dict[str, Started] = {}
        self._changes: dict[str, Difference] = {}

    @property
    def at(self) -> Situation:
        """The record as it stands now."""
        return self.services.seasons.situation()

    @property
    def letter(self) -> Earlier | None:
        """The earlier letter under the cursor."""
        return self._letters.get(self.row_id)

    @property
    def line(self) -> Started | None:
        """The line of the season's start under the cursor."""
        return self._lines.get(self.row_id)

    def reload(self, file: SeasonFile) -> None:
        at = self.at
        lines, letters = season_lines(at), earlier_letters(at)
        started = season_start(at) if has_applied_before(file) else ()
        changed = differences(at)
        self._seasons = {f"season:{one.season}": one for one in lines}
        self._letters = {f"letter:{one.letter.key}": one for one in letters}
        self._lines = {f"line:{one.line.code}": one for one in started}
        self._changes = {f"change:{number}": one for number, one in enumerate(changed)}
        rows = self.query_one(RowList)
        rows.columns = Columns(fact=FACT, number=0)
        rows.show(self.narrowed(season_groups(at, lines, letters, started, changed)))
        if self._wanted is not None:
            for kind in ("letter", "line"):
                rows.select(f"{kind}:{self._wanted}")
            self._wanted = None
        self._explain()

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        verb = self._verb()
        first = [(BY_ID["choose"], verb)] if verb else []
        names = ["next"]
        if self.letter is not None:
            names = ["ask", "answer", "import", "next"]
        elif self.line is not None:
            names = ["away", "next"]
        return [*first, *(BY_ID[name] for name in names), BACK]

    def _verb(self) -> str:
        letter, line = self.letter, self.line
        if letter is not None:
            return NEXT[letter.standing]
        if line is not None:
            return "done" if line.is_open else "open again"
        return "read" if self.row_id else ""

    def _explained(self) -> Explained:
        at, row_id = self.at, self.row_id
        if self.letter is not None:
            return letter_explained(at, self.letter)
        if self.line is not None:
            return start_explained(at, self.line)
        if row_id in self._changes:
            return change_explained(self._changes[row_id])
        if row_id in self._seasons:
            return season_explained(self._seasons[row_id])
        return Explained()
