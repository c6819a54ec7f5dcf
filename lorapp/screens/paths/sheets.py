"""The few forms that only the paths need: a deadline, feedback, a paper, an address typed twice."""

from dataclasses import replace
from datetime import date
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.own_pdf import READ_MOST, size_limit
from lorapp.domain.papers import Document
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.looks import FileState
from lorapp.errors import RefusedError
from lorapp.screens.forms.moment import MomentSheet
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.computer.own_files import look_at
from lorapp.services.packets.inspecting import warning
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Address, Day, Field, Line

PAPERS: Final = {
    "cv": "CV",
    "statement": "Personal statement",
    "transcript": "Transcript",
    "mspe": "Dean's letter (MSPE)",
    "photo": "Photo",
}
WHERE: Final = "A PDF; it goes into the packet. No copy is kept here."


class DeadlineSheet(Sheet):
    """The day that is named to the writer."""

    ENTER_SAVES = True

    def __init__(self, letter: Letter, suggested: date | None, why: str) -> None:
        self._letter, self._suggested, self._why = letter, suggested, why
        self.form_id = f"deadline.{letter.key}"

    def heading(self, file: SeasonFile) -> str:
        return f"The day you name to {short_name(file, self._letter.mentor)}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        return (Field(name="day", label="Day", kind=Day(), hint=self._why, required=True),)

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"day": self._letter.stated_deadline or self._suggested}

    def submit(self, values: Values, services: Services) -> Change:
        letter = services.unit.file().letter(self._letter.key)
        return services.letters.change(replace(letter, stated_deadline=values["day"]))


class FeedbackSheet(MomentSheet):
    """A moment that is what the mentor said."""

    def __init__(self, mentor: str | None = None) -> None:
        super().__init__(mentor=mentor)
        self.title = "What they told you"
        self.form_id = f"feedback.new.{mentor or ''}"

    def start(self, file: SeasonFile, today: date) -> Values:
        return {**super().start(file, today), "feedback": True}


class PaperSheet(Sheet):
    """A paper is ready since a day."""

    ENTER_SAVES = True
    SAVE = "It is ready"

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._limit = READ_MOST
        self.form_id = f"paper.{kind}"
        self.title = f"{PAPERS.get(kind, kind)}: ready"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        return (
            Field(name="on", label="Since", kind=Day(), required=True),
            Field(name="version", label="Version", kind=Line(), hint="Such as `v2`, or nothing."),
            Field(name="path", label="Its file", kind=Line(), hint=WHERE),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        self._limit = size_limit(file.rulebook)
        return {"on": today}

    def warn(self, values: Values) -> str:
        return warning(values["path"], self._limit)

    def submit(self, values: Values, services: Services) -> Change:
        path = values["path"]
        look = look_at(path) if path else None
        if look is not None and look.state is FileState.MISSING:
            raise RefusedError("There is no file at this path. Look at it, or leave it empty.")
        return services.papers.ready(
            Document(
                kind=self._kind,
                version=values["version"],
                ready_on=values["on"],
                path=path,
                sha256=look.sha256 if look else None,
            )
        )


class NewEntrySheet(Sheet):
    """The new address of a bounced entry, typed twice."""

    SAVE = "Make the new entry"

    def __init__(self, letter: Letter, known: str | None) -> None:
        self._letter, self._known = letter, known
        self.form_id = f"new-entry.{letter.key}"

    def heading(self, file: SeasonFile) -> str:
        return f"New entry for {short_name(file, self._letter.mentor)}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        known = f"On record: {self._known}." if self._known else "Ask for it, or look it up."
        again = "Once more, by hand: a wrong sign here loses the letter."
        return (
            Field(name="email", label="New address", kind=Address(), hint=known, required=True),
            Field(name="repeated", label="Once more", kind=Address(), hint=again, required=True),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"email": self._known}

    def submit(self, values: Values, services: Services) -> Change:
        return services.letters.mend(self._letter.key, values["email"], values["repeated"])
