"""Looking at a service's portal: which letters to look for, and that somebody looked."""

from datetime import date

from lorapp.domain.edits import appended
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.papers import PortalCheck
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError


def watched(at: Situation, service: str) -> tuple[Letter, ...]:
    """Letters a portal shows something of and may show more of; those still owed first."""
    found = [
        letter
        for letter in at.file.letters
        if at.file.letter_service(letter) == service and _may_move(at, letter)
    ]
    return tuple(sorted(found, key=lambda letter: at.arrived(letter) is not None))


def _may_move(at: Situation, letter: Letter) -> bool:
    if at.is_past(letter) or state(at, letter).is_over:
        return False
    shown = any(event.kind.is_shown for event in at.events(letter))
    proved = at.last(letter, EventKind.AVAILABLE, EventKind.IMPORTED) is not None
    return shown and not proved and not at.places.placed.get(letter.key)


def last_look(at: Situation, service: str) -> date | None:
    """The newest day on which the portal of a service was looked at."""
    days = [c.on for c in at.file.portal_checks if c.service == service and c.on <= at.today]
    return max(days, default=None)


def looked(at: Situation, service: str, on: date) -> SeasonFile:
    """Record a look at a portal. RefusedError for a day to come; the same day counts once."""
    if on > at.today:
        raise RefusedError("That day is still to come. Log the look on the day you take it.")
    check = PortalCheck(service=service, on=on)
    if check in at.file.portal_checks:
        return at.file
    return appended(at.file, "portal_checks", check)
