"""The two invented applicants that come with lorapp."""

from importlib.resources import files
from typing import Final

from lorapp.domain.rulebook import Rulebook
from lorapp.errors import UnknownKeyError
from lorapp.services.interchange.reading import parse
from lorapp.services.recording.changes import Action, Change
from lorapp.services.recording.unit import Unit

DEMOS: Final = ("midseason", "planner")
DEMO_NOW: Final = "2026-11-22T12:00:00-05:00"
"""The instant the demos are made for, as ``LORAPP_NOW`` would be written."""


def demo_text(name: str) -> str:
    """Return the interchange file of a demo; UnknownKeyError for any other name."""
    if name not in DEMOS:
        raise UnknownKeyError(f"There is no demo {name!r}. Known: {', '.join(DEMOS)}.")
    return files("lorapp").joinpath("demo", f"{name}.json").read_text(encoding="utf-8")


def begin_demo(unit: Unit, name: str, rulebook: Rulebook) -> Change:
    """Put a demo into an empty store, so that undo stops short of taking the applicant away.

    UnknownKeyError for any other name than those of ``DEMOS``.
    """
    from lorapp.db.steps import StepKind

    file = parse(demo_text(name), rulebook)
    return unit.run(lambda *_: Action("open the demo", StepKind.FINAL, file))
