"""Logging a contact with a mentor: three keys when nothing needs words."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from lorapp.domain.engine.words import short_name
from lorapp.domain.mentors import Channel, Contact
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.shared import people_kind
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.widgets.fields.field_kinds import Day, Field, Line, choice

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.services.recording.changes import Change

NOTE_LONGEST: Final = 10_000


class ContactSheet(Sheet):
    """One contact with the mentor of this key; Enter saves from any field."""

    ENTER_SAVES: ClassVar[bool] = True
    SAVE: ClassVar[str] = "Log it"
    first = "how"

    def __init__(self, mentor: str | None = None, note: str | None = None) -> None:
        self.mentor, self._note = mentor, note

    @property
    def form_id(self) -> str:
        return f"contact.{self.mentor or 'new'}"

    def heading(self, file: SeasonFile) -> str:
        name = f" with {short_name(file, self.mentor)}" if self.mentor else ""
        return f"Log a contact{name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        del today
        how = choice(Channel, {})
        who = Field(name="mentor", label="With", kind=people_kind(file), required=True)
        return (
            Field(name="how", label="How", kind=how, hint="A letter jumps: `e` e-mail, `p` phone"),
            Field(name="on", label="Day", kind=Day(), required=True),
            Field(name="note", label="What was said", kind=Line(longest=NOTE_LONGEST)),
            *(() if self.mentor else (who,)),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        del file
        return {"how": Channel.EMAIL, "on": today, "note": self._note}

    def submit(self, values: Values, services: "Services") -> "Change":
        contact = Contact(
            mentor=self.mentor or values["mentor"],
            on=values["on"],
            how=values["how"],
            note=values["note"],
        )
        return services.mentors.log_contact(contact)
