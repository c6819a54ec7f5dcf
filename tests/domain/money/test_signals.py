# ruff: noqa: ANN401 - helpers pass any field of a record on to its class
"""Signals: counted by specialty and kind, never below zero, never moved after applying."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.money.facts import SignalCount
from lorapp.domain.money.signals import (
    SignalUse,
    doubtful_signal,
    season_signals,
    signal_use,
    why_no_signal,
)
from lorapp.domain.money.spending import spending
from lorapp.domain.money.words import signals_sentence, signals_short
from lorapp.domain.placing.changes.submitting import set_signal
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.programs import Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from tests.domain.engine.builders import applicant, book, day, program, record, situation

URO, ANESTHESIA = "urology", "anesthesiology"


def stated(specialty: str, season: int, **kinds: int) -> SignalCount:
    return SignalCount(
        specialty=specialty,
        season=season,
        kinds=kinds,
        source="R-82",
        confidence="O",
        checked_on=date(2026, 11, 22),
    )


FACTS = {
    ("urology", 2027): stated(URO, 2027, signals=2),
    ("anesthesiology", 2027): stated(ANESTHESIA, 2027, gold=1, silver=2),
    ("dermatology", 2026): stated("dermatology", 2026, signals=1),
}


def a_file(*found: Program) -> SeasonFile:
    return record(
        applicant=applicant(season=2027),
        programs=found,
        rulebook=replace(book(), signals=FACTS),
    )


def use(*found: Program, specialty: str | None = URO) -> SignalUse:
    return signal_use(situation(a_file(*found)), specialty, 2027)


def signaled(key: str, signal: str | None, specialty: str | None = URO, **parts: Any) -> Program:
    return program(key, signal=signal, specialty=specialty, **parts)


def test_only_signals_of_the_specialty_and_season_that_were_or_can_be_sent_count() -> None:
    found = use(
        signaled("A", "yes"),
        signaled("B", None),
        signaled("C", "yes", ANESTHESIA),
        signaled("D", "yes", season=2026),
        signaled("E", "yes", status=ProgramStatus.CLOSED),
        signaled("F", "yes", status=ProgramStatus.REJECTED, applied_on=day("7-1")),
    )
    assert [one.key for one in found.given] == ["A", "F"]
    assert (found.used("signals"), found.left("signals"), found.over) == (2, 0, 0)


def test_the_shipped_count_of_urology_is_that_of_its_season() -> None:
    file = record(applicant=applicant(season=2026), programs=(signaled("A", "yes"),))
    (found,) = season_signals(situation(file))
    assert signals_sentence(found) == "1 of 30 signals given, 29 left."
    later = replace(file, applicant=applicant(season=2027))
    (expected,) = season_signals(situation(later))
    assert signals_short(expected) == "~29 left"
    assert use(signaled("A", "yes", "neurology"), specialty="neurology").over == 0


@pytest.mark.parametrize(
    ("found", "short", "told"),
    [
        (use(), "2 left", "0 of 2 signals given, 2 left."),
        (
            use(signaled("A", "gold", ANESTHESIA), specialty=ANESTHESIA),
            "0 gold, 2 silver",
            "1 of 1 gold given, 0 left; 0 of 2 silver given, 2 left.",
        ),
        (
            use(*(signaled(key, "x") for key in "ABC")),
            "0 left",
            "3 of 2 signals given, 0 left. 1 more is noted than there are.",
        ),
        (
            use(*(signaled(k, "bronze", ANESTHESIA) for k in "AB"), specialty=ANESTHESIA),
            "1 gold, 2 silver",
            (
                "0 of 1 gold given, 1 left; 0 of 2 silver given, 2 left. "
                "2 more are noted than there are."
            ),
        ),
        (
            use(signaled("A", "yes", "neurology"), specialty="neurology"),
            "count unknown",
            "1 signal is given; how many there are is not known.",
        ),
        (
            use(*(signaled(key, "yes", None) for key in "AB"), specialty=None),
            "count unknown",
            (
                "2 signals are given; how many there are is not known. "
                "A program needs its specialty before one can count."
            ),
        ),
    ],
)
def test_what_is_given_and_left_is_said_in_words(found: SignalUse, short: str, told: str) -> None:
    assert signals_short(found) == short
    assert signals_sentence(found) == told


def test_a_list_names_specialties_with_a_count_or_a_signal() -> None:
    file = a_file(
        signaled("A", None),
        signaled("B", None, "neurology"),
        signaled("C", "yes", None),
        signaled("D", None, season=2026, specialty="dermatology"),
    )
    assert [one.specialty for one in season_signals(situation(file))] == [URO, None]


@pytest.mark.parametrize(
    ("others", "target", "given_word", "words"),
    [
        (("x", "x"), signaled("T", None), "yes", "Urology has 2 signals in season 2027, and all"),
        (("x",), signaled("T", None), "yes", None),
        (("x",), signaled("T", "yes"), "other", None),
        (("x", "x", "x"), signaled("T", "yes"), "other", None),
        (("x", "x"), signaled("T", None), None, None),
        (("gold",), signaled("T", None, ANESTHESIA), "GOLD", "has 1 gold signal in season 2027"),
        (("gold",), signaled("T", "silver", ANESTHESIA), " Gold", "has 1 gold signal in season"),
        (("gold",), signaled("T", None, ANESTHESIA), "silver", None),
        ((), signaled("T", None, ANESTHESIA), "bronze", "has `gold` and `silver` signals in"),
        (("x",), signaled("T", None, "dermatology"), "yes", None),
        (("x",) * 9, signaled("T", None, "neurology"), "yes", None),
        (("x",) * 9, signaled("T", None, None), "yes", None),
    ],
)
def test_a_signal_beyond_the_count_is_refused_with_what_to_do(
    others: tuple[str, ...], target: Program, given_word: str | None, words: str | None
) -> None:
    more = [signaled(f"O{n}", word, target.specialty) for n, word in enumerate(others)]
    at = situation(a_file(*more, target))
    why = why_no_signal(at, target, given_word)
    assert (words in why) if words and why else why is None and words is None
    if words:
        with pytest.raises(RefusedError, match="season 2027"):
            set_signal(at, "T", given_word)


def test_beyond_an_expected_count_it_is_only_doubted() -> None:
    target = signaled("T", None, "dermatology")
    full = situation(a_file(signaled("A", "yes", "dermatology"), target))
    assert doubtful_signal(full, target, "yes") == (
        "Season 2026 had 1 for dermatology; 2027 may differ, so look into the portal first."
    )
    assert doubtful_signal(situation(a_file(target)), target, "yes") == ""
    sure = signaled("T", None)
    assert doubtful_signal(situation(a_file(sure)), sure, "yes") == ""


def test_a_kind_there_is_none_of_is_refused() -> None:
    facts = {(ANESTHESIA, 2027): stated(ANESTHESIA, 2027, gold=0, silver=1)}
    target = signaled("T", None, ANESTHESIA)
    file = replace(a_file(target), rulebook=replace(book(), signals=facts))
    why = why_no_signal(situation(file), target, "gold")
    assert why == "Anesthesiology has no gold signals in season 2027."


@settings(max_examples=40)
@given(
    tries=st.lists(
        st.tuples(st.integers(0, 4), st.sampled_from(["gold", "silver", None])), max_size=14
    ),
    sent=st.sets(st.integers(0, 4), max_size=2),
)
def test_however_signals_are_given_none_is_left_below_zero_and_none_sent_moves(
    tries: list[tuple[int, str | None]], sent: set[int]
) -> None:
    places = [
        signaled(
            f"P{n}",
            "silver" if n in sent else None,
            ANESTHESIA,
            applied_on=day("7-1") if n in sent else None,
        )
        for n in range(5)
    ]
    file = a_file(*places)
    for number, word in tries:
        try:
            file = set_signal(situation(file), f"P{number}", word)
        except RefusedError as refused:
            assert str(refused)  # noqa: PT017  either way the counts below must hold
        found = signal_use(situation(file), ANESTHESIA, 2027)
        assert found.over == 0
        for kind, most in (("gold", 1), ("silver", 2)):
            assert found.used(kind) + found.left(kind) == most
        assert all(file.program(f"P{n}").signal == "silver" for n in sent)


def test_a_signal_on_weak_letters_is_named_by_what_they_lack() -> None:
    weak, fine = signaled("A", "yes"), signaled("B", "yes", minimum=0)
    at = situation(a_file(weak, fine))
    found = spending(at, check_at(at))
    assert found.weakness(weak) == "3 letters short"
    assert found.weakness(fine) == ""
    assert found.costs.season == 2027
    assert len(found.signals) == 1
