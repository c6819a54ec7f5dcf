"""Every set of letters up to a size, judged all at once.

A *mask* is one long number in which bit i stands for set i; what holds for a set is a bit, so
one operation on masks looks at every set of the family. Sets are numbered smaller first, then
in the order of the letters, so the lowest bit is the set that wins when all else is equal.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations


def tally(masks: Iterable[int]) -> list[int]:
    """Count for each set how many masks hold it; digit k of the result is bit k of every count."""
    digits: list[int] = []
    for mask in masks:
        _add(digits, mask, 0)
    return digits


def weigh(weighted: Iterable[tuple[int, int]]) -> list[int]:
    """Add up for each set the weights (0 or more) of the masks that hold it, in binary digits."""
    digits: list[int] = []
    for mask, weight in weighted:
        for place in range(weight.bit_length()):
            if weight >> place & 1:
                _add(digits, mask, place)
    return digits


def _add(digits: list[int], mask: int, place: int) -> None:
    digits += [0] * (place - len(digits))
    carry = mask
    while carry and place < len(digits):
        digits[place], carry = digits[place] ^ carry, digits[place] & carry
        place += 1
    if carry:
        digits.append(carry)


def fewest(among: int, digits: Sequence[int]) -> int:
    """The sets of ``among`` with the lowest count."""
    for digit in reversed(digits):
        without = among & ~digit
        among = without or among
    return among


@lru_cache(maxsize=4)
def _sets_of(count: int, most: int) -> tuple[Sequence[tuple[int, ...]], Sequence[int]]:
    """All sets of up to ``most`` of so many places, and by place the mask of those that have it."""
    sets = [
        found for size in range(min(most, count) + 1) for found in combinations(range(count), size)
    ]
    rows = [bytearray(len(sets) // 8 + 1) for _ in range(count)]
    for number, found in enumerate(sets):
        for place in found:
            rows[place][number >> 3] |= 1 << (number & 7)
    return sets, [int.from_bytes(row, "little") for row in rows]


class Family:
    """All sets of at most ``most`` of some letters; a *group* is a number with a bit a letter."""

    def __init__(self, letters: tuple[str, ...], most: int) -> None:
        self.letters = letters
        self.index = {key: place for place, key in enumerate(letters)}
        self.sets, self.having = _sets_of(len(letters), most)
        self.every = (1 << len(self.sets)) - 1
        self._digits: dict[int, list[int]] = {}
        self._short: dict[tuple[int, int], int] = {}

    def group(self, keys: Iterable[str]) -> int:
        """The group of these letters; those the family does not know are left out."""
        found = 0
        for key in keys:
            if key in self.index:
                found |= 1 << self.index[key]
        return found

    def holding_any(self, group: int) -> int:
        """The sets with at least one letter of a group."""
        return self.every & ~self.short_of(group, 1)

    def short_of(self, group: int, need: int) -> int:
        """The sets with fewer than ``need`` letters of a group."""
        if (group, need) not in self._short:
            self._short[group, need] = self._fewer(group, need)
        return self._short[group, need]

    def _fewer(self, group: int, need: int) -> int:
        if group not in self._digits:
            masks = (mask for place, mask in enumerate(self.having) if group >> place & 1)
            self._digits[group] = tally(masks)
        digits = self._digits[group]
        if need >> len(digits):
            return self.every
        below, level = 0, self.every
        for place in reversed(range(len(digits))):
            if need >> place & 1:
                below |= level & ~digits[place]
                level &= digits[place]
            else:
                level &= ~digits[place]
        return below

    def allowed(self, must: int, may: int, most: int) -> int:
        """The sets of at most ``most`` letters with all of ``must`` and none outside ``may``."""
        found = self.up_to(most)
        for place, mask in enumerate(self.having):
            if must >> place & 1:
                found &= mask
            elif not may >> place & 1:
                found &= ~mask
        return found

    def up_to(self, most: int) -> int:
        """The sets of at most ``most`` letters."""
        if most < 0:
            return 0
        everyone = (1 << len(self.letters)) - 1
        return self.short_of(everyone, most + 1)

    def first(self, mask: int) -> tuple[str, ...]:
        """The letters of the lowest set of a mask."""
        number = (mask & -mask).bit_length() - 1
        return tuple(self.letters[place] for place in self.sets[number])
