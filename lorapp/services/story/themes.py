"""The applicant's themes: what the letters and the statement are to show."""

from typing import TYPE_CHECKING

from lorapp.domain.themes.names import theme_removed, theme_renamed, themes_added

if TYPE_CHECKING:
    from lorapp.services.recording.changes import Change
    from lorapp.services.recording.unit import Unit


class Themes:
    """The list of themes; a new name reaches claims, letters and moments as well."""

    def __init__(self, unit: "Unit") -> None:
        self._unit = unit

    def add(self, *names: str) -> "Change":
        """Put themes on the list."""
        label = f"Add theme {names[0]:.60}" if len(names) == 1 else f"Add {len(names)} themes"
        return self._unit.command(label, lambda file: themes_added(file, names))

    def rename(self, old: str, new: str) -> "Change":
        """Give a theme another name wherever it stands."""
        return self._unit.command(
            f"Rename theme {old:.60} to {new:.60}", lambda file: theme_renamed(file, old, new)
        )

    def remove(self, name: str) -> "Change":
        """Take a theme off the list; refused while anything names it."""
        return self._unit.command(
            f"Remove theme {name:.60}", lambda file: theme_removed(file, name)
        )
