"""Rendering of a template: a small, closed part of Jinja2, bounded before it runs.

A template may print fields, choose with ``if`` and join a list. Calls, attributes,
arithmetic, loops, filters that grow text and everything else are refused while the template
is read, so that no template can take time or memory that was not seen beforehand.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from lorapp.errors import LorError

if TYPE_CHECKING:
    from jinja2.nodes import Node

TEMPLATE_MAX: Final = 20_000
OUTPUT_MAX: Final = 50_000
DEPTH_MAX: Final = 24
BRACKETS: Final = frozenset("([{")

_NODES: Final = frozenset(
    {
        "And",
        "Compare",
        "CondExpr",
        "Const",
        "Filter",
        "If",
        "Name",
        "Not",
        "Operand",
        "Or",
        "Output",
        "Template",
        "TemplateData",
    }
)
_FILTERS: Final = frozenset({"join"})


class TemplateError(LorError):
    """A template cannot be used; the sentence says what in it."""


def render(source: str, fields: Mapping[str, object]) -> str:
    """Fill a template once.

    What people typed is printed as it stands and never read as a template. TemplateError
    when the template is too long, uses more than it may, names an unknown field, or grows
    past ``OUTPUT_MAX`` characters.
    """
    from jinja2 import StrictUndefined, select_autoescape
    from jinja2 import TemplateError as JinjaError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    _check_size(source)
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=select_autoescape((), default_for_string=False),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.clear()
    try:
        _check_node(environment.parse(source), fields, 0)
        return _capped(environment.from_string(source).generate(dict(fields)))
    except (JinjaError, TypeError, RecursionError) as problem:
        why = " ".join(str(problem).split())[:200].rstrip(".")
        raise TemplateError(f"The template cannot be read: {why}.") from None


def _check_size(source: str) -> None:
    if len(source) > TEMPLATE_MAX:
        raise TemplateError(f"A template has at most {TEMPLATE_MAX:,} characters.")
    depth = deepest = 0
    for letter in source:
        depth += (letter in BRACKETS) - (letter in ")]}")
        deepest = max(deepest, depth)
    if deepest > DEPTH_MAX:
        raise TemplateError(f"The template is nested deeper than {DEPTH_MAX} levels.")


def _check_node(node: "Node", fields: Mapping[str, object], depth: int) -> None:
    name = type(node).__name__
    if name not in _NODES:
        raise TemplateError(f"A template cannot use {name.lower()} (line {node.lineno}).")
    if depth > DEPTH_MAX:
        raise TemplateError(f"The template is nested deeper than {DEPTH_MAX} levels.")
    if name == "Name" and getattr(node, "name", None) not in fields:
        raise TemplateError(f"The template names an unknown field (line {node.lineno}).")
    if name == "Filter" and getattr(node, "name", None) not in _FILTERS:
        raise TemplateError(f"A template can only join; see line {node.lineno}.")
    for child in node.iter_child_nodes():
        _check_node(child, fields, depth + 1)


def _capped(pieces: Iterator[str]) -> str:
    size = 0
    kept: list[str] = []
    for piece in pieces:
        size += len(piece)
        if size > OUTPUT_MAX:
            raise TemplateError(f"The message is longer than {OUTPUT_MAX:,} characters.")
        kept.append(piece)
    return "".join(kept)
