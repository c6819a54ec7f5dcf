from collections import Counter
from datetime import date, datetime

import pytest

from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from lorapp.errors import UnknownKeyError
from lorapp.services.interchange.demo import DEMO_NOW, DEMOS, demo_text
from lorapp.services.interchange.reading import parse


def demo(name: str) -> SeasonFile:
    return parse(demo_text(name), Rulebook())


def test_there_are_two_demos_and_one_instant_for_both() -> None:
    assert DEMOS == ("midseason", "planner")
    assert datetime.fromisoformat(DEMO_NOW).weekday() == 6


def test_another_name_is_no_demo() -> None:
    with pytest.raises(UnknownKeyError, match="Known: midseason, planner"):
        demo_text("other")


def test_the_midseason_applicant_has_the_expected_letters_in_place() -> None:
    file = demo("midseason")
    held = Counter(placed.program for placed in file.assignments)
    assert file.applicant.name == "Samir Daghlani"
    assert [held[f"B-P{n:02}"] for n in range(1, 11)] == [3] * 5 + [2] * 5
    assert file.program("B-P09").complete_by == date(2026, 10, 31)
    assert all(program.applied_on == date(2026, 9, 21) for program in file.programs)
    assert [interview.program for interview in file.interviews] == [
        "B-P01",
        "B-P03",
        "B-P04",
        "B-P08",
    ]


def test_the_bounced_writer_has_a_new_address_and_the_letter_the_old_one() -> None:
    file = demo("midseason")
    assert file.mentor("B-M4").email == "f.khourani@example.org"
    assert file.letter("B-L4").email == "fadwa.k@old.example.org"


def test_the_planner_has_applied_nowhere_and_one_program_wants_hands_on_letters() -> None:
    file = demo("planner")
    assert file.applicant.name == "Mirela Vantu"
    assert all(program.applied_on is None for program in file.programs)
    rules = [program.letters for program in file.programs]
    assert [rule.counts_observership for rule in rules if rule] == [None, None, None, False, None]
    assert max(moment.on for moment in file.moments) == date(2026, 11, 13)
    assert len(file.moments) == 3


@pytest.mark.parametrize("name", DEMOS)
def test_every_address_is_one_that_nobody_has(name: str) -> None:
    addresses = [mail.address for mentor in demo(name).mentors for mail in mentor.emails]
    assert addresses
    assert all(address.endswith("example.org") for address in addresses)
