"""The forms of the seasons: the next one, an answer, an import, a line that falls away."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.record import SeasonFile
from lorapp.domain.seasons.earlier import WATERMARK, Earlier, Standing
from lorapp.domain.seasons.processing import since_of
from lorapp.domain.seasons.record import ReuseAnswer
from lorapp.domain.seasons.rollover import Rollover, kept_programs
from lorapp.domain.seasons.starting import Started
from lorapp.screens.dialogs.log import SHOWN
from lorapp.screens.forms.sheet import Sheet, Values, WhySheet
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Choice, Day, Field, Line, Lines, Option, choice
from lorapp.widgets.text import glyphs

MEANINGS: Final[Mapping[str, str]] = {
    ReuseAnswer.YES: "It may be imported as it is.",
    ReuseAnswer.FRESH: "A new letter is planned with the same writer.",
    ReuseAnswer.NO: "It stays closed. Thank them all the same.",
}
BRING: Final = Choice(
    (
        Option("none", "none", "Begin with an empty list; each can be added later."),
        Option("open", "those not turned down", "Without rejected, withdrawn and closed ones."),
        Option("all", "all", "Each as a new entry that you are considering."),
    ),
    unset="none",
)


class NextSeasonSheet(Sheet):
    """What going on means, which programs come along, and the number typed."""

    SAVE = "Go on"
    opens_all = True

    def __init__(self, told: Rollover) -> None:
        self._told = told
        self.form_id = f"seasons.next.{told.after}"

    def heading(self, file: SeasonFile) -> str:
        del file
        return f"From season {self._told.before} to {self._told.after}"

    def told(self) -> tuple[str, ...]:
        told = self._told
        marked = f"{joined(told.marked)} stay in season {told.before}."
        left = (f"{glyphs.OPEN.sign} {line}" for line in told.left_open)
        return (*([marked] if told.marked else []), *left)

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        hint = f"{self._told.after}; everything can be taken back with u."
        return (
            Field(
                name="bring",
                label="Programs",
                kind=BRING,
                hint="Taken along anew, without letters.",
            ),
            Field(name="typed", label="Type the season", kind=Line(), hint=hint, required=True),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"bring": "none"}

    def submit(self, values: Values, services: Services) -> Change:
        brought = kept_programs(self._told, str(values["bring"] or "none"))
        return services.seasons.roll_over(values["typed"], brought)


class AnswerSheet(Sheet):
    """What a writer said about an earlier letter."""

    SAVE = "Log it"
    opens_all = True

    def __init__(self, one: Earlier) -> None:
        self._one = one
        self.form_id = f"seasons.answer.{one.letter.key}"

    def heading(self, file: SeasonFile) -> str:
        name = short_name(file, self._one.letter.mentor)
        return f"What {name} said about the letter of season {self._one.season}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        return (
            Field(name="answer", label="Answer", kind=choice(ReuseAnswer, MEANINGS), required=True),
            Field(name="on", label="Day", kind=Day(), required=True),
            Field(name="note", label="Note", kind=Lines()),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        said = self._one.reuse
        answer = said.answer if said else None
        return {"answer": answer, "on": today, "note": said.note if said else None}

    def submit(self, values: Values, services: Services) -> Change:
        key = self._one.letter.key
        return services.seasons.answered(key, values["answer"], values["on"], values["note"])


class ImportSheet(Sheet):
    """The day of the import, and what the portal shows."""

    SAVE = "It is imported"
    opens_all = True

    def __init__(self, one: Earlier) -> None:
        self._one = one
        self.form_id = f"seasons.import.{one.letter.key}"

    def heading(self, file: SeasonFile) -> str:
        name = short_name(file, self._one.letter.mentor)
        return f"Import the letter of {name}"

    def told(self) -> tuple[str, ...]:
        asked = self._one.standing in {Standing.YES, Standing.WRITTEN_FOR_IT}
        warned = (
            () if asked else ("The writer has not said yes yet; the portal does not ask for it.",)
        )
        return (*warned, WATERMARK)

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        return (
            Field(name="on", label="Day", kind=Day(), required=True),
            Field(name="shown", label="The portal shows", kind=SHOWN),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"on": today}

    def submit(self, values: Values, services: Services) -> Change:
        since = None
        if values["shown"] == "processing":
            since = since_of(values["on"], services.unit.now())
        return services.seasons.imported(self._one.letter.key, values["on"], processing_since=since)


class ProcessingSheet(Sheet):
    """Whether an imported letter hangs, and since which day."""

    opens_all = True

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self.form_id = f"seasons.processing.{letter.key}"

    def heading(self, file: SeasonFile) -> str:
        name = short_name(file, self._letter.mentor)
        return f"The imported letter of {name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        hint = "Empty: it is not processing."
        return (Field(name="on", label="Processing since", kind=Day(), hint=hint),)

    def start(self, file: SeasonFile, today: date) -> Values:
        since = self._letter.processing_since
        return {"on": since.astimezone(file.applicant.zone).date() if since else None}

    def submit(self, values: Values, services: Services) -> Change:
        day = values["on"]
        since = since_of(day, services.unit.now()) if day else None
        return services.seasons.processing(self._letter.key, since)


class NotNeededSheet(WhySheet):
    """One line: why; Enter saves."""

    def __init__(self, one: Started) -> None:
        self._one = one
        self.form_id = f"seasons.away.{one.line.code}"
        self.title = f"Not needed: {one.line.title}"

    def submit(self, values: Values, services: Services) -> Change:
        return services.seasons.not_needed(self._one.line.code, values["why"])
