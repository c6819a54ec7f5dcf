"""What a calendar is given, and what it is spared."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.calendar.rows import CalendarRow, RowStatus
from lorapp.domain.diary.choice import entries
from lorapp.domain.diary.entry import Entry
from lorapp.domain.letters.record import EventKind as K
from lorapp.domain.papers import Interview, InterviewStatus, StepNote
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.record import SeasonFile
from tests.acceptance.applicants import TODAY, mirela, samir
from tests.domain.engine.builders import (
    agreed,
    applicant,
    asked,
    book,
    day,
    ev,
    letter,
    noon,
    program,
    record,
    rotation,
)
from tests.records import season_files

NOW = noon(date(2026, 8, 3))


def by_id(file: SeasonFile, now: datetime = NOW, *, private: bool = False) -> dict[str, Entry]:
    found = entries(file, now, private=private)
    assert len({entry.id for entry in found}) == len(found)
    return {entry.id: entry for entry in found}


def ids(file: SeasonFile, start: str, now: datetime = NOW) -> list[str]:
    return [entry_id for entry_id in by_id(file, now) if entry_id.startswith(start)]


def zone_of(entry: Entry) -> str:
    assert isinstance(entry.starts, datetime)
    return str(entry.starts.tzinfo)


def test_the_applicant_in_mid_season_gets_what_still_comes_and_no_chores() -> None:
    found = by_id(samir(), TODAY)
    assert len(found) == 25
    assert found["soap-round-2:2027"].title == "SOAP: round 2 of offers"
    assert found["interview:B-P01:1"].title == "Interview, Ashgrove Regional IM"
    assert found["program:B-P10:complete-by"].starts == date(2026, 12, 1)
    assert found["step:remind:letter:B-L3:6"].title == "Last reminder to Dr. Umetani"
    assert found["step:tell-outcome:2027"].title == "Tell your writers the result"
    assert not [entry_id for entry_id in found if "check-portal" in entry_id]


def test_a_projected_date_is_marked_and_makes_no_sound() -> None:
    opens = by_id(samir(), TODAY)["milestone:2027:nrmp:ranking-opens"]
    closes = by_id(samir(), TODAY)["milestone:2027:nrmp:rank-list-due"]
    assert opens.title == "~Rank list opens (expected)"
    assert (opens.is_expected, opens.alarms) == (True, ())
    assert [alarm.before.days for alarm in closes.alarms] == [7, 1]
    assert closes.about[0] == "Wed 3 Mar 2027 21:00 ET, Thu 4 Mar 2027 05:00 Amman."
    assert closes.about[-1].startswith("Source: ")


def test_a_second_reading_of_a_date_is_told() -> None:
    opens = by_id(mirela(), TODAY)["milestone:2028:eras:season-opens"]
    assert "Another source says 2 Jun." in opens.about


def test_a_date_put_away_stays_out() -> None:
    away = replace(samir(), steps=(StepNote(id="milestone:milestone:match-day", not_needed="no"),))
    assert "milestone:2027:nrmp:match-day" in by_id(samir(), TODAY)
    assert "milestone:2027:nrmp:match-day" not in by_id(away, TODAY)


def test_a_date_of_ones_own_has_its_name_only_where_names_are_wanted() -> None:
    own = CalendarRow(code="dinner-with-oduya", at=day("9-1"), status=RowStatus.PUBLISHED)
    file = record(calendar=(own,))
    assert by_id(file)["milestone:2027:own:dinner-with-oduya"].title == "Dinner with oduya"
    hidden = by_id(file, private=True)["milestone:2027:own:dinner-with-oduya"]
    assert hidden.title == "A date of your own"
    assert hidden.alarms[0].before == timedelta(hours=15)
    assert "oduya" not in repr(replace(hidden, id=""))


def talk(at: datetime, **parts: object) -> Interview:
    given = {"program": "P1", "at": at, "zone": "America/Chicago", "how": "video", **parts}
    return Interview(**given)  # type: ignore[arg-type]


def talking(*talks: Interview, home: str = "Asia/Karachi") -> SeasonFile:
    known = program(city="Granite Ferry", state="WI")
    return record(programs=(known,), interviews=talks, applicant=applicant(timezone=home))


def test_an_interview_stands_in_its_programs_zone_with_every_clock_told() -> None:
    at = datetime(2026, 11, 2, 14, 30, tzinfo=UTC)
    found = by_id(talking(talk(at)))["interview:P1:1"]
    assert found.starts == at
    assert zone_of(found) == "America/Chicago"
    assert found.ends == at + timedelta(hours=4)
    assert found.about == (
        "Mon 2 Nov 2026 08:30 Chicago, 19:30 Karachi, 09:30 ET.",
        "How: video.",
        "Karachi is then 10 h ahead of ET.",
        "Clocks change on Sun 1 Nov 2026: 9 h before, 10 h after.",
        "Usually about 4 h; not noted here.",
    )
    assert (found.where, found.is_busy) == ("Video", True)


@pytest.mark.parametrize(
    ("how", "where"),
    [("in-person", "Granite Ferry, WI"), (None, "Granite Ferry, WI"), ("phone", "Phone")],
)
def test_the_place_of_an_interview_is_the_town_or_the_way(how: str | None, where: str) -> None:
    found = by_id(talking(talk(NOW + timedelta(days=9), how=how)))["interview:P1:1"]
    assert found.where == where


def test_the_length_and_place_that_are_noted_are_taken() -> None:
    noted = talk(NOW + timedelta(days=9), minutes=90, place="Ward 4, second floor")
    found = by_id(talking(noted))["interview:P1:1"]
    assert found.ends == noted.at + timedelta(minutes=90)
    assert (found.where, found.about[-1]) == ("Ward 4, second floor", "It takes 1 h 30 min.")
    assert by_id(talking(noted), private=True)["interview:P1:1"].where == ""
    no_length = by_id(talking(replace(noted, minutes=0)))["interview:P1:1"]
    assert no_length.ends is None


def test_an_interview_at_home_needs_no_second_clock() -> None:
    at = datetime(2026, 9, 2, 14, tzinfo=UTC)
    found = by_id(talking(talk(at, zone=None), home="America/New_York"))["interview:P1:1"]
    assert found.about[:2] == ("Wed 2 Sep 2026 10:00 ET.", "How: video.")
    assert zone_of(found) == "UTC"
    behind = by_id(talking(talk(at), home="America/Los_Angeles"))["interview:P1:1"]
    assert "Los Angeles is then 3 h behind ET." in behind.about


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (InterviewStatus.INVITED, "Not booked yet."),
        (InterviewStatus.WAITLISTED, "You are on the waiting list."),
    ],
)
def test_an_interview_that_is_not_settled_keeps_quiet(status: InterviewStatus, word: str) -> None:
    found = by_id(talking(talk(NOW + timedelta(days=9), status=status)))["interview:P1:1"]
    assert found.title == "Interview, Program P1 (not settled)"
    assert (found.is_expected, found.is_busy, found.alarms) == (True, False, ())
    assert word in found.about


def test_interviews_keep_their_ids_when_days_move_and_others_are_declined() -> None:
    first = talk(NOW + timedelta(days=9))
    second = talk(NOW + timedelta(days=12))
    assert ids(talking(first, second), "interview") == ["interview:P1:1", "interview:P1:2"]
    moved = replace(first, at=NOW + timedelta(days=30))
    assert set(ids(talking(moved, second), "interview")) == {"interview:P1:1", "interview:P1:2"}
    declined = replace(first, status=InterviewStatus.DECLINED)
    assert ids(talking(declined, second), "interview") == ["interview:P1:2"]


def test_nothing_more_comes_from_a_program_that_is_finished_or_a_day_that_is_over() -> None:
    gone = program(status=ProgramStatus.WITHDRAWN, complete_by=day("9-1"))
    file = record(programs=(gone,), interviews=(talk(NOW + timedelta(days=9)),))
    assert not ids(file, "interview") + ids(file, "program")
    assert not ids(talking(talk(NOW - timedelta(days=1))), "interview")
    earlier = talk(NOW - timedelta(hours=3))
    assert ids(talking(earlier, home="America/New_York"), "interview")


def test_a_private_entry_keeps_id_and_hour_and_names_nobody() -> None:
    file = talking(talk(NOW + timedelta(days=9)))
    shown, hidden = by_id(file)["interview:P1:1"], by_id(file, private=True)["interview:P1:1"]
    assert (hidden.starts, hidden.ends) == (shown.starts, shown.ends)
    assert zone_of(hidden) == "UTC"
    assert (hidden.title, hidden.about, hidden.where) == (
        "Interview",
        ("The rest is in lorapp.",),
        "",
    )
    assert hidden.alarms[0].text == (
        "Tomorrow: interview. Look at your notes, your questions and the clock."
    )


def test_rotations_stand_over_all_their_days_until_the_last() -> None:
    running = rotation("7-20", "8-14", city="Ashgrove", state="PA")
    over = rotation("6-1", "6-26", key="R2")
    nameless = rotation("9-1", "9-25", key="R3", site=None)
    found = by_id(record(rotations=(running, over, nameless)))
    stays = [one for key, one in found.items() if key.startswith("rotation")]
    assert [(one.title, one.starts, one.ends, one.where) for one in stays] == [
        ("Rotation, Ashgrove", day("7-20"), day("8-14"), "Ashgrove, PA"),
        ("Rotation", day("9-1"), day("9-25"), ""),
    ]
    assert stays[0].about == ("Externship, Mon 20 Jul 2026 to Fri 14 Aug 2026.",)


def test_a_day_to_be_complete_by_names_its_source_and_speaks_up_twice() -> None:
    seen = program(complete_by=day("9-30"), source="program page", seen_on=day("8-1"))
    own = program("P2", complete_by=day("9-30"))
    past = program("P3", complete_by=day("8-2"))
    found = by_id(record(programs=(seen, own, past)))
    assert found["program:P1:complete-by"].about[1] == "Source: program page, seen Sat 1 Aug 2026."
    assert found["program:P2:complete-by"].about[1] == "Source: your own entry."
    assert "program:P3:complete-by" not in found
    assert [alarm.before for alarm in found["program:P1:complete-by"].alarms] == [
        timedelta(days=6, hours=15),
        timedelta(hours=15),
    ]


def test_a_letter_that_is_owed_has_the_day_named_and_the_last_safe_day() -> None:
    owed = letter(asked("7-1"), agreed("7-2"), stated_deadline=day("9-1"))
    found = by_id(record(owed))
    assert found["letter:L1:stated"].about == ("You named Tue 1 Sep 2026 to Dr. Winter.",)
    assert found["letter:L1:upload-by"].starts == day("9-16")
    (why,) = found["letter:L1:upload-by"].about
    assert why.startswith("Needed on Wed 23 Sep 2026: the season asks for it. Processing takes")
    wanted = replace(record(owed), programs=(program(complete_by=day("9-15")),))
    assert "Program P1 stops reading" in by_id(wanted)["letter:L1:upload-by"].about[0]


@pytest.mark.parametrize(
    ("events", "left"),
    [
        ((), ["letter:L1:stated"]),
        ((asked("7-1"),), ["letter:L1:stated", "letter:L1:upload-by"]),
        ((asked("7-1"), agreed("7-2"), ev(K.UPLOADED, "7-20")), []),
        ((asked("7-1"), ev(K.DECLINED, "7-20")), []),
        ((asked("7-1"), ev(K.LAPSED, "7-20")), []),
    ],
)
def test_only_letters_that_can_still_come_have_days(
    events: tuple[object, ...], left: list[str]
) -> None:
    file = record(letter(*events, stated_deadline=day("9-1")))  # type: ignore[arg-type]
    assert ids(file, "letter") == left
    assert not ids(record(letter(*events, stated_deadline=day("8-1"))), "letter:L1:stated")  # type: ignore[arg-type]


def test_a_last_safe_day_that_hangs_on_an_expected_date_is_expected() -> None:
    later = letter(asked("7-1"), agreed("7-2"), season=2028)
    file = record(later, applicant=applicant(season=2028))
    found = by_id(file)["letter:L1:upload-by"]
    assert found.title.startswith("~Last safe upload")
    assert (found.is_expected, found.alarms) == (True, ())


def test_an_ask_stands_on_its_first_day_then_on_its_last() -> None:
    file = mirela()
    first = by_id(file, TODAY)["step:ask:letter:A-L1"]
    assert first.starts == date(2026, 11, 23)
    assert first.about[1] == "From Mon 23 Nov 2026 to Fri 27 Nov 2026."
    assert by_id(file, TODAY + timedelta(days=2))["step:ask:letter:A-L1"].starts == date(
        2026, 11, 27
    )
    assert "step:ask:letter:A-L1" not in by_id(file, TODAY + timedelta(days=6))


def test_a_step_asleep_stands_where_it_wakes() -> None:
    note = StepNote(id="ask:letter:A-L1", snoozed_until=date(2026, 11, 25))
    found = by_id(replace(mirela(), steps=(note,)), TODAY)
    assert found["step:ask:letter:A-L1"].starts == date(2026, 11, 25)


def test_papers_stand_on_their_last_day_and_speak_up_a_week_before() -> None:
    found = by_id(mirela(), TODAY)
    paper = found["step:document:document:statement"]
    assert paper.starts == date(2026, 11, 23)
    assert [alarm.before for alarm in paper.alarms] == [
        timedelta(days=6, hours=15),
        timedelta(hours=-9),
    ]
    assert found["step:document:document:photo"].alarms == ()


def test_one_writer_is_named_in_the_title_and_more_in_the_text() -> None:
    sent = letter(asked("7-1"), agreed("7-2"), ev(K.UPLOADED, "7-20"))
    found = by_id(record(sent))["step:tell-outcome:2027"]
    assert found.title == "Tell Dr. Winter the result"
    assert found.private_title == "Tell the result"
    assert len(found.alarms) == 1


def test_the_words_of_an_entry_do_not_count_days() -> None:
    """Else every new file would look like a change."""
    today, tomorrow = by_id(samir(), TODAY), by_id(samir(), TODAY + timedelta(days=1))
    same = [key for key in tomorrow if key in today and not key.endswith("upload-by")]
    assert len(same) > 15
    assert [tomorrow[key] for key in same] == [today[key] for key in same]


@given(file=season_files(), private=st.booleans())
@settings(max_examples=15)
def test_any_record_has_a_calendar(file: SeasonFile, private: bool) -> None:
    now = datetime(2026, 11, 22, 17, tzinfo=UTC)
    ruled = replace(file, rulebook=book())
    for entry in entries(ruled, now, private=private):
        assert entry.title
        assert entry.over_at(ZoneInfo("Asia/Amman")) > now - timedelta(days=2)
