"""A record from typed values: checked as in a file, refused by name."""

import pytest

from lorapp.domain.mentors import Mentor
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.typed import specialty_of, typed
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
        ("internal-medicine", "internal-medicine"),
    ],
)
def test_a_specialty_is_read_as_people_write_it(text: str | None, slug: str | None) -> None:
    assert specialty_of(text, Rulebook()) == slug


def test_what_is_no_specialty_is_refused() -> None:
    with pytest.raises(RefusedError, match="is no specialty lorapp knows"):
        specialty_of("??", Rulebook())
