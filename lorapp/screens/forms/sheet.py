"""What a form is, apart from the dialog that shows it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from lorapp.bootstrap import Services
from lorapp.domain.record import SeasonFile
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Field, Line

Values = Mapping[str, Any]


class Sheet(ABC):
    """One form: its title, its fields, what it opens with, and how it is saved.

    ``form_id`` is where unfinished text of it is kept. With ``ENTER_SAVES`` Enter saves from any
    field instead of moving on. ``first`` is the field that has the focus at first, else the
    topmost. ``opens_all`` shows folded fields.
    """

    ENTER_SAVES: ClassVar[bool] = False
    SAVE: ClassVar[str] = "Save"
    first: str = ""
    opens_all: bool = False
    form_id: str
    title: str

    def heading(self, file: SeasonFile) -> str:
        """The title of the dialog, where it hangs on the record; may hold its words."""
        return self.title

    def told(self) -> tuple[str, ...]:
        """What to know before the fields, a sentence a line; a leading glyph takes its colour."""
        return ()

    @abstractmethod
    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        """The fields, in the order they are asked."""

    def start(self, file: SeasonFile, today: date) -> Values:
        """The values the form opens with, by field name."""
        return {}

    @abstractmethod
    def submit(self, values: Values, services: Services) -> Change:
        """Save; a LorError is shown in the form, which stays open."""

    def check(self, values: Values) -> Mapping[str, str]:
        """Problems between fields that can be read alone: a sentence by field name."""
        return {}

    def warn(self, values: Values) -> str:
        """A sentence to read before saving; saving once more keeps everything on purpose."""
        return ""


class WhySheet(Sheet):
    """One line: why, in the applicant's own words; Enter saves."""

    ENTER_SAVES = True
    HINT: ClassVar[str] = ""

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        return (Field(name="why", label="Why", kind=Line(), hint=self.HINT, required=True),)
