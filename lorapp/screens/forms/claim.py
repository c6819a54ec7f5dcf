"""Marking a line of a statement as a claim, with its theme and who could confirm it."""

from datetime import date
from typing import Any

from lorapp.bootstrap import Services
from lorapp.domain.papers import Claim
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.coverage import themes_of
from lorapp.domain.themes.names import statement_name
from lorapp.domain.themes.sentences import suggested
from lorapp.domain.values import LINE_MAX
from lorapp.screens.forms.shared import people_kind
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Choice, Field, Line, Option


class ClaimSheet(Sheet):
    """One claim: ``index`` is the one to change, else a new one that begins with ``claim``.

    Without ``statement`` the form asks which one.
    """

    SAVE = "Keep"

    def __init__(
        self,
        statement: str | None = None,
        claim: Claim | None = None,
        index: int | None = None,
    ) -> None:
        self._statement, self._claim, self._index = statement, claim or Claim(), index
        place = "new" if index is None else index
        self.form_id = f"claim.{statement or ''}.{place}.{self._claim.theme or ''}"

    def heading(self, file: SeasonFile) -> str:
        verb = "A claim" if self._index is None else "Change this claim"
        if self._statement is None:
            return verb
        return f"{verb} in your {statement_name(file, file.statement(self._statement))}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        themes = themes_of(file)
        which = Choice(tuple(Option(s.key, statement_name(file, s)) for s in file.statements))
        asked = Field(name="statement", label="Statement", kind=which, required=True)
        offered = ", ".join(self._pointed(themes) or themes) or "a word or two: teamwork"
        witness = "Who could confirm it, if asked? Empty: unknown."
        return (
            *(() if self._statement else (asked,)),
            Field(name="theme", label="It claims", kind=Line(known=themes), hint=offered),
            Field(name="line", label="The line", kind=Line(longest=LINE_MAX), required=True),
            Field(name="witness", label="Who saw it", kind=people_kind(file), hint=witness),
        )

    def _pointed(self, themes: tuple[str, ...]) -> tuple[str, ...]:
        """The themes that the words of the line point to; they only suggest."""
        return suggested(self._claim.line or "", themes)

    def start(self, file: SeasonFile, today: date) -> Values:
        found = self._pointed(themes_of(file))
        known: dict[str, Any] = {
            "theme": self._claim.theme or (found[0] if found and self._index is None else None),
            "line": (self._claim.line or "")[:LINE_MAX] or None,
            "witness": self._claim.witness,
        }
        if self._statement is None and file.statements:
            known["statement"] = file.statements[0].key
        return known

    def submit(self, values: Values, services: Services) -> Change:
        claim = Claim(theme=values["theme"], line=values["line"], witness=values["witness"])
        key = self._statement or values["statement"]
        if self._index is None:
            return services.statements.add_claim(key, claim)
        return services.statements.change_claim(key, self._index, claim)
