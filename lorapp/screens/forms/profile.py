"""The applicant's own facts; unknown stays unknown."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from lorapp.domain.applicant import Account, Applicant, Exam, Registration, Visa
from lorapp.domain.dates import FIRST_YEAR, LAST_YEAR, read_day, written_day
from lorapp.domain.goals import left_behind
from lorapp.domain.leaves import is_zone, zone_named
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.errors import RefusedError
from lorapp.screens.forms.shared import SpecialtyNames, emptied, specialty_kind, values_of
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.widgets.fields.field_kinds import YES_NO, Day, Field, Line, Lines, Number, Words, choice

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.services.recording.changes import Change

VISAS: Final[Mapping[str, str]] = {
    Visa.NONE: "You need no visa.",
    Visa.J1: "Exchange visitor, by ECFMG.",
    Visa.H1B: "Fewer sponsor it; Step 3 comes first.",
    Visa.EITHER: "Either would do.",
    Visa.UNKNOWN: "Open; nothing is ruled out.",
}
EXAMS: Final = "One a line: `Step 1; 2 nov 2026; pass`"
ERAS: Final = "eras"
NRMP: Final = "nrmp"
OWN: Final = ("certified_on", "registered_on")
LISTS: Final = ("exams", "specialties", "languages", "states")
BUDGET_MAX: Final = 1_000_000


class ZoneName(Line):
    """A time zone of the IANA list; a city alone is enough where only one zone has it."""

    def read(self, text: str, today: date) -> str:
        zone = zone_named(text, self.known)
        if not is_zone(zone):
            raise RefusedError("Write region and city, such as Asia/Amman or America/New_York.")
        return super().read(zone, today)

    def understood(self, text: str, today: date) -> str:
        zone = self.read(text, today)
        return "" if zone == clean(text) else f"= {zone}"


class ExamLines(Lines):
    """Examinations, one a line: name, day and result parted by ``;``."""

    def read(self, text: str, today: date) -> Any:  # noqa: ANN401  exams where others give text
        lines = [line for line in super().read(text, today).split("\n") if line.strip()]
        return tuple(_exam(line, today) for line in lines)

    def write(self, value: object) -> str:
        return "\n".join(map(_exam_text, value)) if isinstance(value, tuple) else ""


def _exam(line: str, today: date) -> Exam:
    name, on, result, *more = [*(clean(part) for part in line.split(";")), "", ""]
    if not name or any(more):
        raise RefusedError("Write an exam as name; day; result. Day and result may be empty.")
    return Exam(name=name, on=read_day(on, today) if on else None, result=result or None)


def _exam_text(exam: Exam) -> str:
    parts = [exam.name, written_day(exam.on) if exam.on else "", exam.result or ""]
    return "; ".join(parts).rstrip("; ")


class ProfileSheet(Sheet):
    """The applicant's facts; they can be changed at any time. ``first`` has the cursor."""

    opens_all = True
    _opened: tuple[SeasonFile, date]
    """The record and the day with which the form was opened."""

    def __init__(self, first: str = "") -> None:
        self.first = first

    @property
    def form_id(self) -> str:
        return "profile"

    def heading(self, file: SeasonFile) -> str:
        del file
        return "Your profile"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        del today
        wishes = SpecialtyNames(specialty_kind(file))
        season = Number(LAST_YEAR, whole=True, least=FIRST_YEAR)
        found: dict[str, tuple[str, Any, str]] = {
            "name": ("Name", Line(), "As on all documents."),
            "timezone": ("Time zone", ZoneName(_zones()), ""),
            "season": ("Season", season, "The year training starts."),
            "specialties": ("Specialties", wishes, "First choice first, with commas."),
            "visa": ("Visa", choice(Visa, VISAS), ""),
            "states": ("States", Words(), "Where to train; none: anywhere."),
            "budget_usd": ("Budget, USD", Number(BUDGET_MAX), "For the whole season."),
            "in_couple": ("In a couple", YES_NO, "Two rank lists, in pairs."),
            "school": ("School", Line(), ""),
            "country": ("School country", Line(), ""),
            "graduated_on": ("Graduated on", Day(), ""),
            "ecfmg_certified_on": ("ECFMG since", Day(), "The day of the certificate."),
            "exams": ("Exams", ExamLines(), EXAMS),
            "languages": ("Languages", Words(), "Parted by commas."),
            "gaps": ("Gaps", Lines(), "Times without work or study, and why."),
            "certified_on": ("ERAS certified", Day(), "Certified for this season."),
            "registered_on": ("NRMP since", Day(), "Registered for this season."),
            "aamc_id": ("AAMC ID", Line(), ""),
            "ecfmg_id": ("ECFMG ID", Line(), ""),
            "nrmp_id": ("NRMP ID", Line(), ""),
        }
        needed = {"name", "timezone", "season"}
        return tuple(
            Field(name=name, label=label, kind=kind, hint=hint, required=name in needed)
            for name, (label, kind, hint) in found.items()
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        self._opened, who = (file, today), file.applicant
        accounts = [a.certified_on for a in who.accounts if _is(a, ERAS, who.season)]
        signed = [r.on for r in who.registrations if _is(r, NRMP, who.season)]
        return {
            **values_of(who),
            "certified_on": accounts[0] if accounts else None,
            "registered_on": signed[0] if signed else None,
        }

    def submit(self, values: Values, services: "Services") -> "Change":
        who = services.unit.file().applicant
        return services.profile.change(_registered(_changed(who, values), values))

    def warn(self, values: Values) -> str:
        file, today = self._opened
        found = left_behind(file, _changed(file.applicant, values), today)
        return f"{found} Save once more if that is so." if found else ""


def _changed(who: Applicant, values: Values) -> Applicant:
    """The applicant with everything that stands in a field of its own."""
    plain = {name: value for name, value in values.items() if name not in OWN}
    lists = {name: values[name] or emptied(getattr(who, name)) for name in LISTS}
    return replace(who, **{**plain, **lists})


def _is(entry: Account | Registration, service: str, season: int) -> bool:
    return entry.service == service and entry.season == season


def _registered(who: Applicant, values: Values) -> Applicant:
    """The applicant with the day of certifying and of registering for the season."""
    accounts = tuple(a for a in who.accounts if not _is(a, ERAS, who.season))
    signed = tuple(r for r in who.registrations if not _is(r, NRMP, who.season))
    if day := values["certified_on"]:
        accounts = (*accounts, Account(service=ERAS, season=who.season, certified_on=day))
    if day := values["registered_on"]:
        signed = (*signed, Registration(service=NRMP, season=who.season, on=day))
    return replace(
        who,
        accounts=accounts or emptied(who.accounts),
        registrations=signed or emptied(who.registrations),
    )


def _zones() -> tuple[str, ...]:
    from zoneinfo import available_timezones

    return tuple(sorted(zone for zone in available_timezones() if "/" in zone))
