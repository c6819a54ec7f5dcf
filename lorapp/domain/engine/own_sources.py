"""Who says so, for steps about letters that do not go through ERAS."""

from collections.abc import Mapping
from typing import Final

from lorapp.domain.letters.situation import Situation

_OWN: Final[Mapping[str, Mapping[str, str]]] = {
    "residencycas": {
        **dict.fromkeys(("R-00c", "R-13", "R-14", "R-19"), "R-73"),
        "R-28": "R-72",
        "R-38": "R-76",
    },
    # Nothing is verified of SF Match: its one entry on letters says so.
    "sf-match": dict.fromkeys(("R-00c", "R-13", "R-14", "R-19", "R-28", "R-38"), "R-81"),
}
"""By service: what the rulebook has on record in place of what it has for ERAS."""


def own_source(at: Situation, letter: str | None, general: str) -> str:
    """The source of a step about a letter: that of the letter's own service where one is listed.

    Else, and for a step about no letter, the ``general`` one.
    """
    if letter is None:
        return general
    service = at.file.letter_service(at.file.letters_by_key[letter])
    own = _OWN.get(service, {}).get(general)
    return own if own is not None and own in at.file.rulebook.citations else general
