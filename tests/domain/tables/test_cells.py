from collections.abc import Callable

import pytest

from lorapp.domain.leaves import RefusalError
from lorapp.domain.programs import LetterRules
from lorapp.domain.rulebook import Rulebook, Specialty
from lorapp.domain.tables import cells
from lorapp.domain.tables.cells import Where, is_unknown, specialty_names
from lorapp.domain.tables.days import DayOrder, order_of, read_cell_day
from lorapp.domain.tables.program_list import PROGRAMS
from lorapp.domain.tables.visas import visas_cell
from lorapp.domain.tables.words import header_words, plain_words

BOOK = Rulebook(
    specialties={
        slug: Specialty(slug=slug, name=name, short=short, letters=LetterRules())
        for slug, name, short in (
            ("internal-medicine", "Internal medicine", "IM"),
            ("obstetrics-gynecology", "Obstetrics and gynecology", "OB-GYN"),
        )
    }
)
WHERE = Where(specialty_names(BOOK))
Read = Callable[[str, Where], object]


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (cells.text_cell, " Akron ", "Akron"),
        (cells.text_cell, "–", None),
        (cells.text_cell, "[red]=cmd|' /C calc'!A0", "[red]=cmd|' /C calc'!A0"),
        (cells.count_cell, "3", 3),
        (cells.count_cell, "3.0", 3),
        (cells.count_cell, "at least 3 letters", 3),
        (cells.count_cell, "≥ 3", 3),
        (cells.count_cell, "3+", 3),
        (cells.asked_cell, "yes", 1),
        (cells.asked_cell, "Not required", 0),
        (cells.asked_cell, "2", 2),
        (cells.months_cell, "6 months", 6),
        (cells.months_cell, "within 2 years", 24),
        (cells.months_cell, "none", 0),
        (cells.years_cell, "5 yrs", 5),
        (cells.years_cell, "No limit", 0),
        (cells.years_cell, "none", 0),
        (cells.season_cell, "2027", 2027),
        (cells.flag_cell, "Y", True),
        (cells.flag_cell, "✓", True),
        (cells.flag_cell, "✗", False),
        (cells.flag_cell, "no", False),
        (cells.percent_cell, "35 %", 35.0),
        (cells.percent_cell, "12,5", 12.5),
        (cells.percent_cell, "0.5%", 0.5),
        (cells.percent_cell, "0", 0.0),
        (visas_cell, "J1 & H1-B", ["J-1", "H-1B"]),
        (visas_cell, "h-1b only", ["H-1B"]),
        (visas_cell, "ECFMG J-1, H1B visas", ["J-1", "H-1B"]),
        (visas_cell, "Both", ["J-1", "H-1B"]),
        (visas_cell, "none", []),
        (visas_cell, "H-1B, O1, h1b only", ["H-1B", "O-1"]),
        (visas_cell, '"green card"; "a ""b"", none"', ["green card", 'a "b", none']),
        (visas_cell, "n/a", None),
        (visas_cell, "—", None),
        (visas_cell, "does not sponsor", []),
        (cells.place_cell, "Cleveland, OH", {"city": "Cleveland", "state": "OH"}),
        (cells.place_cell, "Cleveland", {"city": "Cleveland"}),
        (cells.specialty_cell, "Internal Medicine", "internal-medicine"),
        (cells.specialty_cell, "im", "internal-medicine"),
        (cells.specialty_cell, "OB/GYN", "obstetrics-gynecology"),
        (cells.specialty_cell, "child-neurology", "child-neurology"),
        (PROGRAMS.by_name["track"].read, "Prelim", "preliminary"),
        (PROGRAMS.by_name["service"].read, "SF Match", "sf-match"),
        (PROGRAMS.by_name["tier"].read, "Safety", "safe"),
        (PROGRAMS.by_name["status"].read, "perhaps", "perhaps"),
        (PROGRAMS.by_name["strict"].read, "min; Visas, US letters,", ["min", "visas", "us"]),
        (PROGRAMS.by_name["strict"].read, "teaching", ["teaching"]),
        (PROGRAMS.by_name["complete_by"].read, "2026-12-01", "2026-12-01"),
    ],
)
def test_a_cell_is_read_as_the_record_has_it(read: Read, text: str, value: object) -> None:
    assert read(text, WHERE) == value


