"""What all counts of growth share."""

import pytest

from lorapp.domain.placing.sets import shortlist, traits


@pytest.fixture
def few_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few letters be compared for a program, so that small records are past that bound."""
    for module in (shortlist, traits):
        monkeypatch.setattr(module, "COMPARED_MAX", 4)
