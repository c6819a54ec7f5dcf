"""Log where an application for a rotation stands: ``l`` and ``Enter`` for what comes next."""

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from lorapp.domain.applying.record import ApplicationStatus, RotationApplication
from lorapp.domain.applying.standing import SENT, status_of
from lorapp.errors import LorError
from lorapp.screens.frame.base import Dialog
from lorapp.services.recording.changes import Change
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, one_line

S = ApplicationStatus
ROTATION: Final = "rotation"
TITLES: Final = {
    ROTATION: "Accepted: make it a rotation",
    str(S.APPLIED): "Applied today",
    str(S.WAITLISTED): "On the waiting list",
    str(S.ACCEPTED): "Accepted, days not settled yet",
    str(S.REFUSED): "Refused",
    str(S.WITHDRAWN): "You withdrew it",
    str(S.CONSIDERING): "Not applied after all",
}
ANSWERS: Final = (ROTATION, *(str(one) for one in (S.ACCEPTED, S.WAITLISTED, S.REFUSED)))


def offered(asked: RotationApplication) -> tuple[str, ...]:
    """What can be logged now, the expected first."""
    status = status_of(asked)
    if asked.rotation is not None:
        return ()
    if status in SENT:
        found: tuple[str, ...] = (*ANSWERS, str(S.WITHDRAWN), str(S.CONSIDERING))
    elif status is S.CONSIDERING:
        found = (str(S.APPLIED), *ANSWERS, str(S.WITHDRAWN))
    else:
        found = (ROTATION, str(S.WITHDRAWN), str(S.REFUSED), str(S.APPLIED), str(S.CONSIDERING))
    return tuple(one for one in found if one != status)


class ApplicationLog(Dialog[Change]):
    """The states an application can go to; another day is entered with ``e`` in the list."""

    AUTO_FOCUS = "RowList"

    def __init__(self, asked: RotationApplication) -> None:
        super().__init__()
        self._asked = asked

    def compose_body(self) -> ComposeResult:
        yield Static(one_line(self._asked.site), classes="title", markup=False)
        yield RowList(columns=Columns(fact=0, number=0, gap=0), id="states")
        said = "" if offered(self._asked) else "It is a rotation already. Remove that one first."
        yield Static(said, id="problem", classes="problem", markup=False)
        yield Static(keyed("`Enter` logs it   `↑↓` choose   `Esc` back", "$muted"), classes="keys")

    def on_mount(self) -> None:
        rows = tuple(
            Row(id=one, title=TITLES[one], glyph=glyphs.OPEN, tone=glyphs.Tone.MUTED)
            for one in offered(self._asked)
        )
        states = self.query_one(RowList)
        states.styles.height = max(1, len(rows))
        states.show([Group("", rows)])

    @on(RowList.Chosen)
    def save(self, event: RowList.Chosen) -> None:
        """Log it, or say why it cannot be."""
        if self._is_left:
            return
        if event.row.id == ROTATION:
            from lorapp.screens.rotations.applying import become

            self.dismiss(None)
            become(self.shell, self._asked)
            return
        try:
            change = self.services.rotation_applications.log(
                self._asked.key, ApplicationStatus(event.row.id)
            )
        except LorError as problem:
            self.query_one("#problem", Static).update(keyed(one_line(str(problem))))
            return
        self.dismiss(change)
        self.shell.done(change)
