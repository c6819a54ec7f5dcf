"""The lines of the checklist to the first day, as the rule files state them."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from lorapp.domain.applicant import Visa
from lorapp.frozen import dataclass


class SettledBy(StrEnum):
    """What else in the record ticks a line off."""

    CERTIFICATE = "certificate"
    STEP_3 = "step-3"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLine:
    """One thing to settle before the first day.

    It is due ``before_start`` days before that day, or ``after_match`` days after the result;
    one of the two is given. ``after`` names lines that come first. An ``office`` line falls on
    a business day. Without ``visas`` it concerns everybody.
    """

    code: str
    title: str
    why: str
    who: str
    source: str
    checked_on: date
    before_start: int | None = None
    after_match: int | None = None
    after: tuple[str, ...] = ()
    office: bool = False
    visas: frozenset[Visa] = frozenset()
    settled_by: SettledBy | None = None

    def concerns(self, visa: Visa) -> bool:
        """Whether a line is one of this visa class."""
        return not self.visas or visa in self.visas


def in_order(lines: Iterable[ChecklistLine]) -> tuple[ChecklistLine, ...]:
    """The lines, each behind those that come first; what runs in a circle is left out."""
    left = {line.code: line for line in lines}
    codes = frozenset(left)
    found: dict[str, ChecklistLine] = {}
    while ready := [c for c, line in left.items() if _is_ready(line, codes, found)]:
        found |= {code: left.pop(code) for code in ready}
    return tuple(found.values())


def _is_ready(line: ChecklistLine, codes: frozenset[str], found: Mapping[str, object]) -> bool:
    return all(code in found or code not in codes for code in line.after)
