"""Marks in texts become names for people and keys for programs."""

import pytest

from lorapp.domain.engine.words import (
    by_key,
    by_name,
    first_mark,
    mentor_mark,
    name_parts,
    program_mark,
    short_name,
)
from tests.domain.engine.builders import mentor, program, record

FILE = record(
    mentors=(
        mentor("M1", "Dr. Ada Winter"),
        mentor("M2", "Prof. Bo Winter"),
        mentor("M3", "Dr. Cy Lind"),
        mentor("M4", "Winter"),
    ),
    programs=(program(),),
)


@pytest.mark.parametrize(
    ("key", "name"),
    [("M1", "Dr. A. Winter"), ("M2", "Prof. B. Winter"), ("M3", "Dr. Lind"), ("M4", "Winter")],
)
def test_lists_name_people_shortly_and_tell_namesakes_apart(key: str, name: str) -> None:
    assert short_name(FILE, key) == name


def test_one_text_serves_people_and_programs() -> None:
    text = f"{program_mark('P1')} needs {mentor_mark('M3')}."
    assert by_key(text) == "P1 needs M3."
    assert by_name(text, FILE) == "Program P1 needs Dr. Lind."
    assert (first_mark(text), first_mark("Program P1")) == (program_mark("P1"), "")


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("Dr. Prof. Ada Bo Winter", ("Dr. Prof.", "Ada Bo", "Winter")),
        ("Winter", ("", "", "Winter")),
        ("Dr.", ("", "", "Dr.")),
        (" ", ("", "", " ")),
        ("Dr. Ada Winter, MD, FACP", ("Dr.", "Ada", "Winter")),
        ("Winter, Ada", ("", "Ada", "Winter")),
    ],
)
def test_a_name_has_a_title_given_names_and_a_family_name(
    full: str, parts: tuple[str, str, str]
) -> None:
    assert name_parts(full) == parts
