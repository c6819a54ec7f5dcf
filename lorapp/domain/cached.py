"""What is worked out once and kept, without a lock.

The one of the standard library holds, up to Python 3.11, one lock for all records: while a thread
works out a plan ahead of its need, every key that asks any record for anything would wait for the
whole plan. Without a lock two threads may work out the same; both find the same, since what is
asked is a fact about a record that does not change.
"""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class cached_property(Generic[T]):  # noqa: N801  read as ``property`` is
    """A property of an object with a ``__dict__``, where its value is kept under its name."""

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        self.work_out = work_out
        self.name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Any]) -> Self: ...

    @overload
    def __get__(self, owner: object, kind: type[Any]) -> T: ...

    def __get__(self, owner: object | None, kind: type[Any]) -> T | Self:
        if owner is None:
            return self
        value = self.work_out(owner)
        owner.__dict__[self.name] = value
        return value
