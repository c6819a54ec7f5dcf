"""When to tell, note, listen, ask, wait and send the packet."""

from datetime import date

import pytest

from lorapp.domain.engine.steps import DraftKind, Severity, StepState
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.mentors import Contact
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.rotations import LetterWanted
from tests.domain.engine.builders import (
    absent,
    agreed,
    asked,
    day,
    ids,
    letter,
    record,
    rotation,
    said,
    spread,
    step,
    with_mentor,
)

K = EventKind
S = StepState
RUNNING = rotation("8-3", "8-28")


def moment(on: str, key: str = "E1", *, feedback: bool | None = None) -> WitnessedMoment:
    return WitnessedMoment(key=key, on=day(on), rotation="R1", feedback=feedback)


# Telling the goal


def test_the_goal_is_told_in_the_first_three_days() -> None:
    found = step(record(rotations=(RUNNING,)), "tell-goal:rotation:R1", day("8-3"))
    assert spread(found) == (day("8-3"), day("8-5"), S.TODAY)
    assert found.mentor == "M1"


def test_a_rotation_that_begins_on_a_saturday_waits_for_monday() -> None:
    file = record(rotations=(rotation("8-1", "8-28"),))
    assert spread(step(file, "tell-goal:rotation:R1", day("7-31")))[:2] == (day("8-3"), day("8-3"))


@pytest.mark.parametrize(
    ("contact", "gone"), [("8-2", False), ("8-3", True), ("8-20", True), ("8-21", False)]
)
def test_any_contact_since_the_first_day_tells_the_goal(contact: str, *, gone: bool) -> None:
    file = record(rotations=(RUNNING,), contacts=(Contact(mentor="M1", on=day(contact)),))
    assert absent(file, "tell-goal:rotation:R1", day("8-20")) is gone


@pytest.mark.parametrize("wanted", [None, LetterWanted.NO])
def test_a_rotation_without_a_wish_for_a_letter_asks_nothing(wanted: LetterWanted | None) -> None:
    file = record(rotations=(rotation("8-3", "8-28", letter_wanted=wanted),))
    assert ids(file, day("8-17"), ["tell-goal", "ask-feedback", "ask"]) == []


def test_a_rotation_that_is_over_tells_no_goal() -> None:
    file = record(rotations=(RUNNING,))
    assert ids(file, day("8-29"), ["tell-goal", "ask-feedback", "log-moment"]) == []


def test_a_rotation_without_people_speaks_of_the_supervisor() -> None:
    file = record(rotations=(rotation("8-3", "8-28", mentors=(), site=None),))
    found = step(file, "tell-goal:rotation:R1", day("8-3"))
    assert found.title == "Tell your supervisor your goal"
    assert found.mentor is None


# Moments and feedback


@pytest.mark.parametrize(
    ("noted", "today", "step_id", "opens"),
    [
        ([], "8-9", "log-moment:rotation:R1:2026-W33", "8-10"),
        ([], "8-10", "log-moment:rotation:R1:2026-W33", "8-10"),
        ([], "8-18", "log-moment:rotation:R1:2026-W34", "8-17"),
        (["8-12"], "8-18", "log-moment:rotation:R1:2026-W34", "8-19"),
        (["8-20"], "8-18", "log-moment:rotation:R1:2026-W34", "8-17"),
    ],
)
def test_a_week_without_a_moment_asks_for_one(
    noted: list[str], today: str, step_id: str, opens: str
) -> None:
    moments = tuple(moment(on, f"E{n}") for n, on in enumerate(noted))
    file = record(rotations=(RUNNING,), moments=moments)
    assert step(file, step_id, day(today)).opens == day(opens)


@pytest.mark.parametrize("today", ["8-2", "8-28"])
def test_no_moment_is_asked_for_before_the_rotation_or_in_its_last_days(today: str) -> None:
    file = record(rotations=(RUNNING,), moments=(moment("8-25"),) if today == "8-28" else ())
    assert ids(file, day(today), ["log-moment"]) == []


def test_feedback_is_asked_for_in_the_middle() -> None:
    file = record(rotations=(RUNNING,))
    found = step(file, "ask-feedback:rotation:R1", day("8-15"))
    assert spread(found) == (day("8-17"), day("8-19"), S.SOON)
    heard = record(rotations=(RUNNING,), moments=(moment("8-14", feedback=True),))
    assert absent(heard, "ask-feedback:rotation:R1", day("8-15"))


# The ask


@pytest.mark.parametrize(
    ("today", "state", "severity"),
    [
        ("8-10", S.LATER, None),
        ("8-18", S.SOON, None),
        ("8-24", S.TODAY, None),
        ("8-28", S.TODAY, None),
        ("8-29", S.OVERDUE, Severity.AMBER),
        ("9-27", S.OVERDUE, Severity.AMBER),
        ("9-28", S.OVERDUE, Severity.RED),
    ],
)
def test_the_ask_opens_in_the_last_days_and_turns_amber_then_red(
    today: str, state: StepState, severity: Severity | None
) -> None:
    file = record(letter(rotation="R1"), rotations=(RUNNING,))
    found = step(file, "ask:letter:L1", day(today))
    assert spread(found) == (day("8-24"), day("8-28"), state)
    assert (found.severity, found.event, found.fact) == (severity, K.ASKED, "in person")


def test_a_rotation_over_for_half_a_year_is_too_long_ago() -> None:
    file = record(letter(rotation="R1"), rotations=(rotation("1-5", "1-30"),))
    assert "too long ago" in said(file, step(file, "ask:letter:L1"))
    assert "too long ago" not in said(file, step(file, "ask:letter:L1", day("7-29")))


