"""The journal: what was done, what was before, and how to take it back."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Row,
    String,
    delete,
    select,
    type_coerce,
    update,
)
from sqlalchemy.orm import Session

from lorapp.db.legible import is_head, legible
from lorapp.db.saving import EMPTY_LISTS, Plain, RecordChange, given_empty, plain_of, records_of
from lorapp.db.shelves import APPLICANT, LISTS, Held, Shelf
from lorapp.db.steps import (
    ADD_CHANGES,
    ADD_STEP,
    CHANGES_OF,
    COMMANDS,
    DONE,
    DROPPED,
    FIRST_IN_STATE,
    LAST_IN_STATE,
    MARK,
    NEWEST,
    UNDONE,
    StepKind,
)
from lorapp.db.tables.journal import JournalChangeRow, JournalStepRow
from lorapp.domain.plain import from_plain
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN
from lorapp.errors import StoreError
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class JournalStep:
    """One user action; ``at`` is in UTC, ``is_undone`` once it is taken back and not done again.

    ``corrects`` tells a correction, which alone may move what is locked.
    """

    seq: int
    at: datetime
    label: str
    kind: StepKind
    is_undone: bool
    corrects: bool = False

    @property
    def is_command(self) -> bool:
        """Whether it was the applicant's own action rather than an undo or redo."""
        return self.kind in COMMANDS


def last_seq(session: Session) -> int:
    """The number of the newest step; 0 before the first."""
    return session.connection().scalar(NEWEST) or 0


def add(
    session: Session, step: JournalStep, changes: Iterable[RecordChange], takes_back: int | None
) -> None:
    """Write a step and its changes; a command drops what could be redone."""
    if step.kind in COMMANDS:
        waiting = update(JournalStepRow).where(JournalStepRow.state == UNDONE)
        session.execute(waiting.values(state=DROPPED))
    session.flush()
    session.connection().execute(
        ADD_STEP,
        {
            "seq": step.seq,
            "at": step.at.astimezone(UTC),
            "label": step.label,
            "kind": str(step.kind),
            "state": DONE,
            "takes_back": takes_back,
            "corrects": step.corrects or None,
        },
    )
    rows = [_row(step.seq, number, change) for number, change in enumerate(changes)]
    if rows:
        session.connection().execute(ADD_CHANGES, rows)


def clear(session: Session) -> None:
    """Forget every step: what follows is a new beginning."""
    session.execute(delete(JournalChangeRow))
    session.execute(delete(JournalStepRow))


@legible()
def steps(session: Session, limit: int | None = None) -> tuple[JournalStep, ...]:
    """All steps, newest first."""
    found = session.scalars(select(JournalStepRow).order_by(JournalStepRow.seq.desc()).limit(limit))
    return tuple(step_of(row) for row in found)


@legible()
def to_undo(session: Session) -> JournalStep | None:
    """The newest command that still stands; it may be final."""
    return _first(session, DONE, newest=True)


@legible()
def to_redo(session: Session) -> JournalStep | None:
    """The command that was taken back last."""
    return _first(session, UNDONE, newest=False)


def mark(session: Session, seq: int, *, undone: bool) -> None:
    """Remember that a step was taken back, or done again."""
    state = UNDONE if undone else DONE
    session.connection().execute(MARK, {"marked": seq, "becomes": state})


@legible()
def changes_of(session: Session, seq: int) -> tuple[RecordChange, ...]:
    """What one step changed. Raises StoreError where that is not what was written down."""
    found = session.connection().execute(CHANGES_OF, {"of": seq}).all()
    if not all(map(_is_whole, found)):
        raise ValueError(f"step {seq} is not what was written down")
    return tuple(_change(one) for one in found)


def turned(changes: Sequence[RecordChange]) -> tuple[RecordChange, ...]:
    """The same changes the other way round."""
    return tuple(
        replace(
            change,
            position_before=change.position_after,
            position_after=change.position_before,
            before=change.after,
            after=change.before,
        )
        for change in changes
    )


@legible()
def replay(file: SeasonFile | None, changes: Sequence[RecordChange]) -> SeasonFile | None:
    """Apply the after images to a record; None when no applicant is left.

    Raises StoreError when an image cannot be read.
    """
    held = {shelf.name: _replayed(shelf, file, changes) for shelf in (APPLICANT, *LISTS)}
    if not held["applicant"]:
        return None
    told = [change.after for change in changes if change.shelf == EMPTY_LISTS]
    empty: Sequence[str] = told[0] if told else given_empty(file)
    lists: dict[str, Any] = {
        shelf.name: held[shelf.name] or (() if shelf.name in empty else NOT_GIVEN)
        for shelf in LISTS
    }
    made = SeasonFile(applicant=held["applicant"][0], **lists)
    return made if file is None else replace(made, rulebook=file.rulebook)


