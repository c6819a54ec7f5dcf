"""Papers, old letters, dates of the season, and what the applicant says about a step."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lorapp.domain.applicant import Exam
from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Severity, StepState
from lorapp.domain.letters.record import EventKind
from lorapp.domain.papers import Document, Interview, InterviewStatus, Statement, StepNote
from lorapp.domain.programs import ContactPolicy, ProgramStatus
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
    noon,
    planned,
    program,
    record,
    rotation,
    said,
    step,
    with_mentor,
)

K = EventKind
S = StepState


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


def interview(
    at: datetime, zone: str | None = "America/Chicago", status: InterviewStatus | None = None
) -> SeasonFile:
    item = Interview(program="P1", at=at, zone=zone, how="video", status=status)
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


def test_the_note_after_an_interview_says_whether_thanks_are_wanted_where_that_is_known() -> None:
    file = interview(datetime(2026, 12, 3, 15, tzinfo=UTC))
    note = "interview:interview:P1"
    assert len(step(file, note, day("12-6")).why) == 1
    place = program(contact_after_interviews=ContactPolicy.NO)
    told = step(replace(file, programs=(place,)), note, day("12-6"))
    assert told.why[1] == "It asks for no messages after interviews; none is the polite thing."


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
