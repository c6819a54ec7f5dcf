"""The small questions of a confirmation: the address twice, which letter, whose letter."""

from datetime import date
from typing import TYPE_CHECKING

from lorapp.domain.letters.record import Form
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.screens.paths.ask.ask_questions import GENERAL, specialty_name
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Address, Field
from lorapp.widgets.rows.rows import Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.screens.paths.portal.confirm import ConfirmPath


class AddressSheet(Sheet):
    """The writer's address, typed twice by hand; nothing is written to the record yet."""

    SAVE = "Both are the same"

    def __init__(self, path: "ConfirmPath", known: str | None) -> None:
        self._path, self._known = path, known
        self.form_id = f"address.{path.letter}"

    def heading(self, file: SeasonFile) -> str:
        return f"{self._path.path_title(file)}: the address"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        known = f"On record: {self._known}." if self._known else "Ask the writer which one."
        return (
            Field(name="email", label="Address", kind=Address(), hint=known, required=True),
            Field(name="repeated", label="Once more", kind=Address(), required=True),
        )

    def submit(self, values: Values, services: "Services") -> Change:
        if values["email"].lower() != values["repeated"].lower():
            raise RefusedError(
                "The two addresses differ, so the entry stays a draft. Type it the same way twice."
            )
        self._path.tick(address=values["email"], repeated=values["repeated"])
        return Change("Address read back", undoable=False)


def ask_kind(path: "ConfirmPath", at: Situation) -> None:
    """Which specialty and form the entry carries; what is on record stands first."""
    letter = at.file.letter(path.letter)
    slugs = [letter.specialty or "", *at.file.applicant.specialties, GENERAL]
    forms = [letter.form or Form.NARRATIVE, *Form]
    kinds = dict.fromkeys((slug, form) for slug in slugs if slug for form in forms)
    rows = tuple(
        Row(
            id=f"{slug}:{form}",
            title=f"{specialty_name(at, slug)}, {form}",
            glyph=glyphs.OPEN,
            fact="on record" if (slug, form) == (letter.specialty, letter.form) else "",
        )
        for slug, form in kinds
    )

    def follow(found: str | None) -> None:
        if found is not None:
            path.tick(kind=found)

    lines = (keyed("As the entry in the portal says; it stays for good."),)
    path.app.push_screen(ChoiceDialog(Offer("Specialty and form", rows, lines)), follow)


def ask_chair(path: "ConfirmPath") -> None:
    """Whether the entry is marked as the department chair's letter; no stands first."""
    rows = (
        Row(id="no", title="No", glyph=glyphs.OPEN),
        Row(id="yes", title="Yes, the department chair's letter", glyph=glyphs.OPEN),
    )

    def follow(found: str | None) -> None:
        if found is not None:
            path.tick(chair=found)

    path.app.push_screen(ChoiceDialog(Offer("Is it the department chair's letter?", rows)), follow)
