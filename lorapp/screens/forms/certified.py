"""The day on which the application of a season was certified, so that early letters stay."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.widgets.fields.field_kinds import Day, Field

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.services.recording.changes import Change


class CertifiedSheet(Sheet):
    """One service and season; Enter saves."""

    ENTER_SAVES: ClassVar[bool] = True
    SAVE: ClassVar[str] = "It is certified"

    def __init__(self, service: str, season: int) -> None:
        self._service, self._season = service, season

    @property
    def form_id(self) -> str:
        return f"certified.{self._service}.{self._season}"

    def heading(self, file: SeasonFile) -> str:
        del file
        return f"{service_name(self._service)} {self._season}: certified and submitted"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        del file, today
        hint = "No program is needed for it."
        return (Field(name="on", label="Certified on", kind=Day(), hint=hint, required=True),)

    def start(self, file: SeasonFile, today: date) -> Values:
        del file
        return {"on": today}

    def submit(self, values: Values, services: "Services") -> "Change":
        return services.profile.certify(self._service, self._season, values["on"])
