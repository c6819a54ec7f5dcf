from dataclasses import replace

import pytest

from lorapp.domain.soap.record import SoapApplication, SoapPlan
from lorapp.domain.soap.spelling import misspelt, respelt
from tests.conftest import NOON, a_beginning


@pytest.mark.parametrize(
    ("specialty", "slug"),
    [
        ("Family Medicine", "family-medicine"),
        ("OB/GYN ", "obstetrics-gynecology"),
        ("Médecine", "medecine"),
        ("家庭医学", None),
        ("General", None),
    ],
)
def test_a_specialty_as_it_was_typed_becomes_a_slug_where_it_can(
    specialty: str, slug: str | None
) -> None:
    plan = SoapPlan(season=2027, specialty=specialty)
    sent = SoapApplication(key="S1", name="Hill", at=NOON, specialty=specialty)
    file = replace(a_beginning(), soap_plans=(plan,), soap_applications=(sent,))
    assert misspelt(file) == {specialty: slug}
    mended = respelt(file)
    assert mended.soap_plans == (replace(plan, specialty=slug or specialty),)
    assert mended.soap_applications == (replace(sent, specialty=slug or specialty),)
    assert not slug or misspelt(mended) == {}


def test_a_slug_that_has_a_set_already_is_left_to_the_applicant() -> None:
    plans = tuple(
        SoapPlan(season=2027, specialty=name) for name in ("psychiatry", "Psychiatry", "PSYCHIATRY")
    )
    file = replace(a_beginning(), soap_plans=plans)
    assert misspelt(file) == {"Psychiatry": None, "PSYCHIATRY": None}
    assert respelt(file) == file


def test_of_two_spellings_of_one_specialty_the_first_gets_the_slug() -> None:
    plans = tuple(SoapPlan(season=2027, specialty=name) for name in ("Psychiatry", "PSYCHIATRY"))
    file = replace(a_beginning(), soap_plans=plans)
    assert misspelt(file) == {"Psychiatry": "psychiatry", "PSYCHIATRY": None}
    assert [plan.specialty for plan in respelt(file).soap_plans] == ["psychiatry", "PSYCHIATRY"]


def test_slugs_and_applications_without_a_specialty_stay() -> None:
    sent = SoapApplication(key="S1", name="Hill", at=NOON)
    plan = SoapPlan(season=2027, specialty="psychiatry")
    file = replace(a_beginning(), soap_plans=(plan,), soap_applications=(sent,))
    assert misspelt(file) == {}
    assert respelt(file) == file
