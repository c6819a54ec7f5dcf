"""What could happen to the letters of a record: the cases that what-if looks at."""

from collections.abc import Mapping
from typing import Final

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.lanes import place
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.placing.supposing.depth import Depth, Drop
from lorapp.domain.placing.supposing.next_letter import NextLetter
from lorapp.domain.placing.supposing.what_if import Change, Late, OneMore, Without
from lorapp.domain.wording.days import count_words
from lorapp.frozen import dataclass

USUAL_DELAYS: Final = (14, 30)
PAIRS_SHOWN: Final = 5
KINDS_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that could happen, in words; it is a ``change`` or the ``drop`` of writers."""

    id: str
    title: str
    fact: str = ""
    change: Change | None = None
    drop: Drop | None = None
    letter: str | None = None

    @property
    def falls(self) -> bool:
        """Whether a program falls by it."""
        return self.drop is not None and bool(self.drop.programs)


def failing(at: Situation, found: Depth | None) -> tuple[Case, ...]:
    """Each writer whose letter is placed or owed and could fail; most programs first."""
    drops = {drop.writers[0]: drop for drop in found.singles} if found else {}
    cases = []
    for mentor in at.file.mentors:
        letters = [one for one in at.letters_of(mentor.key) if _matters(at, one)]
        if not letters:
            continue
        name, drop = short_name(at.file, mentor.key), drops.get(mentor.key)
        fact = place(at, letters[0]).word
        if drop is not None:
            fact = falls_words(len(drop.programs))
        only = letters[0].key if len(letters) == 1 else None
        change = Without(only) if only else None
        cases.append(Case(f"fails:{mentor.key}", f"Without {name}", fact, change, drop, only))
    return tuple(sorted(cases, key=lambda case: -len(case.drop.programs) if case.drop else 1))


def failing_together(at: Situation, found: Depth | None) -> tuple[Case, ...]:
    """Pairs of writers who together bring down programs that neither does alone."""
    pairs = [pair for pair in found.pairs if pair.together] if found else []
    pairs.sort(key=lambda pair: -len(pair.together))
    return tuple(
        Case(
            f"both:{'+'.join(pair.writers)}",
            f"Without {' and '.join(short_name(at.file, key) for key in pair.writers)}",
            f"{len(pair.together)} more {'falls' if len(pair.together) == 1 else 'fall'}",
            drop=pair,
        )
        for pair in pairs[:PAIRS_SHOWN]
    )


def coming_late(at: Situation, own: Mapping[str, int]) -> tuple[Case, ...]:
    """Each letter that is owed, two weeks and a month late, and by the days asked for."""
    cases = []
    for letter in at.file.letters:
        if not is_owed(at, letter):
            continue
        name = short_name(at.file, letter.mentor)
        more = (own[letter.key],) if letter.key in own else ()
        for days in sorted({*USUAL_DELAYS, *more}):
            text = f"If {name} is {count_words(days, 'day')} late"
            change = Late(letter.key, days)
            case_id = f"late:{letter.key}:{days}"
            cases.append(Case(case_id, text, place(at, letter).word, change, letter=letter.key))
    return tuple(cases)


def one_more(at: Situation, found: tuple[NextLetter, ...]) -> tuple[Case, ...]:
    """One more letter of each kind that helps anywhere, the most useful first."""
    helping = [one for one in found if one.helps][:KINDS_SHOWN]
    return tuple(
        Case(
            f"more:{one.kind.key}",
            f"One more {one.kind.words(at.file)}",
            f"completes {len(one.completes)}" if one.completes else f"helps {len(one.helps)}",
            OneMore(one.kind),
        )
        for one in helping
    )


def is_owed(at: Situation, letter: Letter) -> bool:
    """Whether a letter of this season is promised and not here yet."""
    found = state(at, letter)
    return not at.is_past(letter) and (found.is_owed or found is LetterState.BOUNCED)


def falls_words(count: int) -> str:
    """How many programs fall: ``3 programs fall``."""
    if not count:
        return "no program falls"
    return f"{count_words(count, 'program')} {'falls' if count == 1 else 'fall'}"


def _matters(at: Situation, letter: Letter) -> bool:
    return is_owed(at, letter) or letter.key in at.places.placed
