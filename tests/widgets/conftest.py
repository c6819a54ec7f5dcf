"""Every test begins with the glyphs as they are."""

from collections.abc import Iterator

import pytest

from lorapp.widgets import glyphs


@pytest.fixture(autouse=True)
def _glyphs() -> Iterator[None]:
    glyphs.choose(ascii_only=False)
    yield
    glyphs.choose(ascii_only=False)
