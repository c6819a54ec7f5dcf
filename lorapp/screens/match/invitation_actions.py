"""What can be done to the invitation one looks at, in the list of interviews."""

from collections.abc import Callable
from typing import Final

from lorapp.domain.papers import Invitation, InvitationAnswer
from lorapp.screens.match.interview_actions import InterviewActions
from lorapp.services.match.invitations import invitation_id
from lorapp.widgets.rows.row_paint import Row
from lorapp.widgets.text import glyphs

CHOOSE: Final = "choose"
AGAIN: Final = "again"
HOUR_FIRST: Final = "Choose the hour first, with `Enter`."


class InvitationActions(InterviewActions):
    """A screen whose list holds invitations, too; subclasses say which is in view."""

    @property
    def invitation(self) -> Invitation | None:
        """The invitation in view."""
        raise NotImplementedError

    def choose_hour(self) -> None:
        """Ask for the hour, which answers the invitation."""
        from lorapp.screens.forms.interview import QuickForm
        from lorapp.screens.forms.invitation import ChosenHourSheet

        if self.invitation is not None:
            at = self.services.interviews.situation()
            sheet = ChosenHourSheet(at, self.invitation)
            self.shell.push_screen(QuickForm(sheet), self.stand_on_new(self.ids()))

    def action_log(self) -> None:
        if self.invitation is None:
            super().action_log()
            return
        from lorapp.screens.paths.choices import ChoiceDialog, Offer

        name = self.services.unit.file().program(self.invitation.program).name
        offer = Offer(f"Invitation, {name}", _rows(self.invitation), verb="logs it")
        wanted = invitation_id(self.invitation)
        self.shell.push_screen(ChoiceDialog(offer), lambda chosen: self._logged(wanted, chosen))

    def _logged(self, wanted: str, chosen: str | None) -> None:
        if chosen == CHOOSE:
            self.choose_hour()
        elif chosen is not None:
            answer = None if chosen == AGAIN else InvitationAnswer(chosen)
            self.shell.done(self.services.invitations.answer(wanted, answer))

    def action_edit(self) -> None:
        if self.invitation is None:
            super().action_edit()
            return
        from lorapp.screens.forms.invitation import InvitationSheet

        at = self.services.interviews.situation()
        self.shell.ask(InvitationSheet(at, self.invitation))

    def action_remove(self) -> None:
        if self.invitation is None:
            super().action_remove()
        else:
            wanted = invitation_id(self.invitation)
            self.shell.done(self.services.invitations.remove(wanted))

    def action_question(self) -> None:
        self._with_hour(super().action_question)

    def action_message(self) -> None:
        self._with_hour(super().action_message)

    def _with_hour(self, action: Callable[[], None]) -> None:
        if self.invitation is None:
            action()
        else:
            self.shell.say(HOUR_FIRST)

    def action_program(self) -> None:
        if self.invitation is None:
            super().action_program()
            return
        from lorapp.screens.programs.program_record import ProgramRecord

        self.shell.push_screen(ProgramRecord(self.invitation.program))


def _rows(invitation: Invitation) -> tuple[Row, ...]:
    """What can be said of it, the expected first."""
    if invitation.answer is not None:
        return (Row(id=AGAIN, title="It waits for an answer again", glyph=glyphs.OPEN),)
    return (
        Row(id=CHOOSE, title="Choose an hour", glyph=glyphs.THERE),
        Row(id=InvitationAnswer.DECLINED, title="I declined it", glyph=glyphs.FAILED),
        Row(id=InvitationAnswer.MISSED, title="No place was left", glyph=glyphs.FAILED),
    )
