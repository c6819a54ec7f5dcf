"""Adding and changing a mentor: who they are and how they wish to be treated."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from lorapp.domain.mentors import Channel, EmailAddress, Helper, Mentor, ReminderWish, Role
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from lorapp.screens.forms.shared import ROLES, emptied, specialty_kind, values_of
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.widgets.fields.field_kinds import (
    YES_NO,
    Address,
    Day,
    Field,
    Line,
    Lines,
    Number,
    Words,
    choice,
)
from lorapp.widgets.fields.field_people import People

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.services.recording.changes import Change

DAYS_MAX: Final = 365
AS_IN_PORTAL: Final = "Exactly as the portal must show it."
TWICE: Final = "Twice: dead addresses lose letters."
OWN: Final = ("email", "repeated", "reminders", "helper", "helper_role", "helper_email", "knows")
"""Fields of the form that stand for lists of the record."""


class MentorSheet(Sheet):
    """One person; ``mentor`` is the one to change, None adds one."""

    def __init__(self, mentor: Mentor | None = None) -> None:
        self.mentor = mentor
        self.opens_all = mentor is not None

    @property
    def form_id(self) -> str:
        return f"mentor.{self.mentor.key}" if self.mentor else "mentor.new"

    def heading(self, file: SeasonFile) -> str:
        del file
        return f"Change {self.mentor.name}" if self.mentor else "Add a mentor"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        del today
        places = tuple(dict.fromkeys(stay.site for stay in file.rotations if stay.site))
        return (
            Field(name="name", label="Name", kind=Line(), required=True, hint=AS_IN_PORTAL),
            Field(name="role", label="Role", kind=choice(Role, ROLES)),
            Field(name="specialty", label="Specialty", kind=specialty_kind(file)),
            Field(name="institution", label="Institution", kind=Line(places)),
            Field(name="email", label="E-mail", kind=Address(), hint=self._old_addresses()),
            Field(name="repeated", label="E-mail again", kind=Address(), hint=TWICE),
            *_more_fields(file),
        )

    def _old_addresses(self) -> str:
        if self.mentor is None:
            return ""
        old = [mail.address for mail in self.mentor.emails if mail.address != self.mentor.email]
        return f"Before: {', '.join(old)}" if old else ""

    def start(self, file: SeasonFile, today: date) -> Values:
        del file, today
        mentor = self.mentor
        if mentor is None:
            return {}
        helper = mentor.helpers[0] if mentor.helpers else None
        wish = mentor.reminder_wish
        return {
            **values_of(mentor),
            "email": mentor.email,
            "repeated": mentor.email,
            "reminders": tuple(map(str, wish.days_before)) if wish else None,
            "helper": helper.name if helper else None,
            "helper_role": helper.role if helper else None,
            "helper_email": helper.email if helper else None,
            "knows": mentor.knows_programs or None,
        }

    def check(self, values: Values) -> Mapping[str, str]:
        if (values["email"] or "").lower() != (values["repeated"] or "").lower():
            return {"repeated": "The two addresses differ. Type it the same way twice."}
        if (values["helper_role"] or values["helper_email"]) and not values["helper"]:
            return {"helper": "The assistant's name is needed."}
        return {}

    def submit(self, values: Values, services: "Services") -> "Change":
        kept = self.mentor or Mentor(key=services.mentors.new_key(), name="")
        plain = {name: value for name, value in values.items() if name not in OWN}
        mentor = replace(
            kept,
            **plain,
            emails=addresses(kept, values["email"]),
            helpers=_helpers(kept, values),
            reminder_wish=_wish(values["reminders"]),
            knows_programs=values["knows"] or emptied(kept.knows_programs),
        )
        return services.mentors.change(mentor) if self.mentor else services.mentors.add(mentor)


def addresses(mentor: Mentor, email: str | None) -> tuple[EmailAddress, ...]:
    """The person's addresses with ``email`` as the current one; the old ones are kept."""
    if email == mentor.email:
        return mentor.emails
    old = tuple(replace(m, current=False) for m in mentor.emails if m.address != email)
    return (*old, EmailAddress(address=email, current=True)) if email else old


def _helpers(mentor: Mentor, values: Values) -> tuple[Helper, ...]:
    rest = mentor.helpers[1:]
    if not values["helper"]:
        return rest or emptied(mentor.helpers)
    first = mentor.helpers[0] if mentor.helpers else Helper(name="")
    helper = replace(
        first, name=values["helper"], role=values["helper_role"], email=values["helper_email"]
    )
    return (helper, *rest)


def _wish(days: tuple[str, ...] | None) -> ReminderWish | None:
    return ReminderWish(days_before=tuple(map(int, days))) if days else None


def _days_before(text: str) -> str:
    if not (text.isascii() and text.isdigit() and int(text) <= DAYS_MAX):
        raise RefusedError(f"Write days before the deadline, 0 to {DAYS_MAX}, such as 14, 7.")
    return str(int(text))


def _more_fields(file: SeasonFile) -> tuple[Field, ...]:
    days = Words(each=_days_before)
    knows = People(tuple((p.key, p.name) for p in file.programs), several=True)
    fields: dict[str, tuple[str, Any, str]] = {
        "title": ("Title", Line(), "Such as core faculty, wards"),
        "country": ("Country", Line(), ""),
        "trained_here": ("I trained here", YES_NO, "You trained under this director."),
        "phone": ("Phone", Line(), ""),
        "lead_time_days": ("Needs, in days", Number(DAYS_MAX, whole=True), "Time to write."),
        "reminders": ("Remind before", days, "Days before the deadline: 14, 7"),
        "prefers": ("Prefers", choice(Channel, {}), "How they like to be reached."),
        "wants_facts": ("Wants facts", YES_NO, "No: the packet has no such page."),
        "away_until": ("Away until", Day(), ""),
        "left_on": ("Left on", Day(), "The day they left this institution."),
        "helper": ("Assistant", Line(), ""),
        "helper_role": ("Their post", Line(), ""),
        "helper_email": ("Their e-mail", Address(), ""),
        "knows": ("Knows programs", knows, "Several: part them by ;"),
        "do_not_contact": ("Do not contact", YES_NO, "No message is then planned."),
        "notes": ("Notes", Lines(), ""),
    }
    return tuple(
        Field(name=name, label=label, kind=kind, hint=hint, more=True)
        for name, (label, kind, hint) in fields.items()
    )
