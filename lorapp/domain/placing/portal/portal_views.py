"""What a portal showed, kept day by day in a chain that cannot be changed unnoticed."""

import hashlib
from collections.abc import Sequence
from datetime import date

from lorapp.domain.edits import appended
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import PortalView
from lorapp.domain.placing.portal.portal_text import parse
from lorapp.domain.portal import looked
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.domain.values import NOTE_MAX
from lorapp.errors import RefusedError


def seal(before: str, service: str, on: date, text: str) -> str:
    """The SHA-256 (hex) of a view and of the seal before it; the first has an empty one before."""
    sealed = f"{before}\n{service}\n{on.isoformat()}\n{text}"
    return hashlib.sha256(sealed.encode()).hexdigest()


def broken_at(views: Sequence[PortalView]) -> PortalView | None:
    """The first view whose seal does not fit what stands in it and before it, if any."""
    before = ""
    for view in views:
        if view.seal != seal(before, view.service, view.on, view.text):
            return view
        before = view.seal
    return None


def latest_view(at: Situation, service: str) -> PortalView | None:
    """The newest view of a service up to today."""
    found = [v for v in at.file.portal_views if v.service == service and v.on <= at.today]
    return max(reversed(found), key=lambda view: view.on) if found else None


def viewed(at: Situation, service: str, text: str) -> SeasonFile:
    """Keep what the portal shows today; it counts as a look at the portal of this day too.

    The same text on the same day is kept once. RefusedError for a text in which nothing of
    the applicant's is named, or that is longer than a note may be.
    """
    kept = clean(text, multiline=True).strip("\n")
    if len(kept) > NOTE_MAX:
        raise RefusedError(f"This is longer than {NOTE_MAX:,} signs; paste the assignments alone.")
    if parse(kept, at, service).is_empty:
        raise RefusedError(
            "Nothing in it names a program or a writer of yours. Paste the page that lists "
            "which letters each program has."
        )
    file = looked(at, service, at.today)
    last = latest_view(at, service)
    if last is not None and (last.on, last.text) == (at.today, kept):
        return file
    before = file.portal_views[-1].seal if file.portal_views else ""
    made = seal(before, service, at.today, kept)
    return appended(
        file, "portal_views", PortalView(service=service, on=at.today, text=kept, seal=made)
    )
