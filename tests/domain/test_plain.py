import json
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from lorapp.domain.applicant import Applicant
from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.letters.record import Letter
from lorapp.domain.mentors import Mentor
from lorapp.domain.papers import Interview
from lorapp.domain.plain import from_plain, schema, to_plain
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation
from lorapp.domain.values import is_given
from tests.records import season_files

STAY = {"key": "R1", "starts_on": "2026-06-01", "ends_on": "2026-06-26", "kind": "elective"}
PERSON = {"name": "Ana", "timezone": "Asia/Amman", "season": 2027}


def read(cls: type[Any], value: object, place: str = "x") -> tuple[Any, list[str]]:
    problems: list[str] = []
    return from_plain(cls, value, place, problems), problems


def stay(**fields_given: object) -> list[str]:
    return read(Rotation, STAY | fields_given, "rotations[0]")[1]


def test_a_record_is_written_in_the_order_of_its_fields_without_what_is_unknown() -> None:
    found, problems = read(Rotation, {"kind": "elective", **STAY, "hours_per_week": 35})
    assert problems == []
    assert list(to_plain(found).items()) == [
        ("key", "R1"),
        ("starts_on", "2026-06-01"),
        ("ends_on", "2026-06-26"),
        ("hours_per_week", 35),
        ("kind", "elective"),
    ]


def test_null_is_the_same_as_a_field_left_out() -> None:
    assert read(Rotation, STAY | {"site": None, "mentors": None}) == read(Rotation, STAY)


def test_an_empty_list_and_a_missing_list_stay_apart() -> None:
    empty, _ = read(Program, {"key": "P", "name": "N", "visas": []})
    missing, _ = read(Program, {"key": "P", "name": "N"})
    assert to_plain(empty)["visas"] == []
    assert "visas" not in to_plain(missing)
    assert not is_given(missing.visas)


@pytest.mark.parametrize(("given_number", "written"), [(35, "35"), (35.0, "35"), (37.5, "37.5")])
def test_a_whole_number_of_hours_is_written_whole(given_number: float, written: str) -> None:
    found, _ = read(Rotation, STAY | {"hours_per_week": given_number})
    assert json.dumps(to_plain(found)["hours_per_week"]) == written


def test_an_instant_keeps_its_offset() -> None:
    row = {"program": "P", "at": "2027-01-07T08:30:00-06:00", "zone": "America/Chicago"}
    found, _ = read(Interview, row)
    assert found.at == datetime(2027, 1, 7, 8, 30, tzinfo=timezone(timedelta(hours=-6)))
    assert to_plain(found) == row


def test_a_calendar_row_holds_a_bare_day_or_an_instant() -> None:
    day, _ = read(CalendarRow, {"code": "c", "at": "2027-03-03"})
    instant, _ = read(CalendarRow, {"code": "c", "at": "2027-03-03T21:00:00Z"})
    assert day.at == date(2027, 3, 3)
    assert instant.at == datetime(2027, 3, 3, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields_given", "sentence"),
    [
        ({"ends_on": "2026-06-31"}, "ends_on: June has 30 days, no day 31."),
        ({"ends_on": "2026-02-29"}, "ends_on: February 2026 has 28 days, no day 29."),
        ({"ends_on": "2026-13-01"}, "ends_on: there is no month 13; months run from 01 to 12."),
        ({"ends_on": "1066-10-14"}, "ends_on: the year 1066 is not between 1900 and 2200."),
        ({"ends_on": "20260626"}, 'ends_on: "20260626" is not a day written YYYY-MM-DD.'),
        ({"ends_on": 20260626}, "ends_on: 20260626 is not a day written YYYY-MM-DD."),
        ({"hours_per_week": -1}, "hours_per_week: -1 is not a number from 0 to 168."),
        ({"hours_per_week": True}, "hours_per_week: true is not a number."),
        ({"cost_usd": float("inf")}, "cost_usd: inf is not a number from 0 to 1000000000."),
        ({"hands_on": 1}, "hands_on: 1 is neither true nor false."),
        ({"setting": "ward"}, 'setting: "ward" is not one of inpatient, outpatient, mixed.'),
        ({"site": 5}, "site: 5 is not text in quotes."),
        ({"site": "a" * 501}, "site: has 501 characters; at most 500 fit."),
        ({"notes": "a" * 200_001}, "notes: has 200001 characters; at most 200000 fit."),
        ({"key": " \x07"}, "key: is empty; write something."),
        ({"specialty": "Internal Medicine"}, "is not a slug such as internal-medicine."),
        ({"specialty": "general"}, 'specialty: "general" is only for letters; name a specialty.'),
        ({"mentors": "A"}, 'mentors: "A" is not a list in square brackets.'),
        ({"mentors": [{}]}, "mentors[0]: an object is not text in quotes."),
        ({"mentors": [[1]]}, "mentors[0]: a list is not text in quotes."),
        ({"colour\x1b": 1}, "rotations[0].colour: there is no such field."),
        ({"": None}, 'rotations[0]."": there is no such field.'),
        ({"city": 10**400}, "city: this number is not text in quotes."),
        ({"city": 1.5}, "city: 1.5 is not text in quotes."),
        ({"kind": "x" * 50}, f'kind: "{"x" * 40}…" is not one of'),
        ({"kind": None}, "rotations[0].kind: is missing; it is needed here."),
    ],
)
def test_what_cannot_be_taken_is_named_by_its_place(
    fields_given: dict[str, object], sentence: str
) -> None:
    problems = stay(**fields_given)
    assert len(problems) == 1
    assert problems[0].startswith("rotations[0].")
    assert sentence in problems[0]


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("2027-01-07", "is not an instant written like 2026-12-03T10:00:00-05:00."),
        ("2027-01-07T08:30:00", "has no offset; add one, such as -05:00."),
        ("2027-02-30T08:30:00Z", "February 2027 has 28 days, no day 30."),
        ("2027-02-28T25:30:00Z", "has an hour or an offset that is not there."),
        ("2027-02-28T24:00:00Z", "has an hour or an offset that is not there."),
        (7, "is not an instant written like"),
    ],
)
def test_an_instant_needs_its_offset(at: object, sentence: str) -> None:
    _, problems = read(Interview, {"program": "P", "at": at}, "interviews[0]")
    assert len(problems) == 1
    assert sentence in problems[0]


