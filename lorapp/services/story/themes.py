"""The applicant's themes: what the letters and the statement are to show."""

from lorapp.domain.themes.names import theme_added, theme_removed, theme_renamed
from lorapp.services.recording.changes import Change
from lorapp.services.recording.unit import Unit


class Themes:
    """The list of themes; a new name reaches claims, letters and moments as well."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def add(self, name: str) -> Change:
        """Put a theme on the list."""
        return self._unit.command(f"Add theme {name:.60}", lambda file: theme_added(file, name))

    def rename(self, old: str, new: str) -> Change:
        """Give a theme another name wherever it stands."""
        return self._unit.command(
            f"Rename theme {old:.60} to {new:.60}", lambda file: theme_renamed(file, old, new)
        )

    def remove(self, name: str) -> Change:
        """Take a theme off the list; refused while anything names it."""
        return self._unit.command(
            f"Remove theme {name:.60}", lambda file: theme_removed(file, name)
        )
