from dataclasses import replace
from datetime import date

import pytest

from lorapp.domain.comments import Comment, Topic
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.mentors import Contact, EmailAddress, Helper, Mentor, Role
from lorapp.domain.mentors_doubles import Belongings, belongings, doubles, merged
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Claim, Statement, StepNote
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from lorapp.domain.values import is_given
from lorapp.errors import RefusedError, UnknownKeyError
from tests.conftest import a_beginning

DAY = date(2026, 11, 2)


def mails(*addresses: str, current: bool | None = True) -> tuple[EmailAddress, ...]:
    return tuple(EmailAddress(address=one, current=current) for one in addresses)


def people(*mentors: Mentor) -> SeasonFile:
    return replace(a_beginning(), mentors=mentors)


ADA = Mentor(key="M1", name="Dr. Ada Winter", emails=mails("ada@example.org"))
A = Mentor(key="M2", name="A. Winter")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (replace(A, name="Winter, Ada"), "the same name"),
        (A, "a similar name"),
        (replace(A, emails=mails("ADA@example.org")), "the same address"),
    ],
)
def test_two_spellings_of_one_person_are_noticed(other: Mentor, why: str) -> None:
    (found,) = doubles(people(ADA, other))
    assert (found.mentor, found.other, found.why) == ("M1", "M2", why)


@pytest.mark.parametrize(
    "other",
    [
        replace(A, name="Bo Summer"),
        replace(A, name="Bo Summer", emails=mails("ada@example.org")),
        replace(A, emails=mails("other@example.org"), institution="Elsewhere"),
        replace(A, name="Ada Winter", emails=mails("o@example.org"), institution="Elsewhere"),
    ],
)
def test_two_people_are_left_alone(other: Mentor) -> None:
    assert doubles(people(replace(ADA, institution="Here"), other)) == ()


def full() -> SeasonFile:
    """Two spellings with something of each kind at the second one."""
    stay = Rotation(
        key="R1", starts_on=DAY, ends_on=DAY, kind=RotationKind.ELECTIVE, mentors=("M2", "M1")
    )
    claims = (Claim(witness="M2"), Claim(witness="M3"))
    return replace(
        people(ADA, A, Mentor(key="M3", name="Bo Summer")),
        rotations=(stay, replace(stay, key="R2", mentors=("M3",))),
        contacts=(Contact(mentor="M1", on=DAY), Contact(mentor="M2", on=DAY)),
        moments=(WitnessedMoment(key="E1", on=DAY, mentor="M2"), WitnessedMoment(key="E2", on=DAY)),
        letters=(
            Letter(key="L1", mentor="M2", events=(Event(kind=EventKind.ASKED, on=DAY),)),
            Letter(key="L2", mentor="M3"),
        ),
        statements=(Statement(key="S1", claims=claims), Statement(key="S2", claims=claims[1:])),
        comments=(
            Comment(kind=Topic.MENTOR, about="M2", on=DAY, text="x"),
            Comment(kind=Topic.LETTER, about="M2", on=DAY, text="x"),
        ),
        steps=(
            StepNote(id="keep-in-touch:mentor:M1"),
            StepNote(id="keep-in-touch:mentor:M2", not_needed="no"),
            StepNote(id="tell-outcome:mentor:M2:2026"),
            StepNote(id="ask:letter:M2"),
        ),
    )


def test_everything_of_the_one_that_goes_moves_to_the_one_that_stays() -> None:
    file = full()
    after = merged(file, "M1", "M2")
    assert belongings(file, "M2") == Belongings(letters=1, contacts=1, moments=1, rotations=1)
    assert belongings(after, "M1") == Belongings(letters=1, contacts=1, moments=1, rotations=1)
    assert [mentor.key for mentor in after.mentors] == ["M1", "M3"]
    assert [stay.mentors for stay in after.rotations] == [("M1",), ("M3",)]
    assert [claim.witness for claim in after.statements[0].claims] == ["M1", "M3"]
    assert after.statements[1] is file.statements[1]
    assert [comment.about for comment in after.comments] == ["M1", "M2"]
    assert [note.id for note in after.steps] == [
        "keep-in-touch:mentor:M1",
        "tell-outcome:mentor:M1:2026",
        "ask:letter:M2",
    ]
    assert not is_given(merged(people(ADA, A), "M1", "M2").letters)


def test_gaps_are_filled_and_the_address_in_use_stays_in_use() -> None:
    rich = replace(
        A,
        role=Role.ATTENDING,
        emails=mails("ADA@example.org", "new@example.org"),
        helpers=(Helper(name="Pat Roe"),),
        knows_programs=(),
        notes="Second.",
        do_not_contact=True,
    )
    one = merged(people(replace(ADA, notes="First.", title=""), rich), "M1", "M2").mentors[0]
    assert (one.name, one.role, one.email) == ("Dr. Ada Winter", Role.ATTENDING, "ada@example.org")
    assert [(mail.address, mail.current) for mail in one.emails] == [
        ("new@example.org", None),
        ("ada@example.org", True),
    ]
    assert one.notes == "First.\nSecond."
    assert one.helpers == (Helper(name="Pat Roe"),)
    assert one.do_not_contact
    assert is_given(one.knows_programs)
    other = merged(people(ADA, rich), "M2", "M1").mentors[0]
    assert (other.name, other.email, other.do_not_contact) == ("A. Winter", "ADA@example.org", True)
    bare = merged(people(ADA, A), "M2", "M1").mentors[0]
    assert bare.email == "ada@example.org"
    assert not is_given(merged(people(replace(A, key="M3"), A), "M3", "M2").mentors[0].emails)


def test_one_and_the_same_and_nobody_are_refused() -> None:
    with pytest.raises(RefusedError, match="one and the same"):
        merged(people(ADA, A), "M1", "M1")
    with pytest.raises(UnknownKeyError, match="no mentor 'M9'"):
        merged(people(ADA, A), "M1", "M9")


def test_doubles_are_looked_for_once_in_a_record() -> None:
    file = people(ADA, A)
    assert doubles(file) is doubles(file)
    assert doubles(people(ADA)) == ()
