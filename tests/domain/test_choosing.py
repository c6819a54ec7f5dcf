"""Which record a few typed words mean: by key, by name, or a sentence that asks."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.choosing import (
    Choice,
    chosen,
    chosen_step,
    letter_named,
    mentor_choices,
    program_named,
    rotation_choices,
)
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Plan
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from tests.acceptance.applicants import TODAY, samir

PEOPLE = (
    Choice("M1", "Dr. José Núñez"),
    Choice("M2", "Dr. Ann Roe", "neurology"),
    Choice("M3", "Prof. Ann Roemer"),
    Choice("M4", "Dr. Bo Lind"),
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("M3", "M3"),
        ("m 3", None),
        ("nunez", "M1"),
        ("NÚÑEZ jose", "M1"),
        ("Dr. Ann Roe", "M2"),
        ("roe neuro", "M2"),
        ("lind", "M4"),
    ],
)
def test_a_key_a_name_or_its_beginning_is_enough(text: str, key: str | None) -> None:
    if key is None:
        with pytest.raises(RefusedError):
            chosen(text, "mentor", PEOPLE)
    else:
        assert chosen(text, "mentor", PEOPLE) == key


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Which mentor?"),
        ("ann ro", "This can be Dr. Ann Roe (M2) or Prof. Ann Roemer (M3)."),
        ("dr", "This can be Dr. José Núñez (M1), Dr. Ann Roe (M2) or Dr. Bo Lind (M4)."),
        ("numez", 'There is no mentor "numez". Near it: Dr. José Núñez (M1).'),
        ("zzzz", 'There is no mentor "zzzz".'),
    ],
)
def test_anything_else_is_asked_back(text: str, says: str) -> None:
    with pytest.raises(RefusedError) as caught:
        chosen(text, "mentor", PEOPLE)
    assert str(caught.value).startswith(says)


def test_more_than_three_are_counted_and_none_is_said() -> None:
    many = [Choice(f"M{n}", f"Dr. Roe {n}") for n in range(5)]
    with pytest.raises(RefusedError, match=r"or 2 more\."):
        chosen("roe", "mentor", many)
    with pytest.raises(RefusedError, match="There is no mentor on record yet"):
        chosen("roe", "mentor", ())


@given(st.text(max_size=20))
@settings(max_examples=50)
def test_any_text_finds_one_or_is_refused(text: str) -> None:
    found = None
    with suppress(RefusedError):
        found = chosen(text, "mentor", PEOPLE)
    assert found in {None, *(one.key for one in PEOPLE)}


def test_people_and_stays_are_found_in_a_record() -> None:
    file = samir()
    first, stay = file.mentors[0], file.rotations[0]
    assert chosen(first.name, "mentor", mentor_choices(file)) == first.key
    assert chosen(stay.key, "rotation", rotation_choices(file)) == stay.key
    words = f"{stay.site} {stay.starts_on:%Y}"
    assert chosen(words, "rotation", rotation_choices(file)) == stay.key


@pytest.mark.parametrize("text", ["B-L3", "umetani", "Dr. Priscilla Umetani", "umet neurology"])
def test_a_letter_is_found_by_its_writer(text: str) -> None:
    assert letter_named(text, samir()) == "B-L3"


def test_two_programs_of_one_place_are_asked_back_and_told_apart() -> None:
    file = samir()
    with pytest.raises(RefusedError, match=r"Saint Orla IM \(B-P03\) or Saint Orla Neurology"):
        program_named("orla", file)
    assert program_named("orla neuro", file) == "B-P10"
    assert program_named("tern harbor ma", file) == "B-P07"


@pytest.fixture
def told() -> tuple[Plan, SeasonFile]:
    file = samir()
    return plan(file, TODAY), file


def test_a_step_is_found_by_number_id_or_words(told: tuple[Plan, SeasonFile]) -> None:
    steps, file = told
    every = steps.told
    assert len(every) == len(steps.steps)
    assert chosen_step("2", steps, file) is every[1]
    assert chosen_step("²", steps, file) is every[1]
    assert chosen_step(every[3].id, steps, file) is every[3]
    assert chosen_step("rank list opens", steps, file).title == "Rank list opens"


@pytest.mark.parametrize("text", ["0", "999", "1000000000000"])
def test_a_number_that_no_step_has_is_refused(text: str, told: tuple[Plan, SeasonFile]) -> None:
    with pytest.raises(RefusedError, match="numbers the steps 1 to"):
        chosen_step(text, *told)
