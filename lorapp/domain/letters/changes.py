"""What may be done to a letter: log, confirm, correct, start anew. Each refuses with a reason."""

from dataclasses import replace
from datetime import date

from lorapp.domain.edits import changed, checked, replace_list
from lorapp.domain.letters.courtesy import polite_day
from lorapp.domain.letters.legality import ARRIVED, NAMES, event_problems, why_not
from lorapp.domain.letters.record import Event, EventKind, Form, Letter, SentPaper
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN
from lorapp.domain.wording.days import count_words, day_short, day_whole
from lorapp.errors import RefusedError, UnsaidError
from lorapp.frozen import dataclass

K = EventKind

LOCKED_FIELDS = ("mentor", "service", "season", "specialty", "form", "chair", "waived", "email")
"""What a confirmed entry no longer lets anybody change (rules R-13)."""

_NOUNS = {"email": "e-mail", "mentor": "writer", "imported_from": "old season"}
_CARRIED = frozenset({K.ASKED, K.AGREED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """The five things read back before an entry is locked; the address is typed twice."""

    email: str
    repeated: str
    specialty: str
    form: Form
    chair: bool
    waived: bool


def is_locked(at: Situation, letter: Letter) -> bool:
    """Whether the portal holds the entry, so that its fields stay (R-13)."""
    return any(event.kind.is_shown for event in at.events(letter))


def log_event(at: Situation, key: str, event: Event, *, reason: str | None = None) -> SeasonFile:
    """Record one event on its own day.

    Refuses days to come, events that are not legal, and a reminder that is not polite unless
    a reason stands beside it.
    """
    letter = at.file.letter(key)
    if event.on > at.today:
        raise RefusedError(
            f"{day_short(event.on, at.today)} is still to come. Log what has happened."
        )
    grown = replace(letter, events=_inserted(letter.events, event))
    problems = event_problems(grown)
    before = [e for e in letter.events if e.on <= event.on]
    own = why_not(letter, sorted(before, key=lambda e: e.on), event.kind)
    if own:
        raise RefusedError(own)
    if problems:
        raise RefusedError(_out_of_order(grown, event, problems))
    if event.kind is K.REMINDED and not reason:
        _require_polite(at, letter, event.on)
    note = event.note or reason
    logged = replace(event, note=note)
    grown = replace(letter, events=_inserted(letter.events, logged))
    return changed(at.file, "letters", grown)


def _out_of_order(letter: Letter, event: Event, problems: list[tuple[int, str]]) -> str:
    """Say which later event does not go with one that is logged before it, and look at the day."""
    later = letter.events[problems[0][0]]
    if later.on <= event.on:
        return problems[0][1]
    return (
        f"{NAMES[event.kind].capitalize()} on {day_whole(event.on)} does not go before "
        f"“{NAMES[later.kind]}” on {day_whole(later.on)}. Check the day."
    )


def _inserted(events: tuple[Event, ...], event: Event) -> tuple[Event, ...]:
    """Put an event behind all those of its day or earlier."""
    place = len(events)
    while place and events[place - 1].on > event.on:
        place -= 1
    return (*events[:place], event, *events[place:])


def _require_polite(at: Situation, letter: Letter, day: date) -> None:
    """Judge a reminder on the day it went out, not on the day it is written down."""
    then = Situation(at.file, at.now - (at.today - day))
    polite = polite_day(then, letter.mentor)
    if polite.day == day:
        return
    if polite.day is None:
        raise UnsaidError(f"{polite.reason} If it did go out, say why with a note.")
    raise UnsaidError(
        f"A reminder on {day_short(day, at.today, act_on=True)} is too early: {polite.reason}. "
        f"Next polite day: {day_short(polite.day, at.today, act_on=True)}. "
        "If it did go out, say why with a note."
    )


def confirm(at: Situation, key: str, answers: Confirmation) -> SeasonFile:
    """Lock an entry after its five fields were read back (rules R-12 to R-14).

    Refused while the two spellings of the address differ: a dead address is the commonest
    way to lose a letter (R-00g), and a confirmed entry cannot be edited.
    """
    letter = at.file.letter(key)
    if answers.email.strip().lower() != answers.repeated.strip().lower():
        raise RefusedError(
            "The two addresses differ, so the entry stays a draft. Type the writer's address "
            "the same way twice."
        )
    filled = replace(
        letter,
        email=answers.email.strip(),
        specialty=answers.specialty,
        form=answers.form,
        chair=answers.chair,
        waived=answers.waived,
        service=at.file.letter_service(letter),
        season=at.file.letter_season(letter),
    )
    file = changed(at.file, "letters", filled)
    return log_event(Situation(file, at.now), key, Event(kind=K.CONFIRMED, on=at.today))


def confirmed(
    at: Situation, key: str, event: Event, *, waived: bool | None, reason: str | None = None
) -> SeasonFile:
    """Log that an entry was confirmed, with what was answered about the waiver (rules R-12)."""
    logged = log_event(at, key, event, reason=reason)
    if waived is None:
        return logged
    return changed(logged, "letters", replace(logged.letter(key), waived=waived))


def edited(at: Situation, letter: Letter) -> SeasonFile:
    """Change a letter's own fields; events and, once confirmed, the locked fields stay.

    What was answered about the waiver may still be written down where nobody has yet.
    """
    old = at.file.letter(letter.key)
    if is_locked(at, old):
        is_import = at.last(old, K.IMPORTED) is not None
        held = (*LOCKED_FIELDS, "imported_from") if is_import else LOCKED_FIELDS
        was = replace(old, waived=letter.waived) if old.waived is None else old
        moved = [name for name in held if getattr(was, name) != getattr(letter, name)]
        if moved:
            noun = _NOUNS.get(moved[0], moved[0])
            if is_import:
                raise RefusedError(
                    f"This letter was imported, so its {noun} stays as the portal has it. "
                    "Only the writer can upload a new version."
                )
            raise RefusedError(
                f"This entry is confirmed, so its {noun} stays. Make a new entry with the rest "
                "copied."
            )
    return changed(at.file, "letters", replace(letter, events=old.events))


def new_entry(at: Situation, key: str, fresh_key: str, email: str, repeated: str) -> SeasonFile:
    """Replace a bounced or wrong confirmed entry (R-13): copy all but address and state.

    What the writer said about writing at all (asked, agreed) goes along; the old entry is
    marked abandoned and counts nowhere.
    """
    letter = at.file.letter(key)
    if email.strip().lower() != repeated.strip().lower():
        raise RefusedError(
            "The two addresses differ. Type the writer's address the same way twice."
        )
    if email.strip().lower() == (letter.email or "").lower():
        raise RefusedError("That is the address that failed. Type the writer's new address.")
    if state(at, letter) is LetterState.ABANDONED:
        raise RefusedError("This entry was replaced already; work with the new one.")
    kept = tuple(event for event in letter.events if event.kind in _CARRIED)
    if not any(event.kind is K.AGREED for event in kept):
        kept = (*kept, Event(kind=K.AGREED, on=at.today))
    fresh = replace(
        letter, key=fresh_key, email=email.strip(), letter_id=None, events=kept or NOT_GIVEN
    )
    abandoned = log_event(at, key, Event(kind=K.ABANDONED, on=at.today))
    grown = replace_list(abandoned, "letters", (*abandoned.letters, fresh))
    return checked(at.file, grown)


def corrected(at: Situation, key: str, index: int, reason: str) -> SeasonFile:
    """Take back an event recorded by mistake; the reason goes into the history.

    ``index`` counts in the letter's list. Refused when later events would no longer be legal
    or a program holds the letter because of it.
    """
    if not reason.strip():
        raise RefusedError("Say in a few words why this entry was a mistake.")
    letter = at.file.letter(key)
    gone = letter.events[index]
    left = replace(letter, events=(*letter.events[:index], *letter.events[index + 1 :]))
    if gone.kind is K.PACKET_SENT:
        left = replace(left, packet=_still_sent(left))
    problems = event_problems(left)
    if problems:
        later = left.events[problems[0][0]]
        raise RefusedError(
            f"Take back {NAMES[later.kind]!r} first: it happened because of this "
            f"({NAMES[gone.kind]})."
        )
    if gone.kind in ARRIVED:
        _require_unplaced(at, key)
    return changed(at.file, "letters", left)


def _still_sent(letter: Letter) -> tuple[SentPaper, ...]:
    """The papers whose packet still went out; those of a packet taken back go with it."""
    days = {event.on for event in letter.events if event.kind is K.PACKET_SENT}
    kept = tuple(paper for paper in letter.packet if paper.on in days)
    return kept or NOT_GIVEN


def _require_unplaced(at: Situation, key: str) -> None:
    held = [one.program for one in at.file.assignments if one.letter == key]
    if held:
        name = at.file.program(held[0]).name
        more = f" and {count_words(len(held) - 1, 'more program')}" if len(held) > 1 else ""
        verb = "hold" if more else "holds"
        raise RefusedError(f"{name}{more} {verb} this letter; take it off there first.")
