"""Nothing that leaves the program can steer a terminal, whatever its encoding."""

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.cli.output import complain, harmless, one_line, say, say_json, say_whole

HOSTILE = "\x1b[2J\x1b]52;c;aGk=\x07\x9b31m\x00\x08\u202eabc\u2066\ud800"


@given(st.text())
def test_a_text_keeps_its_lines_and_loses_what_steers(text: str) -> None:
    told = harmless(text)
    assert told.count("\n") == text.count("\n")
    assert all(sign == "\n" or ord(sign) >= 32 for sign in told)
    assert not set(told) & set("\x7f\x80\x9b\x9f\u202e\u2066\u200f\ud800")


def test_what_steers_is_written_as_its_code() -> None:
    assert harmless("\x1b[2J\u202e\t.") == "\\x1b[2J\\u202e ."


def test_people_write_right_to_left_and_with_signs() -> None:
    assert harmless("سمير 👩🏽‍⚕️ [red] José") == "سمير 👩🏽‍⚕️ [red] José"


def test_a_list_has_one_line_for_each_thing() -> None:
    assert one_line("first\n second\t third") == "first second third"


def test_an_answer_for_programs_is_utf8_in_a_terminal_that_knows_ascii_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    say_json({"name": f"José {HOSTILE}"})
    written = raw.getvalue()
    assert json.loads(written.decode("utf-8")) == {"name": f"José {HOSTILE}"}
    assert b"\x1b" not in written
    assert "\u202e".encode() not in written


def test_a_file_on_stdout_keeps_its_tabs_and_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", stream)
    say_whole('{\n\t"a": "ü"\n}\n')
    assert raw.getvalue() == '{\n\t"a": "ü"\n}\n'.encode()


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_text_for_people_fits_a_terminal_that_knows_ascii_only(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", newline="")
    monkeypatch.setattr(sys, name, stream)
    (say if name == "stdout" else complain)("José\nfin")
    stream.flush()
    assert raw.getvalue() == b"Jos\\xe9\nfin\n"


@pytest.mark.parametrize(
    ("encoding", "written"), [("ascii", '"no" - it\'s... \\xe9'), ("cp1252", "“no” – it’s… é")]
)
def test_marks_of_a_printed_page_are_typed_where_they_cannot_be_written(
    encoding: str, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    say("“no” – it’s… é")
    sys.stdout.flush()
    assert raw.getvalue().decode(encoding).rstrip() == written
