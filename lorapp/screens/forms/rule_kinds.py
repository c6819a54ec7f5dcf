"""What a program asks, as one field: a number that may be unknown, not asked, and strict."""

from datetime import date
from typing import Final

from lorapp.domain.text import clean
from lorapp.domain.wording.days import count_words
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass
from lorapp.widgets.fields.field_kinds import MARK

STRICT: Final = "strict"
NOT_ASKED: Final = "not asked"
_NOTHING: Final = frozenset({NOT_ASKED, "no", "none", "0"})
HINT: Final = "A number. `2 strict` if it excludes you. `0`: not asked. Empty: unknown."


@dataclass(frozen=True, slots=True)
class Asked:
    """One rule's value and whether it excludes; the value 0 means that it is not asked."""

    value: int
    strict: bool = False


@dataclass(frozen=True, slots=True)
class AskedNumber:
    """``2``, ``2 strict`` or ``not asked``, up to ``most``.

    ``one`` names what is counted, ``many`` more of it. ``usual`` is what programs of the
    specialty usually ask, and ``whose`` says so.
    """

    most: int
    one: str = "letter"
    many: str = "letters"
    usual: int | None = None
    whose: str = ""

    def read(self, text: str, today: date) -> Asked:
        words = clean(text).casefold().replace(",", " ").split()
        strict = bool(words) and len(words[-1]) > 1 and STRICT.startswith(words[-1])
        rest = " ".join(words[:-1] if strict else words)
        if rest in _NOTHING:
            return Asked(0)
        if not (rest.isascii() and rest.isdigit() and int(rest) <= self.most):
            raise RefusedError(
                f"Write a number from 0 to {self.most}, with `strict` behind it if it excludes."
            )
        return Asked(int(rest), strict)

    def write(self, value: object) -> str:
        if not isinstance(value, Asked):
            return ""
        if not value.value:
            return NOT_ASKED
        return f"{value.value} {STRICT}" if value.strict else str(value.value)

    def understood(self, text: str, today: date) -> str:
        found = self.read(text, today)
        if not found.value:
            return "" if clean(text).casefold() == NOT_ASKED else MARK + NOT_ASKED
        if self.whose and found == Asked(self.usual or 0):
            return f"{MARK}{count_words(found.value, self.one, self.many)}, {self.whose}"
        firm = STRICT if found.strict else "preferred"
        return f"{MARK}{count_words(found.value, self.one, self.many)}, {firm}"
