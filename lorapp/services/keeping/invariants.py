"""What always holds of a store, in one list: for the check-up, after an import, and in tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lorapp.domain.checks import problems
from lorapp.domain.record import SeasonFile
from lorapp.errors import StoreError
from lorapp.frozen import dataclass

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lorapp.db.store import Store


@dataclass(frozen=True, slots=True)
class Invariant:
    """One thing that holds; ``state`` is what the check-up calls a store where it does not.

    ``breaches`` are sentences about a store and the record that was read from it.
    """

    state: str
    breaches: Callable[[Store, SeasonFile | None], tuple[str, ...]]


def breaches(store: Store, file: SeasonFile | None) -> tuple[str, ...]:
    """Everything that should hold and does not."""
    return tuple(text for one in INVARIANTS for text in one.breaches(store, file))


def expect_sound(store: Store, file: SeasonFile) -> None:
    """After much was written at once: raise StoreError when the store is not what was saved.

    What a record may be was looked at before; it is not asked again.
    """
    found = not_as_saved(store, file)
    if found:
        raise StoreError(
            f"The file was taken in, but the store is not as it should be: {found[0]} "
            "Undo it, and run `lorapp doctor`."
        )


def not_as_saved(store: Store, file: SeasonFile) -> tuple[str, ...]:
    """Everything in a store that is not what was once saved, whatever a record may be."""
    return tuple(
        text for one in INVARIANTS if one.state != RULES for text in one.breaches(store, file)
    )


def copy_not_as_saved(path: Path, inside: bytes | None = None) -> tuple[str, ...]:
    """Everything in a copy, whole as a file, that is not what was once saved.

    ``inside`` is what an encrypted one holds. A copy of an earlier lorapp is asked once it is in
    its place and brought up to date.
    """
    from lorapp.db.copies import reading_copy

    try:
        with reading_copy(path, inside) as session:
            return () if session is None else (*_damaged_steps(session), *_changed(session))
    except StoreError as error:
        return (str(error),)


def changed_silently(store: Store) -> tuple[str, ...]:
    """Name the records that are not what the journal says they should be."""
    with store.reading() as session:
        return _changed(session)


def _changed(session: Session) -> tuple[str, ...]:
    from lorapp.db import journal, loading

    images = journal.newest_images(session)
    held = journal.images_of(loading.load(session))
    names = dict.fromkeys([*images, *held])
    return tuple(
        f"{shelf} {name} changed without lorapp: {_shown(images.get((shelf, name)))} was saved, "
        f"{_shown(held.get((shelf, name)))} is there."
        for shelf, name in names
        if images.get((shelf, name)) != held.get((shelf, name))
    )


def _pages_are_whole(store: Store, _file: SeasonFile | None) -> tuple[str, ...]:
    return tuple(f"The store: {problem}." for problem in store.problems())


def _history_is_whole(store: Store, _file: SeasonFile | None) -> tuple[str, ...]:
    with store.reading() as session:
        return _damaged_steps(session)


def _damaged_steps(session: Session) -> tuple[str, ...]:
    from lorapp.db.journal import damaged_steps

    steps = damaged_steps(session)
    return tuple(f"The store: the history of step {seq} is damaged." for seq in steps)


def _records_are_as_saved(store: Store, _file: SeasonFile | None) -> tuple[str, ...]:
    return changed_silently(store)


def _record_holds_together(_store: Store, file: SeasonFile | None) -> tuple[str, ...]:
    return tuple(problems(file)) if file else ()


def _shown(image: object) -> str:
    return "nothing" if image is None else f"{str(image)[:200]}"


DAMAGED: Final = "damaged"
RECORD: Final = "record"
RULES: Final = "rules"
INVARIANTS: Final = (
    Invariant(DAMAGED, _pages_are_whole),
    Invariant(DAMAGED, _history_is_whole),
    Invariant(RECORD, _records_are_as_saved),
    Invariant(RULES, _record_holds_together),
)
