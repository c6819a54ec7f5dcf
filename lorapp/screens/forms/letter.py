"""Planning a letter, and changing what is not locked yet."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.letters.record import Delivery, Form, Letter
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN
from lorapp.domain.wording.names import GENERAL
from lorapp.screens.forms.shared import (
    emptied,
    people_kind,
    rotation_kind,
    specialty_kind,
    values_of,
)
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import YES_NO, Address, Day, Field, Words, choice

FORMS: Final[Mapping[str, str]] = {
    Form.NARRATIVE: "A letter in the writer's own words.",
    Form.STANDARDIZED: "A specialty's form, such as a SLOE.",
}
DELIVERIES: Final[Mapping[str, str]] = {
    Delivery.PORTAL: "The service writes to the writer.",
    Delivery.FORM: "You hand over a form with a code.",
}
TOLD: Final = "The day you named to the writer."
SPECIALTY_HINT: Final = "`general` goes with every specialty."
PLAIN: Final = (
    *("mentor", "rotation", "specialty", "form", "stated_deadline"),
    *("chair", "channel", "written_on", "email"),
)


class LetterSheet(Sheet):
    """One letter; ``letter`` is the one to change, else a new one, of ``mentor`` if given."""

    def __init__(
        self, letter: Letter | None = None, mentor: str | None = None, *, chair: bool | None = None
    ) -> None:
        self.letter, self.mentor, self.chair = letter, mentor, chair
        self.opens_all = letter is not None
        self.form_id = f"letter.{letter.key}" if letter else f"letter.new.{mentor or ''}"
        self.title = "Change this letter" if letter else "Plan a letter"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        who, stays = people_kind(file), rotation_kind(file, today)
        tags = specialty_kind(file, general=True)
        themes = Words(known=tuple(file.themes))
        offered = ", ".join(file.themes) or "themes, parted by commas"
        return (
            Field(name="mentor", label="Writer", kind=who, required=True),
            Field(name="rotation", label="Rotation", kind=stays),
            Field(name="specialty", label="For", kind=tags, hint=SPECIALTY_HINT),
            Field(name="form", label="Form", kind=choice(Form, FORMS)),
            Field(name="stated_deadline", label="Told deadline", kind=Day(), hint=TOLD),
            Field(name="proves", label="To prove", kind=themes, hint=offered),
            Field(name="chair", label="Chair letter", kind=YES_NO, more=True),
            Field(
                name="channel", label="Goes out by", kind=choice(Delivery, DELIVERIES), more=True
            ),
            Field(name="written_on", label="Letter date", kind=Day(), more=True),
            Field(name="email", label="Writer's e-mail", kind=Address(), more=True),
            Field(name="repeated", label="E-mail again", kind=Address(), more=True),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        if self.letter:
            return {**values_of(self.letter), "repeated": self.letter.email}
        met = [stay for stay in file.rotations if self.mentor in stay.mentors]
        last = max(met, key=lambda stay: stay.ends_on, default=None)
        wanted = last.specialty if last else None
        fits = wanted in file.applicant.specialties
        return {
            "mentor": self.mentor,
            "rotation": last.key if last else None,
            "specialty": wanted if fits else GENERAL,
            "form": Form.NARRATIVE,
            "chair": self.chair,
        }

    def check(self, values: Values) -> Mapping[str, str]:
        if (values["email"] or "").lower() != (values["repeated"] or "").lower():
            return {"repeated": "The two addresses differ. Type it the same way twice."}
        return {}

    def submit(self, values: Values, services: Services) -> Change:
        plain = {name: values[name] for name in PLAIN}
        if self.letter:
            proves = values["proves"] or emptied(self.letter.proves)
            return services.letters.change(replace(self.letter, **plain, proves=proves))
        proves = values["proves"] or NOT_GIVEN
        key = services.letters.new_key()
        return services.letters.add(Letter(key=key, **plain, proves=proves))
