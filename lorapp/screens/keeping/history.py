"""What was done, newest first, and the way back for what was removed."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_short, moment_whole
from lorapp.keymap import BACK, MOVING, Command, bindings
from lorapp.keymap.backups import HISTORY
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.explaining import Explaining
from lorapp.services.recording.history import HistoryEntry
from lorapp.services.recording.trash import KEPT_DAYS, Removed
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, one_line, stated
from lorapp.widgets.text.glyphs import Tone

BY_ID: Final = {command.id: command for command in (*HISTORY, *MOVING)}
SHOWN: Final = 500
"""Actions listed; `lorapp history` says all of them."""
REMOVED: Final = f"Removed in the last {KEPT_DAYS} days"
BRINGS_BACK: Final = (
    "`Enter` brings it back, whatever was done since. `u` takes that back in its turn."
)
NOTHING: Final = "Nothing was done yet."
_WORDS: Final = {"undo": "taken back", "redo": "done again", "final": "for good"}
_BACK: Final = "back:"


class HistoryScreen(Explaining, PathScreen):
    """What was removed and can come back, then every action, newest first."""

    NAME = "History"
    GUIDE = "your-data"
    OWN_COMMANDS = HISTORY
    BINDINGS: ClassVar[list[BindingType]] = bindings(HISTORY)

    def __init__(self) -> None:
        super().__init__()
        self._removed: dict[str, Removed] = {}
        self._entries: dict[str, HistoryEntry] = {}

    def compose_body(self) -> ComposeResult:
        yield RowList(columns=Columns(fact=13, number=16), id="history")
        yield Panel(id="panel")

    def reload(self, file: SeasonFile) -> None:
        del file
        services = self.services
        self._removed = {f"{_BACK}{one.seq}": one for one in services.trash.removed()}
        self._entries = {str(one.seq): one for one in services.history.entries(SHOWN)}
        groups = []
        if self._removed:
            rows = tuple(
                Row(
                    id=name,
                    title=one_line(one.name),
                    glyph=glyphs.OPEN,
                    fact="can come back",
                    number=self._when(one.at),
                )
                for name, one in self._removed.items()
            )
            groups.append(Group(REMOVED, rows, str(len(rows))))
        done = tuple(self._row(name, one) for name, one in self._entries.items())
        groups.append(Group("Done, newest first" if done else NOTHING, done))
        self.query_one(RowList).show(groups)
        self._explain()

    def _row(self, name: str, one: HistoryEntry) -> Row:
        return Row(
            id=name,
            title=one_line(one.label),
            glyph=glyphs.WAITING if one.is_undone else glyphs.DONE,
            tone=Tone.MUTED if one.is_undone else Tone.INK,
            fact="undone since" if one.is_undone else _WORDS.get(one.kind, ""),
            number=self._when(one.at),
        )

    def _when(self, at: datetime) -> str:
        return f"{day_short(at.date(), self.services.unit.today())} {at:%H:%M}"

    @property
    def removed(self) -> Removed | None:
        """What would be brought back, if the cursor stands on something removed."""
        row = self.query_one(RowList).current
        return self._removed.get(row.id) if row else None

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        first = [(BY_ID["list.choose"], "bring back")] if self.removed else []
        return [*first, BY_ID["history.panel"], BACK]

    def _explained(self) -> Explained:
        if self.removed is not None:
            told = (stated(_told(self.removed.at)), keyed(BRINGS_BACK))
            return Explained(self.removed.name, told, full=told)
        row = self.query_one(RowList).current
        one = self._entries.get(row.id) if row else None
        if one is None:
            return Explained("History", (stated(NOTHING),), full=(stated(NOTHING),))
        told = (stated(_told(one.at)), keyed(_standing(one)))
        return Explained(one.label, told, full=told)

    @on(RowList.Chosen)
    def _choose(self) -> None:
        if self.removed is not None:
            self.shell.done(self.services.trash.bring_back(self.removed.seq))


def _told(at: datetime) -> str:
    return f"{moment_whole(at, at.tzinfo)}."


def _standing(one: HistoryEntry) -> str:
    """Whether an action stands, and whether undo reaches it."""
    if one.kind in {"undo", "redo"}:
        return "Taken back at that moment." if one.kind == "undo" else "Done again at that moment."
    if one.is_undone:
        return "It was taken back since, so it does not stand."
    if one.undoable:
        return "`u` takes actions back one by one, the newest first, down to this one and further."
    return "Undo does not reach it: it, or something after it, cannot be taken back."
