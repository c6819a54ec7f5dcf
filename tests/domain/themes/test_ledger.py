"""The ledger: each claim, who saw it, and what to say if asked."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.papers import Claim
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.ledger import Standing, if_asked, ledger, orphans
from tests.domain.engine.builders import ev, letter
from tests.domain.themes.builders import at, claim, moment, statement, story

HERE = letter(ev(EventKind.UPLOADED, "7-1"), proves=("teamwork",))
COMING = letter(proves=("teamwork",))


@pytest.mark.parametrize(
    ("letters", "mark", "standing", "hint"),
    [
        ((HERE,), claim(), Standing.HERE, "was asked to write of it"),
        ((COMING,), claim(), Standing.COMING, "is asked to write of it"),
        ((letter(),), claim(), Standing.NOT_ASKED, "did not ask for it"),
        ((), claim(), Standing.SEEN, "does not write"),
        ((), claim("precision", "M2"), Standing.SEEN, "Name Dr. Summer. Note the moment first"),
        ((letter(),), claim("precision"), Standing.UNWITNESSED, "Nobody on record saw this"),
        ((), claim(None), Standing.UNWITNESSED, "Nobody on record saw this"),
        ((letter(),), claim(None, "M1"), Standing.NOT_ASKED, "Name Dr. Winter."),
    ],
)
def test_a_claim_stands_as_well_as_its_best_witness(
    letters: tuple[Letter, ...], mark: Claim, standing: Standing, hint: str
) -> None:
    file = story(*letters, moments=(moment(),), statements=(statement(mark),))
    (entry,) = ledger(at(file))
    assert entry.standing is standing
    assert entry.id == "0@S1"
    assert hint in if_asked(at(file), entry)


def test_a_witness_is_named_saw_it_or_both() -> None:
    file = story(
        COMING,
        letter(key="L2"),
        moments=(moment(), moment("E2", "M2"), moment("E3", None), moment("E4", on="9-1")),
        statements=(statement(claim("Teamwork", "M1")),),
    )
    (entry,) = ledger(at(file))
    first, second = entry.witnesses
    assert (first.mentor, first.named, first.letters, first.proving) == (
        *("M1", True, ("L1", "L2"), ("L1",)),
    )
    assert [seen.key for seen in first.moments] == ["E1"]
    assert (second.mentor, second.named, second.letters) == ("M2", False, ())


@st.composite
def stories(draw: st.DrawFn) -> SeasonFile:
    people = st.sampled_from(["M1", "M2", "M3", None])
    themes = st.sampled_from(["teamwork", "precision"])
    claims = draw(st.lists(st.tuples(themes, people), max_size=4))
    moments = draw(st.lists(st.tuples(people, themes), max_size=4))
    return story(
        letter(),
        moments=tuple(moment(f"E{n}", who, theme) for n, (who, theme) in enumerate(moments)),
        statements=(statement(*(claim(theme, who) for theme, who in claims)),),
    )


def without(file: SeasonFile, mentor: str) -> SeasonFile:
    """The record with nothing on it that this person saw."""
    statements = tuple(
        replace(
            statement,
            claims=tuple(
                replace(claim, witness=None) if claim.witness == mentor else claim
                for claim in statement.claims
            ),
        )
        for statement in file.statements
    )
    moments = tuple(moment for moment in file.moments if moment.mentor != mentor)
    return replace(file, statements=statements, moments=moments)


@settings(max_examples=50, deadline=None)
@given(stories(), st.sampled_from(["M1", "M2", "M3"]))
def test_taking_a_witness_away_orphans_exactly_the_claims_that_were_listed(
    file: SeasonFile, who: str
) -> None:
    before = ledger(at(file))
    after = ledger(at(without(file, who)))
    lost = [
        old.id
        for old, new in zip(before, after, strict=True)
        if old.standing is not Standing.UNWITNESSED and new.standing is Standing.UNWITNESSED
    ]
    assert [entry.id for entry in orphans(at(file), who)] == lost
