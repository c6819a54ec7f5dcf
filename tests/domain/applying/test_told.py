"""Applications in sentences: the panel, the week, and the money."""

from dataclasses import replace
from datetime import timedelta

from lorapp.domain.applying.policies import CAUTION
from lorapp.domain.applying.record import ApplicationStatus, LetterPolicy
from lorapp.domain.applying.spending import fees, own_costs
from lorapp.domain.applying.told import (
    about,
    happened,
    letters,
    money,
    paper_lines,
    standing_words,
)
from lorapp.domain.rotations import RotationKind
from tests.domain.applying.builders import END, START, TODAY, asked, at, paper
from tests.domain.engine.builders import rotation

S = ApplicationStatus
YESTERDAY = TODAY - timedelta(days=1)
FULL = asked(
    agency="Vesper",
    city="Elm",
    kind=RotationKind.SUB_INTERNSHIP,
    specialty="neurology",
    starts_on=START,
    ends_on=END,
    status=S.APPLIED,
    applied_on=YESTERDAY,
    answer_by=TODAY + timedelta(days=8),
    letter_policy=LetterPolicy.PROMISED,
    application_fee_usd=250,
    cost_usd=2000,
    papers=(
        paper("CV", done_on=YESTERDAY),
        paper("Form", due_on=YESTERDAY, cost_usd=30),
        paper("Badge", due_on=START),
    ),
)
BARE = asked("A2", papers=(paper(),))


def test_what_happened_stands_on_its_day() -> None:
    answered = asked("A3", status=S.REFUSED, answered_on=TODAY)
    assert list(happened(at(FULL, answered))) == [
        (YESTERDAY, "Applied for a rotation at Larkspur Clinic"),
        (YESTERDAY, "CV for Larkspur Clinic: done"),
        (TODAY, "Larkspur Clinic: refused"),
    ]


def test_an_application_is_told_in_sentences() -> None:
    now = at(FULL, BARE)
    assert standing_words(now, FULL) == ("Applied since Sat 21 Nov. Form: Sat 21 Nov, 1 day ago.")
    assert standing_words(now, BARE) == "Thinking about it."
    assert list(about(now, FULL)) == [
        "Larkspur Clinic, through Vesper.",
        "Sub internship, neurology, 1 Mar to 26 Mar.",
        "Elm.",
    ]
    assert list(about(now, BARE)) == ["Larkspur Clinic."]
    became = asked(rotation="R1")
    assert (
        "became a rotation"
        in list(about(at(became, rotations=(rotation("11-2", "11-27"),)), became))[-1]
    )
    assert list(letters(FULL)) == [CAUTION, "Letters there: promised."]
    assert list(letters(BARE)) == ["Letters there: not known."]
    assert list(paper_lines(now, FULL)) == [
        "Form, by Sat 21 Nov, late.",
        "Badge, by Mon 1 Mar.",
        "1 paper is done.",
    ]
    assert list(paper_lines(now, BARE)) == ["TB test, no day yet."]


def test_money_is_told_and_counted_once() -> None:
    assert list(money(FULL)) == [
        "Applying, papers with it: $280.",
        "The stay: $2,000, $500 a week.",
    ]
    assert list(money(asked(cost_usd=90))) == ["The stay: $90."]
    assert (list(money(BARE)), fees(BARE)) == ([], None)
    assert own_costs(FULL) == [250, 30]
    accepted = asked(status=S.ACCEPTED, cost_usd=2000, application_fee_usd=10)
    assert own_costs(accepted) == [10, 2000]
    assert own_costs(replace(accepted, rotation="R1")) == [10]
    assert own_costs(asked(application_fee_usd=10)) == []
