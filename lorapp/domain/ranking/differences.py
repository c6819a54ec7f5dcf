"""What differs between a list as it was certified and as it stands."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """One program that stands elsewhere; ``was`` and ``now`` are places, None: not on the list."""

    program: str
    was: int | None
    now: int | None


def differences(before: Sequence[str], after: Sequence[str]) -> tuple[Difference, ...]:
    """Few lines that make one list into the other: moved and new ones, then those gone.

    Nothing differs exactly where both are equal.
    """
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    kept = {after[block.b + at] for block in blocks for at in range(block.size)}
    old = {key: number for number, key in enumerate(before, 1)}
    new = {key: number for number, key in enumerate(after, 1)}
    moved = [Difference(key, old.get(key), at) for key, at in new.items() if key not in kept]
    gone = [Difference(key, at, None) for key, at in old.items() if key not in new]
    return (*moved, *gone)


def difference_text(one: Difference, name: str) -> str:
    """Say one difference: ``Ashgrove: now 1, was 3.`` or ``Elmhollow: new, at 4.``."""
    if one.now is None:
        return f"{name}: gone, was {one.was}."
    return (
        f"{name}: new, at {one.now}."
        if one.was is None
        else f"{name}: now {one.now}, was {one.was}."
    )
