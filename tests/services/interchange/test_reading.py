import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from lorapp.errors import InvalidError, LorError
from lorapp.services.interchange.demo import DEMOS, demo_text
from lorapp.services.interchange.reading import BYTES_MAX, parse
from lorapp.services.interchange.schema import file_schema, schema_text
from lorapp.services.interchange.writing import write
from tests.records import season_files

BOOK = Rulebook()
SMALL: dict[str, Any] = {
    "format": "lorapp",
    "version": 1,
    "applicant": {"name": "Ana", "timezone": "UTC", "season": 2027},
}


def refused(value: object) -> tuple[str, ...]:
    with pytest.raises(InvalidError) as caught:
        parse(json.dumps(value), BOOK)
    return caught.value.problems


@pytest.mark.parametrize("name", DEMOS)
def test_a_demo_read_and_written_is_the_same_text(name: str) -> None:
    text = demo_text(name)
    assert write(parse(text, BOOK)) == text


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=50, deadline=None)
@given(season_files())
def test_what_is_written_is_read_back_the_same_and_fits_the_schema(file: SeasonFile) -> None:
    text = write(file)
    assert write(parse(text.encode(), BOOK)) == text
    Draft202012Validator(file_schema()).validate(json.loads(text))


def test_a_file_begins_with_its_format_and_ends_with_a_line_feed() -> None:
    text = write(parse(json.dumps(SMALL), BOOK))
    assert text.startswith('{\n  "format": "lorapp",\n  "version": 1,\n  "applicant": {\n')
    assert text.endswith("}\n")


def test_accents_are_written_as_they_are() -> None:
    value = SMALL | {"applicant": {"name": "José Ñandú", "timezone": "UTC", "season": 2027}}
    assert '"name": "José Ñandú"' in write(parse(json.dumps(value), BOOK))


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert parse(b"\xef\xbb\xbf" + json.dumps(SMALL).encode(), BOOK).applicant.name == "Ana"
    assert parse("\ufeff" + json.dumps(SMALL), BOOK).applicant.name == "Ana"


def test_the_rulebook_comes_with_the_record() -> None:
    assert parse(json.dumps(SMALL), BOOK).rulebook is BOOK


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b'{\n "a": "\xff"}', "Line 2 is not UTF-8 text; save the file as UTF-8."),
        (b'{\n "a": \n}', "Line 3, column 1 is not JSON"),
        (b"", "This file is empty"),
        (b"\n ", "This file is empty"),
        (b"[" * 100_000, "nested too deeply"),
        (b"x" * (BYTES_MAX + 1), "This file is larger than 50 MB; check which it is."),
    ],
)
def test_what_is_no_json_is_refused_with_one_sentence(text: bytes, sentence: str) -> None:
    with pytest.raises(LorError) as caught:
        parse(text, BOOK)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"format": None}, 'format: is missing; a lorapp file says "lorapp".'),
        ({"format": "csv"}, 'format: "csv" is not "lorapp"; this is another kind of file.'),
        ({"version": None}, "version: is missing; this lorapp reads version 1."),
        ({"version": 0}, "version: 0 is not 1."),
        ({"version": True}, "version: true is not 1."),
        ({"version": 2}, "version: 2 was written by a newer lorapp; update lorapp first."),
        ({"colour": 1}, "colour: there is no such field."),
        ({"colour": None}, "colour: there is no such field."),
        ({"applicant": None}, "applicant: is missing; it is needed here."),
        ({"letters": [{"key": "L", "mentor": "M"}]}, 'letters[0].mentor: there is no mentor "M".'),
    ],
)
def test_a_problem_is_named_by_its_place(change: dict[str, object], problem: str) -> None:
    assert refused(SMALL | change) == (problem,)


