"""Response lag: how many days each letter took from its request to its upload."""

from datetime import date
from statistics import median
from typing import Final

from lorapp.domain.charts.chart import Aside, Chart, Level, Series, number_text
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, lapsed_on, state
from lorapp.domain.wording.days import count_words, day_short
from lorapp.frozen import dataclass

K = EventKind
NAME: Final = "response-lag"
TITLE: Final = "From request to upload"
CLOSED_MIN: Final = 5
"""A median of fewer letters would say more about chance than about people."""


@dataclass(frozen=True, slots=True)
class Lag:
    """One letter: the day of its request, and of its upload if there was one."""

    letter: Letter
    requested_on: date
    uploaded_on: date | None

    def days(self, today: date) -> int:
        """Days from the request to the upload, or to today while it is open."""
        return ((self.uploaded_on or today) - self.requested_on).days


def lag_of(at: Situation, letter: Letter) -> Lag | None:
    """What one letter adds to the picture; None where no request was seen or none runs."""
    begun = next(
        (e.on for kind in (K.REQUESTED, K.CONFIRMED) for e in at.events(letter) if e.kind is kind),
        None,
    )
    came = at.arrived(letter)
    if begun is None or (came is not None and came.kind is K.IMPORTED):
        return None
    if came is not None:
        return Lag(letter, begun, came.on)
    return Lag(letter, begun, None) if _runs(at, letter) else None


def response_lag(at: Situation) -> Chart:
    """The chart of the applicant's own letters, of this season and those before."""
    lags = [found for letter in at.file.letters if (found := lag_of(at, letter)) is not None]
    lags.sort(key=lambda lag: (lag.uploaded_on is None, lag.requested_on, lag.letter.key))
    notes = _notes(at)
    if not lags:
        return Chart(
            name=NAME, title=TITLE, sentence="No letter has been requested yet.", notes=notes
        )
    closed = [lag.days(at.today) for lag in lags if lag.uploaded_on is not None]
    return Chart(
        name=NAME,
        title=TITLE,
        sentence=_sentence(at, lags, closed),
        head="Letter of",
        unit="days",
        labels=tuple(_label(at, lag.letter) for lag in lags),
        series=(
            Series("Uploaded after", tuple(_days(at, lag, is_open=False) for lag in lags)),
            Series("Still open for", tuple(_days(at, lag, is_open=True) for lag in lags)),
        ),
        level=_median(closed),
        asides=(
            Aside("Requested", tuple(day_short(lag.requested_on, at.today) for lag in lags)),
            Aside("Uploaded", tuple(_uploaded(at, lag) for lag in lags)),
        ),
        notes=notes,
    )


def _runs(at: Situation, letter: Letter) -> bool:
    """Whether a request waits for its writer: not bounced, not over, not of a past season."""
    found = state(at, letter)
    is_out = found.is_over or found in {LetterState.BOUNCED, LetterState.LAPSED}
    return not is_out and not at.is_past(letter) and lapsed_on(at, letter) is None


def _days(at: Situation, lag: Lag, *, is_open: bool) -> int | None:
    return lag.days(at.today) if (lag.uploaded_on is None) is is_open else None


def _uploaded(at: Situation, lag: Lag) -> str:
    return day_short(lag.uploaded_on, at.today) if lag.uploaded_on else "not yet"


def _label(at: Situation, letter: Letter) -> str:
    """Whose letter; of two by one writer the season or specialty tells them apart."""
    name = short_name(at.file, letter.mentor)
    if len(at.letters_of(letter.mentor)) == 1:
        return name
    return f"{name}, {letter.specialty or 'general'} {at.file.letter_season(letter)}"


def _median(closed: list[int]) -> Level | None:
    if len(closed) < CLOSED_MIN:
        return None
    value = median(closed)
    return Level(f"median of {len(closed)}: {number_text(value)} days", value)


def _sentence(at: Situation, lags: list[Lag], closed: list[int]) -> str:
    running = [lag.days(at.today) for lag in lags if lag.uploaded_on is None]
    parts = [_closed_words(closed)]
    if running:
        days = count_words(max(running), "day") or "0 days"
        many = len(running) > 1
        parts.append(f"{len(running)} still open{', the longest' if many else ''} for {days}.")
    return " ".join(part for part in parts if part)


def _closed_words(closed: list[int]) -> str:
    if not closed:
        return "No letter has come after a request yet."
    found = _median(closed)
    least, most = min(closed), max(closed)
    days = f"{least} to {most} days" if least != most else count_words(most, "day") or "0 days"
    came = f"{count_words(len(closed), 'letter')} came after {days}"
    if found is None:
        return f"{came}; a median is told from {CLOSED_MIN} letters on."
    return f"{came}, median {number_text(found.value)} (of {len(closed)})."


def _notes(at: Situation) -> tuple[str, ...]:
    notes = []
    unknown = [
        letter
        for letter in at.file.letters
        if at.last(letter, K.UPLOADED) and lag_of(at, letter) is None
    ]
    if unknown:
        names = ", ".join(_label(at, letter) for letter in unknown)
        notes.append(f"Not counted, because no request was noted: {names}.")
    bounced = [one for one in at.file.letters if state(at, one) is LetterState.BOUNCED]
    if bounced:
        names = ", ".join(_label(at, letter) for letter in bounced)
        notes.append(f"Not counted, because the request bounced: {names}.")
    return tuple(notes)
