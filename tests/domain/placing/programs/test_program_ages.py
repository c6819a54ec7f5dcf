"""The letters of a program in the order they arrived (P22), each with its age there (B24)."""

from lorapp.domain.placing.programs.program_ages import age_lines
from lorapp.domain.placing.programs.program_lanes import program_lines
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.programs import Assignment
from tests.domain.engine.builders import K, day, ev, letter, mentor, program, record, situation

NAMES = ("Dr. Ada Winter", "Dr. Bo Lund", "Dr. Cy Holm")
LATE, EARLY, GONE = (
    letter(ev(K.UPLOADED, "7-20"), key="late", mentor="M1"),
    letter(ev(K.UPLOADED, "7-6"), key="early", mentor="M2"),
    letter(ev(K.UPLOADED, "7-6"), ev(K.REVOKED, "7-20"), key="gone", mentor="M3"),
)


def test_letters_stand_as_they_arrived_and_one_taken_back_has_no_day() -> None:
    place = program(applied_on=day("7-1"))
    file = record(
        *(LATE, GONE, EARLY),
        programs=(place,),
        mentors=tuple(mentor(f"M{n}", name) for n, name in enumerate(NAMES, 1)),
        assignments=(
            Assignment(letter="late", program="P1", on=day("7-14")),
            Assignment(letter="gone", program="P1", on=day("7-14")),
            Assignment(letter="early", program="P1", on=day("7-15")),
        ),
    )
    at = situation(file)
    (line,) = program_lines(at, check_at(at))
    assert [(one.name, one.text.partition(", ")[2]) for one in age_lines(at, line)] == [
        ("Dr. Lund", "there since 15 Jul"),
        ("Dr. Winter", "there since Mon 27 Jul"),
        ("Dr. Holm", ""),
    ]
