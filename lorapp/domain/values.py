"""The small kinds of value that records are made of."""

from datetime import date, datetime
from typing import Annotated, Any, Final

LINE_MAX: Final = 500
NOTE_MAX: Final = 200_000

Note = Annotated[str, "note"]
"""Text of several lines, up to ``NOTE_MAX`` characters; a plain ``str`` is one line."""

Moment = date | datetime
"""A bare day where no hour is known, else an aware instant."""


class NotGiven(tuple[Any, ...]):
    """An empty list that the applicant never filled in, as opposed to one left empty.

    To every rule it is an empty tuple; only files and the store keep the difference
    (``visas: []`` sponsors none, no ``visas`` at all is unknown).
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return "NOT_GIVEN"


NOT_GIVEN: Final = NotGiven()


def is_given(values: tuple[Any, ...]) -> bool:
    """Whether a list was ever written down, be it empty."""
    return not isinstance(values, NotGiven)
