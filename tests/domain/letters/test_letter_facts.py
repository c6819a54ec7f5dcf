"""States, dates, age, risk and courtesy of one letter, each by a small table."""

from dataclasses import replace
from datetime import date

import pytest

from lorapp.domain.letters.age import Recency, age_months, dated_on, recency
from lorapp.domain.letters.courtesy import courtesy, polite_day, sending_day
from lorapp.domain.letters.dates import (
    days_before,
    deadline,
    need,
    needed_on,
    slack,
    suggested_deadline,
    upload_by,
    usual_deadline,
)
from lorapp.domain.letters.ladder import rungs
from lorapp.domain.letters.record import Answer, Event, EventKind, Letter
from lorapp.domain.letters.risk import Band, risk
from lorapp.domain.letters.states import LetterState, lapsed_on, late_days, open_since, state
from lorapp.domain.letters.summary import summarise
from lorapp.domain.mentors import Mentor
from tests.domain.engine.builders import (
    TODAY,
    agreed,
    applicant,
    asked,
    day,
    ev,
    letter,
    mentor,
    program,
    record,
    rotation,
    situation,
    with_mentor,
)

K = EventKind
L = LetterState


@pytest.mark.parametrize(
    ("events", "found"),
    [
        ([], L.IDEA),
        ([ev(K.SPOKE, "7-1")], L.IDEA),
        ([asked("7-1")], L.ASKED),
        ([agreed("7-1")], L.AGREED),
        ([asked("7-1"), ev(K.DECLINED, "7-2")], L.DECLINED),
        ([ev(K.CONFIRMED, "7-2"), agreed("7-3")], L.CONFIRMED),
        ([ev(K.REQUESTED, "7-2")], L.REQUESTED),
        ([ev(K.REQUESTED, "7-2"), ev(K.BOUNCED, "7-3")], L.BOUNCED),
        ([ev(K.REQUESTED, "7-2"), ev(K.BOUNCED, "7-3"), ev(K.REQUESTED, "7-4")], L.REQUESTED),
        ([ev(K.UPLOADED, "7-31")], L.PROCESSING),
        ([ev(K.UPLOADED, "7-20")], L.AVAILABLE),
        ([ev(K.UPLOADED, "7-31"), ev(K.AVAILABLE, "8-3")], L.AVAILABLE),
        ([ev(K.UPLOADED, "7-20"), ev(K.AVAILABLE, "8-5")], L.AVAILABLE),
        ([ev(K.UPLOADED, "7-20"), ev(K.THANKED, "7-21")], L.AVAILABLE),
        ([ev(K.UPLOADED, "7-20"), ev(K.THANKED, "7-21"), ev(K.TOLD_OUTCOME, "8-1")], L.CLOSED),
        ([ev(K.UPLOADED, "7-20"), ev(K.REVOKED, "7-21")], L.REVOKED),
        ([ev(K.CONFIRMED, "7-20"), ev(K.ABANDONED, "7-21")], L.ABANDONED),
        ([agreed("7-1"), ev(K.LAPSED, "7-21")], L.LAPSED),
        ([agreed("7-1"), ev(K.LAPSED, "7-21"), ev(K.REQUESTED, "7-22")], L.REQUESTED),
        ([agreed("7-1"), ev(K.LAPSED, "7-21"), ev(K.UPLOADED, "7-22")], L.AVAILABLE),
        ([agreed("8-4")], L.IDEA),
    ],
)
def test_the_state_follows_from_the_events(events: list[Event], found: LetterState) -> None:
    assert state(situation(record(letter(*events))), letter(*events)) is found


def test_a_wanted_rotation_makes_a_letter_planned() -> None:
    file = record(letter(rotation="R1"), rotations=(rotation("8-3", "8-28"),))
    assert state(situation(file), file.letter("L1")) is L.PLANNED


def test_an_imported_letter_is_available_that_day_unless_the_portal_says_later() -> None:
    plain = letter(ev(K.IMPORTED, "8-3"), imported_from=2026)
    assert state(situation(record(plain)), plain) is L.AVAILABLE
    later = replace(plain, events=(*plain.events, ev(K.AVAILABLE, "8-5")))
    assert state(situation(record(later)), later) is L.AVAILABLE
    assert state(situation(record(later), day("8-5")), later) is L.AVAILABLE


