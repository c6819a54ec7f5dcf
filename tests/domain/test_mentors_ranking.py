from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Contact, Mentor, Role
from lorapp.domain.mentors_ranking import ranking
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.relations import Warmth, open_promise, touch
from lorapp.domain.rotations import Rotation, RotationKind
from lorapp.services.rules.rulebook import load_rulebook
from tests.screens.fakes import a_file

NOW = datetime(2026, 11, 22, 20, tzinfo=ZoneInfo("Asia/Amman"))
STAY = Rotation(
    key="R1",
    starts_on=date(2026, 6, 1),
    ends_on=date(2026, 6, 26),
    kind=RotationKind.EXTERNSHIP,
    country="US",
    mentors=("M1",),
)
MENTOR = Mentor(key="M1", name="Dr. Ann Lee", role=Role.ATTENDING, specialty="internal-medicine")


def situation(**changes: object) -> Situation:
    plain = {"mentors": (MENTOR,), "letters": (), "rotations": (STAY,)}
    return Situation(a_file(**{**plain, **changes, "rulebook": load_rulebook()}), NOW)


def reasons(at: Situation) -> dict[str, int]:
    return {part.why: part.points for part in ranking(at)[0].parts}


def test_every_point_has_its_reason_and_the_sum_is_the_rank() -> None:
    moments = tuple(WitnessedMoment(key=f"E{n}", on=STAY.starts_on, mentor="M1") for n in range(6))
    at = situation(moments=moments)
    assert reasons(at) == {
        "4 weeks together": 4,
        "within a year": 4,
        "saw you work, hands-on": 6,
        "your first specialty": 5,
        "6 moments noted": 8,
        "a supervisor's post": 4,
    }
    assert ranking(at)[0].points == 31


@pytest.mark.parametrize(
    ("changes", "why", "points"),
    [
        ({"country": "RO"}, "saw you work, hands-on, outside the US", 1),
        ({"kind": RotationKind.OBSERVERSHIP}, "watched you observe", 3),
        ({"kind": RotationKind.RESEARCH}, "supervised research", 3),
        ({"kind": RotationKind.TELE}, "saw you remotely", 3),
        ({"starts_on": date(2025, 6, 1), "ends_on": date(2025, 6, 26)}, "within two years", 2),
        (
            {"starts_on": date(2023, 6, 1), "ends_on": date(2023, 6, 26)},
            "more than two years ago",
            0,
        ),
        ({"ends_on": date(2026, 6, 6)}, "1 week together", 1),
    ],
)
def test_how_and_when_they_worked_together_counts(
    changes: dict[str, object], why: str, points: int
) -> None:
    assert reasons(situation(rotations=(replace(STAY, **changes),)))[why] == points  # type: ignore[arg-type]  # fields of a rotation


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"role": Role.FELLOW}, "still in training (fellow)"),
        ({"specialty": "neurology"}, None),
        ({"specialty": None, "role": None}, None),
    ],
)
def test_the_post_and_the_specialty_count(changes: dict[str, object], why: str | None) -> None:
    found = reasons(situation(mentors=(replace(MENTOR, **changes),)))  # type: ignore[arg-type]  # fields of a mentor
    assert why is None or why in found
    assert "your first specialty" not in found or "specialty" not in changes


def test_a_second_specialty_counts_less() -> None:
    at = situation(mentors=(replace(MENTOR, specialty="neurology"),))
    wishes = ("internal-medicine", "neurology")
    applicant = replace(at.file.applicant, specialties=wishes)
    assert (
        reasons(Situation(replace(at.file, applicant=applicant), NOW))["a specialty you apply to"]
        == 3
    )


def test_letters_that_came_count_and_promises_that_passed_count_against() -> None:
    def letter(key: str, *events: Event, **more: date) -> Letter:
        return Letter(key=key, mentor="M1", events=events, **more)  # type: ignore[arg-type]  # the stated deadline

    asked = Event(kind=EventKind.ASKED, on=date(2026, 6, 24))
    agreed = replace(asked, kind=EventKind.AGREED, promised_on=date(2026, 8, 1))
    requested = replace(asked, kind=EventKind.REQUESTED, on=date(2026, 8, 10))
    at = situation(
        letters=(
            letter("L1", Event(kind=EventKind.UPLOADED, on=date(2026, 8, 1))),
            letter("L2", asked, agreed, requested, stated_deadline=date(2026, 9, 1)),
            letter("L3", asked, replace(asked, kind=EventKind.DECLINED)),
            letter(
                "L4",
                Event(kind=EventKind.UPLOADED, on=date(2026, 8, 1)),
                Event(kind=EventKind.REVOKED, on=date(2026, 9, 1)),
            ),
        )
    )
    found = reasons(at)
    assert found["has uploaded for you before"] == 3
    assert found["a promised day passed"] == -3
    assert found["has said no before"] == -3
    assert found["took a letter back"] == -3


def test_nobody_is_ranked_who_cannot_write_or_wants_no_contact() -> None:
    others = (
        replace(MENTOR, key="M2", role=Role.PEER),
        replace(MENTOR, key="M3", role=Role.COORDINATOR),
        replace(MENTOR, key="M4", do_not_contact=True),
    )
    at = situation(mentors=(*others, MENTOR))
    assert [ranked.mentor for ranked in ranking(at)] == ["M1"]


def test_somebody_not_yet_met_has_only_what_is_known_of_them() -> None:
    assert set(reasons(situation(rotations=()))) == {"your first specialty", "a supervisor's post"}


@pytest.mark.parametrize(
    ("on", "warmth"),
    [
        (None, Warmth.NONE),
        (date(2026, 11, 1), Warmth.WARM),
        (date(2026, 5, 26), Warmth.COOLING),
        (date(2025, 11, 22), Warmth.COLD),
    ],
)
def test_contact_cools_from_the_ideal_interval_and_is_cold_at_the_longest(
    on: date | None, warmth: Warmth
) -> None:
    contacts = (Contact(mentor="M1", on=on),) if on else ()
    assert touch(situation(contacts=contacts), MENTOR).warmth is warmth


def test_the_interval_follows_the_role_and_the_letter_that_is_owed() -> None:
    peer = replace(MENTOR, role=Role.PEER)
    assert touch(situation(mentors=(peer,)), peer).ideal == 90
    agreed = Event(kind=EventKind.AGREED, on=date(2026, 11, 1))
    owed = situation(letters=(Letter(key="L1", mentor="M1", events=(agreed,)),))
    assert (touch(owed, MENTOR).ideal, touch(owed, MENTOR).last_on) == (28, agreed.on)


def test_the_first_open_promise_is_known_and_a_kept_one_is_none() -> None:
    def promised(day: int) -> Event:
        return Event(kind=EventKind.AGREED, on=date(2026, 6, 24), promised_on=date(2026, 8, day))

    letters = (
        Letter(key="L1", mentor="M1", events=(promised(31),)),
        Letter(key="L2", mentor="M1", events=(promised(20),)),
        Letter(key="L3", mentor="M1", events=(Event(kind=EventKind.AGREED, on=date(2026, 6, 1)),)),
    )
    assert open_promise(situation(letters=letters), "M1") == date(2026, 8, 20)
    came = Event(kind=EventKind.UPLOADED, on=date(2026, 8, 10))
    kept = tuple(replace(one, events=(*one.events, came)) for one in letters)
    assert open_promise(situation(letters=kept), "M1") is None
