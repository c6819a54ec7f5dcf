"""The pieces a picture is made of: elements, words that stay words, colours by their role."""

import re
import unicodedata
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from lorapp.domain.text import clean

GROUND: Final = "#FBF9F5"
INK: Final = "#22272E"
MUTED: Final = "#565F6B"
LINE: Final = "#D3CDC1"
LAYERS: Final = ("#DCE3EC", "#A9BDD6", "#5B7FB0", "#123F3A")
"""From light to dark: each layer lies inside the one before it."""
BARS: Final = ("#1B57A6", "#7D5200")
SIZE: Final = 13
CELL: Final = 7.2
"""About the width of a letter at this size, whatever the font."""

_NOT_XML: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tag(name: str, content: str | None = None, /, **attributes: object) -> str:
    """One element; a ``_`` in an attribute's name stands for ``-``."""
    given = "".join(
        f" {key.replace('_', '-')}={quoteattr(_short(value))}" for key, value in attributes.items()
    )
    return f"<{name}{given}/>" if content is None else f"<{name}{given}>{sound(content)}</{name}>"


def words(text: str, x: float, y: float, **attributes: object) -> str:
    """A text at a place, in ink unless another colour is given."""
    return tag("text", text, x=x, y=y, **{"fill": INK, **attributes})


def sound(text: str) -> str:
    """A text on one line as XML holds it: data, never an element, never a character it lacks."""
    return escape(_NOT_XML.sub("", clean(text)))


def hatch_name(chart: str) -> str:
    """The name of a chart's own grain; two charts on one page keep apart."""
    return f"lorapp-{chart}-grain"


def hatch(chart: str) -> str:
    """The grain that tells a second kind of bar from the first without its colour."""
    stroke = tag("path", d="M0 8L8 0", stroke=BARS[1], stroke_width=1.5)
    pattern = f'width="8" height="8" patternUnits="userSpaceOnUse">{stroke}</pattern></defs>'
    return f'<defs><pattern id="{hatch_name(chart)}" {pattern}'


def cells_of(text: str) -> int:
    """How many letters wide a text is; those of East Asia are twice as wide."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def cut(text: str, most: int) -> str:
    """A text of at most so many cells; what is cut ends in a sign that says so."""
    text = clean(text)
    if cells_of(text) <= most:
        return text
    while cells_of(text) > most - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def wrapped(text: str, most: int) -> list[str]:
    """A sentence of our own in lines of at most so many cells."""
    lines = [""]
    for word in clean(text).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and cells_of(longer) > most:
            lines.append(word)
        else:
            lines[-1] = longer
    return [cut(line, most) for line in lines]


def _short(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
