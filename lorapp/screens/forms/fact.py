"""Noting what another source says of a program; two sources that differ stand side by side."""

from datetime import date

from lorapp.bootstrap import Services
from lorapp.domain.placing.programs.program_facts import LABELS
from lorapp.domain.programs import Program, ProgramFact
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Choice, Day, Field, Line, Option

SOURCES = ("program page", "FREIDA", "an e-mail from the program", "a resident there")


class FactSheet(Sheet):
    """What one source says of one thing, and the day it was read."""

    SAVE = "Note it"

    def __init__(self, program: Program) -> None:
        self.program = program
        self.form_id = f"fact.{program.key}"
        self.title = f"What a source says of {program.name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        known = tuple(dict.fromkeys([*(one.source or "" for one in file.programs), *SOURCES]))
        about = Choice(tuple(Option(name, label) for name, label in LABELS.items()))
        return (
            Field(name="what", label="About", kind=about, required=True),
            Field(name="says", label="It says", kind=Line(), required=True, hint="In its words."),
            Field(name="source", label="Read where", kind=Line(known[:20]), required=True),
            Field(name="seen_on", label="Read on", kind=Day(), required=True),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"what": "visas", "seen_on": today}

    def submit(self, values: Values, services: Services) -> Change:
        fact = ProgramFact(
            what=values["what"],
            says=values["says"],
            source=values["source"],
            seen_on=values["seen_on"],
        )
        return services.programs.note_fact(self.program.key, fact)
