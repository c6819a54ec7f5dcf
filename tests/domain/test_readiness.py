from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Contact
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Document
from lorapp.domain.readiness import Topic, readiness
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from tests.domain.engine.builders import day, letter, record, situation
from tests.screens.fakes import a_file

DAY = date(2026, 11, 22)


def a_stay(weeks_back: int) -> Rotation:
    return Rotation(
        key="R1",
        starts_on=date.fromordinal(DAY.toordinal() - 7 * weeks_back),
        ends_on=DAY,
        kind=RotationKind.ELECTIVE,
        mentors=("M2",),
    )


def judged(file: SeasonFile) -> dict[Topic, tuple[bool, str, str | None]]:
    now = datetime(2026, 11, 22, 20, tzinfo=ZoneInfo("Asia/Amman"))
    found = readiness(Situation(file, now), file.letter("L2"))
    assert found.is_green is not bool(found.missing)
    return {point.topic: (point.is_met, point.text, point.key) for point in found.points}


def test_with_nothing_noted_every_point_but_time_names_the_key_that_mends_it() -> None:
    found = judged(a_file())
    assert found[Topic.CONTACT] == (
        False,
        "No time together; a strong letter wants 2 weeks",
        "c",
    )
    assert found[Topic.FEEDBACK][0::2] == (False, "b")
    assert found[Topic.MOMENTS] == (False, "0 of 3 moments noted that they saw", "n")
    assert found[Topic.PAPERS] == (False, "CV not marked ready", "p")
    assert found[Topic.TIME] == (True, "No day presses", None)


def test_weeks_together_feedback_moments_and_a_cv_make_it_green() -> None:
    moments = tuple(
        WitnessedMoment(key=f"E{n}", on=DAY, mentor="M2", text="x", feedback=n == 1)
        for n in range(3)
    )
    file = replace(
        a_file(),
        rotations=(a_stay(4),),
        moments=moments,
        documents=(Document(kind="CV", ready_on=DAY),),
    )
    found = judged(file)
    assert all(met for met, _, _ in found.values())
    assert "weeks together" in found[Topic.CONTACT][1]
    assert found[Topic.FEEDBACK][1] == "Feedback received on Sun 22 Nov"


def test_one_week_together_is_named_and_three_contacts_count_too() -> None:
    short = replace(a_file(), rotations=(a_stay(1),))
    assert judged(short)[Topic.CONTACT][1].startswith("1 week together")
    contacts = tuple(Contact(mentor="M2", on=date(2026, 11, day)) for day in (1, 2, 3))
    found = judged(replace(a_file(), contacts=contacts))
    assert found[Topic.CONTACT] == (True, "3 contacts logged", None)


def test_a_rotation_still_to_come_is_named_with_its_day_and_no_key_mends_it() -> None:
    ahead = replace(a_stay(4), starts_on=date(2026, 12, 7), ends_on=date(2027, 1, 1))
    said = "Your rotation together begins on Mon 7 Dec"
    assert judged(replace(a_file(), rotations=(ahead,)))[Topic.CONTACT] == (False, said, None)


def test_each_talk_is_seen_to_count() -> None:
    one = replace(a_file(), contacts=(Contact(mentor="M2", on=date(2026, 11, 1)),))
    assert judged(one)[Topic.CONTACT] == (False, "No time together, 1 of 3 talks logged", "c")


def test_facts_of_days_to_come_do_not_count() -> None:
    later = date(2026, 12, 1)
    file = replace(
        a_file(),
        documents=(Document(kind="cv", ready_on=later),),
        moments=(WitnessedMoment(key="E1", on=later, mentor="M2", feedback=True),),
        contacts=(Contact(mentor="M2", on=later),),
    )
    found = judged(file)
    assert not found[Topic.PAPERS][0]
    assert not found[Topic.FEEDBACK][0]


def test_the_latest_safe_day_to_ask_is_named_before_and_after_it() -> None:
    file = record(letter())
    found = {
        on: next(
            point
            for point in readiness(situation(file, day(on)), file.letter("L1")).points
            if point.topic is Topic.TIME
        )
        for on in ("8-3", "8-10")
    }
    assert (found["8-3"].is_met, found["8-3"].text) == (
        True,
        "Time enough: latest safe day Wed 5 Aug",
    )
    assert (found["8-10"].is_met, found["8-10"].text) == (
        False,
        "Short notice: the latest safe day was Wed 5 Aug",
    )
