from dataclasses import replace
from datetime import date

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.mentors import Contact, Mentor
from lorapp.errors import RefusedError, UnknownKeyError
from tests.services.stage import filled

WRITER = Mentor(key="M1", name="Dr. Ada Winter")


def test_a_mentor_is_added_changed_and_removed(begun: Services) -> None:
    assert begun.mentors.add(WRITER).label == "Add mentor Dr. Ada Winter"
    begun.mentors.change(replace(WRITER, do_not_contact=True))
    assert begun.unit.file().mentor("M1").do_not_contact
    begun.mentors.remove("M1")
    assert begun.unit.file().mentors == ()
    with pytest.raises(UnknownKeyError, match="no mentor 'M1'"):
        begun.mentors.remove("M1")


def test_a_mentor_with_a_letter_stays(services: Services) -> None:
    with pytest.raises(RefusedError, match="named by 1 letter"):
        filled(services).mentors.remove("M1")


def test_a_contact_is_noted(begun: Services) -> None:
    begun.mentors.add(WRITER)
    contact = Contact(mentor="M1", on=date(2026, 11, 20))
    assert begun.mentors.log_contact(contact).label == "Log contact with Dr. Winter"
    assert begun.unit.file().contacts == (contact,)