def rebuilt(session: Session) -> SeasonFile | None:
    """The record as its whole history makes it, whatever stands in the other tables."""
    file: SeasonFile | None = None
    for seq in session.scalars(select(JournalStepRow.seq).order_by(JournalStepRow.seq)):
        file = replay(file, changes_of(session, seq))
    return file


@legible()
def newest_images(session: Session) -> dict[tuple[str, str], Plain]:
    """What each record should look like, by list and identity; None where it was removed."""
    row = JournalChangeRow
    found = session.execute(
        select(row.shelf, row.identity, row.after)
        .where(row.shelf != EMPTY_LISTS)
        .order_by(row.seq, row.number)
    )
    return {(shelf, name): _read(after) for shelf, name, after in found}


@legible()
def damaged_steps(session: Session) -> tuple[int, ...]:
    """The steps that cannot be read, and those whose images no longer fit their digest."""
    step, found = JournalStepRow, session.scalars(select(JournalChangeRow))
    heads = session.execute(select(step.seq, type_coerce(step.at, String), step.label))
    damaged = {seq for seq, at, label in heads if not is_head(at, label)}
    return tuple(sorted(damaged | {row.seq for row in found if not _is_whole(row)}))


def _is_whole(row: JournalChangeRow | Row[Any]) -> bool:
    texts = (row.before, row.after)
    return not any(isinstance(one, bytes) for one in texts) and row.digest == _digest(*texts)


def _replayed(
    shelf: Shelf, file: SeasonFile | None, changes: Sequence[RecordChange]
) -> tuple[Any, ...]:
    mine = [change for change in changes if change.shelf == shelf.name]
    if not mine:
        return records_of(shelf, file)
    placed = {
        shelf.identity(record, position): (position, record)
        for position, record in enumerate(records_of(shelf, file))
    }
    for change in mine:
        if change.after is None:
            placed.pop(change.identity, None)
        else:
            record = record_of(shelf, change.after, change.identity)
            placed[change.identity] = (change.position_after or 0, record)
    return tuple(record for _, record in sorted(placed.values(), key=lambda pair: pair[0]))


def record_of(shelf: Shelf, image: Plain, identity: str) -> Held:
    """A record from its image. Raises StoreError when it cannot be read."""
    if shelf.word:
        return image
    problems: list[str] = []
    record = from_plain(shelf.record, image, f"{shelf.name} {identity}", problems)
    if record is None:
        raise StoreError(
            "This step cannot be taken back, as the history of it is damaged "
            f"({'; '.join(problems)}). Run `lorapp doctor`."
        )
    return record


def _first(session: Session, state: str, *, newest: bool) -> JournalStep | None:
    asked = LAST_IN_STATE if newest else FIRST_IN_STATE
    row = session.connection().execute(asked, {"sought": state}).first()
    return step_of(row) if row else None


def step_of(row: JournalStepRow | Row[Any]) -> JournalStep:
    """A step from its row."""
    return JournalStep(
        row.seq, row.at, row.label, StepKind(row.kind), row.state != DONE, bool(row.corrects)
    )


def _row(seq: int, number: int, change: RecordChange) -> dict[str, object]:
    before, after = _written(change.before), _written(change.after)
    return {
        "seq": seq,
        "number": number,
        "shelf": change.shelf,
        "identity": change.identity,
        "position_before": change.position_before,
        "position_after": change.position_after,
        "before": before,
        "after": after,
        "digest": _digest(before, after),
    }


def _change(row: Row[Any]) -> RecordChange:
    return RecordChange(
        row.shelf,
        row.identity,
        row.position_before,
        row.position_after,
        _read(row.before),
        _read(row.after),
    )


def _written(image: Plain) -> str | None:
    return None if image is None else json.dumps(image, ensure_ascii=False)


def _read(image: str | None) -> Held:
    return None if image is None else json.loads(image)


def _digest(before: str | None, after: str | None) -> str:
    both = json.dumps([before, after], ensure_ascii=False).encode()
    return hashlib.blake2s(both, digest_size=8).hexdigest()


def images_of(file: SeasonFile | None) -> dict[tuple[str, str], Any]:
    """What the journal would keep of each record of a file."""
    return {
        (shelf.name, shelf.identity(record, position)): _read(_written(plain_of(record)))
        for shelf in (APPLICANT, *LISTS)
        for position, record in enumerate(records_of(shelf, file))
    }
