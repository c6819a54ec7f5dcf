"""The ask, guided: ready, which letter, when and how, the packet, the words, the answer."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.readiness import Topic
from lorapp.errors import RefusedError
from lorapp.keymap import GUIDED, Command, bindings
from lorapp.screens.forms.sheet import Sheet
from lorapp.screens.paths.ask import ask_questions as ask
from lorapp.screens.paths.ask.answer import ask_answer
from lorapp.screens.paths.guided import LetterPath, Option, Question
from lorapp.screens.paths.messages.outgoing import Outgoing, on_path, outgoing
from lorapp.screens.paths.page import stations_of
from lorapp.services.recording.changes import Change
from lorapp.widgets.frame.path_bar import Station
from lorapp.widgets.text import glyphs

NAMES: Final = ("Ready", "Letter", "Day", "Packet", "Words", "Answer")
ANSWERED: Final = "The answer is logged. What came after it is logged under Letters, with `l`."
READY, LETTER, DAY, PACKET, WORDS, ANSWER = range(6)
BY_ID: Final = {command.id.partition(".")[2]: command for command in GUIDED}
KEYS: Final = tuple(command for command in GUIDED if command.action not in {"build", "keep"})
"""The packet's own two keys are not here: it opens from the answer."""
DIGITS: Final[list[BindingType]] = [
    Binding(str(number + 1), f"go_to({number})", show=False) for number in range(len(NAMES))
]


class AskPath(LetterPath):
    """Opens at the first question still open; what was answered stands above."""

    NAME = "The ask"
    GUIDE = "how-to-ask"
    TITLE = "Ask {} for a strong letter"
    OWN_COMMANDS = KEYS
    DIGITS_OPEN = NAMES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS), *DIGITS]

    def __init__(self, letter: str) -> None:
        super().__init__(letter)
        self._here: int | None = None

    @property
    def memory(self) -> dict[str, str]:
        """What was answered here before and has no field in the record."""
        return self.services.unfinished.load(f"ask.{self.letter}") or {}

    def remember(self, name: str, word: str) -> None:
        """Keep an answer of this path for the next visit."""
        self.services.unfinished.save(f"ask.{self.letter}", {**self.memory, name: word})

    @property
    def channel(self) -> str:
        """How the question is to be put; in person first."""
        return self.memory.get("channel", "in-person")

    def done(self, at: Situation) -> tuple[bool, ...]:
        """Which questions are answered."""
        letter, memory = self.record, self.memory
        asked = at.last(letter, EventKind.ASKED, EventKind.AGREED, EventKind.DECLINED) is not None
        answered = at.last(letter, EventKind.AGREED, EventKind.DECLINED) is not None
        return (
            asked or "ready" in memory or ask.is_ready(at, letter),
            asked or (letter.specialty is not None and letter.form is not None),
            asked or "channel" in memory,
            asked or letter.stated_deadline is not None or "packet" in memory,
            asked,
            answered,
        )

    def here(self, at: Situation) -> int:
        """The question that is open: the one gone to, else the first without an answer."""
        if self._here is not None:
            return self._here
        done = self.done(at)
        return done.index(False) if False in done else ANSWER

    def fact(self) -> str:
        at = self.services.letters.situation()
        return f"step {self.here(at) + 1} of {len(NAMES)}"

    def stations(self) -> Sequence[Station]:
        at = self.services.letters.situation()
        return stations_of(NAMES, self.here(at), done=self.done(at), links=True)

    def questions(self, at: Situation) -> Sequence[Question]:
        here, done = self.here(at), self.done(at)
        told = ask.answered(at, self.record, self.channel)
        above = tuple(
            Option(
                id=f"station:{number}",
                title=told[number],
                fact=NAMES[number],
                glyph=glyphs.DONE,
                verb="change",
                act=partial(self.action_go_to, number),
                is_quiet=True,
            )
            for number in range(len(NAMES))
            if done[number] and number < here and told[number]
        )
        return (Question("", above), *ask.QUESTIONS[here](self, at))

    def first(self, at: Situation) -> str | None:
        return ask.first_row(at, self.record, self.here(at))

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        done = self.done(self.services.letters.situation())
        asked, answered = done[WORDS], done[ANSWER]
        log = (BY_ID["log"], "log the answer" if asked else "I asked")
        more = [(BY_ID["yourself"], "draft wanted")] if asked else []
        return [BY_ID["message"], *([] if answered else [log]), *more]

    def action_go_to(self, number: int) -> None:
        """Open one question again, or go on to one not reached yet."""
        self._here = max(0, min(number, ANSWER))
        self.load()

    def action_step_by(self, by: int) -> None:
        self.action_go_to(self.here(self.services.letters.situation()) + by)

    def go_on(self) -> None:
        """Go to the first question that is still open."""
        self._here = None
        self.load()

    def message(self) -> Outgoing:
        """The words of the ask, or a line to ask again."""
        at = self.services.letters.situation()
        if self.done(at)[WORDS] and not self.done(at)[ANSWER]:
            from lorapp.screens.paths.messages.outgoing import nudge

            return nudge(at, self.letter, f"Ask {mentor_mark(self.record.mentor)} for an answer")
        found = outgoing(at, self.letter, DraftKind.ASK, variant=self.channel)
        return on_path(found, NAMES, WORDS)

    def action_message(self) -> None:
        from lorapp.screens.paths.messages.message import MessagePath

        self.app.push_screen(MessagePath(self.message()))

    def action_log(self) -> None:
        from lorapp.screens.paths.messages.sent import SentSheet

        at = self.services.letters.situation()
        if self.done(at)[ANSWER]:
            raise RefusedError(ANSWERED)
        if self.done(at)[WORDS]:
            ask_answer(self.shell, self.letter)
            return
        out = self.message()
        channel = ask.CHANNELS.get(self.channel, ask.CHANNELS["email"])
        self.show_form(SentSheet(out, at, channel))

    def action_mend(self, topic: str) -> None:
        """Open the form that mends a point of readiness."""
        self.show_form(ask.mending(Topic(topic), self.record))

    def show_form(self, sheet: Sheet) -> None:
        """Show a form above the path; a saved one moves on to what is open then."""

        def follow(change: Change | None) -> None:
            if change is not None and self._here not in {READY, None}:
                self._here = None

        self.shell.ask(sheet, follow)
