"""Comments where their record is: whose, when, about what, in the order of the record."""

from dataclasses import replace
from datetime import date

import pytest

from lorapp.domain.commented import comments_on, in_order, subject, told
from lorapp.domain.comments import Comment, Topic
from lorapp.domain.papers import Statement
from tests.domain.engine.builders import TODAY, letter, program, record, rotation

ON = date(2026, 8, 1)
FILE = record(
    letter(),
    rotations=(rotation("6-1", "6-26"), rotation("7-1", "7-2", key="R2", site=None)),
    programs=(program(name="Quarry Bend IM"),),
    statements=(Statement(key="S1", specialty="neurology"), Statement(key="S2")),
)


def comment(kind: Topic, about: str | None = None, text: str = "Good.", on: date = ON) -> Comment:
    return Comment(kind=kind, about=about, on=on, by="Dr. Osei", text=text)


@pytest.mark.parametrize(
    ("kind", "about", "name"),
    [
        (Topic.SEASON, None, "The season"),
        (Topic.LETTER, "L1", "Dr. Winter's letter"),
        (Topic.MENTOR, "M1", "Dr. Winter"),
        (Topic.ROTATION, "R1", "Ashgrove"),
        (Topic.ROTATION, "R2", "A rotation"),
        (Topic.PROGRAM, "P1", "Quarry Bend IM"),
        (Topic.STATEMENT, "S1", "Neurology statement"),
        (Topic.STATEMENT, "S2", "General statement"),
        (Topic.LETTER, "L9", "A letter, removed since"),
        (Topic.MENTOR, "M9", "A mentor, removed since"),
        (Topic.ROTATION, "R9", "A rotation, removed since"),
        (Topic.PROGRAM, "P9", "A program, removed since"),
        (Topic.STATEMENT, "S9", "A statement, removed since"),
        (Topic.SEASON, "X", "A season, removed since"),
    ],
)
def test_a_comment_names_what_it_is_about(kind: Topic, about: str | None, name: str) -> None:
    assert subject(FILE, comment(kind, about)) == name


def test_a_record_has_its_own_comments_by_day() -> None:
    late, early = comment(Topic.LETTER, "L1", "Later.", TODAY), comment(Topic.LETTER, "L1")
    file = replace(FILE, comments=(late, comment(Topic.MENTOR, "L1"), early))
    assert comments_on(file, Topic.LETTER, "L1") == (early, late)
    assert [one.head for one in told(file, Topic.LETTER, "L1", TODAY)] == [
        "Dr. Osei, Sat 1 Aug",
        "Dr. Osei, Mon 3 Aug",
    ]


def test_a_comment_without_a_name_is_an_advisors() -> None:
    file = replace(FILE, comments=(replace(comment(Topic.SEASON), by=None),))
    assert told(file, Topic.SEASON, None, TODAY)[0].head == "An advisor, Sat 1 Aug"


def test_the_list_follows_the_record_and_ends_with_what_is_gone() -> None:
    every = (
        comment(Topic.LETTER, "L9"),
        comment(Topic.PROGRAM, "P1"),
        comment(Topic.MENTOR, "M1"),
        comment(Topic.LETTER, "L1"),
        comment(Topic.SEASON),
    )
    assert in_order(replace(FILE, comments=every)) == tuple(reversed(every))
