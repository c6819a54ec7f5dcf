"""Which record a few typed words mean: one, or a sentence that says between which."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from lorapp.domain.engine.steps import Plan, Step
from lorapp.domain.engine.words import by_name
from lorapp.domain.placing.programs.acquaintance import folded
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.domain.wording.names import GENERAL
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

SHOWN: Final = 3
"""How many of several that fit are named."""
DIGITS: Final = 6
"""No plan has more steps than numbers of so many figures."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One record: its key, its name, and more words it is found by."""

    key: str
    name: str
    more: str = ""


def chosen(text: str, noun: str, choices: Iterable[Choice]) -> str:
    """Return the key of the one record that fits; RefusedError says what else to type."""
    known, words = tuple(choices), folded(text).split()
    if not words:
        raise RefusedError(f"Which {noun}? Write its key or its name.")
    ranked = [(rank, one) for one in known if (rank := _rank(words, one)) is not None]
    if not ranked:
        raise RefusedError(_unknown(text, words, noun, known))
    best = min(rank for rank, _ in ranked)
    fitting = [one for rank, one in ranked if rank == best]
    if len(fitting) > 1:
        raise RefusedError(f"This can be {_listed(fitting)}. Write the key, or more of the name.")
    return fitting[0].key


def mentor_choices(file: SeasonFile) -> Iterator[Choice]:
    """The mentors, by name."""
    return (Choice(one.key, one.name) for one in file.mentors)


def rotation_choices(file: SeasonFile) -> Iterator[Choice]:
    """The rotations, by site, kind and year."""
    for one in file.rotations:
        name = one.site or one.key
        yield Choice(one.key, name, f"{one.kind} {one.specialty or ''} {one.starts_on:%Y %B}")


def letter_named(text: str, file: SeasonFile) -> str:
    """The key of a letter by its key, its writer's name, or that and its specialty."""
    letters = (
        Choice(
            one.key, file.mentor(one.mentor).name, f"{one.specialty or GENERAL} {one.season or ''}"
        )
        for one in file.letters
    )
    return chosen(text, "letter", letters)


def program_named(text: str, file: SeasonFile) -> str:
    """The key of a program by its key, its name, or that and its place."""
    programs = (
        Choice(one.key, one.name, f"{one.specialty or ''} {one.city or ''} {one.state or ''}")
        for one in file.programs
    )
    return chosen(text, "program", programs)


def chosen_step(text: str, plan: Plan, file: SeasonFile) -> Step:
    """Return a step by its number in the told order, its id, or words of its title."""
    told = plan.told
    number = folded(text)
    if number.isdecimal():
        if len(number) > DIGITS or not 1 <= int(number) <= len(told):
            raise RefusedError(f"`lorapp today` numbers the steps 1 to {len(told)}; choose one.")
        return told[int(number) - 1]
    by_id = {step.id: step for step in told}
    choices = [Choice(one.id, by_name(one.title, file), one.letter or "") for one in told]
    return by_id[chosen(text, "step", choices)]


def _rank(words: Sequence[str], one: Choice) -> int | None:
    """How well words fit, the lowest best; None when they do not."""
    names = folded(one.name).split()
    if " ".join(words) == folded(one.key):
        return 0
    if words == names:
        return 1
    if all_begin(words, names):
        return 2
    return 3 if all_begin(words, [*names, *folded(one.more).split()]) else None


def all_begin(words: Sequence[str], names: Sequence[str]) -> bool:
    """Whether each word begins a name of its own."""
    left = list(names)
    for word in words:
        found = next((name for name in left if name.startswith(word)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _unknown(text: str, words: Sequence[str], noun: str, known: Sequence[Choice]) -> str:
    if not known:
        return f"There is no {noun} on record yet."
    by_word: dict[str, list[Choice]] = {}
    for one in known:
        for name in folded(one.name).split():
            by_word.setdefault(name, []).append(one)
    close = [
        one
        for word in words
        for name in get_close_matches(word, by_word, 1)
        for one in by_word[name]
    ]
    told = f'There is no {noun} "{clean(text):.60}".'
    return f"{told} Near it: {_listed(list(dict.fromkeys(close)))}." if close else told


def _listed(found: Sequence[Choice]) -> str:
    names = [f"{one.name} ({one.key})" for one in found[:SHOWN]]
    if len(found) > SHOWN:
        return f"{', '.join(names)} or {len(found) - SHOWN} more"
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
