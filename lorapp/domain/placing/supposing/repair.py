"""The smallest thing that mends what a missing letter breaks (feature A061, invention B4)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from lorapp.domain.engine.words import letter_mark
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.requirements import held_now
from lorapp.domain.placing.rules.standing import Standing, has_room, plus, standing
from lorapp.domain.placing.sets.kinds import imagine, kinds
from lorapp.domain.placing.sets.traits import portfolio

IsMended = Callable[[str, Standing], bool]
"""Whether a program (by key) is well again as it would stand."""


_NOTHING: Final = "No single letter mends any of them."


def smallest_repair(at: Situation, broken: Sequence[str], is_mended: IsMended) -> str | None:
    """Name one letter that mends the most of the ``broken`` programs; None when none is broken.

    A letter that is already available comes first, then one of a kind that could still be
    had. The sentence counts programs and names people by marks.
    """
    if not broken:
        return None
    here = [letter for letter in at.file.letters if at.is_available(letter)]
    found = _most(_mended(at, here, broken, is_mended))
    if found is None:
        return _new_letter(at, broken, is_mended, len(broken)) or _NOTHING
    letter, mended = found
    count = f"{len(mended)} of {len(broken)}"
    said = f"{letter_mark(letter.key)}, already available, mends {count}."
    left = tuple(key for key in broken if key not in mended)
    also = _most(_mended(at, here, left, is_mended))
    if also is not None:
        return f"{said} {letter_mark(also[0].key)}, also available, mends {len(also[1])} more."
    more = _new_letter(at, left, is_mended, 0)
    return f"{said} {more}" if more else said


def _new_letter(
    at: Situation, broken: Sequence[str], is_mended: IsMended, total: int
) -> str | None:
    """The kind of letter that mends most, of ``total`` or (0) of what is left; None of none."""
    imagined = imagine(at, kinds(at))
    found = _most(_mended(imagined.at, imagined.letters.values(), broken, is_mended))
    if found is None:
        return None
    letter, mended = found
    kind = next(kind for kind, one in imagined.letters.items() if one is letter)
    count = f"{len(mended)} of {total}" if total else f"{len(mended)} more"
    return f"One more {kind.words(at.file, plainly=True)} mends {count}."


def _mended(
    at: Situation, letters: Iterable[Letter], broken: Sequence[str], is_mended: IsMended
) -> Iterator[tuple[Letter, tuple[str, ...]]]:
    """Each letter with the programs it would mend if it were assigned wherever there is room."""
    book = portfolio(at)
    holdings = [held_now(book, at.file.program(key)) for key in broken]
    for letter in letters:
        yield (
            letter,
            tuple(
                held.program.key
                for held in holdings
                if has_room(book, held.program, letter)
                and is_mended(held.program.key, standing(plus(held, letter)))
            ),
        )


def _most(
    found: Iterable[tuple[Letter, tuple[str, ...]]],
) -> tuple[Letter, tuple[str, ...]] | None:
    """The first of those that mend most; None where none mends anything."""
    best = max(found, key=lambda one: len(one[1]), default=None)
    return best if best and best[1] else None
