"""Through which match a program fills its places."""

from dataclasses import replace

import pytest

from lorapp.domain.matches import match_of, match_words, matches_of
from lorapp.domain.programs import Program
from tests.acceptance.applicants import samir


@pytest.mark.parametrize(
    ("specialty", "own", "expected"),
    [
        ("internal-medicine", None, "nrmp"),
        ("emergency-medicine", None, "nrmp"),
        ("ophthalmology", None, "sf-match"),
        ("urology", None, "aua"),
        (None, None, "nrmp"),
        ("urology", "military", "military"),
        ("internal-medicine", "none", "none"),
    ],
)
def test_a_program_follows_its_specialty_unless_it_says_otherwise(
    specialty: str | None, own: str | None, expected: str
) -> None:
    program = Program(key="P", name="P", specialty=specialty, match=own, season=2027)
    assert match_of(samir(), program) == expected


def test_the_matches_of_an_applicant_are_those_of_specialties_and_programs() -> None:
    file = samir()
    assert matches_of(file) == ("nrmp",)
    eyes = Program(key="E", name="E", specialty="ophthalmology")
    old = replace(eyes, key="U", specialty="urology", season=2026)
    assert matches_of(replace(file, programs=(*file.programs, eyes, old))) == ("nrmp", "sf-match")
    assert matches_of(replace(file, programs=(old,)), 2026) == ("nrmp", "aua")
    alone = replace(eyes, match="none")
    assert matches_of(replace(file, programs=(alone, replace(eyes, match="military")))) == (
        "nrmp",
        "military",
    )
    bare = replace(file, programs=(), applicant=replace(file.applicant, specialties=()))
    assert matches_of(bare) == ("nrmp",)


def test_a_match_is_called_as_people_call_it() -> None:
    assert [match_words(one) for one in ("nrmp", "aua", "other")] == ["NRMP", "AUA Match", "other"]
