"""The patient-data guard: a corpus of hits and near misses (A022, B14, P45)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.domain.guard import EXCERPT_MAX, PatternKind, findings

HITS = [
    ("Presented Mr. Hollis to the team", PatternKind.NAME),
    ("Mrs Adeyemi thanked me", PatternKind.NAME),
    ("Ms. O'Hara asked for a second opinion", PatternKind.NAME),
    ("patient Kowalski improved", PatternKind.NAME),
    ("a man named Gregor", PatternKind.NAME),
    ("MRN 4471902 was mixed up", PatternKind.RECORD_NUMBER),
    ("MRN: AB-20931", PatternKind.RECORD_NUMBER),
    ("chart number 55812", PatternKind.RECORD_NUMBER),
    ("found the error in 10442381", PatternKind.RECORD_NUMBER),
    ("The patient was admitted on 3 May with fever", PatternKind.DATE),
    ("discharged 2026-11-04 in good health", PatternKind.DATE),
    ("DOB 04/12/1951", PatternKind.DATE),
    ("born March 3rd", PatternKind.DATE),
    ("surgery on 11/14 went well", PatternKind.DATE),
    ("a 92-year-old with delirium", PatternKind.AGE),
    ("103 yo woman", PatternKind.AGE),
    ("aged 95", PatternKind.AGE),
    ("called the daughter at (216) 555-0143", PatternKind.PHONE),
    ("216-555-0143", PatternKind.PHONE),
    ("reach him at +962 7 9012 3456", PatternKind.PHONE),
    ("wrote to j.doe@mail.example.org", PatternKind.EMAIL),
    ("SSN 078-05-1120", PatternKind.SOCIAL_SECURITY),
    ("lives in Gallipolis", PatternKind.PLACE),
    ("from the village of Pemberville", PatternKind.PLACE),
    ("home visit at 14 Maple Grove Road", PatternKind.PLACE),
    ("Vinton, OH 45686", PatternKind.PLACE),
]

NEAR_MISSES = [
    "",
    "Dr. Umetani praised the differential in front of the team.",
    "Gave the noon talk on 13 November; asked to repeat it for the residents.",
    "A 68-year-old with chest pain; I found the new murmur.",
    "Temperature 39.4, blood pressure 120/80, strength 5/5, murmur 3/6.",
    "Patient Safety round: spoke up about the dose.",
    "patient The nurse asked for help",
    "90 percent of the notes were done by noon",
    "USMLE Step 2 CK on 16 February",
    "Taught three patients how to use an inhaler.",
    "Potassium 6.1 and sodium 128, called the senior at once.",
    "Saw 24 patients in two weeks",
    "Northgate Lakes, ward 4, room changes twice a week",
]


@pytest.mark.parametrize(("text", "kind"), HITS)
def test_a_pattern_that_points_to_a_patient_is_found(text: str, kind: PatternKind) -> None:
    assert kind in {finding.kind for finding in findings(text)}


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_words_of_the_ward_without_identifiers_pass(text: str) -> None:
    assert findings(text) == ()


def test_each_finding_quotes_the_words_and_says_what_to_write_instead() -> None:
    (found,) = findings("Helped Mr. Hollis to walk.")
    assert found.excerpt == "Mr. Hollis"
    assert "a patient" in found.advice


def test_findings_come_in_the_order_of_the_text_and_never_twice_for_the_same_words() -> None:
    found = findings("Mrs. Adams, aged 95, 078-05-1120. Wrote to a@b.example.org later.")
    kinds = [finding.kind for finding in found]
    assert kinds == [
        PatternKind.NAME,
        PatternKind.AGE,
        PatternKind.SOCIAL_SECURITY,
        PatternKind.EMAIL,
    ]


def test_overlapping_patterns_are_told_once() -> None:
    assert len(findings("patient id 10442381")) == 1
    assert len(findings("wrote to one named Bob@mail.example.org")) == 1


def test_a_date_counts_only_in_the_sentence_that_speaks_of_a_patient() -> None:
    assert findings("The patient recovered. My talk was on 13 November.") == ()
    assert len(findings("My talk was on 13 November. Patient died 12 November.")) == 1


@given(st.text(max_size=500))
def test_any_text_is_read_without_failing_and_excerpts_stay_short(text: str) -> None:
    assert all(len(finding.excerpt) <= EXCERPT_MAX for finding in findings(text))


def test_a_very_long_text_is_read_quickly_enough_to_type_on() -> None:
    assert findings("a1-" * 60_000) == ()
