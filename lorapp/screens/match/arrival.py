"""To the first day: the result, the list by visa class, who is owed a word, and the closing."""

from collections.abc import Sequence
from typing import Final

from lorapp.domain.arrival.closing import closed_words, closing_of, still_open
from lorapp.domain.arrival.forgotten import Owed, OwedHelper, helper_words, open_words
from lorapp.domain.arrival.onboarding import Onboarding, Planned
from lorapp.domain.arrival.outcomes import PLACES, identity, outcomes_of
from lorapp.domain.arrival.record import MatchOutcome
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.reports.nobody_forgotten import ALL_HEARD, owed_text
from lorapp.keymap import ARRIVAL, BACK, MOVING, NARROWING, Command
from lorapp.screens.frame.list_path import ListPath
from lorapp.screens.match.arrival_actions import ArrivalActions
from lorapp.widgets.frame.bars import WIDE
from lorapp.widgets.frame.panel import Explained, said
from lorapp.widgets.match.arrival_rows import (
    ASK_RESULT,
    ASK_VISA,
    CLOSED_ID,
    FACT,
    NEXT_SEASON,
    RECORD_ID,
    SEASONS_ID,
    VISA_ID,
    helper_explained,
    outcome_explained,
    people_groups,
    task_explained,
    task_groups,
    word_explained,
    word_id,
)
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text import glyphs

BY_ID: Final = {command.id.rpartition(".")[2]: command for command in (*ARRIVAL, *MOVING)}
NUMBER: Final = 10
VERBS: Final = {
    RECORD_ID: "write it down",
    VISA_ID: "say which",
    SEASONS_ID: "go on",
    CLOSED_ID: "open again",
}
"""What Enter does on the rows that are no line of the list."""
REOPENS: Final = "Nothing of it is asked for any more. `c` opens it again."
KEPT: Final = "Everything stays in {home}. `R` takes a copy; the guide tells how to delete it."


class ArrivalScreen(ListPath, ArrivalActions):
    """One list and one panel; ``v`` goes from the list to the people and back."""

    MODE = "season"
    NAME = "To the first day"
    GUIDE = "screen-arrival"
    LIST = "arrival"
    SOUGHT = "a word of the line, a name"
    OWN_COMMANDS = (*ARRIVAL, *NARROWING[:1], BACK)

    def __init__(self, code: str | None = None, *, people: bool = False) -> None:
        super().__init__()
        self._wanted, self.shows_people = code, people
        self._plan: Onboarding | None = None
        self._words: dict[str, Owed] = {}
        self._helpers: dict[str, OwedHelper] = {}

    @property
    def at(self) -> Situation:
        """The record as it stands now."""
        return self.services.arrival.situation()

    @property
    def line(self) -> Planned | None:
        """The line under the cursor."""
        code = self.row_id.removeprefix("task:")
        tasks = self._plan.tasks if self._plan and code != self.row_id else ()
        return next((one for one in tasks if one.line.code == code), None)

    @property
    def outcome(self) -> MatchOutcome | None:
        """The result under the cursor."""
        wanted = self.row_id.removeprefix("outcome:")
        found = self.services.unit.file().outcomes if wanted != self.row_id else ()
        return next((one for one in found if identity(one) == wanted), None)

    @property
    def word(self) -> Owed | None:
        """The word under the cursor that somebody is owed."""
        return self._words.get(self.row_id)

    @property
    def helper(self) -> OwedHelper | None:
        """The helper under the cursor."""
        return self._helpers.get(self.row_id)

    def reload(self, file: SeasonFile) -> None:
        at, season = self.at, file.applicant.season
        self._plan = self.services.arrival.plan()
        words = open_words(at, season)
        helpers = tuple(helper_words(at, season))
        self._words = {word_id(one): one for one in words}
        self._helpers = {f"helper:{number}": one for number, one in enumerate(helpers)}
        wide = self.size.width >= WIDE
        if self.shows_people:
            groups = people_groups(at, words, helpers) or [Group(ALL_HEARD, ())]
        else:
            groups = [*self._ends(at), *task_groups(at, self._plan, wide=wide)]
        rows = self.query_one(RowList)
        rows.columns = Columns(fact=FACT + 2, number=NUMBER)
        rows.show(self.narrowed(groups))
        if self._wanted is not None:
            rows.select(f"task:{self._wanted}")
            self._wanted = None
        self._explain()

    def _ends(self, at: Situation) -> list[Group]:
        """What stands above the list at the end of a season: closed, or on to the next one."""
        season = at.file.applicant.season
        rows = []
        closing = closing_of(at.file, season, at.today)
        if closing is not None:
            text = closed_words(at, closing)
            rows.append(Row(id=CLOSED_ID, title=text, glyph=glyphs.THERE, fact="press c"))
        results = outcomes_of(at.file, season, at.today)
        has_place = any(one.result in PLACES for one in results)
        if results and not has_place:
            rows.append(Row(id=SEASONS_ID, title="On to the next season", glyph=glyphs.OPEN))
        return [Group("", tuple(rows))] if rows else []

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        verb = self._verb()
        view = (BY_ID["view"], "list" if self.shows_people else "people")
        names = ["add"] if self.row_id == RECORD_ID else ["result", "add", "close"]
        if self.line is not None:
            names = ["edit", "not_needed", *names]
        if self.shows_people:
            names = ["not_needed", "close"]
        first = [(BY_ID["choose"], verb)] if verb else []
        return [*first, view, *(BY_ID[name] for name in names), BACK]

    def _verb(self) -> str:
        line = self.line
        if line is not None:
            return "done" if line.is_open else "open again"
        if self.word is not None:
            return "write"
        if self.outcome is not None:
            return "change"
        return VERBS.get(self.row_id, "note it" if self.helper is not None else "")

    def _explained(self) -> Explained:
        at, line, outcome, word, helper = self.at, self.line, self.outcome, self.word, self.helper
        if line is not None and self._plan is not None:
            return task_explained(at, self._plan, line)
        if outcome is not None:
            return outcome_explained(at, outcome)
        if word is not None:
            return word_explained(at, word, owed_text(at, word))
        if helper is not None:
            return helper_explained(at, helper)
        kept = KEPT.format(home=self.services.home.home)
        texts = {
            RECORD_ID: ("How the season ended", ASK_RESULT),
            VISA_ID: ("The visa class", ASK_VISA),
            SEASONS_ID: ("The next season", NEXT_SEASON),
            CLOSED_ID: (
                "Closed",
                " ".join((REOPENS, *still_open(at, self.services.arrival.season), kept)),
            ),
        }
        return said(*texts.get(self.row_id, (self.NAME, ALL_HEARD)))

    def action_view(self) -> None:
        self.shows_people = not self.shows_people
        self.load()
        self.query_one(RowList).action_first()
