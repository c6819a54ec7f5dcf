import pytest

from lorapp.domain.mentors import EmailAddress, Helper, Mentor, is_address, reachable


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("a.roe@example.org", True),
        ("a@b@example.org", False),
        ("a roe@example.org", False),
        ("a@example", False),
        ("a@.org.", False),
        ("@example.org", False),
        ("a@", False),
        ("", False),
    ],
)
def test_an_address_is_told_from_other_text(text: str, answer: bool) -> None:
    assert is_address(text) is answer


def test_a_person_is_found_by_every_address_and_by_who_answers_for_them() -> None:
    person = Mentor(
        key="M1",
        name="Ada Winter",
        emails=(EmailAddress(address="old@example.org", current=False),),
        helpers=(Helper(name="Pat Roe", email="pat@example.org"), Helper(name="Lee")),
    )
    assert reachable(person) == ("old@example.org", "Pat Roe", "pat@example.org", "Lee")
    assert reachable(Mentor(key="M2", name="Bo")) == ()
