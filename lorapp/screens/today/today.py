"""Today: the plan, the one thing to do first, and why."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from lorapp.domain.engine.steps import Plan, Step, StepState
from lorapp.domain.letters.situation import shared
from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass
from lorapp.keymap import MOVING, NARROWING, TODAY, Command
from lorapp.screens.frame.explaining import WithPanel
from lorapp.screens.frame.filtered import FilteredScreen, Narrowing
from lorapp.screens.frame.openers import log_contact
from lorapp.screens.frame.panel import WholePanel
from lorapp.screens.frame.routes import open_log, open_step
from lorapp.screens.frame.standing import programs_standing
from lorapp.screens.today.empty import BEGIN, FIRST_ID, about, no_record, nothing_due, road_ahead
from lorapp.widgets.frame.bars import WIDE, StatusLine
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.rows.rows import Group, RowList
from lorapp.widgets.text.hanging import with_room
from lorapp.widgets.today.steps import (
    ASLEEP_ID,
    asleep_explained,
    comparison,
    explained,
    plan_groups,
)

BY_ID = {command.id: command for command in (*TODAY, *MOVING)}
OTHERS = 4
THIRD_FROM = 160
NO_ROTATION = "No rotation is noted yet: 2, then a."


class TodayScreen(WithPanel, FilteredScreen):
    """The plan as a list, explained beside it."""

    MODE = "today"
    NAME = "Today"
    GUIDE = "screen-today"
    WITHOUT_RECORD = True
    OWN_COMMANDS = (*TODAY, *NARROWING)

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._shows_asleep = False
        self._drawn_for = 0
        """How many columns the words were chosen for."""
        self.is_whole = False
        """Whether nothing of its first frame is still to follow."""

    @dataclass
    class Drawn(Message):
        """The first frame stands: what takes longer to work out may follow."""

    def compose_body(self) -> ComposeResult:
        with Narrowing():
            yield FilterLine()
            yield RowList(id="plan")
        yield Panel(id="panel")
        yield Panel(id="others")

    def reload(self, file: SeasonFile) -> None:
        self._plan = plan = self.services.today.plan()
        # A page that stands already is whole: its frame has to be, too.
        self.is_whole = self.is_whole or self.shell.holds_page
        groups = plan_groups(plan, file, awake=self._shows_asleep)
        if not plan.do_now:
            first = road_ahead(file)
            groups.insert(0, Group(BEGIN if first else nothing_due(plan), first))
        self.query_one(RowList).show(self.narrowed(groups))
        self._explain()
        if not self.is_whole:
            self.call_after_refresh(self.post_message, self.Drawn())

    @on(Drawn)
    def _explain_whole(self) -> None:
        self.is_whole = True
        self._explain()

    def show_empty(self) -> None:
        self._plan = None  # what is left of a record that was undone is not explained
        self.query_one(RowList).show(self.narrowed([no_record()]))
        self.draw_keys()

    def draw_bars(self, file: SeasonFile) -> None:
        super().draw_bars(file)
        self._drawn_for = self.size.width
        status = self.query_one(StatusLine)
        if not file.rotations and not file.letters:
            status.show(note=NO_ROTATION)
            return
        at = shared(file, self.services.unit.now())
        wide = self.size.width >= WIDE
        status.show(self.standing(file), programs_standing(at, wide=wide))

    def sought(self, row_id: str) -> str:
        step = self._plan.step(row_id) if self._plan is not None else None
        mentors = self.services.unit.file().mentors_by_key if step else {}
        mentor = mentors.get(step.mentor or "") if step else None
        return mentor.name if mentor else ""

    @property
    def step(self) -> Step | None:
        """The step under the cursor."""
        row = self.query_one(RowList).current
        return self._plan.step(row.id) if row is not None and self._plan is not None else None

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        step = self.step
        if step is None:
            return [(BY_ID["list.choose"], "open")]
        wide = self.size.width >= WIDE
        return [
            (BY_ID["list.choose"], verb(step)),
            *([BY_ID["today.log"]] if step.letter is not None else []),
            (BY_ID["today.snooze"], "wake" if step.state is StepState.ASLEEP else "snooze"),
            BY_ID["today.not_needed"],
            (BY_ID["today.why"], "why not the others" if wide else "why first"),
        ]

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        self.query_one("#panel", Panel).show(self._explained())
        if self.size.width >= THIRD_FROM:
            self.query_one("#others", Panel).show(self._compared())
        self.draw_keys()

    def _explained(self) -> Explained:
        plan, step = self._plan, self.step
        row = self.query_one(RowList).current
        if plan is None or self.services.unit.is_empty():
            undone = bool(self.services.history.entries(1))
            return about(row.id, undone=undone) if row else Explained()
        file = self.services.unit.file()
        if step is not None:
            return self._counted(step, explained(step, file, plan))
        if row is not None and row.id == ASLEEP_ID:
            return asleep_explained(plan, file)
        return about(row.id) if row else Explained()

    def explained_in(self, cells: int) -> Explained:
        """The same in lines of so many cells."""
        with with_room(cells):
            return self._explained()

    def _counted(self, step: Step, told: Explained) -> Explained:
        """Where a letter is to be assigned: what each program holds now, and then."""
        if step.rule != "assign" or step.letter is None or not step.programs:
            return told
        from lorapp.domain.placing.grid.now_then import now_then, still_wanted
        from lorapp.widgets.placing.now_then import with_table

        file = self.services.unit.file()
        at = shared(file, self.services.unit.now())
        rows = now_then(at, step.programs)
        wanted = still_wanted(at, file.letter(step.letter), rows) if self.is_whole else ()
        return with_table(told, step, file, rows, wanted, at.today)

    @on(RowList.Chosen)
    def _open(self, event: RowList.Chosen) -> None:
        step = self.step
        if step is not None:
            open_step(self.shell, step)
        elif event.row.id == ASLEEP_ID:
            self._shows_asleep = not self._shows_asleep
            self.load()
        elif event.row.id == FIRST_ID:
            from lorapp.screens.today.first_run import FirstRun

            self.shell.push_screen(FirstRun())
        else:
            self.shell.open_screen(event.row.id)

    def action_log(self) -> None:
        step = self.step
        if step is not None and step.rule == "thank-rotation":
            log_contact(self.shell, step)  # no event of the letter that may be planned there
        elif step is not None and step.letter is not None:
            open_log(self.shell, step.letter, step)
        else:
            self.shell.say("This step has no letter to log for. `Enter` opens what it needs.")

    def action_snooze(self) -> None:
        from lorapp.screens.dialogs.snooze import SnoozeSheet

        step = self.step
        if step is None:
            return
        if step.state is StepState.ASLEEP:
            self.shell.done(self.services.steps.wake(step.id))
        else:
            self.shell.ask(SnoozeSheet(step))

    def action_not_needed(self) -> None:
        from lorapp.screens.dialogs.not_needed import NotNeededSheet

        if self.step is not None:
            self.shell.ask(NotNeededSheet(self.step))

    def action_why(self) -> None:
        if self.step is not None:
            self.shell.push_screen(WholePanel(self._compared()))

    def _compared(self) -> Explained:
        step, plan = self.step, self._plan
        if step is None or plan is None:
            return Explained()
        others = [other for other in plan.do_now if other.id != step.id][:OTHERS]
        return comparison(plan, self.services.unit.file(), step, others)

    def on_resize(self) -> None:
        # Its first size is told to a screen again and again while it comes up.
        if self._plan is not None and self.size.width != self._drawn_for:
            self.draw_bars(self.services.unit.file())
            self._explain()


VERBS = {
    "assign": "assign",
    "ask": "ask",
    "confirm-entry": "confirm",
    "mend-entry": "new entry",
    "check-portal": "look",
    "milestone": "read",
    "log-moment": "note it",
}


def verb(step: Step) -> str:
    """What Enter does here, in a word or two."""
    if step.rule in VERBS:
        return VERBS[step.rule]
    if step.draft is not None:
        return "message"
    return "log" if step.event is not None else "open"