def test_an_open_request_lapses_with_its_season() -> None:
    sent = letter(agreed("7-1"), ev(K.REQUESTED, "7-2"))
    file = record(sent)
    assert lapsed_on(situation(file, date(2027, 5, 31)), sent) is None
    assert lapsed_on(situation(file, date(2027, 6, 1)), sent) == date(2027, 5, 31)
    words = letter(agreed("7-1"))
    assert state(situation(record(words), date(2027, 6, 1)), words) is L.AGREED


@pytest.mark.parametrize(
    ("stated", "today", "late"),
    [("8-1", "8-1", 0), ("8-1", "8-3", 2), (None, "9-16", 0), (None, "9-17", 1)],
)
def test_late_days_count_from_the_stated_deadline_else_from_the_latest_upload(
    stated: str | None, today: str, late: int
) -> None:
    sent = letter(ev(K.REQUESTED, "7-2"), stated_deadline=day(stated) if stated else None)
    here = situation(record(sent), day(today))
    assert late_days(here, sent) == late
    assert state(here, sent) is (L.LATE if late else L.REQUESTED)


def test_open_days_count_from_the_first_request_else_from_the_confirmation() -> None:
    twice = letter(ev(K.CONFIRMED, "7-1"), ev(K.REQUESTED, "7-2"), ev(K.REQUESTED, "7-9"))
    assert open_since(situation(record(twice)), twice) == day("7-2")
    entry = letter(ev(K.CONFIRMED, "7-1"))
    assert open_since(situation(record(entry)), entry) == day("7-1")
    assert open_since(situation(record(letter())), letter()) is None
    came = letter(ev(K.REQUESTED, "7-1"), ev(K.UPLOADED, "7-9"))
    assert open_since(situation(record(came)), came) is None


# Dates


@pytest.mark.parametrize(
    ("today", "complete_by", "found"),
    [
        ("8-3", None, "9-23"),
        ("8-3", "9-1", "9-1"),
        ("9-2", "9-1", "9-23"),
        ("9-24", "10-31", "10-31"),
        ("9-24", None, "2027-2-1"),
        ("11-1", "10-31", "2027-2-1"),
        ("2027-2-2", None, None),
    ],
)
def test_the_day_a_letter_is_needed_on(
    today: str, complete_by: str | None, found: str | None
) -> None:
    place = program(complete_by=day(complete_by) if complete_by else None)
    here = situation(record(letter(), programs=(place,)), day(today))
    assert needed_on(here, letter()) == (day(found) if found else None)
    if found is None:
        assert upload_by(here, letter()) is None
        assert slack(here, letter()) is None
        assert summarise(here, letter()).ask_by is None


def test_a_projected_day_is_marked_so() -> None:
    file = record(letter(), applicant=applicant(season=2028))
    found = need(situation(file), letter())
    assert found is not None
    assert found.projected


@pytest.mark.parametrize(
    ("ends", "today", "usual", "suggested"),
    [
        ("7-31", "8-3", "8-21", "8-21"),
        ("7-10", "8-3", "9-1", "9-1"),
        ("9-11", "8-3", "10-2", "9-16"),
        ("7-10", "9-20", "9-1", "9-20"),
    ],
)
def test_the_suggested_deadline(ends: str, today: str, usual: str, suggested: str) -> None:
    one = letter(rotation="R1")
    file = record(one, rotations=(rotation("7-1", ends),))
    here = situation(file, day(today))
    assert usual_deadline(here, one) == day(usual)
    assert suggested_deadline(here, one) == day(suggested)
    assert deadline(here, replace(one, stated_deadline=day("8-30"))) == day("8-30")


def test_a_season_without_dates_suggests_nothing() -> None:
    file = record(letter(), applicant=applicant(season=9000))
    here = situation(file)
    assert suggested_deadline(here, letter()) is None
    assert need(here, letter()) is None
    assert rungs(here, letter()) == ()
    assert age_months(here, letter(written_on=TODAY)) is None


def test_programs_that_read_before_september_are_served_the_year_before() -> None:
    other = letter(specialty="urology", service="auanet")
    here = situation(record(other))
    assert usual_deadline(here, other) is not None
    assert days_before(TODAY, 10**7) == date(1900, 1, 1)


@pytest.mark.parametrize(
    ("events", "left"),
    [([], 2), ([asked("7-1")], 31), ([ev(K.UPLOADED, "7-1")], 36)],
)
def test_slack_counts_working_days_to_the_latest_safe_day_of_the_next_step(
    events: list[Event], left: int
) -> None:
    one = letter(*events)
    assert slack(situation(record(one)), one) == left
    assert slack(situation(record(one), day("8-1")), one) == left


