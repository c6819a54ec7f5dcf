"""Choosing the hour of an invitation, and changing what is known of one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.interviews.invitations import deadline_words, invitation_id
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Invitation, InvitationAnswer
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.interview import CLASH, warning
from lorapp.screens.forms.interview_kinds import Deadline, InterviewLine
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Day, Field, Lines, choice

ANSWERS: Final[Mapping[str, str]] = {
    InvitationAnswer.ACCEPTED: "An hour is chosen; it stands among the interviews.",
    InvitationAnswer.DECLINED: "You told them no.",
    InvitationAnswer.MISSED: "No place was left.",
}
UNANSWERED: Final = "not answered yet"


class ChosenHourSheet(Sheet):
    """The hour in one line; Enter makes the interview and answers the invitation at once."""

    ENTER_SAVES = True
    SAVE = "Accept it"

    def __init__(self, at: Situation, invitation: Invitation) -> None:
        self._at, self._invitation = at, invitation
        self._program = at.file.program(invitation.program)
        self.form_id = f"hour.{invitation_id(invitation)}"
        self.title = f"Choose an hour at {self._program.name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        hint = f"Such as `3 dec 10:00 ET video`. {deadline_words(self._at, self._invitation)}"
        kind = InterviewLine(self._at, self._program)
        return (Field(name="line", label="Hour", kind=kind, required=True, hint=hint),)

    def warn(self, values: Values) -> str:
        return CLASH if warning(self._at, values["line"].interview) else ""

    def submit(self, values: Values, services: Services) -> Change:
        wanted = invitation_id(self._invitation)
        return services.invitations.accept(wanted, values["line"].interview)


class InvitationSheet(Sheet):
    """An invitation in every field."""

    def __init__(self, at: Situation, invitation: Invitation) -> None:
        self._at, self._invitation = at, invitation
        self._program = at.file.program(invitation.program)
        self.form_id = invitation_id(invitation)
        self.title = f"Invitation, {self._program.name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        by = Deadline(self._at, self._program)
        return (
            Field(name="on", label="Came on", kind=Day(), required=True),
            Field(name="reply_by", label="Answer by", kind=by, hint="Such as `fri 5 pm ET`."),
            Field(
                name="answer", label="Answer", kind=choice(InvitationAnswer, ANSWERS, UNANSWERED)
            ),
            Field(name="note", label="Note", kind=Lines()),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        held = self._invitation
        names = ("on", "reply_by", "answer", "note")
        return {name: getattr(held, name) for name in names}

    def submit(self, values: Values, services: Services) -> Change:
        new = replace(
            self._invitation,
            on=values["on"],
            reply_by=values["reply_by"],
            answer=values["answer"],
            note=values["note"] or None,
        )
        return services.invitations.change(invitation_id(self._invitation), new)
