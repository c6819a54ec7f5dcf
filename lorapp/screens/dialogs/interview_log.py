"""Log where an interview stands, or what was written to the program: only what is legal now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from lorapp.domain.interviews.lanes import identity, next_states
from lorapp.domain.interviews.messages import NAMES, first_choice, policy_of
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, InterviewStatus, MessageKind, ProgramMessage
from lorapp.domain.programs import ContactPolicy
from lorapp.errors import LorError
from lorapp.screens.base import Dialog
from lorapp.screens.typing_pause import TypingPause
from lorapp.widgets import glyphs
from lorapp.widgets.cells import keyed, one_line
from lorapp.widgets.field_kinds import Day, Field, Line, Lines
from lorapp.widgets.fields import FieldRow
from lorapp.widgets.rows import Columns, Group, Row, RowList

if TYPE_CHECKING:
    from lorapp.services.changes import Change

SHOWN_MAX: Final = 9
ENDED: Final = "ended"
STATES: Final = {
    InterviewStatus.INVITED: "Invited, not booked yet",
    InterviewStatus.BOOKED: "Booked",
    InterviewStatus.WAITLISTED: "On the waiting list",
    InterviewStatus.DECLINED: "Declined, by you or them",
    InterviewStatus.DONE: "It took place",
}
SENT: Final = {
    MessageKind.THANKS: "Thanks sent to the program",
    MessageKind.INTEREST: "Letter of interest sent",
    MessageKind.FIRST_CHOICE: "Told them: my first choice",
    MessageKind.UPDATE: "Update sent",
}
NEEDS: Final = {ENDED: {"on"}, str(InterviewStatus.DONE): {"text"}}
"""The fields of what is no message."""
FIELDS: Final = (
    Field(name="on", label="Day", kind=Day(), required=True),
    Field(name="to", label="To", kind=Line(), hint="Whom you wrote to."),
    Field(name="text", label="In your words", kind=Lines(), hint="What you wrote, or how it went."),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be logged."""

    id: str
    title: str
    fact: str


def choices(at: Situation, interview: Interview) -> Iterator[Choice]:
    """What can be logged now, the expected first."""
    program = at.file.program(interview.program)
    states = [
        Choice(str(one), STATES[one], "where it stands") for one in next_states(at, interview)
    ]
    sent = [Choice(str(kind), title, "you wrote") for kind, title in SENT.items()]
    if interview.at > at.now or policy_of(program) is ContactPolicy.NO:
        sent = []
    told = first_choice(at.file)
    ended = []
    if told is not None and told.program == program.key:
        ended = [Choice(ENDED, "No longer my first choice", "you decide")]
    is_done = interview.status is InterviewStatus.DONE
    yield from (*sent, *ended, *states) if is_done else (*states, *sent, *ended)


class InterviewLog(Dialog["Change"]):
    """`l` `Enter` is the whole job; `Tab` goes to the day and the words of a message."""

    AUTO_FOCUS = "RowList"

    def __init__(
        self, at: Situation, interview: Interview, expected: str = "", text: str = ""
    ) -> None:
        super().__init__()
        self._at, self._interview = at, interview
        self._expected, self._text = expected, text
        self._rows: dict[str, FieldRow] = {}
        self._first: dict[str, str] = {}
        self._typing = TypingPause(self, self.keep, self._say)

    @property
    def form_id(self) -> str:
        """Where unfinished text of this dialog is kept."""
        return f"interview-log.{identity(self._interview)}"

    def compose_body(self) -> ComposeResult:
        today = self._at.today
        name = self._at.file.program(self._interview.program).name
        yield Static(one_line(f"Interview, {name}"), classes="title", markup=False)
        yield RowList(columns=Columns(fact=16, number=0, gap=0), id="events")
        self._first = {
            "on": Day().write(today),
            "to": self._interview.contact or "",
            "text": self._text,
        }
        kept = self.services.unfinished.load(self.form_id) or {}
        texts = {**self._first, **kept}
        self._rows = {f.name: FieldRow(f, texts.get(f.name, ""), today) for f in FIELDS}
        yield from self._rows.values()
        yield Static("", id="problem", classes="problem", markup=False)
        keys = keyed("`Enter` logs it   `↑↓` choose   `Tab` day, words   `Esc` back", "$muted")
        yield Static(keys, classes="keys")

    def on_mount(self) -> None:
        found = sorted(choices(self._at, self._interview), key=lambda one: one.id != self._expected)
        rows = tuple(
            Row(
                id=one.id, title=one.title, glyph=glyphs.OPEN, tone=glyphs.Tone.MUTED, fact=one.fact
            )
            for one in found
        )
        events = self.query_one(RowList)
        events.styles.height = max(1, min(SHOWN_MAX, len(rows), self.app.size.height - 14))
        events.show([Group("", rows)])

    @on(RowList.Highlighted)
    def fit_fields(self) -> None:
        """A message has its day, its reader and its words; what took place has words alone."""
        asked = NEEDS.get(self._chosen, set(self._rows) if self._chosen in set(SENT) else set())
        for name, row in self._rows.items():
            row.display = name in asked

    @property
    def _chosen(self) -> str:
        row = self.query_one(RowList).current
        return row.id if row is not None else ""

    @on(FieldRow.Edited)
    def keep_soon(self) -> None:
        """Keep what is typed, a moment after the last key."""
        self._typing.wait()

    def keep(self) -> None:
        """Write unfinished text down, or forget it when nothing differs any more."""
        self._typing.over()
        if self._is_left:
            return
        typed = {name: row.text for name, row in self._rows.items()}
        if typed == self._first:
            self.services.unfinished.clear(self.form_id)
        else:
            self.services.unfinished.save(self.form_id, typed)

    @on(RowList.Chosen)
    @on(FieldRow.Done)
    def save(self) -> None:
        """Log it, or say why it cannot be."""
        used = [row for row in self._rows.values() if row.display]
        if not self._chosen or self._is_left or not all(row.settle() for row in used):
            return
        try:
            change = self._logged({row.field.name: row.read() for row in used})
        except LorError as problem:
            self._say(str(problem))
            return
        self.services.unfinished.clear(self.form_id)
        self.dismiss(change)
        self.shell.done(change)

    def _logged(self, read: dict[str, Any]) -> "Change":
        interviews, program = self.services.interviews, self._interview.program
        if self._chosen in set(NAMES):
            message = ProgramMessage(
                program=program,
                kind=MessageKind(self._chosen),
                on=read["on"],
                to=read["to"],
                text=read["text"],
            )
            return interviews.note_message(message)
        if self._chosen == ENDED:
            day: date = read["on"]
            return interviews.end_first_choice(program, day)
        status = InterviewStatus(self._chosen)
        return interviews.log(identity(self._interview), status, read.get("text"))

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(keyed(one_line(sentence)))

    def action_back(self) -> None:
        if self._typing.may_leave():
            self.dismiss(None)
