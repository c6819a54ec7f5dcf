"""The answer to an ask: strong yes, yes, hesitant or no, and the day they named."""

from datetime import date
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Answer, Event, EventKind
from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.screens.frame.shell import Shell
from lorapp.screens.paths.messages.outgoing import outgoing
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Choice, Day, Field, Line, Option

NO: Final = "no"
ANSWERS: Final = Choice(
    (
        Option(Answer.STRONG, "strong yes", "They are glad to write it."),
        Option(Answer.YES, "yes", "A plain yes."),
        Option(Answer.HESITANT, "hesitant", "Often a no said kindly; a backup is proposed."),
        Option(NO, "no", "An honest no is worth a thank-you; the words are ready."),
    ),
    unset="choose",
)
HESITANT_TOLD: Final = "A hesitant yes is often a kind no. The plan now proposes a backup."


@dataclass
class _Said:
    """What was chosen, for what follows."""

    answer: object = None


class AnswerSheet(Sheet):
    """How they answered; Enter saves from any field."""

    ENTER_SAVES = True
    SAVE = "Log the answer"

    def __init__(self, letter: str, first: object = None) -> None:
        self._letter, self._first = letter, first
        self.said = _Said()
        self.form_id = f"answer.{letter}"

    def heading(self, file: SeasonFile) -> str:
        return f"What {short_name(file, file.letter(self._letter).mentor)} answered"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        promised = "The day they named, if any: `18 dec`, `+3w`."
        exact = "Their exact words, for yourself."
        return (
            Field(name="answer", label="Answer", kind=ANSWERS, required=True),
            Field(name="promised", label="Promised for", kind=Day(), hint=promised),
            Field(name="on", label="Day", kind=Day(), required=True),
            Field(name="note", label="Note", kind=Line(longest=10_000), hint=exact),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"answer": self._first, "on": today}

    def submit(self, values: Values, services: Services) -> Change:
        answer = values["answer"]
        if answer == NO:
            event = Event(kind=EventKind.DECLINED, on=values["on"], note=values["note"])
        else:
            event = Event(
                kind=EventKind.AGREED,
                on=values["on"],
                answer=answer,
                promised_on=values["promised"],
                note=values["note"],
            )
        change = services.letters.log(self._letter, event)
        self.said.answer = answer
        return change


def ask_answer(shell: Shell, letter: str, first: object = None) -> None:
    """Log the answer, then offer what follows: the thank-you after a no, a word after doubts."""
    sheet = AnswerSheet(letter, first)

    def follow(change: Change | None) -> None:
        if change is None:
            return
        if sheet.said.answer == NO:
            from lorapp.screens.paths.messages.message import MessagePath

            at = shell.services.letters.situation()
            out = outgoing(at, letter, DraftKind.THANKS, variant="refusal")
            shell.push_screen(MessagePath(out))
        elif sheet.said.answer is Answer.HESITANT:
            shell.say(HESITANT_TOLD)

    shell.ask(sheet, follow)
