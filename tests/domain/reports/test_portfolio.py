"""The portfolio: what is here, what is to come, what is missing."""

from dataclasses import replace
from datetime import date

from lorapp.domain.letters.record import EventKind
from lorapp.domain.papers import Claim, Statement
from lorapp.domain.reports.every import ReportKind
from tests.domain.engine.builders import agreed, asked, ev, letter, mentor, program, record
from tests.domain.reports.looking import made, midseason, under

K = EventKind
PORTFOLIO = ReportKind.PORTFOLIO
ON = date(2026, 8, 3)


def test_the_middle_of_the_season_in_short() -> None:
    found = under(made(midseason(), PORTFOLIO), "In short")
    assert found[:3] == [
        "Here: 3 letters",
        "Expected in time: none; 1 agreed but late",
        "Needed: 3, and 5 is wise: one may never come",
    ]
    assert "By state: 3 available, 1 bounced, 1 late" in found


def test_a_letter_promised_in_time_is_expected() -> None:
    file = record(letter(asked("7-1"), agreed("7-2")))
    found = made(file, PORTFOLIO, ON)
    assert "Expected in time: 1 letter" in found
    assert "Here: none yet" in found


def test_an_uploaded_letter_is_on_its_way_in_time() -> None:
    file = record(letter(agreed("7-2"), ev(K.REQUESTED, "7-10"), ev(K.UPLOADED, "7-31")))
    assert "Expected in time: 1 letter" in made(file, PORTFOLIO, ON)


def test_gaps_are_named_one_by_one() -> None:
    file = record(
        letter(asked("7-1"), agreed("7-2")),
        statements=(Statement(key="S1", claims=(Claim(theme="teamwork"),)),),
    )
    gaps = under(made(file, PORTFOLIO, ON), "What is missing")
    assert gaps == [
        "0 of 3 needed letters are here.",
        "1 of 5 letters are agreed or here; ideas do not count.",
        "The waiver is not decided: Dr. Winter.",
        "Not yet asked to prove anything: Dr. Winter.",
        "Claimed, and no letter is asked to prove it: teamwork.",
    ]


def test_programs_that_lack_something_come_by_their_closing_with_closed_ones_last() -> None:
    found = under(made(midseason(), PORTFOLIO), "Programs that lack something")
    assert found[0].startswith("Saint Orla Neurology | Tue 1 Dec | 1 letter short")
    assert found[-1].startswith("Port Meridian Neurology | closed Sat 31 Oct")


def test_each_letter_tells_both_truths_and_what_it_is_asked_to_prove() -> None:
    found = under(made(midseason(), PORTFOLIO), "Dr. Priscilla Umetani")
    assert "Said: agreed 24 Jun, promised 31 Aug, phone 6 Nov" in found
    assert "Portal: requested 10 Aug, nothing uploaded, seen 4 d ago" in found
    assert "Asked to prove: teamwork" in found
    assert "Deadline told: Fri 18 Sep" in found
    assert any(line.startswith("At risk: promised date passed 83 days ago") for line in found)


def test_ages_and_letters_newer_than_the_day_of_reading() -> None:
    rows = under(made(midseason(), PORTFOLIO), "All letters")
    assert rows[0].endswith("| 1.3 months | 10 programs")
    assert rows[-1].endswith("| written since | 5 programs")


def test_letters_of_earlier_seasons_stand_apart() -> None:
    old = letter(agreed("2025-7-2"), ev(K.UPLOADED, "2025-8-2"), season=2026, key="L0")
    found = made(record(old, letter(asked("7-1"))), PORTFOLIO, ON)
    assert under(found, "Earlier seasons") == [
        "Dr. Ada Winter | 2026 | available | Internal medicine, form unknown, waiver unknown"
    ]
    assert len(under(found, "All letters")) == 1


def test_a_refused_letter_asks_for_nothing_more() -> None:
    file = record(letter(asked("7-1"), ev(K.DECLINED, "7-2"), waived=True))
    found = under(made(file, PORTFOLIO, ON), "Dr. Ada Winter")
    assert not any(line.startswith("Needed") for line in found)


def test_a_preferred_rule_that_fails_is_named_without_alarm() -> None:
    wants = replace(program(minimum=None), letters=None)
    found = made(record(programs=(wants,), mentors=(mentor(),)), PORTFOLIO, ON)
    assert "# Programs that lack something" not in found


def test_with_enough_letters_agreed_only_what_is_not_here_yet_is_missing() -> None:
    letters = (
        letter(agreed("7-2"), key=f"L{n}", waived=True, proves=("teamwork",)) for n in "12345"
    )
    found = under(made(record(*letters), PORTFOLIO, ON), "What is missing")
    assert found == ["0 of 3 needed letters are here."]
