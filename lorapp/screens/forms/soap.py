"""Forms of SOAP: a set, a backup specialty, an application in one line, where it stands."""

from datetime import date
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.soap.choosing import letter_named, specialty_named
from lorapp.domain.soap.record import SoapApplication, SoapStatus
from lorapp.domain.soap.sent import WORDS, counter
from lorapp.domain.soap.sets import Prepared, specialties
from lorapp.domain.themes.names import statement_name
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Choice, Field, Line, Lines, Option, Words

NONE: Final = "none"


class SetSheet(Sheet):
    """The letters of a set by the names of their writers, and the statement."""

    def __init__(self, at: Situation, found: Prepared) -> None:
        self._at, self._found = at, found
        self.form_id = f"soap.set.{found.specialty}"
        self.title = f"SOAP letters for {found.name}"

    def _name(self, key: str) -> str:
        return short_name(self._at.file, self._at.file.letter(key).mentor)

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        mine = tuple(self._name(key) for key in self._found.proposed)
        kind = Words(
            known=mine,
            each=lambda text: letter_named(self._at, self._found.specialty, text),
            shown=self._name,
        )
        statements = tuple(
            Option(one.key, statement_name(file, one, short=True)) for one in file.statements
        )
        hint = f"At most {self._found.cap} writers, with commas. Empty: as proposed."
        return (
            Field(name="letters", label="Letters of", kind=kind, hint=hint),
            Field(name="statement", label="Statement", kind=Choice(statements, NONE)),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        found = self._found
        statement = found.statement.key if found.statement else None
        return {"letters": found.letters, "statement": statement}

    def submit(self, values: Values, services: Services) -> Change:
        letters = values["letters"] or ()
        return services.soap.choose(self._found.specialty, letters, values["statement"])


class BackupSheet(Sheet):
    """A backup specialty; Enter saves it."""

    ENTER_SAVES = True
    SAVE = "Add it"
    form_id = "soap.backup"
    title = "A backup specialty for SOAP"

    def __init__(self, at: Situation) -> None:
        self._at = at

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        held = specialties(self._at)
        known = tuple(
            one.name for one in file.rulebook.specialties.values() if one.slug not in held
        )
        kind = Line(known)
        return (Field(name="specialty", label="Specialty", kind=kind, required=True),)

    def submit(self, values: Values, services: Services) -> Change:
        return services.soap.choose(specialty_named(self._at.file, values["specialty"]), ())


class SentSheet(Sheet):
    """An application in one line; Enter saves it."""

    ENTER_SAVES = True
    SAVE = "Log it"
    form_id = "soap.sent"

    def __init__(self, at: Situation) -> None:
        self._at = at
        self.title = f"A SOAP application you sent ({counter(at)})"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        known = tuple(one.name for one in file.programs)
        hint = "Its name; write it to no one yet, the program makes the first contact."
        return (
            Field(
                name="name",
                label="Program",
                kind=Line(known, longest=200),
                hint=hint,
                required=True,
            ),
        )

    def submit(self, values: Values, services: Services) -> Change:
        return services.soap.add(values["name"])


class StatusSheet(Sheet):
    """Where an application stands, with a note."""

    def __init__(self, one: SoapApplication) -> None:
        self._one = one
        self.form_id = f"soap.status.{one.key}"
        self.title = f"Where it stands: {one.name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        options = tuple(Option(status, WORDS[status]) for status in SoapStatus)
        return (
            Field(name="status", label="State", kind=Choice(options), required=True),
            Field(name="note", label="Note", kind=Lines(), hint="Added to the notes there are."),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"status": self._one.status or SoapStatus.SENT}

    def submit(self, values: Values, services: Services) -> Change:
        return services.soap.log(self._one.key, values["status"], values["note"] or None)
