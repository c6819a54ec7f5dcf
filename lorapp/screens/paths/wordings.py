"""The names of all wordings of a message, as a person chooses among them."""

from collections.abc import Iterator, Mapping
from typing import Final

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.screens.paths.outgoing import Outgoing

Wording = tuple[str, str, str]
"""Its name for the drafts, its name for a person, and when it fits."""

_ASKS: Final[tuple[Wording, ...]] = (
    ("in-person/formal", "In person, formal", "the best way"),
    ("in-person/friendly", "In person, friendly", "the best way"),
    ("video/formal", "Video call, formal", "far away"),
    ("video/friendly", "Video call, friendly", "far away"),
    ("email/formal", "E-mail, formal", "if need be"),
    ("email/friendly", "E-mail, friendly", "if need be"),
)
_NUDGES: Final[tuple[Wording, ...]] = (
    ("nudge/formal", "A line to ask again, formal", "after a week"),
    ("nudge/friendly", "A line to ask again, friendly", "after a week"),
)
_REUSE: Final[Wording] = ("reuse/formal", "May I use the old letter again", "last season")
_REMINDERS: Final[tuple[Wording, ...]] = (
    ("1", "Is anything missing?", "first"),
    ("2", "Does the date still suit you?", "3 weeks before"),
    ("3", "Short and clear", "10 days before"),
    ("4", "Last mail, with a call offered", "3 days before"),
    ("5", "A way out, kindly", "after the date"),
    ("6", "Close kindly, keep the relation", "2 weeks after"),
    ("phone", "What to say on the phone", "after the date"),
    ("receipt", "Did the portal's mail arrive?", "2 days after"),
    ("address", "Which address works?", "bounced"),
)
_ASSISTANT: Final[Wording] = ("assistant", "To the assistant", "by e-mail")
_OTHERS: Final[Mapping[DraftKind, tuple[Wording, ...]]] = {
    DraftKind.PACKET: (
        ("mail", "The packet", "after the yes"),
        ("yourself", 'An answer to "please write it yourself"', "facts, no prose"),
        ("update", "What changed since the packet", "new version"),
    ),
    DraftKind.THANKS: (
        ("upload", "For the letter", "uploaded"),
        ("refusal", "For an honest no", "declined"),
        ("rotation", "For the rotation", "any time"),
        ("replace", "Another letter took its place", "not needed"),
    ),
    DraftKind.OUTCOME: (
        ("interview", "How the season goes", "winter"),
        ("matched", "Matched", "Match Day"),
        ("unmatched", "Not matched", "Match Day"),
        ("soap", "Matched through SOAP", "Match Week"),
        ("day-one", "The first weeks", "July"),
    ),
}


def wordings(at: Situation, out: Outgoing) -> tuple[Wording, ...]:
    """All wordings that make sense for a message as the record stands."""
    if out.kind is None or out.letter is None:
        return ()
    return tuple(_wordings(at, out, out.kind))


def _wordings(at: Situation, out: Outgoing, kind: DraftKind) -> Iterator[Wording]:
    letter = at.file.letter(out.letter or "")
    if kind is DraftKind.ASK:
        if at.last(letter, EventKind.ASKED) and not out.afresh:
            yield from _NUDGES
        yield from _ASKS
        if letter.imported_from:
            yield _REUSE
    elif kind is DraftKind.REMINDER:
        yield from _REMINDERS
        if at.mentor(letter).helpers:
            yield _ASSISTANT
    else:
        yield from _OTHERS[kind]
