"""The guide as text: nothing drawn, and lines that read well aloud."""

import pytest

from lorapp.services.guide.guide import GuidePage, pages
from lorapp.services.guide.guide_text import linear


@pytest.mark.parametrize("one", pages(), ids=lambda one: one.slug)
def test_a_page_is_told_without_tables_and_marks(one: GuidePage) -> None:
    lines = linear(one)
    assert lines[0] == one.title
    assert not [line for line in lines if line.startswith(("|", "#")) or "**" in line]
    assert max(map(len, lines)) <= 80
    words = " ".join(" ".join(linear(one, 100_000)).split())
    assert one.title in words
    assert "Says who" in words


def test_a_table_is_told_as_labels_and_values() -> None:
    page = GuidePage("x", "X", "# X\n\n| a | Says | Does |\n|---|---|---|\n| one | `two` | |\n")
    assert linear(page) == ["X", "", "one, says: two"]
    page = GuidePage("x", "X", "# X\n\n| key | does |\n|---|---|\n| `f` | **find** |\n")
    assert linear(page)[2:] == ["f: find"]
