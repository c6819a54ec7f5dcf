"""What programs of a specialty usually ask, put where a program's own rules are not known."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, Final

from lorapp.domain.placing.programs.profiles import profile_source
from lorapp.domain.programs import LetterRules, Program, ProgramFact
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import is_given

USUAL: Final = "usual for "
"""How the source of rules begins that no program said itself."""

_RULES: Final = "letters."


def with_usual_rules(program: Program, file: SeasonFile) -> Program:
    """The program with the specialty's usual letter rules in place of unknown ones.

    Each rule that was filled in stands among the facts, with its source.
    """
    known = profile_source(file, program.specialty)
    if known is None:
        return program
    held = program.letters or LetterRules()
    missing: dict[str, Any] = {
        field.name: getattr(known.letters, field.name)
        for field in fields(LetterRules)
        if getattr(held, field.name) is None and getattr(known.letters, field.name) is not None
    }
    if not missing:
        return program
    source, seen = f"{USUAL}{known.name.lower()}", file.rulebook.seen_on(known.source)
    facts = tuple(
        ProgramFact(what=f"letters.{name}", says=_words(value), source=source, seen_on=seen)
        for name, value in missing.items()
    )
    return replace(program, letters=replace(held, **missing), facts=(*program.facts, *facts))


def without_usual(facts: tuple[ProgramFact, ...], rules: Iterable[str]) -> tuple[ProgramFact, ...]:
    """The facts without those that were usual only, of rules the program now says itself."""
    if not is_given(facts):
        return facts
    told = {f"letters.{rule}" for rule in rules}
    return tuple(
        fact for fact in facts if fact.what not in told or not (fact.source or "").startswith(USUAL)
    )


def without_usual_of(program: Program, given: frozenset[str]) -> Program:
    """The program without the usual rules in whose place a list gave its own."""
    rules = [name.removeprefix(_RULES) for name in given if name.startswith(_RULES)]
    return replace(program, facts=without_usual(program.facts, rules)) if rules else program


def _words(value: object) -> str:
    """A rule's value in words."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
