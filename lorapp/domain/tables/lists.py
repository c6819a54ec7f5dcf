"""The lists that can be brought as tables, and which of them a table is."""

from collections.abc import Iterable, Sequence
from typing import Final

from lorapp.domain.leaves import shown
from lorapp.domain.tables.contact_list import CONTACTS
from lorapp.domain.tables.interview_list import INTERVIEWS
from lorapp.domain.tables.letter_list import LETTERS
from lorapp.domain.tables.mentor_list import MENTORS
from lorapp.domain.tables.program_list import PROGRAMS
from lorapp.domain.tables.rotation_list import ROTATIONS
from lorapp.domain.tables.targets import ListKind
from lorapp.domain.tables.words import plain_words
from lorapp.errors import LorError

LISTS: Final[tuple[ListKind, ...]] = (PROGRAMS, MENTORS, ROTATIONS, LETTERS, INTERVIEWS, CONTACTS)
"""Every list a table can be, what people bring most often first."""

_ENOUGH: Final = 3
"""Known columns from which on they say which list it is, though a needed one is missing."""

_WHOLE: Final = 2
"""How many known columns it is worth that no needed one is missing."""

_BY_NAME: Final = {kind.name: kind for kind in LISTS}
NAMES: Final = ", ".join(_BY_NAME)


def list_of(name: str) -> ListKind:
    """The list of this name."""
    return _BY_NAME[name]


def named_list(text: str) -> ListKind:
    """The list a person names (``mentors``, ``Mentor``). LorError when there is none."""
    words = plain_words(text)
    for kind in LISTS:
        if words in {kind.name, kind.noun}:
            return kind
    raise LorError(f"There is no list {shown(text)}. There are: {NAMES}.")


def likely(headers: Sequence[str]) -> ListKind:
    """The list that column names belong to.

    The one that knows most of them, above all those it needs; programs where that is open.
    """
    return max(LISTS, key=lambda kind: _worth(kind, headers))


def known_columns(cells: Iterable[str]) -> int:
    """How many cells are column names of the one list that knows most of them."""
    texts = [cell for cell in cells if cell]
    return max(len(kind.known(texts)) for kind in LISTS)


def _worth(kind: ListKind, headers: Sequence[str]) -> int:
    known = kind.known(headers)
    if kind.needed.keys() <= known:
        return len(known) + _WHOLE
    return len(known) if len(known) >= _ENOUGH else 0
