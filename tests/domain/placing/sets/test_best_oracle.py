"""The best set against a plain search that tries every set and knows nothing of the engine."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import combinations
from typing import Any

from hypothesis import given, settings

from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Role
from lorapp.domain.placing.rules.checking import check, check_with
from lorapp.domain.placing.rules.circumstances import OF_YOU
from lorapp.domain.placing.rules.requirements import verdicts_on_letters
from lorapp.domain.placing.rules.verdicts import Result
from lorapp.domain.placing.sets.best import explain
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import TODAY, book, noon, program, situation
from tests.domain.placing.cases import IM, Case, cases
from tests.records import season_files

NOW = noon(TODAY)
Plain = dict[str, Any]


def plainly(case: Case) -> list[Plain]:
    return [asdict(piece) for piece in case.pieces]


def is_watched(piece: Plain) -> bool:
    return bool(piece["watched"] and piece["hands_on"] is False)


def hands_on_in_us(piece: Plain) -> bool | None:
    if piece["us"] is False or piece["hands_on"] is False:
        return False
    return True if piece["us"] and piece["hands_on"] else None


def in_field(piece: Plain) -> bool:
    return bool(piece["tag"] == IM)


def is_chairs(piece: Plain) -> bool | None:
    if piece["chair"] is None:
        return None if piece["role"] in {None, Role.DEPARTMENT_CHAIR} else False
    return bool(piece["chair"])


KINDS: dict[str, Callable[[Plain], bool | None]] = {
    "in_specialty": in_field,
    "us": lambda piece: piece["us"],
    "us_hands_on": hands_on_in_us,
    "chair": is_chairs,
    "standardized": lambda piece: piece["standardized"],
}


def failing(rules: Plain, counted: list[Plain], held: list[Plain]) -> Iterator[str]:
    """The rules that a set surely misses."""
    for rule in ("min", "wanted"):
        if len(counted) < (rules[rule] or 0):
            yield rule
    if rules["max"] and len(held) > rules["max"]:
        yield "max"
    for rule, kind in KINDS.items():
        possible = [piece for piece in counted if kind(piece) is not False]
        if len(possible) < int(rules[rule] or 0):
            yield rule
    limit = rules["recency_months"]
    if limit and any(piece["age"] is not None and piece["age"] > limit for piece in counted):
        yield "recency_months"
    if rules["counts_observership"] is False and any(is_watched(piece) for piece in held):
        yield "counts_observership"


def contact(piece: Plain) -> int:
    if not piece["us"]:
        return 1
    if not piece["hands_on"]:
        return 2
    judges = piece["role"] in {Role.ATTENDING, Role.DEPARTMENT_CHAIR}
    return 4 if judges and piece["field"] == IM else 3


def rank(case: Case, chosen: Sequence[int]) -> tuple[Any, ...]:
    """The visible order, written out: the smaller, the better."""
    letters, rules = plainly(case), asdict(case.rules)
    held = [letters[n] for n in chosen]
    refuses = rules["counts_observership"] is False
    counted = [one for one in held if one["came"] and not (refuses and is_watched(one))]
    missed = list(failing(rules, counted, held))
    strict = sum(rule in case.strict for rule in missed)
    bare = sum(not any(theme in one["proves"] for one in counted) for theme in case.themes)
    most = rules["wanted"] or rules["min"] or 3
    basis = sum(sorted(map(contact, counted), reverse=True)[:most])
    return (strict, len(missed) - strict, bare, 0, -basis, len(held), tuple(chosen))


def every_set(case: Case) -> list[tuple[int, ...]]:
    letters = plainly(case)
    stays = set(case.held if case.applied else case.pinned)
    cap = min(4, case.rules.max or 4)
    free = [n for n in case.reserved if not letters[n]["came"]]
    room = max(len(stays), cap - len(free))
    may = [
        n
        for n, one in enumerate(letters)
        if n in stays
        or (
            one["came"]
            and n not in case.excluded
            and (one["tag"] in {IM, "general"} or n in case.held)
        )
    ]
    sets = (found for size in range(room + 1) for found in combinations(may, size))
    return [found for found in sets if stays <= set(found)]


def keys(chosen: Sequence[int]) -> tuple[str, ...]:
    return tuple(f"L{n}" for n in chosen)


@settings(max_examples=60)
@given(cases())
def test_the_best_sets_are_those_a_plain_search_finds(case: Case) -> None:
    file = case.file
    expected = sorted(every_set(case), key=lambda chosen: rank(case, chosen))
    found = explain(situation(file), file.programs[0])
    assert [one.letters for one in found] == [keys(chosen) for chosen in expected[:5]]
    for one, chosen in zip(found, expected, strict=False):
        strict, preferred, bare, risk, basis, size, _ = rank(case, chosen)
        score = one.score
        assert (score.strict_unmet, score.preferred_unmet) == (strict, preferred)
        assert (score.uncovered, score.risk, score.basis) == (bare, risk, -basis)
        assert score.letters == size == len(one.letters)
        told = verdicts_on_letters(one.held)
        assert set(one.unmet) == {v.rule for v in told if v.result is Result.FAIL}
    best = check(file, NOW).programs[0].best
    assert best is not None
    assert best.letters == found[0].letters
    assert best.runner_up == (found[1].letters if len(found) > 1 else ())


@settings(max_examples=40)
@given(cases())
def test_pins_locks_exclusions_and_kept_slots_are_always_obeyed(case: Case) -> None:
    file = case.file
    places = situation(file).places
    found = check(file, NOW).programs[0]
    assert found.best is not None
    chosen = set(found.best.letters)
    stays = set(keys(case.held if case.applied else case.pinned))
    assert stays <= chosen
    assert not (chosen - stays) & set(keys(case.excluded))
    kept = len(places.live_reservations(file.programs[0]))
    assert len(chosen) <= max(len(stays), found.cap - kept)
    available = {n for n, piece in enumerate(case.pieces) if piece.came}
    assert set(found.best.add) <= set(keys(sorted(available))) - set(found.assigned)
    assert check(file, NOW) == check(file, NOW)


@settings(max_examples=30)
@given(cases(), cases())
def test_facts_of_one_program_never_change_the_check_of_another(case: Case, other: Case) -> None:
    file = case.file
    more = program("P2", letters=other.rules, strict=other.strict)
    before = check(replace(file, programs=(*file.programs, program("P2", None))), NOW)
    after = check(replace(file, programs=(*file.programs, more)), NOW)
    assert before.by_key["P1"] == after.by_key["P1"]


@settings(max_examples=30)
@given(cases())
def test_what_a_program_holds_and_would_hold_are_judged_alike(case: Case) -> None:
    gone = {n for n in case.held if not case.pieces[n].came}
    case = replace(
        case,
        held=tuple(n for n in case.held if n not in gone),
        pinned=tuple(n for n in case.pinned if n not in gone),
    )
    file = case.file
    found = check(file, NOW).programs[0]
    assert found.rules == check_with(situation(file), file.programs[0], found.assigned)


@settings(max_examples=25)
@given(season_files())
def test_any_sound_record_can_be_checked(file: SeasonFile) -> None:
    for found in check(replace(file, rulebook=book()), NOW).programs:
        assert len(found.rules) == 12 + (found.program.us_weeks is not None)
        assert found.best is not None
        at = Situation(replace(file, rulebook=book()), NOW)
        unmet = set(explain(at, found.program, 1)[0].unmet)
        rules = check_with(at, found.program, found.best.letters)
        surely = {v.rule for v in rules if v.result is Result.FAIL}
        assert surely - OF_YOU <= unmet
