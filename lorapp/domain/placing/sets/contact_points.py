"""Points for the kind of contact behind a letter: what can be seen, never what it says (R-93)."""

from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors_ranking import CANNOT, JUNIOR


def contact_points(
    at: Situation, letter: Letter, specialty: str | None, *, us: bool | None, hands_on: bool | None
) -> int:
    """How much the contact behind a letter weighs for a specialty (R-93).

    Most: a supervisor of the specialty who saw hands-on work in the United States; then other
    US hands-on work; then US observing or research; then the home country. A country or a kind
    of work that is not known counts as the lower one.
    """
    if not us:
        return at.number("contact_home")
    if not hands_on:
        return at.number("contact_us_other")
    mentor, stay = at.mentor(letter), at.rotation(letter)
    field = mentor.specialty or (stay.specialty if stay else None)
    supervises = mentor.role is not None and mentor.role not in JUNIOR | CANNOT
    if supervises and specialty is not None and field == specialty:
        return at.number("contact_us_specialty")
    return at.number("contact_us_clinical")
