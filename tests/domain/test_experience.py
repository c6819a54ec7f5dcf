from dataclasses import replace
from datetime import date

import pytest

from lorapp.domain.experience import (
    Basis,
    Phase,
    basis,
    is_us,
    last_us,
    middle,
    phase,
    us_specialties,
    us_weeks,
    weeks,
)
from lorapp.domain.rotations import Rotation, RotationKind
from tests.screens.fakes import a_file

STAY = Rotation(
    key="R1",
    starts_on=date(2026, 11, 2),
    ends_on=date(2026, 11, 27),
    kind=RotationKind.OBSERVERSHIP,
    country="US",
)


@pytest.mark.parametrize(
    ("kind", "hands_on", "counted"),
    [
        ("externship", None, Basis.HANDS_ON),
        ("externship", False, Basis.OBSERVED),
        ("observership", None, Basis.OBSERVED),
        ("observership", True, Basis.HANDS_ON),
        ("research", False, Basis.RESEARCH),
        ("tele", None, Basis.TELE),
        ("clerkship", None, Basis.HANDS_ON),
    ],
)
def test_a_rotation_counts_by_its_kind_unless_the_applicant_says_otherwise(
    kind: str, hands_on: bool | None, counted: Basis
) -> None:
    assert basis(replace(STAY, kind=RotationKind(kind), hands_on=hands_on)) is counted


def test_four_working_weeks_are_four_weeks_and_a_running_one_counts_up_to_today() -> None:
    assert weeks(STAY) == 4
    assert weeks(STAY, date(2026, 11, 15)) == 2
    assert weeks(STAY, date(2026, 10, 1)) == 0


def test_only_sites_in_the_us_count_and_unknown_is_not_no() -> None:
    home = replace(STAY, key="R2", country="RO")
    unknown = replace(STAY, key="R3", country=None)
    assert (is_us(STAY), is_us(home), is_us(unknown)) == (True, False, None)
    file = a_file(rotations=(STAY, home, unknown))
    assert us_weeks(file, date(2026, 12, 31)) == {Basis.OBSERVED: 4}


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2026, 11, 1), Phase.COMING),
        (date(2026, 11, 2), Phase.RUNNING),
        (date(2026, 11, 27), Phase.RUNNING),
        (date(2026, 11, 28), Phase.PAST),
    ],
)
def test_both_days_of_a_rotation_belong_to_it(today: date, found: Phase) -> None:
    assert phase(STAY, today) is found


def test_the_middle_lies_between_the_days() -> None:
    assert middle(STAY) == date(2026, 11, 14)


def test_clinical_weeks_are_told_by_specialty_and_by_how_long_ago() -> None:
    past = replace(
        STAY,
        key="R2",
        starts_on=date(2026, 6, 1),
        ends_on=date(2026, 6, 28),
        kind=RotationKind.EXTERNSHIP,
        specialty="neurology",
    )
    here = replace(STAY, specialty="internal-medicine")
    research = replace(past, key="R3", kind=RotationKind.RESEARCH, ends_on=date(2026, 9, 30))
    coming = replace(past, key="R4", starts_on=date(2027, 1, 4), ends_on=date(2027, 1, 31))
    file = a_file(rotations=(past, here, research, coming, replace(past, key="R5", country="RO")))
    assert us_specialties(file, date(2026, 11, 8)) == {"neurology": 4, "internal-medicine": 1}
    assert last_us(file, date(2026, 11, 8)) == date(2026, 11, 8)
    assert last_us(file, date(2026, 10, 1)) == date(2026, 6, 28)
    assert last_us(a_file(rotations=(research, coming)), date(2026, 10, 1)) is None
