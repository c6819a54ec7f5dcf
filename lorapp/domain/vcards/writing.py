"""Cards as vCard text of version 3.0, which phones and mail programs take."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lorapp.domain.person_names import parted
from lorapp.domain.text import clean
from lorapp.domain.vcards.card import Card

OCTETS_A_LINE: Final = 75
_STEERING: Final = re.compile(r"[\\,;]")


def written(cards: Iterable[Card]) -> str:
    """Write cards one below the other; lines end as the format asks, folded at 75 octets."""
    return "".join(f"{folded(line)}\r\n" for card in cards for line in _lines(card))


def escaped(text: str, *, multiline: bool = False) -> str:
    r"""A text as a value: what would steer is escaped, a new line becomes ``\n``."""
    kept = _STEERING.sub(r"\\\g<0>", clean(text, multiline=multiline))
    return kept.replace("\n", "\\n")


def folded(line: str) -> str:
    """Fold a long line so that no character is cut in two."""
    if len(line.encode()) <= OCTETS_A_LINE:
        return line
    pieces, size = [""], 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > OCTETS_A_LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += sign
        size += octets
    return "\r\n".join(pieces)


def _lines(card: Card) -> Iterator[str]:
    name = parted(clean(card.name))
    parts = (name.family, name.given, "", name.prefix, name.suffix)
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:{escaped(card.uid)}"
    yield f"N:{';'.join(map(escaped, parts))}"
    yield f"FN:{escaped(card.name)}"
    for label, value in (("ORG", card.institution), ("TITLE", card.title), ("ROLE", card.role)):
        if value:
            yield f"{label}:{escaped(value)}"
    yield from (f"EMAIL;TYPE=INTERNET,WORK:{escaped(email)}" for email in card.emails)
    yield from (f"TEL;TYPE=WORK,VOICE:{escaped(phone)}" for phone in card.phones)
    if card.categories:
        yield f"CATEGORIES:{','.join(map(escaped, card.categories))}"
    if card.note:
        yield f"NOTE:{escaped(card.note, multiline=True)}"
    yield "END:VCARD"
