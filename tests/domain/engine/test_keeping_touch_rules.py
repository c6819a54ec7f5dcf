"""Thanks, the outcome, a line now and then, papers, old letters, and dates of the season."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lorapp.domain.applicant import Exam
from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Severity, StepState
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.mentors import Contact, Role
from lorapp.domain.papers import Document, Interview, InterviewStatus, Statement, StepNote
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import (
    absent,
    agreed,
    applicant,
    asked,
    day,
    ev,
    ids,
    letter,
    mentor,
    noon,
    planned,
    program,
    record,
    rotation,
    said,
    spread,
    step,
    with_event,
    with_mentor,
)

K = EventKind
S = StepState


# Thanks


@pytest.mark.parametrize(
    ("came", "today", "opens", "due", "state"),
    [
        ("8-3", "8-3", "8-3", "8-5", S.TODAY),
        ("8-6", "8-7", "8-6", "8-10", S.TODAY),
        ("8-8", "8-8", "8-10", "8-10", S.SOON),
        ("8-3", "8-20", "8-3", "8-5", S.OVERDUE),
    ],
)
def test_thanks_go_out_two_days_after_the_upload(
    came: str, today: str, opens: str, due: str, state: StepState
) -> None:
    file = record(letter(ev(K.UPLOADED, came)))
    found = step(file, "thank:letter:L1", day(today))
    assert spread(found) == (day(opens), day(due), state)
    assert found.severity is (Severity.AMBER if state is S.OVERDUE else None)
    assert absent(with_event(file, ev(K.THANKED, today)), "thank:letter:L1", day(today))


def test_thanks_do_not_wait_for_the_week_of_courtesy_but_for_the_return() -> None:
    file = record(letter(agreed("7-1"), ev(K.REMINDED, "7-31"), ev(K.UPLOADED, "8-3")))
    assert step(file, "thank:letter:L1").due == day("8-5")
    away = with_mentor(file, away_until=day("8-15"))
    assert step(away, "thank:letter:L1").due == day("8-17")


def test_a_refusal_is_thanked_for_too() -> None:
    file = record(letter(asked("7-1"), ev(K.DECLINED, "8-3")))
    assert "since the refusal" in said(file, step(file, "thank:letter:L1"))
    assert ids(file, rules=["remind", "ask", "await-answer", "send-packet"]) == []


@pytest.mark.parametrize(
    "event", [ev(K.IMPORTED, "8-3"), agreed("8-3"), ev(K.THANKED, "8-3")], ids=str
)
def test_no_thanks_without_an_upload_or_refusal(event: Event) -> None:
    assert absent(record(letter(event, imported_from=2026)), "thank:letter:L1")


def test_thanks_before_the_upload_do_not_count_as_thanks_for_it() -> None:
    file = record(letter(agreed("7-1"), ev(K.THANKED, "7-2"), ev(K.UPLOADED, "8-3")))
    assert not absent(file, "thank:letter:L1")


def test_thanks_of_a_past_season_are_still_owed() -> None:
    file = record(letter(ev(K.UPLOADED, "3-2"), season=2026))
    assert {s.rule for s in planned(file).steps if s.letter} <= {"thank", "import-letter"}
    assert not absent(file, "thank:letter:L1")


def test_nobody_who_does_not_want_it_is_thanked() -> None:
    file = with_mentor(record(letter(ev(K.UPLOADED, "8-3"))), do_not_contact=True)
    assert absent(file, "thank:letter:L1")


# The outcome


def test_every_writer_is_told_the_result_once_from_match_day_on() -> None:
    two = (letter(agreed("7-1")), letter(ev(K.UPLOADED, "7-1"), key="L2"))
    file = record(*two)
    found = step(file, "tell-outcome:mentor:M1", day("2027-3-1"))
    assert spread(found) == (day("2027-3-19"), day("2027-3-29"), S.LATER)
    told = with_event(file, ev(K.TOLD_OUTCOME, "2027-3-22"), "L2")
    assert absent(told, "tell-outcome:mentor:M1", day("2027-3-22"))


@pytest.mark.parametrize(
    "file",
    [
        record(letter()),
        record(letter(agreed("7-1"), season=2026)),
        record(letter(agreed("7-1")), mentors=(mentor(do_not_contact=True),)),
        record(letter(agreed("7-1"), ev(K.CONFIRMED, "7-2"), ev(K.ABANDONED, "7-3"))),
    ],
)
def test_nobody_else_is_told(file: SeasonFile) -> None:
    assert absent(file, "tell-outcome:mentor:M1", day("2027-3-22"))


# A line now and then


def test_a_line_is_due_half_a_year_after_the_last_contact() -> None:
    file = record(contacts=(Contact(mentor="M1", on=day("8-3")),))
    found = step(file, "keep-in-touch:mentor:M1", day("8-4"))
    assert (found.opens, found.due) == (day("2027-2-1"), day("2027-8-3"))
    amber = step(file, "keep-in-touch:mentor:M1", day("2027-2-3"))
    assert (amber.severity, amber.state) == (Severity.AMBER, S.TODAY)
    assert step(file, "keep-in-touch:mentor:M1", day("2027-9-1")).severity is Severity.RED


def test_a_peer_hears_more_often() -> None:
    file = record(
        contacts=(Contact(mentor="M1", on=day("8-3")),), mentors=(mentor(role=Role.PEER),)
    )
    assert step(file, "keep-in-touch:mentor:M1").opens == day("11-2")


@pytest.mark.parametrize(
    ("file", "gone"),
    [
        (record(letter(agreed("8-3"))), True),
        (record(letter(ev(K.UPLOADED, "8-1"))), True),
        (record(letter(ev(K.UPLOADED, "8-1"), ev(K.THANKED, "8-3"))), False),
        (record(letter(ev(K.IMPORTED, "8-1"), ev(K.SPOKE, "8-3"), imported_from=2026)), False),
        (record(letter(asked("7-1"), ev(K.DECLINED, "8-1"))), False),
        (record(letter(agreed("3-1"), ev(K.SPOKE, "3-2"), season=2026)), False),
        (record(), True),
    ],
)
def test_no_idle_line_while_another_matter_is_open(file: SeasonFile, *, gone: bool) -> None:
    assert absent(file, "keep-in-touch:mentor:M1") is gone


def test_no_idle_line_during_a_rotation_or_against_the_wish() -> None:
    met = (Contact(mentor="M1", on=day("8-3")),)
    assert absent(
        record(contacts=met, rotations=(rotation("8-3", "8-28"),)), "keep-in-touch:mentor:M1"
    )
    shy = record(contacts=met, mentors=(mentor(do_not_contact=True),))
    assert absent(shy, "keep-in-touch:mentor:M1")
    other = record(contacts=met, rotations=(rotation("8-3", "8-28", mentors=()),))
    assert not absent(other, "keep-in-touch:mentor:M1")


# Papers


def test_the_first_ask_needs_a_cv_and_a_statement() -> None:
    file = record(letter(rotation="R1"), rotations=(rotation("8-3", "8-28"),))
    found = step(file, "document:document:cv")
    assert (found.opens, found.due, found.state) == (day("8-10"), day("8-24"), S.SOON)
    ready = replace(
        file,
        documents=(Document(kind="CV", ready_on=day("8-1")),),
        statements=(Statement(key="S1"),),
    )
    assert not {"document:document:cv", "document:document:statement"} & set(ids(ready))
    late = step(record(letter(asked("7-1"))), "document:document:cv")
    assert (late.due, late.severity) == (day("7-1"), Severity.AMBER)


def test_a_weekend_stay_needs_its_papers_on_its_last_day() -> None:
    file = record(letter(rotation="R1"), rotations=(rotation("8-8", "8-9"),))
    assert step(file, "document:document:cv").due == day("8-9")


@pytest.mark.parametrize("kind", ["mspe", "dean-letter", "MSPE"])
def test_the_submission_needs_the_other_papers_and_results(kind: str) -> None:
    person = applicant(exams=(Exam(name="Step 2 CK"), Exam(name="Step 1", result="pass")))
    file = record(applicant=person)
    assert ids(file, rules=["document"]) == [
        "document:document:mspe",
        "document:document:photo",
        "document:document:step-2-ck",
        "document:document:transcript",
    ]
    assert step(file, "document:document:mspe").due == day("9-2")
    ready = replace(file, documents=(Document(kind=kind, ready_on=day("8-3")),))
    assert absent(ready, "document:document:mspe")
    assert not absent(replace(ready, documents=(Document(kind=kind),)), "document:document:mspe")


def test_two_exams_of_one_name_and_one_without_letters_are_one_paper_each() -> None:
    exams = (Exam(name="OET"), Exam(name="oet"), Exam(name="***"), Exam(name="Transcript"))
    found = ids(record(applicant=applicant(exams=exams)), rules=["document"])
    assert found.count("document:document:oet") == 1
    assert found.count("document:document:exam") == 1
    assert found.count("document:document:transcript") == 1


def test_once_applied_no_paper_is_asked_for() -> None:
    applied = program(applied_on=day("8-3"))
    assert ids(record(letter(), programs=(applied,)), rules=["document"]) == []
    later = program(applied_on=day("9-3"))
    assert ids(record(letter(), programs=(later,)), rules=["document"]) != []


def test_an_unknown_season_asks_for_no_papers() -> None:
    assert ids(record(applicant=applicant(season=9000)), rules=["document"]) == []


@pytest.mark.parametrize(
    ("certified", "today", "gone"),
    [
        (None, "8-3", False),
        (date(2026, 8, 4), "8-3", False),
        (date(2026, 8, 4), "8-4", True),
        (None, "2027-3-4", True),
    ],
)
def test_the_certificate_is_needed_until_rank_lists_close(
    certified: date | None, today: str, *, gone: bool
) -> None:
    file = record(applicant=applicant(ecfmg_certified_on=certified))
    assert absent(file, "document:document:ecfmg-certificate", day(today)) is gone


def test_a_projected_certificate_day_is_no_alarm() -> None:
    file = record(applicant=applicant(season=2028, ecfmg_certified_on=None))
    found = step(file, "document:document:ecfmg-certificate")
    assert (found.severity, found.projected) == (None, True)


# Old letters


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        (date(2025, 9, 23), None),
        (date(2025, 9, 21), Severity.AMBER),
        (date(2024, 9, 1), Severity.RED),
    ],
)
def test_a_letter_too_old_at_release_wants_a_fresh_one(
    written: date, severity: Severity | None
) -> None:
    file = record(letter(written_on=written))
    found = planned(file).step("refresh:letter:L1")
    assert (found.severity if found else None) is severity
    assert absent(file, "refresh:letter:L1", day("9-24"))


def test_a_letter_in_the_portal_is_not_on_paper() -> None:
    came = letter(ev(K.UPLOADED, "8-3"), written_on=date(2024, 1, 1))
    file = record(came)
    assert "no way in" not in said(file, step(file, "refresh:letter:L1"))
    shy = with_mentor(file, do_not_contact=True)
    assert absent(shy, "refresh:letter:L1")


# The season


def test_dates_of_the_season_wait_and_go_by_the_minute() -> None:
    file = record()
    step_id = "milestone:milestone:rank-list-due"
    found = step(file, step_id)
    assert (found.state, found.severity, found.due) == (S.WAITING, None, day("2027-3-3"))
    assert plan(file, noon(day("2027-3-3"), 20, 59)).step(step_id)
    assert not plan(file, noon(day("2027-3-3"), 21)).step(step_id)


def test_a_projected_date_carries_its_mark_and_says_so() -> None:
    file = record(applicant=applicant(season=2028))
    found = step(file, "milestone:milestone:match-day")
    assert found.fact.startswith("~")
    assert "Projected" in said(file, found)


def test_the_applicants_own_date_replaces_the_shipped_one() -> None:
    own = CalendarRow(season=2027, service="eras", code="release", at=day("9-30"))
    assert step(record(calendar=(own,)), "milestone:milestone:release").due == day("9-30")


def test_dates_after_the_match_concern_who_matched() -> None:
    matched = program(status=ProgramStatus.MATCHED)
    person = applicant(visa=None)
    before = set(ids(record(applicant=person), rules=["milestone"]))
    after = set(ids(record(applicant=person, programs=(matched,)), rules=["milestone"]))
    assert after - before


# Interviews


def interview(at: datetime, **parts: object) -> SeasonFile:
    item = replace(Interview(program="P1", at=at, zone="America/Chicago", how="video"), **parts)
    return record(programs=(program(),), interviews=(item,))


def test_an_interview_is_prepared_two_weeks_ahead_and_noted_after() -> None:
    file = interview(datetime(2026, 12, 3, 15, tzinfo=UTC))
    found = step(file, "interview:interview:P1", day("11-25"))
    assert (found.opens, found.due) == (day("11-19"), day("12-3"))
    assert "09:00 there, video" in said(file, found)
    note = step(file, "interview:interview:P1", day("12-6"))
    assert (note.due, note.state, note.severity) == (day("12-5"), S.OVERDUE, Severity.AMBER)


@pytest.mark.parametrize("status", [InterviewStatus.DONE, InterviewStatus.DECLINED])
def test_an_interview_done_or_declined_needs_nothing(status: InterviewStatus) -> None:
    file = interview(datetime(2026, 12, 3, 15, tzinfo=UTC), status=status)
    assert ids(file, rules=["interview"]) == []


def test_a_second_interview_at_a_program_has_an_id_of_its_own() -> None:
    at = datetime(2026, 12, 3, 15, tzinfo=UTC)
    file = interview(at, zone=None)
    second = Interview(program="P1", at=at.replace(month=11), zone=None)
    both = replace(file, interviews=(*file.interviews, second))
    assert ids(both, rules=["interview"]) == [
        "interview:interview:P1",
        "interview:interview:P1:2026-11-03",
    ]
    closed = replace(both, programs=(program(status=ProgramStatus.REJECTED),))
    assert ids(closed, rules=["interview"]) == []


# What the applicant says about a step


def test_a_step_sleeps_until_its_day_but_never_past_the_day_it_is_needed() -> None:
    file = record(letter(agreed("7-1"), ev(K.CONFIRMED, "7-2"), ev(K.BOUNCED, "7-3")))
    step_id = "mend-entry:letter:L1"
    asleep = replace(file, steps=(StepNote(id=step_id, snoozed_until=day("8-10")),))
    found = step(asleep, step_id)
    assert (found.state, found.asleep_until) == (S.ASLEEP, day("8-10"))
    assert planned(asleep).asleep == (found,)
    assert found not in (*planned(asleep).do_now, *planned(asleep).later)
    assert step(asleep, step_id, day("8-10")).state is S.OVERDUE
    entry = record(letter(agreed("7-1")))
    long = replace(
        entry, steps=(StepNote(id="confirm-entry:letter:L1", snoozed_until=day("2027-1-1")),)
    )
    assert step(long, "confirm-entry:letter:L1").asleep_until == day("9-23")


def test_a_step_not_needed_is_gone() -> None:
    file = record(letter(ev(K.UPLOADED, "8-3")))
    gone = replace(file, steps=(StepNote(id="thank:letter:L1", not_needed="said in person"),))
    assert absent(gone, "thank:letter:L1")


def test_a_message_of_sunday_can_be_finished_tonight() -> None:
    file = record(letter(ev(K.UPLOADED, "8-7")))
    sunday = planned(file, day("8-9"))
    found = sunday.step("thank:letter:L1")
    assert found in sunday.do_now
    weekend = record(letter(ev(K.UPLOADED, "8-8")))
    made = planned(weekend, day("8-8"))
    found = made.step("thank:letter:L1")
    assert found is not None
    assert (found.state, found.fact) == (S.SOON, "send Mon")
    assert found in made.do_now
    assert found not in made.later


def test_missed_steps_are_kept_apart() -> None:
    file = record(letter(rotation="R1"), rotations=(rotation("2027-2-1", "2027-2-26"),))
    made = planned(file, day("2027-2-20"))
    assert [s.id for s in made.missed] == ["ask:letter:L1"]
