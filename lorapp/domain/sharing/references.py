"""References to records for outsiders: they give nothing away and stay the same for good."""

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from typing import Final

from lorapp.domain.comments import Topic
from lorapp.domain.record import SeasonFile

_SIGNS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_SPELLED: Final = re.compile(r"[0-9A-Za-z]{4}[-– ]?[0-9A-Za-z]{4}")
_ALIKE: Final = str.maketrans("oilu", "011v")

Target = tuple[Topic, str | None]
"""A record: what it is, and its key; None for the season as a whole."""


def reference(secret: bytes, topic: Topic, key: str | None) -> str:
    """The reference of a record, such as ``k7qm-2f9d``; only who has the secret finds it."""
    named = f"{topic}\0{'' if key is None else f'={key}'}".encode()
    number = int.from_bytes(hmac.digest(secret, named, hashlib.sha256)[:5], "big")
    signs = "".join(_SIGNS[number >> shift & 31] for shift in range(35, -1, -5))
    return f"{signs[:4]}-{signs[4:]}"


def spelled(text: str) -> str | None:
    """A reference as people type it, in its own spelling; None when it is none."""
    if not _SPELLED.fullmatch(text):
        return None
    signs = "".join(sign for sign in text.lower() if sign.isalnum()).translate(_ALIKE)
    return f"{signs[:4]}-{signs[4:]}"


def targets(file: SeasonFile, secret: bytes) -> Mapping[str, Target]:
    """Every record that can be commented on, by its reference."""
    return {reference(secret, *target): target for target in _targets(file)}


def _targets(file: SeasonFile) -> Iterator[Target]:
    yield Topic.SEASON, None
    yield from ((Topic.LETTER, one.key) for one in file.letters)
    yield from ((Topic.MENTOR, one.key) for one in file.mentors)
    yield from ((Topic.ROTATION, one.key) for one in file.rotations)
    yield from ((Topic.PROGRAM, one.key) for one in file.programs)
    yield from ((Topic.STATEMENT, one.key) for one in file.statements)
