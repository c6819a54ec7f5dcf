"""One record against another: the rows that differ are written, the rest is left alone."""

from collections.abc import Hashable, Mapping
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lorapp.db.shelves import APPLICANT, LISTS, SHELVES, Branch, Held, Shelf
from lorapp.db.tables.applicant import ApplicantRow
from lorapp.db.tables.programs import MOST_LETTERS, AssignmentRow
from lorapp.domain.plain import to_plain
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import is_given
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

EMPTY_LISTS = "empty_lists"
"""The name in the journal for which lists of the file were given empty."""

Plain = Any
"""A record as JSON values: an object, or the word itself."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record before and after a command, as the journal keeps it."""

    shelf: str
    identity: str
    position_before: int | None
    position_after: int | None
    before: Plain
    after: Plain


@dataclass(frozen=True, slots=True)
class _Placed:
    position: int
    record: Held


@dataclass(frozen=True, slots=True)
class _Difference:
    shelf: Shelf
    identity: str
    old: _Placed | None
    new: _Placed | None

    def change(self) -> RecordChange:
        old, new = self.old, self.new
        return RecordChange(
            self.shelf.name,
            self.identity,
            old.position if old else None,
            new.position if new else None,
            plain_of(old.record) if old else None,
            plain_of(new.record) if new else None,
        )


def save(
    session: Session, old: SeasonFile | None, new: SeasonFile | None
) -> tuple[RecordChange, ...]:
    """Write what differs between two records and return it; None stands for an empty store.

    Raises RefusedError when two records of a list have one key, or a program is overfull.
    """
    differences = [d for shelf in SHELVES for d in _differences(shelf, old, new)]
    for difference in reversed(differences):
        if difference.new is None:
            _remove(session, difference)
    session.flush()
    _free_unique_words(session, differences)
    for difference in differences:
        if difference.new is not None:
            _write(session, difference)
    changes = tuple(difference.change() for difference in differences)
    listed = _empty_lists(session, old, new)
    session.flush()
    return (*changes, listed) if listed else changes


def clear(session: Session) -> None:
    """Empty every table of the record; the history stays."""
    for shelf in SHELVES:
        for branch in shelf.branches:
            session.execute(delete(branch.row))
    for shelf in SHELVES:
        session.execute(delete(shelf.row))
    session.flush()


def plain_of(record: Held) -> Plain:
    """A record as JSON values; words stay words."""
    return record if isinstance(record, str) else to_plain(record)


def records_of(shelf: Shelf, file: SeasonFile | None) -> tuple[Any, ...]:
    """The records of one list; the applicant is a list of one."""
    if file is None:
        return ()
    if shelf is APPLICANT:
        return (file.applicant,)
    return tuple(getattr(file, shelf.name))


def given_empty(file: SeasonFile | None) -> tuple[str, ...]:
    """The names of the lists that were given and hold nothing."""
    if file is None:
        return ()
    lists = ((shelf.name, getattr(file, shelf.name)) for shelf in LISTS)
    return tuple(name for name, held in lists if not held and is_given(held))


def _index(shelf: Shelf, file: SeasonFile | None) -> Mapping[Hashable, _Placed]:
    found: dict[Hashable, _Placed] = {}
    for position, record in enumerate(records_of(shelf, file)):
        token = shelf.token(record, position)
        if token in found:
            name = shelf.identity(record, position)
            raise RefusedError(f"Two {shelf.name} are called {name}; give one another name.")
        found[token] = _Placed(position, record)
    return found


def _differences(shelf: Shelf, old: SeasonFile | None, new: SeasonFile | None) -> list[_Difference]:
    if old and new and getattr(old, shelf.name) is getattr(new, shelf.name):
        return []
    before, after = _index(shelf, old), _index(shelf, new)
    gone = [
        _Difference(shelf, shelf.identity(was.record, was.position), was, None)
        for token, was in before.items()
        if token not in after
    ]
    kept = [
        _Difference(shelf, shelf.identity(now.record, now.position), before.get(token), now)
        for token, now in after.items()
        if not _same(before.get(token), now)
    ]
    return gone + kept


def _same(old: _Placed | None, new: _Placed) -> bool:
    if old is None or old.position != new.position:
        return False
    return old.record is new.record or plain_of(old.record) == plain_of(new.record)


def _primary(difference: _Difference) -> Held:
    shelf = difference.shelf
    return 1 if shelf is APPLICANT else shelf.primary(difference.identity)


def _remove(session: Session, difference: _Difference) -> None:
    primary = _primary(difference)
    for branch in difference.shelf.branches:
        owner = branch.row.__table__.c[branch.owner]
        session.execute(delete(branch.row).where(owner == primary))
    session.delete(session.get_one(difference.shelf.row, primary))


def _free_unique_words(session: Session, differences: list[_Difference]) -> None:
    """Let two records exchange a word that only one may hold at a time."""
    for difference in differences:
        for name in difference.shelf.unique:
            old, new = difference.old, difference.new
            if old and new and getattr(old.record, name) != getattr(new.record, name):
                setattr(session.get_one(difference.shelf.row, _primary(difference)), name, None)
    session.flush()


def _write(session: Session, difference: _Difference) -> None:
    shelf, old, new = difference.shelf, difference.old, difference.new
    if new is None:
        raise AssertionError
    values = shelf.values(new.record)
    if shelf is not APPLICANT:
        values["position"] = new.position
    if old is None:
        session.add(shelf.row(**values, **_extra(session, shelf, new.record)))
    else:
        row = session.get_one(shelf.row, _primary(difference))
        for name, value in values.items():
            setattr(row, name, value)
    for branch in shelf.branches:
        _write_branch(
            session, branch, _primary(difference), old.record if old else None, new.record
        )


def _extra(session: Session, shelf: Shelf, record: Held) -> Mapping[str, Any]:
    if shelf is APPLICANT:
        return {"id": 1}
    return {"slot": _free_slot(session, record.program)} if shelf.row is AssignmentRow else {}


def _free_slot(session: Session, program: str) -> int:
    session.flush()
    taken = set(session.scalars(select(AssignmentRow.slot).where(AssignmentRow.program == program)))
    free = [slot for slot in range(1, MOST_LETTERS + 1) if slot not in taken]
    if not free:
        raise RefusedError(
            f"Program {program} already holds {MOST_LETTERS} letters, the most any service "
            "takes; take one back before adding another."
        )
    return free[0]


def _write_branch(session: Session, branch: Branch, owner: Held, old: Held, new: Held) -> None:
    before = branch.items(old) if old is not None else ()
    after = branch.items(new)
    for position in range(len(after), len(before)):
        session.delete(session.get_one(branch.row, (owner, position)))
    for position, item in enumerate(after):
        values = branch.values(item)
        if position >= len(before):
            session.add(branch.row(**{branch.owner: owner, "position": position}, **values))
        elif values != branch.values(before[position]):
            row = session.get_one(branch.row, (owner, position))
            for name, value in values.items():
                setattr(row, name, value)


def _empty_lists(
    session: Session, old: SeasonFile | None, new: SeasonFile | None
) -> RecordChange | None:
    before, after = given_empty(old), given_empty(new)
    if before == after:
        return None
    if new is not None:
        session.flush()
        session.get_one(ApplicantRow, 1).empty_lists = after or None
    return RecordChange(EMPTY_LISTS, EMPTY_LISTS, None, None, list(before), list(after))
