"""Closing the record of a season: who is still owed a word, and why not, one by one."""

from datetime import date
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.arrival.closing import in_the_way, still_open
from lorapp.domain.arrival.forgotten import Owed, Word
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Field, Line
from lorapp.widgets.text import glyphs

WHY_NOT: Final = "Not {words}. Write first; or a reason here leaves it out."
SAID: Final = {Word.THANKS: "thanked", Word.RESULT: "told the result"}
KEPT: Final = "All stays on this computer. R copies or exports it; the guide tells how to delete."


class ClosingSheet(Sheet):
    """A reason for each writer who is left out, and a last note."""

    SAVE = "Close the record"
    opens_all = True

    def __init__(self, at: Situation) -> None:
        self._at = at
        self._season = at.file.applicant.season
        self._words: dict[str, list[Owed]] = {}
        for one in in_the_way(at, self._season):
            self._words.setdefault(one.mentor, []).append(one)
        self._open = tuple(still_open(at, self._season))
        self.form_id = f"closing.{self._season}"

    def heading(self, file: SeasonFile) -> str:
        del file
        return f"Close season {self._season}"

    def told(self) -> tuple[str, ...]:
        return tuple(f"{glyphs.OPEN.sign} {line}" for line in self._open)

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        return (
            *(
                Field(
                    name=f"why-{mentor}",
                    label=short_name(file, mentor),
                    kind=Line(),
                    hint=WHY_NOT.format(words=" and not ".join(SAID[one.word] for one in words)),
                )
                for mentor, words in self._words.items()
            ),
            Field(name="note", label="Last note", kind=Line(), hint=KEPT),
        )

    def submit(self, values: Values, services: Services) -> Change:
        reasons = {
            one.step_id: values[f"why-{mentor}"] or ""
            for mentor, words in self._words.items()
            for one in words
        }
        return services.arrival.close(reasons, values["note"] or None)