def test_a_holiday_and_the_day_squeezed_beside_it_are_no_days_to_ask() -> None:
    file = record(letter(rotation="R1"), rotations=(rotation("11-2", "11-27"),))
    found = step(file, "ask:letter:L1", day("11-22"))
    assert (found.opens, found.due) == (day("11-23"), day("11-27"))
    text = said(file, found)
    assert "Mon 23 Nov, Tue 24 Nov, Wed 25 Nov." in text
    assert "Thu 26 Nov is a holiday (Thanksgiving)" in text
    assert "Fri 27 Nov is doubtful" in text


def test_a_stay_over_a_weekend_has_no_working_day_to_ask() -> None:
    file = record(letter(rotation="R1"), rotations=(rotation("8-1", "8-2"),))
    assert step(file, "ask:letter:L1", day("7-31")).opens == day("8-2")


@pytest.mark.parametrize(
    ("events", "absent_now"),
    [([], False), ([asked("8-24")], True), ([agreed("8-24")], True), ([asked("8-26")], False)],
)
def test_the_ask_is_gone_once_asked(events: list[Event], *, absent_now: bool) -> None:
    file = record(letter(*events, rotation="R1"), rotations=(RUNNING,))
    assert absent(file, "ask:letter:L1", day("8-25")) is absent_now


@pytest.mark.parametrize(
    ("today", "severity"),
    [("7-1", None), ("8-5", None), ("8-20", Severity.AMBER), ("9-3", Severity.RED)],
)
def test_without_a_rotation_the_latest_safe_day_decides(
    today: str, severity: Severity | None
) -> None:
    # Programs read on 23 Sep; five business days earlier is 16 Sep, six weeks earlier 5 Aug.
    file = record(letter())
    found = step(file, "ask:letter:L1", day(today))
    assert (found.due, found.opens) == (day("8-5"), day("7-22"))
    assert (found.severity, found.fact) == (severity, "by e-mail")


def test_the_writers_own_lead_time_replaces_six_weeks() -> None:
    file = with_mentor(record(letter()), lead_time_days=10)
    assert step(file, "ask:letter:L1").due == day("9-6")


def test_a_lead_time_of_a_million_days_is_long_past_and_harms_nothing() -> None:
    file = with_mentor(record(letter()), lead_time_days=1_000_000)
    assert step(file, "ask:letter:L1").due == date(1900, 1, 1)


def test_with_no_day_left_there_is_nothing_to_ask_for() -> None:
    assert absent(record(letter()), "ask:letter:L1", day("2027-2-2"))


def test_a_rotation_after_the_season_keeps_its_ask_as_missed() -> None:
    file = record(letter(rotation="R1"), rotations=(rotation("2027-2-1", "2027-2-26"),))
    found = step(file, "ask:letter:L1", day("2027-2-20"))
    assert found.state is S.MISSED
    assert "has passed" in said(file, found)


def test_a_person_not_to_be_contacted_is_not_asked() -> None:
    file = with_mentor(record(letter()), do_not_contact=True)
    assert absent(file, "ask:letter:L1")


def test_a_wanted_letter_nobody_planned_is_planned_first() -> None:
    file = record(rotations=(RUNNING,))
    found = step(file, "ask:rotation:R1", day("9-10"))
    assert (found.opens, found.severity) == (day("8-24"), Severity.AMBER)
    assert absent(record(letter(rotation="R1"), rotations=(RUNNING,)), "ask:rotation:R1")
    alone = record(rotations=(rotation("8-1", "8-2", mentors=()),))
    assert step(alone, "ask:rotation:R1").opens == day("8-1")


# Thanks after a rotation (A009)

THANKS = "thank-rotation:rotation:R1:M1"


@pytest.mark.parametrize(
    ("on", "opens", "due", "state"),
    [
        ("8-28", "8-31", "8-31", S.SOON),
        ("8-31", "8-31", "8-31", S.TODAY),
        ("9-20", "8-31", "8-31", S.OVERDUE),
    ],
)
def test_a_rotation_ends_with_thanks_on_the_next_working_day(
    on: str, opens: str, due: str, state: StepState
) -> None:
    found = step(record(rotations=(RUNNING,)), THANKS, day(on))
    assert spread(found) == (day(opens), day(due), state)
    assert (found.mentor, found.letter, found.draft) == ("M1", None, None)


@pytest.mark.parametrize("on", ["8-27", "9-28"])
def test_thanks_for_a_rotation_are_not_spoken_of_before_its_end_or_a_month_after(on: str) -> None:
    assert absent(record(rotations=(RUNNING,)), THANKS, day(on))


@pytest.mark.parametrize(
    ("contact", "gone"), [("8-27", False), ("8-28", True), ("9-1", True), ("9-3", False)]
)
def test_any_word_since_the_last_day_is_thanks_enough(contact: str, *, gone: bool) -> None:
    file = record(rotations=(RUNNING,), contacts=(Contact(mentor="M1", on=day(contact)),))
    assert absent(file, THANKS, day("9-2")) is gone


def test_who_is_to_write_gets_the_words_and_who_wrote_is_thanked_for_the_letter() -> None:
    planned = letter(rotation="R1")
    found = step(record(planned, rotations=(RUNNING,)), THANKS, day("8-31"))
    assert (found.letter, found.draft, found.is_message) == ("L1", DraftKind.THANKS, True)
    elsewhere = record(letter(rotation=None), rotations=(RUNNING,))
    assert step(elsewhere, THANKS, day("8-31")).letter is None
    came = letter(Event(kind=K.UPLOADED, on=day("8-29")))
    here = record(came, rotations=(RUNNING,))
    assert absent(here, THANKS, day("8-31"))


def test_nobody_is_thanked_who_wants_no_messages() -> None:
    file = with_mentor(record(rotations=(RUNNING,)), do_not_contact=True)
    assert absent(file, THANKS, day("8-31"))
