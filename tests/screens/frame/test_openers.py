from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from textual.screen import Screen

import lorapp.screens.frame.openers  # noqa: F401  fills the tables
from lorapp.domain.engine.steps import Step, StepState
from lorapp.screens.frame.routes import BY_KIND, BY_NAME, BY_RULE

DAY = date(2026, 11, 22)
STEP = Step(
    id="any:letter:L1",
    rule="any",
    kind="letter",
    key="L1",
    title="",
    opens=DAY,
    due=DAY,
    state=StepState.TODAY,
    source="practice-1",
)
OPENED: dict[str, tuple[Callable[..., None], tuple[object, ...]]] = {
    **{name: (opener, ()) for name, (_, opener) in BY_NAME.items()},
    **{rule: (opener, (STEP,)) for rule, opener in BY_RULE.items()},
    **{kind: (opener, ("K1",)) for kind, opener in BY_KIND.items()},
}
"""Every way there is, with what it is taken for."""


@pytest.mark.parametrize(
    "way", [way for way, (opener, _) in OPENED.items() if "pushes" in opener.__qualname__]
)
def test_what_opens_on_enter_or_by_name_is_a_screen_of_that_shape(way: str) -> None:
    opener, about = OPENED[way]
    pushed: list[Any] = []
    opener(SimpleNamespace(push_screen=pushed.append), *about)
    assert isinstance(pushed[0], Screen)
