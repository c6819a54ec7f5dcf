"""How a season ended: when it can be known, the place, its first day and what is marked."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lorapp.domain.applicant import Visa
from lorapp.domain.arrival.changes import add_outcome, change_outcome, held, remove_outcome
from lorapp.domain.arrival.outcomes import (
    first_day,
    identity,
    is_known,
    known_from,
    matched_at,
    outcome_words,
    place_of,
    result_day,
    result_lines,
)
from lorapp.domain.arrival.places import program_named
from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.programs import Program, ProgramStatus, Track
from lorapp.domain.ranking.record import Rank
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError, UnknownKeyError
from tests.domain.arrival.builders import AFTER, FIRST_DAY, MATCH_DAY, R, ended, outcome
from tests.domain.engine.builders import program, record, situation

NOON_ON_MATCH_DAY = datetime(2027, 3, 19, 16, tzinfo=UTC)
EVE = date(2027, 3, 18)


def before(**parts: object) -> SeasonFile:
    return record(programs=(program(applied_on=date(2026, 9, 23)),), **parts)


def refused(file: SeasonFile, found: object, on: date = AFTER) -> str:
    with pytest.raises(RefusedError) as caught:
        add_outcome(situation(file, on), found)  # type: ignore[arg-type]
    return str(caught.value)


def test_before_noon_on_match_day_only_what_can_be_known_is_taken() -> None:
    file = before()
    early = datetime(2027, 3, 19, 15, 59, tzinfo=UTC)
    with pytest.raises(RefusedError, match="Fri 19 Mar 12:00") as caught:
        add_outcome(Situation(file, early), outcome())
    assert str(caught.value).startswith("Where you matched is known from")
    assert add_outcome(Situation(file, NOON_ON_MATCH_DAY), outcome()).outcomes == (outcome(),)
    sunday = date(2027, 3, 14)
    text = refused(file, outcome(R.UNMATCHED, on=sunday), sunday)
    assert "“Not matched” is known from Mon 15 Mar 10:00" in text
    assert "outside the Match or a withdrawal" in text
    assert "“Matched” is known from" in refused(file, outcome(on=sunday), sunday)
    for result in (R.OUTSIDE, R.WITHDREW):
        found = outcome(result, on=date(2026, 11, 20), visa=None)
        assert add_outcome(situation(file, date(2026, 11, 22)), found).outcomes == (found,)


def test_from_monday_of_match_week_it_is_known_whether_but_not_where() -> None:
    file, monday = before(), date(2027, 3, 15)
    matched = outcome(program=None, on=monday)
    early = Situation(file, datetime(2027, 3, 15, 13, 59, tzinfo=UTC))
    for found in (matched, outcome(R.UNMATCHED, on=monday)):
        with pytest.raises(RefusedError, match=r"is known from Mon 15 Mar 10:00"):
            add_outcome(early, found)
        at_ten = Situation(file, datetime(2027, 3, 15, 14, tzinfo=UTC))
        assert add_outcome(at_ten, found).outcomes == (found,)
    text = refused(file, outcome(on=EVE), EVE)
    assert text.startswith("Where you matched is known from Fri 19 Mar 12:00")
    assert "without a place" in text
    assert "Say where" in refused(file, matched)
    assert "Say where" in refused(file, outcome(R.OUTSIDE, program=None))


def test_on_match_day_the_place_is_put_to_what_monday_said() -> None:
    monday = outcome(program=None, on=date(2027, 3, 15))
    file = replace(before(), outcomes=(monday,))
    assert place_of(file, 2027, EVE) is None
    assert result_day(file, 2027, EVE) == MATCH_DAY
    whole = add_outcome(Situation(file, NOON_ON_MATCH_DAY), outcome())
    assert whole.outcomes == (outcome(),)
    assert place_of(whole, 2027, MATCH_DAY) == outcome()
    older = replace(file, outcomes=(replace(monday, season=2026),))
    assert len(add_outcome(Situation(older, NOON_ON_MATCH_DAY), outcome()).outcomes) == 2


def test_a_soap_offer_is_known_when_offers_begin() -> None:
    found = outcome(R.SOAP, on=EVE)
    assert add_outcome(situation(before(), EVE), found).outcomes
    wednesday = date(2027, 3, 17)
    text = refused(before(), replace(found, on=wednesday), wednesday)
    assert "“A place through SOAP” is known from Thu 18 Mar" in text


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (program(match="sf-match"), "results"),
        (program(specialty="urology"), "results"),
        (program(match="aua"), "results"),
        (program(), "match-day"),
        (program(match="none"), None),
        (program(match="military"), None),
    ],
)
def test_each_match_has_its_own_day(found: Program, code: str | None) -> None:
    row = known_from(record(programs=(found,)), outcome())
    assert (row.code if row else None) == code
    unknown = row is not None and row.at is None
    assert is_known(row, situation(record(), EVE).now, EVE) == (unknown or row is None)


def test_a_place_that_is_not_on_record_follows_the_first_specialty() -> None:
    row = known_from(record(), outcome(place="Elsewhere"))
    assert row is not None
    assert row.code == "match-day"
    assert not is_known(replace(row, at=MATCH_DAY), NOON_ON_MATCH_DAY, EVE)


def test_the_program_is_marked_and_goes_back_where_it_stood() -> None:
    file = before()
    at = situation(file, AFTER)
    marked = add_outcome(at, outcome())
    assert marked.program("P1").status is ProgramStatus.MATCHED
    wanted = identity(outcome())
    back = remove_outcome(situation(marked, AFTER), wanted)
    assert (back.outcomes, back.program("P1").status) == ((), ProgramStatus.APPLIED)
    talk = Interview(program="P1", at=datetime(2026, 12, 1, 15, tzinfo=UTC))
    invited = replace(marked, interviews=(talk,))
    found = remove_outcome(situation(invited, AFTER), wanted)
    assert found.program("P1").status is ProgramStatus.INTERVIEW
    ranked = replace(invited, ranks=(Rank(program="P1"),))
    found = remove_outcome(situation(ranked, AFTER), wanted)
    assert found.program("P1").status is ProgramStatus.RANKED
    declined = replace(talk, status=InterviewStatus.DECLINED)
    never = (program(status=ProgramStatus.MATCHED),)
    bare = replace(marked, interviews=(declined,), programs=never)
    found = remove_outcome(situation(bare, AFTER), wanted)
    assert found.program("P1").status is ProgramStatus.CONSIDERING


def test_a_result_is_changed_with_both_programs() -> None:
    file = replace(before(), programs=(program(), program("P2")))
    marked = add_outcome(situation(file, AFTER), outcome())
    moved = change_outcome(
        situation(marked, AFTER), identity(outcome()), outcome(program="P2", note="By mail.")
    )
    assert moved.program("P1").status is ProgramStatus.CONSIDERING
    assert moved.program("P2").status is ProgramStatus.MATCHED
    kept = change_outcome(situation(moved, AFTER), "2027:matched:P2", outcome(program="P2"))
    assert kept.outcomes[0].note is None
    rejected = replace(marked, programs=(program(status=ProgramStatus.REJECTED), program("P2")))
    left = remove_outcome(situation(rejected, AFTER), identity(outcome()))
    assert left.program("P1").status is ProgramStatus.REJECTED
    with pytest.raises(UnknownKeyError, match="no longer on record"):
        held(left, identity(outcome()))


def test_what_cannot_be_is_refused_with_words() -> None:
    file = before()
    assert "has not come yet" in refused(file, outcome(on=date(2027, 4, 1)))
    assert "Say where" in refused(file, outcome(program=None))
    assert "no place and no first day" in refused(file, outcome(R.WITHDREW, place="Here"))
    assert "Check the year" in refused(file, outcome(starts_on=date(2029, 7, 1)))
    late = outcome(starts_on=date(2027, 8, 16))
    assert add_outcome(situation(file, AFTER), late).outcomes == (late,)
    marked = add_outcome(situation(file, AFTER), outcome())
    assert "is on record already" in refused(marked, outcome())
    assert "Change or remove that first" in refused(marked, outcome(R.UNMATCHED))
    assert "Change or remove that first" in refused(marked, outcome(R.SOAP))
    nobody = replace(file, outcomes=(outcome(R.UNMATCHED),))
    assert "“Not matched” is on record" in refused(nobody, outcome(place="Elsewhere"))


def test_a_preliminary_and_an_advanced_place_are_two_and_the_first_is_begun_first() -> None:
    advanced = program("P2", track=Track.ADVANCED)
    file = replace(before(), programs=(program(track=Track.PRELIMINARY), advanced))
    later = outcome(program="P2")
    both = add_outcome(situation(add_outcome(situation(file, AFTER), later), AFTER), outcome())
    assert first_day(both, later) == date(2028, 7, 1)
    assert place_of(both, 2027, AFTER) == outcome()
    assert held(both, identity(outcome())) == outcome()
    assert list(result_lines(both, 2027, AFTER)) == ["Matched, Program P1.", "Matched, Program P2."]


def test_the_result_may_be_told_from_its_own_day_or_match_day_on() -> None:
    assert result_day(record(), 2027, AFTER) == MATCH_DAY
    early = ended(outcome(R.OUTSIDE, on=date(2026, 12, 1)))
    assert result_day(early, 2027, AFTER) == date(2026, 12, 1)
    late = ended(outcome(on=date(2027, 4, 2)))
    assert result_day(late, 2027, date(2027, 4, 2)) == MATCH_DAY
    assert result_day(replace(record(), rulebook=type(record().rulebook)()), 2027, AFTER) is None


def test_words_and_days_where_little_is_known() -> None:
    bare = outcome(place="Elsewhere", program=None)
    assert outcome_words(record(), bare) == "Matched, Elsewhere"
    both = replace(before(), outcomes=(bare, outcome(R.SOAP)))
    assert matched_at(both, AFTER) == "Elsewhere and Program P1"
    assert matched_at(before(), AFTER) == ""
    marked = record(programs=(program(status=ProgramStatus.MATCHED), program("P2")))
    assert matched_at(marked, AFTER) == "Program P1"
    assert outcome_words(record(), outcome(R.WITHDREW)) == "Withdrew"
    assert first_day(replace(record(), rulebook=type(record().rulebook)()), bare) is None
    own = CalendarRow(season=2027, service="residency", code="residency-begins", at=FIRST_DAY)
    assert first_day(record(calendar=(own,)), bare) == FIRST_DAY
    assert Visa.NONE.value == "none"


def test_a_typed_place_is_a_program_where_it_fits_one_alone() -> None:
    file = record(programs=(program(name="Ashgrove IM"), program("P2", name="Ashgrove Neurology")))
    found = program_named(file, 2027, "ashgrove neuro")
    assert found is not None
    assert found.key == "P2"
    assert program_named(file, 2027, "Elsewhere General") is None
    with pytest.raises(RefusedError, match="This can be"):
        program_named(file, 2027, "ashgrove")


def test_a_first_day_on_a_day_without_an_hour_is_refused_by_day() -> None:
    own = CalendarRow(season=2027, service="nrmp", code="match-day", at=date(2027, 3, 25))
    text = refused(before(calendar=(own,)), outcome(on=AFTER))
    assert "is known from Thu 25 Mar" in text
