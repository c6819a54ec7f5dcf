"""The letters to have ready for Match Week."""

from dataclasses import replace

import pytest

from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.placing.sets.soap import SoapSet, contact, soap_sets, soap_words
from lorapp.domain.programs import Assignment
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import RotationKind
from tests.domain.engine.builders import (
    absent,
    applicant,
    day,
    ev,
    letter,
    mentor,
    program,
    record,
    rotation,
    said,
    situation,
    step,
)

K = EventKind
IM, NEURO = "internal-medicine", "neurology"
HERE = letter(ev(K.UPLOADED, "7-13"))
WEEK = "milestone:milestone:match-week"
STAYS = (
    rotation("5-4", "5-29", key="home", country="JO"),
    rotation("5-4", "5-29", key="lab", country="US", kind=RotationKind.RESEARCH),
    rotation("5-4", "5-29", key="watch", country="US", kind=RotationKind.OBSERVERSHIP),
    rotation("5-4", "5-29", key="tele", country="US", kind=RotationKind.TELE),
    rotation("5-4", "5-29", key="hands", country="US"),
    rotation("5-4", "5-29", key="somewhere"),
)


def seen_at(*stays: str | None, specialty: str = IM) -> tuple[Letter, ...]:
    return tuple(
        replace(HERE, key=f"L{n}", rotation=stay, specialty=specialty)
        for n, stay in enumerate(stays, 1)
    )


def found(file: SeasonFile) -> dict[str, tuple[str, ...]]:
    return {one.specialty: one.letters for one in soap_sets(situation(file))}


def test_the_kind_of_contact_orders_letters_then_the_record_does() -> None:
    letters = seen_at("home", "lab", "watch", "hands")
    file = record(*letters, rotations=STAYS)
    assert soap_sets(situation(file)) == (SoapSet(IM, ("L4", "L3", "L2", "L1")),)
    two = record(*seen_at("home", "somewhere", None), rotations=STAYS)
    assert found(two)[IM] == ("L1", "L2", "L3")


@pytest.mark.parametrize(
    ("stay", "place"),
    [("hands", 0), ("watch", 1), ("lab", 2), ("tele", 3), ("home", 4), ("somewhere", 4), (None, 4)],
)
def test_contact_in_the_us_weighs_more_than_at_home(stay: str | None, place: int) -> None:
    file = record(*seen_at(stay), rotations=STAYS)
    assert contact(situation(file), file.letters[0]) == place


def test_a_set_holds_its_own_specialty_first_and_at_most_what_the_service_takes() -> None:
    general = replace(HERE, key="G", specialty="general", rotation="hands")
    own = seen_at("home", "home", "home", "home")
    file = record(general, *own, rotations=STAYS)
    assert found(file)[IM] == ("L1", "L2", "L3", "L4")
    assert found(record(general, own[0], rotations=STAYS))[IM] == ("L1", "G")


def test_a_letter_of_another_specialty_is_there_only_where_it_is_locked_already() -> None:
    place = program(specialty=NEURO, applied_on=day("7-22"))
    held = Assignment(letter="L1", program="P1", on=day("7-22"))
    file = record(
        *seen_at("hands"),
        rotations=STAYS,
        programs=(place,),
        applicant=applicant(specialties=(IM, NEURO)),
    )
    assert found(file) == {IM: ("L1",), NEURO: ()}
    assert found(replace(file, assignments=(held,)))[NEURO] == ("L1",)
    free = replace(file, assignments=(held,), programs=(replace(place, applied_on=None),))
    assert found(free)[NEURO] == ()


@pytest.mark.parametrize(
    "other", [letter(), replace(HERE, season=2026), replace(HERE, service="residencycas")]
)
def test_what_is_not_here_for_this_season_is_left_out(other: Letter) -> None:
    assert found(record(other))[IM] == ()


def test_the_sets_are_named_in_the_four_weeks_before_match_week() -> None:
    file = record(HERE, mentors=(mentor(),))
    assert "SOAP" not in said(file, step(file, WEEK, day("2027-2-14")))
    told = said(file, step(file, WEEK, day("2027-2-15")))
    assert "Letters ready for SOAP, internal medicine: Dr. Winter." in told
    assert absent(file, WEEK, day("2027-3-20"))
    nothing = record()
    words = [by_name(one, nothing) for one in soap_words(situation(nothing, day("2027-3-1")))]
    assert words == ["Letters ready for SOAP, internal medicine: no letter is available yet."]
