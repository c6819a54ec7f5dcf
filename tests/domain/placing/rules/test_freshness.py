"""Facts grow old without changing a result; a new program starts from its field's profile."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lorapp.domain.placing.programs.profiles import profile_source
from lorapp.domain.placing.programs.program_facts import is_stale
from lorapp.domain.placing.rules.checking import check
from lorapp.domain.programs import LetterRules
from tests.domain.engine.builders import TODAY, noon, program, record, situation


@pytest.mark.parametrize(("days", "stale"), [(0, False), (180, False), (181, True)])
def test_a_fact_turns_stale_after_half_a_year(days: int, stale: bool) -> None:
    assert is_stale(situation(record()), TODAY - timedelta(days=days)) is stale


def test_a_day_that_was_not_noted_is_no_staleness() -> None:
    assert not is_stale(situation(record()), None)


def test_staleness_never_changes_a_result() -> None:
    file = record(programs=(program(seen_on=TODAY),))
    old = replace(file, programs=(replace(file.programs[0], seen_on=date(2020, 1, 1)),))
    fresh, stale = check(file, noon(TODAY)), check(old, noon(TODAY))
    assert fresh.programs[0].rules == stale.programs[0].rules


@pytest.mark.parametrize(
    ("specialty", "rules"),
    [
        ("internal-medicine", LetterRules(min=3, max=4, in_specialty=2)),
        ("emergency-medicine", LetterRules(min=3, standardized=2, chair=False)),
        ("transitional-year", LetterRules(min=3, chair=False)),
        ("cardiology", None),
        (None, None),
    ],
)
def test_a_specialty_brings_its_usual_rules(
    specialty: str | None, rules: LetterRules | None
) -> None:
    known = profile_source(record(), specialty)
    assert (known.letters if known else None) == rules


def test_every_known_specialty_has_a_profile_with_a_source() -> None:
    file = record()
    for slug in file.rulebook.specialties:
        entry = profile_source(file, slug)
        assert entry is not None
        assert entry.letters.min == 3
        assert entry.source in file.rulebook.citations