@pytest.mark.parametrize("zone", ["Mars/Base", "", "../etc/passwd", "Asia", 3])
def test_a_time_zone_must_be_known(zone: object) -> None:
    found, problems = read(Applicant, PERSON | {"timezone": zone}, "applicant")
    assert found is None
    assert problems[0].endswith("is not a time zone such as America/New_York.")


@pytest.mark.parametrize("season", [1899, 2201, 2027.5, True, "2027"])
def test_a_season_is_a_year(season: object) -> None:
    _, problems = read(Applicant, PERSON | {"season": season}, "applicant")
    assert problems[0].endswith("is not a whole number from 1900 to 2200.")


def test_only_the_three_services_take_letters() -> None:
    _, problems = read(Letter, {"key": "L", "mentor": "M", "service": "nrmp"}, "letters[0]")
    assert problems == ['letters[0].service: "nrmp" is not one of eras, residencycas, sf-match.']


def test_a_letter_may_be_general() -> None:
    found, _ = read(Letter, {"key": "L", "mentor": "M", "specialty": "general"})
    assert found.specialty == "general"


def test_strict_names_rules_of_the_program() -> None:
    _, problems = read(Program, {"key": "P", "name": "N", "strict": ["min", "mim"]}, "p")
    assert problems[0].startswith('p.strict[1]: "mim" is not one of min, wanted, max,')


def test_all_problems_come_together() -> None:
    value = {
        "applicant": {"name": "", "season": 1},
        "letters": [{"key": "L", "events": [{"kind": "asked", "on": "x"}, 7]}],
        "extra": None,
    }
    _, problems = read(SeasonFile, value, "")
    assert [problem.partition(":")[0] for problem in problems] == [
        "applicant.name",
        "applicant.season",
        "applicant.timezone",
        "letters[0].events[0].on",
        "letters[0].events[1]",
        "letters[0].mentor",
        "extra",
    ]


def test_a_file_that_is_no_object_is_said_so() -> None:
    assert read(SeasonFile, None, "")[1] == ["the file: null is not an object with fields."]


def test_control_codes_are_taken_out_on_the_way_in() -> None:
    value = {"key": "M\x1b1", "name": "Dr.\tAnn \u202eRoe", "notes": "a\r\nb\x00"}
    found, _ = read(Mentor, value)
    assert (found.key, found.name, found.notes) == ("M1", "Dr. Ann Roe", "a\nb")


def test_the_rulebook_is_no_part_of_the_file() -> None:
    assert read(SeasonFile, {"applicant": PERSON, "rulebook": {}}, "")[1] == [
        "rulebook: there is no such field."
    ]


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=35, deadline=None)
@given(season_files())
def test_writing_and_reading_gives_the_same_record(file: SeasonFile) -> None:
    plain = to_plain(file)
    found, problems = read(SeasonFile, json.loads(json.dumps(plain)), "")
    assert problems == []
    assert found == file
    assert to_plain(found) == plain
    Draft202012Validator(schema(SeasonFile)).validate(plain)


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=35, deadline=None)
@given(season_files(), st.data())
def test_any_value_in_any_place_gives_a_record_or_problems(
    file: SeasonFile, data: st.DataObject
) -> None:
    plain = json.loads(json.dumps(to_plain(file)))
    holder: Any = plain
    while True:
        places = list(holder if isinstance(holder, dict) else range(len(holder)))
        where = data.draw(st.sampled_from(places))
        inner = holder[where]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            holder[where] = data.draw(any_json)
            break
        holder = inner
    found, problems = read(SeasonFile, plain, "")
    assert (found is None) == bool(problems)


def test_the_schema_is_a_valid_schema_and_names_every_field() -> None:
    described = schema(SeasonFile)
    Draft202012Validator.check_schema(described)
    properties = described["properties"]
    assert isinstance(properties, dict)
    assert [*properties, "rulebook"] == [field.name for field in fields(SeasonFile)]


@pytest.mark.parametrize(
    "change", [{"season": "2027"}, {"specialties": ["general"]}, {"colour": 1}, {"visa": "F-1"}]
)
def test_the_schema_refuses_what_reading_refuses(change: dict[str, object]) -> None:
    value = PERSON | change
    assert read(Applicant, value)[1]
    assert not Draft202012Validator(schema(Applicant)).is_valid(value)
