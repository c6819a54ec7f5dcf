"""Noting a moment that a mentor saw, without patient data."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from lorapp.domain.guard import findings
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.names import suggested
from lorapp.domain.values import NOT_GIVEN, NOTE_MAX
from lorapp.screens.forms.shared import emptied, people_kind, rotation_kind, values_of
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.widgets.fields.field_kinds import YES_NO, Day, Field, Line, Lines, Words

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.services.recording.changes import Change


class MomentSheet(Sheet):
    """One moment; ``moment`` is the one to change, else a new one seen by ``mentor``."""

    SAVE: ClassVar[str] = "Keep"

    def __init__(self, moment: WitnessedMoment | None = None, mentor: str | None = None) -> None:
        self.moment, self.mentor = moment, mentor

    @property
    def form_id(self) -> str:
        return f"moment.{self.moment.key}" if self.moment else f"moment.new.{self.mentor or ''}"

    def heading(self, file: SeasonFile) -> str:
        del file
        return "Change this moment" if self.moment else "Note a moment"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        is_long = bool(self.moment and "\n" in (self.moment.text or ""))
        text = Lines() if is_long else Line(longest=NOTE_MAX)
        hint = "No names, no exact days of care."
        themes = Words(known=(*file.themes, *suggested(file)))
        stays = rotation_kind(file, today)
        return (
            Field(name="text", label="What happened", kind=text, required=True, hint=hint),
            Field(name="mentor", label="Who saw it", kind=people_kind(file)),
            Field(name="on", label="Day", kind=Day(), required=True),
            Field(name="themes", label="It shows", kind=themes, hint=_offered(file)),
            Field(name="rotation", label="Rotation", kind=stays),
            Field(name="feedback", label="They said so", kind=YES_NO, hint="Feedback in words."),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        if self.moment:
            return values_of(self.moment)
        running = [r.key for r in file.rotations if r.starts_on <= today <= r.ends_on]
        return {
            "on": today,
            "mentor": self.mentor,
            "rotation": running[0] if len(running) == 1 else None,
        }

    def warn(self, values: Values) -> str:
        found = findings(values["text"])
        if not found:
            return ""
        first = found[0]
        more = f" ({len(found)} such places)" if len(found) > 1 else ""
        return f'"{first.excerpt}" may point to a patient{more}. {first.advice} `Enter` keeps it.'

    def submit(self, values: Values, services: "Services") -> "Change":
        taken = dict(values)
        if self.moment:
            taken["themes"] = values["themes"] or emptied(self.moment.themes)
            return services.moments.change(replace(self.moment, **taken))
        taken["themes"] = values["themes"] or NOT_GIVEN
        return services.moments.add(WitnessedMoment(key=services.moments.new_key(), **taken))


def _offered(file: SeasonFile) -> str:
    """The themes there are, else what a theme is."""
    return ", ".join(file.themes) or "themes, parted by commas: teamwork, precision"
