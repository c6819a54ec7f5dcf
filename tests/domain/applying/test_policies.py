"""What counts as a letter promised, guaranteed or sold, and what does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.applying.policies import CAUTION, caution, is_sold, policy_words
from lorapp.domain.applying.record import LetterPolicy
from tests.domain.applying.builders import asked
from tests.domain.engine.builders import rotation

NOISE = st.text(alphabet="abc xyz", max_size=12)


@pytest.mark.parametrize(
    "text",
    [
        "guaranteed",
        "promised",
        "Letter GUARANTEED after 4 weeks",
        "They sell letters.",
        "sold with the package",
        "includes a letter",
        "Letter included, 900 USD",
        "Not cheap; a letter is promised.",
    ],
)
def test_a_letter_for_sale_is_recognised(text: str) -> None:
    assert is_sold(text)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "earned",
        "not given",
        "none",
        "No letter is promised",
        "not guaranteed",
        "They don't guarantee anything.",
        "They never sell letters",
        "A good place with soldiers",
    ],
)
def test_an_honest_word_is_left_alone(text: str | None) -> None:
    assert not is_sold(text)


@given(NOISE, NOISE)
@settings(max_examples=25)
def test_words_around_a_guarantee_do_not_hide_it(before: str, after: str) -> None:
    assert is_sold(f"{before} guaranteed {after}")


def test_the_caution_names_its_source_on_both_records() -> None:
    assert caution(asked(letter_policy=LetterPolicy.PROMISED)) == CAUTION
    assert "Academic Medicine" in CAUTION
    assert caution(asked(letter_policy=LetterPolicy.EARNED)) == ""
    assert caution(rotation("11-2", "11-27", letter_policy="guaranteed")) == CAUTION
    assert caution(rotation("11-2", "11-27")) == ""


def test_what_is_known_of_letters_is_said_plainly() -> None:
    assert policy_words(asked()) == "Letters there: not known."
    assert policy_words(asked(letter_policy=LetterPolicy.NONE)) == "Letters there: not given."
