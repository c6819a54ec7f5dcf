from datetime import date
from enum import StrEnum

import pytest

from lorapp.domain.values import NOTE_MAX
from lorapp.errors import LorError, RefusedError
from lorapp.widgets.fields.field_kinds import (
    YES_NO,
    Address,
    Day,
    Field,
    Kind,
    Line,
    Lines,
    Number,
    Words,
    choice,
)
from lorapp.widgets.fields.field_people import NewPerson, People

TODAY = date(2026, 11, 22)
KNOWN = (
    ("M1", "Dr. Ottilie Brandvold"),
    ("M2", "Dr. Cormac Devlin-Lind"),
    ("M3", "Dr. Priscilla Umetani"),
    ("M4", "Dr. Paul Umetani"),
)
PEOPLE = People(KNOWN, several=True, may_be_new=True)


class Fruit(StrEnum):
    RED_APPLE = "red-apple"
    PEAR = "pear"


FRUIT = choice(Fruit, {"pear": "It is green."})


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Line(), "  a  b ", "a b"),
        (Lines(), "a\r\nb\n", "a\nb"),
        (Day(), "+3w", date(2026, 12, 13)),
        (Number(168), "37.5", 37.5),
        (Number(168), "37,5", 37.5),
        (Number(9000), "$1200", 1200),
        (FRUIT, "red apple", Fruit.RED_APPLE),
        (YES_NO, "no", False),
        (Words(), "a, b,, a ", ("a", "b")),
        (Address(), " a.roe@example.org ", "a.roe@example.org"),
        (People(KNOWN), "brandvold", "M1"),
        (People(KNOWN), "Dr. devlin", "M2"),
        (People(KNOWN), "lind", "M2"),
        (People(KNOWN), "pri ume", "M3"),
        (PEOPLE, "Brandvold; Dr. Ann Lee", ("M1", NewPerson("Dr. Ann Lee"))),
    ],
)
def test_a_field_reads_what_is_typed(kind: Kind, text: str, value: object) -> None:
    assert kind.read(text, TODAY) == value


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        (Line(), "x" * 501, "This has 501 characters; 500 fit."),
        (Lines(), "x" * 10_001, "One line has more than 10000 characters. Break it up."),
        (Lines(), "x\n" * NOTE_MAX, f"This has {2 * NOTE_MAX - 1} characters; {NOTE_MAX} fit."),
        (Day(), "31 jun", "June has 30 days. Try `30 jun` or `+2w`."),
        (Number(168), "200", "Write a number from 0 to 168."),
        (Number(168), "-1", "Write a number from 0 to 168."),
        (Number(168), "nan", "Write a number from 0 to 168."),
        (Number(168), "1.2.3", "Write a number from 0 to 168."),
        (Number(168), "٣", "Write a number from 0 to 168."),
        (Number(9, whole=True, least=1), "1.5", "Write a whole number from 1 to 9."),
        (FRUIT, "plum", "Choose one with the arrow keys."),
        (Address(), "a.roe", "This is not an e-mail address, such as a.roe@example.org."),
        (Address(), "a@b@c.d", "This is not an e-mail address, such as a.roe@example.org."),
        (Address(), "a b@c.d", "This is not an e-mail address, such as a.roe@example.org."),
        (Address(), "a@.", "This is not an e-mail address, such as a.roe@example.org."),
        (
            PEOPLE,
            "umetani",
            "This can be Dr. Priscilla Umetani or Dr. Paul Umetani. Write more of the name.",
        ),
        (People(KNOWN), "lee", "Nobody here has this name. Add the person in Mentors first."),
        (People(KNOWN), "brandvold; lind", "Write one name."),
        (People(KNOWN), " ; ", "Write one name."),
        (PEOPLE, "x" * 501, "This name has 501 characters; 500 fit."),
    ],
)
def test_a_field_refuses_with_a_sentence_that_helps(kind: Kind, text: str, sentence: str) -> None:
    with pytest.raises(LorError) as refusal:
        kind.read(text, TODAY)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Line(), "a", "a"),
        (Lines(), "a\nb", "a\nb"),
        (Day(), TODAY, "Sun 22 Nov 2026"),
        (Number(168), 35.0, "35"),
        (Number(168), 1_000_000, "1000000"),
        (FRUIT, Fruit.RED_APPLE, "red apple"),
        (YES_NO, True, "yes"),
        (Words(), ("a", "b"), "a, b"),
        (Address(), "a@b.c", "a@b.c"),
        (PEOPLE, ("M1", "M9"), "Dr. Ottilie Brandvold"),
    ],
)
def test_a_value_is_written_as_it_would_be_typed(kind: Kind, value: object, text: str) -> None:
    assert kind.write(value) == text
    assert kind.write(None) == ""


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (Line(), "a", ""),
        (Lines(), "a", ""),
        (Number(9), "3", ""),
        (Address(), "a@b.c", ""),
        (Day(), "+3w", "= Sun 13 Dec 2026, in 21 days"),
        (Day(), "Sun 22 Nov 2026", "today"),
        (FRUIT, "pear", "It is green."),
        (FRUIT, "plum", ""),
        (Words(shown=str.title), "team work", "= Team Work"),
        (Words(), "a, b", ""),
        (PEOPLE, "brandvold; Ann Lee", "= Dr. Ottilie Brandvold; Ann Lee, new"),
        (PEOPLE, "Dr. Ottilie Brandvold", ""),
    ],
)
def test_a_field_says_how_it_takes_the_text(kind: Kind, text: str, said: str) -> None:
    assert kind.understood(text, TODAY) == said


def test_an_empty_field_is_nothing_unless_it_is_needed() -> None:
    assert Field(name="on", label="Day", kind=Day()).read("  ", TODAY) is None
    with pytest.raises(RefusedError, match="Day is needed"):
        Field(name="on", label="Day", kind=Day(), required=True).read("", TODAY)
