"""What a form is, apart from the dialog that shows it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from lorapp.domain.record import SeasonFile
from lorapp.widgets.fields.field_kinds import Field

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.services.recording.changes import Change

Values = Mapping[str, Any]


class Sheet(ABC):
    """One form: its title, its fields, what it opens with, and how it is saved.

    With ``ENTER_SAVES`` Enter saves from any field instead of moving on. ``first`` is the
    field that has the focus at first, else the topmost. ``opens_all`` shows folded fields.
    """

    ENTER_SAVES: ClassVar[bool] = False
    SAVE: ClassVar[str] = "Save"
    first: str = ""
    opens_all: bool = False

    @property
    @abstractmethod
    def form_id(self) -> str:
        """Where unfinished text of this form is kept."""

    @abstractmethod
    def heading(self, file: SeasonFile) -> str:
        """The title of the dialog; may hold text of the applicant's."""

    @abstractmethod
    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        """The fields, in the order they are asked."""

    @abstractmethod
    def start(self, file: SeasonFile, today: date) -> Values:
        """The values the form opens with, by field name."""

    @abstractmethod
    def submit(self, values: Values, services: "Services") -> "Change":
        """Save; a LorError is shown in the form, which stays open."""

    def check(self, values: Values) -> Mapping[str, str]:
        """Problems between fields that can be read alone: a sentence by field name."""
        del values
        return {}

    def warn(self, values: Values) -> str:
        """A sentence to read before saving; saving once more keeps everything on purpose."""
        del values
        return ""
