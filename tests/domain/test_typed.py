"""A record from typed values: checked as in a file, refused by name."""

import pytest

from lorapp.domain.leaves import zone_named
from lorapp.domain.mentors import Mentor
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.typed import specialty_meant, specialty_of, typed
from lorapp.errors import RefusedError


def test_a_record_is_made_without_what_is_none() -> None:
    made = typed(Mentor, "mentor", {"key": "M1", "name": "Dr. Roe", "phone": None})
    assert made == Mentor(key="M1", name="Dr. Roe")


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"name": "x" * 501}, "name: has 501 characters; at most 500 fit."),
        ({"name": "Roe", "lead_time_days": "a_b"}, 'lead time days: "a_b" is not a'),
    ],
)
def test_the_first_value_that_cannot_be_taken_is_named(
    values: dict[str, object], says: str
) -> None:
    with pytest.raises(RefusedError) as caught:
        typed(Mentor, "mentor", {"key": "M1", **values})
    assert str(caught.value).startswith(says)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        (None, None),
        ("general", "general"),
        ("peds", "pediatrics"),
        ("ob/gyn", "obstetrics-gynecology"),
        ("med-peds", "med-peds"),
        ("internal-medicine", "internal-medicine"),
    ],
)
def test_a_specialty_is_read_as_people_write_it(text: str | None, slug: str | None) -> None:
    assert specialty_of(text, Rulebook()) == slug


def test_what_is_no_specialty_is_refused() -> None:
    with pytest.raises(RefusedError, match="is no specialty lorapp knows"):
        specialty_of("??", Rulebook())


NAMES = {
    "internal medicine": "internal-medicine",
    "internal med": "internal-medicine",
    "neurology": "neurology",
    "neurosurgery": "neurosurgery",
}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Internal", "internal-medicine"),
        ("neurol", "neurology"),
        ("neuro", None),
        ("in", None),
        ("", None),
        ("General", "general"),
        ("dermatology", None),
    ],
)
def test_the_beginning_of_one_specialty_alone_is_enough(text: str, slug: str | None) -> None:
    assert specialty_meant(text, NAMES) == slug


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("cairo", "Africa/Cairo"),
        (" New york ", "America/New_York"),
        ("asia/amman", "Asia/Amman"),
        ("amm", "Asia/Amman"),
        ("Indianapolis", "Indianapolis"),
        ("indi", "indi"),
        ("", ""),
        ("Nowhere", "Nowhere"),
    ],
)
def test_a_zone_is_known_by_its_city_where_only_one_has_it(text: str, zone: str) -> None:
    known = (
        *("Africa/Cairo", "America/New_York", "Asia/Amman"),
        *("America/Indianapolis", "America/Indiana/Indianapolis"),
    )
    assert zone_named(text, known) == zone
