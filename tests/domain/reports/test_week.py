"""The week in review: what happened, what is due, what is late, who waits for thanks."""

from dataclasses import replace
from datetime import UTC, date, datetime

from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.letters.record import EventKind
from lorapp.domain.mentors import Channel, Contact
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Interview, InterviewStatus, MessageKind, ProgramMessage
from lorapp.domain.programs import Assignment
from lorapp.domain.reports.every import ReportKind
from lorapp.domain.reports.quoted import suspects
from tests.domain.engine.builders import (
    agreed,
    asked,
    ev,
    letter,
    mentor,
    program,
    record,
    situation,
)
from tests.domain.reports.looking import made, midseason, under

K = EventKind
WEEK = ReportKind.WEEK
ON = date(2026, 8, 3)
AT = datetime(2026, 8, 1, 15, 0, tzinfo=UTC)


def test_a_quiet_week_is_said_kindly() -> None:
    found = made(midseason(), WEEK)
    assert found[1] == "A quiet week, 2 due until Sun 29 Nov, 3 late."
    assert under(found, "What happened") == [
        "Nothing is on record for the last seven days. That is fine, too."
    ]


def test_what_happened_stands_day_by_day() -> None:
    file = record(
        letter(asked("7-20"), agreed("7-30"), ev(K.SPOKE, "8-9")),
        contacts=(Contact(mentor="M1", on=date(2026, 7, 31), how=Channel.IN_PERSON),),
        moments=(
            WitnessedMoment(key="E1", on=ON, mentor="M1", text="Calmed a family."),
            WitnessedMoment(key="E2", on=ON, text="Good notes.", feedback=True),
            WitnessedMoment(key="E3", on=ON, mentor="M1"),
            WitnessedMoment(key="E4", on=date(2026, 7, 27), mentor="M1", text="Too long ago."),
        ),
        programs=(program(applied_on=ON),),
        program_messages=(ProgramMessage(program="P1", kind=MessageKind.FIRST_CHOICE, on=ON),),
        assignments=(Assignment(letter="L1", program="P1", on=ON),),
        interviews=(
            Interview(program="P1", at=AT),
            Interview(program="P1", at=AT, status=InterviewStatus.DECLINED),
        ),
    )
    found = made(file, WEEK, ON)
    assert found[1].startswith("8 things on record since Mon 27 Jul, ")
    assert under(found, "Thu 30 Jul") == ["Dr. Winter: agreed, a strong letter"]
    assert under(found, "Fri 31 Jul") == ["In touch with Dr. Winter (in person)"]
    assert under(found, "Sat 1 Aug") == ["Interview at Program P1"]
    assert under(found, "Mon 3 Aug") == [
        "Dr. Winter's letter placed at Program P1",
        "Applied to Program P1",
        "Message to Program P1: first choice",
        "Dr. Winter saw: Calmed a family.",
        "Somebody said: Good notes.",
    ]


def test_what_is_due_comes_in_order_of_time_with_both_clocks() -> None:
    talk = Interview(program="P1", at=datetime(2026, 8, 6, 14, 0, tzinfo=UTC))
    file = record(
        letter(asked("7-20"), agreed("8-2")),
        programs=(program(),),
        interviews=(talk, replace(talk, status=InterviewStatus.DECLINED)),
        calendar=(
            CalendarRow(season=2027, service="eras", code="orientation-call", at=date(2026, 8, 5)),
            CalendarRow(
                season=2027,
                service="eras",
                code="webinar",
                at=datetime(2026, 8, 5, 22, 0, tzinfo=UTC),
            ),
        ),
    )
    found = under(made(file, WEEK, ON), "Due in the next seven days")
    texts = "\n".join(found)
    assert "Mon 3 Aug: Send" in texts
    assert "Thu 6 Aug 10:00 ET: interview at Program P1" in texts
    assert sum("interview at" in line for line in found) == 1
    assert any(line.startswith("Wed 5 Aug: ") for line in found)
    assert any(line.startswith("Wed 5 Aug 18:00 ET: ") for line in found)


def test_late_letters_come_with_the_reasons_and_once_only() -> None:
    found = under(made(midseason(), WEEK), "Late, and why")
    assert found[0].startswith("The letter of Dr. Umetani, 65 days late: promised date passed")
    assert sum("Umetani" in line for line in found) == 1
    assert found[1].startswith("Assign Dr. Brockhausen's letter, due Tue 27 Oct. Available since")


def test_nothing_late_and_nobody_waiting_is_good_news() -> None:
    found = made(record(mentors=()), WEEK, ON)
    assert under(found, "Late, and why") == ["Nothing is late."]
    assert under(found, "Who waits for thanks") == ["Nobody waits for thanks."]
    assert under(found, "Courtesy")[0] == "Nobody heard from you more than once this week."


def test_who_waits_for_thanks_is_named_with_the_upload() -> None:
    assert under(made(midseason(), WEEK), "Who waits for thanks") == [
        "Dr. Devlin-Lind. No thank-you is logged since the upload on 28 Aug."
    ]


def test_two_messages_to_one_person_are_seen() -> None:
    contacts = tuple(Contact(mentor="M1", on=date(2026, 7, day)) for day in (29, 31))
    found = under(made(record(contacts=contacts), WEEK, ON), "Courtesy")
    assert found == ["More than one message this week: Dr. Winter."]


def test_whoever_owes_a_letter_has_a_next_polite_day() -> None:
    file = record(letter(asked("7-20"), agreed("7-30"), ev(K.REMINDED, "7-31")))
    assert under(made(file, WEEK, ON), "Courtesy")[1] == (
        "Dr. Winter: last reminder Fri 31 Jul, 5 reminders left, next polite day Fri 7 Aug."
    )
    silent = record(letter(agreed("7-30")), mentors=(mentor(do_not_contact=True),))
    assert len(under(made(silent, WEEK, ON), "Courtesy")) == 1


def test_words_that_may_point_to_a_patient_are_found_until_kept() -> None:
    moment = WitnessedMoment(key="E1", on=ON, mentor="M1", text="Mr. Harold Finch, MRN 4455667.")
    at = situation(record(moments=(moment,), themes=("Mr. Harold Finch",)))
    assert [name for name, _ in suspects(at, WEEK)] == ["E1"]
    assert suspects(at, WEEK, ["E1"]) == ()
    assert [name for name, _ in suspects(at, ReportKind.PORTFOLIO)] == ["Mr. Harold Finch"]
    assert suspects(at, ReportKind.TIMELINE) == ()
