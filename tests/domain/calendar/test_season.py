from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from lorapp.domain.applicant import Account, Applicant, Registration, Visa
from lorapp.domain.calendar.concerns import concerns, services
from lorapp.domain.calendar.rows import CalendarRow, RowStatus
from lorapp.domain.calendar.season import (
    SeasonRow,
    applies,
    milestone,
    milestones,
    release,
    season_ends,
    season_opens,
    season_rows,
)
from lorapp.domain.calendar.shelf import OWN_WORD, with_own_row
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from lorapp.services.rules.rulebook import load_rulebook

ET = ZoneInfo("America/New_York")
NOON = datetime(2026, 11, 22, 12, tzinfo=ET)


def season_file(
    *specialties: str, season: int = 2027, known: dict[str, Any] | None = None
) -> SeasonFile:
    person = Applicant(name="Samir", timezone="Asia/Amman", season=season, specialties=specialties)
    return SeasonFile(applicant=replace(person, **(known or {})), rulebook=load_rulebook())


def row_of(file: SeasonFile, code: str, now: datetime = NOON) -> SeasonRow:
    return next(row for row in season_rows(file, now) if row.code == code)


@pytest.mark.parametrize(
    ("season", "code", "days"),
    [
        (2027, "nrmp-standard-deadline", 70),
        (2027, "pathways-deadline", 70),
        (2027, "ranking-opens", 71),
        (2027, "rank-list-due", 101),
        (2027, "match-week", 113),
        (2027, "match-day", 117),
        (2027, "season-ends", 190),
        (2028, "season-opens", 199),
        (2027, "residency-begins", 221),
        (2028, "submission-opens", 283),
        (2027, "release", -60),
    ],
)
def test_the_countdown_of_22_november_2026(season: int, code: str, days: int) -> None:
    assert row_of(season_file("internal-medicine", season=season), code).days_left == days


def test_a11_every_date_of_season_2028_is_marked_as_projected() -> None:
    rows = season_rows(season_file("internal-medicine", season=2028), NOON)
    assert {row.code for row in rows if row.at} >= {"season-opens", "release", "match-day"}
    assert all(row.projected for row in rows if row.at)


def test_a11_the_opening_of_2028_shows_both_readings() -> None:
    file = season_file("internal-medicine", season=2028)
    opening, released = row_of(file, "season-opens"), row_of(file, "release")
    assert opening.at is not None
    assert (opening.at.day, opening.at.month, opening.or_at) == (9, 6, date(2027, 6, 2))
    assert released.at is not None
    assert (released.at.day, released.at.month, released.or_at) == (22, 9, date(2027, 9, 29))


def test_a_date_nobody_knows_says_so_and_comes_last() -> None:
    rows = season_rows(season_file("internal-medicine"), NOON)
    assert (rows[-1].at, rows[-1].local, rows[-1].days_left) == (None, None, None)
    assert not rows[-1].is_past


def test_dates_are_listed_in_order_of_time() -> None:
    found = [row.at for row in season_rows(season_file("emergency-medicine"), NOON) if row.at]
    days = [at.date() if isinstance(at, datetime) else at for at in found]
    assert days == sorted(days)


def test_b10_the_rank_list_closes_at_21_eastern_wherever_one_is() -> None:
    file = season_file("internal-medicine")
    due = row_of(file, "rank-list-due")
    assert isinstance(due.local, datetime)
    assert due.local.isoformat() == "2027-03-04T05:00:00+03:00"
    before = datetime(2027, 3, 3, 20, 59, tzinfo=ET)
    assert not row_of(file, "rank-list-due", before).is_past
    assert row_of(file, "rank-list-due", before + timedelta(minutes=1)).is_past


def test_a_bare_day_is_over_when_it_has_ended_in_its_own_zone() -> None:
    file = season_file("internal-medicine")
    late = datetime(2027, 1, 31, 23, 59, tzinfo=ET)
    assert not row_of(file, "pathways-deadline", late.astimezone(UTC)).is_past
    assert row_of(file, "pathways-deadline", late + timedelta(minutes=1)).is_past


def test_the_days_left_are_days_of_the_rows_zone() -> None:
    late_in_amman = datetime(2026, 11, 23, 1, tzinfo=ZoneInfo("Asia/Amman"))
    assert row_of(season_file("internal-medicine"), "match-day", late_in_amman).days_left == 117


def test_codes_are_unique_in_the_list_and_plain_for_the_first_specialty() -> None:
    file = season_file("internal-medicine", "emergency-medicine")
    codes = [row.code for row in season_rows(file, NOON)]
    assert len(codes) == len(set(codes))
    assert row_of(file, "release").service == "eras"
    assert row_of(file, "residencycas-release").service == "residencycas"
    other = season_file("emergency-medicine", "internal-medicine")
    assert row_of(other, "release").service == "residencycas"
    assert row_of(other, "eras-release").service == "eras"
    assert row_of(other, "season-ends").service == "eras"


