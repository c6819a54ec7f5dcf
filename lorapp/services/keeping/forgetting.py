"""Forgetting a person for good: in the record, its history, and what was written from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lorapp.domain.engine.words import name_parts
from lorapp.domain.forgetting import Person, pointing, texts_of, traces, without
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError, StoreError
from lorapp.frozen import dataclass, field
from lorapp.services.keeping.looking_inside import ShutError, texts
from lorapp.services.recording.unit import Unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lorapp.db.saving import RecordChange
    from lorapp.paths import Paths

LABEL = "Forget a person, and all history before"


@dataclass(slots=True)
class Forgotten:
    """What was done: files that are gone, files that still name the person, files that are shut."""

    name: str
    gone: list[Path] = field(default_factory=list)
    holding: list[Path] = field(default_factory=list)
    shut: list[Path] = field(default_factory=list)


class Forgetting:
    """Takes a person out of everything that lorapp keeps, but for the backups, which it names."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def forget(self, name: str) -> Forgotten:
        """Forget a mentor by key or whole name; the history ends here, so undo does too.

        Raises RefusedError while other records name the person, or nobody of this name is known;
        then nothing was changed.
        """
        if self._unit.read_only:
            raise StoreError("The store was opened only for reading; nothing was changed.")
        with self._unit.guard:
            file = self._unit.file()
            known = _found(((one.key, one.name) for one in file.mentors), name)
            once = None if known else _found(self._once(), name)
            person = Person(known[1] if known else once[1] if once else name)
            left = _left(file, *known) if known else file
            self._check(left, person, is_known=bool(known or once))
            self._rewrite(left)
            return _files(self._unit.paths, person)

    def _once(self) -> Iterator[tuple[str, str]]:
        """The keys and names of mentors that only the history has."""
        for change in self._changes():
            if change.shelf == "mentors":
                for mentor in filter(None, (change.before, change.after)):
                    yield mentor["key"], mentor["name"]

    def _changes(self) -> Iterator[RecordChange]:
        from lorapp.db import journal

        with self._unit.store().reading() as session:
            for step in journal.steps(session):
                yield from journal.changes_of(session, step.seq)

    def _check(self, left: SeasonFile, person: Person, *, is_known: bool) -> None:
        found = traces(left, person) if person.can_be_found else ()
        if found:
            raise RefusedError(
                f"{person.name} still stands in {'; '.join(found)}. Take the name out there "
                "first; nothing was changed."
            )
        is_known = is_known or (person.is_whole and self._is_in_history(person))
        if not (person.can_be_found and is_known):
            raise RefusedError(
                f"Nobody called {person.name or 'that'} is in the record or its history; write "
                "the whole name, or the key. Nothing was changed."
            )

    def _is_in_history(self, person: Person) -> bool:
        """Whether a text of the history names the person; a word of its tables names nobody."""
        return any(
            person.is_in(text)
            for change in self._changes()
            for text in (*texts_of(change.before), *texts_of(change.after))
        )

    def _rewrite(self, left: SeasonFile) -> None:
        """The record anew, its history one step, and no byte of what was before."""
        from lorapp.db import journal, saving
        from lorapp.db.seal import break_seal

        store = self._unit.store()
        break_seal(self._unit.paths)
        with store.writing() as session:
            seq = journal.last_seq(session) + 1
            saving.clear(session)
            self._begin_anew(session, seq, saving.save(session, None, left))
        store.shrink()
        for told_before in (self._unit.paths.record, self._unit.paths.foretold):
            told_before.unlink(missing_ok=True)
        self._unit.release()
        self._unit.is_empty()

    def _begin_anew(self, session: Session, seq: int, changes: tuple[RecordChange, ...]) -> None:
        from lorapp.db import journal
        from lorapp.db.steps import StepKind

        journal.clear(session)
        step = journal.JournalStep(
            seq, self._unit.instant(), LABEL, StepKind.FINAL, is_undone=False
        )
        journal.add(session, step, changes, None)


def _found(mentors: Iterable[tuple[str, str]], name: str) -> tuple[str, str] | None:
    """The key and name of a mentor, by key or name; a family name does where only one has it."""
    wanted, people = Person(name).name.casefold(), set(mentors)
    exact = [one for one in people if name == one[0] or wanted == _whole(one[1])]
    family = [one for one in people if wanted == name_parts(one[1])[2].casefold()]
    found = exact or family
    return found[0] if len(found) == 1 else None


def _left(file: SeasonFile, key: str, name: str) -> SeasonFile:
    """The record without a mentor; while others point to them, it is said which."""
    try:
        return without(file, key)
    except RefusedError as refusal:
        raise RefusedError(
            f"{name} is still named in {'; '.join(pointing(file, key))}. Change or remove those "
            "first; nothing was changed."
        ) from refusal


def _whole(name: str) -> str:
    return Person(name).name.casefold()


def _files(paths: Paths, person: Person) -> Forgotten:
    """Remove what lorapp wrote of a person and can write again; name the rest."""
    told = Forgotten(person.name)
    own = {paths.drafts, paths.exports}
    for path in _around(paths):
        try:
            names_them = any(person.is_in(text) for text in texts(path))
        except ShutError:
            told.shut.append(path)
            continue
        if names_them and own.intersection(path.parents):
            path.unlink()
            told.gone.append(path)
        elif names_them:
            told.holding.append(path)
    return told


def _around(paths: Paths) -> Iterator[Path]:
    store = {paths.db, paths.rollback, paths.lock, paths.seal, paths.record}
    for path in sorted(paths.home.rglob("*")):
        if path.is_file() and not path.is_symlink() and path not in store:
            yield path
