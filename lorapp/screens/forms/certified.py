"""The day on which the application of a season was certified, so that early letters stay."""

from datetime import date

from lorapp.bootstrap import Services
from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Day, Field


class CertifiedSheet(Sheet):
    """One service and season; Enter saves."""

    ENTER_SAVES = True
    SAVE = "It is certified"

    def __init__(self, service: str, season: int) -> None:
        self._service, self._season = service, season
        self.form_id = f"certified.{service}.{season}"
        self.title = f"{service_name(service)} {season}: certified and submitted"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        hint = "No program is needed for it."
        return (Field(name="on", label="Certified on", kind=Day(), hint=hint, required=True),)

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"on": today}

    def submit(self, values: Values, services: Services) -> Change:
        return services.profile.certify(self._service, self._season, values["on"])