def test_a_service_without_its_own_season_end_follows_eras() -> None:
    file = season_file("emergency-medicine")
    assert season_ends(file, 2027, "residencycas") == date(2027, 5, 31)
    assert release(file, 2027, "residencycas") == date(2026, 10, 1)
    assert release(file, 2027, "eras") == date(2026, 9, 23)
    assert season_opens(file, 2028, "eras") == date(2027, 6, 9)
    assert season_opens(file, 2028, "sf-match") == date(2027, 6, 9)


@pytest.mark.parametrize(
    ("code", "service"),
    [("match-day", "nrmp"), ("pathways-deadline", "ecfmg"), ("residency-begins", "residency")],
)
def test_common_dates_come_from_whoever_sets_them(code: str, service: str) -> None:
    found = milestone(season_file("urology"), 2027, "eras", code)
    assert found is not None
    assert found.service == service


def test_a_milestone_knows_whether_it_is_only_expected() -> None:
    file = season_file("internal-medicine")
    rows = {row.code: row for row in milestones(file, 2027, "nrmp")}
    assert rows["ranking-opens"].is_projected
    assert not rows["match-day"].is_projected


def test_a_date_that_no_service_names_is_none() -> None:
    file = season_file("urology")
    assert milestone(file, 2027, "eras", "carnival") is None
    assert release(SeasonFile(applicant=file.applicant), 2027, "eras") is None


def test_seasons_beyond_the_shipped_ones_are_projected() -> None:
    file = season_file("internal-medicine", season=2031)
    found = milestone(file, 2031, "eras", "season-opens")
    assert found is not None
    assert found.title == "ERAS season 2031 opens"
    assert found.day == date(2030, 6, 5)
    assert found.status is RowStatus.PROJECTED
    assert season_ends(file, 2019, "eras") == date(2019, 5, 31)
    assert milestones(file, 9999) == ()


def test_the_users_own_date_replaces_the_shipped_one() -> None:
    at = datetime(2027, 3, 4, 3, 0, tzinfo=UTC)
    own = CalendarRow(season=2027, service="nrmp", code="rank-list-due", at=at)
    file = replace(season_file("internal-medicine"), calendar=(own,))
    found = milestone(file, 2027, "nrmp", "rank-list-due")
    assert found is not None
    assert isinstance(found.at, datetime)
    assert found.at.isoformat() == "2027-03-03T22:00:00-05:00"
    assert (found.status, found.source) == (RowStatus.PUBLISHED, OWN_WORD)


def test_of_two_words_about_one_date_the_later_stands() -> None:
    first = CalendarRow(code="match-day", at=date(2027, 3, 18))
    second = CalendarRow(
        code="match-day", at=date(2027, 3, 20), status=RowStatus.SECONDARY, source="a friend"
    )
    file = replace(season_file("internal-medicine"), calendar=(first, second))
    found = milestone(file, 2027, "nrmp", "match-day")
    assert found is not None
    assert (found.day, found.status, found.source) == (
        date(2027, 3, 20),
        RowStatus.SECONDARY,
        "a friend",
    )


def test_a_word_without_a_season_speaks_of_the_applicants() -> None:
    file = season_file("internal-medicine", season=2028)
    file = replace(file, calendar=(CalendarRow(code="release", at=date(2027, 9, 29)),))
    assert release(file, 2028, "eras") == date(2027, 9, 29)
    assert release(file, 2028, "residencycas") == date(2027, 9, 29)
    assert release(file, 2027, "eras") == date(2026, 9, 23)
    assert row_of(file, "release").at == date(2027, 9, 29)


def test_a_date_of_the_users_own_is_listed_too() -> None:
    rows = (
        CalendarRow(code="couples-meeting", at=date(2027, 1, 9)),
        CalendarRow(code="couples-meeting", at=date(2027, 1, 10)),
        CalendarRow(season=2026, code="party", at=date(2026, 1, 10)),
    )
    file = replace(season_file("internal-medicine"), calendar=rows)
    found = row_of(file, "couples-meeting")
    assert (found.title, found.at) == ("Couples meeting", date(2027, 1, 10))
    assert [row.code for row in milestones(file, 2026, "own")] == ["party"]


def test_the_edge_of_the_calendar_breaks_no_list() -> None:
    last = datetime.max.replace(tzinfo=timezone(timedelta(hours=-12)))
    first = datetime.min.replace(tzinfo=timezone(timedelta(hours=12)))
    rows = (CalendarRow(code="match-day", at=last), CalendarRow(code="release", at=first))
    file = replace(season_file("internal-medicine"), calendar=rows)
    assert row_of(file, "match-day").at == last
    assert row_of(file, "release").local == first


