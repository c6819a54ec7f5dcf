import tomllib

import pytest

from lorapp.domain.calendar.projections import codes, project
from lorapp.domain.calendar.rows import RowStatus
from lorapp.domain.leaf_names import SERVICES
from lorapp.services.rules.rulebook import SHIPPED, load_rulebook

SLUGS = {
    "internal-medicine",
    "family-medicine",
    "pediatrics",
    "psychiatry",
    "neurology",
    "general-surgery",
    "emergency-medicine",
    "obstetrics-gynecology",
    "anesthesiology",
    "pathology",
    "diagnostic-radiology",
    "physical-medicine-rehabilitation",
    "transitional-year",
    "dermatology",
    "ophthalmology",
    "orthopaedic-surgery",
    "otolaryngology",
    "neurosurgery",
    "plastic-surgery",
    "urology",
}

CONTRACT_CODES = {
    "season-opens",
    "submission-opens",
    "release",
    "season-ends",
    "nrmp-opens",
    "nrmp-standard-deadline",
    "ranking-opens",
    "rank-list-due",
    "match-week",
    "soap-offers",
    "soap-ends",
    "match-day",
    "pathways-deadline",
    "residency-begins",
}

SEASONS = (2025, 2026, 2027, 2028)


def test_the_shipped_files_are_all_sound() -> None:
    book = load_rulebook()
    assert set(book.specialties) == SLUGS
    assert set(book.fees) == {("eras", 2026)}
    assert set(book.signals) == {("urology", 2026)}
    assert tuple(book.seasons) == SEASONS
    assert set(book.portals) == set(book.caps) == set(SERVICES)
    assert dict(book.caps) == {"eras": 4, "residencycas": 4, "sf-match": 3}
    assert len(book.constants) == len(set(book.constants)) > 40
    assert (len(book.seasons), len(book.citations)) == (4, len(book.sources))


@pytest.mark.parametrize("season", SEASONS)
def test_every_season_has_the_dates_other_programs_ask_for(season: int) -> None:
    rows = load_rulebook().seasons[season]
    assert {row.code for row in rows} >= CONTRACT_CODES
    places = [(row.service, row.code) for row in rows]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("season", SEASONS)
def test_every_row_names_a_known_source_and_the_day_it_was_checked(season: int) -> None:
    book = load_rulebook()
    for row in book.seasons[season]:
        assert row.source in book.citations, row.code
        assert row.checked_on is not None
        assert row.season == season


@pytest.mark.parametrize("season", SEASONS)
def test_what_was_published_agrees_with_the_rule_beside_it(season: int) -> None:
    for row in load_rulebook().seasons[season]:
        if row.rule:
            assert row.at == project(row.rule, season), row.code


def test_of_season_2028_nothing_is_more_than_projected() -> None:
    found = {row.status for row in load_rulebook().seasons[2028]}
    assert found == {RowStatus.PROJECTED, RowStatus.OPEN}


def test_projected_dates_are_computed_and_not_written_down() -> None:
    """A rule that changes moves every date it gave."""
    for season in SEASONS:
        text = (SHIPPED / f"calendar-{season}.toml").read_text(encoding="utf-8")
        for row in tomllib.loads(text)["rows"]:
            if row["status"] == "projected" and "rule" in row:
                assert "at" not in row, row["code"]


def test_everything_cited_has_a_text_and_a_publisher() -> None:
    book = load_rulebook()
    for source in book.sources.values():
        assert source.text.endswith("."), source.id
        assert source.publisher
        assert source.checked_on.isoformat() == "2026-11-22"
    cited = {item.source for item in book.constants.values()}
    cited |= {item.source for item in book.specialties.values()}
    cited |= {item.source for item in (*book.fees.values(), *book.season_fees.values())}
    cited |= {item.source for item in book.signals.values()}
    cited |= {source for item in book.portals.values() for source in item.sources}
    assert cited <= set(book.citations)
    assert {f"practice-{number}" for number in range(1, 12)} <= set(book.citations)
    assert codes() - set(book.citations) <= {"M1", "M2", "M3", "M4", "M5", "M6"} | {
        "P2",
        "P3",
        "P4",
        "P5",
        "U1",
        "V1",
    }


def test_a_person_reads_the_publisher_and_the_day() -> None:
    book = load_rulebook()
    assert book.publisher("R-24") == "AAMC"
    assert book.publisher("my aunt") == "my aunt"
    seen = book.seen_on("R-24")
    assert seen is not None
    assert seen.isoformat() == "2026-11-22"
    assert book.seen_on("my aunt") is None
    assert book.sources["R-24"].pages[0].startswith("https://")


@pytest.mark.parametrize(
    ("slug", "season", "service"),
    [
        ("emergency-medicine", 2025, "eras"),
        ("emergency-medicine", 2026, "residencycas"),
        ("obstetrics-gynecology", 2024, "eras"),
        ("obstetrics-gynecology", 2025, "residencycas"),
        ("ophthalmology", 2027, "sf-match"),
        ("urology", 2027, "eras"),
        ("internal-medicine", 2027, "eras"),
    ],
)
def test_a_specialty_is_applied_for_through_its_service(
    slug: str, season: int, service: str
) -> None:
    assert load_rulebook().specialties[slug].service(season) == service


def test_the_numbers_of_the_engine_are_those_of_the_sources() -> None:
    book = load_rulebook()
    expected = {
        "lead_time_days": 42,
        "ask_too_late_days": 180,
        "courtesy_gap_days": 7,
        "ladder_first_before_days": 21,
        "processing_business_days": 5,
        "recency_red_months": 24,
        "suggested_deadline_after_days": 21,
    }
    assert {name: book.number(name) for name in expected} == expected
    with pytest.raises(KeyError):
        book.number("luck")


def test_a_season_that_is_not_shipped_is_not_there() -> None:
    seasons = load_rulebook().seasons
    later = SEASONS[-1] + 1
    assert later not in seasons
    with pytest.raises(KeyError):
        seasons[later]
