"""Text for whoever listens: what a sign, a column or an indent says is said in words.

Names and letters of any script stay as they are; only signs of ours give way.
"""

import re
from typing import Final

_SIGNS: Final = str.maketrans(
    {
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u2018": "'",
        "\u2019": "'",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u2026": "...",
        "\u00b7": ",",
        "\u00a0": " ",
        "`": "",
    }
)
_GLYPHS: Final = {
    "\u2713": "good",
    "\u2717": "bad",
    "\u25d0": "caution",
    "\u25d1": "caution",
    "\u25d4": "begun",
    "\u25cf": "full",
    "\u25cb": "empty",
    "\u25cc": "not begun",
    "\u25cd": "partly",
    "\u2191": "up",
    "\u2193": "down",
    "\u2190": "left",
    "\u2192": "to",
    "\u21a9": "Enter",
    "\u00d7": "times",
    "\u2264": "at most",
    "\u2265": "at least",
    "\u25b2": "up",
    "\u25bc": "down",
}
_GLYPH: Final = re.compile("[" + "".join(_GLYPHS) + "]")
_DAY: Final = "(?:[A-Z][a-z]{2} )?[0-9]{1,2} [A-Z][a-z]{2}(?: [0-9]{4})?"
_PROJECTED: Final = re.compile(f"~({_DAY})")
_SAID: Final = ", projected"
_ABOUT: Final = re.compile("~(?=[$0-9])")
_TILDE: Final = re.compile("~(?!/)")
_DAYS: Final = re.compile(r"\b([0-9]+) d (?=late|left|open|ago)")
_BLANKS: Final = re.compile("\n{3,}")
_TONED: Final = re.compile("(^|: )([\u2713\u25d0!]) ")
_TONES: Final = {"\u2713": "good", "\u25d0": "caution", "!": "urgent"}
_TICK: Final = re.compile(r"^- ?\[([ x])\] |^\[([ x])\] ")


def plain_words(text: str) -> str:
    """The same text, linear: no indent, no columns, no sign that only the eye reads."""
    return _BLANKS.sub("\n\n", "\n".join(map(_line, text.split("\n"))))


def _line(line: str) -> str:
    told = _TICK.sub(_ticked, line.strip())
    told = _TONED.sub(lambda found: f"{found[1]}{_TONES[found[2]]}: ", told)
    told = _GLYPH.sub(lambda found: _GLYPHS[found[0]], told.translate(_SIGNS))
    told = _PROJECTED.sub(r"\1" if told.endswith(_SAID) else r"\1 (projected)", told)
    told = _TILDE.sub("tilde", _ABOUT.sub("about ", told))
    told = _DAYS.sub(lambda found: f"{found[1]} day{'s' if found[1] != '1' else ''} ", told)
    return re.sub(r" {2,}", ": ", told)


def _ticked(found: re.Match[str]) -> str:
    return "done: " if "x" in found.groups() else "open: "
