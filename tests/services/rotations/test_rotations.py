from dataclasses import replace
from datetime import date

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.mentors import Mentor
from lorapp.domain.rotations import LetterWanted, Rotation, RotationKind
from lorapp.errors import InvalidError
from tests.db.scratch import touched

STAY = Rotation(
    key="R1",
    site="Ashgrove",
    starts_on=date(2026, 11, 2),
    ends_on=date(2026, 11, 27),
    kind=RotationKind.EXTERNSHIP,
    letter_wanted=LetterWanted.YES,
)
WRITER = Mentor(key="M1", name="Dr. Ada Winter")


def test_a_rotation_its_mentor_and_its_letter_are_one_action(begun: Services) -> None:
    begun.rotations.log(STAY, WRITER)
    file = begun.unit.file()
    assert touched(begun) >= {"rotations", "mentors", "letters"}
    assert file.rotation("R1") == replace(STAY, mentors=("M1",))
    planned = file.letters[0]
    assert (planned.mentor, planned.rotation, planned.specialty) == ("M1", "R1", "general")
    begun.history.undo()
    assert begun.unit.file().rotations == ()


@pytest.mark.parametrize("wanted", [None, LetterWanted.NO])
def test_no_letter_is_planned_where_none_is_wanted(
    begun: Services, wanted: LetterWanted | None
) -> None:
    begun.rotations.log(replace(STAY, letter_wanted=wanted), WRITER)
    assert begun.unit.file().letters == ()


def test_a_rotation_without_a_person_plans_no_letter_yet(begun: Services) -> None:
    begun.rotations.log(STAY)
    assert begun.unit.file().letters == ()
    begun.rotations.log(STAY, WRITER)
    assert len(begun.unit.file().letters) == 1
    begun.rotations.log(replace(STAY, mentors=("M1",)), WRITER)
    assert len(begun.unit.file().letters) == 1


def test_a_letter_has_the_specialty_the_applicant_seeks(begun: Services) -> None:
    person = begun.unit.file().applicant
    begun.profile.change(replace(person, specialties=("neurology",)))
    begun.rotations.log(replace(STAY, specialty="neurology"), WRITER)
    assert begun.unit.file().letters[0].specialty == "neurology"


def test_a_rotation_is_changed_and_removed(begun: Services) -> None:
    begun.rotations.add(STAY)
    begun.rotations.change(replace(STAY, site="Northgate"))
    assert begun.unit.file().rotations[0].site == "Northgate"
    with pytest.raises(InvalidError, match="ends_on"):
        begun.rotations.change(replace(STAY, ends_on=date(2026, 1, 1)))
    assert "Northgate" in begun.rotations.remove("R1").label
    assert begun.rotations.new_key() == "R1"
