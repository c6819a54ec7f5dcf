"""Keeping the people: who they are, and every contact with them."""

from typing import TYPE_CHECKING

from lorapp.domain.edits import appended
from lorapp.domain.engine.words import short_name
from lorapp.domain.mentors import Contact, Mentor
from lorapp.services.records import Records

if TYPE_CHECKING:
    from lorapp.services.changes import Change


class Mentors(Records[Mentor]):
    """The applicant's mentors."""

    list_name = "mentors"

    def log_contact(self, contact: Contact) -> "Change":
        """Note that the applicant and a mentor were in touch; the next touch counts from it."""
        name = short_name(self._unit.file(), contact.mentor)
        return self._unit.command(
            f"Log contact with {name}", lambda file: appended(file, "contacts", contact)
        )
