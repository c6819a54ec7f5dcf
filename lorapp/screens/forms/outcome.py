"""Writing down how a season ended."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.applicant import Visa
from lorapp.domain.arrival.outcomes import PLACES, WORDS, identity, is_known, known_from, where_from
from lorapp.domain.arrival.places import program_named, programs_of
from lorapp.domain.arrival.record import MatchOutcome, MatchResult
from lorapp.domain.letters.situation import Situation
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.frozen import dataclass
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Choice, Day, Field, Line, Lines, Option

MEANINGS: Final[Mapping[MatchResult, str]] = {
    MatchResult.MATCHED: "By the rank list. A second place is a result of its own.",
    MatchResult.SOAP: "By an offer of Match Week that you accepted.",
    MatchResult.OUTSIDE: "An open position, signed without a match.",
    MatchResult.UNMATCHED: "No place this season. Your writers hear it kindly, too.",
    MatchResult.WITHDREW: "You took yourself out of the Match.",
}
VISAS: Final = Choice(
    (
        Option(Visa.NONE, "none", "Citizen, green card, or a visa that lets you work."),
        Option(Visa.J1, "J-1", "Sponsored through ECFMG."),
        Option(Visa.H1B, "H-1B", "Filed by the hospital; Step 3 comes first."),
    ),
    unset="as in your profile",
)
PLACE_HINT: Final = "A program of your list, or any other name. Empty until Match Day."
FIRST_HINT: Final = "As the contract says; orientation may begin before."


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A program of the record by its name, else the name of a place as it is typed."""

    file: SeasonFile
    season: int

    @property
    def known(self) -> tuple[str, ...]:
        """The names that are offered while typing."""
        return tuple(one.name for one in programs_of(self.file, self.season))

    def read(self, text: str, today: date) -> str:
        kept = Line().read(text, today)
        if kept:
            program_named(self.file, self.season, kept)
        return kept

    def write(self, value: object) -> str:
        return "" if value is None else str(value)

    def understood(self, text: str, today: date) -> str:
        found = program_named(self.file, self.season, clean(text))
        return f"= {found.name}, of your list" if found else ""


class OutcomeSheet(Sheet):
    """One result; ``outcome`` is the one to change, else a new one."""

    SAVE = "Write it down"

    def __init__(self, at: Situation, outcome: MatchOutcome | None = None) -> None:
        self._at, self.outcome = at, outcome
        self._season = outcome.season if outcome else at.file.applicant.season
        self.form_id = f"outcome.{identity(outcome)}" if outcome else "outcome.new"
        self.title = f"How season {self._season} ended"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        options = tuple(Option(one, WORDS[one], MEANINGS[one]) for one in MatchResult)
        return (
            Field(name="result", label="Result", kind=Choice(options), required=True),
            Field(name="place", label="Where", kind=PlaceName(file, self._season), hint=PLACE_HINT),
            Field(name="on", label="Known since", kind=Day(), required=True),
            Field(name="visa", label="Visa class", kind=VISAS),
            Field(name="starts_on", label="First day", kind=Day(), hint=FIRST_HINT),
            Field(name="note", label="Note", kind=Lines(), more=True),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        held = self.outcome
        if held is not None:
            place = file.program(held.program).name if held.program else held.place
            names = ("result", "on", "visa", "starts_on", "note")
            return {"place": place, **{name: getattr(held, name) for name in names}}
        usual = MatchOutcome(season=self._season, result=MatchResult.MATCHED, on=today)
        row = where_from(file, self._season)
        if not is_known(row, self._at.now, today):
            row = known_from(file, usual)
        known = row is not None and row.day is not None and is_known(row, self._at.now, today)
        return {
            "result": MatchResult.MATCHED if known else None,
            "on": row.day if known and row else today,
        }

    def submit(self, values: Values, services: Services) -> Change:
        found = self._read(values)
        if self.outcome is None:
            return services.arrival.record(found)
        return services.arrival.change(identity(self.outcome), found)

    def _read(self, values: Values) -> MatchOutcome:
        result, text = values["result"], clean(values["place"] or "")
        program = self._program(text)
        has_place = result in PLACES
        held = self.outcome or MatchOutcome(season=self._season, result=result, on=values["on"])
        return replace(
            held,
            result=result,
            on=values["on"],
            program=program.key if program and has_place else None,
            place=text if text and not program and has_place else None,
            visa=values["visa"] if has_place else None,
            starts_on=values["starts_on"] if has_place else None,
            note=values["note"] or None,
        )

    def _program(self, text: str) -> Program | None:
        held = self.outcome
        if held is not None and held.program is not None:
            kept = self._at.file.program(held.program)
            if text == clean(kept.name):
                return kept
        return program_named(self._at.file, self._season, text) if text else None
