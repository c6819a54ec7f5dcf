"""One line says everything about an interview, or a sentence says what is missing."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.interviews.line import LONGEST, ZoneBy
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.programs import Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.errors import LorError, RefusedError
from tests.acceptance.applicants import TODAY, samir
from tests.domain.interviews.cases import interview, living_in, read

I = InterviewStatus  # noqa: E741  the states, as short as in a table


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


LINK = "https://zoom.us/j/1?pwd=Abc"
EASTERN, CENTRAL, PACIFIC = "America/New_York", "America/Chicago", "America/Los_Angeles"


@pytest.mark.parametrize(
    ("line", "program", "instant", "zone", "more"),
    [
        ("ashgrove 3 dec 10:00 ET video", "B-P01", "2026-12-03T10:00-05:00", EASTERN, "video"),
        (
            "Granite Ferry, 7 jan 8:30 CT in person",
            "B-P04",
            "2027-01-07T08:30-06:00",
            CENTRAL,
            "in-person",
        ),
        (
            "booked port meridian im mon 4 jan 2pm pst",
            "B-P02",
            "2027-01-04T14:00-08:00",
            PACIFIC,
            None,
        ),
        (
            "tern harbor dec 4 2026 at 9 a.m. est phone",
            "B-P07",
            "2026-12-04T09:00-05:00",
            EASTERN,
            "phone",
        ),
        (
            "2026-12-04T10:00 (Eastern time) zoom elmhollow",
            "B-P05",
            "2026-12-04T10:00-05:00",
            EASTERN,
            "video",
        ),
        (
            "interview at Quarry Bend on next mon noon central",
            "B-P06",
            "2026-11-23T12:00-06:00",
            CENTRAL,
            None,
        ),
        (
            "elm 4 jan 14h30 America/denver",
            "B-P05",
            "2027-01-04T14:30-07:00",
            "America/Denver",
            None,
        ),
        ("B-P05 tomorrow 10h ET", "B-P05", "2026-11-23T10:00-05:00", EASTERN, None),
        ("elm in 2 weeks 10:00 ET", "B-P05", "2026-12-06T10:00-05:00", EASTERN, None),
        ("elm 12/24 11.30 am ET", "B-P05", "2026-12-24T11:30-05:00", EASTERN, None),
        ("neurology northgate 5 jan 12 am UTC", "B-P08", "2027-01-05T00:00+00:00", "UTC", None),
        ("elm 4 jan 10:00 honolulu", "", "", "", None),
    ],
)
def test_a_line_gives_program_day_hour_zone_and_way(
    line: str, program: str, instant: str, zone: str, more: str | None
) -> None:
    if not program:
        with pytest.raises(RefusedError, match="has “elm honolulu” in its name"):
            read(line)
        return
    found = read(line)
    assert found.zone_by is ZoneBy.TYPED
    assert found.interview == Interview(
        program=program, at=at(instant), zone=zone, how=more, status=I.BOOKED
    )
    assert found.interview.at.isoformat() == at(instant).isoformat()


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("invited ashgrove 3 dec 10:00 ET", {"status": I.INVITED}),
        ("ashgrove waiting list 3 dec 10:00 ET", {"status": I.WAITLISTED}),
        ("ashgrove 3 dec 10:00 ET wait-listed", {"status": I.WAITLISTED}),
        ("ashgrove 3 dec 10:00 ET declined", {"status": I.DECLINED}),
        ("ashgrove 3 nov 10:00 ET done", {"status": I.DONE}),
        ("ashgrove confirmed 3 dec 10:00 ET", {"status": I.BOOKED}),
        ("ashgrove 3 dec 10:00 ET 45 min", {"minutes": 45}),
        ("ashgrove 3 dec 10:00 ET for 2.5 hours", {"minutes": 150}),
        ("ashgrove 3 dec 9:00-13:00 ET", {"minutes": 240}),
        ("ashgrove 3 dec 10-1 pm ET", {"minutes": 180}),
        ("ashgrove 3 dec from 1 to 2:30 pm ET", {"minutes": 90}),
        (f"ashgrove 3 dec 10:00 ET {LINK}", {"place": LINK, "how": "video"}),
        ("ashgrove 3 dec 10:00 ET in-person https://a.org/map", {"how": "in-person"}),
        ("ashgrove 3 dec 10:00 ET; Ask About Research", {"notes": "Ask About Research"}),
        ("ashgrove 3 dec 10:00 ET on site", {"how": "in-person"}),
    ],
)  # fmt: skip
def test_a_line_gives_states_lengths_links_and_notes(line: str, fields: dict[str, Any]) -> None:
    found = interview(line)
    assert {name: getattr(found, name) for name in fields} == fields
    assert found.program == "B-P01"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "Which program? Begin with its name"),
        ("3 dec 10:00 ET", "Which program?"),
        ("the interview 3 dec 10:00 ET", "has “the interview” in its name"),
        ("ashgrove 10:00 ET", "While no hour is chosen, say until when to answer"),
        ("ashgrove 3 dec", "At which hour? Add it with the zone"),
        ("ashgrove 3 dec 10 ET", "Write the hour as `10:00`"),
        ("ashgrove 31 nov 10:00 ET", "November has 30 days"),
        ("ashgrove mon 3 dec 10:00 ET", "3 Dec 2026 is a Thursday"),
        ("ashgrove 12/3 10:00 ET", "can be read as `3 dec 2026` or `12 mar 2027`"),
        ("ashgrove 3 dec 25:00 ET", "Hours go from 0:00 to 23:59"),
        ("ashgrove 3 dec 14 pm ET", "With am or pm the hour goes from 1 to 12"),
        ("ashgrove 3 dec 13:00-12:00 ET", "is not after the hour it begins"),
        ("ashgrove 3 dec 10:00 ET 0 min", "How long does it take?"),
        ("ashgrove 14 mar 2:30 ET", "so 02:30 does not exist. Try `03:30`"),
        ("ashgrove 1 nov 1:30 ET", "01:30 comes twice. Add `first` or `second`"),
        ("port meridian 4 jan 2 pm ET", "can be Port Meridian IM or Port Meridian Neurology"),
        ("asgrove 3 dec 10:00 ET", "Do you mean Ashgrove Regional IM?"),
        ("zzz 3 dec 10:00 ET", "Add it first"),
        ("im 3 dec 10:00 ET", "or 4 others"),
        ("x" * (LONGEST + 1), "Shorten it"),
    ],
)  # fmt: skip
def test_what_is_missing_or_unclear_is_asked_for(line: str, says: str) -> None:
    with pytest.raises(LorError, match=None) as caught:
        read(line)
    assert says in str(caught.value)


def test_an_hour_that_comes_twice_is_told_apart_by_words() -> None:
    first, second = "2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"
    told = {"ET first": first, "ET second": second, "EDT": first, "EST": second}
    for word, instant in told.items():
        assert interview(f"ashgrove 1 nov 1:30 {word}").at.isoformat() == instant


def test_my_time_is_the_applicants_own_and_the_zone_stays_the_programs() -> None:
    for line in ("elm 5 dec 8 pm my time", "elm 5 dec 20:00 Amman", "elm 5 dec 20:00 asia/amman"):
        found = read(line)
        assert found.zone_by is ZoneBy.HOME
        assert found.interview.at == at("2026-12-05T20:00+03:00")
        assert found.interview.zone == EASTERN
    bare = _in_state(None)
    assert interview("elm 5 dec 8 pm my own clock", bare).zone == "Asia/Amman"


def _in_state(state: str | None) -> SeasonFile:
    file = samir()
    programs = tuple(replace(p, state=state) if p.key == "B-P05" else p for p in file.programs)
    return replace(file, programs=programs)


def test_without_a_zone_the_state_decides_else_it_is_asked_for() -> None:
    for state, zone in (("WI", CENTRAL), ("Wisconsin", CENTRAL), ("az", "America/Phoenix")):
        found = read("elm 5 dec 10:00", _in_state(state))
        assert (found.zone_by, found.interview.zone) == (ZoneBy.STATE, zone)
    with pytest.raises(RefusedError, match=r"Elmhollow IM is in TN, which has two\. Add ET"):
        read("elm 5 dec 10:00", _in_state("TN"))
    with pytest.raises(RefusedError, match=r"In which time zone\? Add ET"):
        read("elm 5 dec 10:00", _in_state(None))


def test_mountain_time_in_arizona_is_never_moved() -> None:
    arizona = interview("elm 1 jun 10:00 MT", _in_state("Arizona"), TODAY)
    denver = interview("elm 1 jun 10:00 MT", _in_state("CO"), TODAY)
    assert arizona.at.astimezone(ZoneInfo("UTC")).hour == 17
    assert denver.at.astimezone(ZoneInfo("UTC")).hour == 16


def test_ct_before_the_hour_is_connecticut() -> None:
    file = samir()
    hartford = Program(key="X", name="Hartford CT Medicine", state="CT")
    found = interview("hartford ct 5 jan 10:00", replace(file, programs=(*file.programs, hartford)))
    assert (found.program, found.zone) == ("X", EASTERN)


def test_est_in_summer_is_read_as_eastern_and_said_so() -> None:
    assert read("elm 1 apr 10:00 EST").remark == "EST is read as ET, which is EDT on that day."
    assert read("elm 1 apr 10:00 EDT").remark == read("elm 1 apr 10:00 ET").remark == ""
    assert read("elm 1 apr 10:00 HST").remark == ""


def test_a_program_is_found_by_name_start_city_and_specialty_and_finished_ones_come_last() -> None:
    file = samir()
    assert interview("saint orla neuro 3 dec 10:00 ET").program == "B-P10"
    assert interview("Port Meridian internal 3 dec 10:00 ET").program == "B-P02"
    assert interview("orla saint im 3 dec 10:00 ET").program == "B-P03"
    gone = tuple(
        replace(p, status=ProgramStatus.REJECTED) if p.key == "B-P09" else p for p in file.programs
    )
    assert (
        interview("port meridian 3 dec 10:00 ET", replace(file, programs=gone)).program == "B-P02"
    )
    with pytest.raises(RefusedError, match="no program on record yet"):
        read("ashgrove 3 dec 10:00 ET", replace(file, programs=()))
    with pytest.raises(RefusedError, match="This can be Saint Orla IM or Saint Orla Neurology"):
        read("saint orla 3 dec 10:00 ET")


def test_a_city_elsewhere_is_read_on_its_own_clock() -> None:
    manila = living_in("Asia/Manila")
    assert interview("elm 5 dec 9 pm manila", manila).at == at("2026-12-05T21:00+08:00")


@settings(max_examples=60)
@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "ashgrove",
                "3 dec",
                "10:00",
                "-",
                "pm",
                "ET",
                "31 nov",
                "24:00",
                "1:30",
                "1 nov",
                "my time",
                ";",
                "http://",
                "45 min",
                "in person",
                "first",
                "9-5",
                "America/",
                "../etc",
                "mon",
                "[/]",
                "im",
            ]
        ),
        max_size=8,
    ).map(" ".join)
)
def test_any_line_gives_an_interview_or_a_sentence(text: str) -> None:
    said, found = "", None
    try:
        found = read(text).interview
    except LorError as problem:
        said = str(problem)
    assert (found is None) == bool(said.strip())
    assert "\n" not in said
    assert found is None or found.at.utcoffset() is not None
