"""Entering a date of the season oneself; it wins over the shipped one."""

import re
from dataclasses import replace
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.bootstrap import Services
from lorapp.domain.calendar.rows import CalendarRow, Milestone
from lorapp.domain.calendar.shelf import own_row
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.domain.wording.days import zone_name
from lorapp.errors import RefusedError
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Day, Field, Line

_HOUR: Final = re.compile("([0-9]{1,2})(?:[:.h]([0-9]{2}))? ?(am|pm)?")
HOURS: Final = 24
MINUTES: Final = 60
NOON: Final = 12


class Hour:
    """An hour of the day, such as ``21:00``, ``9`` or ``9 pm``."""

    def read(self, text: str, today: date) -> time:
        found = _HOUR.fullmatch(clean(text).casefold())
        if found is None:
            raise RefusedError("Write an hour, such as `21:00` or `9 pm`.")
        hour, minute = int(found[1]), int(found[2] or 0)
        if found[3]:
            if not 1 <= hour <= NOON:
                raise RefusedError("With am or pm the hour goes from 1 to 12.")
            hour = hour % NOON + (NOON if found[3] == "pm" else 0)
        if hour >= HOURS or minute >= MINUTES:
            raise RefusedError("Hours go from 0:00 to 23:59.")
        return time(hour, minute)

    def write(self, value: object) -> str:
        return f"{value:%H:%M}" if isinstance(value, time) else ""

    def understood(self, text: str, today: date) -> str:
        shown = self.write(self.read(text, today))
        return "" if shown == clean(text) else f"= {shown}"


class OwnDateSheet(Sheet):
    """The applicant's own day, and hour where one is named, of one date of the season."""

    SAVE = "Save my date"

    def __init__(self, row: Milestone) -> None:
        self._row = row
        self.form_id = f"date.{row.season}.{row.service}.{row.code}"
        self.title = f"Your date: {row.title}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        zone = zone_name(self._row.zone)
        home = zone_name(file.applicant.timezone)
        hour = f"In {zone} time. Empty: no hour is named."
        if home != zone:
            hour = f"In {zone} time; {home} is shown beside it. Empty: no hour."
        return (
            Field(
                name="on",
                label="Day",
                kind=Day(),
                required=True,
                hint="As the page says, such as `3 mar 2027`.",
            ),
            Field(name="hour", label=f"Hour, {zone}", kind=Hour(), hint=hour),
            Field(name="source", label="Read where", kind=Line(), hint="Such as NRMP or AAMC."),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        at, own = self._row.at, own_row(file, self._row)
        hour = at.timetz().replace(tzinfo=None) if isinstance(at, datetime) else None
        return {"on": self._row.day, "hour": hour, "source": own.source if own else None}

    def submit(self, values: Values, services: Services) -> Change:
        day: date = values["on"]
        hour: time | None = values["hour"]
        at = datetime.combine(day, hour, ZoneInfo(self._row.zone)) if hour else day
        own = own_row(services.unit.file(), self._row) or CalendarRow(
            season=self._row.season, service=self._row.service, code=self._row.code, at=at
        )
        return services.season.override(replace(own, at=at, source=values["source"] or None))