# Age


def test_an_imported_letter_is_as_old_as_its_original() -> None:
    old = letter(ev(K.UPLOADED, "2025-8-1"), key="L0", season=2026)
    fresh = letter(ev(K.IMPORTED, "7-1"), imported_from=2026)
    here = situation(record(old, fresh))
    assert dated_on(here, fresh) == date(2025, 8, 1)
    assert recency(here, fresh) is Recency.AMBER
    assert dated_on(situation(record(fresh)), fresh) is None


def test_letters_imported_from_each_other_have_no_date() -> None:
    one = letter(ev(K.IMPORTED, "7-1"), imported_from=2027)
    two = letter(ev(K.IMPORTED, "7-1"), key="L2", imported_from=2027)
    assert dated_on(situation(record(one, two)), one) is None


# Risk and courtesy


def test_the_risk_of_a_letter_is_the_sum_of_its_reasons() -> None:
    sent = letter(
        agreed("6-1", Answer.YES, "6-8"),
        ev(K.REQUESTED, "6-4"),
        ev(K.REMINDED, "6-20"),
        ev(K.REMINDED, "7-1"),
    )
    file = with_mentor(
        record(sent, programs=(program(complete_by=day("8-10")),)), away_until=day("8-9")
    )
    found = risk(situation(file), sent)
    assert found.band is Band.HIGH
    assert [part.points for part in found.parts] == [3, 2, 2, 2, 1, 1]
    proved = letter(
        ev(K.UPLOADED, "2025-8-1"), key="L0", season=2026, stated_deadline=date(2025, 8, 1)
    )
    better = risk(situation(replace(file, letters=(sent, proved))), sent)
    assert [part.points for part in better.parts][-1] == -2


@pytest.mark.parametrize(
    "other",
    [
        letter(agreed("7-1"), key="L0"),
        letter(ev(K.UPLOADED, "7-1"), key="L0"),
        letter(ev(K.UPLOADED, "7-9"), key="L0", stated_deadline=day("7-1")),
    ],
)
def test_only_an_earlier_letter_on_time_is_good_news(other: Letter) -> None:
    mine = letter(agreed("8-1"))
    file = replace(record(mine), letters=(mine, other))
    assert risk(situation(file), mine).parts == ()


def test_a_quiet_promise_is_no_risk_and_a_slow_one_is_watched() -> None:
    calm = letter(agreed("7-31", Answer.YES, "8-20"))
    assert risk(situation(record(calm)), calm).band is Band.LOW
    same_day = letter(agreed("7-1", Answer.YES, "7-1"))
    found = risk(situation(record(same_day)), same_day)
    assert (found.band, [part.points for part in found.parts]) == (Band.WATCH, [3])


@pytest.mark.parametrize(
    ("person", "today", "on", "reason"),
    [
        (mentor(), "8-3", "8-3", None),
        (mentor(), "8-1", "8-3", "today is Saturday"),
        (mentor(), "9-7", "9-8", "holiday (Labor Day)"),
        (mentor(away_until=day("8-7")), "8-3", "8-10", "away until"),
        (mentor(do_not_contact=True), "8-3", None, "not to be contacted"),
    ],
)
def test_the_first_polite_day(
    person: Mentor, today: str, on: str | None, reason: str | None
) -> None:
    file = replace(record(), mentors=(person,))
    found = polite_day(situation(file, day(today)), "M1")
    assert found.day == (day(on) if on else None)
    assert (reason or "") in (found.reason or "")


def test_a_message_waits_for_the_return_and_a_working_day() -> None:
    here = situation(record(mentors=(mentor(away_until=day("8-7")),)))
    assert sending_day(here, "M1", day("8-5")) == day("8-10")
    assert sending_day(situation(record()), "M1", day("8-8")) == day("8-10")


def test_the_courtesy_budget() -> None:
    one = letter(asked("6-30"), agreed("7-1"), ev(K.PACKET_SENT, "7-2"), ev(K.REMINDED, "7-15"))
    found = courtesy(situation(record(one)), "M1")
    assert (found.messages, found.nudges_left, found.last_on) == (2, 5, day("7-15"))
    nothing = courtesy(situation(record()), "M1")
    assert (nothing.messages, nothing.last_on) == (0, None)
