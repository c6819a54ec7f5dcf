"""Records that one step removed: which they were, and the record with them in it again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lorapp.db.journal import JournalStep, changes_of, record_of, step_of
from lorapp.db.legible import legible
from lorapp.db.saving import Plain, RecordChange, plain_of, records_of
from lorapp.db.shelves import LISTS, Shelf
from lorapp.db.steps import COMMANDS, DONE
from lorapp.db.tables.journal import JournalChangeRow, JournalStepRow
from lorapp.domain.edits import new_key
from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass

STATES: Final = frozenset(
    {
        *("assignments", "reservations", "exclusions", "reuses", "certifications", "drills"),
        *("closings", "portal_checks", "portal_views", "calendar", "steps"),
    }
)
"""Lists that say how things stand; what leaves them was not thrown away."""
_SHELVES: Final = {shelf.name: shelf for shelf in LISTS if shelf.name not in STATES}


@dataclass(frozen=True, slots=True)
class Gone:
    """One record that a step removed, as it was, and where it stood."""

    shelf: str
    position: int
    image: Plain


@legible()
def removals(session: Session, since: datetime) -> tuple[tuple[JournalStep, tuple[Gone, ...]], ...]:
    """The steps from a moment on that removed something and still stand, newest first."""
    step, change = JournalStepRow, JournalChangeRow
    found = session.scalars(
        select(step)
        .where(step.at >= since, step.state == DONE, step.kind.in_([str(one) for one in COMMANDS]))
        .where(select(change.seq).where(change.seq == step.seq, change.after.is_(None)).exists())
        .order_by(step.seq.desc())
    )
    told = ((step_of(row), tuple(gone(changes_of(session, row.seq)))) for row in found)
    return tuple((one, lost) for one, lost in told if lost)


def gone(changes: Sequence[RecordChange]) -> Iterator[Gone]:
    """What is not there any more after some changes.

    In a list without keys the records behind a removed one move up, so all that stood there is
    held against all that stands there now.
    """
    for name, shelf in _SHELVES.items():
        mine = [change for change in changes if change.shelf == name]
        if shelf.key:
            lost = [change for change in mine if change.after is None]
        elif sum(one.before is not None for one in mine) > sum(
            one.after is not None for one in mine
        ):
            left = [change.after for change in mine]
            lost = [change for change in mine if not _taken(left, change.before)]
        else:
            continue
        for change in lost:
            if change.before is not None:
                yield Gone(name, change.position_before or 0, change.before)


def _taken(left: list[Plain], image: Plain) -> bool:
    """Whether an image is among those left; it is then taken out of them."""
    if image in left:
        left.remove(image)
        return True
    return False


def is_back(file: SeasonFile, lost: Gone) -> bool:
    """Whether a record stands in its list again, under whatever key."""
    shelf = _SHELVES[lost.shelf]
    return any(_same(plain_of(one), lost.image) for one in records_of(shelf, file))


def _same(one: Plain, other: Plain) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return {**one, "key": None} == {**other, "key": None}
    return bool(one == other)


def brought_back(file: SeasonFile, changes: Sequence[RecordChange]) -> SeasonFile:
    """The record with what a step removed, where it stood, and under a new key where needed.

    What the step changed or took off along with it, and nobody since, is as before the step.
    """
    lost = [one for one in gone(changes) if not is_back(file, one)]
    names = dict(_renamed(file, lost))
    lists: dict[str, Any] = {}
    for shelf in LISTS:
        records = list(records_of(shelf, file))
        for change in changes if shelf.key else ():
            if change.shelf == shelf.name and change.before is not None:
                _put_back(shelf, records, change, names)
        for one in lost:
            if one.shelf == shelf.name:
                record = record_of(shelf, _rekeyed(one.image, names), one.shelf)
                records.insert(one.position, record)
        if records != list(records_of(shelf, file)):
            lists[shelf.name] = tuple(records)
    return replace(file, **lists)


def _put_back(
    shelf: Shelf, records: list[Any], change: RecordChange, names: dict[str, str]
) -> None:
    """Take one change of a keyed list back where the record is still as the step left it."""
    record = record_of(shelf, _rekeyed(change.before, names), change.identity)
    at = next(
        (at for at, one in enumerate(records) if shelf.identity(one, at) == change.identity), None
    )
    if at is None and change.after is None and shelf.name in STATES:
        records.insert(change.position_before or 0, record)
    elif at is not None and plain_of(records[at]) == change.after:
        records[at] = record


def _renamed(file: SeasonFile, lost: Sequence[Gone]) -> Iterator[tuple[str, str]]:
    """Old and new key of each record whose key another one has by now."""
    for one in lost:
        if _SHELVES[one.shelf].key == ("key",):
            old = one.image["key"]
            if any(record.key == old for record in getattr(file, one.shelf)):
                yield old, new_key(file, one.shelf)


def _rekeyed(image: Plain, names: dict[str, str]) -> Plain:
    if isinstance(image, dict):
        return {name: _rekeyed(value, names) for name, value in image.items()}
    if isinstance(image, list):
        return [_rekeyed(value, names) for value in image]
    return names.get(image, image) if isinstance(image, str) else image