@pytest.mark.parametrize(
    ("read", "text", "says"),
    [
        (cells.count_cell, "three", '"three" is not one whole number.'),
        (cells.count_cell, "3-4", "not one whole number"),
        (cells.years_cell, "2019", "2019 is a year"),
        (cells.years_cell, "60 months", "counts months"),
        (cells.flag_cell, "maybe", "neither yes nor no"),
        (cells.percent_cell, "0.35", "is 0.35 35%?"),
        (cells.percent_cell, "10-20%", "not one share"),
        (visas_cell, "yes", "does not say which"),
        (visas_cell, "green card", "is not J-1, H-1B, both or none; put another visa in"),
        (visas_cell, "签证", "is not J-1, H-1B, both or none"),
        (visas_cell, "H-1B and what not", "is not J-1, H-1B, both or none"),
        (visas_cell, "and", "is not J-1, H-1B, both or none"),
        (cells.specialty_cell, "Child Neurology", "or child-neurology to keep it"),
        (cells.specialty_cell, "心", "write one such as Neurology."),
        (cells.specialty_cell, "General", "write one such as Neurology."),
    ],
)
def test_what_has_no_one_reading_is_refused_with_what_to_write(
    read: Read, text: str, says: str
) -> None:
    with pytest.raises(RefusalError) as told:
        read(text, WHERE)
    assert says in str(told.value)


@pytest.mark.parametrize("text", ["", "-", "?", "N/A", "unknown", "TBD", "not listed"])
def test_what_says_that_nothing_is_known_is_known_as_such(text: str) -> None:
    assert is_unknown(text)


@pytest.mark.parametrize("text", ["no", "✓", "0", "none"])
def test_a_no_is_an_answer(text: str) -> None:
    assert not is_unknown(text)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-12-01", None, "2026-12-01"),
        ("2027-02-31", None, "2027-02-31"),  # the record's own reader refuses it
        ("12/31/2026", None, "2026-12-31"),
        ("31.12.26", None, "2026-12-31"),
        ("3/3/2027", None, "2027-03-03"),
        ("3/4/2027", DayOrder.MONTH_FIRST, "2027-03-04"),
        ("3/4/2027", DayOrder.DAY_FIRST, "2027-04-03"),
        ("Dec 1, 2026", None, "2026-12-01"),
        ("Tue 1 Dec 2026", None, "2026-12-01"),
    ],
)
def test_a_day_has_one_reading(text: str, order: DayOrder | None, day: str) -> None:
    assert read_cell_day(text, order) == day


@pytest.mark.parametrize(
    ("text", "order", "says"),
    [
        ("3/4/2027", None, "is 3/4/2027 March or April? Write it like 2027-03-04."),
        ("31/02/2027", None, '"31/02/2027" is no day'),
        ("12/31/2026", DayOrder.DAY_FIRST, "is no day"),
        ("Dec 1", None, '"Dec 1" has no year'),
        ("tomorrow", None, "has no year"),
        ("rolling", None, "is no day; write it like 2026-12-01."),
    ],
)
def test_a_day_with_two_readings_or_none_is_refused(
    text: str, order: DayOrder | None, says: str
) -> None:
    with pytest.raises(RefusalError) as told:
        read_cell_day(text, order)
    assert says in str(told.value)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (("3/4/2027", "12/31/2026"), DayOrder.MONTH_FIRST),
        (("3/4/2027", "31/12/2026"), DayOrder.DAY_FIRST),
        (("31/12/2026", "12/31/2026"), None),
        (("12/31/2026", "31/02/2027"), DayOrder.MONTH_FIRST),
        (("3/4/2027", "rolling"), None),
    ],
)
def test_a_column_decides_how_its_figures_are_meant(
    texts: tuple[str, ...], order: DayOrder | None
) -> None:
    assert order_of(texts) is order


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Program Name", "name"),
        ("Residency program", "name"),
        ("Min. # of LORs", "letters.min"),
        ("Letters of recommendation", "letters.wanted"),
        ("US LORs", "letters.us"),
        ("Visa Sponsorship", "visas"),
        ("J-1 visa", "visas.J-1"),
        ("IMG %", "img_percent"),
        ("YOG (years)", "max_years_since_graduation"),
        ("Deadline (ET)", "complete_by"),
        ("ACGME ID", "acgme_id"),
        ("letters.recency_months", "letters.recency_months"),
        ("Colour", None),
        ("心", None),
        ("", None),
    ],
)
def test_a_column_is_known_by_its_name(header: str, field: str | None) -> None:
    assert PROGRAMS.target_of(header) == field


def test_every_field_is_known_by_its_own_name_and_label() -> None:
    for name, target in PROGRAMS.by_name.items():
        assert PROGRAMS.target_of(name) == name
        assert PROGRAMS.target_of(target.label) == name


def test_words_are_compared_without_accents_case_and_punctuation() -> None:
    assert plain_words("Écoles-É!") == "ecoles e"
    assert header_words("The Minimum Number of Letters") == "minimum number letters"
