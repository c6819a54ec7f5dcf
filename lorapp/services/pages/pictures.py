"""Pictures of our own, looked over once more before they stand in a page."""

import re
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring

SVG: Final = "{http://www.w3.org/2000/svg}"
DRAWN: Final = frozenset(
    {
        *("svg", "g", "title", "desc", "defs", "path", "rect", "line", "circle", "ellipse"),
        *("polyline", "polygon", "text", "tspan", "clipPath", "pattern"),
    }
)
"""What a chart is drawn with; nothing that runs, loads or leads anywhere."""
_ATTRIBUTE: Final = re.compile(r"(?!on|href|style$|src)[a-z][a-zA-Z-]*\d?")
_LEADING: Final = re.compile(r"url\((?!#)|javascript:|data:|//", re.IGNORECASE)
_PROLOG: Final = re.compile(r"\A\s*<\?xml[^>]*\?>\s*")


def safe_svg(svg: str) -> str:
    """The picture without its XML prolog. ValueError when it could do more than be looked at."""
    text = _PROLOG.sub("", svg).strip()
    if "<!" in text:
        raise ValueError("a picture brings declarations of its own")
    try:
        root = fromstring(text)  # noqa: S314  our own text, without declarations
    except ParseError as error:
        raise ValueError("a picture is not whole") from error
    for element in root.iter():
        _look_over(element)
    return text


def _look_over(element: Element) -> None:
    name = element.tag.removeprefix(SVG)
    if name not in DRAWN:
        raise ValueError(f"a picture holds {name}")
    for attribute, value in element.attrib.items():
        if not _ATTRIBUTE.fullmatch(attribute) or _LEADING.search(value):
            raise ValueError(f"a picture's {name} has {attribute}")
