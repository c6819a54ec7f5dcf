"""The calendar file, read back by icalendar."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.bootstrap import Services, open_services
from lorapp.clock import FixedClock
from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.diary.editions import Edition
from lorapp.domain.diary.entry import Alarm, Entry
from lorapp.domain.papers import Interview
from lorapp.domain.programs import Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.services.exports.calendar_file import CalendarFile
from lorapp.services.exports.calendar_parts import event
from lorapp.services.recording.unit import Unit
from tests.conftest import NOON, MovingClock
from tests.exports.hostile import hostile_record, hostile_services
from tests.screens.real import demo_services
from tests.services.ics import by_title, events, lines, read, unfolded

US_CHANGES = (datetime(2026, 11, 1, 6, tzinfo=UTC), datetime(2027, 3, 14, 7, tzinfo=UTC))
"""The first second of winter time, and of summer time, in US Eastern."""


def change(services: Services, **parts: object) -> None:
    services.unit.command("Change", lambda file: replace(file, **parts))  # type: ignore[arg-type]


def talking(file: SeasonFile, at: datetime) -> tuple[Interview, ...]:
    first, *others = file.interviews
    return (replace(first, at=at), *others)


def test_the_file_is_a_calendar_of_its_own_name_that_publishes(demo: Services) -> None:
    content = demo.calendar_file.ics()
    lines(content)
    found = read(content)
    assert (found["method"], found["version"]) == ("PUBLISH", "2.0")
    assert found["x-wr-calname"] == "Season 2027"
    assert found["refresh-interval"].dt == timedelta(days=1)
    assert len(events(content)) == 25


def test_every_alarm_has_words_and_a_sound_before_its_event(demo: Services) -> None:
    found = read(demo.calendar_file.ics()).walk("VALARM")
    assert len(found) > 20
    for alarm in found:
        assert alarm["action"] == "DISPLAY"
        assert len(alarm["description"]) > 20
        assert timedelta(days=-7) <= alarm["trigger"].dt <= timedelta(hours=9)


def test_days_are_days_and_hours_have_a_zone_that_is_explained(demo: Services) -> None:
    content = demo.calendar_file.ics()
    explained = {str(zone["tzid"]) for zone in read(content).timezones}
    for one in events(content).values():
        starts = one["dtstart"]
        if isinstance(starts.dt, datetime):
            assert starts.params["TZID"] in explained
            assert starts.dt.utcoffset() is not None
        else:
            assert starts.params["VALUE"] == "DATE"
            assert one["dtend"].dt > starts.dt
    assert explained == {"America/New_York", "America/Chicago"}


def test_a_second_file_raises_the_number_of_what_changed_and_nothing_else(
    tmp_path: Path, moving_clock: MovingClock
) -> None:
    with_demo = demo_services(tmp_path, "midseason")
    with_demo.close()
    services = open_services(tmp_path / "store", moving_clock)
    first = events(services.calendar_file.ics())
    moving_clock.pass_by(minutes=10)
    file = services.unit.file()
    change(services, interviews=talking(file, datetime(2026, 12, 4, 20, tzinfo=UTC)))
    second = events(services.calendar_file.ics())
    services.close()
    assert second.keys() == first.keys()
    moved = [uid for uid in first if first[uid]["sequence"] != second[uid]["sequence"]]
    assert [str(second[uid]["summary"]) for uid in moved] == ["Interview, Ashgrove Regional IM"]
    (uid,) = moved
    assert second[uid]["sequence"] > first[uid]["sequence"]
    assert second[uid]["last-modified"].dt == NOON + timedelta(minutes=10)
    assert second[uid]["dtstart"].dt == datetime(2026, 12, 4, 20, tzinfo=UTC)
    assert all(one["dtstamp"].dt == NOON + timedelta(minutes=10) for one in second.values())


def test_what_is_gone_comes_as_cancelled_without_its_words(demo: Services) -> None:
    uid = str(by_title(demo.calendar_file.ics(), "Complete by: Saint Orla IM")["uid"])
    change(demo, programs=tuple(map(_withdrawn, demo.unit.file().programs)))
    gone = events(demo.calendar_file.ics())[uid]
    assert (gone["status"], gone["summary"]) == ("CANCELLED", "No longer needed")
    assert gone["dtstart"].dt == date(2026, 12, 1)
    assert events(demo.calendar_file.ics(private=True))[uid]["status"] == "CANCELLED"


def _withdrawn(program: Program) -> Program:
    gone = program.key == "B-P03"
    return replace(program, status=ProgramStatus.WITHDRAWN) if gone else program


def test_both_files_have_the_same_entries_at_the_same_hours(demo: Services) -> None:
    named = events(demo.calendar_file.ics())
    private = events(demo.calendar_file.ics(private=True))
    assert named.keys() == private.keys()
    for uid, one in named.items():
        assert private[uid]["dtstart"].dt == one["dtstart"].dt
    assert {"Interview", "Letter reminder", "Program deadline"} <= {
        str(one["summary"]) for one in private.values()
    }


def test_the_same_record_on_another_machine_names_its_entries_alike(
    demo: Services, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = demo_services(tmp_path / "other", "midseason")
    assert events(demo.calendar_file.ics()).keys() == events(other.calendar_file.ics()).keys()
    other.close()


def test_a_lost_or_broken_ledger_never_lowers_a_number(
    tmp_path: Path, moving_clock: MovingClock
) -> None:
    demo_services(tmp_path, "midseason").close()
    services = open_services(tmp_path / "store", moving_clock, read_only=True)
    first = events(services.calendar_file.ics())
    for left in (None, b"", b"[]", b'{"editions": {"x": 1, "y": {"sequence": -1}}}', b"\xff"):
        moving_clock.pass_by(minutes=2)
        if left is None:
            services.home.calendar_ledger.unlink()
        else:
            services.home.calendar_ledger.write_bytes(left)
        again = events(services.calendar_file.ics())
        assert all(again[uid]["sequence"] > one["sequence"] for uid, one in first.items())
        first = again
    services.close()


def test_the_ledger_is_its_owners_alone_and_holds_no_words(demo: Services) -> None:
    demo.calendar_file.ics()
    place = demo.home.calendar_ledger
    assert place.stat().st_mode & 0o777 == 0o600
    assert set(re.findall(r'"([a-z_]+)":', place.read_text())) == {
        *("version", "editions", "digest", "sequence", "changed_at", "day", "over_at"),
        "cancelled",
    }
    assert "Ashgrove" not in place.read_text()


def test_reading_works_while_the_app_is_open(demo: Services) -> None:
    beside = open_services(demo.home.home, demo.clock, read_only=True)
    assert beside.calendar_file.ics()
    beside.close()


def test_the_file_lies_among_the_exports_under_a_name_that_stays(demo: Services) -> None:
    private, named = demo.calendar_file.write(private=True), demo.calendar_file.write()
    assert (private.name, named.name) == ("season-2027-private.ics", "season-2027.ics")
    assert private.parent == demo.home.exports
    assert demo.calendar_file.write() == named
    assert named.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "home", ["Asia/Karachi", "Asia/Amman", "Africa/Lagos", "Asia/Manila", "America/Sao_Paulo"]
)
def test_hours_are_right_on_both_sides_of_both_changes(home: str, demo: Services) -> None:
    """P42: an interview at the same hour in New York moves at home when the US clocks change."""
    file = demo.unit.file()
    instants = [
        change + timedelta(days=away, hours=4) for change in US_CHANGES for away in (-1, 1, 8)
    ]
    talks = tuple(
        Interview(program=file.programs[0].key, at=at, zone="America/New_York") for at in instants
    )
    before = replace(file.applicant, timezone=home)
    change(demo, interviews=talks, applicant=before)
    found = [
        one
        for one in events(_at(demo, datetime(2026, 10, 1, tzinfo=UTC))).values()
        if str(one["summary"]).startswith("Interview")
    ]
    assert sorted(one["dtstart"].dt.astimezone(UTC) for one in found) == instants
    assert {one["dtstart"].params["TZID"] for one in found} == {"America/New_York"}
    for one in found:
        here = one["dtstart"].dt.astimezone(ZoneInfo(home))
        assert f"{here:%H:%M} {home.rpartition('/')[2].replace('_', ' ')}" in one["description"]


def _at(services: Services, now: datetime) -> bytes:
    rules = services.unit.file().rulebook
    unit = Unit(services.home, FixedClock(now), lambda: rules, read_only=True)
    found = CalendarFile(unit, services.home).ics()
    unit.close()
    return found


def test_an_hour_that_comes_twice_is_said_so_that_it_comes_once(demo: Services) -> None:
    second = datetime(2027, 11, 7, 6, 30, tzinfo=UTC)  # 01:30 in New York, again
    change(demo, interviews=talking(demo.unit.file(), second))
    found = by_title(demo.calendar_file.ics(), "Interview, Ashgrove Regional IM")
    assert found["dtstart"].dt == second
    assert "TZID" not in found["dtstart"].params


def test_nothing_of_the_record_stands_in_a_private_file(tmp_path: Path) -> None:
    services = hostile_services(tmp_path)
    own = CalendarRow(code="qz7-own-date", at=date(2026, 12, 24))
    change(services, calendar=(own,))
    content = services.calendar_file.ics(private=True)
    services.close()
    lines(content)
    assert "qz7" not in unfolded(content).casefold()


def test_no_name_of_the_demo_stands_in_a_private_file(demo: Services) -> None:
    told = unfolded(demo.calendar_file.ics(private=True)).casefold()
    file = demo.unit.file()
    names = [file.applicant.name, file.applicant.school or ""]
    names += [text for one in file.mentors for text in (one.name, one.institution or "")]
    names += [text for one in file.programs for text in (one.name, one.city or "")]
    names += [text for one in file.rotations for text in (one.site or "", one.city or "")]
    common = {"dr.", "prof.", "of", "im", "hospital", "medicine", "program", "and", "the"}
    words = {word for name in names for word in name.casefold().split()} - common
    assert len(words) > 30
    assert not [word for word in words if re.search(rf"\b{re.escape(word)}\b", told)]
    assert "amman" not in told


def test_hostile_texts_stay_inside_their_lines(tmp_path: Path) -> None:
    services = hostile_services(tmp_path)
    content = services.calendar_file.ics()
    services.close()
    lines(content)
    begun = [line for line in unfolded(content).split("\r\n") if line.startswith("BEGIN:VEVENT")]
    assert len(begun) == len(events(content)) > 15
    names = {clean(one["name"]) for one in json.loads(json.dumps(hostile_record()))["programs"]}
    titles = {str(one["summary"]) for one in events(content).values()}
    assert any(f"Complete by: {name}" in titles for name in names)
    assert str(tmp_path) not in unfolded(content)


nasty = st.text(
    st.sampled_from(",;\\\n\r:\"'=") | st.characters(exclude_categories=["Cs"]), max_size=60
)
titles = nasty | st.sampled_from(["👩‍⚕️" * 66, "é" * 200, "\u2028" * 80, "x" * 500])


@given(title=titles, about=st.lists(nasty, max_size=3), where=nasty, alarm=titles)
@settings(max_examples=60)
def test_any_text_comes_back_as_it_was_and_adds_nothing(
    title: str, about: list[str], where: str, alarm: str
) -> None:
    entry = Entry(
        id="x",
        title=title,
        private_title="",
        starts=date(2026, 12, 1),
        about=tuple(about),
        where=where,
        alarms=(Alarm(before=timedelta(0), text=alarm, private_text=""),),
    )
    edition = Edition(digest="", sequence=1, changed_at=NOON, day=date(2026, 12, 1), over_at=NOON)
    content = event("u@lorapp", entry, edition, NOON).to_ical()
    lines(content)
    found: Any = icalendar.Event.from_ical(content)
    assert str(found["summary"]) == clean(title)
    assert str(found.get("description", "")) == "\n".join(map(clean, about))
    assert str(found.get("location", "")) == clean(where)
    assert str(found.subcomponents[0]["description"]) == clean(alarm)
    optional = {"DESCRIPTION"} if about else set()
    optional |= {"LOCATION"} if where else set()
    assert set(found) == optional | {
        *("UID", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "CLASS", "CATEGORIES", "SUMMARY"),
        *("DTSTART", "DTEND", "STATUS", "TRANSP"),
    }
