"""An interview in sentences."""

from lorapp.domain.interviews.told import brief_text, understood_text
from tests.acceptance.applicants import samir
from tests.domain.interviews.cases import interview, read, situation


def test_a_line_is_told_back_on_both_clocks_with_what_was_guessed_and_met() -> None:
    assert understood_text(situation(), read("elmhollow 3 dec 11:00 video")) == (
        "Elmhollow IM: Thu 3 Dec 19:00 Amman (11:00 ET), video, booked. ET is usual in OH. "
        "At the same time: Ashgrove Regional IM, Thu 3 Dec 18:00 Amman (10:00 ET)."
    )
    summer = understood_text(situation(), read("elm 1 apr 10:00 EST 45 min"))
    assert "45 min. EST is read as ET, which is EDT on that day." in summer
    assert "Amman does not" in summer


def test_an_interview_is_told_in_one_line() -> None:
    told = "Granite Ferry IM: Thu 7 Jan 17:30 Amman (08:30 CT, 09:30 ET), in person, booked."
    assert brief_text(situation(), samir().interviews[2]) == told
    assert brief_text(situation(), interview("elm 4 dec 10:00 ET")).endswith("unknown, booked.")
