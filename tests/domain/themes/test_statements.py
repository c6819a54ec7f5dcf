"""Statements and themes as they are changed: claims, programs, names."""

import re
from dataclasses import replace

import pytest

from lorapp.domain.programs import ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.names import (
    statement_key,
    statement_name,
    theme_removed,
    theme_renamed,
    themes_added,
)
from lorapp.domain.themes.statements import (
    applied_with_another,
    claim_added,
    claim_changed,
    claim_removed,
    given,
    open_programs,
    taken_back,
)
from lorapp.errors import LorError, RefusedError, UnknownKeyError
from tests.domain.engine.builders import day, letter, program
from tests.domain.themes.builders import claim, moment, statement, story

NEURO = "neurology"


def file() -> SeasonFile:
    return story(
        letter(proves=("Teamwork",)),
        programs=(
            program("P1", applied_on=day("8-1")),
            program("P2"),
            program("P3", specialty=NEURO),
            program("P4", status=ProgramStatus.WITHDRAWN),
        ),
        moments=(moment(), moment("E2", "M1", "precision")),
        statements=(
            statement(claim(), claim(None), programs=("P1",)),
            statement(claim("precision"), key="S2", specialty=NEURO, version="v2"),
        ),
    )


def programs(found: SeasonFile) -> dict[str, tuple[str, ...]]:
    return {item.key: item.programs for item in found.statements}


def test_claims_are_added_changed_and_taken_out() -> None:
    grown = claim_added(file(), "S2", claim("calm"))
    assert [mark.theme for mark in grown.statement("S2").claims] == ["precision", "calm"]
    swapped = claim_changed(grown, "S2", 0, claim("nerve"))
    assert [mark.theme for mark in swapped.statement("S2").claims] == ["nerve", "calm"]
    left = claim_removed(swapped, "S2", 1)
    assert [mark.theme for mark in left.statement("S2").claims] == ["nerve"]
    assert claim_removed(left, "S2", 0).statement("S2").claims == ()
    for index in (-1, 1):
        with pytest.raises(UnknownKeyError, match="no claim"):
            claim_removed(left, "S2", index)
        with pytest.raises(UnknownKeyError, match="no claim"):
            claim_changed(left, "S2", index, claim())


def test_a_program_has_one_statement() -> None:
    moved = given(file(), "S2", ("P1", "P3"))
    assert programs(moved) == {"S1": (), "S2": ("P1", "P3")}
    assert programs(given(moved, "S2", ("P3", "P2"))) == {"S1": (), "S2": ("P1", "P3", "P2")}
    assert programs(taken_back(moved, "S2", ("P1",))) == {"S1": (), "S2": ("P3",)}
    assert moved.statement_for("P1") == moved.statement("S2")
    assert applied_with_another(file(), "S2", ("P1", "P2", "P3")) == ("P1",)
    assert applied_with_another(file(), "S1", ("P1",)) == ()


def test_only_statements_and_programs_that_exist_are_brought_together() -> None:
    for key, program_key in (("S9", "P1"), ("S1", "P9")):
        with pytest.raises(UnknownKeyError):
            given(file(), key, (program_key,))


def test_open_programs_share_the_specialty_and_have_none_yet() -> None:
    assert open_programs(file(), file().statement("S1")) == ("P2",)
    assert open_programs(file(), file().statement("S2")) == ("P3",)


def test_a_statement_is_called_by_specialty_and_version() -> None:
    first, second = file().statements
    assert statement_name(file(), first) == "Internal medicine statement, version 1"
    assert statement_name(file(), second) == "Neurology statement, version 2"
    assert statement_name(file(), second, short=True) == "Neuro v2"
    plain = replace(second, version=None)
    assert statement_name(file(), plain) == "Neurology statement"
    assert statement_name(file(), plain, short=True) == "Neuro"
    odd = replace(second, specialty="sleep-medicine")
    assert statement_name(file(), odd) == "Sleep medicine statement, version 2"
    assert statement_name(file(), odd, short=True) == "sleep-medicine v2"
    twins = replace(file(), statements=(first, replace(first, key="S3")))
    assert statement_name(twins, first) == "S1"
    assert statement_name(file(), replace(first, specialty=None)) == "S1"


def test_a_new_statement_gets_a_telling_key() -> None:
    assert statement_key(file(), "internal-medicine") == "PS-IM"
    assert statement_key(file(), None) == "S3"
    taken = replace(file(), statements=(statement(key="PS-IM"), statement(key="PS-IM-2")))
    assert statement_key(taken, "internal-medicine") == "PS-IM-3"
    assert statement_key(taken, "sleep-medicine") == "S1"


def test_a_theme_is_added_once_in_the_spelling_it_has() -> None:
    named = themes_added(replace(file(), themes=()), [" teamwork"])
    assert named.themes == ("teamwork",)
    assert themes_added(file(), ["nerve"]).themes == ("teamwork", "precision", "nerve")
    for name in ("TEAMWORK", " ", "one, two", "x" * 501):
        with pytest.raises(RefusedError):
            themes_added(file(), [name])


def test_a_theme_keeps_its_evidence_under_a_new_name() -> None:
    found = theme_renamed(file(), "teamwork", "Team work")
    assert found.themes == ("Team work", "precision")
    assert found.letters[0].proves == ("Team work",)
    assert found.moments[0].themes == ("Team work",)
    assert [mark.theme for mark in found.statement("S1").claims] == ["Team work", None]
    assert found.moments[1].themes == ("precision",)
    assert found.statement("S2") == file().statement("S2")
    bare = story(themes=("teamwork",))
    assert theme_renamed(bare, "teamwork", "TEAMWORK").themes == ("TEAMWORK",)


@pytest.mark.parametrize(("old", "new"), [("nerve", "calm"), ("teamwork", "precision")])
def test_a_theme_that_is_not_there_or_would_double_is_refused(old: str, new: str) -> None:
    with pytest.raises(LorError, match=re.compile("theme", re.IGNORECASE)):
        theme_renamed(file(), old, new)


def test_a_theme_that_is_named_anywhere_stays() -> None:
    with pytest.raises(RefusedError, match="so it stays"):
        theme_removed(file(), "teamwork")
    left = theme_removed(themes_added(file(), ["nerve"]), "Nerve")
    assert left.themes == ("teamwork", "precision")
    with pytest.raises(UnknownKeyError):
        theme_removed(file(), "nerve")
