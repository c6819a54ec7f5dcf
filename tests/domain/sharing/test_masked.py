"""A106: a record masked for others names nobody, by words or by keys, and holds together."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.checks import references
from lorapp.domain.letters.record import EventKind
from lorapp.domain.mentors import Contact
from lorapp.domain.papers import Claim, Statement
from lorapp.domain.plain import to_plain
from lorapp.domain.record import SeasonFile
from lorapp.domain.sharing.levels import Level
from lorapp.domain.sharing.masked import masked, renumbered
from tests.domain.engine.builders import book, day, ev, letter, mentor, program, record, rotation
from tests.domain.sharing.test_masks import LEVELS, hidden, marked
from tests.records import season_files


@settings(max_examples=15)
@given(file=season_files(), level=st.sampled_from(LEVELS))
def test_no_masked_word_of_any_record_is_in_its_masked_form(file: SeasonFile, level: Level) -> None:
    secret, words = marked(replace(file, rulebook=book()))
    everything = json.dumps(to_plain(masked(secret, level)), ensure_ascii=False)
    assert not [word for word in hidden(words, level) if word in everything]


@settings(max_examples=30)
@given(season_files())
def test_a_masked_record_holds_together_as_the_whole_one_did(file: SeasonFile) -> None:
    made = masked(file, Level())
    assert references(file) or references(made) == []
    assert masked(file, None) is file


def test_keys_that_are_names_are_numbers_afterwards_and_still_lead_to_their_records() -> None:
    file = record(
        letter(ev(EventKind.ASKED, "7-1"), key="of-umetani", mentor="umetani", rotation="orla"),
        mentors=(mentor(key="umetani"),),
        rotations=(rotation("8-3", "8-28", key="orla", mentors=("umetani", "gone")),),
        contacts=(Contact(mentor="umetani", on=day("7-2")),),
        programs=(program(key="ashgrove"),),
        statements=(
            Statement(key="s", claims=(Claim(witness="umetani"), Claim()), programs=("ashgrove",)),
        ),
    )
    made = renumbered(file)
    assert made.letters[0].mentor == made.mentors[0].key == made.contacts[0].mentor == "M1"
    assert made.letters[0].rotation == made.rotations[0].key == "R1"
    assert made.rotations[0].mentors == ("M1",)
    assert [claim.witness for claim in made.statements[0].claims] == ["M1", None]
    assert made.statements[0].programs == ("P1",)
    text = json.dumps(to_plain(made))
    assert not [key for key in ("umetani", "orla", "ashgrove", "gone") if f'"{key}"' in text]


@pytest.mark.parametrize("level", LEVELS)
def test_a_record_that_is_not_masked_would_name_somebody(level: Level) -> None:
    secret, words = marked(replace(record(letter(ev(EventKind.ASKED, "7-1"))), rulebook=book()))
    assert level is not None
    everything = json.dumps(to_plain(secret))
    assert [word for word in words["people"] if word in everything]
