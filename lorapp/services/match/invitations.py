"""Invitations without an hour: adding from one line, choosing the hour, declining."""

from dataclasses import replace

from lorapp.domain.interviews.changes import add_interview
from lorapp.domain.interviews.invitations import (
    add_invitation,
    change_invitation,
    closed_invitations,
    held_invitation,
    invitation_id,
    invitation_of,
    open_invitations,
    remove_invitation,
)
from lorapp.domain.interviews.invited import QuickInvitation, read_quick
from lorapp.domain.interviews.line import Quick
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, Invitation, InvitationAnswer
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_short
from lorapp.services.recording.changes import Change
from lorapp.services.recording.records import OnRecord

__all__ = ["Invitations", "held_invitation", "invitation_id"]


class Invitations(OnRecord):
    """What came before an interview has its hour."""

    def open(self) -> tuple[Invitation, ...]:
        """What wants an answer, the nearest deadline first."""
        file, today = self._unit.file(), self._unit.today()
        return tuple(one for one in open_invitations(file) if one.on <= today)

    def closed(self) -> tuple[Invitation, ...]:
        """What was turned down or missed."""
        return closed_invitations(self._unit.file())

    def read(self, text: str) -> Quick | QuickInvitation:
        """Understand one line: an interview, or an invitation where no hour is given."""
        return read_quick(text, self._unit.file(), self._unit.now())

    def of_program(self, program: str) -> Invitation:
        """The invitation of a program that waits; RefusedError when there is none."""
        return invitation_of(self._unit.file(), program)

    def add(self, invitation: Invitation) -> Change:
        """Put an invitation on record."""
        day = day_short(invitation.on, self._unit.today(), act_on=True)
        label = f"Add invitation {self._name(invitation.program)}, {day}"
        return self._at(label, lambda at: add_invitation(at, invitation))

    def change(self, wanted: str, invitation: Invitation) -> Change:
        """Change the days, the answer or the note of an invitation."""
        return self._at(
            f"Change invitation {self._name(invitation.program)}",
            lambda at: change_invitation(at, held_invitation(at.file, wanted), invitation),
        )

    def accept(self, wanted: str, interview: Interview) -> Change:
        """Choose the hour: the interview and the answer are one action."""
        held = held_invitation(self._unit.file(), wanted)

        def chosen(at: Situation) -> SeasonFile:
            old = held_invitation(at.file, wanted)
            file = change_invitation(at, old, replace(old, answer=InvitationAnswer.ACCEPTED))
            return add_interview(Situation(file, at.now), interview)

        return self._at(f"Accept invitation {self._name(held.program)}", chosen)

    def answer(self, wanted: str, answer: InvitationAnswer | None) -> Change:
        """Say what became of it without an interview; None opens it again."""
        old = held_invitation(self._unit.file(), wanted)
        label = f"Invitation {self._name(old.program)}: {answer or 'open again'}"
        return self._at(
            label,
            lambda at: change_invitation(
                at, held_invitation(at.file, wanted), replace(old, answer=answer)
            ),
        )

    def remove(self, wanted: str) -> Change:
        """Take an invitation off the record."""
        old = held_invitation(self._unit.file(), wanted)
        return self._at(
            f"Remove invitation {self._name(old.program)}",
            lambda at: remove_invitation(at.file, held_invitation(at.file, wanted)),
        )

    def _name(self, program: str) -> str:
        return f"{self._unit.file().program(program).name:.60}"
