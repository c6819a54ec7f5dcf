"""The letters worth comparing for a program, where a record holds more than sets can be made of."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, zip_longest

from lorapp.domain.placing.rules.phrases import GROUPS
from lorapp.domain.placing.rules.requirements import has_trait, letter_rules, needed
from lorapp.domain.placing.sets.traits import COMPARED_MAX, Portfolio
from lorapp.domain.programs import Program


def shortlist(
    book: Portfolio, program: Program, free: tuple[str, ...], themes: tuple[str, ...]
) -> tuple[str, ...]:
    """The letters to choose from, in the record's order: all of them, or the most useful ones.

    Of many letters each rule and each theme keeps its best, in turns, so that none that the
    whole record could meet is missed; what room is left goes to the best of all.
    """
    if len(free) <= COMPARED_MAX:
        return free
    wants = [
        {key for key in free if is_of_use(key)} for is_of_use in _wants(book, program, free, themes)
    ]

    def merit(key: str) -> tuple[int, int, int]:
        serves = sum([key in useful for useful in wants])
        return -serves, book.risk(key), -book.basis_points(program, key)

    best_first = sorted(free, key=merit)
    kinds = [[key for key in best_first if key in useful] for useful in wants]
    in_turns = (key for turn in zip_longest(best_first, *kinds) for key in turn if key)
    chosen = set(islice(dict.fromkeys(in_turns), COMPARED_MAX))
    return tuple(key for key in free if key in chosen)


def _wants(
    book: Portfolio, program: Program, free: tuple[str, ...], themes: tuple[str, ...]
) -> Iterator[Callable[[str], bool]]:
    """What one letter may do for a program, each as a question about a letter."""
    rules, letters = letter_rules(program), book.at.file.letters_by_key
    yield lambda key: book.at.places.counts(program, letters[key])
    for rule in GROUPS:
        if needed(rules, rule):
            yield partial(_may_count, book, program, rule)
    limit = needed(rules, "recency_months")
    if limit:
        ages = {key: book.age_months(program, key) for key in free}
        yield lambda key: (ages[key] or 0) <= limit
    for theme in themes:
        yield partial(_proves, book, theme)


def _may_count(book: Portfolio, program: Program, rule: str, key: str) -> bool:
    return has_trait(book, program, rule, key) is not False


def _proves(book: Portfolio, theme: str, key: str) -> bool:
    return theme in book.traits[key].proves
