"""Days, moments, counts and names are written one way everywhere."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.domain.applicant import Applicant
from lorapp.domain.programs import LetterRules
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook, Specialty
from lorapp.domain.wording.days import (
    coming_season,
    count_words,
    day_brief,
    day_long,
    day_plain,
    day_short,
    distance_sentence,
    home_text,
    moment_text,
    moment_whole,
    season_at,
    span_words,
    tally_text,
    with_tilde,
    zone_name,
)
from lorapp.domain.wording.names import greeted, program_short, salutation, specialty_words

TODAY = date(2026, 11, 22)
AMMAN = ZoneInfo("Asia/Amman")
EASTERN = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 23), "Mon 23 Nov"),
        (date(2026, 11, 12), "Thu 12 Nov"),
        (date(2026, 12, 2), "Wed 2 Dec"),
        (date(2026, 12, 3), "3 Dec"),
        (date(2027, 3, 3), "3 Mar"),
        (date(2026, 6, 1), "1 Jun"),
        (date(2026, 5, 27), "27 May 2026"),
        (date(2027, 6, 9), "9 Jun 2027"),
        (date(2028, 3, 3), "3 Mar 2028"),
    ],
)
def test_a_day_names_the_weekday_when_near_and_the_year_when_not_this_season(
    day: date, text: str
) -> None:
    assert day_short(day, TODAY) == text


def test_a_day_to_act_on_always_names_the_weekday() -> None:
    assert day_short(date(2026, 12, 3), TODAY, act_on=True) == "Thu 3 Dec"
    assert day_short(date(2028, 3, 3), TODAY, act_on=True) == "Fri 3 Mar 2028"


def test_the_readers_season_counts_once_it_has_begun() -> None:
    june = date(2027, 6, 20)
    assert day_short(date(2027, 3, 3), june) == "3 Mar 2027"
    assert day_short(date(2027, 3, 3), june, 2027) == "3 Mar"
    assert day_short(date(2027, 6, 9), TODAY, 2028) == "9 Jun 2027"
    assert day_short(date(2026, 12, 18), TODAY, 2028) == "18 Dec"


def test_a_near_day_needs_no_year_across_the_turn_of_a_season() -> None:
    assert day_short(date(2027, 6, 2), date(2027, 5, 30)) == "Wed 2 Jun"


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_no_day_has_a_leading_zero_and_far_days_without_a_year_are_of_one_season(
    day: date, today: date
) -> None:
    text = day_short(day, today)
    assert " 0" not in text
    assert not text.startswith("0")
    if str(day.year) not in text:
        assert season_at(day) == season_at(today) or abs(day - today) <= timedelta(days=10)


def test_messages_write_days_in_full() -> None:
    assert day_long(date(2026, 12, 1), TODAY) == "Tuesday 1 December"
    assert day_plain(date(2027, 3, 3), TODAY) == "3 March 2027"


def test_a_stay_is_written_as_a_span() -> None:
    assert span_words(date(2026, 11, 2), date(2026, 11, 27), TODAY) == "2 to 27 November"
    assert span_words(date(2026, 5, 30), date(2026, 6, 12), TODAY) == "30 May to 12 June"
    found = span_words(date(2026, 12, 28), date(2027, 1, 8), TODAY)
    assert found == "28 December 2026 to 8 January 2027"
    long = span_words(date(2025, 9, 2), date(2026, 9, 30), TODAY)
    assert long == "2 September 2025 to 30 September 2026"


def test_only_a_projected_date_has_a_tilde() -> None:
    assert with_tilde("9 Jun 2027", projected=True) == "~9 Jun 2027"
    assert with_tilde("9 Jun 2027", projected=False) == "9 Jun 2027"


def test_zones_are_named_as_people_do() -> None:
    assert zone_name("Asia/Amman") == "Amman"
    assert zone_name("America/New_York") == "ET"
    assert zone_name("America/Argentina/Buenos_Aires") == "Buenos Aires"
    assert zone_name("UTC") == "UTC"


def test_a_moment_for_any_day_has_its_year_on_one_clock() -> None:
    talk = datetime(2026, 12, 3, 18, tzinfo=AMMAN)
    assert moment_whole(talk, AMMAN) == "Thu 3 Dec 2026, 18:00"
    assert moment_whole(None, AMMAN) == "nobody knows when"


def test_a_moment_shows_both_clocks() -> None:
    talk = datetime(2026, 12, 3, 10, tzinfo=EASTERN)
    assert moment_text(talk, AMMAN, "Amman", TODAY) == "Thu 3 Dec 18:00 Amman (10:00 ET)"


def test_a_moment_is_written_for_the_applicant_and_a_day_as_one_to_act_on() -> None:
    home = Applicant(name="A", timezone="Asia/Amman", season=2027)
    talk = datetime(2026, 12, 3, 10, tzinfo=EASTERN)
    assert home_text(talk, home, TODAY) == "Thu 3 Dec 18:00 Amman (10:00 ET)"
    assert home_text(date(2026, 12, 3), home, TODAY) == "Thu 3 Dec"


def test_at_b10_both_days_are_named_where_they_differ() -> None:
    rank = datetime(2027, 3, 3, 21, tzinfo=EASTERN)
    expected = "Thu 4 Mar 05:00 Amman (Wed 3 Mar 21:00 ET)"
    assert moment_text(rank, AMMAN, "Amman", TODAY) == expected


def test_at_b9_an_hour_of_another_us_zone_is_shown_in_home_and_eastern_time() -> None:
    talk = datetime(2027, 1, 7, 8, 30, tzinfo=ZoneInfo("America/Chicago"))
    assert moment_text(talk, AMMAN, "Amman", TODAY) == "Thu 7 Jan 17:30 Amman (09:30 ET)"


def test_one_clock_is_enough_for_who_lives_by_it() -> None:
    talk = datetime(2026, 12, 3, 10, tzinfo=EASTERN)
    assert moment_text(talk, EASTERN, "ET", TODAY) == "Thu 3 Dec 10:00 ET"


def test_distances_count_days_in_words() -> None:
    assert distance_sentence(date(2026, 12, 1), TODAY) == "in 9 days"
    assert distance_sentence(date(2026, 11, 23), TODAY) == "in 1 day"
    assert distance_sentence(TODAY, TODAY) == "today"
    assert distance_sentence(date(2026, 11, 19), TODAY) == "3 days ago"


def test_the_number_of_a_row_is_aligned() -> None:
    assert tally_text(9, "left") == "  9 d left"
    assert tally_text(104, "open") == "104 d open"


def test_counts_agree_with_their_noun_and_zero_is_left_out() -> None:
    assert count_words(5, "program") == "5 programs"
    assert count_words(1, "program") == "1 program"
    assert count_words(2, "person", "people") == "2 people"
    assert count_words(0, "program") == ""


@pytest.mark.parametrize(
    ("name", "width", "text"),
    [
        ("Northgate Lakes Neurology", 30, "Northgate Lakes Neurology"),
        ("Northgate Lakes Neurology", 22, "Northgate Lakes Neuro"),
        ("Northgate Lakes Neurology", 12, "Northgate"),
        ("University of Port Meridian Internal Medicine", 16, "University"),
        ("University of Port Meridian Internal Medicine", 30, "University of Port Meridian IM"),
        ("Llanfairpwllgwyngyll", 10, "Llanfairp…"),
        ("Llanfairpwllgwyngyll", 0, "…"),
    ],
)
def test_a_program_is_shortened_from_the_right_at_a_word(name: str, width: int, text: str) -> None:
    assert program_short(name, width) == text


def test_a_greeting_uses_the_title_or_the_whole_name() -> None:
    assert salutation("Dr. Priscilla Umetani") == "Dr. Umetani"
    assert salutation("Priscilla Umetani") == "Priscilla Umetani"


def test_a_professor_is_greeted_in_full_and_everybody_else_as_usual() -> None:
    assert greeted("Prof. Fadwa Khourani") == "Professor Khourani"
    assert greeted("Prof. Dr. Fadwa Khourani") == "Professor Khourani"
    assert greeted("Dr. Priscilla Umetani") == "Dr. Umetani"
    assert greeted("Priscilla Umetani") == "Priscilla Umetani"


def test_a_specialty_is_named_inside_a_sentence() -> None:
    known = Specialty(
        slug="internal-medicine", name="Internal medicine", short="IM", letters=LetterRules()
    )
    file = SeasonFile(
        applicant=Applicant(name="A", timezone="UTC", season=2027),
        rulebook=Rulebook(specialties={"internal-medicine": known}),
    )
    assert specialty_words(file, "internal-medicine") == "internal medicine"
    assert specialty_words(file, "sports-medicine") == "sports medicine"
    assert specialty_words(file, "general") == ""
    assert specialty_words(file, None) == ""


@pytest.mark.parametrize(
    ("full", "spoken"),
    [
        ("Dr. John Smith, MD, FACP", "Dr. Smith"),
        ("Dr. John Smith Jr.", "Dr. Smith"),
        ("John Smith, M.D.", "Dr. Smith"),
        ("John Smith MD PhD", "Dr. Smith"),
        ("Smith, John, MD", "Dr. Smith"),
        ("Smith, John", "John Smith"),
        ("Prof. Anna van der Berg", "Prof. van der Berg"),
        ("Lee Do", "Lee Do"),
        ("Dr.", "Dr."),
        ("王小明", "王小明"),
    ],
)
def test_nobody_is_addressed_by_a_degree(full: str, spoken: str) -> None:
    assert salutation(full) == spoken


@pytest.mark.parametrize(
    ("day", "season"),
    [
        (date(2026, 5, 31), 2026),
        (date(2026, 6, 1), 2027),
        (date(2026, 9, 30), 2027),
        (date(2026, 10, 1), 2028),
    ],
)
def test_from_october_on_a_newcomer_prepares_for_the_season_after(day: date, season: int) -> None:
    assert coming_season(day) == season


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 8, 15), "15 Aug"),
        (date(2024, 9, 3), "Sep 2024"),
        (date(2028, 9, 28), "Sep 2028"),
        (date(2026, 11, 23), "Mon 23 Nov"),
    ],
)
def test_a_day_of_another_year_is_its_month_in_a_fact(day: date, text: str) -> None:
    assert day_brief(day, TODAY) == text
    assert len(f"from {text}") <= 15
