"""Naming a theme, and noting a moment that shows it."""

from datetime import date

from lorapp.bootstrap import Services
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.coverage import themes_of
from lorapp.domain.themes.names import FIRST_THEMES, suggested
from lorapp.screens.forms.moment import MomentSheet
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Field, Line, Words

NEW: str = "What letters are to show; part by commas."
OLD: str = "Claims, letters and moments take the new name too."


class ThemeSheet(Sheet):
    """One theme to rename, or new ones; a list that is empty begins with those all know."""

    ENTER_SAVES = True

    def __init__(self, theme: str | None = None) -> None:
        self._theme = theme
        self.form_id = f"theme.{theme or 'new'}"
        self.title = "Another name for this theme" if theme else "Add themes"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        if self._theme is not None:
            return (Field(name="name", label="Theme", kind=Line(), hint=OLD, required=True),)
        kind = Words(suggested(file))
        return (Field(name="name", label="Themes", kind=kind, hint=NEW, required=True),)

    def start(self, file: SeasonFile, today: date) -> Values:
        first = None if themes_of(file) else FIRST_THEMES
        return {"name": self._theme or first}

    def submit(self, values: Values, services: Services) -> Change:
        if self._theme is None:
            return services.themes.add(*values["name"])
        return services.themes.rename(self._theme, values["name"])


class ThemeMomentSheet(MomentSheet):
    """A new moment that shows a theme."""

    def __init__(self, theme: str, mentor: str | None = None) -> None:
        super().__init__(mentor=mentor)
        self._theme = theme
        self.form_id = f"moment.theme.{theme}.{self.mentor or ''}"

    def start(self, file: SeasonFile, today: date) -> Values:
        return {**super().start(file, today), "themes": (self._theme,)}
