"""What a damaged file can do to the journal: each trouble of reading it becomes one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from lorapp.errors import StoreError


@contextmanager
def legible() -> Iterator[None]:
    """Say of a history that cannot be read that it is damaged. Raises StoreError."""
    try:
        yield
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(
            f"The history is damaged, so this cannot be done ({error}). Run `lorapp doctor`."
        ) from error


def is_head(at: object, label: object) -> bool:
    """Whether this is when a step was taken and what it was called."""
    try:
        return isinstance(label, str) and bool(datetime.fromisoformat(str(at)))
    except ValueError:
        return False
