"""Adding, changing and removing records; a change may bring no new problem."""

from dataclasses import replace

import pytest

from lorapp.domain.edits import added, appended, changed, checked, new_key, removed
from lorapp.domain.mentors import Contact
from lorapp.domain.moments import WitnessedMoment
from lorapp.errors import InvalidError, RefusedError, UnknownKeyError
from tests.domain.engine.builders import TODAY, letter, mentor, program, record, rotation

FILE = record(letter())


def test_a_record_is_added_under_a_new_key_only() -> None:
    grown = added(FILE, "mentors", mentor("M2"))
    assert [person.key for person in grown.mentors] == ["M1", "M2"]
    with pytest.raises(RefusedError, match="already a mentor 'M1'"):
        added(FILE, "mentors", mentor())


def test_a_record_is_changed_in_its_place() -> None:
    grown = added(FILE, "mentors", mentor("M2"))
    found = changed(grown, "mentors", mentor(name="Dr. Ada Summer"))
    assert [person.name for person in found.mentors] == ["Dr. Ada Summer", "Dr. Ada Winter"]
    with pytest.raises(UnknownKeyError, match="no mentor 'M9'"):
        changed(FILE, "mentors", mentor("M9"))


def test_a_record_others_name_stays() -> None:
    with pytest.raises(
        RefusedError,
        match=r"mentor stays: it is named by 1 letter\. Change or remove that one first\.",
    ):
        removed(FILE, "mentors", "M1")
    with pytest.raises(UnknownKeyError, match="no rotation 'R1'"):
        removed(FILE, "rotations", "R1")
    assert removed(FILE, "letters", "L1").letters == ()


def test_what_still_names_a_record_is_counted_kind_by_kind() -> None:
    full = record(letter(), rotations=(rotation("6-1", "6-26"),))
    full = appended(full, "moments", WitnessedMoment(key="E1", mentor="M1", on=TODAY, text="x"))
    with pytest.raises(
        RefusedError,
        match=r"named by 1 letter, 1 moment and 1 rotation\. Change or remove those first\.",
    ):
        removed(full, "mentors", "M1")


def test_a_record_without_a_key_is_appended() -> None:
    grown = appended(FILE, "contacts", Contact(mentor="M1", on=TODAY))
    assert len(grown.contacts) == 1
    with pytest.raises(InvalidError, match="no mentor"):
        appended(FILE, "contacts", Contact(mentor="M9", on=TODAY))


def test_a_change_is_not_blamed_for_a_problem_that_was_there() -> None:
    broken = record(letter(mentor="M9"))
    assert checked(broken, replace(broken, programs=(program(),))).programs
    assert removed(broken, "letters", "L1").letters == ()
    with pytest.raises(InvalidError, match="no rotation"):
        changed(broken, "letters", letter(mentor="M9", rotation="R9"))


def test_the_next_key_is_free() -> None:
    assert new_key(record(), "letters") == "L1"
    assert new_key(FILE, "letters") == "L2"
    gap = record(letter(key="L2"), rotations=(rotation("8-3", "8-4"),))
    assert new_key(gap, "letters") == "L3"
    assert new_key(gap, "rotations") == "R2"
    assert new_key(record(moments=(WitnessedMoment(key="E1", on=TODAY),)), "moments") == "E2"
