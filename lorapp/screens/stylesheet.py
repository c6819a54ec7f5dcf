"""A style sheet that keeps what it has read: opening a screen must not read all of it again."""

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation


class KeptStylesheet(Stylesheet):
    """Textual's style sheet, which reads a source again only when it or a colour has changed.

    Textual reads every source anew whenever a screen is first opened (``reparse`` starts from an
    empty sheet, and its own cache holds 64 sources); that was most of the wait.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._known = dict(variables or {})
        self._read: dict[tuple[str, CSSLocation, bool, int, str], list[RuleSet]] = {}

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take over colours; what was read with the same ones stays."""
        if variables == self._known:
            return
        self._known = dict(variables)
        self._read.clear()
        super().set_variables(variables)

    @property
    def rules_map(self) -> dict[str, list[RuleSet]]:
        """The rules by what they speak of; Textual's may be older than its rules."""
        if self._require_parse:
            self.parse()
        return super().rules_map

    def reparse(self) -> None:
        """Bring the rules in line with the sources."""
        self.parse()

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        source = (css, read_from, is_default_rules, tie_breaker, scope)
        if source not in self._read:
            self._read[source] = super()._parse_rules(
                css, read_from, is_default_rules, tie_breaker, scope
            )
        return self._read[source]
