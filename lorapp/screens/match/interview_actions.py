"""What can be done to the interview one looks at."""

from collections.abc import Callable
from typing import Final

from lorapp.domain.papers import Interview
from lorapp.screens.frame.base import LorScreen
from lorapp.services.match.interviews import identity
from lorapp.services.match.invitations import invitation_id
from lorapp.services.recording.changes import Change
from lorapp.widgets.rows.rows import RowList

NONE_HERE: Final = "There is no interview here yet. `a` adds one."


class InterviewActions(LorScreen):
    """A screen with one interview in view; subclasses say which, and show it."""

    @property
    def interview(self) -> Interview | None:
        """The interview in view."""
        raise NotImplementedError

    def _asked_for(self) -> Interview | None:
        if self.interview is None:
            self.shell.say(NONE_HERE)
        return self.interview

    def ids(self) -> set[str]:
        """What the rows of the list are known by."""
        return {
            *(line.id for line in self.services.interviews.lines()),
            *(invitation_id(one) for one in self.services.unit.file().invitations),
        }

    def stand_on_new(self, before: set[str]) -> Callable[[Change | None], None]:
        """Put the cursor on what a form has added to these rows."""

        def stand_on_it(change: Change | None) -> None:
            new = self.ids() - before
            if change is not None and new:
                self.load()
                self.query_one(RowList).select(new.pop())

        return stand_on_it

    def action_add(self) -> None:
        from lorapp.screens.forms.interview import QuickForm, QuickSheet

        at = self.services.interviews.situation()
        self.shell.push_screen(QuickForm(QuickSheet(at)), self.stand_on_new(self.ids()))

    def action_log(self) -> None:
        from lorapp.screens.dialogs.interview_log import InterviewLog

        interview = self._asked_for()
        if interview is not None:
            at = self.services.interviews.situation()
            self.shell.push_screen(InterviewLog(at, interview))

    def action_edit(self) -> None:
        from lorapp.screens.forms.interview import InterviewSheet

        interview = self._asked_for()
        if interview is not None:
            at = self.services.interviews.situation()
            self.shell.ask(InterviewSheet(at, interview))

    def action_question(self) -> None:
        from lorapp.screens.forms.interview import QuestionSheet

        interview = self._asked_for()
        if interview is not None:
            at = self.services.interviews.situation()
            self.shell.ask(QuestionSheet(at, interview))

    def action_message(self) -> None:
        from lorapp.screens.match.interview_pages import AfterwardsPage

        interview = self._asked_for()
        if interview is not None:
            self.shell.push_screen(AfterwardsPage(interview))

    def action_program(self) -> None:
        from lorapp.screens.programs.program_record import ProgramRecord

        interview = self._asked_for()
        if interview is not None:
            self.shell.push_screen(ProgramRecord(interview.program))

    def action_remove(self) -> None:
        interview = self._asked_for()
        if interview is not None:
            self.shell.done(self.services.interviews.remove(identity(interview)))
