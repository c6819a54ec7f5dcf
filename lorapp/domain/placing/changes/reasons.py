"""Reasons that people type, made one clean line each."""

from lorapp.domain.text import clean
from lorapp.domain.values import LINE_MAX
from lorapp.errors import RefusedError


def worded(reason: str | None) -> str | None:
    """A reason as one clean line; None where nothing was said.

    Refuses one of more than ``LINE_MAX`` characters.
    """
    line = clean(reason or "")
    if len(line) > LINE_MAX:
        raise RefusedError(f"A reason holds at most {LINE_MAX} characters; shorten it.")
    return line or None
