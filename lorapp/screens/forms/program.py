"""Adding and changing a program: what its page says, who says so, and when it was read."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.letters.situation import Situation
from lorapp.domain.matches import MEANINGS, match_words
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.programs.closing_day import closes_too_early
from lorapp.domain.placing.rules.circumstances import GRADUATION, US_WEEKS
from lorapp.domain.programs import Program, ProgramStatus, Track
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN, is_given
from lorapp.screens.forms.rule_kinds import Asked, AskedNumber
from lorapp.screens.forms.shared import specialty_kind, values_of
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import (
    Choice,
    Day,
    Field,
    Kind,
    Line,
    Lines,
    Number,
    Option,
    choice,
)

NONE_SPONSORED: Final = "sponsors none"
VISAS: Final = (("J-1",), ("H-1B",), ("J-1", "H-1B"))
TRACKS: Final[Mapping[str, str]] = {
    Track.CATEGORICAL: "The whole training in one place.",
    Track.PRELIMINARY: "One year; letters for that year.",
    Track.TRANSITIONAL: "One broad year before another program.",
    Track.ADVANCED: "Begins after a first year elsewhere.",
}
BEFORE: Final = (
    ProgramStatus.CONSIDERING,
    ProgramStatus.WITHDRAWN,
    ProgramStatus.CLOSED,
)
"""What can be said of a program before it is applied to; applying has its own path."""
SERVICES: Final = ("eras", "residencycas", "sf-match")
PLACED: Final = ("specialty", "service", "season", "match", "complete_by")
"""Fields that say in which season, and by which day, it reads."""
KEPT: Final = ("specialty", "track", "service", "season")
"""Fields that an application locks, once they are known."""
LOCKED: Final = "Applied to: specialty, track, service and season stay as they were sent."
YEARS: Final = 60
SEASON_FIRST, SEASON_LAST = 2020, 2100
ASKED: Final = (GRADUATION, US_WEEKS)
"""Rules that ask a number of the applicant."""
WEEKS_MOST: Final = 200
DAYS: Final = "`1 dec`, `+3w`; empty: unknown"
STARTS: Final = "Of work there. Empty: that of the season."


class ProgramSheet(Sheet):
    """One program; ``program`` is the one to change, None adds one."""

    _file: SeasonFile
    """The record with which the form was opened."""

    def __init__(self, program: Program | None = None) -> None:
        self.program = program
        self.opens_all = program is not None
        self.form_id = f"program.{program.key}" if program else "program.new"
        self.title = f"Change {program.name}" if program else "Add a program"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        self._file = file
        applied = self.program is not None and was_sent(file, self.program, today)
        shown = (*_first_fields(file, applied=applied), *_more_fields(file, self.program))
        held = values_of(self.program) if self.program and applied else {}
        return tuple(f for f in shown if f.name not in KEPT or held.get(f.name) is None)

    def start(self, file: SeasonFile, today: date) -> Values:
        if self.program is None:
            return {"specialty": file.first_specialty, "status": ProgramStatus.CONSIDERING}
        held = values_of(self.program)
        asked = {
            rule: None if held[rule] is None else Asked(held[rule], rule in self.program.strict)
            for rule in ASKED
        }
        visas = self.program.visas if is_given(self.program.visas) else None
        return {**held, "visas": visas, **asked}

    def warn(self, values: Values) -> str:
        kept = self.program or Program(key="new", name="")
        given = {name: values[name] for name in PLACED if name in values}
        if self.program and self.program.complete_by == values["complete_by"]:
            return ""
        found = closes_too_early(self._file, replace(kept, **given))
        return f"{found} Save once more if that is so." if found else ""

    def submit(self, values: Values, services: Services) -> Change:
        kept = self.program or Program(key=services.programs.new_key(), name="")
        strict, numbers = kept.strict, {}
        for rule in ASKED:
            asked: Asked | None = values[rule]
            numbers[rule] = asked.value if asked else None
            strict = with_strict(strict, rule, on=bool(asked and asked.strict))
        visas = NOT_GIVEN if values["visas"] is None else values["visas"]
        program = replace(kept, **{**values, **numbers, "visas": visas, "strict": strict})
        service = services.programs
        return service.change(program) if self.program else service.add(program)


def with_strict(strict: tuple[str, ...], rule: str, *, on: bool) -> tuple[str, ...]:
    """The strict rules with one of them set or lifted; a list never given stays so."""
    others = tuple(name for name in strict if name != rule)
    if on:
        return (*others, rule)
    return others or (() if is_given(strict) else NOT_GIVEN)


def was_sent(file: SeasonFile, program: Program, today: date) -> bool:
    """Whether a program was applied to, so that what it was applied with stays."""
    noon = datetime.combine(today, time(12), file.applicant.zone)
    return is_applied(Situation(file, noon), program)


def _first_fields(file: SeasonFile, *, applied: bool) -> tuple[Field, ...]:
    hint = LOCKED if applied else "As the service lists it."
    return (
        Field(name="name", label="Name", kind=Line(), required=True, hint=hint),
        Field(name="specialty", label="Specialty", kind=specialty_kind(file)),
        Field(name="city", label="City", kind=Line()),
        Field(name="state", label="State", kind=Line()),
        Field(name="complete_by", label="Reads until", kind=Day(), hint=DAYS),
        Field(name="status", label="Status", kind=_status(applied=applied)),
    )


def _status(*, applied: bool) -> Choice:
    if not applied:
        return Choice(tuple(Option(found, str(found)) for found in BEFORE))
    sent = [found for found in ProgramStatus if found is not ProgramStatus.CONSIDERING]
    return Choice(tuple(Option(found, str(found)) for found in sent))


def _visas(program: Program | None) -> Choice:
    known = [Option(visas, " and ".join(visas)) for visas in VISAS]
    own = program.visas if program and program.visas else None
    if own and own not in VISAS:
        known.append(Option(own, " and ".join(own)))
    return Choice((*known, Option((), NONE_SPONSORED, "Its page says so; unknown is not none.")))


def _more_fields(file: SeasonFile, program: Program | None) -> tuple[Field, ...]:
    sources = tuple(dict.fromkeys(one.source for one in file.programs if one.source))
    services = Choice(tuple(Option(name, name) for name in SERVICES), unset="by specialty")
    matches = tuple(Option(name, match_words(name), told) for name, told in MEANINGS.items())
    season = Number(SEASON_LAST, whole=True, least=SEASON_FIRST)
    fields: dict[str, tuple[str, Kind, str]] = {
        "visas": ("Visas", _visas(program), "Unknown until you have read it."),
        "img_percent": ("IMGs, in %", Number(100), "Share of residents from other schools."),
        GRADUATION: (
            "Graduated",
            AskedNumber(YEARS, "year at most", "years at most"),
            "Years at most; `5 strict`. `0`: no limit. Empty: unknown.",
        ),
        US_WEEKS: (
            "US weeks",
            AskedNumber(WEEKS_MOST, "week", "weeks"),
            "US experience it asks for.",
        ),
        "track": ("Track", choice(Track, TRACKS), ""),
        "service": ("Service", services, ""),
        "match": ("Match", Choice(matches, unset="by specialty"), "How it fills its places."),
        "starts_on": ("First day", Day(), STARTS),
        "season": ("Season", season, f"Empty: {file.applicant.season}, yours."),
        "acgme_id": ("ACGME number", Line(), ""),
        "nrmp_code": ("NRMP code", Line(), ""),
        "contact": ("Contact", Line(), "Such as the coordinator, with e-mail."),
        "source": ("Read where", Line(sources), "Such as program page or FREIDA."),
        "seen_on": ("Read on", Day(), "The day you read it."),
        "notes": ("Notes", Lines(), ""),
    }
    return tuple(
        Field(name=name, label=label, kind=kind, hint=hint, more=True)
        for name, (label, kind, hint) in fields.items()
    )
