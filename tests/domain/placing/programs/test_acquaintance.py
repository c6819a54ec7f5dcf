"""Who is known at a program, and whom to ask for a word."""

from dataclasses import replace

import pytest

from lorapp.domain.mentors import Mentor, Role
from lorapp.domain.placing.programs.acquaintance import (
    Acquaintance,
    Tie,
    acquaintances,
    folded,
    same_place,
    word_to_ask,
)
from lorapp.domain.programs import Program
from lorapp.domain.rotations import Rotation
from tests.domain.engine.builders import day, mentor, program, record, rotation, situation

PLACE = program(name="Saint Orla Neurology", city="Orla Falls", state="MI", specialty="neurology")


def known(
    *people: Mentor, stays: tuple[Rotation, ...] = (), place: Program = PLACE
) -> tuple[Acquaintance, ...]:
    file = record(mentors=people, rotations=stays, programs=(place,))
    return acquaintances(situation(file), place)


def ties(*people: Mentor, stays: tuple[Rotation, ...] = ()) -> list[tuple[str, Tie]]:
    return [(one.mentor, one.tie) for one in known(*people, stays=stays)]


def test_who_knows_the_program_stands_before_who_works_there_and_who_was_met() -> None:
    met = mentor("M1")
    works = mentor("M2", institution="Saint Orla Medical Center")
    knows = mentor("M3", knows_programs=("P1",))
    stay = rotation("5-4", "5-29", site="Elsewhere", city="Orla Falls")
    assert ties(met, works, knows, stays=(stay,)) == [
        ("M3", Tie.KNOWS),
        ("M2", Tie.WORKS),
        ("M1", Tie.MET),
    ]


def test_among_equals_a_director_stands_before_an_attending_and_a_peer() -> None:
    roles = (Role.PEER, Role.ATTENDING, None, Role.PROGRAM_DIRECTOR)
    people = [mentor(f"M{n}", role=role, knows_programs=("P1",)) for n, role in enumerate(roles)]
    assert [key for key, _ in ties(*people)] == ["M3", "M1", "M0", "M2"]


def test_who_has_left_no_longer_works_there() -> None:
    gone = mentor(institution="Saint Orla Medical Center", left_on=day("7-1"))
    assert ties(gone) == []
    assert ties(replace(gone, left_on=day("9-1"))) == [("M1", Tie.WORKS)]


def test_a_stay_still_to_come_is_no_tie() -> None:
    assert ties(mentor(), stays=(rotation("9-7", "9-25", site="Saint Orla"),)) == []
    others = rotation("5-4", "5-29", site="Saint Orla", mentors=("M9",))
    assert ties(mentor(), stays=(others,)) == []


@pytest.mark.parametrize(
    ("city", "state", "is_met"),
    [
        ("Orla Falls", "MI", True),
        ("orla falls", None, True),
        ("Orla Falls", "OH", False),
        (None, None, False),
        ("Elsewhere", "MI", False),
    ],
)
def test_a_stay_in_the_same_city_is_a_tie(
    city: str | None, state: str | None, is_met: bool
) -> None:
    stay = rotation("5-4", "5-29", site="Ashgrove", city=city, state=state)
    assert bool(known(mentor(), stays=(stay,))) == is_met


def test_the_tie_says_what_it_rests_on() -> None:
    works = mentor(role=Role.PROGRAM_DIRECTOR, institution="Saint Orla Medical Center")
    assert known(works)[0].where == "program director, Saint Orla Medical Center"
    stay = rotation("5-4", "5-29", site=None, city="Orla Falls")
    assert known(mentor(), stays=(stay,))[0].where == "Orla Falls"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Saint Orla Medical Center", "Saint Orla", True),
        ("Port Meridian Neurology Laboratory", "Port Meridian Neurology", True),
        ("Universit\u00e4t K\u00f6ln", "University Koln Universitat", True),
        ("University Hospital", "University", False),
        ("", "Saint Orla", False),
        ("Saint Anne", "Saint Orla", False),
    ],
)
def test_places_are_the_same_by_their_telling_words(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) == same
    assert same_place(other, one) == same


def test_accents_case_and_signs_do_not_count() -> None:
    assert folded("  Pr\u00e9-M\u00c9D, (Ohio) ") == "pre med ohio"


def test_the_first_who_may_be_written_to_is_asked_on_a_polite_day() -> None:
    silent = mentor("M1", knows_programs=("P1",), do_not_contact=True)
    friend = mentor("M2", institution="Saint Orla Clinic")
    file = record(mentors=(silent, friend), programs=(PLACE,))
    at = situation(file)
    assert word_to_ask(at, acquaintances(at, PLACE)) == ("M2", "Mon 3 Aug")
    assert word_to_ask(at, acquaintances(at, PLACE)[:1]) is None
