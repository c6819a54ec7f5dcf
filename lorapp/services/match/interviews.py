"""Interviews: adding from one line, changing, logging, and the page to prepare with."""

from dataclasses import replace
from datetime import date

from lorapp.domain.interviews.changes import (
    add_interview,
    change_interview,
    held,
    log_state,
    remove_interview,
    set_policy,
)
from lorapp.domain.interviews.dossier import dossier
from lorapp.domain.interviews.lanes import Line, identity, interview_lines
from lorapp.domain.interviews.line import Quick, read_line
from lorapp.domain.interviews.messages import NAMES, end_first_choice, note_message
from lorapp.domain.letters.situation import Situation
from lorapp.domain.pages import Document
from lorapp.domain.papers import Interview, InterviewStatus, ProgramMessage
from lorapp.domain.programs import ContactPolicy
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_short
from lorapp.services.recording.changes import Change
from lorapp.services.recording.records import OnRecord

__all__ = ["Interviews", "held", "identity", "next_interview"]


class Interviews(OnRecord):
    """The interviews of all seasons, and what was written to programs after them."""

    def lines(self) -> tuple[Line, ...]:
        """Every interview in its lane."""
        return interview_lines(self.situation())

    def read(self, text: str) -> Quick:
        """Understand one line; nothing is stored. LorError says what is missing or unclear."""
        return read_line(text, self._unit.file(), self._unit.now())

    def add(self, interview: Interview) -> Change:
        """Put an interview on record."""
        label = f"Add interview {self._name(interview.program)}, {self._when(interview)}"
        return self._at(label, lambda at: add_interview(at, interview))

    def change(
        self, wanted: str, interview: Interview, policy: ContactPolicy | None = None
    ) -> Change:
        """Change an interview, and what its program says about messages: one action."""

        def changed(at: Situation) -> SeasonFile:
            file = change_interview(at, held(at.file, wanted), interview)
            return set_policy(file, interview.program, policy)

        return self._at(f"Change interview {self._name(interview.program)}", changed)

    def log(self, wanted: str, status: InterviewStatus, note: str | None = None) -> Change:
        """Say where an interview stands now; a note on how it went is kept with it."""
        name = self._name(held(self._unit.file(), wanted).program)
        return self._at(
            f"Interview {name}: {status}",
            lambda at: log_state(at, held(at.file, wanted), status, note),
        )

    def remove(self, wanted: str) -> Change:
        """Take an interview off the record."""
        old = held(self._unit.file(), wanted)
        return self._at(
            f"Remove interview {self._name(old.program)}, {self._when(old)}",
            lambda at: remove_interview(at, held(at.file, wanted)),
        )

    def note_message(self, message: ProgramMessage) -> Change:
        """Note a message that went to a program."""
        name = f"{NAMES[message.kind]}, {self._name(message.program)}"
        return self._at(name[:1].upper() + name[1:], lambda at: note_message(at, message))

    def end_first_choice(self, program: str, on: date) -> Change:
        """Note that a program is no longer the first choice."""
        label = f"First choice ended, {self._name(program)}"
        return self._at(label, lambda at: end_first_choice(at, program, on))

    def ask(self, wanted: str, questions: tuple[str, ...]) -> Change:
        """Keep the questions for an interview."""

        def kept(at: Situation) -> SeasonFile:
            old = held(at.file, wanted)
            return change_interview(at, old, replace(old, questions=questions))

        name = self._name(held(self._unit.file(), wanted).program)
        return self._at(f"Questions for {name}", kept)

    def dossier(self, program: str, wanted: str = "") -> Document:
        """The page to prepare with; without an identity for the program's next interview."""
        at = self.situation()
        found = held(at.file, wanted) if wanted else next_interview(at, program)
        return dossier(at, at.file.program(program), found)

    def _name(self, program: str) -> str:
        return f"{self._unit.file().program(program).name:.60}"

    def _when(self, interview: Interview) -> str:
        day = interview.at.astimezone(self._unit.file().applicant.zone).date()
        return day_short(day, self._unit.today(), act_on=True)


def next_interview(at: Situation, program: str) -> Interview | None:
    """The next interview of a program that may still take place, else the newest one."""
    found = [line for line in interview_lines(at) if line.interview.program == program]
    return found[0].interview if found else None
