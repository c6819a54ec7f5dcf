"""The state of a letter, derived from its two columns of events and never typed in."""

from datetime import date
from enum import StrEnum

from lorapp.domain.letters.dates import late_since
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.letters.situation import Situation, by_letter
from lorapp.domain.rotations import LetterWanted

K = EventKind


class LetterState(StrEnum):
    """Where a letter stands; the last six are ways out or trouble."""

    IDEA = "idea"
    PLANNED = "planned"
    ASKED = "asked"
    AGREED = "agreed"
    CONFIRMED = "confirmed"
    REQUESTED = "requested"
    PROCESSING = "processing"
    AVAILABLE = "available"
    CLOSED = "closed"
    DECLINED = "declined"
    BOUNCED = "bounced"
    LATE = "late"
    LAPSED = "lapsed"
    REVOKED = "revoked"
    ABANDONED = "abandoned"

    @property
    def is_over(self) -> bool:
        """Whether nothing can come of this entry any more."""
        return self in {self.DECLINED, self.REVOKED, self.ABANDONED}

    @property
    def is_here(self) -> bool:
        """Whether the letter can be used at programs."""
        return self in {self.AVAILABLE, self.CLOSED}

    @property
    def is_owed(self) -> bool:
        """Whether the writer has agreed and the letter has not been uploaded."""
        return self in {self.AGREED, self.CONFIRMED, self.REQUESTED, self.LATE}

    @property
    def is_coming(self) -> bool:
        """Whether the letter is promised or on its way, be its address mended first."""
        return self.is_owed or self in {self.PROCESSING, self.BOUNCED}


_FINAL = {
    K.DECLINED: LetterState.DECLINED,
    K.REVOKED: LetterState.REVOKED,
    K.ABANDONED: LetterState.ABANDONED,
}
_PORTAL = {
    K.BOUNCED: LetterState.BOUNCED,
    K.REQUESTED: LetterState.REQUESTED,
    K.CONFIRMED: LetterState.CONFIRMED,
}


@by_letter
def state(at: Situation, letter: Letter) -> LetterState:
    """Derive the state of a letter at an instant."""
    over = at.last(letter, *_FINAL)
    if over:
        return _FINAL[over.kind]
    if at.arrived(letter):
        return _arrived(at, letter)
    if lapsed_on(at, letter):
        return LetterState.LAPSED
    shown = at.last(letter, *_PORTAL)
    if shown is None:
        return _said(at, letter)
    found = _PORTAL[shown.kind]
    if found is LetterState.REQUESTED and late_days(at, letter) > 0:
        return LetterState.LATE
    return found


def lapsed_on(at: Situation, letter: Letter) -> date | None:
    """The day a letter lapsed: by the applicant's word, or open at its season's end (R-38)."""
    newest = at.last(letter, K.LAPSED, K.ASKED, K.AGREED, K.CONFIRMED, K.REQUESTED)
    if newest is None:
        return None
    if newest.kind is K.LAPSED:
        return newest.on
    ends = at.season_ends(letter)
    shown = at.last(letter, K.REQUESTED, K.CONFIRMED)
    return ends if shown and ends and at.today > ends else None


@by_letter
def requested(at: Situation, letter: Letter) -> Event | None:
    """The newest request that still stands, i.e. nothing was uploaded or bounced since."""
    if at.arrived(letter):
        return None
    shown = at.last(letter, *_PORTAL)
    return shown if shown and shown.kind is K.REQUESTED else None


def late_days(at: Situation, letter: Letter) -> int:
    """Days past the stated deadline, else past the latest upload, while requested; else 0."""
    if requested(at, letter) is None or at.last(letter, *_FINAL):
        return 0
    since = late_since(at, letter)
    return max(0, -at.in_days(since)) if since else 0


def open_since(at: Situation, letter: Letter) -> date | None:
    """The first request, else the confirmation, of a letter that has not arrived."""
    if at.arrived(letter) or at.last(letter, *_FINAL):
        return None
    for kind in (K.REQUESTED, K.CONFIRMED):
        for event in at.events(letter):
            if event.kind is kind:
                return event.on
    return None


def _arrived(at: Situation, letter: Letter) -> LetterState:
    if not at.is_available(letter):
        return LetterState.PROCESSING
    came = at.arrived(letter)
    thanked = at.last(letter, K.THANKED)
    told = at.last(letter, K.TOLD_OUTCOME)
    if came and thanked and told and thanked.on >= came.on:
        return LetterState.CLOSED
    return LetterState.AVAILABLE


def _said(at: Situation, letter: Letter) -> LetterState:
    if at.last(letter, K.AGREED):
        return LetterState.AGREED
    if at.last(letter, K.ASKED, K.REMINDED, K.SAYS_SENT):
        return LetterState.ASKED
    rotation = at.rotation(letter)
    if rotation and rotation.letter_wanted is LetterWanted.YES:
        return LetterState.PLANNED
    return LetterState.IDEA