@pytest.mark.parametrize(
    ("fields", "code", "expected"),
    [
        ({}, "nrmp-standard-deadline", True),
        ({"registrations": (Registration(season=2027),)}, "nrmp-standard-deadline", False),
        ({"registrations": (Registration(season=2026),)}, "nrmp-opens", True),
        ({"registrations": (Registration(service="sf-match"),)}, "nrmp-opens", True),
        ({}, "pathways-deadline", True),
        ({"ecfmg_certified_on": date(2025, 11, 12)}, "pathways-deadline", False),
        ({"ecfmg_certified_on": date(2025, 11, 12)}, "ecfmg-verified", False),
        ({}, "img-token", True),
        ({"accounts": (Account(service="eras", season=2027),)}, "img-token", False),
        ({"accounts": (Account(service="eras", season=2026),)}, "img-token", True),
        ({}, "match-day", True),
        ({"visa": Visa.UNKNOWN}, "visa-sponsorship", True),
        ({"visa": Visa.EITHER}, "step-3-for-h1b", True),
        ({"visa": Visa.J1}, "step-3-for-h1b", False),
        ({"visa": Visa.NONE}, "visa-interview", False),
    ],
)
def test_a_date_applies_until_what_it_asks_for_is_done(
    fields: dict[str, Any], code: str, expected: bool
) -> None:
    file = season_file("internal-medicine", known=fields)
    found = next(row for row in milestones(file, 2027) if row.code == code)
    assert applies(file, found, NOON.date()) is expected


def test_dates_of_other_services_and_specialties_do_not_concern_one() -> None:
    medicine, eyes = season_file("internal-medicine"), season_file("ophthalmology")
    target = milestone(medicine, 2027, "sf-match", "target-date")
    offers = milestone(medicine, 2027, "aua", "interview-offers")
    assert target is not None
    assert offers is not None
    assert not concerns(medicine, target, NOON.date())
    assert concerns(eyes, target, NOON.date())
    assert not concerns(medicine, offers, NOON.date())
    assert concerns(season_file("urology"), offers, NOON.date())


def test_the_services_follow_specialties_and_programs() -> None:
    assert services(season_file(), 2027) == {"eras"}
    assert services(season_file("ophthalmology"), 2027) == {"sf-match", "eras"}
    assert services(season_file("emergency-medicine"), 2025) == {"eras"}
    program = Program(key="P1", name="Elmhollow", specialty="obstetrics-gynecology")
    file = replace(season_file("internal-medicine"), programs=(program,))
    assert services(file, 2027) == {"eras", "residencycas"}
    assert services(file, 2026) == {"eras"}


def test_an_own_date_is_written_down_once() -> None:
    file = season_file("internal-medicine")
    first = with_own_row(file, CalendarRow(code="match-day", at=date(2027, 3, 18)))
    second = with_own_row(first, CalendarRow(season=2027, code="match-day", at=date(2027, 3, 20)))
    assert [row.at for row in second.calendar] == [date(2027, 3, 20)]
    third = with_own_row(second, CalendarRow(code="release", at=date(2026, 9, 30)))
    assert len(third.calendar) == 2


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (CalendarRow(code=" ", at=date(2027, 3, 18)), "Name the date"),
        (CalendarRow(code="release", at=datetime(2027, 3, 18, 9)), "with its zone"),  # noqa: DTZ001 - the very thing refused
    ],
)
def test_an_own_date_without_name_or_zone_is_refused(row: CalendarRow, problem: str) -> None:
    with pytest.raises(RefusedError, match=problem):
        with_own_row(season_file("internal-medicine"), row)


def titles(*specialties: str) -> dict[tuple[str, str], str]:
    rows = season_rows(season_file(*specialties), NOON)
    return {(row.service, row.code.removeprefix(f"{row.service}-")): row.title for row in rows}


def test_one_service_alone_needs_no_name() -> None:
    found = titles("internal-medicine")
    assert found["eras", "release"] == "Programs begin to read"
    assert found["nrmp", "rank-list-due"] == "Rank list closes"
    assert not {"sf-match", "aua", "residencycas"} & {service for service, _ in found}


def test_where_several_run_a_date_says_whose_it_is() -> None:
    found = titles("internal-medicine", "emergency-medicine", "ophthalmology", "urology")
    assert found["eras", "release"] == "ERAS: programs begin to read"
    assert found["residencycas", "release"] == "ResidencyCAS programs begin to read"
    assert found["nrmp", "rank-list-due"] == "NRMP: rank list closes"
    assert found["sf-match", "rank-list"] == "SF Match rank list due"
    assert found["aua", "rank-list"] == "Urology rank list due"
    assert len(set(found.values())) == len(found)
    beside = titles("internal-medicine", "emergency-medicine")
    assert beside["nrmp", "rank-list-due"] == "Rank list closes"


@pytest.mark.parametrize(
    ("match", "service", "code"),
    [("aua", "aua", "rank-list"), ("sf-match", "sf-match", "results")],
)
def test_the_match_of_a_program_brings_its_dates(match: str, service: str, code: str) -> None:
    file = season_file("internal-medicine")
    place = Program(key="P", name="P", season=2027, match=match)
    assert not any(row.service == service for row in season_rows(file, NOON))
    held = replace(file, programs=(place,))
    assert any((row.service, row.code) == (service, code) for row in season_rows(held, NOON))


@pytest.mark.parametrize("season", [2025, 2026, 2027, 2028])
def test_sf_match_speaks_pacific_time(season: int) -> None:
    rows = milestones(season_file("ophthalmology"), season, "sf-match")
    assert {row.zone for row in rows} == {"America/Los_Angeles"}