def test_bad_values_unknown_fields_and_keys_that_lead_nowhere_are_told_together() -> None:
    assert refused(
        SMALL
        | {
            "colour": "red",
            "mentors": [{"key": "M", "name": "A"}, {"key": "M", "name": 7}, 3],
            "letters": [
                {"key": "L", "mentor": "N", "events": [{"kind": "asked", "on": "2026-02-30"}]},
                {"key": 5, "mentor": ["M"], "rotation": {}},
            ],
            "assignments": [{"letter": "L", "program": "P\x00", "on": "2026-09-21"}, None],
            "interviews": "none",
            "statements": [{"key": "S", "claims": [{"theme": "calm", "witness": "W"}, "C"]}],
        }
    ) == (
        "colour: there is no such field.",
        "mentors[1].name: 7 is not text in quotes.",
        "mentors[2]: 3 is not an object with fields.",
        "letters[0].events[0].on: February 2026 has 28 days, no day 30.",
        "letters[1].key: 5 is not text in quotes.",
        "letters[1].mentor: a list is not text in quotes.",
        "letters[1].rotation: an object is not text in quotes.",
        "assignments[1]: null is not an object with fields.",
        'interviews: "none" is not a list in square brackets.',
        'statements[0].claims[1]: "C" is not an object with fields.',
        'mentors[1].key: "M" is already used by mentors[0].',
        'letters[0].mentor: there is no mentor "N".',
        'assignments[0].program: there is no program "P".',
        'statements[0].claims[0].witness: there is no mentor "W".',
    )


def test_a_whole_number_written_with_a_point_is_the_whole_number() -> None:
    pointed = SMALL | {"version": 1.0, "applicant": SMALL["applicant"] | {"season": 2027.0}}
    assert Draft202012Validator(file_schema()).is_valid(pointed)
    assert write(parse(json.dumps(pointed), BOOK)) == write(parse(json.dumps(SMALL), BOOK))


def test_a_file_that_is_a_list_is_no_lorapp_file() -> None:
    assert refused([]) == ("the file: a list is not an object with fields.",)


def test_a_name_written_twice_is_named_by_its_place() -> None:
    text = json.dumps(SMALL)[:-1] + (
        ', "mentors": [{"key": "M", "name": "A", "name": "B"}], "themes": [], "themes": []}'
    )
    with pytest.raises(InvalidError) as caught:
        parse(text, BOOK)
    assert caught.value.problems == (
        "themes: is written twice; keep one.",
        "mentors[0].name: is written twice; keep one.",
    )


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000, "-1"])
def test_a_number_no_field_can_hold_is_refused_by_its_place(number: str) -> None:
    stay = '{"key": "R", "starts_on": "2026-06-01", "ends_on": "2026-06-02", "kind": "tele", '
    text = json.dumps(SMALL)[:-1] + f', "rotations": [{stay}"hours_per_week": {number}}}]}}'
    with pytest.raises(InvalidError) as caught:
        parse(text, BOOK)
    assert len(caught.value.problems) == 1
    assert caught.value.problems[0].startswith("rotations[0].hours_per_week: ")


@given(st.text() | st.binary())
def test_any_text_is_a_record_or_a_sentence(text: str | bytes) -> None:
    with pytest.raises(LorError):
        parse(text, BOOK)


def test_the_schema_is_valid_and_takes_the_demos() -> None:
    described = json.loads(schema_text())
    Draft202012Validator.check_schema(described)
    for name in DEMOS:
        faults = Draft202012Validator(described).iter_errors(json.loads(demo_text(name)))
        assert [fault.message for fault in faults] == []


def test_the_schema_wants_format_and_version() -> None:
    assert not Draft202012Validator(file_schema()).is_valid({"applicant": SMALL["applicant"]})


LEAST = st.none() | st.integers() | st.sampled_from(["M", "L", ""])
ANYTHING = st.recursive(
    LEAST,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["key", "mentor", "claims", "witness"]), inner)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["mentors", "letters", "statements", "ranks"]), ANYTHING))
def test_lists_of_anything_are_a_record_or_sentences(lists: dict[str, object]) -> None:
    for problem in refused(SMALL | lists | {"colour": 1}):
        assert ": " in problem
