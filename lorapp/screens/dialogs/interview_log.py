"""Log where an interview stands, or what was written to the program: only what is legal now."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from textual import on
from textual.app import ComposeResult

from lorapp.domain.interviews.lanes import identity, next_states
from lorapp.domain.interviews.messages import NAMES, first_choice, policy_of
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, InterviewStatus, MessageKind, ProgramMessage
from lorapp.domain.programs import ContactPolicy
from lorapp.frozen import dataclass
from lorapp.screens.dialogs.happened import Happened
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Day, Field, Line, Lines
from lorapp.widgets.rows.rows import Row, RowList
from lorapp.widgets.text import glyphs

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


class InterviewLog(Happened):
    """Where an interview can go, and what can be written to the program, the expected first."""

    FIELDS = FIELDS

    def __init__(
        self, at: Situation, interview: Interview, expected: str = "", text: str = ""
    ) -> None:
        super().__init__()
        self._at, self._interview = at, interview
        self._expected, self._text = expected, text
        self.form_id = f"interview-log.{identity(interview)}"

    def compose_body(self) -> ComposeResult:
        name = self._at.file.program(self._interview.program).name
        first = {
            "on": Day().write(self._at.today),
            "to": self._interview.contact or "",
            "text": self._text,
        }
        yield from self.composed(f"Interview, {name}", 16, first, "day, words")

    def on_mount(self) -> None:
        found = sorted(choices(self._at, self._interview), key=lambda one: one.id != self._expected)
        rows = [
            Row(
                id=one.id, title=one.title, glyph=glyphs.OPEN, tone=glyphs.Tone.MUTED, fact=one.fact
            )
            for one in found
        ]
        self.show_choices(rows, SHOWN_MAX)

    @on(RowList.Highlighted)
    def _fit_fields(self) -> None:
        """A message has its day, its reader and its words; what took place has words alone."""
        asked = NEEDS.get(self.chosen, set(self._rows) if self.chosen in set(SENT) else set())
        for name, row in self._rows.items():
            row.display = name in asked

    def logged(self, read: dict[str, Any]) -> Change:
        interviews, program = self.services.interviews, self._interview.program
        if self.chosen in set(NAMES):
            message = ProgramMessage(
                program=program,
                kind=MessageKind(self.chosen),
                on=read["on"],
                to=read["to"],
                text=read["text"],
            )
            return interviews.note_message(message)
        if self.chosen == ENDED:
            day: date = read["on"]
            return interviews.end_first_choice(program, day)
        status = InterviewStatus(self.chosen)
        return interviews.log(identity(self._interview), status, read.get("text"))
