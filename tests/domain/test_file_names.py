"""Names of files made of people's texts: taken by every system, and never a path (X7)."""

import re
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.file_names import NAME_BYTES, safe_name
from tests.exports.hostile import TEXTS

DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)", re.IGNORECASE)
CASES = [
    ("Dr. Umetani, Samir Daghlani", "Dr Umetani, Samir Daghlani"),
    ("../../etc/passwd", "etc passwd"),
    ("/absolute/path", "absolute path"),
    ("C:\\Windows\\x", "C Windows x"),
    ("\\\\?\\C:\\x", "C x"),
    ("\\\\server\\share", "server share"),
    ("CON", "packet CON"),
    ("con.txt", "packet con.txt"),
    ("Lpt9", "packet Lpt9"),
    ("COM¹.a", "packet COM¹.a"),
    ("console", "console"),
    ("trailing dot.", "trailing dot"),
    ("trailing blank ", "trailing blank"),
    (".hidden", "hidden"),
    ("..", "packet"),
    ("", "packet"),
    ("nul\x00byte", "nulbyte"),
    ("a\x1b[2Jb", "a 2Jb"),
    ("a\u202egpj.exe", "agpj.exe"),
    ("~root", "root"),
    ("$HOME `id` $(id)", "HOME id (id)"),
    ('a:b*c?d|e<f>g"h', "a b c d e f g h"),
    ("-rf", "rf"),
    ("%2e%2e%2f", "2e 2e 2f"),
    ("file:///etc/passwd", "file etc passwd"),
    ("a\nb\tc", "a b c"),
    ("v2.1", "v2.1"),
    ("O'Neil & Sons (MD)", "O'Neil & Sons (MD)"),
    ("سمير الدغلاني", "سمير الدغلاني"),
    ("राजेश कुमार", "राजेश कुमार"),
    ("王小明", "王小明"),
    ("🏥", "packet"),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_a_text_becomes_a_name_that_is_no_path(text: str, name: str) -> None:
    assert safe_name(text, "packet") == name


@settings(max_examples=60)
@given(st.text(max_size=300) | st.sampled_from(TEXTS))
def test_every_system_takes_the_name(text: str) -> None:
    name = safe_name(text, "packet")
    assert 0 < len(name.encode()) <= NAME_BYTES + len("packet ")
    assert PurePosixPath(name).parts == (name,)
    assert PureWindowsPath(name).parts == (name,)
    assert not DEVICE.match(name)
    assert name.strip(" .") == name
    assert safe_name(name, "packet") == name


def test_a_long_name_is_cut_between_two_letters() -> None:
    assert safe_name("王" * 300, "packet") == "王" * (NAME_BYTES // 3)
