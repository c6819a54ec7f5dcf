"""What a restore would change and what it brought, in sentences for screens and commands."""

from collections.abc import Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING, Final

from lorapp.domain.text import clean
from lorapp.domain.wording.days import count_words, moment_whole

if TYPE_CHECKING:
    from lorapp.db.contents import Contents
    from lorapp.services.keeping.backups import Preview
    from lorapp.services.recording.unit import Unit

NAMED: Final = 5
"""Actions that are named one by one; the rest are counted."""


def holding_words(held: "Contents") -> str:
    """Whose record it is and how much is in it."""
    counts = [count_words(count, name.removesuffix("s")) for name, count in held.counts if count]
    name = clean(held.name) or "nobody yet"
    return f"{name}: {', '.join(counts) or 'nothing yet'}"


def preview_lines(told: "Preview", zone: tzinfo | None) -> Iterator[str]:
    """What the copy holds, what would be gone, and that nothing is thrown away."""
    if told.spoilt:
        yield f"! {damage_words(told.spoilt)} Another copy may be whole."
    yield f"The copy holds {holding_words(told.holds)}."
    if told.holds.at is not None:
        newest = moment_whole(told.holds.at, zone)
        yield f"Its newest action: {_named(told.holds.label)}, {newest}."
    if told.is_first:
        yield "There is no record here yet: nothing is replaced."
        return
    if told.now is None:
        yield "The store that is there cannot be read, so nothing can be compared."
    else:
        yield from _compared(told, told.now)
    yield "The store that is there now is kept, so this can be turned back."


def spoilt_parts(unit: "Unit") -> tuple[str, ...]:
    """After a restore: a sentence when the copy was whole as a file, but not as it was saved.

    SQLite sees only its own structure; a changed letter or day is told by the history alone.
    """
    from lorapp.services.keeping.invariants import not_as_saved

    found = 0 if unit.is_empty() else len(not_as_saved(unit.store(), unit.file()))
    if not found:
        return ()
    them = "it" if found == 1 else "them"
    told = (
        f"{damage_words(found)} `lorapp doctor` names {them}, and `lorapp restore` lists other "
        "copies."
    )
    return (told,)


def damage_words(count: int, copy: str = "This copy") -> str:
    """Say of a copy that is whole as a file how much of it is not what was saved."""
    parts = "1 part of it is" if count == 1 else f"{count} parts of it are"
    return f"{copy} was damaged: {parts} not as saved."


def _compared(told: "Preview", now: "Contents") -> Iterator[str]:
    before = dict(told.holds.counts)
    changed = [
        f"{name} {before.get(name, 0)} instead of {count}"
        for name, count in now.counts
        if before.get(name, 0) != count
    ]
    if changed:
        yield f"You would have: {', '.join(changed)}."
    if told.lost is None:
        yield "It belongs to another history: it is not an earlier state of this store."
    elif not told.lost:
        yield "Nothing was done since: the record would be the same."
    else:
        named = "; ".join(_named(label) for label in told.lost[:NAMED])
        more = len(told.lost) - NAMED
        rest = f"; and {more} more" if more > 0 else ""
        yield f"Gone would be what was done since: {named}{rest}."


def _named(label: str) -> str:
    return clean(label).rstrip(".") or "an action without a name"
