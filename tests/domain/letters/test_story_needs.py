"""What hangs on a letter: need, slack, courtesy, backup, age."""

from datetime import date
from typing import Any

import pytest

from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.letters.story_lines import StoryLine
from lorapp.domain.letters.story_needs import need_is_projected, need_lines
from lorapp.domain.programs import Assignment
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import (
    TODAY,
    agreed,
    applicant,
    asked,
    day,
    ev,
    letter,
    mentor,
    program,
    record,
    situation,
)

K = EventKind
UPLOADED = ev(K.UPLOADED, "7-20")


def text(line: StoryLine) -> str:
    return " | ".join(fact.text for fact in line.facts)


def told(file: SeasonFile, on: date = TODAY) -> dict[str, str]:
    """The lines below the event line by label."""
    return {line.label: text(line) for line in need_lines(situation(file, on), file.letters[0])}


def one(*events: Event, **parts: Any) -> SeasonFile:  # noqa: ANN401  fields of a letter
    return record(letter(*events, **parts))


def test_the_program_that_sets_the_date_is_named_with_what_it_still_helps() -> None:
    first = program("P1", name="Saint Orla Neurology", complete_by=day("8-12"))
    later = program("P2", name="Northgate Lakes Neurology")
    file = record(letter(agreed("7-1")), programs=(first, later))
    lines = told(file)
    assert lines["Needed"] == "Wed 12 Aug, Saint Orla Neurology | upload by Wed 5 Aug"
    assert lines["Slack"].startswith("2 working days | after 12 Aug it helps Northgate Lakes until")
    more = record(letter(agreed("7-1")), programs=(first, later, program("P3")))
    assert "it helps 2 programs until" in told(more)["Slack"]


def test_nothing_is_promised_after_the_only_program() -> None:
    file = record(letter(agreed("7-1")), programs=(program(complete_by=day("8-12")),))
    assert told(file)["Slack"] == "2 working days"
    assert told(one(agreed("7-1")))["Needed"] == (
        "Wed 23 Sep, programs begin to read | upload by Wed 16 Sep"
    )


def test_slack_that_is_used_up_is_said_in_working_days() -> None:
    soon = record(letter(agreed("7-1")), programs=(program(complete_by=day("8-10")),))
    assert told(soon)["Slack"] == "! 0 days"
    gone = record(letter(agreed("7-1")), programs=(program(complete_by=day("8-5")),))
    assert told(gone)["Slack"] == "! passed 3 working days ago"


def test_expected_days_carry_a_tilde() -> None:
    file = record(letter(), applicant=applicant(season=2028))
    assert told(file)["Needed"].startswith("~")
    assert need_is_projected(situation(file), file.letters[0])
    assert not need_is_projected(situation(one(), day("2027-3-1")), one().letters[0])
    ranking = told(one(agreed("7-1")), day("2026-11-23"))["Needed"]
    assert "ranking opens" in ranking


def test_a_letter_no_day_needs_says_so() -> None:
    file = one(agreed("7-1"))
    lines = told(file, day("2027-3-1"))
    assert lines["Needed"] == "no day is left this season"
    assert "Slack" not in lines


def test_a_letter_placed_everywhere_is_needed_nowhere_else() -> None:
    placed = (Assignment(letter="L1", program="P1", on=day("7-30")),)
    file = record(letter(UPLOADED), programs=(program(),), assignments=placed)
    lines = told(file)
    assert lines["Needed"] == "nowhere else: it is placed where it fits"
    assert "Slack" not in lines
    assert "Backup" not in lines


def test_a_letter_that_is_here_and_wanted_has_slack_but_no_upload() -> None:
    file = record(letter(UPLOADED), programs=(program(complete_by=day("9-1")),))
    lines = told(file)
    assert lines["Needed"] == "Tue 1 Sep, Program P1"
    assert "Slack" in lines


def test_courtesy_counts_messages_and_names_the_next_polite_day() -> None:
    heard = one(agreed("7-1"), ev(K.REMINDED, "7-31"))
    assert told(heard)["Courtesy"] == "1 message | last Fri 31 Jul | next polite day | Fri 7 Aug"
    assert told(one())["Courtesy"] == "no message yet | next polite day | Mon 3 Aug"
    never = record(letter(asked("7-1")), mentors=(mentor(do_not_contact=True),))
    assert told(never)["Courtesy"] == "1 message | last 1 Jul | not to be contacted"


def test_the_backup_is_named_with_its_difference() -> None:
    people = (mentor(), mentor("M2", "Dr. Bo Spring"), mentor("M3", "Dr. Cy Fall"))
    other = letter(UPLOADED, key="L2", mentor="M2", specialty="general")
    third = letter(UPLOADED, key="L3", mentor="M3")
    file = record(letter(agreed("7-1")), other, third, mentors=people)
    assert told(file)["Backup"] == "Dr. Spring, available | a general letter | 1 more"
    same = record(letter(agreed("7-1")), third, mentors=people)
    assert told(same)["Backup"] == "Dr. Fall, available"
    assert told(one(agreed("7-1")))["Backup"] == "none yet"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("7-1", "2.8 months when programs begin to read"),
        ("2025-6-1", "15.7 months when programs begin to read | over 12"),
        ("2024-6-1", "27.7 months when programs begin to read | over 24, too old"),
        ("10-1", "new: it came after programs began to read"),
    ],
)
def test_the_age_is_told_on_the_day_programs_begin_to_read(written: str, expected: str) -> None:
    assert told(one(written_on=day(written)))["Age"] == expected


def test_a_letter_that_is_over_keeps_courtesy_and_who_stands_in_for_a_refusal() -> None:
    assert list(told(one(asked("7-1"), ev(K.DECLINED, "7-20")))) == ["Courtesy", "Instead"]
    assert list(told(one(agreed("7-1"), ev(K.ABANDONED, "7-20")))) == ["Courtesy"]
    assert list(told(one(UPLOADED, season=2026))) == ["Courtesy"]
