"""Rendering of a template: a small, closed part of Jinja2, bounded before it runs.

A template may print fields, choose with ``if`` and join a list. Calls, attributes,
arithmetic, loops, filters that grow text and everything else are refused while the template
is read, so that no template can take time or memory that was not seen beforehand.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from lorapp.errors import LorError

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.nodes import Node
    from jinja2.sandbox import SandboxedEnvironment

TEMPLATE_MAX: Final = 20_000
OUTPUT_MAX: Final = 50_000
DEPTH_MAX: Final = 24
NAME_MAX: Final = 60
KEPT_MAX: Final = 64
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
    """A template cannot be used; the sentence says what in it, ``line`` where."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        self.reason, self.line = reason, line
        place = f" (line {line})" if line else ""
        super().__init__(f"{reason}{place}.")


def render(source: str, fields: Mapping[str, object]) -> str:
    """Fill a template once.

    What people typed is printed as it stands and never read as a template. TemplateError
    when the template is too long, uses more than it may, names an unknown field, or grows
    past ``OUTPUT_MAX`` characters.
    """
    from jinja2 import TemplateError as JinjaError

    _check_size(source)
    try:
        _check_node(_read(source), fields, 0)
        return _capped(_made(source).generate(dict(fields)))
    except (JinjaError, TypeError, RecursionError) as problem:
        why = " ".join(str(problem).split())[:200].rstrip(".")
        line = getattr(problem, "lineno", None)
        raise TemplateError(f"The template cannot be read: {why}", line) from None


@lru_cache(maxsize=KEPT_MAX)
def _read(source: str) -> "Node":
    """Read a template; the same one is read once, as a screen draws it again and again."""
    return _environment().parse(source)


@lru_cache(maxsize=KEPT_MAX)
def _made(source: str) -> "Template":
    """Make a template ready. Only once it was checked: this works out what can be worked out."""
    return _environment().from_string(source)


@lru_cache(maxsize=1)
def _environment() -> "SandboxedEnvironment":
    from jinja2 import StrictUndefined, select_autoescape
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=select_autoescape((), default_for_string=False),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.clear()
    return environment


def _check_size(source: str) -> None:
    if len(source) > TEMPLATE_MAX:
        raise TemplateError(f"A template has at most {TEMPLATE_MAX:,} characters")
    depth = deepest = 0
    for letter in source:
        depth += (letter in BRACKETS) - (letter in ")]}")
        deepest = max(deepest, depth)
    if deepest > DEPTH_MAX:
        raise TemplateError(f"The template is nested deeper than {DEPTH_MAX} levels")


def _check_node(node: "Node", fields: Mapping[str, object], depth: int) -> None:
    name = type(node).__name__
    if name not in _NODES:
        raise TemplateError(f"A template cannot use {name.lower()}", node.lineno)
    if depth > DEPTH_MAX:
        raise TemplateError(f"The template is nested deeper than {DEPTH_MAX} levels")
    if name == "Name" and getattr(node, "name", None) not in fields:
        raise TemplateError(_unknown(str(getattr(node, "name", "")), fields), node.lineno)
    if name == "Filter" and getattr(node, "name", None) not in _FILTERS:
        raise TemplateError("A template can only join lists", node.lineno)
    for child in node.iter_child_nodes():
        _check_node(child, fields, depth + 1)


def _unknown(name: str, fields: Mapping[str, object]) -> str:
    near = get_close_matches(name, fields, 1)
    meant = f"; {near[0]} is the nearest" if near else ""
    return f"There is no field {name[:NAME_MAX]}{meant}"


def _capped(pieces: Iterator[str]) -> str:
    size = 0
    kept: list[str] = []
    for piece in pieces:
        size += len(piece)
        if size > OUTPUT_MAX:
            raise TemplateError(f"The message is longer than {OUTPUT_MAX:,} characters")
        kept.append(piece)
    return "".join(kept)
