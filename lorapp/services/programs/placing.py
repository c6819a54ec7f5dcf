"""What the programs' rules say of the letters placed there, and what would change."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import TypeVar, cast

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.placing.rules.verdicts import Check
from lorapp.domain.placing.supposing.depth import Depth, Drop, depth, repair_of
from lorapp.domain.placing.supposing.next_letter import NextLetter, next_letters
from lorapp.domain.placing.supposing.what_if import Change, WhatIf, what_if
from lorapp.domain.record import SeasonFile
from lorapp.services.recording.unit import Unit

T = TypeVar("T")


class Placing:
    """Checks of the whole record, worked out once for each state of it."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._seen: tuple[SeasonFile, date] | None = None
        self._at: Situation | None = None
        self._found: dict[Hashable, object] = {}

    def check(self) -> Check:
        """Every program's rules and its best set of letters, today."""
        return self._once("check", check_at)

    def what_if(self, change: Change) -> WhatIf:
        """What a change would do to the plan and the check of this minute; nothing is stored.

        UnknownKeyError when there is no such letter, RefusedError outside 1 to 365 days.
        """
        now = self._unit.now().replace(second=0, microsecond=0)
        return self._once(("what-if", change, now), lambda at: what_if(at.file, now, change))

    def depth(self) -> Depth:
        """Which programs fall when a writer fails, and when two do."""
        return self._once("depth", depth)

    def repair_of(self, drop: Drop) -> str | None:
        """The smallest repair of one drop, a sentence with marks; None when nothing falls."""
        return self._once(("repair", drop), lambda at: repair_of(at, drop))

    def next_letters(self) -> tuple[NextLetter, ...]:
        """What one more letter of each kind would do, the most useful first."""
        return self._once("next", next_letters)

    def _once(self, asked: Hashable, work: Callable[[Situation], T]) -> T:
        """Work something out once for the record as it stands today."""
        file, now = self._unit.file(), self._unit.now()
        # Compared by identity: a change makes a new record, and equality would read all of it.
        same = self._seen is not None and self._seen[0] is file and self._seen[1] == now.date()
        if self._at is None or not same:
            self._at, self._seen = Situation(file, now), (file, now.date())
            self._found = {}
        if asked not in self._found:
            self._found[asked] = work(self._at)
        return cast("T", self._found[asked])
