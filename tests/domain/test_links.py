"""Keys that are used twice or lead nowhere are named even in a file that cannot be taken."""

from lorapp.domain.links import unsound


def test_what_holds_no_key_is_passed_over_and_the_rest_is_named() -> None:
    fields: dict[str, object] = {
        "applicant": {"name": 7},
        "rotations": [
            {"key": "R", "mentors": ["M", 5, "gone"]},
            {"key": "R", "mentors": "M"},
            {"mentors": {"M": 1}},
            "no record",
        ],
        "mentors": [{"key": "M"}, {"key": None}, {"key": ["M"]}, {}],
        "programs": "none",
    }
    assert list(unsound(fields, None)) == [
        'rotations[1].key: "R" is already used by rotations[0].',
        'rotations[0].mentors[2]: there is no mentor "gone".',
    ]
