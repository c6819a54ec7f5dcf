# ruff: noqa: ANN401 - helpers pass any field of a record on to its class
"""What the list costs: the official examples, what holds for every fee, and what is unknown."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.applicant import Registration
from lorapp.domain.money.amounts import Amount, summed
from lorapp.domain.money.costs import OnceCost, SeasonCosts, season_costs, specialty_cost
from lorapp.domain.money.facts import ApplicationFee, FeeStep, is_expected, newest
from lorapp.domain.money.words import (
    fee_line,
    fee_words,
    fees_sentence,
    late_words,
    next_words,
    source_words,
    specialty_title,
    stay_amount,
    total_sentence,
    unknowns,
)
from lorapp.domain.programs import Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import (
    TODAY,
    applicant,
    book,
    day,
    program,
    record,
    rotation,
    situation,
)

IM, RADIOLOGY, EM = "internal-medicine", "diagnostic-radiology", "emergency-medicine"
ERAS_2026 = book().fees["eras", 2026]


def programs(count: int, specialty: str | None = IM, **parts: Any) -> tuple[Program, ...]:
    return tuple(
        program(f"{specialty}-{number}", specialty=specialty, **parts) for number in range(count)
    )


def a_file(*found: Program, season: int = 2026, **parts: Any) -> SeasonFile:
    person = applicant(season=season)
    return record(**{"applicant": person, "programs": found, **parts})


def costs(*found: Program, season: int = 2026, **parts: Any) -> SeasonCosts:
    return season_costs(situation(a_file(*found, season=season, **parts)))


@pytest.mark.parametrize(
    ("lists", "usd"),
    [
        ({IM: 30}, 330),
        ({IM: 43, RADIOLOGY: 7}, 797),
        ({IM: 32, "psychiatry": 32}, 780),
        ({IM: 1}, 11),
        ({IM: 31}, 360),
        ({}, 0),
    ],
)
def test_the_official_examples_of_season_2026_come_out(lists: dict[str, int], usd: int) -> None:
    found = costs(*(one for slug, count in lists.items() for one in programs(count, slug)))
    assert found.applications == Amount(usd)


def test_a_fee_with_a_price_for_the_first_ten_comes_out_as_its_page_says() -> None:
    older = fee(99, (0, 10), (19, 20), (23, 30), (27, None))
    assert older.usd(30) == 519
    assert older.usd(20) + older.usd(10) == 388
    assert older.usd(23) + older.usd(7) == 457
    assert older.next_usd(0) == 99


def fee(base: int, *steps: tuple[int, int | None]) -> ApplicationFee:
    return replace(
        ERAS_2026, base_usd=base, steps=tuple(FeeStep(usd, until) for usd, until in steps)
    )


@st.composite
def fees(draw: st.DrawFn) -> ApplicationFee:
    price = st.integers(0, 90)
    ends = sorted(draw(st.sets(st.integers(1, 40), max_size=3)))
    return fee(draw(price), *((draw(price), end) for end in (*ends, None)))


@settings(max_examples=60)
@given(found=fees(), count=st.integers(0, 60))
def test_one_more_program_never_costs_less_and_exactly_the_difference(
    found: ApplicationFee, count: int
) -> None:
    assert found.usd(0) == 0
    assert found.next_usd(count) == found.usd(count + 1) - found.usd(count) >= 0


@settings(max_examples=20)
@given(
    lists=st.dictionaries(
        st.sampled_from([IM, RADIOLOGY, "neurology", "psychiatry"]), st.integers(0, 40), max_size=4
    )
)
def test_specialties_add_up_and_do_not_touch_each_other(lists: dict[str, int]) -> None:
    apart = [costs(*programs(count, slug)).applications.usd for slug, count in lists.items()]
    together = costs(*(one for slug, count in lists.items() for one in programs(count, slug)))
    assert together.applications.usd == sum(apart)
    assert sum(one.programs for one in together.specialties) == sum(lists.values())


def test_a_later_season_is_only_expected_and_an_earlier_one_unknown() -> None:
    (later,) = costs(*programs(2), season=2027).specialties
    assert later.amount == Amount(22, is_expected=True)
    assert later.next == Amount(11, is_expected=True)
    assert str(later.amount and later.amount.text) == "~$22"
    (earlier,) = costs(*programs(2), season=2025).specialties
    assert (earlier.amount, earlier.sent, earlier.next) == (None, None, None)


def test_a_fee_that_is_not_settled_is_only_expected_even_in_its_own_season() -> None:
    assert is_expected(replace(ERAS_2026, confidence="U"), 2026)
    assert not is_expected(ERAS_2026, 2026)
    assert newest({("eras", 2026): ERAS_2026}, "eras", 2025) is None
    assert newest({("eras", 2026): ERAS_2026}, "sf-match", 2030) is None


@pytest.mark.parametrize(
    ("parts", "counted"),
    [
        ({}, 1),
        ({"status": ProgramStatus.CONSIDERING}, 1),
        ({"status": ProgramStatus.WITHDRAWN}, 0),
        ({"status": ProgramStatus.CLOSED}, 0),
        ({"status": ProgramStatus.WITHDRAWN, "applied_on": day("7-1")}, 1),
        ({"status": ProgramStatus.REJECTED, "applied_on": day("7-1")}, 1),
        ({"season": 2025}, 0),
    ],
)
def test_what_was_sent_stays_paid_and_what_was_dropped_before_costs_nothing(
    parts: dict[str, Any], counted: int
) -> None:
    found = costs(program(**parts))
    assert sum(one.programs for one in found.specialties) == counted
    assert found.elsewhere == (1 if "season" in parts else 0)


def test_a_program_knows_what_its_specialty_costs() -> None:
    sent = program("S", applied_on=day("7-1"))
    other = program("D", status=ProgramStatus.CLOSED)
    found = specialty_cost(
        situation(a_file(*programs(30), sent, other, *programs(3, RADIOLOGY))), sent
    )
    assert (found.programs, found.applied) == (31, 1)
    assert found.sent == Amount(11)
    file = a_file()
    assert fee_line(file, found) == "$360 for 31 in internal medicine, the next $30"
    assert next_words(found) == "The next one costs $30."
    lone = replace(found, fee=None)
    assert (fee_line(file, lone), next_words(lone)) == ("", "")


def test_a_fee_in_words_has_its_steps_and_what_comes_first() -> None:
    assert fee_words(ERAS_2026, 2026) == "$11 each up to 30, then $30 each"
    assert fee_words(fee(99, (19, None)), 2027) == "~$99 with the first program, then ~$19 each"
    (one,) = costs(*programs(7)).specialties
    assert next_words(one) == "The next one costs $11. From program 31 on it is $30."


def test_what_nobody_states_is_named_and_never_counted_as_nothing() -> None:
    stays = (rotation("5-4", "5-29", cost_usd=1200.5), rotation("6-1", "6-26", "R2"))
    file = a_file(
        *programs(3, EM),
        program("N", specialty=None),
        program("I"),
        rotations=stays,
    )
    found = season_costs(situation(file))
    assert found.stays == Amount(1200.5)
    assert unknowns(file, found) == (
        "1 program without a specialty",
        "ResidencyCAS for 3 programs in emergency medicine",
        "NRMP registration",
        "1 rotation without a cost",
    )
    assert total_sentence(file, found).startswith("~$1,376.50 by what is known. Not in it, because")
    assert [stay_amount(stay) for stay in stays] == ["$1,200.50", "unknown"]
    assert specialty_title(file, None) == "No specialty noted"


def test_where_all_is_known_the_sum_stands_alone() -> None:
    file = a_file(program(), season=2027)
    found = season_costs(situation(file))
    assert total_sentence(file, found) == "~$281 by what is known."
    assert fees_sentence(found) == "Fees of season 2027 come to ~$281 by what is known."
    assert fees_sentence(costs()) == ""


def once(file: SeasonFile, on: date = TODAY) -> dict[str, OnceCost]:
    return {one.code: one for one in season_costs(situation(file, on)).once}


def test_what_is_paid_once_goes_by_service_and_specialty() -> None:
    assert once(a_file(season=2027)) == {}
    eras = once(a_file(program(), season=2027))
    assert list(eras) == ["img-token", "nrmp-registration", "nrmp-late"]
    assert eras["img-token"].amount == Amount(185)
    assert eras["nrmp-registration"].amount == Amount(85)
    assert list(once(a_file(program(specialty=EM), season=2027))) == [
        "nrmp-registration",
        "nrmp-late",
    ]
    assert list(once(a_file(program(specialty="urology"), season=2027))) == ["img-token"]
    token = once(a_file(program(), season=2026))["img-token"]
    assert token.amount == Amount(165, is_expected=True)
    unknown = once(a_file(program(), season=2023))["img-token"]
    assert unknown.amount is None
    assert late_words(unknown, TODAY) == ""


@pytest.mark.parametrize(
    ("registered", "due", "told"),
    [
        ((), False, "Due only for a registration after ~Sun 31 Jan; not counted."),
        ((Registration(),), False, "Due only for a registration after ~Sun 31 Jan; not counted."),
        (
            (Registration(season=2026, on=date(2027, 2, 2)),),
            False,
            "Due only for a registration after ~Sun 31 Jan; not counted.",
        ),
        (
            (Registration(on=date(2027, 2, 2)),),
            True,
            "You registered after the standard deadline, ~Sun 31 Jan.",
        ),
        (
            (Registration(service="nrmp", season=2027, on=date(2027, 1, 31)),),
            False,
            "Due only for a registration after ~Sun 31 Jan; not counted.",
        ),
    ],
)
def test_the_fee_for_being_late_is_due_only_for_a_late_registration(
    registered: tuple[Registration, ...], due: bool, told: str
) -> None:
    file = a_file(program(), season=2027)
    file = replace(file, applicant=replace(file.applicant, registrations=registered))
    late = once(file)["nrmp-late"]
    assert late.is_due is due
    assert late.amount == Amount(50, is_expected=True)
    assert late_words(late, TODAY) == told
    assert late_words(once(file)["nrmp-registration"], TODAY) == ""
    assert season_costs(situation(file)).season_fees.usd == (320 if due else 270)


def test_a_deadline_that_is_not_known_is_said_so() -> None:
    late = once(a_file(program(), season=2027))["nrmp-late"]
    assert late_words(replace(late, late_after=None), TODAY) == (
        "Due only after the standard deadline, whose day is not known."
    )


def test_who_says_so_is_told_with_season_and_day() -> None:
    file = a_file()
    told = "Source: AAMC, season 2026, seen 22 Nov."
    assert source_words(file, ERAS_2026, 2026, TODAY) == told
    assert source_words(file, ERAS_2026, 2027, TODAY) == f"{told} For 2027 it is only expected (~)."
    unsure = replace(ERAS_2026, confidence="C")
    assert source_words(file, unsure, 2026, TODAY) == f"{told} Not settled (~)."


def test_a_sum_is_expected_when_any_part_is_and_leaves_out_what_is_unknown() -> None:
    assert summed([Amount(1), None, Amount(2)]) == Amount(3)
    assert summed([Amount(1), Amount(2, is_expected=True)]).text == "~$3"
    assert summed([]) == Amount(0)
    assert Amount(1200.5).text == "$1,200.50"
