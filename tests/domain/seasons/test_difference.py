"""What changed since last time, and what each season had: counts and names."""

from dataclasses import replace
from datetime import date

from lorapp.domain.applicant import Exam
from lorapp.domain.arrival.record import Closing, MatchOutcome, MatchResult
from lorapp.domain.papers import Statement
from lorapp.domain.record import SeasonFile
from lorapp.domain.seasons import changes
from lorapp.domain.seasons.difference import HALF, differences, last_applied, new_share
from lorapp.domain.seasons.overview import season_lines
from lorapp.domain.seasons.record import ReuseAnswer
from tests.domain.engine.builders import agreed, applicant, letter, program, record, rotation
from tests.domain.seasons.builders import CERTIFIED, JUNE, again, at, came, day


def told(file: SeasonFile) -> dict[str, str]:
    return {one.what: f"{one.now} {' '.join(one.told)}".strip() for one in differences(at(file))}


def test_a_first_application_has_nothing_to_compare() -> None:
    assert differences(at(record())) == ()
    assert last_applied(record()) is None


def test_nothing_new_is_said_plainly() -> None:
    found = told(again())
    assert found["Letters"] == "nothing yet"
    assert found["Exams since"] == "nothing yet"
    assert found["Programs"].startswith("nothing yet")
    assert found["US experience"] == "no more weeks"
    assert found["Asked again"] == "nobody yet"


def test_what_is_new_is_counted_and_named() -> None:
    stay = rotation("2027-3-1", "2027-3-28", country="US")
    person = applicant(
        season=2028,
        accounts=(CERTIFIED,),
        exams=(
            Exam(name="Step 3", on=date(2027, 2, 1), result="pass"),
            Exam(name="Step 2", on=date(2026, 2, 1), result="240"),
        ),
    )
    programs = (program(season=2027), program(season=2028, key="P2", name="Program P1"))
    file = again(
        came(),
        came("L2"),
        letter(agreed("2027-6-1"), key="L3", season=2028),
        applicant=person,
        rotations=(stay,),
        programs=(*programs, program(season=2028, key="P3")),
        statements=(
            Statement(key="S1", season=2028, ready_on=date(2027, 6, 1)),
            Statement(key="S2", season=2027),
        ),
    )
    for key in ("L1", "L2"):
        file = changes.imported(at(file), key, JUNE)
    found = told(file)
    assert found["Letters"].startswith("1 of 3 new")
    assert HALF in found["Letters"]
    assert "14 months by then" in found["Letters"]
    assert found["Exams since"] == "Step 3 (pass)"
    assert found["Statement"].startswith("1 new version")
    assert found["Programs"] == "1 again, 1 new Season 2027 had 1 program."
    assert found["US experience"] == "4 weeks more Since then: Ashgrove."
    assert new_share(at(file)) == (1, 3)


def test_who_was_asked_is_named_with_the_answer() -> None:
    asked = changes.asked(at(again()), "L1", JUNE)
    file = changes.answered(at(asked), "L1", ReuseAnswer.NO, JUNE)
    assert told(file)["Asked again"] == ("1 writer Dr. Ada Winter: stays closed, asked Tue 15 Jun.")
    unasked = changes.answered(at(again()), "L1", ReuseAnswer.YES, JUNE)
    assert told(unasked)["Asked again"] == "1 writer Dr. Ada Winter: may be imported."


def test_a_season_without_dates_compares_what_it_can() -> None:
    far = again(
        came(season=8999),
        applicant=applicant(season=9000),
        programs=(program(season=8999),),
        rotations=(rotation("2027-3-1", "2027-3-28", country="US"),),
    )
    assert told(far)["US experience"] == "4 weeks more"


def test_each_season_says_what_it_had() -> None:
    ended = MatchOutcome(season=2027, result=MatchResult.UNMATCHED, on=date(2027, 3, 15))
    file = again(outcomes=(ended,), closings=(Closing(season=2027, on=date(2027, 4, 1)),))
    here, before = season_lines(at(file))
    assert (here.is_here, here.fact) == (True, "nothing yet")
    assert here.told[0].startswith("You are here")
    assert before.fact == "1 letter · 1 program"
    words = " ".join(before.told)
    assert "was closed" in words
    assert "certified by" in words
    silent = season_lines(at(again(), day("2027-4-1")))
    assert silent[1].told[0] == "How it ended is not written down."
    assert any(text.startswith("It opens on ~") for text in silent[0].told)
    far = replace(file, applicant=applicant(season=9000))
    assert len(season_lines(at(far))) == 2
