"""Asked to write the letter oneself: everything for the writer but the prose."""

from collections.abc import Sequence
from typing import Final

from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.credits import credit
from lorapp.keymap import BACK, GUIDED, Command
from lorapp.screens.frame.routes import open_record
from lorapp.screens.paths.guided import LetterPath, Option, Question
from lorapp.screens.paths.messages.outgoing import write_yourself
from lorapp.screens.paths.packet.packet import open_facts
from lorapp.screens.paths.page import stations_of
from lorapp.widgets.frame.path_bar import Station

BY_ID: Final = {command.id.partition(".")[2]: command for command in GUIDED}
NOTE: Final = "asked me to write it"
NAMES: Final = ("Read", "Facts", "Answer", "Note")


class YourselfPath(LetterPath):
    """Guidance, the page of facts, a polite answer; no letter is ever written here."""

    NAME = "Asked to write it myself"
    TITLE = "{} asks you to write it"
    GUIDE = "write-it-yourself"
    OWN_COMMANDS = (BY_ID["message"], BACK)

    def stations(self) -> Sequence[Station]:
        return stations_of(NAMES, 0)

    def questions(self, at: Situation) -> Sequence[Question]:
        rows = (
            Option(
                id="read",
                title="What to think of it",
                act=lambda: open_record(self.shell, "guide", self.GUIDE),
                verb="read",
                why=(
                    "It is mostly a sign of little time, not of bad will.",
                    "Opinions differ: some accept a draft the author rewrites, others do not.",
                    "lorapp never writes a letter; facts are yours to give, words are not.",
                ),
                source=credit(at.book, at.today, "practice-9", "R-16"),
            ),
            Option(
                id="facts",
                title="The page of facts",
                act=lambda: open_facts(self, self.letter),
                verb="read it",
                why=("Dates, what you did, what they saw, what they said: enough to dictate.",),
            ),
            Option(
                id="answer",
                title="The polite answer",
                act=self.action_message,
                verb="read it",
                why=("It gives everything but the prose, and offers a call.",),
            ),
            Option(
                id="note",
                title="Note it for yourself",
                act=self._note,
                verb="note it",
                why=("Kept as a private note on the letter. It goes into no report.",),
            ),
        )
        return (Question("Everything but the prose", rows),)

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        return [(BY_ID["message"], "the answer")]

    def action_message(self) -> None:
        from lorapp.screens.paths.messages.message import MessagePath

        at = self.services.letters.situation()
        self.app.push_screen(MessagePath(write_yourself(at, self.letter)))

    def _note(self) -> None:
        event = Event(kind=EventKind.SPOKE, on=self.services.unit.today(), note=NOTE)
        self.shell.done(self.services.letters.log(self.letter, event))
