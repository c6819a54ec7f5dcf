"""Naming a theme, and noting a moment that shows it."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.coverage import themes_of
from lorapp.domain.themes.names import FIRST_THEMES, suggested
from lorapp.screens.forms.moment import MomentSheet
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.widgets.fields.field_kinds import Field, Line, Words

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.services.recording.changes import Change

NEW: str = "What letters are to show; part by commas."
OLD: str = "Claims, letters and moments take the new name too."


class ThemeSheet(Sheet):
    """One theme to rename, or new ones; a list that is empty begins with those all know."""

    ENTER_SAVES: ClassVar[bool] = True

    def __init__(self, theme: str | None = None) -> None:
        self._theme = theme

    @property
    def form_id(self) -> str:
        return f"theme.{self._theme or 'new'}"

    def heading(self, file: SeasonFile) -> str:
        del file
        return "Another name for this theme" if self._theme else "Add themes"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        del today
        if self._theme is not None:
            return (Field(name="name", label="Theme", kind=Line(), hint=OLD, required=True),)
        kind = Words(suggested(file))
        return (Field(name="name", label="Themes", kind=kind, hint=NEW, required=True),)

    def start(self, file: SeasonFile, today: date) -> Values:
        del today
        first = None if themes_of(file) else FIRST_THEMES
        return {"name": self._theme or first}

    def submit(self, values: Values, services: "Services") -> "Change":
        if self._theme is None:
            return services.themes.add(*values["name"])
        return services.themes.rename(self._theme, values["name"])


class ThemeMomentSheet(MomentSheet):
    """A new moment that shows a theme."""

    def __init__(self, theme: str, mentor: str | None = None) -> None:
        super().__init__(mentor=mentor)
        self._theme = theme

    @property
    def form_id(self) -> str:
        return f"moment.theme.{self._theme}.{self.mentor or ''}"

    def start(self, file: SeasonFile, today: date) -> Values:
        return {**super().start(file, today), "themes": (self._theme,)}
