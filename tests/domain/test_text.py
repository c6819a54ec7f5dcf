import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.domain.text import clean

HOSTILE = "Ann\x1b[2J\x9b1m\u202e Roe\r\nMD\x00\ue000p:X\ue001"


def test_control_codes_and_direction_marks_are_taken_out_of_a_line() -> None:
    assert clean(HOSTILE) == "Ann[2J1m Roe MDp:X"


def test_a_note_keeps_its_lines_and_blanks() -> None:
    assert clean("one\r\n\ttwo  \rthree\x07", multiline=True) == "one\n\ttwo  \nthree"


def test_accents_are_composed_so_that_equal_names_are_equal() -> None:
    assert clean("Jose\u0301") == "José"


@pytest.mark.parametrize("text", ["[MD]", "[/]", "[@click=app.quit]x[/]", "a\\[b]c\\", "[PGY-2]"])
def test_markup_is_text_like_any_other(text: str) -> None:
    assert clean(text) == text


def test_half_characters_are_taken_out() -> None:
    assert clean("a\ud800b") == "ab"


def test_a_byte_that_was_no_utf_8_is_the_letter_it_most_likely_was() -> None:
    assert clean("Jos\udce9 Nu\udcf1ez\udc9b") == "José Nuñez"
    assert clean(b"Jos\xe9".decode("utf-8", "surrogateescape")) == "José"


@given(st.text(), st.booleans())
def test_cleaning_twice_changes_nothing(text: str, multiline: bool) -> None:
    once = clean(text, multiline=multiline)
    assert clean(once, multiline=multiline) == once


@given(st.text())
def test_no_control_code_is_left(text: str) -> None:
    assert all(char.isprintable() or ord(char) > 0x9F for char in clean(text))
