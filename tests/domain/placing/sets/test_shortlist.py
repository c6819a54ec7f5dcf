"""Of many letters the most useful ones are compared, and none that a rule asks for is missed."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.mentors import Role
from lorapp.domain.placing.sets.best import explain
from lorapp.domain.placing.sets.candidates import choice
from lorapp.domain.placing.sets.shortlist import shortlist
from lorapp.domain.placing.sets.traits import COMPARED_MAX, portfolio
from lorapp.domain.programs import LetterRules
from tests.domain.engine.builders import situation
from tests.domain.placing.cases import Case, Piece

MANY = 1000
RULES = LetterRules(min=3, chair=True, recency_months=12)
OLD = Piece(age=30)


def short(case: Case) -> tuple[str, ...]:
    at, program = situation(case.file), case.file.programs[0]
    return shortlist(portfolio(at), program, choice(at, program).free, case.themes)


def test_few_letters_are_all_compared() -> None:
    case = Case(pieces=(Piece(),) * COMPARED_MAX, rules=RULES)
    assert short(case) == tuple(f"L{number}" for number in range(COMPARED_MAX))


def test_of_a_thousand_letters_the_one_a_rule_or_a_theme_asks_for_is_found() -> None:
    chair = replace(OLD, chair=True, role=Role.DEPARTMENT_CHAIR)
    proof = replace(OLD, proves=("care",))
    pieces = (*(OLD,) * (MANY - 5), chair, proof, Piece(), Piece(), Piece())
    case = Case(pieces=pieces, rules=RULES, strict=("chair",), themes=("care",))
    found = short(case)
    asked = {f"L{MANY - number}" for number in range(1, 6)}
    best = explain(situation(case.file), case.file.programs[0], count=1)[0]
    print(f"S3 letters={MANY} compared={len(found)} best={best.letters}")
    assert len(found) == COMPARED_MAX
    assert asked <= set(found)
    assert best.score.strict_unmet == best.score.uncovered == 0


@settings(max_examples=10)
@given(
    st.lists(st.sampled_from([Piece(), OLD, Piece(us=False)]), min_size=25, max_size=40),
    st.sampled_from([None, 12]),
)
def test_the_best_of_the_short_list_meets_what_the_best_of_the_first_few_meets(
    pieces: list[Piece], limit: int | None
) -> None:
    rules = LetterRules(min=3, us=2, recency_months=limit)
    many = Case(pieces=tuple(pieces), rules=rules)
    few = Case(pieces=tuple(pieces[:COMPARED_MAX]), rules=rules)
    scores = [
        explain(situation(case.file), case.file.programs[0], count=1)[0].score
        for case in (many, few)
    ]
    unmet = [(score.strict_unmet, score.preferred_unmet) for score in scores]
    assert unmet[0] <= unmet[1]
