"""Match Week and SOAP: the sets, the hours on both clocks, the applications; and the rehearsal."""

from collections.abc import Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult

from lorapp.domain.record import SeasonFile
from lorapp.domain.soap.drill import Stage, result_words, stages
from lorapp.domain.soap.hours import MATCH_DAY, Hour, has_begun, is_past, running
from lorapp.domain.soap.record import SoapApplication
from lorapp.domain.soap.sets import Prepared
from lorapp.keymap import BACK, DRILL, MOVING, NARROWING, SOAP, Command
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.explaining import WithPanel
from lorapp.screens.frame.list_path import ListPath
from lorapp.screens.frame.routes import open_named
from lorapp.widgets.frame.panel import Explained, Panel, said
from lorapp.widgets.match.soap_rows import (
    FACT,
    NO_HOURS,
    hour_explained,
    sent_explained,
    set_explained,
    soap_groups,
    stage_explained,
    stage_groups,
)
from lorapp.widgets.rows.rows import Columns, RowList

BY_ID: Final = {command.id.rpartition(".")[2]: command for command in (*SOAP, *MOVING)}
DRILL_BY_ID: Final = {command.id.rpartition(".")[2]: command for command in (*DRILL, *MOVING)}
NUMBER: Final = 16
STAND: Final = "Stand on a set or on an application for that."


class SoapScreen(ListPath):
    """One list and one panel."""

    MODE = "season"
    NAME = "Match Week and SOAP"
    GUIDE = "screen-match-week"
    LIST = "soap"
    SOUGHT = "a specialty, a program, an hour"
    OWN_COMMANDS = (*SOAP, *NARROWING[:1], BACK)

    def __init__(self, wanted: str = "") -> None:
        super().__init__()
        self._wanted: str | None = wanted
        self._hours: dict[str, Hour] = {}
        self._sets: dict[str, Prepared] = {}
        self._sent: dict[str, SoapApplication] = {}

    def reload(self, file: SeasonFile) -> None:
        soap, at = self.services.soap, self.services.soap.situation()
        self._hours = {f"hour:{one.code}": one for one in soap.hours()}
        self._sets = {f"set:{one.specialty}": one for one in soap.sets()}
        self._sent = {f"sent:{one.key}": one for one in soap.sent()}
        rows = self.rows
        rows.columns = Columns(fact=FACT, number=NUMBER)
        rows.show(self.narrowed(soap_groups(at, tuple(self._sets.values()))))
        if self._wanted is not None:
            now = running(at)
            days = f"hour:{now.code}" if now else f"hour:{MATCH_DAY}" if has_begun(at) else ""
            rows.select(self._wanted or days)
            self._wanted = None
        self._explain()

    def _explained(self) -> Explained:
        at, row = self.services.soap.situation(), self.row_id
        if row in self._hours:
            return hour_explained(at, self._hours[row])
        if row in self._sets:
            return set_explained(at, self._sets[row])
        if row in self._sent:
            return sent_explained(at, self._sent[row])
        return said(self.NAME, NO_HOURS)

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        if self.row_id in self._sets:
            ready = "not ready" if self._sets[self.row_id].is_ready else "ready"
            names = ("edit", "backup", "add", "rehearse")
            return [(BY_ID["ready"], ready), *(BY_ID[name] for name in names), BACK]
        if self.row_id in self._sent:
            return [*(BY_ID[name] for name in ("log", "add", "remove", "rehearse")), BACK]
        verb = "result" if self._leads_on else "read"
        first = [(BY_ID["choose"], verb)] if self.row_id else []
        return [*first, *(BY_ID[name] for name in ("add", "backup", "rehearse")), BACK]

    @property
    def _leads_on(self) -> bool:
        """Whether the cursor stands on Match Day and it has come: the result is next."""
        hour = self._hours.get(self.row_id)
        at = self.services.soap.situation()
        return hour is not None and hour.code == MATCH_DAY and is_past(at, hour)

    @on(RowList.Chosen)
    def _choose(self) -> None:
        if self.row_id in self._sets:
            self.action_edit()
        elif self.row_id in self._sent:
            self.action_log()
        elif self._leads_on:
            open_named(self.shell, "To the first day")
        elif self.row_id:
            self.action_panel()

    def action_add(self) -> None:
        from lorapp.screens.forms.soap import SentSheet

        self.shell.ask(SentSheet(self.services.soap.situation()))

    def action_backup(self) -> None:
        from lorapp.screens.forms.soap import BackupSheet

        self.shell.ask(BackupSheet(self.services.soap.situation()))

    def action_edit(self) -> None:
        from lorapp.screens.forms.soap import SetSheet

        if self.row_id in self._sets:
            self.shell.ask(SetSheet(self.services.soap.situation(), self._sets[self.row_id]))
        else:
            self.shell.say(STAND)

    def action_log(self) -> None:
        from lorapp.screens.forms.soap import StatusSheet

        if self.row_id in self._sent:
            self.shell.ask(StatusSheet(self._sent[self.row_id]))
        else:
            self.shell.say(STAND)

    def action_ready(self) -> None:
        if self.row_id in self._sets:
            found = self._sets[self.row_id]
            ready = not found.is_ready
            self.shell.done(self.services.soap.ready(found.specialty, ready=ready))
        else:
            self.shell.say(STAND)

    def action_remove(self) -> None:
        row, soap = self.row_id, self.services.soap
        if row in self._sent:
            self.shell.done(soap.remove(self._sent[row].key))
        elif row in self._sets:
            self.shell.done(soap.forget(self._sets[row].specialty))
        else:
            self.shell.say(STAND)

    def action_rehearse(self) -> None:
        self.shell.push_screen(DrillScreen())


class DrillScreen(WithPanel, PathScreen):
    """The week hour by hour, at the applicant's own pace; nothing waits for a clock."""

    MODE = "season"
    NAME = "Rehearsal of Match Week"
    GUIDE = "match-week"
    OWN_COMMANDS = (*DRILL, BACK)

    def on_mount(self) -> None:
        """Note the instant it begins; the time it took is kept with it."""
        self._begun = self.services.soap.begin()

    def compose_body(self) -> ComposeResult:
        yield RowList(id="drill", columns=Columns(fact=FACT, number=NUMBER))
        yield Panel(id="panel")

    def reload(self, file: SeasonFile) -> None:
        at = self.services.soap.situation()
        self._stages: tuple[Stage, ...] = stages(at)
        self.query_one(RowList).show(stage_groups(at, self._stages))
        self._explain()

    @property
    def _number(self) -> int:
        row = self.query_one(RowList).current
        ids = [f"hour:{stage.hour.code}" for stage in self._stages]
        return ids.index(row.id) if row is not None and row.id in ids else -1

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        at = self.services.soap.situation()
        explained = said(self.NAME, NO_HOURS)
        if self._number >= 0:
            explained = stage_explained(at, self._stages[self._number])
        self.query_one(Panel).show(explained)
        self.draw_keys()

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        last = self._number == len(self._stages) - 1
        label = "end and keep" if last else "next hour"
        return [(DRILL_BY_ID["choose"], label), DRILL_BY_ID["keep"], DRILL_BY_ID["panel"], BACK]

    @on(RowList.Chosen)
    def action_next(self) -> None:
        number = self._number + 1
        if number < len(self._stages):
            self.query_one(RowList).select(f"hour:{self._stages[number].hour.code}")
        else:
            self.action_keep()

    def action_keep(self) -> None:
        told = result_words(self.services.soap.situation())
        change = self.services.soap.keep_drill(self._begun)
        self.shell.pop_screen()
        self.shell.done(change)
        self.shell.say(told)
