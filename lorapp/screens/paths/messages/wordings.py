"""The names of all wordings of a message, as a person chooses among them."""

from collections.abc import Iterator, Mapping
from typing import Final

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.screens.paths.messages.outgoing import Outgoing
from lorapp.services.correspondence.choice import AGAIN, LIGHT, ask_situation

Wording = tuple[str, str, str]
"""Its name for the drafts, its name for a person, and when it fits."""

TONES: Final[tuple[Wording, ...]] = (
    ("formal", "Formal", "kind regards"),
    ("warm", "Warm", "warm regards"),
    ("friendly", "Friendly", "best wishes"),
)
SITUATIONS: Final[Mapping[str, str]] = {
    "usual": "Nothing special",
    "late": "Short notice",
    "standardized": "A standardized form",
    "refresh": "Has written for you before",
    "home": "A writer at home",
    "chair": "The head of the department",
}
_ASKS: Final[tuple[Wording, ...]] = (
    ("in-person", "In person", "the best way"),
    ("video", "Video call", "far away"),
    ("email", "E-mail", "if need be"),
)
_NUDGE: Final[Wording] = ("nudge", "A line to ask again", "after a week")
_REUSE: Final[Wording] = ("reuse", "May I use the old letter again", "last season")
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
    ("moved", "A new post, a new address", "has moved"),
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
        ("before-match", "Match Day is near", "2 weeks before"),
        ("matched", "Matched", "Match Day"),
        ("unmatched", "Not matched", "Match Day"),
        ("soap", "Matched through SOAP", "Match Week"),
        ("outside", "A place outside the Match", "any time"),
        ("withdrew", "Withdrew", "any time"),
        ("day-one", "The first weeks", "July"),
    ),
}


def wordings(at: Situation, out: Outgoing) -> tuple[Wording, ...]:
    """All wordings that make sense for a message as the record stands; none for a single one."""
    if out.kind is None or out.letter is None or out.variant in LIGHT:
        return ()
    return tuple(_wordings(at, out, out.kind))


def situations(at: Situation, out: Outgoing, wording: str) -> tuple[Wording, ...]:
    """The kinds of ask there are words for; the one that the record speaks for is marked."""
    if out.kind is not DraftKind.ASK or out.letter is None or wording in AGAIN:
        return ()
    fits = ask_situation(at, at.file.letter(out.letter))
    return tuple(
        (name, title, "by your record" if name == fits else "")
        for name, title in SITUATIONS.items()
    )


def _wordings(at: Situation, out: Outgoing, kind: DraftKind) -> Iterator[Wording]:
    letter = at.file.letter(out.letter or "")
    if kind is DraftKind.ASK:
        if at.last(letter, EventKind.ASKED) and not out.afresh:
            yield _NUDGE
        yield from _ASKS
        if letter.imported_from:
            yield _REUSE
    elif kind is DraftKind.REMINDER:
        yield from _REMINDERS
        if at.mentor(letter).helpers:
            yield _ASSISTANT
    else:
        yield from _OTHERS[kind]
