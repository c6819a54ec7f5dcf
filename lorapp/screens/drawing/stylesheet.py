"""A style sheet that keeps what it has read and found: a screen opens without doing it again."""

from operator import attrgetter
from typing import Any, Final

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode

FOUND_MAX: Final = 3_000

Path = tuple[tuple[object, ...], ...]
"""All that a rule may ask of a widget and of those around it."""

MARKS: Final = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")
"""What Textual notes with a widget: when it is to be styled again."""

marks: Final = attrgetter(*MARKS)


class KeptStylesheet(Stylesheet):
    """Textual's style sheet, which reads a source again only when it or a colour has changed.

    Textual reads every source anew whenever a screen is first opened (``reparse`` starts from an
    empty sheet, and its own cache holds 64 sources), and compares every rule with every widget,
    though the field of a form gets what all fields got; that was most of the wait.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._known = dict(variables or {})
        self._read: dict[tuple[str, CSSLocation, bool, int, str], list[RuleSet]] = {}
        self._found: dict[Path, tuple[Any, tuple[bool, ...]]] = {}
        self._found_in: dict[str, list[RuleSet]] = {}
        self._states: tuple[str, ...] = ()
        self._round: dict[Any, Any] = {}

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

    def apply(
        self, node: DOMNode, *, animate: bool = False, cache: dict[Any, Any] | None = None
    ) -> None:
        """Style a widget; one that stands as another stood gets what that one got.

        ``cache`` is Textual's for one round of styling; here it holds the paths of that round.
        """
        if type(node) is not DOMNode:  # a bare one is a part of the widget styled just now
            self._round = {} if cache is None else cache
        path = self._path(node)
        kept = self._found.get(path)
        if kept is not None:
            rules, known = kept
            for name, mark in zip(MARKS, known, strict=True):
                setattr(node, name, mark)
            self.replace_rules(node, rules, animate=animate)
            self._process_component_classes(node)
            return
        found: dict[tuple[Any, ...], Any] = {}
        super().apply(node, animate=animate, cache=found)
        # Textual gives back nothing where the place among others counts (``:first-child``).
        self._found.update((path, (rules, marks(node))) for rules in found.values())

    def let_go(self) -> None:
        """Hold on to no widget: the round in which they were styled is over."""
        self._round = {}

    def _path(self, node: DOMNode) -> Path:
        path: Path | None = self._round.get(node)
        if path is None:
            around = node.parent
            before = self._path(around) if isinstance(around, DOMNode) else self._begin()
            path = self._round[node] = (*before, self._asked(node))
        return path

    def _begin(self) -> Path:
        """Forget what was found by other rules."""
        rules_map = self.rules_map
        if rules_map is not self._found_in or len(self._found) > FOUND_MAX:
            self._found.clear()
            self._found_in = rules_map
            used = set[str]().union(*(rule.pseudo_classes for rule in self.rules))
            self._states = tuple(used - self._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE)
        return ()

    def _asked(self, node: DOMNode) -> tuple[object, ...]:
        name = node.id if f"#{node.id}" in self._found_in else None
        return type(node), name, node.classes, *filter(node.has_pseudo_class, self._states)

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
