"""What the services of the record share: its state now, one action, and keyed records."""

from collections.abc import Callable
from typing import Generic, TypeVar

from lorapp.domain.edits import NOUNS, added, changed, new_key, removed
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import Keyed, SeasonFile
from lorapp.services.recording.changes import Change
from lorapp.services.recording.unit import Unit

K = TypeVar("K", bound=Keyed)


class OnRecord:
    """A part of the record, looked at and changed as it stands now."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def situation(self) -> Situation:
        """The record as it stands now."""
        return Situation(self._unit.file(), self._unit.now())

    def _at(
        self, label: str, change: Callable[[Situation], SeasonFile], *, corrects: bool = False
    ) -> Change:
        """Change what is on record, looked at as it stands now, in one action."""
        return self._unit.command(
            label, lambda file: change(Situation(file, self._unit.now())), corrects=corrects
        )


class Records(OnRecord, Generic[K]):
    """One list of the record, the same for every noun; a subclass names it."""

    list_name: str

    def add(self, record: K) -> Change:
        """Add a record under a new key."""
        return self._unit.command(
            f"Add {self.describe(record)}", lambda file: added(file, self.list_name, record)
        )

    def change(self, record: K) -> Change:
        """Put a record in the place of the one with its key."""
        return self._unit.command(
            f"Change {self.describe(record)}", lambda file: changed(file, self.list_name, record)
        )

    def remove(self, key: str) -> Change:
        """Take a record out; refused while others name it."""
        record = next((r for r in getattr(self._unit.file(), self.list_name) if r.key == key), None)
        name = self.describe(record) if record else NOUNS[self.list_name]
        return self._unit.command(f"Remove {name}", lambda file: removed(file, self.list_name, key))

    def new_key(self) -> str:
        """The next free key of this list."""
        return new_key(self._unit.file(), self.list_name)

    def describe(self, record: K) -> str:
        """Name a record in a label: ``rotation Larkspur Valley``."""
        for field in ("name", "site", "text"):
            value = getattr(record, field, None)
            if value:
                return f"{NOUNS[self.list_name]} {value:.60}"
        return f"{NOUNS[self.list_name]} {record.key}"
