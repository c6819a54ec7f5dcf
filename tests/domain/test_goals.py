"""A changed goal names what it leaves behind, and each goal is told where it counts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.domain.applicant import Visa
from lorapp.domain.goals import beside_goals, left_behind
from lorapp.domain.interviews.dossier import dossier
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.money.costs import season_costs
from lorapp.domain.money.words import budget_sentence
from lorapp.domain.papers import Statement
from lorapp.domain.placing.programs.program_lanes import program_lines
from lorapp.domain.placing.programs.program_story import program_story
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.programs import ProgramStatus, Track
from lorapp.domain.ranking.advice import IN_COUPLE
from lorapp.domain.ranking.lists import rank_lists
from lorapp.domain.ranking.warnings import list_warnings
from lorapp.domain.record import SeasonFile
from lorapp.services.pages.plain import plain
from tests.acceptance.applicants import TODAY, samir
from tests.domain.interviews.cases import situation

IM, NEURO = "internal-medicine", "neurology"


def left(file: SeasonFile, **goals: object) -> str:
    changed = replace(file.applicant, **goals)  # type: ignore[arg-type]
    return left_behind(file, changed, TODAY.date())


def test_a_specialty_given_up_names_its_programs_letter_and_statement() -> None:
    assert left(samir(), specialties=(IM,)) == (
        "No longer fits: Northgate Lakes Neurology and 2 more programs, "
        "Dr. Umetani's letter and Neurology statement, version 2."
    )
    assert left(samir(), specialties=()) == ""


def test_states_and_visa_leave_programs_behind_and_no_letter() -> None:
    assert left(samir(), states=("mi", "IL", "NY", "MA")) == (
        "No longer fits: Ashgrove Regional IM and 2 more programs."
    )
    both = left(samir(), visa=Visa.H1B)
    assert "program" in both
    assert "letter" not in both
    assert left(samir(), visa=Visa.UNKNOWN) == ""


def test_what_is_over_or_beside_already_is_not_named() -> None:
    file = samir()
    gone = tuple(replace(one, status=ProgramStatus.WITHDRAWN) for one in file.programs)
    no = Event(kind=EventKind.DECLINED, on=TODAY.date())
    letters = tuple(
        replace(one, events=(no,)) if one.specialty == NEURO else one for one in file.letters
    )
    over = replace(file, programs=gone, letters=letters, statements=())
    assert left(over, specialties=(IM,)) == ""
    bare = replace(file, statements=(Statement(key="S1"),), letters=(), programs=gone)
    assert left(bare, specialties=(IM,)) == ""
    given_up = replace(file, applicant=replace(file.applicant, specialties=(IM,)))
    assert left(given_up, name="Samir D.") == ""


@given(specialties=st.lists(st.sampled_from([IM, NEURO, "pediatrics"]), unique=True))
def test_goals_that_do_not_change_leave_nothing_behind(specialties: list[str]) -> None:
    file = samir()
    file = replace(file, applicant=replace(file.applicant, specialties=tuple(specialties)))
    assert left(file) == ""


@pytest.mark.parametrize(
    ("program", "who", "told"),
    [
        ({}, {}, ()),
        ({}, {"specialties": (NEURO,)}, ("internal medicine is not among your specialties",)),
        ({"track": Track.PRELIMINARY}, {"specialties": (NEURO,)}, ()),
        ({"specialty": None}, {"specialties": (NEURO,)}, ()),
        ({"state": "MI"}, {"states": (" mi ",)}, ()),
        ({"state": "MI"}, {"states": ("OH", "NY")}, ("outside OH and NY",)),
        ({"state": None}, {"states": ("OH",)}, ()),
    ],
)
def test_a_program_beside_the_goals_says_why(
    program: dict[str, object], who: dict[str, object], told: tuple[str, ...]
) -> None:
    file = samir()
    first = replace(next(one for one in file.programs if one.specialty == IM), **program)  # type: ignore[arg-type]
    changed = replace(file, applicant=replace(file.applicant, **who))  # type: ignore[arg-type]
    assert beside_goals(changed, first) == told


def with_goals(**goals: object) -> SeasonFile:
    file = samir()
    return replace(file, applicant=replace(file.applicant, **goals))  # type: ignore[arg-type]


def test_the_record_of_a_program_says_that_it_is_beside_the_goals() -> None:
    at = situation(with_goals(states=("OH",)), TODAY)
    line = next(one for one in program_lines(at, check_at(at)) if one.program.state == "MI")
    assert [one.text for one in program_story(at, line).choices if one.label == "Beside goals"] == [
        "outside OH"
    ]


@pytest.mark.parametrize(
    ("budget", "told"), [(None, ""), (5000, " is left."), (10, " is missing.")]
)
def test_the_costs_say_what_is_left_of_the_budget(budget: float | None, told: str) -> None:
    at = situation(with_goals(budget_usd=budget), TODAY)
    assert budget_sentence(at.file, season_costs(at)).endswith(told)
    assert ("Of your $" in budget_sentence(at.file, season_costs(at))) is bool(told)


def test_gaps_stand_on_the_page_of_an_interview_and_nowhere_without_any() -> None:
    file = with_goals(gaps="2024: visa wait\n\n2025: family")
    held = file.interviews[0]
    page = plain(dossier(situation(file, TODAY), file.program(held.program), held), 400)
    assert "If they ask about gaps" in page
    assert "2025: family" in page
    bare = plain(dossier(situation(samir(), TODAY), file.program(held.program), held), 400)
    assert "gaps" not in bare


def test_a_couple_is_told_of_pairs_on_its_rank_list() -> None:
    def said(**goals: object) -> list[str]:
        at = situation(with_goals(**goals), TODAY)
        return [text for found in rank_lists(at) for text in list_warnings(at, found)]

    assert IN_COUPLE in said(in_couple=True)
    assert IN_COUPLE not in said(in_couple=False)
