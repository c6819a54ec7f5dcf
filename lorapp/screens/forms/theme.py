"""Naming a theme, and noting a moment that shows it."""

from datetime import date

from lorapp.bootstrap import Services
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.moment import MomentSheet
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Field, Line

NEW: str = "What your letters are to show, in a word or two: `teamwork`."
OLD: str = "Claims, letters and moments take the new name too."


class ThemeSheet(Sheet):
    """One theme; ``theme`` is the one to rename, else a new one."""

    ENTER_SAVES = True

    def __init__(self, theme: str | None = None) -> None:
        self._theme = theme
        self.form_id = f"theme.{theme or 'new'}"
        self.title = "Another name for this theme" if theme else "Add a theme"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        hint = OLD if self._theme else NEW
        return (Field(name="name", label="Theme", kind=Line(), hint=hint, required=True),)

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"name": self._theme}

    def submit(self, values: Values, services: Services) -> Change:
        if self._theme is None:
            return services.themes.add(values["name"])
        return services.themes.rename(self._theme, values["name"])


class ThemeMomentSheet(MomentSheet):
    """A new moment that shows a theme."""

    def __init__(self, theme: str, mentor: str | None = None) -> None:
        super().__init__(mentor=mentor)
        self._theme = theme
        self.form_id = f"moment.theme.{theme}.{self.mentor or ''}"

    def start(self, file: SeasonFile, today: date) -> Values:
        return {**super().start(file, today), "themes": (self._theme,)}
