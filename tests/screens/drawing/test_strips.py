"""Lines of cells without caches are Textual's lines, and have each cache once it is used."""

import json
import subprocess
import sys

import pytest
from rich.segment import Segment
from textual.strip import Strip

from lorapp.screens.drawing.strips import CACHES, KEPT, lighten_strips

ASKED = """
import json
from textual.strip import Strip
strip = Strip([])
held = {name: getattr(strip, name) for name in Strip.__slots__}
print(json.dumps({n: one._maxsize for n, one in held.items() if hasattr(one, "_maxsize")}))
"""


def test_textual_makes_the_caches_that_are_known_here() -> None:
    told = subprocess.run(
        (sys.executable, "-c", ASKED), capture_output=True, text=True, check=True
    ).stdout
    assert json.loads(told) == CACHES
    assert set(Strip.__slots__) == {*CACHES, *KEPT}


def test_a_line_begins_without_caches_and_keeps_what_is_asked_twice() -> None:
    strip = Strip([Segment("one"), Segment("two")], 6)
    assert not any(name in held_by(strip) for name in CACHES)
    first = strip.divide([3, 6])
    assert [piece.text for piece in first] == ["one", "two"]
    assert strip.divide([3, 6])[0] is first[0]
    assert "_divide_cache" in held_by(strip)
    assert (strip.cell_length, strip.text) == (6, "onetwo")
    with pytest.raises(AttributeError):
        strip.no_such_thing  # type: ignore[attr-defined]  # noqa: B018


def held_by(strip: Strip) -> set[str]:
    """The names of a line that hold anything."""
    held = set()
    for name in Strip.__slots__:
        try:
            object.__getattribute__(strip, name)
        except AttributeError:
            continue
        held.add(name)
    return held


def test_lines_of_another_make_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def usual(strip: Strip) -> None:
        """Stands for Textual's own."""

    monkeypatch.setattr(Strip, "__slots__", [*Strip.__slots__, "_new_cache"])
    monkeypatch.setattr(Strip, "__init__", usual)
    lighten_strips()
    assert vars(Strip)["__init__"] is usual
