from dataclasses import replace
from datetime import date

import pytest

from lorapp.domain.forgetting import Person, pointing, traces, without
from lorapp.domain.mentors import Contact, Mentor
from lorapp.domain.moments import WitnessedMoment
from lorapp.errors import RefusedError
from tests.conftest import a_beginning


@pytest.mark.parametrize(
    ("name", "text", "is_there"),
    [
        ("Dr. Priscilla Umetani", "Thank PRISCILLA  UMETANI today", True),
        ("Dr. Priscilla Umetani", "Thank Priscilla\nUmetani, MD", True),
        ("Dr. Priscilla Umetani", "Thank Dr. Umetani", False),
        ("Zso\u0301fia Kiss", "Zs\u00f3fia Kiss", True),
        ("Ana Li", "Diana Lind", False),
        ("Ana Li", "mailto:ana-li", True),
        ("Bhattacharya", "a Bhattacharya.", True),
    ],
)
def test_a_person_is_found_however_the_name_is_written(
    name: str, text: str, is_there: bool
) -> None:
    assert Person(name).is_in(text) is is_there


@pytest.mark.parametrize(("name", "can"), [("Li", False), ("Ana Li", True), ("", False)])
def test_a_name_that_is_too_short_finds_nobody(name: str, can: bool) -> None:
    assert Person(name).can_be_found is can


def test_the_records_that_name_a_person_are_told_by_their_own_names() -> None:
    people = (
        Mentor(key="M1", name="Dr. Ana Li"),
        Mentor(key="M2", name="Dr. B", notes="knows Ana Li", knows_programs=("P1",)),
        Mentor(key="M3", name="Dr. C"),
    )
    file = replace(a_beginning(), mentors=people, themes=("as Ana Li says",))
    assert traces(file, Person("Ana Li")) == (
        "mentors: Dr. Ana Li",
        "mentors: Dr. B",
        "themes: as Ana Li says",
    )
    assert traces(file, Person("Samir Daghlani")) == ("applicant: Samir Daghlani",)
    long = replace(file, mentors=(), themes=(f"as Ana Li says {'very ' * 30}",))
    assert traces(long, Person("Ana Li")) == (f"themes: as Ana Li says{' very' * 9}…",)


def test_a_mentor_goes_with_the_times_of_being_in_touch_but_not_while_others_point_there() -> None:
    people = (Mentor(key="M1", name="Dr. Ana Li"), Mentor(key="M2", name="Dr. B"))
    seen = WitnessedMoment(key="E1", on=date(2026, 11, 3), text="Led the round.", mentor="M1")
    kept = Contact(mentor="M2", on=date(2026, 11, 3))
    touched = replace(a_beginning(), mentors=people, contacts=(replace(kept, mentor="M1"), kept))
    assert without(touched, "M1").contacts == (kept,)
    assert without(touched, "M1").mentors == people[1:]
    assert without(replace(touched, contacts=(kept,)), "M1").contacts == (kept,)
    file = replace(touched, moments=(seen,))
    with pytest.raises(RefusedError):
        without(file, "M1")
    assert pointing(file, "M1") == ("moments: Led the round.",)
    assert pointing(without(touched, "M1"), "M1") == ()


@pytest.mark.parametrize(("name", "is_whole"), [("Dr. Ada Lo", True), ("Lo", False), ("", False)])
def test_only_more_than_one_word_is_a_whole_name(name: str, is_whole: bool) -> None:
    assert Person(name).is_whole is is_whole
